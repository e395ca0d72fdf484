// Canonical values as people write them. All digits stay: numbers are grouped as text.

function grouped(number) {
  const [, sign, whole, , rest] = /^(-?)(\d+)(\.(\d+))?$/.exec(number) || [];
  if (whole === undefined) return number;
  const [between, point] = language === "vi" ? [".", ","] : [",", "."];
  const groups = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, between) : whole;
  return (sign ? "−" : "") + groups + (rest ? point + rest : "");
}

// One number or a range of two.
function amounts(value) {
  return value.split("..").map(grouped).join(" – ");
}

function tellDay(year, month, day) {
  if (language === "vi") return `${+day}/${+month}${year ? "/" + year : ""}`;
  return `${+day} ${MONTHS[month - 1]}${year ? " " + year : ""}`;
}

// A point of the calendar, as far as it is known; as it is written where that is another form.
function tellPoint(value) {
  const point = /^(XXXX|\d{4})(?:-(Q\d|W\d\d|\d\d|XX))?(?:-(\d\d|XX))?$/.exec(value);
  if (!point) {
    if (/^\d{3}$/.test(value)) return say("decade", { y: value + "0" });
    if (/^\d\d$/.test(value)) return say("century", { c: +value + 1 });
    return value;
  }
  const [, year, part, day] = point;
  const y = year === "XXXX" ? "" : year;
  if (!part) return y || value;
  if (part[0] === "Q") return say("quarter", { q: part[1], y: year });
  if (part[0] === "W") return say("week", { w: +part.slice(1), y: year });
  if (part === "XX") return value;
  if (day && day !== "XX") return tellDay(y, part, day);
  return y ? say("month", { m: language === "vi" ? +part : MONTHS[part - 1], y }) : value;
}

function tellTime(value) {
  const [, point, time] = /^([^T]*)(?:T(.*))?$/.exec(value) || [];
  if (time === undefined) return value === ".." ? say("open") : tellPoint(value);
  const clock = say(time).replace(/([+-]\d\d:\d\d)$/, " ($1)");
  return point ? `${clock}, ${tellPoint(point)}` : clock;
}

function tellLength(value) {
  const told = [];
  let clock = "";
  for (const [, sign, number, unit] of value.matchAll(/(T?)([\d.]+)([YMWDHS])/g)) {
    clock = clock || sign;
    told.push(`${grouped(number)} ${say(clock + unit, { n: number })}`);
  }
  return told.length ? told.join(" ") : value;
}

function tellPeriod(value) {
  return /^PT?1[YMWDHS]$/.test(value) ? tellLength(value).replace(/^1 /, "") : tellLength(value);
}

const TELL = {
  date: tellTime,
  time: tellTime,
  interval: (value) => value.includes("/")
    ? say("until", { from: tellTime(value.split("/")[0]), until: tellTime(value.split("/")[1]) })
    : value.split(",").map(tellTime).join(", "),
  duration: (value) => value.split("..").map(tellLength).join(" – "),
  recurrence: (value) => {
    const [, n, p] = /^(.*)X\/(.*)$/.exec(value) || [];
    if (!n) return value;
    return n === "1" ? say("every", { p: tellPeriod(p) }) : say("often", { n: amounts(n), p: tellPeriod(p) });
  },
  percent: (value, unit) => amounts(value) + (unit === "pp" ? " pp" : unit || "%"),
  fraction: (value, unit) => value.split("..").map((one) => one.split("/").map(grouped).join("/")).join(" – ") + (unit ? " " + unit : ""),
  money: (value) => {
    const [amount, currency] = value.split(" ");
    return amounts(amount) + " " + (currency || "");
  },
  quantity: (value, unit) => amounts(value) + (unit ? " " + unit : ""),
  ordinal: (value) => amounts(value),
};

function tell(kind, value, unit, per) {
  const told = Object.hasOwn(TELL, kind) ? TELL[kind](value, unit) : value;
  return told + (per ? "/" + per : "");
}

// A large number in short: the ends of its digits are left to a word.
function short(number) {
  const names = [[1e15, "quadrillion"], [1e12, "trillion"], [1e9, "billion"], [1e6, "million"], [1e3, "thousand"]];
  const [size, name] = names.find(([size]) => number >= size) || [1];
  return grouped(String(+(number / size).toPrecision(3))) + (name ? " " + say(name) : "");
}
