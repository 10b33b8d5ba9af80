// What a page says to the console and asks of the network.

// watch follows a page from now on. Its faults() are those since the last
// visit(), and requests counts what was fetched for one load.
export function watch(page) {
  let faults = [];
  let requests = 0;
  let base = "";
  const add = (check, fault) => faults.push({ check, fault });

  page.on("console", (m) => add("console", `${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => add("console", `uncaught: ${e.message}`));
  page.on("request", (r) => {
    requests++;
    if (!r.url().startsWith(base)) add("requests", `${r.url()} is outside ${base}`);
  });
  page.on("requestfailed", (r) => add("requests", `${r.url()} failed: ${r.failure()?.errorText}`));
  page.on("response", (r) => {
    if (r.status() >= 400 && !r.request().isNavigationRequest()) add("requests", `${r.url()} answered ${r.status()}`);
  });

  return {
    // visit begins a new count: every request must be below the address given.
    // It leaves the last page first, whose icon may still be on its way.
    async visit(address) {
      base = "about:blank";
      await page.goto(base);
      faults = [];
      requests = 0;
      base = address;
    },
    faults: () => faults,
    requests: () => requests,
  };
}
