// Searches sites by keyboard, served and straight from a folder.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base", "queries": [{"words", "leads"}]}]}
import { axe } from "./checks/axe.mjs";
import { layout } from "./checks/layout.mjs";
import { search } from "./checks/search.mjs";
import { launch } from "./lib/browser.mjs";
import { readJob, reporter, tell } from "./lib/job.mjs";
import { watch } from "./lib/traffic.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);
const context = await browser.newContext({ reducedMotion: "reduce" });
context.setDefaultTimeout(20_000); // for what should appear and does not
const page = await context.newPage();
const traffic = watch(page);

for (const job of pages) {
  const report = reporter(job.name);
  const look = (mode) => async () => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await axe(page, (fault) => report("axe", `search, ${mode}, ${colorScheme}`, fault), { selector: "dialog" });
    }
    await layout(page, (fault) => report("overflow", `search, ${mode}`, fault));
  };
  let found = 0;
  for (const { words, leads } of job.queries)
    for (const width of [1280, 320]) {
      await traffic.visit(job.base);
      await page.setViewportSize({ width, height: 700 });
      await page.goto(job.url, { waitUntil: "load" });
      const loaded = traffic.requests();
      const fault = (text) => report("search", `${width} px`, text);
      try {
        const hit = await search(page, words, fault, look(`${width} px`));
        if (hit && !hit.includes(leads)) fault(`"${words}" leads to ${hit}, not to ${leads}`);
        if (hit) found++;
      } catch (e) {
        fault(`"${words}": ${e.message.split("\n")[0]}`);
      }
      if (traffic.requests() <= loaded) fault("the index was loaded before the search was opened");
      for (const { check, fault } of traffic.faults()) report(check, "search", fault);
    }
  tell({ figures: { page: job.name, stops: found } });
}
await browser.close();
