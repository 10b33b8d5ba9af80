// On the page of all questions a field leaves those that are meant. It
// understands what the field for searching does, and asks the same index.
fingerpostSearch({ questions: (fetchIndex) => {
  const place = document.querySelector("[data-who-here]");
  if (!place || place.firstChild) return () => {};
  const make = (name, props, ...inside) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...inside);
    return element;
  };
  const said = place.dataset;
  const field = make("input", { type: "search", id: "who-field", autocomplete: "off", spellcheck: false });
  const status = make("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const form = make("form", { className: "search-form who-form" }, field);
  field.setAttribute("aria-label", document.querySelector("h1").textContent.trim()); // which is seen
  form.setAttribute("role", "search");
  const rows = () => [...document.querySelectorAll("tr[data-question]")];
  form.onsubmit = (event) => {
    event.preventDefault();
    rows().find((row) => !row.hidden)?.querySelector("a")?.focus();
  };

  // sift hides what is not meant. Without the index it waits for it: what has
  // fetched it calls this again.
  const sift = () => {
    if (!place.isConnected) return;
    const query = field.value.trim();
    const find = query && fetchIndex();
    if (query && !find) return;
    const { hits, some } = query ? find("kind:decision " + query) : { hits: [] };
    const ids = new Set(hits.map((hit) => hit.doc.id));
    for (const row of rows()) row.hidden = query && !ids.has(row.id);
    for (const part of document.querySelectorAll("[data-questions]")) part.hidden = !part.querySelector("tr[data-question]:not([hidden])");
    for (const nav of document.querySelectorAll("[data-questions-nav]")) nav.hidden = query;
    status.textContent = query && said[!hits.length ? "none" : some ? "near" : hits.length > 1 ? "answers" : "answer"].replace("%d", hits.length);
    try {
      history.replaceState(history.state, "", query ? "?q=" + encodeURIComponent(query) : location.pathname + location.hash);
    } catch { /* the address is a convenience */ }
  };
  field.oninput = sift;
  field.onfocus = fetchIndex;
  place.append(form, status);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) sift();
  return sift;
} });
