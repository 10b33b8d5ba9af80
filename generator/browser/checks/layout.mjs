// Nothing may make the document scroll sideways: the document is the scroller,
// and what is wider than a phone scrolls in a box of its own.

export async function layout(page, fault) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= window.innerWidth) return null;
    const contained = (e) => {
      for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
        if (getComputedStyle(p).overflowX !== "visible") return true;
      return false;
    };
    const over = [...document.body.querySelectorAll("*")].filter(
      (e) => e.getBoundingClientRect().right > window.innerWidth + 0.5 && !contained(e),
    );
    const name = (e) => e.tagName.toLowerCase() + (e.className ? "." + String(e.className).split(" ")[0] : "");
    return { by: root.scrollWidth - window.innerWidth, names: over.slice(-3).map(name) };
  });
  if (wide) fault(`the page is ${wide.by} px too wide: ${wide.names.join(", ")}`);
}
