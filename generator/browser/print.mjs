// Prints pages and tells what comes out of the printer, sheet by sheet.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url"}]}
import { letters, within } from "./checks/paper.mjs";
import { launch } from "./lib/browser.mjs";
import { readJob, reporter, tell } from "./lib/job.mjs";
import { sheets } from "./lib/pdf.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);
const page = await browser.newPage();
for (const job of pages) {
  const report = reporter(job.name);
  await page.emulateMedia({ media: null, colorScheme: "dark" }); // and yet paper is light
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(job.url, { waitUntil: "load" });
  const printed = sheets(await page.pdf({ preferCSSPageSize: true }));
  await page.setViewportSize({ width: printed[0].inner, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await within(page, (fault) => report("paper", "as wide as the sheet", fault));
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  tell({ printed: { page: job.name, sheets: printed, letters: await letters(page), ground } });
}
await browser.close();
