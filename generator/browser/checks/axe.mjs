// Accessibility by the rules of WCAG 2.0 to 2.2, levels A and AA. The best
// practices of the tool are left out: they are opinions, and some contradict
// what readers of this site need.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const everything = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  rules: { "target-size": { enabled: true } }, // off unless asked for
};

// A dark page differs from a light one in its colours alone.
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

// axe examines the page as it stands, or only what the selector names, and
// returns how many rules found something to look at.
export async function axe(page, fault, { selector, onlyColours } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // Style sheets need not be fetched again: no rule that is asked for reads them.
  const options = { ...(onlyColours ? colours : everything), resultTypes: ["violations"], preload: false };
  const found = await page.evaluate(
    async ([options, selector]) => {
      const result = await window.axe.run(selector ?? document, options);
      return {
        passed: result.passes.length,
        violations: result.violations.flatMap((v) =>
          v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${(n.failureSummary ?? v.help).replace(/\s+/g, " ")}`),
        ),
      };
    },
    [options, selector],
  );
  for (const text of found.violations) fault(text);
  return found.passed;
}
