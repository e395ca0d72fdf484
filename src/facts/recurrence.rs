//! Recurrences: how often.

use rust_decimal::Decimal;

use super::{
    Amount, Candidate, Evidence, Tape, Value, amount, time_unit::TimeUnit, unit::is_counted, value,
};

/// The unit of time at `at`, with the atom behind it; what comes once in a century is no habit.
fn unit(tape: &Tape, at: usize) -> Option<(TimeUnit, usize)> {
    match tape.key(at) {
        "đêm" => Some((TimeUnit::Day, at + 1)),
        "thập" if tape.is(at + 1, "kỉ") => Some((TimeUnit::Decade, at + 2)),
        _ => TimeUnit::at(tape, at).filter(|(unit, _)| *unit <= TimeUnit::Decade),
    }
}

/// The period of so many units: `P2W`.
fn period(unit: TimeUnit, count: Decimal) -> String {
    let (unit, factor) = unit.iso();
    value::duration((count * factor).normalize(), unit.designator(), &[])
}

/// The period of one unit at `at`, with the atom behind it.
fn period_at(tape: &Tape, at: usize) -> Option<(String, usize)> {
    let (unit, to) = unit(tape, at)?;
    Some((period(unit, Decimal::ONE), to))
}

/// How many `lần`, or `buổi`, stand at `at`: `2 lần`, `2-3 buổi`.
fn occasions(tape: &Tape, at: usize) -> Option<(Amount, usize)> {
    if !amount::may_start(tape, at) {
        return None;
    }
    let occasion = |tape: &Tape, number: &amount::Number| {
        tape.is_any(number.end, &["lần", "buổi"])
            .then_some(((), number.end + 1))
    };
    let spread = amount::spread(tape, at, occasion)?;
    Some((spread.amount(), spread.end))
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let found = match tape.key(at) {
        "hàng" | "hằng" => every(tape, at),
        "mỗi" => each(tape, at),
        "tuần" | "tháng" | "ngày" if per_unit(tape, at).is_some() => per_unit(tape, at),
        _ if starts_calendar(tape, at) => dated(tape, at),
        _ if amount::may_start(tape, at) => times(tape, at),
        _ => None,
    };
    let Some((from, to, times, period)) = found else {
        return;
    };
    out.push(
        Candidate::framed(
            tape,
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
fn every(tape: &Tape, at: usize) -> Option<Found> {
    let (unit, to) = unit(tape, at + 1)?;
    // `bán hàng ngày giáp Tết`
    if tape.word_start(at) < at || tape.key_before(at) == "bán" {
        return None;
    }
    // `hàng giờ liền`, `hàng năm trời`, `hàng thập kỷ` are vague lengths
    let vague = unit <= TimeUnit::Hour || unit == TimeUnit::Decade;
    if vague || tape.is_any(to, &["liền", "trời", "qua", "trăm"]) {
        return None;
    }
    let period = period(unit, Decimal::ONE);
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `mỗi năm`, `mỗi năm 1 lần`, `mỗi tháng hai lần`.
fn each(tape: &Tape, at: usize) -> Option<Found> {
    if let Some(found) = each_of_several(tape, at) {
        return Some(found);
    }
    let mut count = Decimal::ONE;
    let mut next = at + 1;
    if let Some(number) = amount::number(tape, next).filter(|n| unit(tape, n.end).is_some()) {
        count = number.value;
        next = number.end;
    }
    // `mỗi cuối tuần`, `mỗi đầu năm`
    if count == Decimal::ONE && tape.is_any(next, &["đầu", "cuối", "giữa"]) {
        next += 1;
    }
    let (unit, to) = unit(tape, next)?;
    let period = period(unit, count);
    // `mỗi tuần vài lần` is vague
    if tape.is_any(to, &["vài", "mấy", "nhiều", "đôi"]) && tape.is(to + 1, "lần") {
        return None;
    }
    if let Some((times, to)) = occasions(tape, to) {
        return Some((at, to, times, period));
    }
    // `mỗi ngày một phát triển`: more and more.
    if tape.is(to, "một") && tape.is_word(to + 1) && !is_counted(tape, to + 1) {
        return None;
    }
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `mỗi 3-4 năm`, `mỗi 3-4 năm một lần`
fn each_of_several(tape: &Tape, at: usize) -> Option<Found> {
    let spread = amount::spread(tape, at + 1, |tape, number| unit(tape, number.end))?;
    let high = spread.high?;
    let (unit, to) = unit(tape, high.end)?;
    let period = between(unit, &spread.low, &high);
    let once = if tape.is_any(to, &["một", "1"]) && tape.is(to + 1, "lần") {
        2
    } else {
        0
    };
    Some((at, to + once, Amount::One(Decimal::ONE), period))
}

/// A period of so many units or so many more.
fn between(unit: TimeUnit, low: &amount::Number, high: &amount::Number) -> String {
    format!("{}..{}", period(unit, low.value), period(unit, high.value))
}

/// `uống ngày 2 lần`, `tuần ba lần`.
fn per_unit(tape: &Tape, at: usize) -> Option<Found> {
    let (period, next) = period_at(tape, at)?;
    let before = tape.key_before(at);
    let other = matches!(
        before,
        "trong" | "cùng" | "cả" | "các" | "những" | "mỗi" | "một" | "đầu" | "cuối"
    );
    let counted = at > 0 && tape.is_digits(at - 1) || tape.lexicon.number(before).is_some();
    if other || counted {
        return None;
    }
    let (times, to) = occasions(tape, next).filter(|(_, to)| tape.is(to - 1, "lần"))?;
    Some((at, to, times, period))
}

/// `2 lần/tháng`, `hai lần một tháng`, `1 năm 2 lần`, `3 lần mỗi ngày`.
fn times(tape: &Tape, at: usize) -> Option<Found> {
    let once = |tape: &Tape, number: &amount::Number| {
        tape.is(number.end, "lần").then_some(((), number.end + 1))
    };
    if let Some(spread) = amount::spread(tape, at, once) {
        let next = spread.end;
        let per = if tape.is(next, "/") || tape.is_any(next, &["mỗi", "một"]) {
            next + 1
        } else if tape.is(next, "trong") && tape.is_any(next + 1, &["một", "mỗi"]) {
            next + 2
        } else {
            return None;
        };
        // `2 lần/2 tuần`
        if tape.is_digits(per) {
            let count = tape.int(per)?;
            let (unit, to) = unit(tape, per + 1)?;
            let period = period(unit, count.into());
            return Some((spread.start, to, spread.amount(), period));
        }
        let (period, to) = period_at(tape, per)?;
        return Some((spread.start, to, spread.amount(), period));
    }
    every_several(tape, at).or_else(|| within_one(tape, at))
}

/// `5 năm một lần`, `4 năm/lần`, `2-3 ngày một lần`.
fn every_several(tape: &Tape, at: usize) -> Option<Found> {
    let spread = amount::spread(tape, at, |tape, number| unit(tape, number.end))?;
    let (unit, to) = unit(tape, spread.last().end)?;
    let once = if tape.are(to, &["/", "lần"])
        || tape.is_any(to, &["một", "1"]) && tape.is(to + 1, "lần")
    {
        to + 2
    } else if tape.are(to, &["mới", "một", "lần"]) {
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
fn within_one(tape: &Tape, at: usize) -> Option<Found> {
    let number = amount::number(tape, at).filter(|n| n.value == Decimal::ONE)?;
    let (period, to) = period_at(tape, number.end)?;
    let (times, to) = occasions(tape, to)?;
    Some((number.start, to, times, period))
}

/// Words that a calendar point which comes again and again begins with.
fn starts_calendar(tape: &Tape, at: usize) -> bool {
    tape.is_any(
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
fn dated(tape: &Tape, at: usize) -> Option<Found> {
    const WORDS: [&str; 36] = [
        "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "chủ", "nhật",
        "ngày", "tháng", "mùa", "xuân", "hè", "thu", "đông", "giêng", "chạp", "mùng", "mồng",
        "rằm", "đầu", "giữa", "cuối", "tiên", "cùng", "của", "âm", "lịch", "tết", "nguyên", "đán",
    ];
    const JOINTS: [&str; 6] = ["/", "-", ",", "và", "đến", "hoặc"];
    let calendar = |n: usize| {
        tape.is_digits(n) && tape.atom(n).span.len() <= 2
            || tape.is_any(n, &WORDS)
            || tape.is_any(n, &JOINTS)
    };
    let first = at + usize::from(tape.is(at, "từ"));
    let end = (first..first + LONGEST).find(|&n| !calendar(n))?;
    let joined = tape.is_any(end - 1, &JOINTS);
    let opens = tape.is_any(end, &["hàng", "hằng", "mỗi"]);
    if !opens || joined || end == first || tape.key_before(at) == "mỗi" {
        return None;
    }
    let (unit, to) = unit(tape, end + 1)?;
    // `đầu mỗi tháng` is a recurrence of its own; `thứ nhất mỗi ngày` none of a weekday.
    let shorter = unit <= TimeUnit::Day;
    let named = (first..end).any(|n| tape.is_digits(n))
        || (first..end - 1).any(|n| tape.is_any(n, &["thứ", "chủ", "tháng", "rằm", "mùng", "mùa"]));
    let ranged = (first..end).any(|n| tape.is_any(n, &["đến", "-"]));
    // `thứ bảy và chủ nhật mỗi tuần` are two.
    let listed = (first..end)
        .filter(|&n| tape.is_any(n, &["và", ","]))
        .count();
    let times = if ranged { 1 } else { listed + 1 };
    (named && !shorter && (ranged || first == at)).then_some((
        at,
        to,
        Amount::One(times.into()),
        period(unit, Decimal::ONE),
    ))
}
