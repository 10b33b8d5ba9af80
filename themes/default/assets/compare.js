// Comparing any sides: what the generator computes for comparisons that are
// declared, computed here for those that are not. The formulas and their
// sources stand in generator/internal/compare, whose tests hold the two
// against each other.
(() => {
  const round = (x) => Math.round(x * 1e6) / 1e6;
  const put = (words, ...args) => words.replace(/%(?:\[(\d+)\])?[ds]/g, (_, at) => (at ? args[at - 1] : args.shift()));

  const compare = (data, ids) => {
    const { dimensions, terms, sorts, words } = data;
    const say = (key, ...args) => put(words[key], ...args);
    const count = (key, n, ...args) => say(key + (n === 1 ? ".one" : ".other"), n, ...args);
    const list = (names) => (names.length < 2 ? names.join("") : names.slice(0, -1).join(", ") + words.and + names.at(-1));

    // A cell as it is compared: its things by what they count as, with ranks.
    const open = (cell) => {
      const things = [];
      for (let i = 0; cell && i < cell[0].length; i += 2) {
        const term = terms[cell[0][i] - 1];
        things.push({ ...term, id: term.c || cell[0][i], rank: cell[0][i + 1], sort: term.s || 0 });
      }
      return { things, value: cell?.[1], says: "" };
    };
    const has = (things, id) => things.find((t) => t.id === id);
    const same = (a, b) => a.things.length === b.things.length && a.things.every((t) => has(b.things, t.id)?.rank === t.rank);
    const apart = (a, b, levels) => {
      const weight = (t) => (t.rank && levels ? t.rank / levels : 1);
      let shared = 0, all = 0;
      for (const t of a) {
        const w = weight(t), other = has(b, t.id), o = other && weight(other);
        if (other) shared += Math.min(w, o);
        all += other ? Math.max(w, o) : w;
      }
      for (const t of b) if (!has(a, t.id)) all += weight(t);
      return all ? round(1 - shared / all) : 0;
    };
    const bySort = (things) => {
      const out = new Map();
      for (const t of things) out.set(t.sort, (out.get(t.sort) || 0) + 1);
      return out;
    };
    const profile = (a, b) => {
      const other = bySort(b);
      let overlap = 0;
      for (const [sort, n] of bySort(a)) overlap += Math.min(n / a.length, (other.get(sort) || 0) / b.length);
      return round(1 - overlap);
    };
    // undefined: one of the two says nothing.
    const distance = (d, a, b) => {
      if (d.way === "register") return apart(a.things, b.things, 0);
      if (!a.things.length || !b.things.length) return;
      const set = () => apart(a.things, b.things, d.levels);
      const measured = a.value !== undefined && b.value !== undefined;
      if (d.way === "set") return round(d.profile ? (set() + profile(a.things, b.things)) / 2 : set());
      if (same(a, b)) return 0;
      if (d.way === "text") return 0.5;
      if (d.way === "ordinal" && measured && d.steps > 1) return round(Math.abs(a.value - b.value) / (d.steps - 1));
      if (d.way === "ratio" && measured && a.value > 0 && b.value > 0) return round(Math.min(1, Math.abs(Math.log(a.value / b.value)) / Math.log(100)));
      return 1;
    };
    const oddOf = (cells) => {
      const group = cells.map((c, i) => cells.findIndex((o, j) => j === i || same(c, o)));
      const size = cells.map((_, i) => group.filter((g) => g === i).length);
      const most = Math.max(...size), best = size.indexOf(most);
      const clear = most > 1 && size.lastIndexOf(most) === best;
      return group.map((g) => clear && g !== best);
    };

    const sides = ids.map((id) => data.sides.find((s) => s.id === id)).filter(Boolean);
    const rowOf = (d, at) => {
      const cells = sides.map((s) => open(s.cells[at]));
      const r = { d, cells, distance: 0, known: false, odd: oddOf(cells), ratio: 0, steps: 0, shared: 0, union: 0, apart: 0, both: 0, oneWay: 0 };
      let pairs = 0, sum = 0;
      for (let i = 0; i < cells.length; i++) {
        for (let j = 0; j < i; j++) {
          const far = distance(d, cells[i], cells[j]);
          if (far !== undefined) pairs++, (sum += far);
        }
      }
      r.known = pairs > 0;
      if (pairs) r.distance = round(sum / pairs);
      r.equal = cells.every((c) => same(c, cells[0]));
      r.missing = d.way !== "register" && cells.some((c) => !c.things.length);

      const held = new Map();
      for (const c of cells) {
        for (const t of c.things) {
          const h = held.get(t.id) || { n: 0, low: Infinity, high: 0 };
          held.set(t.id, h);
          h.n++;
          if (t.rank) (h.low = Math.min(h.low, t.rank)), (h.high = Math.max(h.high, t.rank));
        }
      }
      r.union = held.size;
      for (const h of held.values()) if (h.n === cells.length) r.shared++;
      for (const c of cells) {
        for (const t of c.things) {
          const h = held.get(t.id);
          t.common = h.n === cells.length;
          if (h.n > 1 && h.high && h.high - h.low > r.apart) (r.apart = h.high - h.low), (r.furthest = t);
        }
      }
      const values = cells.map((c) => c.value);
      if (values.every((v) => v > 0)) {
        const low = Math.min(...values), high = Math.max(...values);
        if (d.way === "ratio") r.ratio = high / low;
        if (d.way === "ordinal") r.steps = high - low;
      }
      if (d.flows) {
        const sends = (from, to) => cells[from].things.some((t) => t.to === sides[to].id);
        for (let i = 0; i < sides.length; i++) {
          for (let j = 0; j < i; j++) {
            const n = sends(i, j) + sends(j, i);
            if (n === 2) r.both++;
            else if (n) r.oneWay++;
          }
        }
      }
      r.says = saysOf(r);
      for (const c of cells) c.says = ofCell(d, c.things);
      return r;
    };

    const times = (ratio) => (ratio < 1.5 ? 0 : Math.floor(ratio + 0.5));
    const saysOf = (r) => {
      const out = [], { d } = r;
      if (times(r.ratio)) out.push(say("ratio", times(r.ratio)));
      if (r.steps) out.push(count("steps", r.steps));
      if (d.way === "set" && !r.equal && r.union && !r.missing && !d.flows) out.push(r.shared ? say("common", r.shared, r.union) : words.nothing_common);
      if (r.apart) out.push(count("apart", r.apart, r.furthest.t));
      if (d.flows) {
        const n = r.cells.length;
        out.push(n > 2 ? say("pairs", r.both, (n * (n - 1)) / 2) : r.both ? words.both : r.oneWay ? words.one_way : words.no_way);
      }
      return out;
    };
    const ofCell = (d, things) => {
      if (!things.length) return "";
      const { sort } = things[0];
      if (d.way === "register" && sort) return [...bySort(things)].map(([s, n]) => say("part", sorts[s], n)).join(", ");
      if (d.way === "register") return count("decisions", things.length);
      if (d.profile && sort && things.length > 1 && things.every((t) => t.sort === sort)) return say("sort", sorts[sort]);
      return "";
    };

    const rows = dimensions.map(rowOf).filter((r) => r.union);
    rows.sort((a, b) => a.equal - b.equal || b.known - a.known || b.distance - a.distance);

    const summary = () => {
      if (!rows.length || sides.length < 2) return "";
      const names = list(sides.map((s) => s.title));
      const differ = rows.filter((r) => !r.equal && r.known), alike = rows.filter((r) => r.equal);
      const titles = (some) => list(some.map((r) => r.d.title));
      const out = [differ.length ? say("differ", names, differ.length, differ.length + alike.length, titles(differ.slice(0, 3))) : say("alike", names)];
      for (const r of rows) {
        if (r.d.id === "horizon" && times(r.ratio) > 1) {
          const values = r.cells.map((c) => c.value);
          const at = (v) => sides[values.indexOf(v)].title;
          out.push(say("ahead", at(Math.max(...values)), times(r.ratio), at(Math.min(...values))));
        } else if (r.d.levels && r.shared && r.union > r.shared) out.push(say("share", r.shared, r.union, r.d.title));
      }
      if (alike.length && differ.length) out.push(say("same_for", titles(alike)));
      return out.join(" ");
    };
    return { sides, rows, summary: summary(), say, count };
  };

  // What readers see: the markup of templates/_compare.html.
  const show = (data, ids, address) => {
    const { sides, rows, summary, count } = compare(data, ids);
    const { words } = data;
    const make = (name, props, ...inside) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(props)) if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
      element.append(...inside);
      return element;
    };
    const aside = (text) => make("span", { class: "aside-words" }, text);
    const thing = (t, levels) => {
      const out = [t.u ? make("a", { href: address(t.u) }, t.t) : t.t];
      if (t.rank) {
        const dots = levels.map((_, i) => make("i", { "data-filled": i < t.rank }));
        out.push(" ", make("span", { class: "steps" }, make("span", { class: "steps-dots", "aria-hidden": "true" }, ...dots), levels[t.rank - 1]));
      }
      if (t.n) out.push(" ", aside(t.n));
      return out;
    };
    const cellOf = (r, c) => {
      if (!c.things.length) return [make("span", { class: "nothing" }, r.d.way === "register" ? words.nothing_decided : words.nothing)];
      if (r.d.way === "register" && c.things[0].sort) return [c.says]; // all would be too many
      const lines = c.things.map((t) => make(c.things.length > 1 ? "li" : "span", { class: t.common && "common" }, ...thing(t, data.levels)));
      const said = c.says ? [make("span", { class: "cell-says" }, c.says)] : [];
      return [...said, ...(lines.length > 1 ? [make("ul", { class: "cell-list" }, ...lines)] : lines)];
    };
    const rowOf = (r) => make("tr", {},
      make("th", { scope: "row" }, r.d.question, ...r.says.flatMap((s) => [" ", aside(s)])),
      ...r.cells.map((c, i) => make("td", { "data-odd": r.odd[i] }, make("span", { class: "cell-name" }, sides[i].title), ...cellOf(r, c))));
    const part = (title, props, some) => make("tbody", props,
      make("tr", { class: "compare-group" }, make("th", { scope: "rowgroup", colspan: sides.length + 1 }, title)), ...some.map(rowOf));

    const differ = rows.filter((r) => !r.equal), alike = rows.filter((r) => r.equal);
    const first = (id) => differ.findIndex((r) => r.d.group === id);
    const groups = data.groups.filter(([id]) => first(id) >= 0).sort((a, b) => first(a[0]) - first(b[0]));
    const bodies = groups.map(([id, title]) => part(title, {}, differ.filter((r) => r.d.group === id)));
    if (alike.length) bodies.push(part(words.band, { "data-same": true }, alike));
    const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, make("span", { class: "unseen" }, words.dimension)),
      ...sides.map((s) => make("th", { scope: "col" }, make("a", { href: address(s.url) }, s.title), ...(s.says ? [aside(s.says)] : [])))));
    const out = [make("p", { class: "compare-summary" }, summary)];
    if (alike.length && differ.length) {
      out.push(make("p", { class: "only" }, make("label", {},
        make("input", { type: "checkbox", "data-only": true, checked: true }), " ", words.only), " ", aside(count("hides", alike.length))));
    }
    out.push(make("section", { class: "scroll compare-scroll", tabindex: "0", "aria-label": words.table },
      make("table", { class: "compare", "data-columns": sides.length }, head, ...bodies)));
    return out;
  };

  globalThis.fingerpostComparing = (data) => (data.format === 1 ? { compare: (ids) => compare(data, ids), show: (ids, address) => show(data, ids, address) } : undefined);
})();
