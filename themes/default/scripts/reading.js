// Reading aids. Every page is whole without them, and each may run again on the
// same page: state is read from the page, events are heard at the document.
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };

  // The button for light and dark is shown by script only: without it the page
  // follows the system.
  const scheme = () => {
    const now = stored() || root.dataset.scheme;
    if (now) root.dataset.scheme = now;
    const dark = (now || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    for (const source of document.querySelectorAll("[data-dark-only]")) source.media = now ? (dark ? "screen" : "not all") : "screen and (prefers-color-scheme: dark)";
    for (const button of document.querySelectorAll("[data-scheme-button]")) {
      button.hidden = false;
      button.textContent = dark ? button.dataset.light : button.dataset.dark;
    }
  };

  // The section that is being read is marked in the table of contents: the one
  // at a line in the upper third of the window, which sinks as the page nears its
  // end, so that every section has its turn. Where the page fits into the window
  // all are in sight, and only the one that the address names is marked.
  const links = new Map();
  let due = 0;
  const mark = () => {
    due = 0;
    const most = root.scrollHeight - innerHeight;
    const left = Math.max(0, most - scrollY) / Math.min(most, innerHeight * 2 / 3);
    const line = innerHeight * (1 - Math.min(1, left) * 2 / 3);
    let current;
    for (const [heading, link] of links) {
      if (most < 1 ? location.hash === link.hash : heading.getBoundingClientRect().top <= line) current = link;
      link.removeAttribute("aria-current");
    }
    current?.setAttribute("aria-current", "true");
  };
  const later = () => { if (links.size) due ||= requestAnimationFrame(mark); };
  const contents = () => {
    links.clear();
    for (const link of document.querySelectorAll(".contents a[href^='#']")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    later();
  };

  // The arrow keys turn the pages of a guide, unless they are wanted elsewhere.
  const turn = (event) => {
    const back = event.key === "ArrowLeft";
    const on = event.target;
    if (!back && event.key !== "ArrowRight" || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (on !== document.body && on.matches?.("input, select, textarea, [contenteditable], [tabindex], pre, dialog *, summary")) return;
    document.querySelector(`.pager a[rel=${back === (root.dir === "rtl") ? "next" : "prev"}]`)?.click();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-scheme-button]");
    if (!button) return;
    const next = button.textContent === button.dataset.dark ? "dark" : "light";
    try { localStorage.setItem("scheme", next); } catch { /* it holds for this page */ }
    root.dataset.scheme = next;
    scheme();
  });
  document.addEventListener("keydown", turn);
  document.addEventListener("scroll", later, { passive: true });
  for (const event of ["resize", "hashchange"]) addEventListener(event, later);
  document.addEventListener("fingerpost:update", () => { scheme(); contents(); });
  let printed = []; // what was folded is open on paper
  addEventListener("beforeprint", () => {
    printed = [...document.querySelectorAll("main details:not([open])")];
    for (const folded of printed) folded.open = true;
  });
  addEventListener("afterprint", () => { for (const folded of printed) folded.open = false; });
  scheme();
  contents();
})();
