// The table of all facts, a page at a time.

const table = { sort: null, down: false, page: 0, facts: [] };
const PAGE = 25;

const COLUMNS = [
  { name: "kind", of: (fact) => kindOf(fact.kind, say(fact.name)), by: (fact) => KINDS.indexOf(fact.kind) },
  { name: "text", of: (fact) => make("a", { href: "#" + fact.mark.id, onclick: (event) => { event.preventDefault(); goTo(fact); } }, fact.text), by: (fact) => fact.text },
  { name: "value", of: (fact) => tell(fact.kind, fact.value, fact.kind === "percent" ? fact.unit : "", ""), by: (fact) => fact.size },
  { name: "unit", of: (fact) => [fact.kind === "percent" ? "" : fact.unit, fact.per].filter(Boolean).join("/"), by: (fact) => fact.unit },
  { name: "mod", of: (fact) => fact.ambiguous ? make("span", { className: "doubt" }, say("ambiguous.short")) : fact.mod && say(fact.mod), by: (fact) => fact.mod },
  { name: "article", of: (fact) => fact.article.title, by: (fact) => fact.article.at },
  { name: "published", of: (fact) => fact.article.published && tellTime(fact.article.published.slice(0, 10)), by: (fact) => fact.article.published },
];

function sorted(facts) {
  const column = COLUMNS.find(({ name }) => name === table.sort);
  if (!column) return facts;
  const collator = new Intl.Collator(language);
  const keyed = facts.map((fact) => [column.by(fact), fact]);
  const sign = table.down ? -1 : 1;
  // Sizes compare within a kind; what has none stands last.
  keyed.sort(([a, one], [b, other]) => {
    const kinds = column.name === "value" ? KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) : 0;
    if (kinds) return kinds;
    const none = (key) => key === "" || Number.isNaN(key);
    if (none(a) || none(b)) return none(a) - none(b);
    return sign * (typeof a === "string" ? collator.compare(a, b) : a - b);
  });
  return keyed.map(([, fact]) => fact);
}

function sortBy(name) {
  if (table.sort !== name) [table.sort, table.down] = [name, false];
  else if (!table.down) table.down = true;
  else table.sort = null;
  table.page = 0;
  showTable(table.facts);
  document.querySelector(`#columns button[value="${name}"]`).focus();
}

function showTable(facts) {
  table.facts = facts;
  const order = sorted(facts);
  const pages = Math.max(1, Math.ceil(order.length / PAGE));
  table.page = Math.min(table.page, pages - 1);
  document.getElementById("columns").replaceChildren(...COLUMNS.map(({ name }) => {
    const is = table.sort === name;
    const button = make("button", { type: "button", value: name, onclick: () => sortBy(name) }, say(name), make("i", { ariaHidden: "true" }, is ? (table.down ? "▼" : "▲") : ""));
    return make("th", { scope: "col", className: name, ariaSort: is ? (table.down ? "descending" : "ascending") : "none" }, button);
  }));
  const from = table.page * PAGE;
  const rows = order.slice(from, from + PAGE).map((fact) =>
    make("tr", {}, ...COLUMNS.map(({ name, of }) => make("td", { className: name }, of(fact)))));
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: COLUMNS.length, className: "nothing" }, say(document.querySelector("#articles mark") ? "nothing" : "no.data"))));
  document.getElementById("rows").replaceChildren(...rows);
  showPages(order.length, from, rows.length, pages);
}

function showPages(all, from, shown, pages) {
  const turn = (name, to) => make("button", {
    type: "button", value: name, disabled: to < 0 || to >= pages,
    onclick: () => {
      table.page = to;
      showTable(table.facts);
      const same = document.querySelector(`#pages button[value="${name}"]`);
      (same.disabled ? document.querySelector("#pages button:enabled") : same)?.focus();
    },
  }, say(name));
  const number = (n) => grouped(String(n));
  document.getElementById("pages").replaceChildren(...all > PAGE ? [
    turn("previous", table.page - 1),
    make("span", {}, say("page", { from: number(from + 1), until: number(from + shown), n: number(all) })),
    turn("next", table.page + 1),
  ] : []);
}
