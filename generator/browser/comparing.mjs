// Sets roles side by side that nobody declared: from a link, by choosing, and
// from a disk; and puts away what is the same for all, with and without scripts.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base"}]}
//
// base is the root of the site; url the page of any roles. From a disk the rules
// of accessibility cannot be tried: the tool reads style sheets by request.
import { axe } from "./checks/axe.mjs";
import { forced } from "./checks/forced.mjs";
import { layout } from "./checks/layout.mjs";
import { within } from "./checks/paper.mjs";
import { launch } from "./lib/browser.mjs";
import { comparer, listen, readJob, reporter, tell } from "./lib/job.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);

for (const job of pages) {
  const served = !job.base.startsWith("file:");
  const report = reporter(job.name);
  let mode = "";
  const same = comparer(report, "compare", () => mode);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let asked = [];
  page.on("request", (r) => asked.push(r.url()));
  listen(page, report, "compare", () => mode);
  const scripts = () => asked.filter((u) => /\/compare(-sides)?\.\w+\.js/.test(u)).length;
  const fields = () => page.$$eval(".pick select", (all) => all.map((s) => s.value));
  const heads = () => page.$$eval("table.compare thead th a", (all) => all.map((a) => a.textContent));
  const rows = () => page.locator("table.compare tbody tr:not(.compare-group):visible").count();
  const until = (n) => page.waitForFunction((n) => document.querySelectorAll("table.compare thead th a").length === n, n);

  mode = "before anything is chosen";
  await page.goto(job.url);
  same("fields", await fields(), ["", ""]);
  same("tables", await page.locator("table.compare").count(), 0);
  same("scripts fetched", scripts(), 0);

  mode = "choosing";
  await page.locator(".pick select").nth(0).selectOption("product-manager");
  same("what is asked for with one role", await page.textContent(".pick [role=status]"), "Choose a second role.");
  await page.locator(".pick select").nth(1).selectOption("product-owner");
  await until(2);
  same("scripts fetched", scripts(), 2);
  same("sides", await heads(), ["Product manager", "Product owner"]);
  same("fields", await fields(), ["product-manager", "product-owner", ""]);
  same("the address", new URL(page.url())[served ? "search" : "hash"], (served ? "?" : "#") + "with=product-manager,product-owner");
  same("the summary", /13 times as far ahead/.test(await page.textContent(".compare-summary")), true);
  await page.locator(".pick select").nth(2).selectOption("scrum-master");
  await until(3);
  same("the focus", await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Role 3");
  same("odd cells", (await page.locator("[data-odd]").count()) > 0, true);
  same("scripts fetched in all", scripts(), 2);
  same("a link of a cell", /roles\/product-owner\/(index\.html)?$/.test(await page.getAttribute("table.compare thead th:nth-child(3) a", "href")), true);

  mode = "the table";
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1680, 1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      if (served) await axe(page, (fault) => report("axe", `${colorScheme}, ${width} px, comparing`, fault), { selector: "main" });
      await layout(page, (fault) => report("overflow", `${colorScheme}, ${width} px, comparing`, fault));
      same.done++;
    }
  }
  same("names beside the answers on a phone", await page.locator("table.compare td .cell-name").first().isVisible(), true);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await forced(page, (fault) => report("forced colours", "comparing", fault));
  await page.emulateMedia({ forcedColors: "none" });

  mode = "a link";
  await page.reload();
  await until(3);
  same("sides when the address is opened", await heads(), ["Product manager", "Product owner", "Scrum master"]);
  await page.goto(job.url + "#with=scrum-master,nobody,product-owner");
  await page.reload();
  await until(2);
  same("sides after a hash with an unknown id", await heads(), ["Scrum master", "Product owner"]);
  await page.goto(job.url + "?with=developer,product-designer,product-manager,product-owner,scrum-master,project-manager");
  await until(5);
  same("fields for too many", (await fields()).length, 5);

  mode = "only differences";
  await page.goto(job.url + "?with=product-owner,scrum-master");
  await until(2);
  const few = await rows();
  const says = Number(/\d+/.exec(await page.textContent(".only .aside-words"))[0]);
  await page.locator("[data-only]").uncheck();
  same("rows that come back", (await rows()) - few, says);
  await page.locator("[data-only]").check();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1032, height: 700 });
  same("rows on paper", await rows(), few + says);
  await within(page, (fault) => report("paper", "a wide sheet", fault));
  await page.emulateMedia({ media: "screen" });
  await context.close();

  mode = "without scripts";
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(job.url);
  same("fields", await still.locator(".pick").isVisible(), false);
  same("roles to read one by one", (await still.locator(".families a").count()) > 5, true);
  await still.goto(job.url.replace(/compare\//, "compare/product-owner-vs-scrum-master/"));
  const shown = () => still.locator("table.compare tbody tr:not(.compare-group):visible").count();
  const before = await shown();
  await still.locator("[data-only]").uncheck();
  same("rows that come back", (await shown()) > before, true);
  await plain.close();
  tell({ figures: { page: job.name, stops: same.done } });
}
await browser.close();
