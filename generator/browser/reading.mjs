// Reads pages in windows of all heights, and looks which section their tables of
// contents mark.
//
//   {"browser": "/usr/bin/chromium", "pages": [{"name", "url", "base"}]}
import { launch } from "./lib/browser.mjs";
import { readJob, reporter, tell } from "./lib/job.mjs";

const { browser: path, pages } = await readJob();
const browser = await launch(path);

for (const job of pages) {
  const report = reporter(job.name);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const marked = async () => {
    await settled();
    return page.evaluate(() => [...document.querySelectorAll(".contents a[aria-current=true]")].map((a) => a.hash).join());
  };
  const scroll = (y) => page.evaluate((y) => scrollTo(0, y), y);
  let stops = 0;
  const same = (mode, what, got, want) => {
    stops++;
    if (got !== want) report("reading", mode, `${what}: ${JSON.stringify(got)} is marked, not ${JSON.stringify(want)}`);
  };

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(job.url);
  const all = await page.evaluate(() => [...document.querySelectorAll(".contents a[href^='#']")].map((a) => a.hash));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);

  for (const tall of [500, 800, height - 300, height - 20]) {
    const mode = `${tall} px high`;
    await page.setViewportSize({ width: 1280, height: tall });
    await scroll(0);
    const top = all.indexOf(await marked());
    if (top > 0) {
      const y = await page.evaluate((hash) => document.getElementById(hash.slice(1)).getBoundingClientRect().top, all[top]);
      same(mode, "above the upper third", y <= tall / 3, true);
    }
    await scroll(height);
    same(mode, "at the end", await marked(), all.at(-1));
    let before = -1;
    for (let y = 0; y <= height - tall; y += Math.max(10, (height - tall) / 100)) {
      await scroll(y);
      const now = all.indexOf(await marked());
      if (now < before) report("reading", mode, `the mark goes back to ${all[now]} at ${Math.round(y)} px`);
      before = now;
      stops++;
    }
  }

  const mode = "all in sight";
  await page.setViewportSize({ width: 1280, height: height + 400 });
  await settled();
  same(mode, "without a section in the address", await marked(), "");
  await page.evaluate((hash) => { location.hash = hash; }, all[1]);
  same(mode, "with the second one in it", await marked(), all[1]);
  await context.close();
  tell({ figures: { page: job.name, stops } });
}
await browser.close();
