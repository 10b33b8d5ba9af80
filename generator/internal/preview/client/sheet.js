// Showing problems: a sheet at the foot of the page, which folds to a pill.
// It lives in a shadow tree, out of reach of the site's styles and of patching.

const host = document.createElement("fingerpost-preview");
const shadow = host.attachShadow({ mode: "open" });
const sheet = document.createElement("section");
const pill = document.createElement("button");
{
  const css = new CSSStyleSheet();
  css.replaceSync(style);
  shadow.adoptedStyleSheets = [css];
  sheet.className = "sheet";
  sheet.hidden = pill.hidden = true;
  sheet.setAttribute("aria-label", "Problems");
  pill.className = "pill arm";
  pill.type = "button";
  shadow.append(sheet, pill);
}

const shown = { errors: 0, warnings: 0, open: false, lost: false };

const plural = (n, word) => (n ? [n + " " + word + (n === 1 ? "" : "s")] : []);

// showProblems takes the counts of a build and the problems as HTML. Errors
// open the sheet when they first come up; after that it stays as it was put.
function showProblems(errors, warnings, html) {
  if (!errors || !shown.errors) shown.open = errors > 0;
  Object.assign(shown, { errors, warnings, lost: false });
  if (sheet.lastHTML !== html) {
    const scrolled = sheet.querySelector(".files")?.scrollTop ?? 0;
    const page = new DOMParser().parseFromString(html, "text/html");
    sheet.replaceChildren(...page.body.childNodes);
    sheet.lastHTML = html;
    if (sheet.querySelector(".files")) sheet.querySelector(".files").scrollTop = scrolled;
  }
  arrange();
}

// showLost says that nothing is being followed.
function showLost() {
  shown.lost = true;
  arrange();
}

function arrange() {
  const any = shown.errors + shown.warnings > 0;
  // Urgent is what was not there a moment ago: the role comes before the sheet.
  sheet.setAttribute("role", shown.errors ? "alert" : "region");
  sheet.hidden = !any || !shown.open || shown.lost;
  pill.hidden = !shown.lost && (!any || shown.open);
  pill.textContent = shown.lost
    ? "preview stopped"
    : [...plural(shown.errors, "error"), ...plural(shown.warnings, "warning")].join(", ");
  pill.dataset.severity = shown.lost ? "" : shown.errors ? "error" : "warning";
  pill.disabled = shown.lost;
  const needed = any || shown.lost;
  if (needed && !host.isConnected) document.documentElement.append(host);
  if (!needed) host.remove();
  showTitle();
}

let pageTitle = document.title;

// showTitle puts the number of errors before the page's own title.
function showTitle() {
  const title = (shown.errors ? `(${shown.errors}) ` : "") + pageTitle;
  if (document.title !== title) document.title = title;
}

function fold() {
  const inside = shadow.activeElement;
  shown.open = false;
  arrange();
  if (inside) pill.focus();
}

pill.addEventListener("click", () => {
  shown.open = true;
  arrange();
  sheet.querySelector("[data-act=fold]")?.focus();
});

sheet.addEventListener("click", (event) => {
  if (event.target.closest("[data-act=fold]")) fold();
});

sheet.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const problems = [...sheet.querySelectorAll(".problem")];
  const at = problems.indexOf(shadow.activeElement?.closest(".problem"));
  const next = problems[at < 0 ? 0 : at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || sheet.hidden) return;
  // A dialog of the site's is closed first.
  if (!document.querySelector("dialog[open]") && !document.querySelector(":popover-open")) fold();
});
