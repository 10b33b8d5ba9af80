// The keyboard: Tab reaches everything that can be worked, in the order of the
// page, each with a mark that can be seen and not covered by the bar, and the
// skip link skips.

// prepare notes down what should be reached and starts to record what is. It
// runs in the page, before the first key.
function prepare() {
  const visible = (e) =>
    e.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) && e.getClientRects().length > 0;
  const scrolls = (e) => {
    const s = getComputedStyle(e);
    const box = (o) => o === "auto" || o === "scroll";
    return (box(s.overflowX) && e.scrollWidth > e.clientWidth + 1) || (box(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
  };
  const controls = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const wanted = [...document.body.querySelectorAll("*")].filter((e) => {
    if (!visible(e) || e.matches(":disabled") || e.closest("[inert]")) return false;
    if (e.matches("[tabindex='-1']")) return false;
    if (e.matches("input[type=radio]")) return e.checked || !document.querySelector(`input[name="${e.name}"]:checked`);
    return e.matches(controls) || (e !== document.body && scrolls(e));
  });
  const label = (e) =>
    `${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""} "${(e.getAttribute("aria-label") ?? e.innerText ?? e.value ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;

  // What can carry the mark: the element, or a card that frames it.
  const bearers = (e) => [e, e.parentElement, e.parentElement?.parentElement, e.closest("article, li, label")].filter(Boolean);
  const look = (e) => {
    const s = getComputedStyle(e);
    const outline = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ? `${s.outlineWidth} ${s.outlineColor}` : "";
    return { outline, color: s.outlineColor, shadow: s.boxShadow };
  };
  const before = new Map();
  for (const e of wanted) for (const b of bearers(e)) before.set(b, look(b));

  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (let p = e.parentElement; p; p = p.parentElement) {
      const c = getComputedStyle(p).backgroundColor;
      if ((channels(c)[3] ?? 1) === 1) return c;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };

  const marked = (e) => {
    for (const b of bearers(e)) {
      const was = before.get(b);
      const is = look(b);
      if (is.outline && is.outline !== was?.outline) {
        const c = contrast(is.color, ground(b));
        return c >= 3 ? "" : `has a focus ring of contrast ${c.toFixed(2)}`;
      }
      if (is.shadow !== "none" && is.shadow !== was?.shadow) return "";
    }
    return "shows no focus";
  };
  // The browser has scrolled to what takes the focus before it tells of it.
  const covered = (e) => {
    const boxes = [...e.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
    const seen = boxes.some((r) =>
      [0.1, 0.5, 0.9].some((x) =>
        [0.1, 0.5, 0.9].some((y) => {
          // Of a region taller than the window only a part can be seen.
          const [top, bottom] = [Math.max(r.top, 0), Math.min(r.bottom, window.innerHeight)];
          const hit = bottom > top && document.elementFromPoint(r.left + r.width * x, top + (bottom - top) * y);
          return hit && (e.contains(hit) || hit.contains(e));
        }),
      ),
    );
    return boxes.length > 0 && !seen;
  };

  const state = { wanted, label, reached: [], faults: [] };
  state.listener = (event) => {
    const e = event.target;
    if (state.reached.includes(e)) return;
    state.reached.push(e);
    const lacks = marked(e);
    if (lacks) state.faults.push(`${label(e)} ${lacks}`);
    if (covered(e)) state.faults.push(`${label(e)} is covered while it has the focus`);
  };
  document.addEventListener("focusin", state.listener);
  window.keyboardWalk = state;
  // Some links appear when what they belong to has the focus: Tab stops there too.
  const later = [...document.body.querySelectorAll(controls)].filter((e) => !visible(e) && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0);
  return wanted.length + later.length;
}

// conclude compares what was reached with what should have been.
function conclude() {
  const state = window.keyboardWalk;
  document.removeEventListener("focusin", state.listener);
  const { wanted, reached, faults, label } = state;
  // Tab stops once at the radios of a question; the arrow keys go on from there.
  const alike = (e) => reached.some((r) => r.type === "radio" && e.type === "radio" && r.form === e.form && r.name === e.name);
  for (const e of wanted) if (!reached.includes(e) && !alike(e)) faults.push(`${label(e)} is not reached by Tab`);
  const order = reached.filter((e) => wanted.includes(e)).map((e) => wanted.indexOf(e));
  const jump = order.findIndex((n, i) => i > 0 && n < order[i - 1]);
  if (jump > 0) faults.push(`${label(wanted[order[jump]])} comes after ${label(wanted[order[jump - 1]])}, but stands before it`);
  return faults;
}

// rewind makes Tab start from the top of the page again.
function rewind() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  window.scrollTo(0, 0);
}

// walk presses Tab once for everything that should be reached, and once more.
// The keys are sent without waiting for each other: the browser keeps their
// order, and a page of a hundred links takes a moment instead of seconds.
export async function walk(page, keys, fault) {
  await page.evaluate(rewind);
  const count = await page.evaluate(prepare);
  const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const sent = [];
  for (let i = 0; i < count + 1; i++) {
    sent.push(keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...tab }));
    sent.push(keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...tab }));
  }
  await Promise.all(sent);
  for (const text of await page.evaluate(conclude)) fault(text);
  return count;
}

// skip follows the skip link: the next stop must lie in the main part.
export async function skip(page, fault) {
  // A part for other sites has nothing before its main part to skip.
  if (await page.evaluate(() => document.body.firstElementChild.matches("main"))) return;
  await page.evaluate(rewind);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.matches("a.skip") && document.activeElement.getBoundingClientRect().top >= 0);
  if (!first) return fault("the first stop is no visible skip link");
  await page.keyboard.press("Enter");
  const inMain = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  if (!inMain) return fault("the skip link does not lead into the main part");
  const stops = await page.evaluate(() => document.querySelectorAll("main a[href]").length);
  await page.keyboard.press("Tab");
  const after = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  if (stops > 0 && !after) fault("the stop after the skip link lies outside the main part");
}
