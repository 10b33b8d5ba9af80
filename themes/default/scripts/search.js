// Searching. The link to the list of everything opens a field in a dialog; on
// the page of that list the field stands above it. The index, and the functions
// that use it, are fetched when the field is first used: as scripts that call
// fingerpostIndex, so that they can be had from a disk too. This may run again
// on the same page.
(() => {
  if (window.fingerpostIndex) return;
  const link = () => document.querySelector("a[data-search]");
  const make = (name, props, ...inside) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...inside);
    return element;
  };
  // address leads from the root of the site; on a disk a folder's page is found
  // only by name.
  const address = (path) => {
    const { href } = link();
    if (/^file:|\/index\.html$/.test(href)) path = path.replace(/\/(?=[?#]|$)/, "/index.html");
    return new URL("." + path, new URL("..", href)).href;
  };

  let finder, show, index, find, fetching, tried; // what there is to search with
  let sift = () => {}; // what the page of all questions does when there is an index
  let dialog, field, status, list, foot; // what readers see of it

  // fetchScript leaves no element behind, not even while it waits: the preview
  // loads a page anew that has a script whose file has changed.
  const fetchScript = (src, onerror = again) => {
    const script = make("script", { src, onerror });
    document.head.append(script);
    script.remove();
  };
  const lost = () => {
    fetching = tried = false;
    for (const said of document.querySelectorAll(".search-status")) said.textContent = link().dataset.failed;
  };
  // What names the index may be older than the site: it is asked for anew, once.
  const again = () => (tried ? lost() : fetchScript(address("/search/index.js?" + (tried = Date.now()))));
  // fingerpostIndex takes what the scripts have: where the index is, the index,
  // the functions that find and show, and what sets up the page of all questions.
  window.fingerpostIndex = (what, how) => {
    if (what.at) return fetchScript(address(what.at));
    if (what.questions) return sift = what.questions(fetchIndex);
    if (how) [finder, show] = [what, how];
    else index = what;
    if (!finder || !index) return;
    find = finder(index);
    if (!find) return again(index = undefined); // it was made for another version of the script
    fetching = tried = false;
    if (field) answer();
    sift();
  };

  // fetchIndex reports whether there is something to search with, and sees to it
  // that there will be.
  const fetchIndex = () => {
    if (!find && !fetching) {
      fetching = true;
      if (!finder) fetchScript(link().dataset.search, lost);
      fetchScript(address("/search/index.js"));
    }
    return find;
  };

  const answer = () => {
    if (!fetchIndex()) return;
    const query = field.value.trim();
    const found = find(query);
    const { says } = index.words;
    const { length } = found.hits;
    list.replaceChildren(...show(found, says, address, ...(dialog ? [24, 6] : [400, 400])));
    const sentence = !query ? "hint" : !length ? "none" : found.some ? "some" : length > 1 ? "other" : "one";
    status.textContent = says[sentence].replace("%d", length);
    if (dialog) {
      const more = length > list.querySelectorAll("li").length;
      foot.textContent = (more ? says.all : says.list).replace("%d", length);
      foot.href = address("/search/" + (more ? "?q=" + encodeURIComponent(query) : ""));
    } else {
      for (const part of document.querySelectorAll("[data-search-all]")) part.hidden = query;
      try {
        history.replaceState(history.state, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
      } catch { /* the address is a convenience */ }
    }
  };

  // build makes the field and what stands below it. Arrows move the focus
  // through the links, letters go on in the field.
  const build = (label, ...more) => {
    field = make("input", { type: "search", id: "search-field", autocomplete: "off", spellcheck: false, onfocus: answer, oninput: answer });
    status = make("p", { className: "search-status" });
    status.setAttribute("role", "status");
    list = make("div", { className: "search-list" });
    const form = make("form", { className: "search-form" }, label, field, ...more);
    form.setAttribute("role", "search");
    form.onsubmit = (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    };
    const panel = make("div", { className: "search-panel" }, form, status, list);
    panel.onkeydown = (event) => {
      const stops = [field, ...panel.querySelectorAll("a")];
      const at = stops.indexOf(event.target);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (dialog && event.key === "Escape") {
        event.preventDefault(); // or a first one only empties the field in some browsers
        return dialog.close();
      }
      if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (step) event.preventDefault();
      if (step) stops[at + step]?.focus();
      else if (at && /^[^\s/]$/u.test(event.key)) field.focus();
    };
    return panel;
  };

  const open = () => {
    if (!field) {
      const name = link().textContent.trim();
      const shut = make("button", { type: "button", onclick: () => dialog.close() }, link().dataset.close);
      const panel = build(make("label", { htmlFor: "search-field" }, name), shut);
      foot = make("a", {});
      panel.append(make("p", { className: "search-foot" }, foot));
      dialog = make("dialog", { className: "search-dialog" }, panel);
      dialog.setAttribute("aria-label", name);
      dialog.onclick = (event) => {
        if (event.target === dialog || event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
      };
    }
    if (dialog && !dialog.isConnected) document.body.append(dialog);
    if (dialog && !dialog.open) dialog.showModal();
    field.focus();
    field.select();
  };

  const setUp = () => {
    link()?.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    const questions = document.querySelector("[data-who-here]");
    if (questions && !questions.firstChild) fetchScript(questions.dataset.script);
    const place = document.querySelector("[data-search-here]");
    if (!place || place.firstChild) return;
    place.append(build(""));
    field.setAttribute("aria-label", link().textContent.trim()); // the title of the page is seen
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
    find = index = undefined;
    setUp();
    if (dialog ? dialog.open : field?.value) answer();
    sift();
  });
  setUp();
})();
