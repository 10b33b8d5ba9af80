// Filters a board by everything that the style sheet cannot: states, owners,
// words, more themes than it has rules for; counts what is left, and keeps the
// choice in the address. Without it the board is whole and themes are chosen.
(() => {
  const form = () => document.querySelector("[data-filter]");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  const apply = () => {
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(form())) if (value.trim()) chosen.append(name, value);
    const themes = all("[name=theme]:checked, [name=theme] option:checked", form()).map((choice) => choice.dataset.n).filter(Boolean);
    const words = fold(chosen.get("text") ?? "").split(/\s+/);
    const active = chosen.size > 0;
    const fits = (li) =>
      (!themes.length || themes.includes(li.dataset.theme)) &&
      ["state", "owner"].every((key) => [null, li.dataset[key]].includes(chosen.get(key === "state" ? "status" : key))) &&
      words.every((word) => fold(li.textContent).includes(word));

    // One piece of work may stand in several lanes.
    const some = new Set(), every = new Set();
    for (const li of all("li[data-theme]")) {
      li.hidden = !fits(li);
      const { href } = li.querySelector("a");
      every.add(href);
      if (!li.hidden) some.add(href);
    }
    const left = (part) => all("li[data-theme]:not([hidden])", part).length;
    for (const cell of all("[data-cell]")) {
      cell.toggleAttribute("data-empty", active && !left(cell));
      const count = cell.querySelector("[data-all]");
      if (!count) continue;
      count.kept ??= count.innerHTML;
      if (active) count.textContent = left(cell) + " / " + count.dataset.all;
      else count.innerHTML = count.kept;
    }
    for (const lane of all("[data-lane]")) lane.hidden = active && !left(lane);
    for (const more of all("[data-more] > summary").map((summary) => summary.parentNode)) {
      more.hidden = active && !left(more);
      if (active && !more.open) more.opened = more.open = true;
      else if (!active && more.opened) more.opened = more.open = false;
      more.firstChild.textContent = form().dataset.more.replace("%d", left(more));
    }
    form().toggleAttribute("data-active", active);
    form().querySelector("[role=status]").textContent = active ? form().dataset.count.replace("%d", some.size).replace("%d", every.size) : "";
    const query = active ? "?" + chosen : "";
    try {
      if (query !== location.search) history.replaceState(history.state, "", (query || location.pathname) + location.hash);
    } catch { /* the address is a convenience */ }
  };

  // What the address says is chosen, whatever the browser remembers.
  const setUp = () => {
    if (!form()) return;
    const asked = new URLSearchParams(location.search);
    for (const field of form().elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
      else field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    for (const part of all("[data-with-script]")) part.hidden = false;
    apply();
    if (form().matches("[data-active]")) form().closest("details").open = true;
  };

  const ours = (event) => event.target.closest?.("[data-filter]");
  document.addEventListener("input", (event) => ours(event) && apply());
  document.addEventListener("reset", (event) => ours(event) && setTimeout(apply));
  document.addEventListener("submit", (event) => ours(event) && event.preventDefault());
  document.addEventListener("fingerpost:update", setUp);
  setUp();
})();
