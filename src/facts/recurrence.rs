//! Recurrences: how often.

use rust_decimal::Decimal;

use super::{Amount, Candidate, Evidence, Tape, Value, amount};

/// The ISO period of a unit of time at `at`, with the atom behind it.
fn period(tape: &Tape, at: usize) -> Option<(&'static str, usize)> {
    Some(match tape.key(at) {
        "năm" => ("P1Y", at + 1),
        "quý" => ("P3M", at + 1),
        "tháng" => ("P1M", at + 1),
        "tuần" => ("P1W", at + 1),
        "ngày" => ("P1D", at + 1),
        "đêm" => ("P1D", at + 1),
        "giờ" | "tiếng" => ("PT1H", at + 1),
        "phút" => ("PT1M", at + 1),
        "giây" => ("PT1S", at + 1),
        "thập" if tape.is_any(at + 1, &["kỷ", "niên"]) => ("P10Y", at + 2),
        "học" if tape.is(at + 1, "kỳ") => ("P6M", at + 2),
        _ => return None,
    })
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let found = match tape.key(at) {
        "hàng" | "hằng" => every(tape, at),
        "thường" if tape.is(at + 1, "niên") => None,
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
            Value::Recurrence {
                times,
                period: period.to_owned(),
            },
            "recurrence",
        )
        .evidence(Evidence::Certain),
    );
}

type Found = (usize, usize, Amount, &'static str);

/// `hằng năm`, `hàng tháng`, `hàng quý`.
fn every(tape: &Tape, at: usize) -> Option<Found> {
    let (period, to) = period(tape, at + 1)?;
    // `bán hàng ngày giáp Tết`
    if tape.word_start(at) < at || tape.is(at.wrapping_sub(1), "bán") {
        return None;
    }
    // `hàng giờ liền`, `hàng năm trời` are vague lengths
    if tape.is_any(to, &["liền", "trời", "qua"])
        || tape.is(at + 1, "tiếng")
        || tape.is_any(to, &["trăm"])
    {
        return None;
    }
    if tape.is_any(at + 1, &["giờ", "phút", "giây"]) {
        return None;
    }
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `mỗi năm`, `mỗi năm 1 lần`, `mỗi tháng hai lần`.
fn each(tape: &Tape, at: usize) -> Option<Found> {
    let mut count = Decimal::ONE;
    let mut next = at + 1;
    if let Some(number) = amount::number(tape, next).filter(|n| period(tape, n.end).is_some()) {
        count = number.value;
        next = number.end;
    }
    // `mỗi cuối tuần`, `mỗi đầu năm`
    if count == Decimal::ONE && tape.is_any(next, &["đầu", "cuối", "giữa"]) {
        next += 1;
    }
    let (period, to) = period(tape, next)?;
    let period = if count == Decimal::ONE {
        period
    } else {
        longer(period, count)?
    };
    // `mỗi tuần vài lần` is vague
    if tape.is_any(to, &["vài", "mấy", "nhiều", "đôi"]) && tape.is(to + 1, "lần") {
        return None;
    }
    if amount::may_start(tape, to)
        && let Some(number) = amount::number(tape, to)
        && tape.is(number.end, "lần")
    {
        return Some((at, number.end + 1, Amount::One(number.value), period));
    }
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `uống ngày 2 lần`, `tuần ba lần`.
fn per_unit(tape: &Tape, at: usize) -> Option<Found> {
    let (period, next) = period(tape, at)?;
    let before = tape.key_before(at);
    let other = matches!(
        before,
        "trong" | "cùng" | "cả" | "các" | "những" | "mỗi" | "một" | "đầu" | "cuối"
    );
    let counted = at > 0 && tape.is_digits(at - 1) || tape.lexicon.number(before).is_some();
    if other || counted {
        return None;
    }
    let number = amount::number(tape, next)?;
    (tape.is(number.end, "lần")).then(|| (at, number.end + 1, Amount::One(number.value), period))
}

/// `P2Y` for two years: few enough to be written out.
fn longer(period: &str, count: Decimal) -> Option<&'static str> {
    const LONGER: [(&str, u32, &str); 9] = [
        ("P1Y", 2, "P2Y"),
        ("P1Y", 3, "P3Y"),
        ("P1Y", 4, "P4Y"),
        ("P1Y", 5, "P5Y"),
        ("P1Y", 10, "P10Y"),
        ("P1M", 2, "P2M"),
        ("P1M", 3, "P3M"),
        ("P1M", 6, "P6M"),
        ("P1W", 2, "P2W"),
    ];
    LONGER
        .iter()
        .find(|(p, n, _)| *p == period && Decimal::from(*n) == count)
        .map(|(_, _, long)| *long)
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
            let (unit, to) = period(tape, per + 1)?;
            let unit = if count == 1 {
                unit
            } else {
                longer(unit, count.into())?
            };
            return Some((spread.start, to, spread.amount(), unit));
        }
        let (period, to) = period(tape, per)?;
        return Some((spread.start, to, spread.amount(), period));
    }
    let number = amount::number(tape, at)?;
    let (period, to) = period(tape, number.end)?;
    // `5 năm một lần`, `4 năm/lần`
    let once = if tape.is(to, "/") && tape.is(to + 1, "lần") {
        Some(to + 2)
    } else if tape.is_any(to, &["một", "1"]) && tape.is(to + 1, "lần")
        || tape.is(to, "mới") && tape.are(to + 1, &["một", "lần"])
    {
        Some(if tape.is(to, "mới") { to + 3 } else { to + 2 })
    } else {
        None
    };
    if let Some(to) = once {
        let period = if number.value == Decimal::ONE {
            period
        } else {
            longer(period, number.value)?
        };
        return Some((number.start, to, Amount::One(Decimal::ONE), period));
    }
    if number.value != Decimal::ONE {
        return None;
    }
    let count = amount::number(tape, to)?;
    tape.is(count.end, "lần").then(|| {
        (
            number.start,
            count.end + 1,
            Amount::One(count.value),
            period,
        )
    })
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
    const WORDS: [&str; 33] = [
        "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "chủ", "nhật",
        "ngày", "tháng", "mùa", "xuân", "hè", "thu", "đông", "giêng", "chạp", "mùng", "mồng",
        "rằm", "đầu", "giữa", "cuối", "tiên", "cùng", "của", "âm", "lịch",
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
    let (period, to) = period(tape, end + 1)?;
    // `đầu mỗi tháng` is a recurrence of its own; `thứ nhất mỗi ngày` none of a weekday.
    let shorter = matches!(period, "P1D" | "PT1H" | "PT1M" | "PT1S");
    let named = (first..end).any(|n| tape.is_digits(n))
        || (first..end - 1).any(|n| tape.is_any(n, &["thứ", "chủ", "tháng", "rằm", "mùng", "mùa"]));
    let ranged = (first..end).any(|n| tape.is_any(n, &["đến", "-"]));
    (named && !shorter && (ranged || first == at)).then_some((
        at,
        to,
        Amount::One(Decimal::ONE),
        period,
    ))
}
