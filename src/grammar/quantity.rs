//! Quantities: a number with the unit or the noun that it counts.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Figure},
        elided, money, point, shared_unit,
        spread::{self, Spread},
    },
    number::role::NumberWord,
    phrase::{
        currency,
        direction::directed_period,
        joint::range_sign,
        noun,
        numeral::{self, Number},
        per, period,
        phrases::Phrases,
        unit::{self, Counted},
    },
    value::{
        amount::Amount,
        evidence::{Evidence, Shape},
        fact::Value,
        traits::Traits,
    },
    vocabulary::{
        class::Class,
        named::{
            AGE, AND, COMMA, COUNTED_IN_PARTS, DASH, DOERS, EACH_MATCH, FROM, HARMED, ONE, TIMES,
            YEAR,
        },
        set::Set,
    },
};

const COMMA_OR_AND: &Set = &COMMA.or(AND);
const TIMES_OR_AGE: &Set = &TIMES.or(AGE);

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::NUMERALS;

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if !numeral::may_start(p, at) || spread::ends_score(p, at) || is_priced(p, at) {
        return;
    }
    if let Some(height) = height(p, at) {
        out.push(height);
    } else if p.is(at + 1, DASH)
        && let Some(girths) = girths(p, at)
    {
        out.extend(girths);
    } else if let Some(spread) = spread::spread(p, at, unit::counted) {
        out.push(counted(p, spread));
    } else {
        shared(p, at, out);
        shared_range(p, at, out);
        bare(p, at, out);
    }
}

/// `1m68`, `từ 1m68 đến 1m72`.
fn height(p: &Phrases, at: usize) -> Option<Candidate> {
    let (low, unit, end) = unit::with_tenths(p, at)?;
    let higher = |at| unit::with_tenths(p, at).filter(|(high, ..)| *high > low);
    let high = range_sign(p, end).and_then(higher);
    let high = high.filter(|(_, other, _)| other.canonical == unit.canonical);
    let ((start, inner), amount, end) = match high {
        Some((high, _, end)) => (spread::opening(p, at), Amount::Range(low, high), end),
        None => ((at, None), Amount::One(low), end),
    };
    let value = Value::Quantity {
        amount,
        unit: p.key(at + 1).to_owned(),
        measure: Some(unit::measure_of(unit)),
        per: None,
    };
    Some(Candidate::framed(p, start, end, value, "quantity.height").modifier_else(inner))
}

/// `số đo 83-63-95 cm`: three sizes of a body, which share their unit.
#[inline(never)]
fn girths(p: &Phrases, at: usize) -> Option<[Candidate; 3]> {
    if p.int(at).is_none_or(|n| !shared_unit::GIRTHS.contains(&n)) {
        return None;
    }
    let size = |at: usize| {
        let number = numeral::number(p, at).filter(|n| !n.in_words && !n.is_scaled())?;
        let fits = number
            .value
            .trunc()
            .try_into()
            .is_ok_and(|n| shared_unit::GIRTHS.contains(&n));
        fits.then_some(number)
    };
    let behind = |n: &Number| size(n.end + 1).filter(|_| p.is(n.end, DASH));
    let first = size(at)?;
    let second = behind(&first)?;
    let third = behind(&second)?;
    let (unit, to) = unit::measure(p, &third).filter(|(unit, _)| unit.dimension == "length")?;
    let one = |number: Number, end| {
        let value = Value::Quantity {
            amount: Amount::One(number.value),
            unit: p.key(third.end).to_owned(),
            measure: Some(unit::measure_of(unit)),
            per: None,
        };
        Candidate::framed(p, number.start, end, value, "quantity.shared")
            .evidence(Evidence::Certain)
    };
    let begins = at == 0 || !p.is(at - 1, DASH);
    (begins && to == third.end + 1).then(|| {
        [
            one(first, first.end),
            one(second, second.end),
            one(third, to),
        ]
    })
}

/// Whether the number at `at` is an amount of money, which counts nothing else.
fn is_priced(p: &Phrases, at: usize) -> bool {
    numeral::number(p, at).is_some_and(|number| currency::currency(p, &number).is_some())
}

/// A number or a range with what it counts.
fn counted(p: &Phrases, mut spread: Spread<Counted>) -> Candidate {
    let last = *spread.last();
    // `3 sào rưỡi`
    let halved = spread.high.is_none()
        && !last.is_fractional()
        && p.number_word(spread.end) == Some(NumberWord::Half);
    if halved {
        spread.low.value += Decimal::new(5, 1);
        spread.end += 1;
    }
    let amount = spread.amount();
    // `107,218 điểm (giảm 0,38%)`
    let in_parts = p.is(last.end, COUNTED_IN_PARTS) && !p.has_decimal_dots();
    let (unit, measure) = spread.unit.written();
    let figure = figure(p, &spread.low, last.end).with(
        Traits::RANGE
            .when(spread.high.is_some())
            .or(Traits::YEAR.when(looks_like_year(p, &spread.low) && looks_like_year(p, &last)))
            .or(Traits::DAY_AND_MONTH.when(may_be_day(p, &spread.low, spread.high.as_ref())))
            .or(Traits::MEASURED.when(measure.is_some()))
            .or(Traits::COUNTED.when(
                unit::is_stroke(p, &last) || noun::is_counted(p, noun::behind_quote(p, last.end)),
            )),
    );
    // `2 thẻ trở lên mỗi trận`
    let tail = p
        .modifier_at(spread.end)
        .filter(|(_, to)| !p.behind(spread.start, FROM) && !period::is_time_unit(p, to + 1));
    let behind = tail.map_or(spread.end, |(_, to)| to);
    let each = given_for(p, &last, behind, measure.is_some());
    let (per, end) = each.map_or((None, spread.end), |(per, to)| (Some(per), to));
    let tail = tail.filter(|_| per.is_some()).map(|(tail, _)| tail);
    // `10.000m 2 nhà kính`: the power belongs to the unit.
    let last_atom = spread.end - 1;
    let powered = measure.is_some() && p.is_digits(last_atom) && p.atom(last_atom).spaced;
    let evidence = if per.is_some() || powered {
        Evidence::Certain
    } else if measure.is_some() || is_rate(&unit) {
        Evidence::Marked
    } else {
        Evidence::Context
    };
    let value = Value::Quantity {
        amount: if in_parts {
            amount
        } else {
            habit(
                &spread.low,
                spread.high.as_ref(),
                measure.as_deref(),
                amount,
            )
        },
        unit,
        measure,
        per,
    };
    Candidate::framed(p, spread.start, end, value, "quantity")
        .modifier_else(spread.modifier.or(tail))
        .evidence(evidence)
        .figure(figure)
}

/// `bác sĩ/10.000 dân`: told of so many.
fn is_rate(unit: &str) -> bool {
    let of = unit.split_once('/').map(|(_, of)| of);
    of.is_some_and(|of| of.starts_with(|c: char| c.is_ascii_digit()))
}

/// `mỗi năm`, `một ha` behind so much; and the atom behind it.
fn given_for(p: &Phrases, number: &Number, at: usize, measured: bool) -> Option<(String, usize)> {
    let (unit, noun) = (number.end, at + 1);
    let each = per::each(p, at)?;
    // How often is a recurrence, how long a duration, how much money a sum.
    // But `hai lần mỗi trận` counts.
    let of_times = p.is(unit, TIMES_OR_AGE) && p.phrase(at, EACH_MATCH).is_none();
    let other =
        of_times || period::is_time_unit(p, unit) || currency::currency(p, number).is_some();
    // `hai bên một lần nữa`, `ba bạn mỗi người một vẻ`
    let apart = !measured && (p.is(at, ONE) && !period::is_time_unit(p, noun) || p.is(noun, DOERS));
    // `7,5 ha mỗi lứa xuất 1.120 con`: another clause begins; but `150 km mỗi lần sạc`.
    let timed = period::is_time_unit(p, noun) || p.is(noun, TIMES);
    let begins = !timed && p.word_has(each.1, Class::VERBAL);
    (!other && !apart && !begins).then_some(each)
}

/// Whether the two numbers of a range may be a day and its month.
fn may_be_day(p: &Phrases, low: &Number, high: Option<&Number>) -> bool {
    let digits = |n: &Number| p.int(n.start).filter(|_| n.end == n.start + 1);
    let high = high.and_then(digits);
    let month = high.is_some_and(|month| (1..=12).contains(&month));
    month && p.is(low.end, DASH) && digits(low).is_some_and(|day| (1..=31).contains(&day))
}

/// The figure of a number; its tail is what is counted.
fn figure(p: &Phrases, number: &Number, tail: usize) -> Figure {
    let digits = p.key(number.start);
    let padded = digits.starts_with("00") || digits.starts_with('0') && digits.len() > 2;
    let padded = padded && p.is_digits(number.start);
    Figure::new(number, tail).with(
        Traits::PADDED
            .when(padded)
            .or(Traits::LISTED.when(is_listed_name(p, number.start))),
    )
}

/// Counted things come whole, so `1,500 người` follows the English habit; so do
/// round thousands of a measure (`1,500 m`) and measures that are small already
/// (`1,080 mm`).
fn habit(
    low: &Number,
    high: Option<&Number>,
    measure: Option<&(Cow<'static, str>, Decimal)>,
    amount: Amount,
) -> Amount {
    let whole = |english: Decimal| {
        measure.is_none_or(|(unit, factor)| {
            let small = match &**unit {
                "m" => *factor <= Decimal::new(1, 3),
                "m3" => *factor <= Decimal::new(1, 6),
                unit => unit == "r/min",
            };
            small || (english % Decimal::ONE_HUNDRED).is_zero()
        })
    };
    let read = |n: &Number| match n.english {
        Some(english) if !n.is_scaled() && whole(english) => english,
        _ => n.value,
    };
    match (amount, high) {
        (Amount::Range(low_value, _), Some(high)) => {
            let same_scale = low.scale == high.scale;
            Amount::Range(if same_scale { read(low) } else { low_value }, read(high))
        }
        (Amount::One(_), _) => Amount::One(read(low)),
        (amount, _) => amount,
    }
}

/// Four digits that are read as a year unless a noun behind them is counted.
fn looks_like_year(p: &Phrases, number: &Number) -> bool {
    !number.grouped && !number.is_scaled() && point::modern_year(p, number.start).is_some()
}

/// `17 và 16 điểm`: the first number shares the unit of the last.
fn shared(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((number, last)) = shared_unit::behind(p, at, unit::counts) else {
        return;
    };
    // `1, 3 và 5 ngày` are lengths of time, but `tháng tuổi` measures.
    if period::is_time_unit(p, last.end) && unit::measure(p, &last).is_none() {
        return;
    }
    let Some((counted, _)) = unit::counted(p, &last) else {
        return;
    };
    if currency::currency(p, &last).is_some() {
        return;
    }
    let (unit, measure) = counted.written();
    let measured = measure.is_some();
    let value = Value::Quantity {
        amount: Amount::One(number.value),
        unit,
        measure,
        per: None,
    };
    // `1,75 triệu, 1,4 triệu và 315.000 người`: written in full, as the last is.
    let in_full = number.is_scaled() && (last.grouped || last.is_scaled());
    let evidence = if in_full || shared_unit::variant(p, number.end).is_some() {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let figure = figure(p, &number, number.end).with(Traits::MEASURED.when(measured));
    out.push(
        Candidate::framed(p, number.start, number.end, value, "quantity.shared")
            .evidence(evidence)
            .figure(figure),
    );
}

/// `20 - 25 và 30 - 35 cm`: the first range shares the unit of the last.
fn shared_range(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((range, last)) = shared_unit::range_behind(p, at, unit::counted) else {
        return;
    };
    if matches!(last.unit, Counted::Noun(_)) && !noun::is_counted(p, last.last().end) {
        return;
    }
    let (unit, measure) = last.unit.written();
    let value = Value::Quantity {
        amount: range.amount(),
        unit,
        measure,
        per: None,
    };
    let figure = figure(p, &range.low, range.end).with(Traits::RANGE);
    out.push(
        Candidate::framed(p, range.start, range.end, value, "quantity.shared")
            .modifier_else(range.modifier)
            .evidence(Evidence::Marked)
            .figure(figure),
    );
}

/// Whether the list that `at` stands in opens with a label: `phường 2, 3, 4`.
fn is_listed_name(p: &Phrases, at: usize) -> bool {
    const LONGEST: usize = 64;
    let mut first = at;
    while first > 1
        && at - first < LONGEST
        && p.is(first - 1, COMMA_OR_AND)
        && p.is_digits(first - 2)
    {
        first -= 2;
    }
    let class = p.class_before(first);
    first < at && class.has(Class::ANY_LABEL)
}

/// A number without what it counts, where no noun stands behind it.
fn bare(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let nothing = |p: &Phrases, number: &Number| {
        let to = number.end;
        let said = || p.phrase(to, HARMED).is_some() || directed_period(p, to).is_some();
        let does = || p.word_has(to, Class::VERBAL) && !p.word_has(to, Class::COUNTED);
        let ends = !p.is_word(to) || p.class(to).has(Class::FUNCTION) || said() || does();
        // `từ 68 ca năm 2010 lên 126 năm 2011`
        let dated = p.is(to, YEAR) && point::modern_year(p, to + 1).is_some();
        (ends || dated || elided::is_elided(p, number)).then_some(((), to))
    };
    let Some(spread) = spread::spread(p, at, nothing) else {
        return;
    };
    let last = *spread.last();
    // `48 triệu người dùng mỗi tháng, 30 triệu mỗi ngày`
    let goes_on = spread.low.is_scaled() && money::follows_count(p, &spread.low);
    // `lên 100,000`: nobody writes decimals that are all zeros.
    let grouped = spread.low.english.filter(|_| !last.is_fractional());
    let is_large = last.grouped || grouped.is_some() || last.is_scaled_by(Decimal::ONE_THOUSAND);
    let figure = figure(p, &spread.low, spread.end).with(
        Traits::YEAR
            .when(looks_like_year(p, &spread.low))
            .or(Traits::LARGE.when(is_large))
            .or(Traits::FRACTIONAL.when(last.is_fractional()))
            .or(Traits::ELIDED.when(elided::is_elided(p, &spread.low))),
    );
    let value = Value::Quantity {
        amount: match (spread.amount(), grouped) {
            (Amount::One(_), Some(english)) => Amount::One(english),
            (amount, _) => amount,
        },
        unit: String::new(),
        measure: None,
        per: None,
    };
    out.push(
        Candidate::framed(p, spread.start, spread.end, value, "quantity.bare")
            .modifier_else(spread.modifier)
            .evidence(if goes_on {
                Evidence::Marked
            } else {
                Evidence::Shape
            })
            .figure(figure)
            .shape(Some((Shape::Bare, spread.low.start, spread.end))),
    );
}
