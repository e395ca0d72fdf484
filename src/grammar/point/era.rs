//! Decades, centuries and seasons, which are their years.

use crate::{
    grammar::point::{
        found::{Found, tense},
        year::{following_year, is_counted, year_number},
    },
    phrase::{numeral, phrases::Phrases, roman},
    value::when::{DateExpr, Tense, YearRef},
};

/// `thập niên 90`, `thập kỷ 1980`, `những thập niên 80`.
pub(crate) fn decade(p: &Phrases, at: usize) -> Option<Found> {
    let word = at + usize::from(p.is_any(at, &["những", "các"]));
    if !(p.is(word, "thập") && p.is_any(word + 1, &["niên", "kỷ", "kỉ"])) {
        return None;
    }
    decade_number(p, word + 2)
}

/// `những năm 1980`, `những năm 80`, `những năm 1980 của thế kỷ trước`.
pub(crate) fn decade_years(p: &Phrases, at: usize) -> Option<Found> {
    if p.is_any(at + 2, &["đầu", "cuối", "giữa"]) {
        return None;
    }
    decade_number(p, at + 2)
}

/// The decade of `1980`, `80` behind its word.
pub(crate) fn decade_number(p: &Phrases, number: usize) -> Option<Found> {
    let found = |decade: i32, to: usize| Found::new(to, DateExpr::Decade(decade), "date.decade");
    if !p.is_digits(number) {
        // `những năm ba mươi`
        let spelt = numeral::number(p, number)?;
        let tens = i32::try_from(spelt.value).ok()?;
        let (century, to) = century_behind(p, spelt.end);
        let plain = tens % 10 == 0 && (20..100).contains(&tens) && spelt.end == number + 2;
        return plain.then(|| found(century.unwrap_or(19) * 10 + tens / 10, to));
    }
    let value = p.int(number)? as i32;
    let (century, to) = century_behind(p, number + 1);
    match p.atom(number).span.len() {
        _ if value % 10 != 0 => None,
        4 if (1700..2100).contains(&value) => Some(found(value / 10, to)),
        2 => {
            let base = century.unwrap_or(if value <= 20 { 20 } else { 19 });
            Some(found(base * 10 + value / 10, to))
        }
        _ => None,
    }
}

/// `thế kỷ XX`, `thế kỷ trước` behind a decade: part of it.
pub(crate) fn century_behind(p: &Phrases, at: usize) -> (Option<i32>, usize) {
    let from = at + usize::from(p.is(at, "của"));
    if p.is(from, "thế") && p.is_any(from + 1, &["kỷ", "kỉ"]) {
        if p.is(from + 2, "trước") {
            return (Some(19), from + 3);
        }
        if let Some(found) = century(p, from)
            && let DateExpr::Century(century) = found.expr
        {
            return (Some(century), found.to);
        }
    }
    (None, at)
}

/// `thế kỷ XX`, `thế kỷ 21`, `thế kỷ thứ 18`.
pub(crate) fn century(p: &Phrases, at: usize) -> Option<Found> {
    if !p.is_any(at + 1, &["kỷ", "kỉ"]) {
        return None;
    }
    if p.is_any(at + 2, &["trước", "này"]) && !is_counted(p, at) {
        let century = if p.is(at + 2, "này") { 20 } else { 19 };
        let expr = DateExpr::Century(century);
        return Some(Found::new(at + 3, expr, "date.century"));
    }
    let number = at + 2 + usize::from(p.is(at + 2, "thứ"));
    let value = p.int(number).or_else(|| roman::roman(p, number))?;
    (1..=30).contains(&value).then(|| {
        Found::new(
            number + 1,
            DateExpr::Century(value as i32 - 1),
            "date.century",
        )
    })
}

/// A season with its year is the year: `mùa thu 2016`, `hè này`, `hè năm ngoái`.
pub(crate) fn season(p: &Phrases, at: usize) -> Option<Found> {
    let first = at + if p.is(at, "mùa") { 2 } else { 1 };
    // `mùa thu đông 2017`
    let next = first + usize::from(p.is_any(first, &["hè", "đông"]));
    let (year, to) = match (year_number(p, next), p.key(next)) {
        (Some(known), _) => (YearRef::Known(known), next + 1),
        (None, "này") => (YearRef::Offset(0), next + 1),
        (None, "trước") if !p.is_any(next + 1, &["mùa", "khi", "vòng", "giải", "trận"]) => {
            (YearRef::Offset(-1), next + 1)
        }
        (None, _) => following_year(p, next),
    };
    if year != YearRef::Missing {
        return Some(Found::new(to, DateExpr::Year(year), "date.season"));
    }
    // `hè tới`, `mùa đông vừa qua`
    let tense = tense(p, first);
    let middle = match p.key(first - 1) {
        "xuân" => 2,
        "hè" | "hạ" => 7,
        "thu" => 9,
        "đông" => 12,
        _ => return None,
    };
    let words = 1 + usize::from(p.is_any(first, &["sắp", "vừa"]));
    // `cứ mùa hè tới`: whenever it comes; `hè rồi`: it is summer.
    let comes = is_counted(p, at)
        || matches!(p.key_before(at), "cứ" | "khi" | "đi")
        || p.is(first, "rồi")
        || p.is_any(first + 1, &["nay", "đời"]);
    (tense != Tense::Open && !comes).then(|| {
        let expr = DateExpr::Season { middle, tense };
        Found::new(first + words, expr, "date.season")
    })
}
