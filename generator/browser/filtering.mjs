// Filters a board in all the ways there are: with the style sheet alone, with
// the script, and by an address that somebody was sent.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base"}]}
//
// url is the board, with themes, states and owners to choose among.
import { axe } from "./checks/axe.mjs";
import { layout } from "./checks/layout.mjs";
import { launch } from "./lib/browser.mjs";
import { comparer, listen, readJob, reporter, tell } from "./lib/job.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);

for (const job of pages) {
  const report = reporter(job.name);
  let mode = "";
  const same = comparer(report, "filter", () => mode);
  const open = async (options, url = job.url) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    listen(page, report, "filter", () => mode);
    await page.goto(url);
    return page;
  };
  // seen tells which cards a reader sees, by what they are filtered by, and
  // whether each column that shows none says so, and no other.
  const seen = (page) => page.evaluate(() => {
    const visible = (e) => e.checkVisibility();
    const cards = [...document.querySelectorAll("li[data-theme]")];
    const mute = [...document.querySelectorAll("[data-cell]")].filter((cell) => {
      const all = [...cell.querySelectorAll("li[data-theme]")];
      const says = [...cell.querySelectorAll(".no-match")].some(visible);
      return all.length > 0 && cell.checkVisibility() && says === all.some(visible);
    });
    return { all: cards.length, cards: cards.filter(visible).map((e) => ({ ...e.dataset, text: e.textContent })), mute: mute.length };
  });
  const status = (page) => page.textContent(".filter [role=status]");

  for (const width of [1280, 360]) {
    mode = `without a script, ${width} px`;
    const page = await open({ javaScriptEnabled: false, viewport: { width, height: 800 } });
    if (width === 360) await page.click(".filter > summary");
    const whole = await seen(page);
    same("that all is shown at first", whole.cards.length, whole.all);
    const count = (n) => whole.cards.filter((card) => n.includes(card.theme)).length;
    await page.check('.filter-themes [data-n="1"]');
    let now = await seen(page);
    same("cards of the first theme", now.cards.length, count(["1"]));
    same("themes that are shown", [...new Set(now.cards.map((card) => card.theme))].join(), "1");
    same("columns that do not say that they are empty", now.mute, 0);
    await page.check('.filter-themes [data-n="2"]');
    now = await seen(page);
    same("cards of two themes", now.cards.length, count(["1", "2"]));
    same("columns that do not say that they are empty", now.mute, 0);
    await layout(page, (fault) => report("overflow", mode, fault));
    await page.emulateMedia({ media: "print" });
    same("cards on paper", (await seen(page)).cards.length, count(["1", "2"]));
    same("that paper says what was chosen", await page.locator(".filter-themes label:visible").count(), 2);
    await page.emulateMedia({ media: "screen" });
    await page.click(".filter [type=reset]");
    same("cards when all is shown again", (await seen(page)).cards.length, whole.all);
    await page.context().close();
  }

  mode = "with the script";
  const page = await open({});
  const whole = await seen(page);
  const find = (test) => whole.cards.filter(test).length;
  const first = whole.cards.find((card) => card.theme === "1" && card.owner);
  const key = await page.getAttribute('.filter-themes [data-n="1"]', "value");
  same("that nothing is said at first", await status(page), "");
  await page.check('.filter-themes [data-n="1"]');
  await page.selectOption("[name=owner]", first.owner);
  let want = find((card) => card.theme === "1" && card.owner === first.owner);
  same("cards of a theme and an owner", (await seen(page)).cards.length, want);
  same("what is said of it", await status(page), `${want} of ${whole.all} items`);
  same("the address", new URL(page.url()).search, `?theme=${key}&owner=${first.owner}`);
  same("columns that do not say that they are empty", (await seen(page)).mute, 0);
  await axe(page, (fault) => report("axe", mode, fault), { selector: "main" });
  await page.reload();
  same("cards when the address is opened", (await seen(page)).cards.length, want);
  same("the owner when the address is opened", await page.inputValue("[name=owner]"), first.owner);
  await page.uncheck('.filter-themes [data-n="1"]');
  await page.selectOption("[name=owner]", "");
  await page.selectOption("[name=status]", first.state);
  same("cards of a state", (await seen(page)).cards.length, find((card) => card.state === first.state));
  await page.selectOption("[name=status]", "");
  await page.fill("[name=text]", "zebra");
  same("cards with a word that is nowhere", (await seen(page)).cards.length, 0);
  same("what is said of it", await status(page), `0 of ${whole.all} items`);
  same("columns that do not say that they are empty", (await seen(page)).mute, 0);
  await page.fill("[name=text]", "THE a");
  same("cards with two words", (await seen(page)).cards.length, find(({ text }) => /the/i.test(text) && /a/i.test(text)));
  await page.press("[name=text]", "Enter");
  same("the field after Enter", await page.inputValue("[name=text]"), "THE a");
  await page.click(".filter [type=reset]");
  await page.waitForFunction(() => !location.search);
  same("cards when all is shown again", (await seen(page)).cards.length, whole.all);
  same("what is said of it", await status(page), "");
  await page.check('.filter-themes [data-n="1"]');
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("fingerpost:update")));
  same("cards after a change of the page", (await seen(page)).cards.length, find((card) => card.theme === "1"));
  await page.context().close();

  mode = "an address that was sent, 360 px";
  const phone = await open({ viewport: { width: 360, height: 800 } }, `${job.url}?theme=${key}&status=nonsense&other=1`);
  same("cards", (await seen(phone)).cards.length, find((card) => card.theme === "1"));
  same("that the filter is open", await phone.evaluate(() => document.querySelector(".filter").open), true);
  await axe(phone, (fault) => report("axe", mode, fault), { selector: "main" });
  await layout(phone, (fault) => report("overflow", mode, fault));
  await phone.context().close();

  tell({ figures: { page: job.name, stops: same.done } });
}
await browser.close();
