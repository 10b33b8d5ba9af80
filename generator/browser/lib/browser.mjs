// One Chromium for a whole run, and pages that are used again and again.
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { chromium } from "playwright-core";

// installed returns the path of Chromium or Chrome; the environment variable
// CHROMIUM names another.
export function installed() {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].filter(Boolean);
  for (const name of names)
    for (const dir of isAbsolute(name) ? [""] : process.env.PATH.split(delimiter))
      try {
        accessSync(join(dir, name), constants.X_OK);
        return join(dir, name);
      } catch {
        // not there
      }
  throw new Error("there is no Chromium; the environment variable CHROMIUM may name one");
}

// launch starts the installed Chromium. The flags keep it from looking for
// updates and calling home: the tests are run where there is no network.
export function launch(executablePath) {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-lcd-text", // the same pictures on every screen
    ],
  });
}

// share takes jobs off one list with several workers; each has its own state,
// made once. Two workers fill the two cores of a common CI machine.
export async function share(jobs, makeState, work, workers = 2) {
  const waiting = jobs[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: Math.min(workers, jobs.length) }, async () => {
      const state = await makeState();
      for (const job of waiting) await work(state, job);
    }),
  );
}
