//! Quarters of a year.

use crate::{
    grammar::point::{
        found::Found,
        year::{is_counted, spoken_offset, year_behind, year_number},
    },
    phrase::phrases::Phrases,
    value::when::{DateExpr, YearRef},
};

/// `quý I/2023`, `quý 2 năm 2018`, `quý này`.
pub(crate) fn quarter(p: &Phrases, at: usize) -> Option<Found> {
    let next = at + 1;
    let other = matches!(p.key_before(at), "loại" | "đá" | "cao" | "khách");
    if let Some((offset, to)) = spoken_offset(p, next) {
        let counted = other || is_counted(p, at);
        return (!counted).then(|| Found::new(to, DateExpr::QuarterSpoken(offset), "date.spoken"));
    }
    let offset = match p.key(next) {
        "này" => Some(0),
        "trước" | "qua" => Some(-1),
        "vừa" if !is_counted(p, at) && p.is(next + 1, "qua") => {
            return Some(Found::new(
                next + 2,
                DateExpr::QuarterOffset(-1),
                "date.relative",
            ));
        }
        "tới" | "sau" => Some(1),
        _ => None,
    };
    if let Some(offset) = offset {
        let counted = other || is_counted(p, at);
        return (!counted)
            .then(|| Found::new(next + 1, DateExpr::QuarterOffset(offset), "date.relative"));
    }
    let quarter = quarter_number(p, next)?;
    let of = next + 1 + usize::from(p.are(next + 1, &["của", "năm"]));
    let (year, to) = match year_behind(p, of) {
        // `quý IV và cả năm 2016`
        (YearRef::Missing, _) if p.are(next + 1, &["và", "cả", "năm"]) => {
            let year = year_number(p, next + 4).map_or(YearRef::Missing, YearRef::Known);
            (year, next + 1)
        }
        (YearRef::Missing, _) => (YearRef::Missing, next + 1),
        found => found,
    };
    Some(Found::new(
        to,
        DateExpr::Quarter { year, quarter },
        "date.quarter",
    ))
}

/// The number of a quarter: 1 to 4, I to IV, một to bốn.
pub(crate) fn quarter_number(p: &Phrases, at: usize) -> Option<u32> {
    match p.key(at) {
        "1" | "i" | "một" | "01" => Some(1),
        "2" | "ii" | "hai" | "02" => Some(2),
        "3" | "iii" | "ba" | "03" => Some(3),
        "4" | "iv" | "bốn" | "tư" | "04" => Some(4),
        _ => None,
    }
}
