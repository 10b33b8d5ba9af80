// The sheet at the foot of the page, which folds to a pill: problems, what
// changed for readers, other editions, the file of the page. It lives in a
// shadow tree, out of reach of the site's styles and of patching.

const host = document.createElement("fingerpost-preview");
const shadow = host.attachShadow({ mode: "open" });
const sheet = document.createElement("section");
const pill = document.createElement("button");
const status = document.createElement("div"); // tells news to those who do not see them
{
  const css = new CSSStyleSheet();
  css.replaceSync(style);
  shadow.adoptedStyleSheets = [css];
  host.lang = "en";
  host.dir = "ltr";
  sheet.className = "sheet";
  sheet.hidden = true;
  sheet.setAttribute("aria-label", "Preview");
  pill.className = "pill arm";
  pill.type = "button";
  status.className = "unseen";
  status.setAttribute("role", "status");
  shadow.append(sheet, pill, status);
}

const shown = { errors: 0, warnings: 0, open: false, lost: false, html: "", state: null };

const plural = (n, word) => (n ? [n + " " + word + (n === 1 ? "" : "s")] : []);

// showState shows the state of a build. Errors open the sheet when they first
// come up, and close it when they are gone; else it stays as it was put.
async function showState(state) {
  const errors = state.full ? 0 : state.errors;
  if (!errors !== !shown.errors) shown.open = errors > 0;
  Object.assign(shown, { errors, warnings: state.full ? 0 : state.warnings, lost: false, state });
  if (shown.open) await fill().catch(() => {}); // the next build brings it
  arrange();
}

// fill asks for what the sheet holds.
async function fill() {
  const response = await fetch(address("sheet"));
  if (!response.ok) return;
  const html = await response.text();
  if (shown.html === html) return;
  const scrolled = sheet.querySelector(".files")?.scrollTop ?? 0;
  const at = problems().indexOf(shadow.activeElement);
  const page = new DOMParser().parseFromString(html, "text/html");
  sheet.replaceChildren(...page.body.childNodes);
  shown.html = html;
  sheet.querySelector(".files").scrollTop = scrolled;
  problems()[at]?.focus({ preventScroll: true });
}

// showLost says that nothing is being followed.
function showLost() {
  shown.lost = true;
  arrange();
}

function arrange() {
  const { state, errors, lost } = shown;
  // Urgent is what was not there a moment ago: the role comes before the sheet.
  sheet.setAttribute("role", errors ? "alert" : "region");
  sheet.hidden = !shown.open || lost;
  pill.hidden = !sheet.hidden;
  const said = [...plural(errors, "error"), ...plural(shown.warnings, "warning")];
  const where = state ? [state.edition, state.date && "as of " + state.date].filter(Boolean) : [];
  const news = state?.news ?? [];
  const label = lost ? "Preview stopped" : [...said, ...news, ...where].join(" · ") || "Preview";
  if (pill.textContent !== label) pill.textContent = label;
  pill.dataset.severity = lost ? "" : errors ? "error" : shown.warnings ? "warning" : "";
  pill.disabled = lost;
  const told = lost ? label : news.join(", ");
  if (status.textContent !== told) status.textContent = told;
  if (!host.isConnected) document.documentElement.append(host);
  showTitle();
}

let pageTitle = document.title;

// showTitle puts the number of errors before the page's own title.
function showTitle() {
  const title = (shown.errors ? `(${shown.errors}) ` : "") + pageTitle;
  if (document.title !== title) document.title = title;
}

async function unfold() {
  shown.open = true;
  await fill().catch(() => {});
  arrange();
  sheet.querySelector("[data-act=fold]")?.focus();
}

function fold() {
  const inside = shadow.activeElement;
  shown.open = false;
  arrange();
  if (inside) pill.focus();
}

const problems = () => [...sheet.querySelectorAll(".problem")];

// step moves the focus to the next problem, or to the one before.
function step(by) {
  const all = problems();
  const at = all.indexOf(shadow.activeElement?.closest(".problem"));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

pill.addEventListener("click", unfold);

sheet.addEventListener("click", (event) => {
  if (event.target.closest("[data-act=fold]")) fold();
});

// Arrow keys go from problem to problem, from wherever the focus is but where
// they are wanted.
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || sheet.hidden) return;
  const on = event.composedPath()[0];
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && (on === document.body || on === document.documentElement || shadow.contains(on)) && on.nodeName !== "INPUT") {
    if (step(by)) event.preventDefault();
  }
  // A dialog of the site's is closed first.
  if (event.key === "Escape" && !document.querySelector("dialog[open]") && !document.querySelector(":popover-open")) fold();
});
