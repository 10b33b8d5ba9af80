// Forced colours take every fill away: what only a fill told apart needs a line.

// Boxes and dots to tick are drawn by the browser, lines and all.
const lined = [
  ".card",
  ".arm",
  "button",
  "input:not([type=checkbox], [type=radio])",
  "select",
  "[data-alert]",
  "tr",
  "dialog[open]",
  "[popover]:popover-open",
];

export async function forced(page, fault) {
  const bare = await page.evaluate((lined) => {
    const line = (e) => {
      const s = getComputedStyle(e);
      return ["Top", "Bottom", "Left", "Right"].some((side) => parseFloat(s[`border${side}Width`]) > 0 && s[`border${side}Style`] !== "none");
    };
    // The first of several cards needs no line above it; a row has the lines
    // of its cells.
    const first = (e) => e.matches(".card") && e.closest("li")?.matches(":first-child");
    const separated = (e) => first(e) || line(e) || (e.matches("tr") && [...e.cells].some(line));
    return lined.filter((s) => [...document.querySelectorAll(s)].some((e) => e.checkVisibility() && e.getClientRects().length > 0 && !separated(e)));
  }, lined);
  for (const selector of bare) fault(`${selector} has no border in forced colours`);
}
