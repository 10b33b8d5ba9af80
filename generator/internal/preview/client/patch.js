// Changing a page in place. Three versions meet: what the server gave out
// before (was), what it gives out now, and the live page, which scripts and
// people have changed since. Only what differs between the first two is done to
// the third, so that open details, filters, forms and focus stay.

const ours = (script) => script.getAttribute("src")?.startsWith("/~fingerpost/");

// Scripts of these types run; others are data.
const runs = (script) => !script.type || /^(module|(text|application)\/(java|ecma)script)$/i.test(script.type);

const scriptsOf = (page) => [...page.scripts].filter((s) => runs(s) && !ours(s)).map((s) => s.type + " " + (s.src || s.text));

// mustLoad reports whether a version has scripts that the page has not run. One
// that is gone stays without effect, for it finds nothing to work on; none is
// ever run twice.
function mustLoad(was, now) {
  const ran = scriptsOf(was);
  return scriptsOf(now).some((script) => !ran.includes(script));
}

// patchPage brings the live page from one version to the next. It reports false
// if that takes loading it.
function patchPage(was, now) {
  if (mustLoad(was, now)) return false;
  const focused = document.activeElement;
  patchElement(document.documentElement, was.documentElement, now.documentElement);
  if (focused && focused !== document.activeElement) {
    const again = focused.isConnected ? focused : focused.id && document.getElementById(focused.id);
    if (again) again.focus({ preventScroll: true });
  }
  return true;
}

function patchElement(live, was, now) {
  if (isStyle(live) && isStyle(now) && now.getAttribute("href") !== was.getAttribute("href")) {
    // The same style by another address, as from another folder, stays.
    if (now.href !== live.href) swapStyle(live, document.importNode(now));
    return;
  }
  for (const name of new Set([...was.getAttributeNames(), ...now.getAttributeNames()])) {
    const value = now.getAttribute(name);
    if (value === was.getAttribute(name)) continue;
    if (value === null) live.removeAttribute(name);
    else live.setAttribute(name, value);
  }
  patchChildren(live, was, now);
}

function patchChildren(live, was, now) {
  const before = [...was.childNodes];
  const after = [...now.childNodes];
  if (before.length === after.length && before.every((node, i) => node.isEqualNode(after[i]))) return;
  const lives = pairLive(before, [...live.childNodes].filter((node) => !leaving.has(node)));
  if (!lives) {
    // A script has rearranged what is to change: better right than kept.
    live.replaceChildren(...after.map((node) => document.importNode(node, true)));
    return;
  }
  const olds = pairVersions(before, after);
  const kept = new Set(olds.values());
  for (const node of before) if (!kept.has(node)) lives.get(node).remove();
  let last = null;
  for (const node of after) {
    const old = olds.get(node);
    const target = old ? lives.get(old) : document.importNode(node, true);
    if (!old || (last && !(last.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING))) {
      place(live, target, last ? last.nextSibling : live.firstChild);
    }
    if (old && !old.isEqualNode(node)) {
      if (node.nodeType === Node.ELEMENT_NODE) patchElement(target, old, node);
      else target.data = node.data;
    }
    last = target;
  }
}

// place moves a node, keeping what it holds where the browser can.
function place(parent, node, next) {
  if (node.isConnected && parent.moveBefore) parent.moveBefore(node, next);
  else parent.insertBefore(node, next);
}

// pairLive finds the live node of each node the server gave out, passing over
// those that scripts added. It returns nothing if one is missing.
function pairLive(before, live) {
  const pairs = new Map();
  let i = 0;
  for (const node of before) {
    while (i < live.length && kindOf(node) !== kindOf(live[i])) i++;
    if (i === live.length) return null;
    pairs.set(node, live[i++]);
  }
  return pairs;
}

// kindOf tells nodes apart that never turn into one another.
const kindOf = (node) =>
  [node.nodeName, ...["id", "rel", "name", "property"].map((name) => node.getAttribute?.(name) ?? "")].join(" ");

// pairVersions finds, for each node given out now, the one it was before: the
// same one if there is one, else the next of its kind.
function pairVersions(before, after) {
  const pairs = new Map();
  const taken = new Set();
  for (const keyOf of [(n) => n.outerHTML ?? n.nodeName + n.data, kindOf]) {
    const waiting = new Map();
    for (const node of before) {
      if (taken.has(node)) continue;
      const key = keyOf(node);
      if (!waiting.has(key)) waiting.set(key, []);
      waiting.get(key).push(node);
    }
    for (const node of after) {
      const old = !pairs.has(node) && waiting.get(keyOf(node))?.shift();
      if (!old) continue;
      pairs.set(node, old);
      taken.add(old);
    }
  }
  return pairs;
}

const isStyle = (node) => node.nodeName === "LINK" && node.relList.contains("stylesheet");

// Styles that stay only until their successors are there.
const leaving = new WeakSet();

// swapStyle puts a style in the place of another without a moment in which the
// page has neither.
function swapStyle(old, fresh) {
  const drop = () => old.remove();
  fresh.addEventListener("load", drop, { once: true });
  fresh.addEventListener("error", drop, { once: true });
  leaving.add(old);
  old.after(fresh);
}

// refreshAssets makes the page fetch the named files again where it shows them.
// It reports false if one of them is a script.
function refreshAssets(paths, generation) {
  const changed = new Set(paths);
  const fresh = (address) => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin || !changed.has(decodeURIComponent(url.pathname))) return address;
    url.searchParams.set("preview", generation);
    return url.pathname + url.search + url.hash;
  };
  for (const node of document.querySelectorAll("[src], [srcset], [poster], link[href]")) {
    for (const name of ["src", "poster", "href"]) {
      const old = node.getAttribute(name);
      const address = old && fresh(old);
      if (address === old) continue;
      if (node.nodeName === "SCRIPT") return false;
      const style = name === "href" && isStyle(node);
      const target = style ? node.cloneNode() : node;
      target.setAttribute(name, address);
      if (style) swapStyle(node, target);
    }
    const set = node.getAttribute("srcset");
    if (set) node.setAttribute("srcset", set.replace(/(^|,\s+)(\S+)/g, (_, gap, address) => gap + fresh(address)));
  }
  return true;
}
