//! Recurrences: how often.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Reading},
        spread,
    },
    phrase::{noun::is_counted, numeral, period, phrases::Phrases, weekday::weekday_name},
    value::{amount::Amount, evidence::Evidence, fact::Value, notation, period::TimeUnit},
    vocabulary::{
        class::Class,
        named::{
            BEHIND_VAGUE_LENGTH, COMMA_OR_AND, EACH, END, EVERY, FEW, FREQUENCY, FROM, HABIT_UNITS,
            HALF, HEADS_ONE_PERIOD, MORE, MUCH, OCCASION, ONCE, ONCE_IN_THAT_TIME, ONE,
            ONE_WRITTEN, PER_ONE, RANGE_JOINT, RATE_UNIT, RUNS, SELLS, SIDE_OF_PERIOD, TIMES,
            YEARLY_POINT_HEAD, YEARLY_POINT_JOINT, YEARLY_POINT_OPENS, YEARLY_POINT_WORD,
        },
        set::Set,
    },
};

/// The unit of time at `at`, with the atom behind it; what comes once in a century is no habit.
fn unit(p: &Phrases, at: usize) -> Option<(TimeUnit, usize)> {
    let common = || period::time_unit(p, at).filter(|(unit, _)| *unit <= TimeUnit::Decade);
    let alone = |&(_, to): &(TimeUnit, usize)| p.word_end(at) <= to;
    p.lexeme(at, HABIT_UNITS).filter(alone).or_else(common)
}

/// The period of so many units: `P2W`.
fn period(unit: TimeUnit, count: Decimal) -> String {
    let (unit, factor) = unit.iso();
    notation::length((count * factor).normalize(), unit, &[])
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
        let to = number.end;
        let counts = p.is(to, OCCASION) || p.is(to, RUNS) && is_frequency(p, at);
        counts.then_some(((), to + 1))
    };
    let spread = spread::spread(p, at, occasion)?;
    Some((spread.amount(), spread.end))
}

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::numbers_and(
    HALF.or(EVERY)
        .or(&EACH.or(RATE_UNIT))
        .or(YEARLY_POINT_OPENS),
);

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((from, to, times, period)) = found(p, at) else {
        return;
    };
    let value = Value::Recurrence { times, period };
    // `khỏe hơn mỗi ngày`: day by day, not more often.
    let candidate = if p.is(at, EACH) && p.behind(at, MORE) {
        Candidate::new(p, from, to, Reading::Value(value), "recurrence")
    } else {
        Candidate::framed(p, from, to, value, "recurrence")
    };
    out.push(candidate.evidence(Evidence::Certain));
}

type Found = (usize, usize, Amount, String);

fn found(p: &Phrases, at: usize) -> Option<Found> {
    if p.is(at, EVERY) {
        every(p, at)
    } else if p.is(at, EACH) {
        each(p, at)
    } else if p.is(at, HALF) {
        every_half(p, at)
    } else if let Some(rate) = per_unit(p, at) {
        Some(rate)
    } else if p.is(at, YEARLY_POINT_OPENS) {
        dated(p, at)
    } else if numeral::may_start(p, at) {
        times(p, at)
    } else {
        None
    }
}

/// `hằng năm`, `hàng tháng`, `hàng quý`.
fn every(p: &Phrases, at: usize) -> Option<Found> {
    let (unit, to) = unit(p, at + 1)?;
    // `bán hàng ngày giáp Tết`
    // `thời gian hàng ngày`, where the segmenter sees `gian hàng`
    let noun = at > 1 && p.is_word(at - 2) && p.phrase_class(at - 2, at).has(Class::COUNTED);
    if p.word_start(at) < at && !noun || p.behind(at, SELLS) {
        return None;
    }
    // `hàng giờ liền`, `hàng năm trời`, `hàng thập kỷ` are vague lengths
    let vague = unit <= TimeUnit::Hour || unit == TimeUnit::Decade;
    if vague || p.is(to, BEHIND_VAGUE_LENGTH) {
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
    if count == Decimal::ONE && p.is(next, SIDE_OF_PERIOD) {
        next += 1;
    }
    let (unit, to) = unit(p, next)?;
    // `mỗi tối thứ Bảy`, `mỗi tối cuối tuần`
    let weekly = || weekday_name(p, to).is_some() || p.is(to, END);
    if p.is(next, HABIT_UNITS.heads()) && weekly() {
        return None;
    }
    let period = period(unit, count);
    // `mỗi tuần vài lần` is vague
    if (p.is(to, FEW) || p.is(to, MUCH)) && p.is(to + 1, TIMES) {
        return None;
    }
    if let Some((times, to)) = occasions(p, to) {
        return Some((at, to, times, period));
    }
    // `mỗi 10 năm/lần`
    let to = p.phrase(to, ONCE_IN_THAT_TIME).unwrap_or(to);
    // `mỗi ngày một phát triển`: more and more.
    if p.is(to, ONE) && p.is_word(to + 1) && !is_counted(p, to + 1) {
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
    let to = p.phrase(to, ONCE).unwrap_or(to);
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// A period of so many units or so many more.
fn between(unit: TimeUnit, low: &numeral::Number, high: &numeral::Number) -> String {
    format!("{}..{}", period(unit, low.value), period(unit, high.value))
}

/// `uống ngày 2 lần`, `tuần ba lần`.
fn per_unit(p: &Phrases, at: usize) -> Option<Found> {
    let vague = p.behind(at, FEW) || p.behind(at, HALF);
    let counted = at > 0 && p.is_digits(at - 1) || p.number_word_before(at).is_some() || vague;
    if !p.is(at, RATE_UNIT) || p.behind(at, HEADS_ONE_PERIOD) || counted {
        return None;
    }
    let (period, next) = period_at(p, at)?;
    let (times, to) = occasions(p, next).filter(|(_, to)| p.behind(*to, TIMES))?;
    Some((at, to, times, period))
}

/// `2 lần/tháng`, `hai lần một tháng`, `1 năm 2 lần`, `3 lần mỗi ngày`.
fn times(p: &Phrases, at: usize) -> Option<Found> {
    let once = |p: &Phrases, number: &numeral::Number| {
        let to = number.end;
        let so_often = p.is(to, TIMES) || p.is(to, RUNS) && is_frequency(p, at);
        so_often.then_some(((), to + 1))
    };
    if let Some(spread) = spread::spread(p, at, once) {
        let per = p.phrase(spread.end, PER_ONE)?;
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

/// `tần suất 4 chuyến/ngày`: whether the sentence tells shortly before how often something is.
fn is_frequency(p: &Phrases, at: usize) -> bool {
    const NEAR: usize = 8;
    let sentence = p.atom(at).sentence;
    let tells = |n: usize| p.atom(n).sentence == sentence && p.phrase(n, FREQUENCY).is_some();
    (at.saturating_sub(NEAR)..at).any(tells)
}

/// `5 năm một lần`, `4 năm/lần`, `2-3 ngày một lần`.
fn every_several(p: &Phrases, at: usize) -> Option<Found> {
    let spread = spread::spread(p, at, |p, number| unit(p, number.end))?;
    let (unit, to) = unit(p, spread.last().end)?;
    let to = p
        .phrase(to, ONCE_IN_THAT_TIME)
        .or_else(|| once_run(p, at, to))?;
    let period = match spread.high {
        Some(high) => between(unit, &spread.low, &high),
        None => period(unit, spread.low.value),
    };
    Some((spread.start, to, Amount::One(Decimal::ONE), period))
}

/// `mật độ 3 ngày một trận`: the atom behind what runs once in that time.
fn once_run(p: &Phrases, at: usize, to: usize) -> Option<usize> {
    let once = p.is(to, ONE_WRITTEN) && p.is(to + 1, RUNS);
    (once && is_frequency(p, at)).then_some(to + 2)
}

/// `nửa năm một lần`
fn every_half(p: &Phrases, at: usize) -> Option<Found> {
    let (unit, to) = unit(p, at + 1)?;
    let to = p.phrase(to, ONCE_IN_THAT_TIME)?;
    let period = period(unit, Decimal::new(5, 1));
    Some((at, to, Amount::One(Decimal::ONE), period))
}

/// `1 năm 2 lần`
fn within_one(p: &Phrases, at: usize) -> Option<Found> {
    let number = numeral::number(p, at).filter(|n| n.value == Decimal::ONE)?;
    let (period, to) = period_at(p, number.end)?;
    let (times, to) = occasions(p, to)?;
    Some((number.start, to, times, period))
}

/// What a calendar point that comes again and again is written with, digits aside.
const WORD: &Set = &YEARLY_POINT_WORD.or(YEARLY_POINT_JOINT);

/// How many atoms a calendar point may have before `hằng năm`.
const LONGEST: usize = 14;

/// `thứ Ba hằng tuần`, `thứ bảy và chủ nhật mỗi tuần`, `ngày 15 hằng tháng`, `từ tháng 3 đến
/// tháng 5 hằng năm`, `ngày thứ Sáu đầu tiên của tháng 12 hàng năm`.
fn dated(p: &Phrases, at: usize) -> Option<Found> {
    let calendar = |n: usize| p.is_digits(n) && p.atom(n).span.len() <= 2 || p.is(n, WORD);
    let first = at + usize::from(p.is(at, FROM));
    let end = (first..first + LONGEST).find(|&n| !calendar(n))?;
    let joined = p.behind(end, YEARLY_POINT_JOINT);
    let opens = p.is(end, EVERY) || p.is(end, EACH);
    if !opens || joined || end == first || p.behind(at, EACH) {
        return None;
    }
    let (unit, to) = unit(p, end + 1)?;
    // `đầu mỗi tháng` is a recurrence of its own; `thứ nhất mỗi ngày` none of a weekday.
    let shorter = unit <= TimeUnit::Day;
    let named = (first..end).any(|n| p.is_digits(n))
        || (first..end - 1).any(|n| p.is(n, YEARLY_POINT_HEAD));
    let ranged = (first..end).any(|n| p.is(n, RANGE_JOINT));
    // `thứ bảy và chủ nhật mỗi tuần` are two.
    let listed = (first..end).filter(|&n| p.is(n, COMMA_OR_AND)).count();
    let times = match ranged {
        true if unit == TimeUnit::Week => days_of_week(p, first..end)?,
        true => 1,
        false => listed + 1,
    };
    (named && !shorter && (ranged || first == at)).then_some((
        at,
        to,
        Amount::One(times.into()),
        period(unit, Decimal::ONE),
    ))
}

/// How many days these weekdays are: `thứ 2 đến thứ 6, chủ nhật`.
fn days_of_week(p: &Phrases, atoms: Range<usize>) -> Option<usize> {
    let (mut days, mut last) = (0, None);
    for at in atoms {
        let Some((weekday, _)) = weekday_name(p, at) else {
            continue;
        };
        let since = |first: u32| (weekday + 7 - first) % 7;
        days += match last.filter(|_| p.behind(at, RANGE_JOINT)) {
            Some(first) => since(first) as usize,
            None => 1,
        };
        last = Some(weekday);
    }
    (days > 0).then_some(days)
}
