// Visits every page of a job and examines it in all the ways a reader meets it:
// light and dark, on a phone, a tablet and a laptop, by keyboard, without
// scripts, with less motion, in forced colours, on paper.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base", "first"}]}
//
// The first page of each type is examined in more ways than the rest: all rules
// in the dark, the keyboard on a phone, and the menu open.
import { axe } from "./checks/axe.mjs";
import { calm } from "./checks/calm.mjs";
import { forced } from "./checks/forced.mjs";
import { skip, walk } from "./checks/keyboard.mjs";
import { layout } from "./checks/layout.mjs";
import { noNavigation } from "./checks/paper.mjs";
import { controls, lost, words } from "./checks/plain.mjs";
import { launch, share } from "./lib/browser.mjs";
import { readJob, reporter, tell } from "./lib/job.mjs";
import { watch } from "./lib/traffic.mjs";

const phone = { width: 320, height: 640 };
const tablet = { width: 768, height: 1024 };
const laptop = { width: 1280, height: 800 };

const { browser: path, pages } = await readJob();
const browser = await launch(path);

async function makeState() {
  const scripted = await browser.newContext({ viewport: laptop });
  const plain = await browser.newContext({ viewport: laptop, javaScriptEnabled: false });
  const page = await scripted.newPage();
  return { page, traffic: watch(page), keys: await scripted.newCDPSession(page), plain: await plain.newPage() };
}

async function visit({ page, traffic, keys, plain }, job) {
  const report = reporter(job.name);
  const as = (check, mode) => (fault) => report(check, mode, fault);
  const seen = { page: job.name, stops: 0, rules: 0, words: 0, ms: {} };
  const timed = async (what, work) => {
    const start = performance.now();
    const result = await work();
    seen.ms[what] = (seen.ms[what] ?? 0) + Math.round(performance.now() - start);
    return result;
  };
  const media = (o) => page.emulateMedia({ media: "screen", colorScheme: "light", reducedMotion: "reduce", forcedColors: "none", ...o });

  await traffic.visit(job.base);
  await media({});
  await page.setViewportSize(laptop);
  await timed("load", () => page.goto(job.url, { waitUntil: "load" }));
  const scripted = await timed("plain", () => words(page));
  seen.words = scripted.length;

  seen.rules = await timed("axe", () => axe(page, as("axe", "light, 1280 px")));
  seen.stops = await timed("keyboard", () => walk(page, keys, as("keyboard", "1280 px")));
  await timed("keyboard", () => skip(page, as("keyboard", "skip link")));
  await timed("motion", () => calm(page, as("motion", "reduced")));

  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  for (const colorScheme of ["light", "dark"]) {
    await media({ colorScheme });
    for (const size of [laptop, tablet, phone]) {
      const mode = `${colorScheme}, ${size.width} px, details open`;
      await page.setViewportSize(size);
      await timed("overflow", () => layout(page, as("overflow", mode)));
      if (colorScheme === "dark" && size === laptop) await timed("axe", () => axe(page, as("axe", mode), { onlyColours: !job.first }));
      if (colorScheme === "light" && size === phone) await timed("axe", () => axe(page, as("axe", mode)));
    }
  }
  if (job.first) {
    await media({});
    await timed("keyboard", () => walk(page, keys, as("keyboard", "320 px")));
    await timed("menu", () => menus(page, media, report));
  }
  await media({ forcedColors: "active" });
  await timed("forced", () => forced(page, as("forced colours", "320 px")));
  await media({ media: "print" });
  await timed("paper", () => noNavigation(page, as("paper", "print")));
  for (const { check, fault } of traffic.faults()) report(check, "while it was examined", fault);

  await timed("load", () => plain.goto(job.url, { waitUntil: "load" }));
  const missing = lost(scripted, await timed("plain", () => words(plain)));
  if (missing.length > 0) report("plain", "without scripts", `${missing.length} words are lost: ${missing.slice(0, 12).join(" ")}`);
  for (const size of [phone, laptop]) {
    await plain.setViewportSize(size);
    await timed("plain", () => controls(plain, as("plain", `without scripts, ${size.width} px`)));
  }
  tell({ figures: seen });
}

// menus opens what buttons open, examines it in both schemes, and leaves it by
// the Escape key.
async function menus(page, media, report) {
  for (const button of await page.locator("button[popovertarget]:visible").all()) {
    const id = await button.getAttribute("popovertarget");
    await button.click();
    for (const colorScheme of ["light", "dark"]) {
      await media({ colorScheme });
      await axe(page, (fault) => report("axe", `${colorScheme}, #${id} open`, fault), { selector: `#${id}` });
    }
    await layout(page, (fault) => report("overflow", `#${id} open`, fault));
    await page.keyboard.press("Escape");
    if (await page.evaluate((id) => document.getElementById(id).matches(":popover-open"), id)) report("keyboard", "320 px", `Escape does not close #${id}`);
  }
}

await share(pages, makeState, visit);
await browser.close();
