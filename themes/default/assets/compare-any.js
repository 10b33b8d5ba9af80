// Choosing what to compare: any sides, beyond the comparisons that are
// declared. The fields are there from the start and hidden without a script; what
// compares, and what is compared, is fetched when something is chosen or the
// address says it, for only few readers of other pages need either. What is
// chosen stands in the address, so that it can be sent.
(() => {
  const form = () => document.querySelector("[data-compare]");
  const fields = () => [...form().querySelectorAll("select")];
  const chosen = () => [...new Set(fields().map((s) => s.value).filter(Boolean))];
  const address = (path) => {
    if (/^file:|\/index\.html$/.test(location.href.split(/[?#]/)[0])) path = path.replace(/\/(?=[?#]|$)/, "/index.html");
    return new URL(".." + path, location.href.replace(/[^/]*$/, "")).href;
  };
  let comparing, data;

  const fetchScript = (src, then) => {
    const script = Object.assign(document.createElement("script"), { src, onload: then, onerror: () => say(form().dataset.failed) });
    document.head.append(script);
    script.remove();
  };
  const say = (text) => (form().querySelector("[role=status]").textContent = text);
  window.fingerpostCompare = (sides) => (data = sides);

  // arrange leaves one field free, as long as more sides fit.
  const arrange = (ids) => {
    const [first] = fields();
    const wanted = Math.min(Math.max(2, ids.length + 1), +form().dataset.most);
    for (const field of fields().slice(wanted)) field.parentNode.remove();
    while (fields().length < wanted) first.parentNode.parentNode.append(first.parentNode.cloneNode(true));
    fields().forEach((field, i) => {
      field.value = ids[i] || "";
      field.setAttribute("aria-label", form().dataset.side.replace("%d", i + 1));
    });
  };

  const show = (ids) => {
    const place = document.querySelector("[data-compare-here]");
    if (ids.length < 2) {
      place.replaceChildren();
      return say(ids.length ? form().dataset.few : "");
    }
    if (!comparing) {
      return fetchScript(form().dataset.script, () => fetchScript(form().dataset.sides, () => {
        comparing = data && window.fingerpostComparing?.(data);
        if (comparing) show(chosen());
        else say(form().dataset.failed);
      }));
    }
    say("");
    place.replaceChildren(...comparing.show(ids, address));
  };

  const asked = () => {
    const text = new URLSearchParams(location.search).get("with") ?? /^#with=(.*)/.exec(location.hash)?.[1] ?? "";
    const known = new Set([...form().querySelector("select").options].map((o) => o.value));
    return [...new Set(decodeURIComponent(text).split(","))].filter((id) => id && known.has(id)).slice(0, +form().dataset.most);
  };

  const setUp = () => {
    if (!form()) return;
    form().hidden = false;
    arrange(asked());
    show(chosen());
  };
  document.addEventListener("change", (event) => {
    if (!form()?.contains(event.target)) return;
    const ids = chosen();
    const at = fields().indexOf(event.target);
    arrange(ids);
    fields()[Math.min(at, fields().length - 1)].focus();
    const query = ids.length ? "with=" + ids.join(",") : "";
    try {
      history.replaceState(history.state, "", location.protocol === "file:" ? "#" + query : location.pathname + (query && "?" + query));
    } catch { /* the address is a convenience */ }
    show(ids);
  });
  addEventListener("hashchange", () => form() && location.hash.startsWith("#with=") && (arrange(asked()), show(chosen())));
  // The preview has changed the page: what is compared is another.
  document.addEventListener("fingerpost:update", () => {
    data = comparing = undefined;
    setUp();
  });
  setUp();
})();
