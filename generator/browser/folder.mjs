// Reads a site straight from a folder, as somebody does who unpacked it.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url": "file:///…/index.html", "base": "file:///…/"}]}
import { launch } from "./lib/browser.mjs";
import { readJob, reporter, tell } from "./lib/job.mjs";
import { watch } from "./lib/traffic.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);
const page = await browser.newPage();
const traffic = watch(page);

// whole tells whether the page that is open has its words and its style.
const whole = () =>
  page.evaluate(() => document.querySelector("main h1") !== null && getComputedStyle(document.querySelector(".skip")).position === "absolute");

for (const job of pages) {
  const report = (mode, fault) => reporter(job.name)("folder", mode, fault);
  await traffic.visit(job.base);
  await page.goto(job.url, { waitUntil: "load" });
  if (!(await whole())) report("opened by its path", "the page has no heading or no style");
  // From the menu to a list, from there to a page, and back home.
  let followed = 0;
  for (const links of [".menu a", "main .doc-text a, main .wide a", ".crumbs a, .brand"]) {
    const link = page.locator(links).first();
    const href = await link.getAttribute("href");
    await link.click();
    await page.waitForLoadState("load");
    if (!page.url().startsWith(job.base) || !/\.html(#|$)/.test(page.url()) || !(await whole())) {
      report(links, `${href} leads to ${page.url()}, which is no page`);
      break;
    }
    followed++;
  }
  for (const { check, fault } of traffic.faults()) report(check, fault);
  tell({ figures: { page: job.name, stops: followed } });
}
await browser.close();
