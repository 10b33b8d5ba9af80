// Reading aids. Every page is whole without them, and each may run again on the
// same page: state is read from the page, events are heard at the document.
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };

  // The button for light and dark is shown by script only: without it the page
  // follows the system.
  const scheme = () => {
    const now = stored();
    if (now) root.dataset.scheme = now;
    const dark = (now || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    for (const button of document.querySelectorAll("[data-scheme-button]")) {
      button.hidden = false;
      button.textContent = dark ? button.dataset.light : button.dataset.dark;
    }
  };

  // The heading that is being read is marked in the table of contents.
  let watcher;
  const contents = () => {
    watcher?.disconnect();
    const links = new Map();
    for (const link of document.querySelectorAll(".contents a[href^='#']")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    if (!links.size) return;
    watcher = new IntersectionObserver(() => {
      let current;
      for (const [heading, link] of links) {
        link.removeAttribute("aria-current");
        if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
      }
      current?.setAttribute("aria-current", "true");
    }, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
    for (const heading of links.keys()) watcher.observe(heading);
  };

  // The arrow keys turn the pages of a guide, unless they are wanted elsewhere.
  const turn = (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const on = event.target;
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (on !== document.body && on !== root && on.matches?.("input, select, textarea, [contenteditable], [tabindex], pre, dialog *, summary")) return;
    if (root.dir === "rtl") document.querySelector(`.pager a[rel="${rel === "prev" ? "next" : "prev"}"]`)?.click();
    else document.querySelector(`.pager a[rel="${rel}"]`)?.click();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-scheme-button]");
    if (!button) return;
    const next = button.textContent === button.dataset.dark ? "dark" : "light";
    try { localStorage.setItem("scheme", next); } catch { /* it holds for this page */ }
    root.dataset.scheme = next;
    scheme();
    if (!stored()) button.textContent = next === "dark" ? button.dataset.light : button.dataset.dark;
  });
  document.addEventListener("keydown", turn);
  document.addEventListener("fingerpost:update", () => { scheme(); contents(); });
  addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("main details:not([open])")) { d.open = true; d.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const d of document.querySelectorAll("details[data-printed]")) { d.open = false; delete d.dataset.printed; } });
  scheme();
  contents();
})();
