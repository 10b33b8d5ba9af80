// Searching. The link to the list of everything opens a field in a dialog; on
// the page of that list the field stands above it. All else, what finds and
// shows and the elements it needs, is a script of its own, assets/search.js,
// fetched when the field is first used; the page of all questions has one more.
// This may run again on the same page.
(() => {
  if (window.fingerpostSearch) return;
  const link = () => document.querySelector("a[data-search]");
  const make = (name, props) => Object.assign(document.createElement(name), props);
  let search; // once it is there: find, show, forget
  let sift = () => {}; // what the page of all questions does when there is an index
  let fetching, place, field, status; // the place of the field: the dialog, or a part of the page

  // fetchScript leaves no element behind, not even while it waits: the preview
  // loads a page anew that has a script whose file has changed.
  const fetchScript = (src, onerror) => {
    const script = make("script", { src, onerror });
    document.head.append(script);
    script.remove();
  };
  const lost = () => {
    fetching = false;
    for (const said of document.querySelectorAll(".search-status")) said.textContent = link().dataset.failed;
  };
  // ready returns what finds, if it is there, and sees to it that it will be.
  const ready = () => {
    if (search) return search.find();
    if (!fetching) fetchScript(link().dataset.search, lost, fetching = true);
  };
  const answer = () => {
    if (!ready()) return;
    if (field) search.show();
    sift();
  };
  // fingerpostSearch takes what the other scripts have.
  window.fingerpostSearch = ({ begin, questions }) => {
    if (questions) return sift = questions(ready);
    search = begin(() => ({ link: link(), place, field, status }), fetchScript, answer, lost);
    answer();
  };

  const build = () => {
    field = make("input", { type: "search", id: "search-field", autocomplete: "off", spellcheck: false, ariaLabel: link().textContent.trim(), onfocus: answer, oninput: answer });
    status = make("p", { className: "search-status", role: "status" });
    const form = make("form", { className: "search-form", role: "search", onsubmit: (event) => event.preventDefault() });
    form.append(field);
    place.append(form, status);
  };
  const open = () => {
    if (!field) {
      place = make("dialog", { className: "search-dialog", ariaLabel: link().textContent.trim() });
      build();
    }
    if (place.showModal) {
      if (!place.isConnected) document.body.append(place);
      if (!place.open) place.showModal();
    }
    field.focus();
    field.select();
  };

  const setUp = () => {
    link()?.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    const questions = document.querySelector("[data-who-here]");
    if (questions && !questions.firstChild) fetchScript(questions.dataset.script);
    const here = document.querySelector("[data-search-here]");
    if (!here || here.firstChild) return;
    place = here;
    build();
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (field.value) answer();
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("a[data-search]") || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey;
    const writing = event.target.isContentEditable || event.target.matches?.("input, textarea, select");
    if (event.altKey || event.defaultPrevented || !link() || !(held ? event.key === "k" : event.key === "/" && !writing)) return;
    event.preventDefault();
    open();
  });
  // The preview has changed the page: the index is another one.
  document.addEventListener("fingerpost:update", () => {
    search?.forget();
    setUp();
    if (place?.open || field?.value) answer();
    else sift();
  });
  setUp();
})();
