//! Decades, centuries and seasons, which are their years.

use super::*;

/// `thập niên 90`, `thập kỷ 1980`, `những thập niên 80`.
pub(super) fn decade(tape: &Tape, at: usize) -> Option<Found> {
    let word = at + usize::from(tape.is_any(at, &["những", "các"]));
    if !(tape.is(word, "thập") && tape.is_any(word + 1, &["niên", "kỷ", "kỉ"])) {
        return None;
    }
    decade_number(tape, word + 2)
}

/// `những năm 1980`, `những năm 80`, `những năm 1980 của thế kỷ trước`.
pub(super) fn decade_years(tape: &Tape, at: usize) -> Option<Found> {
    if tape.is_any(at + 2, &["đầu", "cuối", "giữa"]) {
        return None;
    }
    decade_number(tape, at + 2)
}

/// The decade of `1980`, `80` behind its word.
pub(in crate::facts) fn decade_number(tape: &Tape, number: usize) -> Option<Found> {
    let found = |decade: i32, to: usize| Found::new(to, DateExpr::Decade(decade), "date.decade");
    if !tape.is_digits(number) {
        // `những năm ba mươi`
        let spelt = crate::facts::amount::number(tape, number)?;
        let tens = i32::try_from(spelt.value).ok()?;
        let (century, to) = century_behind(tape, spelt.end);
        let plain = tens % 10 == 0 && (20..100).contains(&tens) && spelt.end == number + 2;
        return plain.then(|| found(century.unwrap_or(19) * 10 + tens / 10, to));
    }
    let value = tape.int(number)? as i32;
    let (century, to) = century_behind(tape, number + 1);
    match tape.atom(number).span.len() {
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
pub(super) fn century_behind(tape: &Tape, at: usize) -> (Option<i32>, usize) {
    let from = at + usize::from(tape.is(at, "của"));
    if tape.is(from, "thế") && tape.is_any(from + 1, &["kỷ", "kỉ"]) {
        if tape.is(from + 2, "trước") {
            return (Some(19), from + 3);
        }
        if let Some(found) = century(tape, from)
            && let DateExpr::Century(century) = found.expr
        {
            return (Some(century), found.to);
        }
    }
    (None, at)
}

/// `thế kỷ XX`, `thế kỷ 21`, `thế kỷ thứ 18`.
pub(super) fn century(tape: &Tape, at: usize) -> Option<Found> {
    if !tape.is_any(at + 1, &["kỷ", "kỉ"]) {
        return None;
    }
    if tape.is_any(at + 2, &["trước", "này"]) && !is_counted(tape, at) {
        let century = if tape.is(at + 2, "này") { 20 } else { 19 };
        let expr = DateExpr::Century(century);
        return Some(Found::new(at + 3, expr, "date.century"));
    }
    let number = at + 2 + usize::from(tape.is(at + 2, "thứ"));
    let value = tape
        .int(number)
        .or_else(|| crate::facts::ordinal::roman(tape, number))?;
    (1..=30).contains(&value).then(|| {
        Found::new(
            number + 1,
            DateExpr::Century(value as i32 - 1),
            "date.century",
        )
    })
}

/// A season with its year is the year: `mùa thu 2016`, `hè này`, `hè năm ngoái`.
pub(super) fn season(tape: &Tape, at: usize) -> Option<Found> {
    let first = at + if tape.is(at, "mùa") { 2 } else { 1 };
    // `mùa thu đông 2017`
    let next = first + usize::from(tape.is_any(first, &["hè", "đông"]));
    let (year, to) = match (year_number(tape, next), tape.key(next)) {
        (Some(known), _) => (YearRef::Known(known), next + 1),
        (None, "này") => (YearRef::Offset(0), next + 1),
        (None, "trước") if !tape.is_any(next + 1, &["mùa", "khi", "vòng", "giải", "trận"]) => {
            (YearRef::Offset(-1), next + 1)
        }
        (None, _) => following_year(tape, next),
    };
    if year != YearRef::Missing {
        return Some(Found::new(to, DateExpr::Year(year), "date.season"));
    }
    // `hè tới`, `mùa đông vừa qua`
    let tense = tense(tape, first);
    let middle = match tape.key(first - 1) {
        "xuân" => 2,
        "hè" | "hạ" => 7,
        "thu" => 9,
        "đông" => 12,
        _ => return None,
    };
    let words = 1 + usize::from(tape.is_any(first, &["sắp", "vừa"]));
    // `cứ mùa hè tới`: whenever it comes; `hè rồi`: it is summer.
    let comes = is_counted(tape, at)
        || matches!(tape.key_before(at), "cứ" | "khi" | "đi")
        || tape.is(first, "rồi")
        || tape.is_any(first + 1, &["nay", "đời"]);
    (tense != Tense::Open && !comes).then(|| {
        let expr = DateExpr::Season { middle, tense };
        Found::new(first + words, expr, "date.season")
    })
}
