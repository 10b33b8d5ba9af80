// Lives in the preview as an author does: saves files of a project that is being
// served, and watches what becomes of the open pages.
//
//   {"browser", "url": of the preview, "dir": of the project, "control": an address that starts the preview anew}
//
// Times are told, and never judged: machines differ.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { axe } from "./checks/axe.mjs";
import { launch } from "./lib/browser.mjs";
import { comparer, readJob, reporter, tell } from "./lib/job.mjs";

const job = await readJob();
const browser = await launch(job.browser);
const report = reporter("the preview");
const patience = { timeout: 30000, polling: 20 }; // only bounds how long a failing test runs
let mode = "";
const same = comparer(report, "preview", () => mode);

const at = (path) => join(job.dir, path);
const read = (path) => readFileSync(at(path), "utf8");
const save = (path, text) => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const edit = (path, old, text) => {
  const before = read(path);
  if (!before.includes(old)) throw new Error(`${path} does not hold ${old}`);
  save(path, before.replace(old, text));
  return () => save(path, before);
};

const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
page.on("pageerror", (e) => report("preview", mode, `uncaught: ${e.message}`));

// open goes to a page and marks it, so that a page loaded anew is found out.
const open = async (path, on = page) => {
  await on.goto(new URL(path, job.url).href);
  await on.evaluate(() => { window.marked = true; });
};
const stayed = (on = page) => on.evaluate(() => window.marked === true);
const shows = (text, on = page) => on.waitForFunction((t) => document.querySelector("main")?.textContent.includes(t), text, patience);
const inShadow = (what, on = page) => on.evaluate((s) => {
  const node = document.querySelector("fingerpost-preview").shadowRoot.querySelector(s);
  return node && !node.hidden ? node.textContent.trim() : null;
}, what);
const polled = (f, arg, on = page) => on.waitForFunction(f, arg, { timeout: 30000, polling: 20 });
const sheetOpen = (want, on = page) =>
  polled((w) => document.querySelector("fingerpost-preview")?.shadowRoot.querySelector(".sheet").hidden === !w, want, on);
const pillSays = (text, on = page) =>
  polled((t) => document.querySelector("fingerpost-preview")?.shadowRoot.querySelector(".pill:not([hidden])")?.textContent.includes(t), text, on);

// shownAt returns when a text is in the page, by the clock of this machine.
const shownAt = (text) => page.evaluate((t) => new Promise((found, failed) => {
  setTimeout(() => failed(new Error(`${t} never came`)), 30000);
  const look = () => {
    if (!document.querySelector("main").textContent.includes(t)) return;
    watch.disconnect();
    found(performance.timeOrigin + performance.now());
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
}), text);

const about = "content/about.md";
const chooser = "content/choosers/who-to-hire.md";
const item = "content/roadmap/authors-desk/live-preview.md";

mode = "twenty saves";
await open("/about/");
const took = [];
let said = "The entries on this site";
for (let i = 0; i < 20; i++) {
  const text = `Save ${i} of twenty,`;
  const seen = shownAt(text);
  const before = read(about).replace(said, text);
  const start = performance.timeOrigin + performance.now();
  save(about, before);
  took.push((await seen) - start);
  said = text;
}
edit(about, said, "The entries on this site");
await shows("The entries on this site");
same("that the page was never loaded anew", await stayed(), true);
took.sort((a, b) => a - b);
tell({ figures: { page: "saves", ms: { median: Math.round(took[10]), p95: Math.round(took[18]), most: Math.round(took[19]) } } });

mode = "bursts of eight saves";
{
  const text = read(about);
  let won = 0;
  for (let burst = 0; burst < 20; burst++) {
    for (let i = 0; i < 8; i++) {
      save(about, text.replace("Who writes here,", `Burst ${burst}, save ${i},`));
      await new Promise((go) => setTimeout(go, 15));
    }
    await shows(`Burst ${burst}, save 7,`).then(() => won++, () => {});
    if (won <= burst) break;
  }
  same("bursts of which the last save won", won, 20);
  save(about, text);
  await shows("Who writes here,");
  same("that the page was never loaded anew", await stayed(), true);
}

mode = "what readers have done to a page";
{
  // A long page with details, questions with answers, and a dialog with a search.
  await page.setViewportSize({ width: 900, height: 400 });
  await open("/choosers/who-to-hire/");
  const radios = page.locator(".chooser-form input");
  await radios.nth(1).check();
  await radios.nth(2).check();
  await radios.nth(2).focus();
  await page.evaluate(() => scrollTo(0, 180));
  const state = () => page.evaluate(() => ({
    scroll: Math.round(scrollY),
    focus: document.activeElement.value,
    checked: [...document.querySelectorAll(".chooser-form input")].map((i) => i.checked).join(),
    result: document.querySelector(".chooser-said").textContent,
    scripts: [...document.scripts].filter((s) => s.src.includes("chooser")).length,
  }));
  const first = await state();
  same("that there is something to keep", [first.scroll > 0, first.checked.includes("true"), first.result !== ""], [true, true, true]);
  const text = read(chooser);
  for (let i = 0; i < 10; i++) {
    save(chooser, text.replace("Four questions on", `Again ${i} questions on`));
    await shows(`Again ${i} questions on`);
    same(`what is kept of answers, ${i}`, await state(), first);
  }
  await page.locator(".chooser-form input").nth(0).check();
  same("that answers still count", await page.evaluate(() => location.hash !== ""), true);
  save(chooser, text);
  same("that the page was never loaded anew", await stayed(), true);

  await open("/items/live-preview/");
  await page.evaluate(() => { for (const d of document.querySelectorAll("main details")) d.open = !d.open; scrollTo(0, 300); });
  const folds = () => page.evaluate(() => [scrollY, ...[...document.querySelectorAll("main details")].map((d) => d.open)].join());
  const folded = await folds();
  same("that there are details", folded.includes("true"), true);
  const plan = read(item);
  for (let i = 0; i < 10; i++) {
    save(item, plan.replace("An author sees the mistake,", `Author ${i} sees the mistake,`));
    await shows(`Author ${i} sees the mistake,`);
    same(`details and scrolling, ${i}`, await folds(), folded);
  }
  save(item, plan);

  // A page that was given out just before a build is no worse off: its first
  // reading of itself comes too late.
  let held = false;
  const hold = async (route) => {
    if (!held && route.request().resourceType() === "fetch") {
      held = true;
      save(item, plan.replace("An author sees the mistake,", "Somebody sees the mistake,"));
      await new Promise((go) => setTimeout(go, 1000));
    }
    await route.continue().catch(() => {}); // it is let go when the holding ends
  };
  await page.route(/live-preview\/$/, hold);
  await open("/items/live-preview/");
  await page.evaluate(() => { for (const d of document.querySelectorAll("main details")) d.open = !d.open; scrollTo(0, 300); });
  await shows("Somebody sees the mistake,");
  same("details of a page that was given out just before a build", [held, await folds()], [true, folded]);
  await page.unroute(/live-preview\/$/, hold);
  save(item, plan);
  await shows("An author sees the mistake,");

  await page.keyboard.press("/");
  await page.keyboard.type("preview");
  await page.waitForSelector(".search-list a");
  const words = edit(item, "An author sees the mistake,", "A searcher sees the mistake,");
  await shows("A searcher sees the mistake,");
  same("the dialog and what was typed", await page.evaluate(() => [document.querySelector("dialog").open, document.activeElement.value]), [true, "preview"]);
  await page.keyboard.press("Escape");
  same("that Escape closed the dialog", await page.evaluate(() => document.querySelector("dialog").open), false);
  words();
  same("that the page was never loaded anew", await stayed(), true);
  await page.setViewportSize({ width: 1280, height: 800 });
}

mode = "styles, templates, scripts";
{
  await open("/about/");
  save("themes/default/styles/components/zz-test.css", "main { outline: 7px solid rgb(1, 2, 3); }\n");
  await polled(() => getComputedStyle(document.querySelector("main")).outlineWidth === "7px");
  save("themes/default/styles/components/zz-test.css", "main { outline: 9px solid rgb(1, 2, 3); }\n");
  await polled(() => getComputedStyle(document.querySelector("main")).outlineWidth === "9px");
  rmSync(at("themes/default/styles/components/zz-test.css"));
  await polled(() => getComputedStyle(document.querySelector("main")).outlineStyle === "none");
  await polled(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  save("themes/default/templates/entry.html", job.entry.replace("{{define \"main\" -}}", "{{define \"main\" -}}\n<p>A template of ours.</p>"));
  await shows("A template of ours.");
  rmSync(at("themes/default/templates/entry.html"));
  await polled(() => !document.querySelector("main").textContent.includes("A template of ours."));
  same("that the page was never loaded anew", await stayed(), true);
  save("themes/default/scripts/zz-test.js", "document.documentElement.dataset.ran = Number(document.documentElement.dataset.ran ?? 0) + 1;\n");
  await polled(() => document.documentElement.dataset.ran === "1");
  same("that a script takes loading the page", await stayed(), false);
  await page.evaluate(() => { window.marked = true; });
  const back = edit(about, "Who writes here,", "Who wrote here,");
  await shows("Who wrote here,");
  same("how often the script ran", await page.evaluate(() => document.documentElement.dataset.ran), "1");
  back();
  rmSync(at("themes/default/scripts/zz-test.js"));
  await polled(() => document.documentElement.dataset.ran === undefined && document.querySelector("main").textContent.includes("Who writes here,"));
}

mode = "a mistake";
{
  await open("/about/");
  const mend = edit(about, "audience: public", "audeince: public");
  await sheetOpen(true);
  const text = await inShadow(".sheet");
  for (const part of ["1 error", "content/about.md:4:1", "front-matter/unknown-key", "audeince: public", "did you mean", "last good build"])
    same(`that the sheet says ${part}`, text.includes(part), true);
  same("where its link leads", await page.evaluate(() => document.querySelector("fingerpost-preview").shadowRoot.querySelector(".sheet .place").href.replace(/.*content/, "content")), "content/about.md:4:1");
  same("the title", (await page.title()).startsWith("(1) "), true);
  same("the last good page", await page.evaluate(() => document.querySelector("main").textContent.includes("Who writes here,")), true);
  await axe(page, (fault) => report("axe", mode, fault), { selector: "fingerpost-preview" });
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page, (fault) => report("axe", `${mode}, dark`, fault), { selector: "fingerpost-preview", onlyColours: true });
  await page.emulateMedia({ colorScheme: "light" });
  await page.keyboard.press("ArrowDown");
  same("the focus after an arrow", await page.evaluate(() => document.querySelector("fingerpost-preview").shadowRoot.activeElement?.className), "problem");
  await page.keyboard.press("Escape");
  await sheetOpen(false);
  same("the pill", (await inShadow(".pill")).includes("1 error"), true);
  const other = await context.newPage();
  await open("/about/", other);
  await sheetOpen(true, other);
  same("what a page says that is loaded while it is broken", await inShadow(".sheet", other), text);
  const twice = edit(about, "summary: Who", "sumary: Who");
  await sheetOpen(false); // it was folded, and stays so
  await pillSays("2 errors");
  await polled(() => document.title.startsWith("(2) "), undefined, other);
  twice();
  mend();
  await polled(() => !document.title.startsWith("("));
  await sheetOpen(false, other);
  await pillSays("Public edition", other);
  same("that no page was loaded anew", [await stayed(), await stayed(other)], [true, true]);
  same("streams that pages hold for themselves", await other.evaluate(() => performance.getEntriesByType("resource").filter((r) => r.name.includes("/events")).length), 0);
  await other.close();
}

mode = "pages that come and go";
{
  const fresh = "content/updates/2026-11-21-hello.md";
  const text = "---\ntitle: Hello\nsummary: A page that is new.\naudience: public\n---\n\nAll of it.\n";
  const lost = () => polled(() => document.querySelector("main aside a[href='/updates/']"));
  const found = () => polled(() => document.querySelector("main h1")?.textContent === "Hello");
  await open("/about/");
  save(fresh, text);
  await pillSays("Hello: new");
  const path = await page.evaluate(async () => {
    const list = new DOMParser().parseFromString(await (await fetch("/updates/")).text(), "text/html");
    return [...list.querySelectorAll("main a")].find((a) => a.textContent.includes("Hello")).getAttribute("href");
  });
  await open(new URL(path, new URL("/updates/", job.url)).pathname);
  await found();
  rmSync(at(fresh));
  await lost();
  same("the answer for the page that went", (await page.request.get(page.url())).status(), 404);
  save(fresh, text);
  await found();
  for (const [what, hidden] of [["a draft", text.replace("audience: public", "audience: public\ndraft: true")], ["hidden", text.replace("audience: public", "audience: team")]]) {
    save(fresh, hidden);
    await lost();
    same(`the answer for the page that is ${what}`, (await page.request.get(page.url())).status(), 404);
    save(fresh, text);
    await found();
  }
  renameSync(at(fresh), at("content/updates/2026-11-21-goodbye.md"));
  await polled(() => document.querySelector("main aside a")?.getAttribute("href").includes("goodbye"));
  rmSync(at("content/updates/2026-11-21-goodbye.md"));
  await pillSays("Hello: gone");
  same("that the page was never loaded anew", await stayed(), true);
}

mode = "what changed for readers";
{
  await open("/roadmap/");
  const back = edit(item, "horizon: now", "horizon: next");
  await pillSays("A preview that names the line: Now → Next");
  await polled(() => [...document.querySelectorAll("[data-horizon=next] a")].some((a) => a.textContent.includes("A preview that names the line")));
  await page.evaluate(() => document.querySelector("fingerpost-preview").shadowRoot.querySelector(".pill").click());
  await sheetOpen(true);
  same("the sheet", (await inShadow(".sheet")).includes("Now → Next"), true);
  back();
  await polled(() => document.querySelector("fingerpost-preview").shadowRoot.querySelector(".sheet").textContent.includes("Next → Now"));
  same("that the page was never loaded anew", await stayed(), true);
  await page.keyboard.press("Escape");
}

mode = "another edition";
{
  await open("/about/");
  await page.evaluate(() => document.querySelector("fingerpost-preview").shadowRoot.querySelector(".pill").click());
  await sheetOpen(true);
  await page.getByRole("link", { name: "Team edition" }).click();
  await page.waitForURL(/\/~fingerpost\/in\/team\/about\/$/);
  await pillSays("Team edition");
  await page.evaluate(() => { window.marked = true; });
  const other = await context.newPage();
  await open("/about/", other);
  const back = edit(about, "Who writes here,", "Who reads here,");
  await shows("Who reads here,");
  await shows("Who reads here,", other);
  back();
  await shows("Who writes here,");
  same("that no page was loaded anew", [await stayed(), await stayed(other)], [true, true]);
  await page.getByRole("link", { name: "Roles" }).first().click();
  await page.waitForURL(/\/~fingerpost\/in\/team\/roles\/$/);
  await other.close();
}

mode = "the preview started anew";
{
  await open("/about/");
  const answer = await fetch(job.control);
  same("the answer of the test", answer.status, 200);
  await page.waitForTimeout(50);
  const back = edit(about, "Who writes here,", "Who came back,");
  await shows("Who came back,");
  back();
  await shows("Who writes here,");
  same("that the page was not loaded anew", await stayed(), true);
}

tell({ figures: { page: "done", stops: same.done } });
await browser.close();
