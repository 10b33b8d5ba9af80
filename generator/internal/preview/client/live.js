// Following builds: when a generation is newer than the page's, the page is
// fetched and changed in place. All there is to know of the state comes with it.

const first = readState(document.currentScript);
let now = first;
let latest = 0;
let working = false;
let losing = 0; // the timer that tells people of a lost connection
let pause = 200; // before the next try to find the server again
let leave = null; // ends the listening

const address = (name, more = "") =>
  `/~fingerpost/${name}?token=${now.token}&path=${encodeURIComponent(location.pathname)}${more}`;

// readState reads what the tag of the script says.
function readState({ dataset }) {
  return {
    generation: Number(dataset.generation),
    token: dataset.token,
    assets: Number(dataset.assets),
    errors: Number(dataset.errors),
    warnings: Number(dataset.warnings),
    full: dataset.shows === "problems", // the page itself lists the problems
    edition: dataset.edition ?? "",
    date: dataset.date ?? "",
    news: dataset.news ? [dataset.news, ...(dataset.more ? [`${dataset.more} more`] : [])] : [],
  };
}

// readPage fetches this page as the server gives it out now.
async function readPage() {
  const response = await fetch(location.href, { cache: "no-store" });
  const html = (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  const page = html && new DOMParser().parseFromString(await response.text(), "text/html");
  const tag = page && [...page.scripts].find(ours);
  return tag && !response.redirected ? { page, state: readState(tag) } : null;
}

// The page as it was given out is needed to tell later what changed. Scripts
// may have changed the live one already, so it is read again. If a build came in
// between, the live one has to do as it is now, before people open and fill in
// anything; scripts do again what is undone.
let was = document.cloneNode(true);
const given = readPage().then((r) => {
  if (r?.state.generation === first.generation) was = r.page;
}, () => {});

async function update() {
  const next = await readPage();
  if (next?.state.full && !now.full) {
    // A preview started anew has no good build yet, and this page is one.
    now = { ...next.state, full: false };
    return;
  }
  await given;
  if (!next || !tryPatch(was, next.page)) {
    location.reload();
    return new Promise(() => {}); // nothing more happens on this page
  }
  const { assets } = now;
  was = next.page;
  pageTitle = next.page.title;
  now = next.state;
  if (now.assets > assets) await updateAssets(assets);
  document.dispatchEvent(new CustomEvent("fingerpost:update"));
}

function tryPatch(was, now) {
  try {
    return patchPage(was, now);
  } catch (failure) {
    console.warn("preview: could not change the page in place:", failure);
    return false;
  }
}

async function updateAssets(since) {
  const response = await fetch(address("assets", "&since=" + since));
  if (response.ok && !refreshAssets(await response.json(), now.assets)) location.reload();
}

// catchUp brings the page to the newest state, one step at a time however many
// come in meanwhile. What nobody sees follows a moment later.
async function catchUp() {
  if (working) return;
  working = true;
  try {
    if (document.hidden) await seenOrLater();
    while (latest > now.generation) await update();
    await showState(now);
  } catch (failure) {
    console.warn("preview: could not follow the build:", failure);
  } finally {
    working = false;
  }
}

const seenOrLater = () => new Promise((done) => {
  setTimeout(done, 1000);
  document.addEventListener("visibilitychange", done, { once: true });
});

function heard(generation) {
  clearTimeout(losing);
  losing = 0;
  pause = 200;
  latest = Math.max(latest, generation);
  shown.lost = false;
  catchUp();
}

function lost(refused) {
  losing ||= setTimeout(showLost, 2000);
  if (refused) {
    leave = null;
    rejoinLater();
  }
}

// connect listens to the worker that keeps the stream for all pages, or keeps
// one itself. Then a hidden page gives its connection back.
function connect() {
  if (leave) return;
  leave = listenToWorker() ?? listenAlone();
}

function listenToWorker() {
  if (!window.SharedWorker) return null;
  let worker;
  try {
    worker = new SharedWorker("/~fingerpost/worker.js?token=" + now.token, "fingerpost");
  } catch {
    return null;
  }
  worker.addEventListener("error", () => {
    leave = listenAlone(); // workers are switched off
  });
  worker.port.addEventListener("message", ({ data }) => {
    if (data.lost) lost(data.refused);
    else heard(data.generation);
  });
  worker.port.start();
  return () => worker.port.postMessage("bye");
}

function listenAlone() {
  if (document.hidden || !window.EventSource) return null;
  alone = true;
  return follow("/~fingerpost/events?token=" + now.token, heard, lost);
}
let alone = false;

function disconnect() {
  clearTimeout(losing);
  losing = 0;
  leave?.();
  leave = null;
}

function rejoinLater() {
  setTimeout(rejoin, pause);
  pause = Math.min(2 * pause, 5000);
}

// rejoin finds the server again after it was started anew, with another token.
async function rejoin() {
  if (leave) return;
  try {
    await update();
    connect();
  } catch {
    rejoinLater();
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) connect();
  else if (alone) disconnect();
});
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
showState(now).catch(() => {});
connect();
