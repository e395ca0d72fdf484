// The page: its filters, which all parts share, its language and its theme.

const articles = readArticles();
const facts = articles.flatMap((article) => article.facts);
const factOf = new Map(facts.map((fact) => [fact.mark, fact]));
const filter = {
  off: new Set(),
  query: "",
  ambiguous: false,
  differs: false,
  // By what they are about: {label, has(fact), from, until}.
  ranges: new Map(),
};
// Facts that can be asked for alone, and the words of it.
const FLAGS = { ambiguous: "ambiguous.short", differs: "differs" };
const by = (id) => document.getElementById(id);

// Whether a fact passes all filters but the one that is left out.
function passes(fact, finds, but) {
  if (but !== "kinds" && filter.off.has(fact.kind)) return false;
  if (filter.ambiguous && !fact.ambiguous) return false;
  if (filter.differs && !fact.differs) return false;
  for (const [about, range] of filter.ranges) if (about !== but && !range.has(fact)) return false;
  return finds(fact);
}

const filtered = () => filter.off.size > 0 || filter.ambiguous || filter.differs || filter.query !== "" || filter.ranges.size > 0;

function update() {
  closeCard(false);
  const finds = filter.query ? matcher(filter.query) : () => true;
  const some = filtered();
  const on = [];
  for (const fact of facts) {
    const now = passes(fact, finds);
    if (now !== fact.on) fact.mark.classList.toggle("off", !now);
    fact.on = now;
    if (now) on.push(fact);
  }
  const shown = articles.filter((article) => {
    const has = !some || article.facts.some((fact) => fact.on);
    article.element.hidden = !has;
    const first = article.facts.find((fact) => fact.on);
    if (first) rove(first);
    return has;
  });
  showCount(on.length, shown.length, some);
  showFilters(some);
  table.page = 0;
  showTable(on);
  drawPlots(on, shown, (but) => facts.filter((fact) => passes(fact, finds, but)));
}

function counted(name, n) {
  return say(name, { n: grouped(String(n)) });
}

function showCount(some, shown, isFiltered) {
  const all = { facts: counted("n.facts", facts.length), articles: counted("n.articles", articles.length) };
  const put = { some: grouped(String(some)), shown: grouped(String(shown)), ...all };
  by("count").textContent = say(isFiltered ? "count.some" : "count.all", put);
}

function showFilters(some) {
  const button = (text, onclick, name) => make("button", { type: "button", className: name, onclick }, text);
  const drop = (label, change) => button(`${label} ×`, () => { change(); update(); }, "range");
  const ranges = [...filter.ranges].map(([about, { label }]) => {
    const chip = drop(label, () => filter.ranges.delete(about));
    chip.setAttribute("aria-label", say("remove") + label);
    return chip;
  });
  by("filters").replaceChildren(...ranges, some ? button(say("clear"), clearFilters, "clear") : "");
  for (const chip of by("kinds").querySelectorAll("button")) {
    const on = Object.hasOwn(FLAGS, chip.value) ? filter[chip.value] : !filter.off.has(chip.value);
    chip.setAttribute("aria-pressed", on);
  }
}

function clearFilters() {
  filter.off.clear();
  filter.ranges.clear();
  for (const flag of Object.keys(FLAGS)) filter[flag] = false;
  filter.query = by("search").value = "";
  update();
}

function keepRange(about, range) {
  if (range) filter.ranges.set(about, range);
  else filter.ranges.delete(about);
  update();
}

const differing = articles.flatMap((article) => article.notes.filter((note) => note.differs));
const SHOWN = 6;

// The first figures that differ, above the table.
function showFindings() {
  by("findings").hidden = differing.length === 0;
  const item = (note) => {
    const last = note.facts[note.facts.length - 1];
    const link = make("a", { href: "#" + last.mark.id, onclick: (event) => { event.preventDefault(); clearFilters(); goTo(last); } }, noteText(note));
    return make("li", {}, link, make("small", {}, note.article.title));
  };
  by("findings").querySelector("ol").replaceChildren(...differing.slice(0, SHOWN).map(item));
  const more = by("findings").querySelector("button");
  more.hidden = differing.length <= SHOWN;
  more.onclick = () => { clearFilters(); filter.differs = true; update(); by("articles").scrollIntoView(); };
}

const present = KINDS.filter((kind) => facts.some((fact) => fact.kind === kind));

// That kind alone; all of them where it is alone already.
function onlyKind(kind) {
  const alone = present.every((other) => filter.off.has(other) === (other !== kind));
  filter.off = new Set(alone ? [] : present.filter((other) => other !== kind));
  update();
}

function makeKinds() {
  const chip = (value, label, n, onclick) => make("button", { type: "button", value, className: `chip ${value}`, onclick }, label, " ", make("small", {}, grouped(String(n))));
  const chips = present.map((kind) => chip(kind, say(kind), facts.filter((fact) => fact.kind === kind).length, () => {
    if (!filter.off.delete(kind)) filter.off.add(kind);
    update();
  }));
  for (const [flag, name] of Object.entries(FLAGS)) {
    const n = facts.filter((fact) => fact[flag]).length;
    if (n) chips.push(chip(flag, say(name), n, () => { filter[flag] = !filter[flag]; update(); }));
  }
  by("kinds").replaceChildren(...chips);
}

function summary() {
  const days = articles.map((article) => article.published.slice(0, 10)).filter(Boolean).sort();
  const put = { facts: counted("n.facts", facts.length), articles: counted("n.articles", articles.length), days: "", findings: "" };
  if (days.length) {
    const [from, until] = [days[0], days[days.length - 1]].map(tellTime);
    put.days = say(from === until ? "day" : "days", { from, until });
  }
  if (differing.length) put.findings = ", " + counted("n.findings", differing.length);
  return say("summary", put);
}

function speak(code) {
  language = document.documentElement.lang = code;
  document.title = `${say("title")} · bantin`;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = say(element.dataset.hint);
  for (const article of articles) {
    const time = article.element.querySelector(".meta time");
    const { estimate } = article.element.dataset;
    article.told.textContent = counted("n.facts", article.facts.length);
    if (time && estimate) time.textContent = say("estimated", { at: tellPoint(estimate) });
    else if (time) time.textContent = tellTime(article.published.replace(/(?<=T\d\d:\d\d):\d\d(\.\d+)?/, ""));
  }
  press("languages", code);
  by("summary").textContent = summary();
  makeKinds();
  showFindings();
  update();
}

function press(group, value) {
  for (const button of by(group).children) button.setAttribute("aria-pressed", button.value === value);
}

// A page from a file may have nowhere to remember things.
function remember(name, value) {
  try {
    if (value === undefined) return localStorage.getItem("bantin." + name);
    localStorage.setItem("bantin." + name, value);
  } catch { /* then it begins anew each time */ }
  return null;
}

function paint(theme) {
  document.documentElement.dataset.theme = theme;
  press("themes", theme);
}

function goToHash() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fact = target && factOf.get(target);
  if (fact) goTo(fact);
  else if (target && target.tagName === "ARTICLE") target.scrollIntoView();
}

for (const element of document.querySelectorAll(".live")) element.hidden = false;
for (const { mark } of facts) {
  mark.setAttribute("role", "button");
  mark.tabIndex = -1;
}
for (const article of articles) {
  article.element.querySelector(".id").href = "#" + article.element.id;
  article.told = make("span");
  article.element.querySelector(".meta").append(" ", article.told);
}
for (const button of by("languages").children) button.onclick = () => { remember("language", button.value); speak(button.value); };
for (const button of by("themes").children) button.onclick = () => { remember("theme", button.value); paint(button.value); };
let typed = 0;
by("search").addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(() => { filter.query = by("search").value.trim(); update(); }, 150);
});
for (const { notes } of articles) {
  for (const { element, facts } of notes) {
    const light = (on) => () => { for (const { mark } of facts) mark.classList.toggle("lit", on); };
    element.addEventListener("pointerenter", light(true));
    element.addEventListener("pointerleave", light(false));
  }
}
watchCards(by("articles"), factOf);
paint(remember("theme") || "auto");
speak(remember("language") || language);
watchPlots();
// What is jumped to must not stand behind the bar.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar", by("bar").offsetHeight + "px")).observe(by("bar"));
addEventListener("hashchange", goToHash);
goToHash();
