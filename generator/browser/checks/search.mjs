// Search by keyboard: the slash opens it, typing finds, arrows move, Enter
// follows, Escape gives the focus back.

// search looks for something on the page that is open and returns the first
// hit, or nothing if there was a fault.
export async function search(page, query, fault, examine = async () => {}) {
  await page.locator("a[href]").nth(1).focus();
  const before = await page.evaluate(() => document.activeElement.outerHTML);
  const open = async () => {
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input:focus");
  };
  await open();
  await page.keyboard.press("Escape");
  if (await page.evaluate(() => document.querySelector("dialog")?.open)) return fault("Escape does not close the search");
  if ((await page.evaluate(() => document.activeElement.outerHTML)) !== before) fault("closing the search does not give the focus back");

  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog[open] input:focus");
  await page.keyboard.type(query);
  const hits = page.locator("dialog li a");
  await hits.first().waitFor();
  const said = await page.locator("dialog [role=status]").innerText();
  if (!/\d/.test(said)) fault(`"${query}": the number of results is not told: ${said}`);
  await examine();
  await page.keyboard.press("ArrowDown");
  const first = await page.evaluate(() => ({ hit: !!document.activeElement.closest("dialog li"), href: document.activeElement.href }));
  if (!first.hit) return fault(`"${query}": the arrow does not lead to the first result`);
  await page.keyboard.press("ArrowUp");
  if (!(await page.evaluate(() => document.activeElement.matches("dialog input")))) fault(`"${query}": the arrow does not lead back to the field`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  // A result may lie on this very page; then only the search closes.
  await page.waitForFunction((href) => location.href === href && !document.querySelector("dialog")?.open, first.href);
  await page.waitForLoadState("load");
  return first.href;
}
