//! Recurrences: how often.

use rust_decimal::Decimal;

use crate::{
    grammar::{candidate::Candidate, spread},
    phrase::{noun::is_counted, numeral, period, phrases::Phrases},
    value::{
        amount::Amount,
        evidence::Evidence,
        fact::{self, Value},
        period::TimeUnit,
    },
};

/// The unit of time at `at`, with the atom behind it; what comes once in a century is no habit.
fn unit(p: &Phrases, at: usize) -> Option<(TimeUnit, usize)> {
    match p.key(at) {
        "đêm" => Some((TimeUnit::Day, at + 1)),
        "thập" if p.is(at + 1, "kỉ") => Some((TimeUnit::Decade, at + 2)),
        _ => period::time_unit(p, at).filter(|(unit, _)| *unit <= TimeUnit::Decade),
    }
}

/// The period of so many units: `P2W`.
fn period(unit: TimeUnit, count: Decimal) -> String {
    let (unit, factor) = unit.iso();
    fact::duration((count * factor).normalize(), unit.designator(), &[])
}

/// The period of one unit at `at`, with the atom behind it.
fn period_at(p: &Phrases, at: usize) -> Option<(String, usize)> {
    let (unit, to) = unit(p, at)?;
    Some((period(unit, Decimal::ONE), to))
}

/// How many `lần`, or `buổi`, stand at `at`: `2 lần`, `2-3 buổi`.
fn occasions(p: &Phrases, at: usize) -> Option<(Amount, usize)> {
    if !numeral::may_start(p, at) {
        return None;
    }
    let occasion = |p: &Phrases, number: &numeral::Number| {
        p.is_any(number.end, &["lần", "buổi"])
            .then_some(((), number.end + 1))
    };
    let spread = spread::spread(p, at, occasion)?;
    Some((spread.amount(), spread.end))
}

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let found = match p.key(at) {
        "hàng" | "hằng" => every(p, at),
        "mỗi" => each(p, at),
        "tuần" | "tháng" | "ngày" if per_unit(p, at).is_some() => per_unit(p, at),
        _ if starts_calendar(p, at) => dated(p, at),
        _ if numeral::may_start(p, at) => times(p, at),
        _ => None,
    };
    let Some((from, to, times, period)) = found else {
        return;
    };
    out.push(
        Candidate::framed(
            p,
            from,
            to,
            Value::Recurrence { times, period },
            "recurrence",
        )
        .evidence(Evidence::Certain),
    );
}

type Found = (usize, usize, Amount, String);

/// `hằng năm`, `hàng tháng`, `hàng quý`.
fn every(p: &Phrases, at: usize) -> Option<Found> {
    let (unit, to) = unit(p, at + 1)?;
    // `bán hàng ngày giáp Tết`
    if p.word_start(at) < at || p.key_before(at) == "bán" {
        return None;
    }
    // `hàng giờ liền`, `hàng năm trời`, `hàng thập kỷ` are vague lengths
    let vague = unit <= TimeUnit::Hour || unit == TimeUnit::Decade;
    if vague || p.is_any(to, &["liền", "trời", "qua", "trăm"]) {
        return None;
    }
    let period = period(unit, Decimal::ONE);
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `mỗi năm`, `mỗi năm 1 lần`, `mỗi tháng hai lần`.
fn each(p: &Phrases, at: usize) -> Option<Found> {
    if let Some(found) = each_of_several(p, at) {
        return Some(found);
    }
    let mut count = Decimal::ONE;
    let mut next = at + 1;
    if let Some(number) = numeral::number(p, next).filter(|n| unit(p, n.end).is_some()) {
        count = number.value;
        next = number.end;
    }
    // `mỗi cuối tuần`, `mỗi đầu năm`
    if count == Decimal::ONE && p.is_any(next, &["đầu", "cuối", "giữa"]) {
        next += 1;
    }
    let (unit, to) = unit(p, next)?;
    let period = period(unit, count);
    // `mỗi tuần vài lần` is vague
    if p.is_any(to, &["vài", "mấy", "nhiều", "đôi"]) && p.is(to + 1, "lần") {
        return None;
    }
    if let Some((times, to)) = occasions(p, to) {
        return Some((at, to, times, period));
    }
    // `mỗi ngày một phát triển`: more and more.
    if p.is(to, "một") && p.is_word(to + 1) && !is_counted(p, to + 1) {
        return None;
    }
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `mỗi 3-4 năm`, `mỗi 3-4 năm một lần`
fn each_of_several(p: &Phrases, at: usize) -> Option<Found> {
    let spread = spread::spread(p, at + 1, |p, number| unit(p, number.end))?;
    let high = spread.high?;
    let (unit, to) = unit(p, high.end)?;
    let period = between(unit, &spread.low, &high);
    let once = if p.is_any(to, &["một", "1"]) && p.is(to + 1, "lần") {
        2
    } else {
        0
    };
    Some((at, to + once, Amount::One(Decimal::ONE), period))
}

/// A period of so many units or so many more.
fn between(unit: TimeUnit, low: &numeral::Number, high: &numeral::Number) -> String {
    format!("{}..{}", period(unit, low.value), period(unit, high.value))
}

/// `uống ngày 2 lần`, `tuần ba lần`.
fn per_unit(p: &Phrases, at: usize) -> Option<Found> {
    let (period, next) = period_at(p, at)?;
    let before = p.key_before(at);
    let other = matches!(
        before,
        "trong" | "cùng" | "cả" | "các" | "những" | "mỗi" | "một" | "đầu" | "cuối"
    );
    let counted = at > 0 && p.is_digits(at - 1) || p.number_word_before(at).is_some();
    if other || counted {
        return None;
    }
    let (times, to) = occasions(p, next).filter(|(_, to)| p.is(to - 1, "lần"))?;
    Some((at, to, times, period))
}

/// `2 lần/tháng`, `hai lần một tháng`, `1 năm 2 lần`, `3 lần mỗi ngày`.
fn times(p: &Phrases, at: usize) -> Option<Found> {
    let once = |p: &Phrases, number: &numeral::Number| {
        p.is(number.end, "lần").then_some(((), number.end + 1))
    };
    if let Some(spread) = spread::spread(p, at, once) {
        let next = spread.end;
        let per = if p.is(next, "/") || p.is_any(next, &["mỗi", "một"]) {
            next + 1
        } else if p.is(next, "trong") && p.is_any(next + 1, &["một", "mỗi"]) {
            next + 2
        } else {
            return None;
        };
        // `2 lần/2 tuần`
        if p.is_digits(per) {
            let count = p.int(per)?;
            let (unit, to) = unit(p, per + 1)?;
            let period = period(unit, count.into());
            return Some((spread.start, to, spread.amount(), period));
        }
        let (period, to) = period_at(p, per)?;
        return Some((spread.start, to, spread.amount(), period));
    }
    every_several(p, at).or_else(|| within_one(p, at))
}

/// `5 năm một lần`, `4 năm/lần`, `2-3 ngày một lần`.
fn every_several(p: &Phrases, at: usize) -> Option<Found> {
    let spread = spread::spread(p, at, |p, number| unit(p, number.end))?;
    let (unit, to) = unit(p, spread.last().end)?;
    let once = if p.are(to, &["/", "lần"]) || p.is_any(to, &["một", "1"]) && p.is(to + 1, "lần")
    {
        to + 2
    } else if p.are(to, &["mới", "một", "lần"]) {
        to + 3
    } else {
        return None;
    };
    let period = match spread.high {
        Some(high) => between(unit, &spread.low, &high),
        None => period(unit, spread.low.value),
    };
    Some((spread.start, once, Amount::One(Decimal::ONE), period))
}

/// `1 năm 2 lần`
fn within_one(p: &Phrases, at: usize) -> Option<Found> {
    let number = numeral::number(p, at).filter(|n| n.value == Decimal::ONE)?;
    let (period, to) = period_at(p, number.end)?;
    let (times, to) = occasions(p, to)?;
    Some((number.start, to, times, period))
}

/// Words that a calendar point which comes again and again begins with.
fn starts_calendar(p: &Phrases, at: usize) -> bool {
    p.is_any(
        at,
        &[
            "thứ", "chủ", "ngày", "tháng", "mùng", "mồng", "rằm", "mùa", "từ", "đầu", "giữa",
            "cuối",
        ],
    )
}

/// How many atoms a calendar point may have before `hằng năm`.
const LONGEST: usize = 14;

/// `thứ Ba hằng tuần`, `thứ bảy và chủ nhật mỗi tuần`, `ngày 15 hằng tháng`, `từ tháng 3 đến
/// tháng 5 hằng năm`, `ngày thứ Sáu đầu tiên của tháng 12 hàng năm`.
fn dated(p: &Phrases, at: usize) -> Option<Found> {
    const WORDS: [&str; 36] = [
        "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "chủ", "nhật",
        "ngày", "tháng", "mùa", "xuân", "hè", "thu", "đông", "giêng", "chạp", "mùng", "mồng",
        "rằm", "đầu", "giữa", "cuối", "tiên", "cùng", "của", "âm", "lịch", "tết", "nguyên", "đán",
    ];
    const JOINTS: [&str; 6] = ["/", "-", ",", "và", "đến", "hoặc"];
    let calendar = |n: usize| {
        p.is_digits(n) && p.atom(n).span.len() <= 2 || p.is_any(n, &WORDS) || p.is_any(n, &JOINTS)
    };
    let first = at + usize::from(p.is(at, "từ"));
    let end = (first..first + LONGEST).find(|&n| !calendar(n))?;
    let joined = p.is_any(end - 1, &JOINTS);
    let opens = p.is_any(end, &["hàng", "hằng", "mỗi"]);
    if !opens || joined || end == first || p.key_before(at) == "mỗi" {
        return None;
    }
    let (unit, to) = unit(p, end + 1)?;
    // `đầu mỗi tháng` is a recurrence of its own; `thứ nhất mỗi ngày` none of a weekday.
    let shorter = unit <= TimeUnit::Day;
    let named = (first..end).any(|n| p.is_digits(n))
        || (first..end - 1).any(|n| p.is_any(n, &["thứ", "chủ", "tháng", "rằm", "mùng", "mùa"]));
    let ranged = (first..end).any(|n| p.is_any(n, &["đến", "-"]));
    // `thứ bảy và chủ nhật mỗi tuần` are two.
    let listed = (first..end).filter(|&n| p.is_any(n, &["và", ","])).count();
    let times = if ranged { 1 } else { listed + 1 };
    (named && !shorter && (ranged || first == at)).then_some((
        at,
        to,
        Amount::One(times.into()),
        period(unit, Decimal::ONE),
    ))
}
