// How the tests in Go and the scripts here speak: a job comes in as JSON on the
// standard input, and one JSON object goes out for each thing found.

export async function readJob() {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return JSON.parse(text);
}

// tell prints one object. A fault has the check that found it, where, and what
// is wrong in words that lead to the place.
export function tell(object) {
  process.stdout.write(JSON.stringify(object) + "\n");
}

// reporter returns what a check calls for each fault on one page.
export function reporter(page) {
  return (check, mode, fault) => tell({ check, page, mode, fault });
}

// listen reports whatever a page says on the console, and what nobody catches.
export function listen(page, report, check, mode) {
  page.on("console", (m) => report(check, mode(), `${m.type()} on the console: ${m.text()}`));
  page.on("pageerror", (e) => report(check, mode(), `uncaught: ${e.message}`));
}

// comparer returns what a script calls for each thing that is to be so. It
// counts them in done, so that the test sees that something was compared.
export function comparer(report, check, mode) {
  const same = (what, got, want) => {
    same.done++;
    const [is, meant] = [JSON.stringify(got), JSON.stringify(want)];
    if (is !== meant) report(check, mode(), `${what}: ${is}, not ${meant}`);
  };
  same.done = 0;
  return same;
}
