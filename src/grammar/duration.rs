//! Durations: lengths of time.

use rust_decimal::Decimal;

use crate::{
    grammar::{
        candidate::{Candidate, Figure, Reading},
        opens::Opens,
        point, shared_unit,
        spread::{self, Spread},
    },
    number::role::NumberWord,
    phrase::{
        direction::direction,
        joint,
        modifier::{self, Framed},
        numeral::{self, Number},
        period::{self, unit},
        phrases::Phrases,
        unit as phrase_unit,
    },
    value::{
        amount::Amount, direction::Periods, evidence::Evidence, fact::Value, period::TimeUnit,
        traits::Traits,
    },
    vocabulary::{
        class::Class,
        named::{
            AGE, AND, BY_THE_CLOCK, DAY, DAY_AND_NIGHT, FIRST_OR_LAST, GOES_UP_OR_DOWN, HALF,
            HOUR_LETTER, HOUR_WORDS, IN_PRISON, MINUTE_OR_SIGN, RECKONED, SLASH, TAKES_TIME,
            UP_TO_NOW,
        },
    },
};

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::NUMERALS;

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if p.is(at, HALF) {
        out.extend(half(p, at));
        return;
    }
    if !numeral::may_start(p, at) || spread::ends_score(p, at) {
        return;
    }
    // `18 tháng tuổi` is an age.
    let is_age = |number: &Number, to: usize| {
        p.is(to, AGE) && phrase_unit::measure(p, number).is_some_and(|(_, end)| p.behind(end, AGE))
    };
    let find =
        |p: &Phrases, number: &Number| unit(p, number.end).filter(|&(_, to)| !is_age(number, to));
    out.extend(match spread::spread(p, at, find) {
        Some(spread) => of_two_units(p, &spread).or_else(|| Some(of_one_unit(p, &spread))),
        None => shared(p, at),
    });
}

/// The hours of a day.
const DAY_LONG: Decimal = Decimal::from_parts(24, 0, 0, false, 0);

/// `5 năm qua`, `2 giờ 30 phút`, `3 năm rưỡi`, `5 - 7 ngày`.
fn of_one_unit(p: &Phrases, spread: &Spread<TimeUnit>) -> Candidate {
    let (unit, factor) = spread.unit.iso();
    let mut to = p
        .phrase(spread.end - 1, DAY_AND_NIGHT)
        .unwrap_or(spread.end);
    let mut amount = of_neighbours(p, spread)
        .unwrap_or_else(|| in_full(spread))
        .times(factor);
    let mut rest = Vec::new();
    let mut halved = false;
    if let Amount::One(mut value) = amount {
        halved = p.number_word(to) == Some(NumberWord::Half) && spread.low.end + 1 == to;
        if halved {
            amount = Amount::One((value + factor / Decimal::TWO).normalize());
            to = p.phrase(to + 1, BY_THE_CLOCK).unwrap_or(to + 1);
        } else if to == spread.end {
            (rest, to) = rest_of(p, spread.start, to, unit);
            let last = rest.last_mut().map(|(last, unit)| (last, *unit));
            let (last, unit) = last.unwrap_or((&mut value, unit));
            let seconds = unit == TimeUnit::Second && last.fract().is_zero();
            if let Some(part) = hundredths(p, to).filter(|_| seconds) {
                *last += part;
                amount = Amount::One(value);
                to += 1;
            }
        }
    }
    let is_range = spread.high.is_some();
    let traits = of_unit(unit)
        .or(Traits::LETTERED.when(p.is(spread.low.end, HOUR_LETTER)))
        .or(Traits::HALVED.when(halved))
        .or(Traits::REST.when(!rest.is_empty()))
        .or(Traits::RANGE.when(is_range))
        .or(Traits::PAST_DAY.when(is_range && spread.last().value > DAY_LONG));
    // `một năm` counts where it measures a length; hours may stand on the clock.
    let evidence = match unit {
        _ if !rest.is_empty() && spread.low.in_words && unit != TimeUnit::Hour => Evidence::Certain,
        _ if spread.low.is_lone_one() && !is_range => Evidence::Context,
        TimeUnit::Hour => Evidence::Shape,
        _ => Evidence::Marked,
    };
    let value = Value::Duration {
        amount,
        unit,
        rest,
        last_unit: None,
    };
    let framed = modifier::frame(p, spread.start, to);
    let figure = Figure::new(&spread.low, framed.end).with(traits);
    directed(p, framed, value, "duration")
        .modifier(framed.modifier.or(spread.modifier))
        .evidence(evidence)
        .figure(figure)
}

/// `2,3 ngày`, `2,3 năm nay` are two or three, as so many and one more; but `bình quân 2,3 ngày`.
fn of_neighbours(p: &Phrases, spread: &Spread<TimeUnit>) -> Option<Amount> {
    const NEAR: usize = 8;
    let reckoned = || {
        let mut before = spread.start.saturating_sub(NEAR)..spread.start;
        before.any(|at| p.phrase(at, RECKONED).is_some())
    };
    let value = spread.low.value;
    let whole = value.trunc();
    let one_more = value.scale() == 1
        && whole > Decimal::ZERO
        && (value - whole) * Decimal::TEN == whole + Decimal::ONE;
    let told = spread.unit == TimeUnit::Day
        || spread.unit == TimeUnit::Year && p.phrase(spread.end, UP_TO_NOW).is_some();
    // `giảm 3,4 ngày`, `1,2 ngày/lượt`
    let measured = p.behind(spread.start, GOES_UP_OR_DOWN) || p.is(spread.end, SLASH);
    (spread.high.is_none() && one_more && told && !measured && !reckoned())
        .then(|| Amount::Range(whole, whole + Decimal::ONE))
}

/// Minutes and longer times have no thousandths: `6,016 phút` follows the English habit.
fn in_full(spread: &Spread<TimeUnit>) -> Amount {
    match (spread.low.english, spread.high) {
        (Some(english), None) if spread.unit > TimeUnit::Second => Amount::One(english),
        _ => spread.amount(),
    }
}

/// A length with its tail, the words behind it that say which way it lies: `5 năm qua`. Those that
/// another length follows are its own: `90 phút trước đó hai ngày`.
fn directed(p: &Phrases, framed: Framed, value: Value, rule: &'static str) -> Candidate {
    let is_of_next = |to: usize| {
        let next = numeral::number(p, to).and_then(|number| unit(p, number.end));
        next.is_some_and(|(_, end)| !p.is_digits(end))
    };
    let tail = direction(p, framed.end, Periods::LENGTH).filter(|(_, to)| !is_of_next(*to));
    let to = tail.map_or(framed.end, |(_, to)| to);
    Candidate::new(p, framed.start, to, Reading::Value(value), rule).modifier(framed.modifier)
}

/// The trait of a length in this unit.
fn of_unit(unit: TimeUnit) -> Traits {
    match unit {
        TimeUnit::Second => Traits::SECONDS,
        TimeUnit::Minute => Traits::MINUTES,
        TimeUnit::Hour => Traits::HOURS,
        TimeUnit::Day => Traits::DAYS,
        TimeUnit::Week => Traits::WEEKS,
        TimeUnit::Month => Traits::MONTHS,
        TimeUnit::Year => Traits::YEARS,
        _ => Traits::default(),
    }
}

/// `kỳ hạn 7 và 12 tháng`, `1, 3 và 6 tháng`: the first numbers share the unit of the last.
fn shared(p: &Phrases, at: usize) -> Option<Candidate> {
    let timed = |p: &Phrases, number: &Number| unit(p, number.end).is_some();
    let (number, last) = shared_unit::behind(p, at, timed)?;
    // `2, 3, 4 tháng tuổi`
    if phrase_unit::measure(p, &last).is_some() {
        return None;
    }
    let (unit, to) = unit(p, last.end)?;
    // `5 và 12 tháng 6` end with a month.
    if p.is_digits(to) {
        return None;
    }
    let (unit, factor) = unit.iso();
    let value = Value::Duration {
        amount: Amount::One(number.value).times(factor),
        unit,
        rest: Vec::new(),
        last_unit: None,
    };
    let candidate = Candidate::framed(p, number.start, number.end, value, "duration.shared");
    let figure = Figure::new(&number, candidate.to).with(of_unit(unit));
    Some(candidate.evidence(Evidence::Context).figure(figure))
}

/// `từ 6 tháng đến 3 năm`, `12 tháng tù đến 9 năm tù`.
fn of_two_units(p: &Phrases, spread: &Spread<TimeUnit>) -> Option<Candidate> {
    let prison = usize::from(p.is(spread.end, IN_PRISON));
    let next = joint::range_sign(p, spread.end + prison)?;
    // `từ 3 tháng đến dưới 1 năm`
    let next = spread::behind_modifier(p, next);
    let high = numeral::number(p, next).filter(|_| spread.high.is_none())?;
    let (last, to) = unit(p, high.end)?;
    if [spread.unit, last].iter().any(|unit| unit.iso().0 != *unit) {
        return None;
    }
    let longer = spread.unit < last;
    let same = spread.unit == last && prison > 0 && spread.low.value < high.value;
    if !longer && !same || point::year_number(p, to).is_some() {
        return None;
    }
    let (start, inner) = spread::opening(p, spread.start);
    let framed = modifier::frame(p, start, to);
    let value = Value::Duration {
        amount: Amount::Range(spread.low.value, high.value),
        unit: spread.unit,
        rest: Vec::new(),
        last_unit: longer.then_some(last),
    };
    let figure = Figure::new(&spread.low, framed.end).with(Traits::RANGE);
    let candidate = directed(p, framed, value, "duration");
    Some(candidate.modifier_else(inner).figure(figure))
}

/// What follows a length in `unit` from `start` to `to`, in smaller units, and the atom behind.
fn rest_of(
    p: &Phrases,
    start: usize,
    to: usize,
    unit: TimeUnit,
) -> (Vec<(Decimal, TimeUnit)>, usize) {
    let (mut rest, mut end, mut last) = (Vec::new(), to, unit);
    while let Some((value, next, to)) = smaller(p, end, last) {
        rest.push((value, next));
        (end, last) = (to, next);
    }
    if rest.is_empty()
        && let Some(minutes) = minutes_of_length(p, start, to)
    {
        rest.push((minutes.into(), TimeUnit::Minute));
        end += 1;
    }
    (rest, end)
}

/// `2 giờ 30 phút`, `1 năm 6 tháng`: the smaller unit behind.
fn smaller(p: &Phrases, at: usize, unit: TimeUnit) -> Option<(Decimal, TimeUnit, usize)> {
    let at = at + usize::from(p.is(at, AND) && p.is_digits(at + 1));
    if !p.is_digits(at) {
        return smaller_in_words(p, at, unit);
    }
    // `mất 1h30`
    let hour = unit == TimeUnit::Hour;
    if hour && p.glued(at) && p.is(at - 1, HOUR_LETTER) && p.atom(at).span.len() == 2 {
        let minutes = p.int(at).filter(|m| *m < 60)?;
        let to = at + 1 + usize::from(p.is(at + 1, MINUTE_OR_SIGN));
        return Some((minutes.into(), TimeUnit::Minute, to));
    }
    let number = numeral::number(p, at)?;
    let (next, to) = period::unit(p, number.end)?;
    let fits = unit.smaller() == Some(next);
    // `5 tháng 6`: the `tháng` of a date; but `5 tháng 6 ngày`.
    let dated = next == TimeUnit::Month && p.is_digits(to) && !p.is(to + 1, DAY);
    (fits && !number.is_scaled() && !dated).then_some((number.value, next, to))
}

/// `một năm hai tháng`: the smaller unit behind, with its number in words.
fn smaller_in_words(p: &Phrases, at: usize, unit: TimeUnit) -> Option<(Decimal, TimeUnit, usize)> {
    let number = numeral::going_on(p, at)?;
    let (next, to) = period::unit(p, number.end)?;
    let fits = unit.smaller() == Some(next);
    // `hai năm ba tháng đầu năm`: the months are those of a year.
    let of_year = p.is(to, FIRST_OR_LAST) || p.is_digits(to);
    (fits && !of_year).then_some((number.value, next, to))
}

/// `mất 2 giờ 30`: minutes without their unit, where a length is measured.
fn minutes_of_length(p: &Phrases, start: usize, to: usize) -> Option<u32> {
    let start = modifier::frame(p, start, to).start;
    let measured = p.behind(start, TAKES_TIME);
    let bare = !p.is_word(to + 1) || !p.word_has(to + 1, Class::COUNTED);
    let hours = p.is(to - 1, HOUR_WORDS);
    p.int(to)
        .filter(|m| measured && bare && hours && p.atom(to).span.len() == 2 && *m < 60)
}

/// `46 giây 40`: the hundredths behind seconds, as they are read from a stopwatch.
fn hundredths(p: &Phrases, at: usize) -> Option<Decimal> {
    let to = at + 1;
    let two = p.is_digits(at) && p.atom(at).span.len() == 2 && !p.glued(at);
    let alone = two && p.currency_at(to).is_none() && !phrase_unit::goes_on(p, to);
    p.int(at)
        .filter(|_| alone)
        .map(|int| Decimal::new(int.into(), 2))
}

/// `nửa tháng`, `nửa năm`, `hơn nửa tiếng`.
fn half(p: &Phrases, at: usize) -> Option<Candidate> {
    let (unit, to) = unit(p, at + 1)?;
    let (unit, factor) = unit.iso();
    let value = Value::Duration {
        amount: Amount::One((Decimal::new(5, 1) * factor).normalize()),
        unit,
        rest: Vec::new(),
        last_unit: None,
    };
    let framed = modifier::frame(p, at, to);
    let figure = Figure {
        from: at,
        tail: framed.end,
        traits: of_unit(unit),
    };
    Some(directed(p, framed, value, "duration.half").figure(figure))
}
