//! Years: of four digits, by their name in the sixty-year cycle, with their era, relative ones.

use crate::{
    grammar::point::found::Found,
    phrase::phrases::Phrases,
    tape::{AtomKind, Case},
    value::when::{DateExpr, YearRef},
    vocabulary::class::Class,
};

/// A four-digit year at `at`.
pub(crate) fn year_number(p: &Phrases, at: usize) -> Option<i32> {
    let atom = p.atom(at);
    let year = p.int(at)?;
    (atom.span.len() == 4 && (1000..2200).contains(&year)).then_some(year as i32)
}

/// Whether a number or a plural stands before a unit of time, so that it is counted.
pub(crate) fn is_counted(p: &Phrases, at: usize) -> bool {
    const PLURAL: [&str; 12] = [
        "vài", "mấy", "nhiều", "các", "những", "hàng", "hằng", "mỗi", "từng", "một", "bao", "suốt",
    ];
    at > 0
        && (p.is_digits(at - 1) && !is_owned(p, at - 1)
            || p.number_word_before(at).is_some()
            || p.is_any(at - 1, &PLURAL))
}

/// Whether the number at `at` belongs to the noun before it: `điểm 10 năm nay`, `giao tháng 8 hôm qua`.
pub(crate) fn is_owned(p: &Phrases, at: usize) -> bool {
    let noun = at.wrapping_sub(1);
    // `Fortune 500 năm nay`, `G20 năm nay`
    let long = p.atom(at).span.len() > 2 && !p.opens(noun);
    let named = p.is_digits(at) && p.is_capital(noun) && (long || p.glued(at));
    named
        || p.is_any(
            noun,
            &["tháng", "điểm", "lớp", "khối", "top", "hạng", "khóa"],
        ) && !p.is_any(at.wrapping_sub(2), &["thời", "địa"])
}

/// `năm 2018`, `năm nay`, `năm ngoái`, `năm Đinh Dậu 2017`.
pub(crate) fn year(p: &Phrases, at: usize) -> Option<Found> {
    year_where(p, at, is_counted(p, at))
}

/// A year behind `at`; where it is counted (`5 năm tới`) only a number names it.
fn year_where(p: &Phrases, at: usize, counted: bool) -> Option<Found> {
    let next = at + 1;
    let found = |to, year| Some(Found::new(to, DateExpr::Year(year), "date.year"));
    // `năm tài chính 2016`
    if p.is(next, "tài") && p.is_any(next + 1, &["chính", "khóa"]) {
        let year = year_number(p, next + 2)?;
        let paired = p.is_any(next + 3, &["-", "/"]);
        return (!paired)
            .then(|| found(next + 3, YearRef::Known(year)))
            .flatten();
    }
    if let Some((offset, to)) = spoken_offset(p, next).filter(|_| !counted) {
        return found(to, YearRef::Spoken(offset));
    }
    match p.key(next) {
        // `đạt 83 triệu năm nay`
        "nay" if !counted || matches!(p.key_before(at), "triệu" | "tỷ" | "tỉ") => {
            return found(next + 1, YearRef::Offset(0));
        }
        "ngoái" => return found(next + 1, YearRef::Offset(-1)),
        "kia" if !counted => return found(next + 1, YearRef::Offset(-2)),
        "rồi" if !counted => return found(next + 1, YearRef::Offset(-1)),
        "qua" if !counted => return found(next + 1, YearRef::Offset(-1)),
        "vừa" if !counted && p.is_any(next + 1, &["qua", "rồi"]) => {
            return found(next + 2, YearRef::Offset(-1));
        }
        "trước" if !counted && !p.is_any(next + 1, &["khi"]) => {
            return found(next + 1, YearRef::Offset(-1));
        }
        "tới" | "sau"
            if !counted
                && !p.is(next + 1, "nay")
                && (!p.is(next + 1, "khi") || p.key_before(at) == "hè") =>
        {
            return found(next + 1, YearRef::Offset(1));
        }
        "đó" | "ấy" if !counted => return found(next + 1, YearRef::Spoken(0)),
        "này" if !counted => return found(next + 1, YearRef::Offset(0)),
        _ => {}
    }
    if let Some((year, to)) = cycle_year(p, next) {
        return found(to, YearRef::Known(year));
    }
    if p.is(next, "âm")
        && p.is(next + 1, "lịch")
        && let Some((year, to)) = cycle_year(p, next + 2)
    {
        return found(to, YearRef::Known(year));
    }
    if !counted && let Some((year, to)) = era_year(p, next).or_else(|| early_year(p, next)) {
        return found(to, YearRef::Known(year));
    }
    let year = year_number(p, next)?;
    // `năm 2.016` is a number, `năm 2016-2020` an interval.
    if p.is_any(next + 1, &[".", ","])
        && p.glued(next + 1)
        && p.is_digits(next + 2)
        && p.glued(next + 2)
    {
        return None;
    }
    found(next + 1, YearRef::Known(year))
}

/// `179 TCN`, `40 sau Công nguyên`: a year of any length with its era.
pub(crate) fn era_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    const ERAS: [(&[&str], i32); 4] = [
        (&["tcn"], -1),
        (&["trước", "công", "nguyên"], -1),
        (&["scn"], 1),
        (&["sau", "công", "nguyên"], 1),
    ];
    let year = p.int(at).filter(|year| (1..10_000).contains(year))?;
    let (words, sign) = ERAS.iter().find(|(words, _)| p.are(at + 1, words))?;
    Some((year as i32 * sign, at + 1 + words.len()))
}

/// `năm 938`: three digits that count nothing.
fn early_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let year = p.int(at).filter(|year| (100..1000).contains(year))?;
    let behind = p.atom(at + 1);
    let ends = match behind.kind {
        AtomKind::Word => {
            behind.spaced && p.word_class(at + 1).has(Class::FUNCTION) && !p.is(at + 1, "và")
        }
        AtomKind::Mark => p.is_any(at + 1, &[".", ",", ";", ")"]) && !p.is_digits(at + 2),
        _ => true,
    };
    (ends && p.atom(at).span.len() == 3).then_some((year as i32, at + 1))
}

/// `năm 2016`, `năm nay` behind a day or month; `của` in between is not read.
pub(crate) fn following_year(p: &Phrases, to: usize) -> (YearRef, usize) {
    // `tháng 7 cùng năm`
    if p.are(to, &["cùng", "năm"]) && !p.is_digits(to + 2) {
        return (YearRef::Spoken(0), to + 2);
    }
    if !p.is(to, "năm") {
        return (YearRef::Missing, to);
    }
    match year_where(p, to, false) {
        Some(Found {
            expr: DateExpr::Year(year),
            to,
            ..
        }) => (year, to),
        _ => (YearRef::Missing, to),
    }
}

/// A year behind a month or quarter: `/2018`, `-2018`, `năm 2018`, `năm ngoái`.
pub(crate) fn year_behind(p: &Phrases, to: usize) -> (YearRef, usize) {
    let even = p.glued(to) == p.glued(to + 1) || p.is(to, "/");
    if p.is_any(to, &["/", "-", "."])
        && even
        && let Some(year) = year_number(p, to + 1)
    {
        return (YearRef::Known(year), to + 2);
    }
    if p.is(to, "của") && p.is(to + 1, "năm") {
        return (YearRef::Missing, to);
    }
    following_year(p, to)
}

/// A year of the sixty-year cycle: `Mậu Tuất`, `Đinh Dậu 2017`.
pub(crate) fn cycle_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    if p.atom(at).case == Case::Lower || p.atom(at + 1).case == Case::Lower {
        return None;
    }
    let name = format!("{} {}", p.key(at), p.key(at + 1));
    let of_name = |near: i32| crate::calendar::year_of_name(&name, near);
    let same = |year: &i32| of_name(*year) == Some(*year);
    if let Some(year) = year_number(p, at + 2).filter(same) {
        return Some((year, at + 3));
    }
    // `Canh Thìn (1400)`, `Mậu Tý (tức ngày 3/7/1888)`
    let bracket = p.is(at + 2, "(").then_some(at + 3..at + 3 + BRACKET);
    let mut inside = bracket.unwrap_or_default().take_while(|&n| !p.is(n, ")"));
    let said_again = inside.find_map(|n| year_number(p, n).filter(same));
    Some((said_again.or_else(|| of_name(2015))?, at + 2))
}

/// How far into a bracket a year is looked for.
const BRACKET: usize = 10;

/// `trước đó`, `liền trước`, `sau đó`: counted from what was spoken of last.
pub(crate) fn spoken_offset(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    const WORDS: [(&[&str], i32); 5] = [
        (&["liền", "trước", "đó"], -1),
        (&["ngay", "trước", "đó"], -1),
        (&["liền", "trước"], -1),
        (&["trước", "đó"], -1),
        (&["sau", "đó"], 1),
    ];
    let (words, offset) = WORDS.iter().find(|(words, _)| p.are(at, words))?;
    Some((*offset, at + words.len()))
}
