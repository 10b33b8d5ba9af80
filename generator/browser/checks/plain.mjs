// Without scripts no word is lost and no control is dead.

// words returns what a reader can see of the text, without what belongs to
// controls: those that need the script may stay away without it.
export function words(page) {
  return page.evaluate(() => {
    const out = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const e = n.parentElement;
      if (e.closest("button, label:has(select, [type=search]), output, dialog, script, noscript, [role=status]") || !e.checkVisibility({ visibilityProperty: true })) continue;
      out.push(...n.textContent.split(/\s+/).filter(Boolean));
    }
    return out;
  });
}

// lost returns the words of one list that the other lacks.
export function lost(all, kept) {
  const count = new Map();
  for (const w of kept) count.set(w, (count.get(w) ?? 0) + 1);
  return all.filter((w) => {
    const n = count.get(w) ?? 0;
    count.set(w, n - 1);
    return n <= 0;
  });
}

// controls works every control once and reports those that change nothing.
// Whatever a control does must show: in what is visible, or as a navigation.
export async function controls(page, fault) {
  const dead = await page.evaluate(() => {
    const visible = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
    const state = () =>
      [...document.body.querySelectorAll("*")].filter(visible).length + "/" + document.querySelectorAll("[open], :popover-open").length + "/" + [...document.querySelectorAll(":checked")].map((e) => e.name + e.value);
    const found = [];
    for (const e of document.querySelectorAll("button, summary, input, select, textarea, [role=button], a:not([href])")) {
      if (!visible(e) || e.matches(":disabled")) continue;
      const name = `${e.tagName.toLowerCase()} "${(e.innerText || e.value || e.name || "").trim().slice(0, 40)}"`;
      if (e.form?.getAttribute("action")) continue; // sent to a page of its own
      if (e.matches("select, textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])")) {
        found.push(`${name} belongs to no form that leads anywhere`);
        continue;
      }
      const before = state();
      e.click();
      if (state() === before) found.push(`${name} does nothing`);
      else e.click();
    }
    return found;
  });
  for (const text of dead) fault(text);
}
