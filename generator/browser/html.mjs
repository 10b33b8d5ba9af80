// Validates every HTML file of some folders.
//
//   {"folders": [{"name", "dir"}]}
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { readJob, reporter, tell } from "./lib/job.mjs";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // White space at the end of a line is left by templates. No reader meets it.
    "no-trailing-whitespace": "off",
    // The answers of a chooser count at once and are sent nowhere: a button to
    // send them would do nothing.
    "wcag/h32": "off",
    // Boxes of one name are several answers to one question.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
    // A hash protects from a host that is not ours. All files of a page come
    // from the page's own site, and opened from a folder a hash would block them.
    "require-sri": ["error", { target: "crossorigin" }],
  },
});

const { folders } = await readJob();
let files = 0;
for (const { name, dir } of folders) {
  for (const file of readdirSync(dir, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    files++;
    const result = validator.validateStringSync(readFileSync(join(dir, file), "utf8"), file);
    for (const { messages } of result.results)
      for (const m of messages) reporter(`${name}/${file}:${m.line}:${m.column}`)("html", m.ruleId, m.message);
  }
}
tell({ files });
