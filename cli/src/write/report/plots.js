// The plots, as SVG. What can be chosen in them filters the whole page.

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A part that can be chosen: by pointer, or by Enter once arrows have come to it.
function choice(label, choose, attributes, ...children) {
  const part = svg("g", { role: "button", tabindex: -1, "aria-label": label, ...attributes }, svg("title", {}, label), ...children);
  part.addEventListener("click", choose);
  part.addEventListener("keydown", (event) => {
    const parts = [...part.ownerSVGElement.querySelectorAll('[role="button"]')];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") choose();
    else if (step) parts[parts.indexOf(part) + step]?.focus();
    else return;
    event.preventDefault();
  });
  part.addEventListener("focus", () => {
    for (const other of part.ownerSVGElement.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", -1);
    part.setAttribute("tabindex", 0);
  });
  return part;
}

// Puts a drawing into its figure; `draw` is given the width there is.
function into(id, height, draw, note = "") {
  const place = by(id).querySelector("div");
  const width = Math.max(260, place.clientWidth);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-labelledby": id + "-title" });
  by(id).querySelector("figcaption b").id = id + "-title";
  const had = place.contains(document.activeElement);
  const parts = draw(width);
  drawing.append(...parts);
  drawing.querySelector('[role="button"]')?.setAttribute("tabindex", 0);
  place.replaceChildren(...parts.length ? [drawing] : [make("p", { className: "nothing" }, say("no.data"))], note ? make("p", { className: "left" }, note) : "");
  if (had) place.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
}

function drawKinds(shown) {
  const counts = present.map((kind) => [kind, shown.filter((fact) => fact.kind === kind).length]).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...counts.map(([, n]) => n));
  const row = 26, label = 116;
  into("plot-kinds", counts.length * row + 4, (width) => counts.map(([kind, n], at) => {
    const length = Math.max(n ? 2 : 0, (width - label - 60) * n / most);
    const y = at * row;
    return choice(`${say(kind)}: ${counted("n.facts", n)}`, () => onlyKind(kind), { class: `row ${kind}${filter.off.has(kind) ? " off" : ""}`, "data-n": n, "data-kind": kind },
      svg("rect", { class: "hit", x: 0, y, width, height: row }),
      svg("text", { class: "label", x: label - 10, y: y + 18, "text-anchor": "end" }, say(kind)),
      svg("rect", { class: "bar", x: label, y: y + 5, width: length, height: row - 9 }),
      svg("text", { class: "number", x: label + length + 6, y: y + 18 }, grouped(String(n))));
  }));
}

const STEPS = 4;

function drawMoney(shown) {
  const money = shown.filter((fact) => fact.kind === "money" && fact.size > 0);
  const counts = new Map();
  for (const { currency } of money) counts.set(currency, (counts.get(currency) || 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1]).map(([currency]) => currency);
  const rows = order.slice(0, order.length > 7 ? 6 : 7);
  const rowOf = (fact) => rows.includes(fact.currency) ? fact.currency : "";
  if (rows.length < order.length) rows.push("");
  const bins = new Map();
  for (const fact of money) {
    const step = Math.floor(Math.log10(fact.size) * STEPS);
    const key = `${rowOf(fact)} ${step}`;
    if (!bins.has(key)) bins.set(key, { currency: rowOf(fact), step, n: 0 });
    bins.get(key).n++;
  }
  const steps = [...bins.values()].map(({ step }) => step);
  const from = Math.floor(Math.min(...steps) / STEPS), until = Math.floor(Math.max(...steps) / STEPS) + 1;
  const most = Math.max(...[...bins.values()].map(({ n }) => n));
  const row = 40, label = 56, foot = 30;
  into("plot-money", rows.length * row + foot, (width) => {
    if (!money.length) return [];
    const x = (power) => label + 8 + (width - label - 48) * (power - from) / (until - from);
    const every = Math.ceil((until - from) * 92 / (width - label));
    const parts = [];
    for (let power = from; power <= until; power++) {
      parts.push(svg("line", { class: "grid", x1: x(power), x2: x(power), y1: 4, y2: rows.length * row }));
      if ((power - from) % every === 0) parts.push(svg("text", { class: "tick", x: x(power), y: rows.length * row + 18, "text-anchor": "middle" }, short(10 ** power)));
    }
    rows.forEach((currency, at) => parts.push(svg("text", { class: "label", x: 0, y: at * row + row / 2 + 5 }, currency || say("other"))));
    for (const { currency, step, n } of [...bins.values()].sort((a, b) => b.n - a.n)) {
      const [low, high] = [10 ** (step / STEPS), 10 ** ((step + 1) / STEPS)];
      const range = `${short(low)} – ${short(high)} ${currency}`.trim();
      const chosen = filter.ranges.get("money");
      const choose = () => keepRange("money", chosen?.label === range ? null : {
        label: range,
        has: (fact) => fact.kind === "money" && rowOf(fact) === currency && Math.floor(Math.log10(fact.size) * STEPS) === step,
      });
      parts.push(choice(`${range}: ${counted("n.facts", n)}`, choose, { class: `dot money${chosen && chosen.label !== range ? " off" : ""}`, "data-n": n },
        svg("circle", { cx: x((step + 0.5) / STEPS), cy: rows.indexOf(currency) * row + row / 2, r: Math.max(2.2, 17 * Math.sqrt(n / most)) })));
    }
    return parts;
  });
}

// Days since 1970 as columns of days, months, years or decades, as fine as their range lets.
function columnsOf(days) {
  const date = (day) => new Date(day * DAY);
  const [low, high] = days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity]);
  const long = high - low;
  const grain = long <= 62 ? "day" : long <= 366 * 6 ? "month" : long <= 366 * 160 ? "year" : "decade";
  const placeOf = (day) => {
    const [year, month] = [date(day).getUTCFullYear(), date(day).getUTCMonth()];
    return { day, month: year * 12 + month, year, decade: Math.floor(year / 10) }[grain];
  };
  const startOf = (place) => {
    const year = { month: Math.floor(place / 12), year: place, decade: place * 10 }[grain];
    if (grain === "day") return place;
    const first = new Date(0);
    first.setUTCFullYear(year, grain === "month" ? ((place % 12) + 12) % 12 : 0, 1);
    return Math.round(first / DAY);
  };
  const pad = (n, to = 2) => String(n).padStart(to, "0");
  const told = (place) => {
    const at = date(startOf(place));
    const [year, month, day] = [pad(at.getUTCFullYear(), 4), pad(at.getUTCMonth() + 1), pad(at.getUTCDate())];
    return tellPoint({ day: `${year}-${month}-${day}`, month: `${year}-${month}`, year, decade: year.slice(0, 3) }[grain]);
  };
  const tick = (place) => {
    const at = date(startOf(place));
    const month = at.getUTCMonth() + 1;
    if (grain === "day") return language === "vi" ? `${at.getUTCDate()}/${month}` : `${at.getUTCDate()} ${MONTHS[month - 1].slice(0, 3)}`;
    if (grain === "month") return language === "vi" ? `${month}/${at.getUTCFullYear()}` : `${MONTHS[month - 1].slice(0, 3)} ${at.getUTCFullYear()}`;
    return String(at.getUTCFullYear());
  };
  return { low: placeOf(low), high: placeOf(high), grain, placeOf, startOf, told, tick };
}

// Columns over time. `dayOf` an item is where it stands, `has` whether a fact is in a range.
function drawTime(id, about, items, dayOf, { log, height, name, note }) {
  const placed = items.filter((item) => dayOf(item) !== null);
  const left = items.length - placed.length;
  const foot = 28, side = 34;
  into(id, height + foot, (width) => {
    if (!placed.length) return [];
    const scale = columnsOf(placed.map(dayOf));
    const counts = new Map();
    for (const item of placed) {
      const place = scale.placeOf(dayOf(item));
      counts.set(place, (counts.get(place) || 0) + 1);
    }
    const most = Math.max(...counts.values());
    const of = log ? (n) => Math.log1p(n) / Math.log1p(most) : (n) => n / most;
    const places = scale.high - scale.low + 1;
    const wide = Math.min(40, (width - side - 8) / places);
    const x = (place) => side + (place - scale.low) * wide;
    const y = (n) => height - (height - 14) * of(n);
    const parts = [];
    for (const n of levels(most, log)) {
      parts.push(svg("line", { class: "grid", x1: side, x2: width, y1: y(n), y2: y(n) }));
      parts.push(svg("text", { class: "tick", x: side - 8, y: y(n) + 4, "text-anchor": "end" }, grouped(String(n))));
    }
    parts.push(svg("line", { class: "axis", x1: side, x2: width, y1: height, y2: height }));
    const every = tickStep(Math.ceil(places * 58 / Math.max(1, places * wide)), scale.grain);
    for (let place = scale.low; place <= scale.high; place++) {
      if (place % every !== 0 && places > 1 && every > 1) continue;
      if (x(place) + wide / 2 > width - 16) continue;
      parts.push(svg("text", { class: "tick", x: x(place) + wide / 2, y: height + 18, "text-anchor": "middle" }, scale.tick(place)));
    }
    for (const [place, n] of [...counts].sort(([a], [b]) => a - b)) {
      const [from, until] = [scale.startOf(place), scale.startOf(place + 1)];
      const label = scale.told(place);
      const choose = () => {
        const chosen = filter.ranges.get(about);
        const same = chosen && chosen.from === from && chosen.until === until;
        keepRange(about, same ? null : { label: `${say(about)}: ${label}`, from, until, has: (fact) => within(about, fact, from, until) });
      };
      const middle = x(place) + wide / 2;
      parts.push(choice(`${label}: ${counted(name, n)}`, choose, { class: "column", "data-n": n },
        svg("rect", { class: "hit", x: x(place), y: 0, width: wide, height }),
        ...log
          ? [svg("line", { class: "stem", x1: middle, x2: middle, y1: height, y2: y(n) }), svg("circle", { cx: middle, cy: y(n), r: Math.max(2.2, Math.min(4, wide / 2.5)) })]
          : [svg("rect", { class: "bar", x: x(place) + Math.min(1, wide / 8), y: y(n), width: Math.max(1, wide - Math.min(2, wide / 4)), height: height - y(n) })]));
    }
    return parts;
  }, left ? counted(note, left) : "");
}

function within(about, fact, from, until) {
  const day = about === "published" ? fact.article.day : fact.day;
  return day !== null && day >= from && day < until;
}

function levels(most, log) {
  if (log) return [1, 10, 100, 1000, 1e4, 1e5, 1e6].filter((n) => n <= most);
  const step = [1, 2, 5].flatMap((n) => [0, 1, 2, 3, 4, 5].map((power) => n * 10 ** power)).sort((a, b) => a - b).find((step) => most / step <= 4) || most;
  return Array.from({ length: Math.floor(most / step) }, (_, at) => (at + 1) * step);
}

function tickStep(least, grain) {
  const steps = grain === "month" ? [1, 2, 3, 6, 12, 24, 60] : [1, 2, 5, 10, 20, 50, 100];
  return steps.find((step) => step >= least) || least;
}

let redraw = () => {};

function drawPlots(on, shown, allBut) {
  redraw = () => {
    drawKinds(allBut("kinds"));
    drawMoney(allBut("money"));
    drawTime("plot-days", "published", shown, (article) => article.day, { height: 150, name: "n.articles", note: "undated" });
    const times = on.filter(({ kind }) => ["date", "time", "interval"].includes(kind));
    drawTime("plot-times", "times", times, (fact) => fact.day, { log: true, height: 150, name: "n.facts", note: "unplaced" });
  };
  redraw();
}

function watchPlots() {
  let width = by("overview").clientWidth;
  new ResizeObserver(() => {
    if (by("overview").clientWidth === width) return;
    width = by("overview").clientWidth;
    redraw();
  }).observe(by("overview"));
}
