// Choosers: the answers given lead to an outcome with its reasons, and stand in
// the address, so that they can be sent. Without this script they narrow the
// table of the page, which says the same. This may run again on the same page.
(() => {
  if (window.fingerpostChooser) return;
  const words = (text) => text.split(" ").filter(Boolean);
  const parse = ({ favours = "", excludes = "" }) => {
    const points = new Map(), list = words(favours);
    for (let i = 0; i < list.length; i += 2) points.set(list[i], Number(list[i + 1]));
    return { points, excludes: words(excludes) };
  };

  // decide returns the outcomes with most points of those that no answer rules
  // out; several are level, none is a dead end. It is the rule of the generator.
  const decide = (answers, outcomes, first) => {
    const left = outcomes.filter((id) => !answers.some((a) => a.excludes.includes(id)));
    const sum = (id) => answers.reduce((n, a) => n + (a.points.get(id) ?? 0), 0);
    const most = Math.max(...left.map(sum));
    const best = left.filter((id) => sum(id) === most);
    return first ? best.slice(0, 1) : best;
  };

  // ends returns the outcomes that answers lead to, or undefined as long as open
  // questions, for which -1 is given, may change them.
  const ends = (questions, given, outcomes, first) => {
    const open = questions.map((answers, q) => (given[q] < 0 ? answers : [answers[given[q]]]).map(parse));
    if (open.reduce((n, answers) => n * answers.length, 1) > 20000) return;
    let found;
    const all = (q, answers) => {
      if (q < open.length) return open[q].every((a) => all(q + 1, [...answers, a]));
      const result = decide(answers, outcomes, first);
      found ??= result;
      return String(found) === String(result);
    };
    return all(0, []) ? found : undefined;
  };
  window.fingerpostChooser = ends;

  const one = (selector) => document.querySelector(selector);
  const form = () => one("form[data-chooser]");
  const sets = () => [...form().querySelectorAll("fieldset")];
  const radios = (set) => [...set.querySelectorAll("input")];
  const chosen = () => sets().map((set) => radios(set).findIndex((input) => input.checked));

  // reasons are those of the answers that speak for an outcome chosen or rule
  // one out, as the page words them.
  const reasons = (given, result) => sets().flatMap((set, q) => {
    const input = radios(set)[given[q]];
    if (!input) return [];
    const { points, excludes } = parse(input.dataset);
    if (!excludes.length && !result.some((id) => points.has(id))) return [];
    const item = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = `${set.querySelector("legend").textContent} ${input.parentElement.textContent.trim()}`;
    item.append(name, ...one(`[data-reason="${input.name} ${input.value}"]`).cloneNode(true).childNodes);
    return [item];
  });

  const show = () => {
    if (!form()) return;
    const { dataset } = form();
    const box = one(".chooser-result");
    form().hidden = box.hidden = false;
    const given = chosen();
    const outcomes = [...document.querySelectorAll("[data-outcome]")];
    const result = ends(sets().map((set) => radios(set).map((input) => input.dataset)), given,
      outcomes.map((o) => o.dataset.outcome), dataset.chooser === "first");
    const open = given.filter((a) => a < 0).length;
    const best = outcomes.filter((o) => result?.includes(o.dataset.outcome));
    const titles = best.map((o) => o.querySelector("h3").textContent);

    box.querySelector("output").textContent = !result ? (open === 1 ? dataset.single : dataset.other).replace("%d", open)
      : titles.length > 1 ? `${dataset.either} ${titles.join(` ${dataset.or} `)}` : titles[0] ?? dataset.none;
    box.querySelector("h2").hidden = !result;
    box.dataset.found = result ? titles.length : "";
    box.querySelector("[data-early]").hidden = !result || !open;
    box.querySelector("[data-advice]").replaceChildren(...best.flatMap((o) => {
      const copy = o.cloneNode(true);
      if (best.length < 2) copy.querySelector("h3").remove();
      return [...copy.childNodes];
    }));
    const because = result ? reasons(given, result) : [];
    box.querySelector("[data-reasons]").hidden = !because.length;
    box.querySelector("[data-reasons] ul").replaceChildren(...because);
    const send = box.querySelector("[data-send]");
    send.hidden = open === given.length;
    send.querySelector("a").href = `#${said()}`;
  };

  // The address holds the answers: #method=yes&size=small.
  const said = () => String(new URLSearchParams(sets().flatMap(radios).filter((i) => i.checked).map((i) => [i.name, i.value])));
  const keep = () => history.replaceState(history.state, "", said() ? `#${said()}` : location.pathname + location.search);
  const recall = () => {
    if (!form() || !location.hash.includes("=")) return;
    const given = new URLSearchParams(location.hash.slice(1));
    for (const input of sets().flatMap(radios)) input.checked = given.get(input.name) === input.value;
  };

  document.addEventListener("change", (event) => {
    if (event.target.form?.matches("[data-chooser]")) show(keep());
  });
  document.addEventListener("reset", (event) => {
    if (event.target.matches("[data-chooser]")) setTimeout(() => show(keep()));
  });
  addEventListener("hashchange", () => show(recall()));
  document.addEventListener("fingerpost:update", () => show(recall()));
  recall();
  show();
})();
