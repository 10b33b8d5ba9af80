// On paper there is nothing to press, and nothing lies outside the sheet.

export async function noNavigation(page, fault) {
  const left = await page.evaluate(() =>
    // The trail from the vision to a page tells what the page is part of, and a
    // box that cannot be ticked is part of the text: both belong on paper.
    [...document.querySelectorAll("nav:not(.trail), button, input:not(:disabled), select, textarea, dialog, [role=search], a.skip")]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }))
      .map((e) => e.tagName.toLowerCase() + (e.className ? "." + e.className : "")),
  );
  for (const name of new Set(left)) fault(`${name} is printed`);
}

// within reports what sticks out of a window that is as wide as the sheet's
// content, and boxes that would have to be scrolled.
export async function within(page, fault) {
  const out = await page.evaluate(() => {
    const name = (e) => `${e.tagName.toLowerCase()} "${(e.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;
    const shown = [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".unseen, svg"));
    const far = shown.filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1);
    const clipped = shown.filter((e) => getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1);
    return [...far.map((e) => `${name(e)} lies outside the sheet`), ...clipped.map((e) => `${name(e)} is cut`)].slice(0, 5);
  });
  for (const text of out) fault(text);
}

// letters counts what the page shows in print, spaces included.
export function letters(page) {
  return page.evaluate(() => {
    const hidden = ".unseen";
    let n = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let t = walker.nextNode(); t; t = walker.nextNode()) {
      const e = t.parentElement;
      if (!e.closest(hidden) && e.checkVisibility({ visibilityProperty: true })) n += t.textContent.replace(/\s+/g, "").length;
    }
    return n;
  });
}
