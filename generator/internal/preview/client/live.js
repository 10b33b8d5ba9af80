// Following builds: a stream says which generation is current; when it is newer
// than the page's, the page is fetched and changed in place.

const me = document.currentScript.dataset;
let generation = Number(me.generation);
let token = me.token;
let assets = generation;
let full = me.shows === "problems"; // the page itself lists the problems
let latest = null;
let source = null;
let working = false;
let losing = 0; // the timer that tells people of a lost connection
let pause = 200; // before the next try to find the server again

const address = (name, more = "") => `/~fingerpost/${name}?token=${token}${more}`;

// readPage fetches this page as the server gives it out now.
async function readPage() {
  const response = await fetch(location.href, { cache: "no-store" });
  const html = (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  const page = html && new DOMParser().parseFromString(await response.text(), "text/html");
  const script = page && [...page.scripts].find(ours);
  if (!script || response.redirected) return null;
  return { page, now: Number(script.dataset.generation), token: script.dataset.token, full: script.dataset.shows === "problems" };
}

// The page as it was given out is needed to tell later what changed. Scripts
// may have changed the live one already, so it is read again; if it cannot be
// had, the live one has to do.
const given = readPage().then((r) => (r?.now === generation ? r.page : null), () => null);
let was = null;

async function update() {
  const next = await readPage();
  was ??= (await given) ?? document.cloneNode(true);
  if (!next || !patchPage(was, next.page)) {
    location.reload();
    return new Promise(() => {}); // nothing more happens on this page
  }
  was = next.page;
  pageTitle = next.page.title;
  ({ token, full } = next);
  generation = next.now;
  document.dispatchEvent(new CustomEvent("fingerpost:update"));
}

async function updateAssets(now) {
  const response = await fetch(address("assets", "&since=" + assets));
  if (response.ok && !refreshAssets(await response.json(), now)) location.reload();
  assets = now;
}

async function report({ errors, warnings }) {
  if (full || !(errors || warnings)) return showProblems(0, 0, "");
  const response = await fetch(address("problems"));
  if (response.ok) showProblems(errors, warnings, await response.text());
}

// catchUp brings the page to the newest state, one step at a time however many
// come in meanwhile.
async function catchUp() {
  if (working) return;
  working = true;
  try {
    for (let done = null; latest !== done; ) {
      done = latest;
      if (latest.generation > generation) await update();
      if (latest.assets > assets) await updateAssets(latest.assets);
      await report(latest);
    }
  } catch (failure) {
    console.warn("preview: could not follow the build:", failure);
  } finally {
    working = false;
  }
}

function connect() {
  if (source || document.hidden || !window.EventSource) return;
  source = new EventSource(address("events"));
  source.addEventListener("state", (event) => {
    clearTimeout(losing);
    losing = 0;
    pause = 200;
    latest = JSON.parse(event.data);
    catchUp();
  });
  source.addEventListener("error", () => {
    losing ||= setTimeout(showLost, 2000);
    // Some browsers try again by themselves unless they were refused.
    if (source?.readyState === EventSource.CLOSED) {
      source = null;
      rejoinLater();
    }
  });
}

function disconnect() {
  clearTimeout(losing);
  losing = 0;
  source?.close();
  source = null;
}

function rejoinLater() {
  setTimeout(rejoin, pause);
  pause = Math.min(2 * pause, 5000);
}

// rejoin finds the server again after it was started anew, with another token.
async function rejoin() {
  if (source || document.hidden) return;
  try {
    await update();
    connect();
  } catch {
    rejoinLater();
  }
}

// A hidden page gives its connection back, for browsers allow few to one host.
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
connect();
