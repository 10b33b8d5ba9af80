// Readers who ask for less motion get none at all.

export async function calm(page, fault) {
  const moving = await page.evaluate(() => {
    const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
    const found = [];
    for (const e of [document.documentElement, ...document.querySelectorAll("body *")])
      for (const part of [null, "::before", "::after"]) {
        const s = getComputedStyle(e, part);
        if (seconds(s.transitionDuration) > 0) found.push(`${e.tagName} has a transition of ${s.transitionDuration}`);
        if (s.animationName !== "none") found.push(`${e.tagName} has the animation ${s.animationName}`);
        if (!part && s.scrollBehavior !== "auto") found.push(`${e.tagName} scrolls smoothly`);
      }
    if (document.getAnimations().length > 0) found.push(`${document.getAnimations().length} animations are running`);
    return [...new Set(found)].slice(0, 5);
  });
  for (const text of moving) fault(text);
}
