//! Fractions: a part out of a whole, written as two numbers.

use rust_decimal::Decimal;

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Figure, Reading},
        fraction::{
            of_units::with_units,
            percent::{has_percent, is_reached},
            ratio::ratio,
        },
        point, shared_unit, spread,
    },
    number::role::NumberWord,
    phrase::{
        direction::directed_period,
        modifier, noun,
        numeral::{self, Number},
        period,
        phrases::Phrases,
        unit,
    },
    tape::Case,
    value::{
        evidence::{Evidence, Shape},
        fact::Value,
        modifier::Modifier,
        traits::Traits,
    },
    vocabulary::{
        class::Class,
        named::{
            ABOVE, ALL_OF, COMMA, DASH, DOT, EXCEEDING, FIGURES_TOLD, FOURTH, HALF, KIN, MORE,
            NEARLY, NUMBER_OF, ONE_HALF, ONE_WRITTEN, PART, PART_SIGNS, PLAN, PORTION, SLASH,
            TOTAL, UNTIL,
        },
        set::Set,
    },
};

const SLASH_OR_DASH: &Set = &SLASH.or(DASH);
const DASH_OR_UNTIL: &Set = &DASH.or(UNTIL);
const DECIMAL_SIGNS: &Set = &DOT.or(COMMA);
const MORE_OR_NEARLY: &Set = &MORE.or(NEARLY);

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::numbers_and(HALF.or(EXCEEDING).or(PART_SIGNS.heads()));

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if p.is_digits(at) && (p.is(at + 1, PART) || p.phrase(at, ONE_HALF).is_some()) {
        in_words(p, at, out);
    } else if p.is_digits(at) {
        slashed(p, at, out);
        out.extend(ratio(p, at));
        with_units(p, at, out);
        out_of(p, at, out);
    } else if p.class(at).has(Class::NUMBER) {
        in_words(p, at, out);
    } else {
        half(p, at, out);
    }
}

/// The two numbers of `18.000/20.139` at `at`, where nothing more belongs to them.
fn pair(p: &Phrases, at: usize) -> Option<(Number, Number)> {
    let first = numeral::number(p, at).filter(|n| !n.signed)?;
    let slash = first.end;
    let even = p.atom(slash).spaced == p.atom(slash + 1).spaced;
    if !(p.is(slash, SLASH) && p.is_digits(slash + 1) && even) {
        return None;
    }
    let second = numeral::number(p, slash + 1).filter(|n| !n.value.is_zero())?;
    let to = second.end;
    if shared_unit::has_variants(p, to) {
        return None;
    }
    let goes_on = p.is(to, SLASH_OR_DASH)
        && p.glued(to)
        && p.glued(to + 1)
        && (p.is_digits(to + 1) || p.is_word(to + 1) && p.is(to, DASH));
    // `1/3-1/2 dân số`
    let range = || p.is(at - 1, DASH) && at > 3 && pair_alone(p, at - 4).is_some();
    let began = p.behind(at, SLASH_OR_DASH) && p.glued(at) && p.glued(at - 1) && !range();
    // `1/2a`
    let lettered = p.is_word(to)
        && p.glued(to)
        && p.key(to).chars().count() <= 2
        && unit::measure(p, &second).is_none();
    (!goes_on && !began && !lettered).then_some((first, second))
}

/// Whether the two numbers may be a day and a month: what stands around decides.
fn may_be_date(first: &Number, second: &Number) -> bool {
    let within =
        |n: &Number, most| is_plain(n) && (1..=most).contains(&u32::try_from(n.value).unwrap_or(0));
    within(first, 31) && within(second, 12)
}

/// Whether the number is one run of digits.
fn is_plain(n: &Number) -> bool {
    !n.grouped && !n.is_fractional() && !n.is_scaled() && n.end == n.start + 1
}

/// `19/19 cơ quan`, `gần 18.000/20.139 hộ`, `8,5/10 điểm`, `1/500`.
fn slashed(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((first, second)) = pair(p, at) else {
        return;
    };
    let mut numerator = first.value;
    let denominator = second.value;
    // `22/5 đồng loạt` names no currency.
    let money = p
        .currency_at(second.end)
        .filter(|&(_, to)| p.word_end(to - 1) == to);
    let certain = money.is_some();
    let (noun, end) = match money {
        Some((_, to)) => (Some(p.str(second.end, to).to_lowercase()), to),
        None if is_map_scale(p, &first, &second) => (None, second.end),
        None => whole(p, &second),
    };
    // `6,8/32,2 tỷ đồng`, but `1/1 tỷ người`
    let one_of = first.value == Decimal::ONE && !certain;
    if second.is_scaled()
        && !first.is_scaled()
        && !one_of
        && (noun.is_some() || first.is_fractional() || first.grouped)
    {
        let Some(scaled) = numerator.checked_mul(second.scale) else {
            return;
        };
        numerator = scaled.normalize();
    }
    let with_percent = has_percent(p, first.start, second.end, numerator, denominator)
        || is_reached(p, end, numerator, denominator);
    let modifier::Framed {
        start,
        end,
        modifier,
    } = modifier::frame(p, first.start, end);
    let year = is_plain(&second)
        && point::year_number(p, second.start).is_some_and(|y| (1950..2050).contains(&y));
    let figure = Figure::new(&first, second.end).with(
        Traits::PART
            .when(first.value <= second.value)
            .or(Traits::DAY_AND_MONTH.when(may_be_date(&first, &second)))
            .or(Traits::YEAR.when(year)),
    );
    if let Some(low) = lower_rate(p, &first, &second) {
        out.push(ranging(
            p,
            (low.start, low.value, denominator),
            (end, numerator, denominator),
            noun.clone(),
        ));
    } else if let Some((low, of)) = lower_part(p, &first, &second)
        .filter(|(low, of)| noun.is_some() && rises(p, (low, of), (&first, &second)))
    {
        out.push(ranging(
            p,
            (low.start, low.value, of.value),
            (end, numerator, denominator),
            noun.clone(),
        ));
    }
    let value = Value::Fraction {
        numerator,
        denominator,
        upper: None,
        unit: noun,
    };
    out.push(
        Candidate::new(p, start, end, Reading::Value(value), "fraction")
            .modifier(modifier)
            .evidence(if with_percent {
                Evidence::Certain
            } else {
                Evidence::Shape
            })
            .figure(figure)
            .shape(Some((Shape::Slash, at, second.end))),
    );
}

/// `6 trên 7 nội dung`: so many of so many things.
fn out_of(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let whole_number = |at: usize| {
        let number = numeral::number(p, at).filter(|n| !n.signed && !n.in_words)?;
        (!number.is_fractional() && !number.is_scaled()).then_some(number)
    };
    if !p.is(at + 1, ABOVE) || !p.is_digits(at + 2) {
        return;
    }
    let (Some(first), Some(second)) = (whole_number(at), whole_number(at + 2)) else {
        return;
    };
    let noun = second.end;
    let other = Class::FUNCTION.or(Class::VERBAL);
    let counts = p.atom(noun).case == Case::Lower
        && noun::is_counted(p, noun)
        && unit::measure(p, &second).is_none()
        && period::unit(p, noun).is_none()
        && !p.word_class(noun).has(other);
    if first.value >= second.value || !counts {
        return;
    }
    let (unit, end) = whole(p, &second);
    let modifier::Framed {
        start,
        end,
        modifier,
    } = modifier::frame(p, at, end);
    let value = Value::Fraction {
        numerator: first.value,
        denominator: second.value,
        upper: None,
        unit,
    };
    out.push(
        Candidate::new(p, start, end, Reading::Value(value), "fraction.out-of")
            .modifier(modifier)
            .evidence(Evidence::Shape)
            .figure(Figure::new(&first, second.end)),
    );
}

/// `0,2` of `0,2 - 0,3/1.000 dân`: the lower of two rates that share their thousand.
fn lower_rate(p: &Phrases, first: &Number, whole: &Number) -> Option<Number> {
    let dash = first.start.checked_sub(1).filter(|&at| at > 0)?;
    let mut start = dash - 1;
    while start > 1 && p.glued(start) && p.is(start - 1, DECIMAL_SIGNS) {
        start -= 2;
    }
    let thousand = whole.grouped && (whole.value % Decimal::ONE_THOUSAND).is_zero();
    let ranges = p.is(dash, DASH_OR_UNTIL) && p.is_digits(start);
    let low = numeral::number(p, start).filter(|n| n.end == dash)?;
    (thousand && ranges && low.value < first.value).then_some(low)
}

/// The two numbers of `1/3` before `đến 1/2`.
fn lower_part(p: &Phrases, first: &Number, whole: &Number) -> Option<(Number, Number)> {
    let joint = first.start.checked_sub(1).filter(|&at| at > 2)?;
    let (low, of) = pair_alone(p, joint - 3)?;
    let joined = p.is(joint, DASH_OR_UNTIL) && of.end == joint;
    (joined && is_plain(whole) && is_plain(first)).then_some((low, of))
}

/// Two plain numbers with a slash between at `at`.
fn pair_alone(p: &Phrases, at: usize) -> Option<(Number, Number)> {
    let begins = p.is_digits(at) && p.is(at + 1, SLASH) && p.is_digits(at + 2);
    let number = |at: usize| numeral::number(p, at).filter(|n| begins && is_plain(n) && !n.signed);
    Some((number(at)?, number(at + 2).filter(|n| !n.value.is_zero())?))
}

/// Whether parts go up that are no days from one to another, or of which a number follows:
/// `từ 1/3 đến 1/2 diện tích`, but `từ 1/6 đến 2/9 học sinh nghỉ`.
fn rises(p: &Phrases, low: (&Number, &Number), high: (&Number, &Number)) -> bool {
    let parts = |(part, of): (&Number, &Number)| part.value / of.value;
    let day = |(day, month): (&Number, &Number)| (month.value, day.value);
    let days = may_be_date(low.0, low.1) && may_be_date(high.0, high.1) && day(low) < day(high);
    let up = parts(low) < parts(high) && parts(high) < Decimal::ONE;
    up && (!days || p.is(high.1.end, NUMBER_OF))
}

/// `0,4 - 0,6/1.000 trẻ`, `từ 1/3 đến 1/2 số xã`: where it begins, its lower end, where it ends,
/// its upper end and what they are parts of.
fn ranging(
    p: &Phrases,
    (from, numerator, denominator): (usize, Decimal, Decimal),
    (to, upper, whole): (usize, Decimal, Decimal),
    unit: Option<String>,
) -> Candidate {
    let (start, inner) = spread::opening(p, from);
    let value = Value::Fraction {
        numerator,
        denominator,
        upper: Some((upper, whole)),
        unit,
    };
    Candidate::framed(p, start, to, value, "fraction.range")
        .modifier_else(inner)
        .evidence(Evidence::Certain)
}

/// `quy hoạch chi tiết tỷ lệ 1/500`, whatever is planned.
fn is_map_scale(p: &Phrases, first: &Number, second: &Number) -> bool {
    const BEFORE: usize = 6;
    let planned = (first.start.saturating_sub(BEFORE)..first.start).any(|at| p.is(at, PLAN));
    planned && first.value == Decimal::ONE && (second.value % Decimal::from(500)).is_zero()
}

/// What a part is counted of: the noun behind `2/3`, also behind `số` (`2/3 số người`),
/// and the atom behind it.
fn whole(p: &Phrases, part: &Number) -> (Option<String>, usize) {
    let end = part.end;
    // `Tổng số điểm` is the label of the next cell.
    let is_total = p.is(end, TOTAL) && p.atom(end).case == Case::Lower;
    let noun = noun_of_number(p, end).filter(|&noun| is_total || noun == end + 1);
    if let Some(noun) = noun.filter(|&noun| p.is_word(noun)) {
        let to = p.word_end(noun);
        return (Some(p.str(noun, to).to_lowercase()), to);
    }
    if is_total && p.word_end(end) == end + 1 && p.is_word(end + 1) {
        return (None, end);
    }
    // `bằng 1/2 quý trước`, `1/6 toàn bộ nhân viên`, `một nửa con số ấy`
    if directed_period(p, end).is_some()
        || p.phrase(end, FIGURES_TOLD).is_some()
        || p.phrase(end, ALL_OF).is_some()
    {
        return (None, end);
    }
    match unit::counted(p, part) {
        Some((unit::Counted::Measure(_, text) | unit::Counted::Noun(text), to)) => (Some(text), to),
        None => (None, end),
    }
}

/// The noun of `số người`, `tổng số đại biểu` at `at`.
fn noun_of_number(p: &Phrases, at: usize) -> Option<usize> {
    let number = at + usize::from(p.is(at, TOTAL));
    (p.is(number, NUMBER_OF) && p.word_end(number) == number + 1).then_some(number + 1)
}

/// The whole behind a part in words (`hai phần ba`, `một nửa`, `¾`): nouns that are counted
/// and nouns of two syllables (`chi phí`), since more follows such a part than follows digits.
fn whole_of_words(p: &Phrases, from: usize, to: usize) -> (Option<String>, usize) {
    let counted = noun_of_number(p, to);
    let of_number = counted.is_some();
    let noun = counted.unwrap_or(to);
    let other = Class::VERBAL.or(Class::FUNCTION);
    let is_noun = noun::is_counted(p, noun)
        || p.is_word(noun)
            && (of_number || p.word_end(noun) > noun + 1)
            && p.atom(noun).sentence == p.atom(from).sentence
            && !p.word_has(noun, other)
            && !p.class(noun).has(Class::FUNCTION);
    let name = (noun..p.word_end(noun)).any(|at| p.atom(at).case != Case::Lower);
    // `một nửa chị bón phân`: who does it
    let does = p.is(noun, KIN) && p.word_has(noun + 1, Class::VERBAL);
    if name || does || period::unit(p, noun).is_some() || !is_noun {
        return (None, to);
    }
    whole(p, &numeral::spelt(from, to, Decimal::ONE))
}

/// Where a part whose first atom is `start` begins with the word that changes it.
fn opening(p: &Phrases, start: usize) -> (usize, Option<Modifier>) {
    let framed = modifier::frame(p, start, start + 1);
    (framed.start, framed.modifier)
}

/// `hai phần ba`, `một phần tư`, `một nửa`.
fn in_words(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let mut push = |from: usize, to: usize, numerator: Decimal, denominator: Decimal| {
        let parts = (numerator, denominator);
        out.push(worded(
            p,
            opening(p, from),
            (from, to),
            parts,
            "fraction.words",
        ));
    };
    if p.phrase(at, ONE_HALF).is_some() {
        push(at, at + 2, Decimal::ONE, Decimal::TWO);
        return;
    }
    let Some((numerator, next)) = numeral::number(p, at)
        .map(|n| (n.value, n.end))
        .or_else(|| digit_word(p, at, 1))
    else {
        return;
    };
    if !p.is(next, PART) {
        return;
    }
    let denominator = if p.is(next + 1, FOURTH) {
        Some((Decimal::from(4), next + 2))
    } else {
        numeral::number(p, next + 1)
            .filter(|n| n.in_words || n.is_scaled())
            .map(|n| (n.value, n.end))
            .or_else(|| digit_word(p, next + 1, 2))
    };
    if let Some((denominator, to)) = denominator.filter(|(d, _)| *d > numerator) {
        push(at, to, numerator, denominator);
    }
}

/// A part that has no number of its own; its tail is what it is a part of.
fn figure(from: usize, tail: usize) -> Figure {
    Figure {
        from,
        tail,
        traits: Traits::default(),
    }
}

/// A single number word, `least` or more, that means a number here, whatever follows.
fn digit_word(p: &Phrases, at: usize, least: u8) -> Option<(Decimal, usize)> {
    match p.number_word(at)? {
        NumberWord::Digit(digit) if digit >= least => Some((digit.into(), at + 1)),
        _ => None,
    }
}

/// The part that a sign or `nửa` at `at` writes, and where it begins and ends.
fn part_at(p: &Phrases, at: usize) -> Option<(usize, usize, (u8, u8))> {
    const HALVED: (u8, u8) = (1, 2);
    if let Some((part, to)) = p.lexeme(at, PART_SIGNS) {
        // `2 ¾` is one number.
        let alone = at == 0 || !p.is_digits(at - 1);
        return alone.then_some((at, to, part));
    }
    if p.is(at, EXCEEDING) && p.is(at + 1, HALF) {
        return Some((at + 1, at + 2, HALVED));
    }
    if !p.is(at, HALF) {
        return None;
    }
    if p.behind(at, PORTION) {
        return Some((at - 1, at + 1, HALVED));
    }
    // `nửa số hộ`
    let of_number =
        p.is(at + 1, NUMBER_OF) && noun::is_counted(p, at + 2) && !p.behind(at, ONE_WRITTEN);
    let compared = p.behind(at, MORE_OR_NEARLY) && !measures(p, at + 1);
    (of_number || compared).then_some((at, at + 1, HALVED))
}

/// `hơn nửa tỷ`, `gần nửa mét`, `hơn nửa năm`: what stands at `at` has a half of its own kind.
fn measures(p: &Phrases, at: usize) -> bool {
    let own = Class::SCALE.or(Class::CURRENCY);
    p.class(at).has(own) || p.unit_at(at).is_some() || period::is_time_unit(p, at)
}

/// `quá nửa`, `hơn nửa`, `phân nửa`, `½`.
fn half(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((from, to, (numerator, denominator))) = part_at(p, at) else {
        return;
    };
    let opened = if p.is(at, EXCEEDING) {
        (at, Some(Modifier::Over))
    } else if p.is(from, PORTION) && p.behind(from, EXCEEDING) {
        (from - 1, Some(Modifier::Over))
    } else {
        opening(p, from)
    };
    let parts = (numerator.into(), denominator.into());
    out.push(worded(p, opened, (from, to), parts, "fraction.half"));
}

/// A fraction in words, with its whole: where it opens and its modifier, its own atoms,
/// numerator and denominator.
fn worded(
    p: &Phrases,
    (start, modifier): (usize, Option<Modifier>),
    (from, to): (usize, usize),
    (numerator, denominator): (Decimal, Decimal),
    rule: &'static str,
) -> Candidate {
    let figure = figure(from, to);
    let (unit, to) = whole_of_words(p, from, to);
    let value = Value::Fraction {
        numerator,
        denominator,
        upper: None,
        unit,
    };
    Candidate::new(p, start, to, Reading::Value(value), rule)
        .modifier(modifier)
        .evidence(Evidence::Certain)
        .figure(figure)
}
