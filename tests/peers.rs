//! The Vietnamese cases of Duckling's and chrono-node's own suites, from
//! `../shared/peers`, where that folder is beside the project; elsewhere the
//! test says that it skipped.
//!
//! A case agrees when its text holds one fact with the value that the case
//! expects. `tests/cases/peers.tsv` lists the others and tells how.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use bantin::{
    Analyzer, PublishedAt,
    record::{FactRecord, parse_published},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use rust_decimal::Decimal;
use serde_json::Value;

/// Behind a numeral of Duckling's: a number alone is no fact, a counted one is.
const COUNTED: &str = " người";

/// The hours that chrono-node and Duckling stand for the parts of the day.
const PARTS: [(&str, &[i32]); 5] = [
    ("MO", &[4, 6, 9]),
    ("MI", &[12]),
    ("AF", &[15]),
    ("EV", &[18, 19]),
    ("NI", &[22]),
];

struct Case {
    text: String,
    published: Option<PublishedAt>,
    expect: Value,
}

/// A row of the list.
struct Row {
    reason: String,
    /// What is read by our rules where they differ from the case's.
    reading: Option<String>,
}

/// A file and a line of it, from 1.
type Key = (String, usize);

/// The cases, or `None` without the folder.
fn cases() -> Option<BTreeMap<Key, Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/peers");
    let mut cases = BTreeMap::new();
    for entry in fs::read_dir(folder).ok()? {
        let path = entry.expect("a file of peers").path();
        if path.extension().is_none_or(|e| e != "jsonl") {
            continue;
        }
        let file = path.file_stem().unwrap_or_default().to_string_lossy();
        let lines = fs::read_to_string(&path).expect("a readable file");
        for (n, line) in lines.lines().enumerate() {
            let case: Value = serde_json::from_str(line).expect("a case");
            let mut text = case["text"].as_str().expect("a text").to_owned();
            if case["expect"]["dim"] == "numeral" {
                text.push_str(COUNTED);
            }
            let published = case["ref"].as_str();
            let case = Case {
                text,
                published: published.map(|p| parse_published(p).expect("a reference time")),
                expect: case["expect"].clone(),
            };
            cases.insert((file.to_string(), n + 1), case);
        }
    }
    Some(cases)
}

fn list() -> BTreeMap<Key, Row> {
    let mut rows = BTreeMap::new();
    for line in include_str!("cases/peers.tsv").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut columns = line.split('\t');
        let mut column = || columns.next().filter(|c| !c.is_empty());
        let (Some(file), Some(n), Some(reason)) = (column(), column(), column()) else {
            panic!("peers.tsv: a column is missing: {line}");
        };
        let row = Row {
            reason: reason.to_owned(),
            reading: column().map(str::to_owned),
        };
        assert!(
            row.reading.is_some() || row.is_todo(),
            "peers.tsv: what is read instead is missing: {line}"
        );
        let n = n.parse().expect("the number of a line");
        let twice = rows.insert((file.to_owned(), n), row).is_some();
        assert!(!twice, "peers.tsv: {file}, line {n} is listed twice");
    }
    rows
}

impl Row {
    /// Whether our rules and the case agree, and only the reading is wrong yet.
    fn is_todo(&self) -> bool {
        self.reason.starts_with("TODO:")
    }
}

/// The facts as the list writes them.
fn reading(facts: &[FactRecord]) -> String {
    let facts: Vec<_> = facts
        .iter()
        .map(|fact| match &fact.modifier {
            Some(modifier) => format!("{} {} ({modifier})", fact.kind, fact.value),
            None => format!("{} {}", fact.kind, fact.value),
        })
        .collect();
    if facts.is_empty() {
        "-".to_owned()
    } else {
        facts.join("; ")
    }
}

fn agrees(expect: &Value, facts: &[FactRecord]) -> bool {
    let [fact] = facts else {
        return expect.is_null() && facts.iter().all(|fact| !is_temporal(fact));
    };
    match expect["dim"].as_str() {
        None => !is_temporal(fact),
        Some("numeral") => {
            fact.kind == "quantity" && decimal(&fact.value) == decimal(&number(&expect["value"]))
        }
        Some("ordinal") => fact.kind == "ordinal" && fact.value == number(&expect["value"]),
        Some("money") => agrees_money(expect, fact),
        Some("time") if expect["kind"].is_string() => {
            format!("{} {}", fact.kind, fact.value) == duckling(expect)
        }
        Some("time") => agrees_fields(expect, fact),
        Some(other) => panic!("no such dimension: {other}"),
    }
}

fn is_temporal(fact: &FactRecord) -> bool {
    ["date", "time", "interval", "duration", "recurrence"].contains(&fact.kind.as_str())
}

fn number(value: &Value) -> String {
    value.to_string()
}

/// `1.10` is `1.1`.
fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn agrees_money(expect: &Value, fact: &FactRecord) -> bool {
    let currency = match expect["currency"].as_str() {
        Some("$") => "USD",
        Some("£") => "GBP",
        other => other.unwrap_or_default(),
    };
    let (amount, modifiers): (String, &[&str]) =
        match ["value", "from", "to"].map(|name| expect.get(name).map(number)) {
            [Some(value), ..] => (value, &[]),
            [None, Some(from), Some(to)] => (format!("{from}..{to}"), &[]),
            [None, Some(from), None] => (from, &["over", "at_least"]),
            [None, None, to] => (to.expect("an amount"), &["under", "at_most"]),
        };
    fact.kind == "money"
        && fact.value == format!("{amount} {currency}")
        && (modifiers.is_empty()
            || (fact.modifier.as_deref()).is_some_and(|m| modifiers.contains(&m)))
}

/// What Duckling expects of a time, as our kind and value.
fn duckling(expect: &Value) -> String {
    let grain = expect["grain"].as_str().expect("a grain");
    let time = |name: &str| {
        let time = expect[name].as_str().and_then(parse_published);
        time.expect("a time").time()
    };
    let is_clock = matches!(grain, "hour" | "minute" | "second");
    if expect["kind"] == "instant" {
        let kind = if is_clock { "time" } else { "date" };
        return format!("{kind} {}", point(time("value"), grain));
    }
    let (from, to) = (time("from"), time("to"));
    if is_clock && to - from > TimeDelta::hours(1) {
        let hour = from.format("%-H").to_string().parse().expect("an hour");
        if let Some((part, _)) = PARTS.iter().find(|(_, hours)| hours.contains(&hour)) {
            return format!("time {}T{part}", from.date());
        }
    }
    // Its ends are exclusive, those of our days are not.
    let until = if is_clock {
        to
    } else {
        to - TimeDelta::days(1)
    };
    format!("interval {}/{}", point(from, grain), point(until, grain))
}

fn point(time: NaiveDateTime, grain: &str) -> String {
    let format = match grain {
        "year" => "%Y",
        "quarter" => return format!("{}-Q{}", time.year(), time.month0() / 3 + 1),
        "month" => "%Y-%m",
        "week" => "%G-W%V",
        "day" => "%Y-%m-%d",
        "second" => "%Y-%m-%dT%H:%M:%S",
        _ => "%Y-%m-%dT%H:%M",
    };
    time.format(format).to_string()
}

/// chrono-node's cases name the fields of a time that matter to them.
fn agrees_fields(expect: &Value, fact: &FactRecord) -> bool {
    let (from, until) = match (&expect["end"], fact.kind.as_str()) {
        (Value::Null, "date" | "time") => (Some(&fact.value), None),
        (Value::Object(_), "interval") => (fact.from.as_ref(), fact.until.as_ref()),
        _ => return false,
    };
    let ends = [(from, &expect["start"]), (until, &expect["end"])];
    let are_certain = expect["start_certain"].as_object().is_none_or(|fields| {
        // What it is uncertain of may be settled here, by the reference date.
        let mut certain = fields.iter().filter(|(_, certain)| **certain == true);
        certain.all(|(name, _)| from.is_some_and(|from| field(from, name).is_some()))
    });
    are_certain
        && ends.into_iter().all(|(moment, fields)| {
            fields.as_object().is_none_or(|fields| {
                fields.iter().all(|(name, want)| {
                    let have = moment.map(|moment| field(moment, name));
                    have.flatten().is_some_and(|have| *want == have)
                })
            })
        })
}

/// A field, as chrono-node names it, of a point as our values write it.
fn field(moment: &str, name: &str) -> Option<i32> {
    let (date, clock) = moment.split_once('T').unwrap_or((moment, ""));
    let of_date = |n: usize| {
        let (sign, date) = date.strip_prefix("BC").map_or((1, date), |date| (-1, date));
        let part = date.split('-').nth(n)?.parse::<i32>().ok()?;
        Some(if n == 0 { sign * part } else { part })
    };
    let of_clock = |n: usize| {
        let part = PARTS.iter().find(|(part, _)| *part == clock);
        match (part, n) {
            (Some((_, hours)), 0) => hours.last().copied(),
            (Some(_), _) => None,
            (None, _) => clock.split(':').nth(n)?.parse().ok(),
        }
    };
    match name {
        "year" => of_date(0),
        "month" => of_date(1),
        "day" => of_date(2),
        "weekday" => {
            let day = date.parse::<NaiveDate>().ok()?;
            i32::try_from(day.weekday().num_days_from_sunday()).ok()
        }
        "hour" => of_clock(0),
        "minute" => of_clock(1),
        "second" => of_clock(2),
        "meridiem" => of_clock(0).map(|hour| i32::from(hour >= 12)),
        _ => panic!("no such field: {name}"),
    }
}

#[test]
fn cases_of_peers() {
    let Some(cases) = cases() else {
        eprintln!("skipped: no ../shared/peers");
        return;
    };
    let list = list();
    // A phrase is no article, and some look like the furniture of one.
    let analyzer = Analyzer::new().include_furniture(true);
    let mut report = String::new();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (key, case) in &cases {
        let facts = analyzer
            .analyze(&case.text, case.published)
            .record("case")
            .facts;
        let (found, agrees) = (reading(&facts), agrees(&case.expect, &facts));
        let row = list.get(key);
        let is_right = match row.and_then(|row| row.reading.as_ref()) {
            Some(reading) => *reading == found,
            None => agrees,
        };
        let fault = match row {
            None => (!agrees).then_some("does not agree and is not listed"),
            Some(row) if row.is_todo() => is_right.then_some("is mended: no TODO any more"),
            Some(_) if agrees => Some("agrees: take it off the list"),
            Some(_) => (!is_right).then_some("is not read as the list says"),
        };
        let (file, n) = key;
        let reason = row.map_or("agrees", |row| &row.reason);
        *counts.entry((file, reason)).or_default() += 1;
        if let Some(fault) = fault {
            let (text, expect) = (&case.text, &case.expect);
            let _ = writeln!(
                report,
                "{file}, line {n} {fault}: {text}\n    wants  {expect}\n    reads  {found}"
            );
        }
    }
    for (file, n) in list.keys().filter(|key| !cases.contains_key(key)) {
        let _ = writeln!(
            report,
            "{file}, line {n} is listed, but there is no such case"
        );
    }
    for ((file, reason), count) in counts {
        eprintln!("{file}\t{count}\t{reason}");
    }
    assert!(report.is_empty(), "\n{report}");
}
