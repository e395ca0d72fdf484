//! Texts without diacritics: what is read of them is right, or it is not read.

use std::{fs, path::Path};

use bantin::{Analyzer, record::parse_published, sentence::sentences};
use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

fn stripped(text: &str) -> String {
    let plain = |c: char| match c {
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        _ => c,
    };
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(plain)
        .collect()
}

fn read(text: &str) -> Vec<(String, String)> {
    let record = Analyzer::new()
        .analyze(text, parse_published("2019-06-20"))
        .record("");
    let facts = record.facts.into_iter();
    facts.map(|fact| (fact.text, fact.value)).collect()
}

#[test]
fn expressions_are_read_as_a_whole_or_not_at_all() {
    for (text, facts) in [
        (
            "Xa Lung Cu thu duoc 12 trieu dong moi nam ke tu dau nam 2017",
            &[
                ("12 trieu dong moi nam", "12000000 VND"),
                ("dau nam 2017", "2017"),
            ][..],
        ),
        (
            "Chieu 4/3, doan chuyen sang 3 thon khac kham benh cho ba con",
            &[("Chieu 4/3", "2019-03-04TAF"), ("3 thon", "3")],
        ),
        (
            "Cau dong tu ngay 2/5 den ngay 9/5 de sua mat duong va lan can",
            &[("tu ngay 2/5 den ngay 9/5", "2019-05-02/2019-05-09")],
        ),
        (
            "Theo Quyet dinh so 14/QD-UBND thi phan 3 cua du an chua lam",
            &[("Quyet dinh so 14/QD-UBND", "14/QĐ-UBND")],
        ),
        // Of people or of money, nobody can say.
        (
            "Ca nam luong khach cua tinh dat 7 trieu, tang so voi nam cu",
            &[],
        ),
        // Of a model or of a year.
        (
            "Mau xe Lung Cu 2017 duoc ban ra voi gia cao hon mau cu",
            &[],
        ),
        // Of months, or of matches that were won.
        (
            "Doi bong cua huyen thang 3 va hoa 2 sau nam tran dau tren san",
            &[],
        ),
        // A weekday, a part of all, a class, the sign of a paper, a sum of what.
        (
            "Thu 6 ngay 13 la ngay ma nhieu nguoi trong xa khong di xa",
            &[],
        ),
        ("Chi 1/3 so ho trong xa co nuoc sach de dung ca nam", &[]),
        (
            "Theo quyet dinh 12/QD-DTX cua truong thi lop 10 hoc buoi chieu",
            &[],
        ),
        (
            "Con trau nay gia 90 trieu nhung chu nha van chua chiu ban di",
            &[],
        ),
        (
            "Le hoi lang Mo mo tu ngay 8 den het ngay 12 thang Gieng hang nam",
            &[
                (
                    "tu ngay 8 den het ngay 12 thang Gieng",
                    "2019-02-12/2019-02-16",
                ),
                ("hang nam", "1X/P1Y"),
            ],
        ),
        (
            "Tu thu bay ngay 4/3 den het chu nhat ngay 5/3 cho mo cua ca dem",
            &[(
                "Tu thu bay ngay 4/3 den het chu nhat ngay 5/3",
                "2019-03-04/2019-03-05",
            )],
        ),
        // A short text too.
        (
            "Thu 5 ty dong tu dao phi",
            &[("5 ty dong", "5000000000 VND")],
        ),
    ] {
        let found = read(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(found, facts, "{text}");
    }
}

/// A fact of the gold file or of a record: its span in characters and what is compared.
struct Fact {
    start: usize,
    end: usize,
    kind: String,
    value: String,
    unit: String,
    modifier: String,
    skip: bool,
}

impl Fact {
    fn of_gold(fact: &Value, from: usize) -> Option<Fact> {
        let place = |key: &str| (fact[key].as_u64()? as usize).checked_sub(from);
        let text = |key: &str| fact[key].as_str().unwrap_or_default().to_owned();
        Some(Fact {
            start: place("start")?,
            end: place("end")?,
            kind: text("kind"),
            value: text("value"),
            unit: stripped(&text("unit").to_lowercase()),
            modifier: text("mod"),
            skip: fact["skip"] == true,
        })
    }
}

/// `5.10` is the figure `5.1`.
fn figure(kind: &str, value: &str) -> String {
    if !matches!(kind, "money" | "quantity" | "percent" | "fraction") {
        return value.to_owned();
    }
    let part = |part: &str| match part.split_once(' ') {
        Some((amount, unit)) if amount.contains('.') => {
            format!(
                "{} {unit}",
                amount.trim_end_matches('0').trim_end_matches('.')
            )
        }
        None if part.contains('.') => part.trim_end_matches('0').trim_end_matches('.').to_owned(),
        _ => part.to_owned(),
    };
    let parts: Vec<String> = value.split("..").map(part).collect();
    parts.join("..")
}

/// Sentences with facts: the text, when it was published, its facts.
fn annotated(count: usize) -> Vec<(String, String, Vec<Fact>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/dev.jsonl");
    let Ok(lines) = fs::read_to_string(path) else {
        eprintln!("skipped: there is no ../shared/gold");
        return Vec::new();
    };
    let mut all = Vec::new();
    for line in lines.lines() {
        let article: Value = serde_json::from_str(line).expect("JSON");
        let text = article["text"].as_str().expect("a text");
        let published = article["reference"].as_str().unwrap_or_default();
        for span in sentences(text) {
            let from = text[..span.start].chars().count();
            let sentence: String = span.text(text).nfc().collect();
            let size = sentence.chars().count();
            let facts = article["facts"].as_array().expect("facts").iter();
            let facts: Vec<Fact> = facts
                .filter_map(|fact| Fact::of_gold(fact, from))
                .filter(|fact| fact.end <= size)
                .collect();
            if !facts.is_empty() {
                all.push((sentence, published.to_owned(), facts));
            }
        }
    }
    let step = (all.len() / count).max(1);
    all.into_iter().step_by(step).take(count).collect()
}

#[test]
fn what_is_read_of_stripped_sentences_is_right() {
    let analyzer = Analyzer::new();
    let (mut reported, mut wrong_value, mut otherwise_wrong) = (0, 0, 0);
    for (sentence, published, gold) in annotated(200) {
        let text = stripped(&sentence);
        let analysis = analyzer.analyze(&text, parse_published(&published));
        for fact in analysis
            .view("")
            .offsets(bantin::Offsets::Chars)
            .facts
            .iter()
        {
            let over = |gold: &&Fact| gold.start < fact.end && fact.start < gold.end;
            let over: Vec<&Fact> = gold.iter().filter(over).collect();
            if over.iter().any(|gold| gold.skip) {
                continue;
            }
            reported += 1;
            let value = figure(&fact.kind, &fact.value);
            let same = over
                .iter()
                .find(|gold| figure(&gold.kind, &gold.value) == value);
            let unit = stripped(&fact.unit.clone().unwrap_or_default().to_lowercase());
            let whole = same.is_some_and(|gold| {
                gold.kind == fact.kind
                    && (gold.start, gold.end) == (fact.start, fact.end)
                    && (gold.unit.is_empty() || gold.unit == unit)
                    && gold.modifier == fact.modifier.clone().unwrap_or_default()
            });
            wrong_value += usize::from(same.is_none());
            otherwise_wrong += usize::from(same.is_some() && !whole);
            if !whole {
                println!("{} {} {:?} in {text}", fact.kind, fact.value, fact.text);
            }
        }
    }
    println!("{reported} reported, {wrong_value} wrong values, {otherwise_wrong} wrong otherwise");
    assert!(wrong_value * 50 <= reported, "{wrong_value} of {reported}");
    assert!(
        otherwise_wrong * 10 <= reported,
        "{otherwise_wrong} of {reported}"
    );
}
