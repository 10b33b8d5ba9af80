// Searches a site in all the ways there are: by keyboard in the dialog of any
// page, with questions and filters, and in place on the page of everything.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base"}]}
//
// base is the root of the site; url the page to begin on. From a disk the rules
// of accessibility cannot be tried: the tool reads style sheets by request.
import { axe } from "./checks/axe.mjs";
import { forced } from "./checks/forced.mjs";
import { layout } from "./checks/layout.mjs";
import { launch } from "./lib/browser.mjs";
import { comparer, listen, readJob, reporter, tell } from "./lib/job.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);

for (const job of pages) {
  const served = !job.base.startsWith("file:");
  const report = reporter(job.name);
  let mode = "";
  const same = comparer(report, "search", () => mode);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let asked = [];
  page.on("request", (r) => asked.push(r.url()));
  listen(page, report, "search", () => mode);

  const scripts = () => asked.filter((u) => /\/search[^/]*\.js|\/search\/index\.js/.test(u)).length;
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
  const isOpen = () => page.evaluate(() => document.querySelector("dialog")?.open ?? false);
  const below = (href) => href?.slice(job.base.length).replace("index.html", "");
  // ask types a query and tells what is found.
  const ask = async (query) => {
    await page.fill("#search-field", query);
    await page.waitForFunction(() => document.querySelector(".search-status").textContent !== "");
    return page.evaluate(() => ({
      status: document.querySelector(".search-status").textContent,
      kinds: [...document.querySelectorAll(".search-list h2")].map((h) => h.textContent).join(),
      first: document.querySelector(".search-list a")?.href,
      facts: document.querySelector(".search-list li .search-facts")?.textContent ?? "",
      links: document.querySelectorAll(".search-list a").length,
    }));
  };
  const first = async (query) => below((await ask(query)).first);

  mode = "the keyboard";
  await page.goto(job.url);
  same("scripts fetched before anything is searched", scripts(), 0);
  await page.keyboard.press("/");
  same("the dialog after /", await isOpen(), true);
  same("the focus", await focused(), "search-field");
  same("the field", await page.inputValue("#search-field"), "");
  await page.keyboard.type("product owner");
  await page.waitForSelector(".search-list a");
  same("the first hit", await first("product owner"), "roles/product-owner/");
  await page.keyboard.press("ArrowUp");
  same("above the field", await focused(), "search-field");
  await page.keyboard.press("ArrowDown");
  same("below the field", await focused(), "Product owner");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  same("down and up", await focused(), "Product owner");
  await page.keyboard.type("s");
  same("a letter at a hit", await page.inputValue("#search-field"), "product owners");
  await page.keyboard.press("Escape");
  same("the dialog after Escape", await isOpen(), false);
  await page.focus("a[data-search]");
  await page.keyboard.press("Enter");
  same("the dialog by the link", await isOpen(), true);
  await page.keyboard.press("Escape");
  same("the focus that is given back", await focused(), "Search");
  await page.keyboard.press("Control+k");
  same("the dialog after Control and K", await isOpen(), true);
  same("scripts fetched", scripts(), 3);
  for (const u of asked) if (!u.startsWith(job.base)) report("search", mode, `${u} is outside ${job.base}`);

  mode = "questions and filters";
  const who = await ask("who decides the order of the backlog");
  same("where a question leads", below(who.first), "decisions/#backlog-order");
  same("the kinds of its answers", who.kinds, "Decisions");
  same("that it names the decider", who.facts.includes("Decides: Product owner"), true);
  same("a misspelt word", await first("scrum mastre"), "roles/scrum-master/");
  same("another name", (await ask("backlog owner kind:role")).facts, "Also called Backlog owner");
  same("a hidden name", await first("prod owner"), "roles/product-owner/");
  same("a duty", await first("order the backlog kind:role"), "roles/product-owner/#order-backlog");
  same("a filter by kind", (await ask("kind:decision")).kinds, "Decisions,Decisions taken");
  same("a filter by state", /^\d+ result/.test((await ask("status:in-progress horizon:now")).status), true);
  same("a filter by theme", await first("theme:worth-showing search"), "items/search-by-kind/");
  same("a filter by role", (await ask("role:executives kind:decision")).links > 0, true);
  same("nothing", (await ask("zebra")).status, "Nothing found");

  mode = "the open dialog";
  await ask("who decides");
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 700 });
      if (served) await axe(page, (fault) => report("axe", `${colorScheme}, ${width} px, searching`, fault), { selector: "dialog" });
      await layout(page, (fault) => report("overflow", `${colorScheme}, ${width} px, searching`, fault));
      same.done++;
    }
  }
  await page.emulateMedia({ forcedColors: "active" });
  await forced(page, (fault) => report("forced colours", "searching", fault));
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize({ width: 1280, height: 800 });

  mode = "after a change of the page";
  asked = [];
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("fingerpost:update")));
  for (let i = 0; i < 100 && scripts() < 2; i++) await page.waitForTimeout(20);
  same("scripts fetched again", scripts(), 2);
  same("scripts left behind", await page.locator("script[src*=search]").count(), 0);
  same("dialogs", await page.locator("dialog").count(), 1);
  same("that what was typed is answered", (await ask("who decides")).links > 0, true);

  mode = "following a hit";
  await ask("who decides the order of the backlog");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#backlog-order$/);
  same("the row it leads to", await page.evaluate(() => document.getElementById("backlog-order").checkVisibility()), true);
  same("the dialog", await isOpen(), false);

  mode = "the page of everything";
  asked = [];
  await page.goto(job.base + "search/" + (served ? "" : "index.html"));
  same("scripts fetched before anything is searched", scripts(), 0);
  const listed = () => page.locator("main li a:visible").count();
  const all = await listed();
  await page.keyboard.press("/");
  same("the focus after /", await focused(), "search-field");
  same("the dialog", await isOpen(), false);
  await ask("backlog");
  await page.waitForSelector(".search-list a");
  same("that the results stand for the list", (await listed()) < all, true);
  same("the address", new URL(page.url()).search, "?q=backlog");
  if (served) await axe(page, (fault) => report("axe", "the page of everything, searching", fault), { selector: "main" });
  await page.reload();
  await page.waitForSelector(".search-list a");
  same("the field when the address is opened", await page.inputValue("#search-field"), "backlog");
  await page.fill("#search-field", "");
  same("the list when the field is empty", await listed(), all);
  same("the address", new URL(page.url()).search, "");

  mode = "the page of all questions";
  asked = [];
  const questions = () => page.locator("tr[data-question]:visible").count();
  const sift = async (query) => {
    await page.fill("#who-field", query);
    if (query) await page.waitForFunction(() => document.querySelector(".search-status").textContent !== "");
    return page.textContent(".search-status");
  };
  await page.goto(job.base + "who-decides/" + (served ? "" : "index.html"));
  same("scripts fetched before anything is asked", scripts(), 0);
  const every = await questions();
  same("the answer to a question", await sift("who decides the order of the backlog"), "1 answer");
  same("the row that is left", await page.locator("tr[data-question]:visible").getAttribute("id"), "backlog-order");
  same("another way to ask", await sift("which wish comes first"), "1 answer");
  same("a misspelt artefact", /^\d+ answers$/.test(await sift("bakclog")), true);
  same("what nobody has said", await sift("zebra"), "Nobody has said who decides this.");
  same("the rows without an answer", await questions(), 0);
  if (served) await axe(page, (fault) => report("axe", "all questions, without an answer", fault), { selector: "main" });
  same("what comes near", (await sift("release zebra")).startsWith("Nobody has said who decides exactly this."), true);
  same("the address", new URL(page.url()).search, "?q=release%20zebra");
  await page.reload();
  await page.waitForFunction((all) => document.querySelectorAll("tr[data-question]:not([hidden])").length < all, every);
  same("the field when the address is opened", await page.inputValue("#who-field"), "release zebra");
  if (served) await axe(page, (fault) => report("axe", "all questions, asking", fault), { selector: "main" });
  await sift("");
  same("the rows when the field is empty", await questions(), every);

  if (served) {
    mode = "an index that cannot be had";
    await page.goto(job.url);
    await page.route(/search-index/, (route) => route.abort());
    page.removeAllListeners("console"); // the browser tells of what it cannot load
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.querySelector(".search-status").textContent !== "");
    same("what is said", await page.textContent(".search-status"), await page.getAttribute("a[data-search]", "data-failed"));
  }

  tell({ figures: { page: job.name, stops: same.done } });
  await context.close();
}
await browser.close();
