//! Reads calendar points from the tape; dates, times and intervals are built of them.

mod edge;
mod era;
mod lunar;
mod named;
mod numeric;
mod week;

use edge::edge;
pub(super) use era::decade_number;
use era::{century, decade, decade_years, season};
use lunar::{
    cycle_year, day_of_new_year, full_moon, is_feast, lunar, lunar_clause, lunar_day, lunar_year,
    new_years_eve,
};
use named::{
    era_year, following_year, is_counted, month, month_after_day, month_alone, quarter, same,
};
pub(super) use named::{is_owned, quarter_number, year, year_behind};
pub(super) use numeric::{Lead, bare_year, numeric, restatement};
use numeric::{is_day, restated};
use week::{in_brackets, spoken_offset, week, week_expr, week_offset, weekday, weekday_then_date};
pub(super) use week::{in_weekday_row, weekday_name};

use super::{
    Evidence, Modifier, Shape,
    tape::{Case, Tape},
    temporal::{DateExpr, LunarDay, Tense, YearRef},
};
use crate::lexicon::Class;

/// A calendar point that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub to: usize,
    pub expr: DateExpr,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    pub shape: Option<(Shape, usize, usize)>,
    pub rule: &'static str,
}

impl Found {
    pub fn new(to: usize, expr: DateExpr, rule: &'static str) -> Self {
        Found {
            to,
            expr,
            modifier: None,
            // A year that is spelt out leaves no doubt, in whatever stands around it.
            evidence: if expr.names_year() {
                Evidence::Certain
            } else {
                Evidence::Marked
            },
            shape: None,
            rule,
        }
    }

    fn shaped(mut self, evidence: Evidence, shape: Option<Shape>, at: usize) -> Self {
        self.evidence = evidence;
        self.shape = shape.map(|s| (s, at, self.to));
        self
    }
}

/// Whether a calendar point may begin at the atom; keeps the tape's walk cheap.
pub(super) fn may_start(tape: &Tape, at: usize) -> bool {
    tape.is_digits(at)
        || matches!(
            tape.key(at),
            "ngày"
                | "hôm"
                | "mùng"
                | "mồng"
                | "tháng"
                | "quý"
                | "năm"
                | "thập"
                | "những"
                | "thế"
                | "tuần"
                | "cuối"
                | "đầu"
                | "giữa"
                | "trung"
                | "thượng"
                | "hạ"
                | "thứ"
                | "chủ"
                | "chúa"
                | "cùng"
                | "rằm"
                | "bữa"
                | "mùa"
                | "hè"
                | "giao"
        )
}

/// The calendar point that begins at `at`, the longest reading of it.
pub(super) fn point(tape: &Tape, at: usize) -> Option<Found> {
    if tape.is_digits(at) {
        return numeric(tape, Lead::Bare, at);
    }
    match tape.key(at) {
        "đầu" | "cuối" | "giữa" | "trung" | "thượng" | "hạ" => edge(tape, at),
        "ngày" | "hôm" | "mùng" | "mồng" | "bữa" => headed(tape, at),
        "tháng" => month_alone(tape, at),
        "quý" => quarter(tape, at),
        "năm" => year(tape, at),
        "những" if tape.is(at + 1, "năm") => decade_years(tape, at),
        "thập" | "những" => decade(tape, at),
        "thế" => century(tape, at),
        "tuần" => week(tape, at),
        "thứ" | "chủ" | "chúa" => weekday(tape, at),
        "cùng" => same(tape, at),
        "rằm" => full_moon(tape, at),
        "giao" if tape.is(at + 1, "thừa") => {
            let (year, to) = lunar_year(tape, at + 2);
            Some(new_years_eve(to, year))
        }
        "hè" if tape.word_start(at) == at && tape.key_before(at) != "mùa" => season(tape, at),
        "mùa" if tape.is_any(at + 1, &["xuân", "hè", "thu", "đông", "hạ"]) => {
            season(tape, at)
        }
        _ => None,
    }
}

/// A four-digit year at `at`.
pub(super) fn year_number(tape: &Tape, at: usize) -> Option<i32> {
    let atom = tape.atom(at);
    let year = tape.int(at)?;
    (atom.span.len() == 4 && (1000..2200).contains(&year)).then_some(year as i32)
}

/// `tới`, `vừa qua` behind a year-less date: outside the span, but it says where to look.
pub(super) fn tense(tape: &Tape, to: usize) -> Tense {
    match tape.key(to) {
        // `từ 28/9 tới 2/10` joins
        "tới"
            if tape.is_digits(to + 1)
                || tape.is_any(to + 1, &["ngày", "tháng", "hết", "năm", "nay"]) =>
        {
            Tense::Open
        }
        "tới" | "sắp" => Tense::Future,
        "vừa" if tape.is_any(to + 1, &["qua", "rồi"]) => Tense::Past,
        "qua" | "rồi" => Tense::Past,
        _ => Tense::Open,
    }
}

/// Whether days are counted before `at`: `mấy hôm nay`, `2 ngày hôm nay`, `một ngày kia`.
/// Years and `tư` of `đầu tư` count none.
fn several(tape: &Tape, at: usize) -> bool {
    matches!(
        tape.key_before(at),
        "mấy" | "vài" | "những" | "các" | "một" | "hai" | "ba" | "bao"
    ) || at > 0
        && tape.is_digits(at - 1)
        && tape.atom(at - 1).span.len() <= 2
        && !is_owned(tape, at - 1)
        && !super::time::are_minutes_before(tape, at)
}

/// `mùng 5/5` is a lunar day, `mùng 2/9` none.
fn as_feast(found: Found) -> Found {
    match found.expr {
        DateExpr::Day {
            year,
            month: Some(month),
            day,
            ..
        } if is_feast(day, month) => Found {
            expr: DateExpr::lunar(year, month, day),
            rule: "date.lunar",
            ..found
        },
        _ => found,
    }
}

/// `ngày …`, `hôm …`, `mùng …`.
fn headed(tape: &Tape, at: usize) -> Option<Found> {
    let mut next = at + 1;
    let head = tape.key(at);
    if head == "ngày" && tape.is(next, "hôm") {
        return (!several(tape, at)).then(|| headed(tape, next))?;
    }
    let relative = match (head, tape.key(next)) {
        ("hôm" | "bữa", "nay") => Some(DateExpr::DayOffset(0)),
        ("hôm" | "bữa", "qua") => Some(DateExpr::DayOffset(-1)),
        ("hôm" | "bữa", "kia") => Some(DateExpr::DayOffset(-2)),
        ("hôm" | "ngày", "sau") => Some(DateExpr::DaySpoken(1)),
        ("hôm", "trước") => Some(DateExpr::DaySpoken(-1)),
        ("hôm", "đó" | "ấy") => Some(DateExpr::DaySpoken(0)),
        ("ngày", "mai") => Some(DateExpr::DayOffset(1)),
        ("ngày", "kia") => Some(DateExpr::DayOffset(2)),
        ("ngày", "đó") => Some(DateExpr::DaySpoken(0)),
        _ => None,
    };
    if let Some(expr) = relative {
        let mut to = next + 1;
        if head == "hôm" && tape.is(next, "trước") && tape.is(to, "đó") {
            to += 1;
        }
        // `hai hôm trước`, `những ngày đó` and `ngày sau khi` are something else.
        let spoken = matches!(expr, DateExpr::DaySpoken(_));
        if tape.is(to, "khi")
            || several(tape, at)
            || spoken && is_counted(tape, at)
            || head == "ngày" && tape.is(next, "sau") && !matches!(tape.key_before(at), "," | "(")
        {
            return None;
        }
        return Some(restated(tape, to, expr));
    }
    if tape.is_any(next, &["mùng", "mồng"]) {
        next += 1;
    }
    let lunar_head = tape.is_any(next - 1, &["mùng", "mồng"]);
    if let Some(found) = weekday_then_date(tape, next) {
        return Some(found);
    }
    if tape.is(next, "rằm") {
        return full_moon(tape, next);
    }
    // `hôm thứ Bảy`, `ngày Chủ nhật`, but `ngày thứ hai` counts.
    let named = head == "hôm"
        || tape.is(next, "chủ")
        || tape.is(next + 2, "tuần") && week_offset(tape, next + 3).is_some()
        || tape.is_title(next + 1)
        || in_brackets(tape, next + 2).is_some();
    if tape.is_any(next, &["thứ", "chủ"]) {
        return weekday(tape, next).filter(|_| named);
    }
    if tape.is_digits(next) {
        if let Some(found) = numeric(tape, Lead::Head(at), next) {
            return Some(if lunar_head { as_feast(found) } else { found });
        }
        if lunar_head {
            return lunar_day(tape, tape.int(next)?, next + 1);
        }
        return None;
    }
    // `mùng hai Tết`, `ngày mười hai tháng tám`
    let number = super::amount::number(tape, next).filter(|n| n.in_words)?;
    let day: u32 = number
        .value
        .try_into()
        .ok()
        .filter(|d| (1..=31).contains(d))?;
    if lunar_head {
        return lunar_day(tape, day, number.end);
    }
    if !tape.is(number.end, "tháng") {
        return None;
    }
    let found = month(tape, number.end)?;
    match found.expr {
        DateExpr::Month { year, month, tense } if is_day(month, day) => Some(Found::new(
            found.to,
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                tense,
            },
            "date.in-words",
        )),
        DateExpr::LunarMonth { year, month } => Some(lunar(found.to, year, month, day)),
        _ => None,
    }
}
