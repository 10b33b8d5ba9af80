// Takes the README's pictures of our own site, light and dark:
//
//   node generator/browser/shots.mjs
//
// With SHOTS=folder it takes instead, into that folder, a full set: the page
// types on a phone, a laptop and a wide screen, light and dark, and as they
// are printed. CHROMIUM names the browser if it is not called chromium.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installed, launch } from "./lib/browser.mjs";
import { smaller } from "./lib/png.mjs";
import { serve } from "./lib/serve.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const most = 150_000; // bytes of a picture in the repository

const pages = {
  home: "",
  board: "roadmap/",
  role: "roles/product-owner/",
  compare: "compare/product-manager-vs-product-owner/",
  decisions: "decisions/",
  decision: "decisions/publish-a-date/",
  "decisions-small": "decisions/in/small/",
  who: "who-decides/",
  item: "items/default-theme/",
  theme: "themes/worth-showing/",
  vision: "vision/",
  guide: "guides/writing/the-roadmap/",
  search: "search/",
};
const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 }, wide: { width: 1920, height: 1080 } };

const site = mkdtempSync(join(tmpdir(), "fingerpost-"));
const made = spawnSync("go", ["run", "./generator/cmd/fingerpost", "build", "--quiet", "--edition", "public", "--out", join(site, "site")], { cwd: root, stdio: "inherit" });
if (made.status !== 0) process.exit(1);
const server = await serve(join(site, "site"));
const browser = await launch(installed());
try {
  await (process.env.SHOTS ? fullSet(process.env.SHOTS) : pictures(join(root, ".github/images")));
} finally {
  await browser.close();
  server.end();
  rmSync(site, { recursive: true });
}

// shot opens a page as a reader would and returns it as a PNG.
async function shot(path, { size, scheme, full }) {
  const page = await browser.newPage({ viewport: size, colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(server.url + path, { waitUntil: "load" });
  const png = await page.screenshot({ fullPage: full });
  await page.close();
  return png;
}

async function pictures(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of ["board", "role"])
    for (const scheme of ["light", "dark"]) {
      const file = join(folder, `${name}-${scheme}.png`);
      writeFileSync(file, smaller(await shot(pages[name], { size: sizes.laptop, scheme })));
      const { size } = statSync(file);
      console.log(`${file} ${size} bytes`);
      if (size > most) throw new Error(`${file} has ${size} bytes, at most ${most} are meant`);
    }
}

async function fullSet(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(pages)) {
    for (const [device, size] of Object.entries(sizes))
      for (const scheme of ["light", "dark"])
        writeFileSync(join(folder, `${name}-${device}-${scheme}.png`), await shot(path, { size, scheme, full: true }));
    const page = await browser.newPage();
    await page.goto(server.url + path, { waitUntil: "load" });
    writeFileSync(join(folder, `${name}.pdf`), await page.pdf({ preferCSSPageSize: true }));
    await page.close();
  }
  console.log(`${Object.keys(pages).length} page types in ${folder}`);
}
