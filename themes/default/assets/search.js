// What finds and what shows, fetched when the field for searching is first used.
// scripts/search.js has the field; the index comes as scripts that call
// fingerpostIndex, so that it can be had from a disk too.
(() => {
  // Words are compared in lower case and without accents. Where a script puts
  // no spaces between words, every character is one.
  const tokens = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/ς/g, "σ")
      .replace(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu, " $& ").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const slug = (text) => tokens(text).join("-");

  // A word is meant if it begins with what was typed; where no word does, also
  // if one letter is wrong, missing, too many, or swapped with the next.
  const meant = (word, { typed, typo }) => {
    if (!typo) return word.startsWith(typed);
    let i = 0;
    while (i < typed.length && typed[i] === word[i]) i++;
    const rest = (from, at) => word.startsWith(typed.slice(from), at);
    return rest(i + 1, i + 1) || rest(i + 1, i) || rest(i, i + 1) ||
      (typed[i] === word[i + 1] && typed[i + 1] === word[i] && rest(i + 2, i + 2));
  };
  const among = (words, term) => words.some((word) => meant(word, term));

  // read turns the columns of the index, which package search describes, into
  // documents with the words that they are found by: those of the title, of
  // other names, of headings, and all others.
  const read = (index) => {
    const docs = [];
    for (const [kind, group, start, end, count] of index.kinds) {
      for (let i = 0; i < count; i++) {
        const n = docs.length;
        const title = index.titles[n];
        const url = start + (index.urls[n] ?? slug(title) + end);
        docs.push({ n, kind, group, title, url, id: url.match(/[^/#]*(?=\/?$)/)[0], summary: index.summaries[n], names: index.names[n] ?? [] });
      }
    }
    for (const doc of docs) {
      const others = (column) => (index[column][doc.n] ?? []).map((n) => docs[n]);
      const state = (column) => [index.words[column][index[column][doc.n] - 1] ?? []].map(([id, title]) => ({ id, title })).filter((is) => is.id);
      doc.is = {
        kind: [{ id: doc.kind, title: doc.group }], health: state("health"), status: state("status"), horizon: state("horizon"),
        theme: doc.kind === "theme" ? [doc] : others("themes"), tag: others("tags"),
      };
      const said = Object.values(doc.is).flat().map((is) => is.title);
      doc.is.role = others("roles");
      doc.deciders = others("deciders").map((who) => who.title);
      doc.heads = [];
      for (let i = 0, texts = index.headings[doc.n] ?? []; i < texts.length; i += 2) {
        doc.heads.push({ title: texts[i], id: texts[i + 1] || slug(texts[i]), words: tokens(texts[i]) });
      }
      const names = [...doc.names, ...(index.hidden[doc.n] ?? [])];
      doc.whole = [doc.title, ...names].map(slug);
      doc.words = [
        tokens(doc.title), names.flatMap(tokens), doc.heads.flatMap((head) => head.words),
        tokens([doc.summary, index.texts[doc.n], ...said].join(" ")),
      ];
    }
    return docs;
  };

  // finder returns a function from what was typed to hits, the best first.
  const finder = (index) => {
    if (index.format !== 1) return;
    const docs = read(index);
    const prefixes = new Map(index.words.prefixes.flatMap(([id, word]) => [[id, id], [slug(word), id]]).filter(([word]) => word));
    const asks = index.words.asks.split(",").map(tokens).filter((words) => words.length);
    const skip = tokens(index.words.skip);

    return (query) => {
      const filters = [];
      let rest = [];
      for (const part of query.split(/\s+/)) {
        const [, prefix = "", value] = part.match(/^(.+?):(.*)/) ?? [];
        const facet = prefixes.get(slug(prefix));
        if (facet) filters.push([facet, "-" + slug(value)]);
        else rest.push(...tokens(part));
      }
      const ask = asks.find((words) => words.every((word, i) => word === rest[i]));
      if (ask) rest = rest.slice(ask.length);
      const fits = (doc) => (!ask || doc.kind === "decision") &&
        filters.every(([facet, value]) => doc.is[facet].some((is) => `-${slug(is.id)} -${slug(is.title)}`.includes(value)));
      const pool = docs.filter(fits);
      const kept = rest.filter((word) => !skip.includes(word));
      const terms = (kept.length ? kept : rest).map((typed) => ({
        typed, typo: typed.length > 4 && !pool.some((doc) => doc.words.some((words) => among(words, { typed }))),
      }));
      if (!terms.length && !filters.length && !ask) return { terms, hits: [] };

      // The whole of a title or name counts more than its beginning, that more
      // than its words, a title's more than a name's, a heading's, the text's.
      const whole = rest.join("-");
      const all = pool.map((doc) => {
        const places = terms.map((term) => doc.words.findIndex((words) => among(words, term))).filter((place) => place >= 0);
        const score = places.reduce((sum, place) => sum + 8 / 2 ** place, 0) +
          (whole && 200 * doc.whole.includes(whole) + 100 * doc.whole[0].startsWith(whole));
        return { doc, score, places: places.length };
      });
      const every = all.filter((hit) => hit.places === terms.length);
      const some = !every.length;
      const hits = some ? all.filter((hit) => hit.places) : every;
      hits.sort((a, b) => b.places - a.places || b.score - a.score || (terms.length && a.doc.title.length - b.doc.title.length) || a.doc.n - b.doc.n);
      return { terms, hits, some };
    };
  };

  const make = (name, props, ...inside) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...inside.filter(Boolean));
    return element;
  };

  // item shows a hit: a link to it, or to its heading where that is what was
  // found, and what there is to know before following it.
  const item = ({ doc }, terms, says, address) => {
    const missed = terms.filter((term) => !among(doc.words[0], term));
    const best = (list, wordsOf) => list.reduce((best, value) => {
      const count = missed.filter((term) => among(wordsOf(value), term)).length;
      return count > best.count ? { value, count } : best;
    }, { count: 0 });
    const name = best(doc.names, tokens);
    const head = best(doc.heads, (head) => head.words);
    const to = head.count > name.count && head.value;
    const marked = (text) => text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, i) =>
      i % 2 && tokens(piece).some((word) => terms.some((term) => meant(word, term))) ? make("mark", {}, piece) : piece);
    const facts = [
      ...(doc.kind === "decision" ? [`${says.decides}: ${doc.deciders.join(", ") || says.nobody}`, ...doc.names]
        : name.count && !to ? [says.also.replace("%s", () => name.value)] : []),
      ...["health", "status", "horizon"].flatMap((facet) => doc.is[facet]).map((is) => is.title),
      doc.is.theme[0] !== doc && doc.is.theme[0]?.title,
    ].filter(Boolean);
    return make("li", {},
      make("a", { href: address(to ? doc.url.replace(/#.*/, "") + "#" + to.id : doc.url) }, ...marked(doc.title)),
      to && make("span", { className: "search-head" }, ...marked(to.title)),
      facts.length && make("p", { className: "search-facts" }, facts.join(" · ")),
      doc.summary && make("p", {}, doc.summary));
  };

  // sections returns what there is for a query, by kind: at most so many hits,
  // and of each kind. The kind with the best hit comes first.
  const sections = ({ terms, hits }, says, address, most, each) => {
    const groups = new Map();
    let shown = 0;
    for (const hit of hits) {
      const group = groups.get(hit.doc.group) ?? [];
      if (shown === most || group.length === each) continue;
      groups.set(hit.doc.group, group);
      group.push(item(hit, terms, says, address));
      shown++;
    }
    return [...groups].map(([title, items]) => make("section", {}, make("h2", {}, title), make("ul", {}, ...items)));
  };

  // show fills what stands below the field: with some of what was found in the
  // dialog, which has a foot, and with nearly all on the page of everything,
  // where it takes the place of the list and the address can be handed on.
  const show = (found, says, address, { field, status, list, foot }) => {
    const query = field.value.trim();
    const { length } = found.hits;
    list.replaceChildren(...sections(found, says, address, ...(foot ? [24, 6] : [400, 400])));
    const sentence = !query ? "hint" : !length ? "none" : found.some ? "some" : length > 1 ? "other" : "one";
    status.textContent = says[sentence].replace("%d", length);
    const asked = (query) => (query ? "?q=" + encodeURIComponent(query) : "");
    if (foot) {
      const more = length > list.querySelectorAll("li").length;
      foot.textContent = (more ? says.all : says.list).replace("%d", length);
      foot.href = address("/search/" + asked(more && query));
      return;
    }
    for (const part of document.querySelectorAll("[data-search-all]")) part.hidden = query;
    try {
      history.replaceState(history.state, "", asked(query) || location.pathname);
    } catch { /* the address is a convenience */ }
  };

  // move takes the focus through the links with the arrows; letters go on in
  // the field.
  const move = (event, field, dialog) => {
    const stops = [field, ...event.currentTarget.querySelectorAll("a")];
    const at = stops.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (dialog && event.key === "Escape") {
      event.preventDefault(); // or a first one only empties the field in some browsers
      return dialog.close();
    }
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) event.preventDefault();
    if (step) stops[at + step]?.focus();
    else if (at && /^[^\s/]$/u.test(event.key)) field.focus();
  };

  // dress gives a field what stands around it: in the dialog a name, a way out
  // and a foot; everywhere the place of what is found.
  const dress = ({ link, place, field, status }) => {
    const list = make("div", { className: "search-list" });
    const dialog = place.showModal ? place : undefined;
    const foot = dialog && make("a", {});
    field.form.onsubmit = (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    };
    place.append(list);
    place.onkeydown = (event) => move(event, field, dialog);
    if (dialog) {
      field.before(make("label", { htmlFor: field.id }, field.ariaLabel));
      field.after(make("button", { type: "button", onclick: () => dialog.close() }, link.dataset.close));
      dialog.append(make("p", { className: "search-foot" }, foot));
      dialog.onclick = (event) => {
        if (event.target === dialog || event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
      };
    }
    return { place, field, status, list, foot };
  };

  // begin starts searching on a page. seen returns the elements that stand there;
  // answer is called when there is an index, lost when there will be none.
  const begin = (seen, fetchScript, answer, lost) => {
    let index, find, fetching, tried, dressed;
    // address leads from the root of the site; on a disk a folder's page is
    // found only by name.
    const address = (path) => {
      const { href } = seen().link;
      if (/^file:|\/index\.html$/.test(href)) path = path.replace(/\/(?=[?#]|$)/, "/index.html");
      return new URL("." + path, new URL("..", href)).href;
    };
    // What names the index may be older than the site: it is asked for anew, once.
    const again = () => {
      if (!tried) return fetchScript(address("/search/index.js?" + (tried = Date.now())), again);
      fetching = tried = false;
      lost();
    };
    // fingerpostIndex takes what those scripts have: where the index is, then the
    // index itself.
    window.fingerpostIndex = (what) => {
      if (what.at) return fetchScript(address(what.at), again);
      index = what;
      find = finder(index);
      if (!find) return again(); // it was made for another version of this script
      fetching = tried = false;
      answer();
    };
    // A field is dressed once; the preview may have brought another.
    const dressedUp = () => {
      const now = seen();
      return dressed?.field === now.field ? dressed : (dressed = now.field && dress(now));
    };
    return {
      find: () => {
        dressedUp();
        if (!find && !fetching) fetchScript(address("/search/index.js"), again, fetching = true);
        return find;
      },
      show: () => show(find(dressedUp().field.value), index.words.says, address, dressed),
      forget: () => { find = undefined; },
    };
  };

  fingerpostSearch({ begin, finder });
})();
