// What finds and what shows, fetched together with the index when the field for
// searching is first used. scripts/search.js has the field.
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

  // show returns what there is for a query, by kind: at most so many hits, and
  // of each kind. The kind with the best hit comes first.
  const show = ({ terms, hits }, says, address, most, each) => {
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

  fingerpostIndex(finder, show);
})();
