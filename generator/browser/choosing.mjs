// Answers the questions of choosers: every combination of answers leaves one row
// of the table, with and without scripts, and with scripts the outcome of that
// row; the address keeps the answers; the keyboard is enough.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base"}]}
import { launch } from "./lib/browser.mjs";
import { comparer, listen, readJob, reporter, tell } from "./lib/job.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);

// shown returns what a reader is told: the outcomes in the rows that are left,
// and the words of the result.
const shown = (page) =>
  page.evaluate(() => ({
    rows: [...document.querySelectorAll(".choices tbody tr")].filter((r) => r.checkVisibility())
      .map((r) => r.querySelector(".choice").innerText.trim()),
    said: document.querySelector(".chooser-said").innerText,
    because: [...document.querySelectorAll("[data-reasons] li strong")].filter((e) => e.checkVisibility()).length,
    checked: [...document.querySelectorAll(".chooser :checked")].map((e) => `${e.name}=${e.value}`).join("&"),
  }));

for (const job of pages) {
  const report = reporter(job.name);
  let mode = "";
  const same = comparer(report, "choosing", () => mode);
  for (const javaScriptEnabled of [true, false]) {
    mode = javaScriptEnabled ? "with scripts" : "without scripts";
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    listen(page, report, "choosing", () => mode);
    await page.goto(job.url);
    const questions = await page.evaluate(() => [...document.querySelectorAll(".chooser fieldset")].map((set) => [...set.querySelectorAll("input")].map((i) => i.value)));
    const all = questions.reduce((paths, answers) => paths.flatMap((p) => answers.map((_, a) => [...p, a])), [[]]);
    const count = await page.locator(".choices tbody tr").count();
    same("rows before anything is answered", (await shown(page)).rows.length, count);
    let given = [];
    for (const answers of all) {
      for (const [q, a] of answers.entries()) if (a !== given[q]) await page.locator(".chooser fieldset").nth(q).locator("input").nth(a).check();
      given = answers;
      const { rows, said } = await shown(page);
      same(`rows for ${answers}`, rows.length, 1);
      if (javaScriptEnabled) same(`the outcome of ${answers}`, said, rows[0]);
    }
    await page.click("button[type=reset]");
    await page.waitForTimeout(50);
    const after = await shown(page);
    same("rows after the reset", after.rows.length, count);
    same("answers after the reset", after.checked, "");
    await context.close();
  }

  mode = "the address";
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(job.url);
  for (const set of await page.locator(".chooser fieldset").all()) await set.locator("input").last().check();
  const first = await shown(page);
  const address = new URL(page.url());
  same("what the address keeps", address.hash, `#${first.checked}`);
  same("the link to it", await page.locator("[data-send] a").getAttribute("href"), address.hash);
  same("reasons are given", first.because > 0, true);
  const other = await context.newPage();
  await other.goto(address.href);
  const second = await shown(other);
  same("what the address says elsewhere", JSON.stringify(second), JSON.stringify(first));
  await other.evaluate(() => (location.hash = "#nothing=known&size=%3Cb%3E"));
  await other.waitForTimeout(50);
  same("answers of a strange address", (await shown(other)).checked, "");
  await page.click("button[type=reset]");
  await page.waitForTimeout(50);
  same("the address after the reset", page.url(), job.url);

  mode = "the keyboard";
  await page.locator(".chooser input").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  same("the second answer", await page.evaluate(() => document.querySelector(".chooser fieldset input:nth-of-type(1)").form.querySelectorAll("input")[1].checked), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  same("questions answered", (await shown(page)).checked.split("&").length, 2);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(50);
  same("the page after Enter", page.url().split("#")[0], job.url);
  same("answers after Enter", (await shown(page)).checked.split("&").length, 2);
  await context.close();
  tell({ figures: { page: job.name, stops: same.done } });
}
await browser.close();
