// The articles of the page and their facts, which is all data there is.

const KINDS = ["date", "time", "interval", "duration", "recurrence", "percent", "fraction", "money", "quantity", "ordinal", "document", "custom"];
const DAY = 864e5;

function readArticles() {
  return [...document.querySelectorAll("#articles > article")].map((element, at) => {
    const title = element.querySelector("h2");
    const article = {
      element, at, id: element.dataset.id,
      title: title ? title.textContent : element.dataset.id,
      published: element.dataset.published || "",
      facts: [],
    };
    article.day = firstDay(article.published.slice(0, 10));
    element.id = "a" + (at + 1);
    article.facts = [...element.querySelectorAll("mark")].map((mark, place) => readFact(mark, article, place));
    article.notes = [...element.querySelectorAll(".note")].map((note) => readNote(note, article));
    return article;
  });
}

// What a note in the margin is about; its facts know of it too.
function readNote(element, article) {
  const places = (element.dataset.facts || "").split(" ");
  const note = { element, article, differs: element.classList.contains("differs"), facts: places.map((place) => article.facts[place]).filter(Boolean) };
  for (const fact of note.facts) {
    fact.notes.push(note);
    if (note.differs) fact.differs = true;
  }
  return note;
}

function readFact(mark, article, place) {
  const { value = "", unit = "", mod = "", per = "" } = mark.dataset;
  const kind = mark.className;
  mark.id = `${article.element.id}.${place + 1}`;
  const fact = {
    mark, article, place, kind, value, unit, mod, per,
    name: mark.dataset.kind || kind,
    text: mark.textContent,
    ambiguous: mark.dataset.ambiguous === "1",
    notes: [],
    differs: false,
    on: true,
  };
  fact.size = sizeOf(fact);
  fact.day = ["date", "time", "interval"].includes(kind) ? firstDay(value) : null;
  if (kind === "money") fact.currency = value.split(" ")[1] || "";
  return fact;
}

// The first day of what a value speaks of, in days since 1970; null where it has no year.
function firstDay(value) {
  const point = /^(\d{3,4})(?:-(?:Q(\d)|W(\d\d)|(\d\d)))?(?:-(\d\d))?(?![\dX])/.exec(value);
  if (!point) return null;
  const [, digits, quarter, week, month, day] = point;
  const year = digits.length === 3 ? digits * 10 : +digits;
  const first = new Date(0);
  first.setUTCFullYear(year, quarter ? 3 * quarter - 3 : month ? month - 1 : 0, day ? +day : 1);
  if (week) {
    // Weeks begin on Monday; the first holds the fourth of January.
    first.setUTCFullYear(year, 0, 4);
    first.setUTCDate(4 - (first.getUTCDay() + 6) % 7 + 7 * (week - 1));
  }
  return Math.round(first / DAY);
}

// What facts of one kind are sorted by: close enough, as digits are for the reader.
function sizeOf({ kind, value }) {
  const first = (text) => parseFloat(text);
  switch (kind) {
    case "date": case "time": case "interval": {
      const clock = /T(\d\d):(\d\d)/.exec(value);
      const part = ["MO", "MI", "AF", "EV", "NI"].findIndex((name) => value.includes("T" + name));
      const hour = clock ? +clock[1] + clock[2] / 60 : part < 0 ? 0 : [6, 12, 15, 19, 22][part];
      return (firstDay(value) ?? -1e6) + hour / 24;
    }
    case "duration": return lengthOf(value.split("..")[0]);
    case "recurrence": {
      const [times, period] = value.split("X/");
      return first(times) / lengthOf(period || "P1D");
    }
    case "fraction": {
      const [part, whole] = value.split("..")[0].split("/");
      return part / whole;
    }
    default: return first(value);
  }
}

function lengthOf(value) {
  const days = { Y: 365.25, M: 30.44, W: 7, D: 1, TH: 1 / 24, TM: 1 / 1440, TS: 1 / 86400 };
  let clock = "", sum = 0;
  for (const [, sign, number, unit] of value.matchAll(/(T?)([\d.]+)([YMWDHS])/g)) {
    clock = clock || sign;
    sum += number * days[clock + unit];
  }
  return sum;
}

// Text to look in and for: what is typed without marks finds what has them.
function plain(text) {
  return text.normalize("NFC").toLowerCase();
}

function bare(text) {
  return plain(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
}

function matcher(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const tests = words.map((word) => [word, word === bare(word)]);
  return (fact) => {
    fact.plain ??= plain([fact.text, fact.value, fact.unit, fact.article.title, fact.article.id].join(" "));
    fact.bare ??= bare(fact.plain);
    return tests.every(([word, marksLeftOut]) => (marksLeftOut ? fact.bare : fact.plain).includes(word));
  };
}
