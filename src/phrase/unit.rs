//! What stands behind a number: measures and counted nouns.

use std::borrow::Cow;

use crate::{
    normalize::lower_into,
    phrase::{
        direction::directed_period,
        noun::{behind_quote, is_counted, joins, noun_end},
        numeral::{Number, number},
        period,
        phrases::Phrases,
    },
    tape::{AtomKind, Case},
    vocabulary::{
        class::Class,
        entry::Unit,
        named::{
            AGE, AGO, ALL, BARREL, BEFORE_OTHER_NUMBER, BEHIND_DEGREE, COMMA, COUNTED_TIME, DASH,
            DAY_AND_NIGHT, DECIDE, DEGREE, DOT, EACH, ENGINE, FIELD_OR_CUBE, FIGURE_SIGN,
            GLUES_POWERS, GOES_ON_WITH_AGE, GOLD_OR_SILVER, HALF, HUNDRED_OR_THOUSAND_IN_DIGITS,
            LENGTHS_WITH_POWER, LETTERED_DEGREES, MACE, MEASURED_IN_FIELDS, MEASURED_IN_POWERS,
            METRE, MONEY_NOUNS, NEVER_GLUED_UNITS, ONE, ONE_LETTER_UNITS, OPENS_LENGTH,
            PERCENT_SIGN, PERCENT_UNITS, POWERS, SLASH, STROKE, TAEL, TURN, UNITS_IN_CAPITALS,
            UNITS_WITH_TENTHS, WATT, WORN_GOLD,
        },
        set::Set,
    },
};
use rust_decimal::Decimal;

const COMMA_OR_DOT: &Set = &COMMA.or(DOT);
const MONEY_NOUNS_OR_HALF: &Set = &MONEY_NOUNS.or(HALF);

/// What a quantity counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Counted<'t> {
    /// A unit of measure, with its text.
    Measure(&'t Unit, String),
    /// A noun.
    Noun(String),
}

/// The canonical unit of a measure, and how many of it one unit is.
pub(crate) type Measure = Box<(Cow<'static, str>, Decimal)>;

impl Counted<'_> {
    /// The unit as it is written, and its measure where it is one.
    pub fn written(self) -> (String, Option<Measure>) {
        match self {
            Counted::Measure(unit, text) => (text, Some(measure_of(unit))),
            Counted::Noun(text) => (text, None),
        }
    }
}

pub(crate) fn measure_of(unit: &Unit) -> Measure {
    Box::new((unit.canonical.clone(), unit.factor))
}

/// The measure at `at`, compounds with a slash included (`tấn/năm`).
pub(crate) fn measure<'t>(p: &Phrases<'t>, number: &Number) -> Option<(&'t Unit, usize)> {
    let at = number.end;
    let (unit, to) = p.unit_at(at)?;
    let exact = p.vocabulary.exact_unit(p.str(at, to));
    let unit = exact.unwrap_or(unit);
    let glued = p.glued(at);
    let lone = is_lone_capital(p, number, at, to);
    if unit.glued_only && !(glued && number.end > number.start || lone) {
        return None;
    }
    let other_case = p.is(at, LETTERED_DEGREES) && p.atom(at).case != Case::Lower;
    if other_case || glued && to == at + 1 && p.is(at, NEVER_GLUED_UNITS) {
        return None;
    }
    // A symbol of one or two letters is a unit only where the word ends: not `5 m2 1`, not `3 gà`.
    let last = to - 1;
    if p.is_word(last) && p.glued(to) && p.is_digits(to) && !p.is(to, POWERS) {
        return None;
    }
    // Single capitals are names (`5 G`, `nhóm 2 A`); single letters stand glued or lower case.
    if p.is_word(at)
        && p.key(at).chars().count() == 1
        && to == at + 1
        && p.atom(at).case != Case::Lower
        && !(glued && p.is(at, ONE_LETTER_UNITS) || lone)
    {
        return None;
    }
    // `độ tuổi`, `cân bằng`, `li hôn`: part of a longer word.
    if to == at + 1
        && p.is_word(at)
        && (p.word_end(at) > to
            && p.atom(to).case == Case::Lower
            && !p.class(to).has(Class::FUNCTION)
            || p.word_start(at) < at)
        && !glued
        && !lone
    {
        return None;
    }
    // `100 nghìn tỷ chỉ để trả nợ`
    if p.is(at, MACE) && number.is_scaled_by(Decimal::ONE_THOUSAND) {
        return None;
    }
    if p.is(at, DEGREE) && p.is(to, BEHIND_DEGREE) {
        return None;
    }
    // `ba năm tuổi xuân`
    if p.is(to - 1, AGE) && to > at + 1 && p.is(to, GOES_ON_WITH_AGE) {
        return None;
    }
    // `hai số điện thoại`
    let words = (at..to + 1).all(|n| p.is_word(n));
    let longer = to > at + 1 && words && p.phrase_class(at, to + 1).has(Class::COUNTED);
    if longer || to == at + 1 && is_other_noun(p, at) {
        return None;
    }
    let in_full = glued && (number.grouped || number.is_fractional());
    if let Some(powered) = power_apart(p, at, to, in_full) {
        return Some((powered, to + 1));
    }
    Some((unit, to))
}

/// `750 W chạy`: a capital apart from its number, which begins no name and ends none.
fn is_lone_capital(p: &Phrases, number: &Number, at: usize, to: usize) -> bool {
    let named = p.class_before(number.start).has(Class::ANY_LABEL)
        || p.follows_name(number.start)
        || p.behind(number.start, BEFORE_OTHER_NUMBER);
    let initial = p.is_capital(to + 1) && p.atom(to + 1).sentence == p.atom(at).sentence;
    let joined = p.is_word(to + 1) && (p.glued(to + 1) && !p.is(to, SLASH) || initial);
    let goes_on = p.glued(to) && p.atom(to).kind == AtomKind::Mark && joined
        || p.is_capital(to)
        || p.is_digits(to);
    p.is(at, UNITS_IN_CAPITALS)
        && p.atom(at).case != Case::Lower
        && p.atom(at).spaced
        && to == at + 1
        && (!named || p.is(at, WATT))
        && !goes_on
}

/// Whether the spelling of a measure is another word here: `150 chỉ có giá`, `tháng 5 lượng
/// mưa`, `3 phân khúc`, `5 mẫu xe`.
fn is_other_noun(p: &Phrases, at: usize) -> bool {
    const NEAR: usize = 14;
    let behind = at + 1;
    let sentence = p.atom(at).sentence;
    let near = |words: &Set| {
        let in_sentence = |n: usize| p.atom(n).sentence == sentence && p.is(n, words);
        (at.saturating_sub(NEAR)..at).any(in_sentence) || p.is(behind, words)
    };
    let goes_on = p.class(behind).has(Class::FUNCTION) || p.word_has(behind, Class::VERBAL);
    if p.is(at, MACE) {
        (goes_on || is_only(p, behind)) && !p.is(behind, TURN) && !near(WORN_GOLD)
    } else if p.is(at, TAEL) {
        p.is_word(behind) && !goes_on && !near(GOLD_OR_SILVER)
    } else if p.is(at, FIELD_OR_CUBE) {
        is_counted(p, behind) && !p.is(behind, MEASURED_IN_FIELDS)
    } else {
        p.is_word(behind) && p.phrase_class(at, behind + 1).has(Class::COUNTED)
    }
}

/// The unit of `40 m 2`, unless the digit counts something itself; behind a number `in_full` it
/// does not: `10.000m 2 nhà kính`.
pub(super) fn power_apart<'t>(
    p: &Phrases<'t>,
    at: usize,
    to: usize,
    in_full: bool,
) -> Option<&'t Unit> {
    let power = p.is(to, POWERS) && p.atom(to).spaced;
    let next = to + 1;
    let ends = !p.is(next, GLUES_POWERS)
        || p.atom(next + 1).spaced && !p.is_digits(next + 1)
        || p.is(next, SLASH) && p.is_word(next + 1)
        || p.is(next, COMMA_OR_DOT) && p.atom(next).spaced;
    if !power || to > at + 1 || !p.is(at, LENGTHS_WITH_POWER) || !ends {
        return None;
    }
    let counts = !in_full && is_counted(p, next)
        || p.unit_at(next).is_some()
        || p.currency_at(next).is_some()
        || p.class(next).has(Class::SCALE)
        || period::is_time_unit(p, next);
    let land = p.is(next, MEASURED_IN_POWERS);
    (!counts || land).then(|| p.unit_of(&[at, to]))?
}

/// `nhóm 3 chỉ 4 trường hợp`: whether so many of something follow `chỉ`; but `1 chỉ 5 phân`.
fn is_only(p: &Phrases, at: usize) -> bool {
    let behind = at + 1;
    let counts = p.is(behind, PERCENT_SIGN)
        || period::unit(p, behind).is_some()
        || is_counted(p, behind) && p.unit_at(behind).is_none();
    p.is_digits(at) && counts
}

/// The most whole metres of a height that is written with a capital: `2M05`.
const MOST_METRES: u32 = 2;

/// `1m78`, `3kg4`, `1 mét 5`: a measure and what follows the point.
pub(crate) fn with_tenths<'t>(p: &Phrases<'t>, at: usize) -> Option<(Decimal, &'t Unit, usize)> {
    if !p.is(at + 1, UNITS_WITH_TENTHS) {
        return None;
    }
    let whole = p.int(at).filter(|n| *n < 100)?;
    let rest = p.int(at + 2)?;
    let digits = p.atom(at + 2).span.len() as u32;
    let glued = p.glued(at + 1) && p.glued(at + 2) && !(p.is_word(at + 3) && p.glued(at + 3));
    // `cao 1 mét 5`
    let spelt = p.is(at + 1, METRE)
        && (at + 1..at + 3).all(|at| p.atom(at).spaced)
        && p.currency_at(at + 3).is_none()
        && !goes_on(p, at + 3);
    let begins = at == 0 || !p.glued(at) || p.is(at - 1, OPENS_LENGTH);
    if !(glued || spelt) || !begins {
        return None;
    }
    let (unit, _) = p.unit_at(at + 1)?;
    let of_length = unit.dimension == "length";
    // `đạn 9M37`: the name of a rocket
    let named = of_length && whole > MOST_METRES && p.atom(at + 1).case != Case::Lower;
    if named || !of_length && unit.dimension != "mass" {
        return None;
    }
    // `5m2` is an area, `1kg250` has grams.
    let square = glued && of_length && digits == 1 && (2..=3).contains(&rest);
    let most = if of_length { 2 } else { 3 };
    (digits <= most && !square).then(|| {
        let value = Decimal::from(whole) + Decimal::new(i64::from(rest), digits);
        (value, unit, at + 3)
    })
}

/// The unit or noun behind a number and its text, lower case.
pub(crate) fn counted<'t>(p: &Phrases<'t>, number: &Number) -> Option<(Counted<'t>, usize)> {
    if let Some((unit, to)) = measure(p, number) {
        let end = compound(p, to);
        let noun = number.end + 1;
        // `thùng` of `thùng dầu`: the noun, without what fills it; of `thùng dầu/ngày` `thùng/ngày`.
        if to > noun && p.is(number.end, BARREL) {
            let each = end > to || p.is(to, EACH) || p.is(to, ONE);
            let unit_of = text(p, number.end, noun) + &text(p, to, end);
            return Some((
                Counted::Measure(unit, unit_of),
                if each { end } else { noun },
            ));
        }
        return Some((Counted::Measure(unit, text(p, number.end, end)), end));
    }
    let at = noun_at(p, number)?;
    let noun = noun_end(p, at);
    let end = of_so_many(p, noun).unwrap_or_else(|| compound(p, noun));
    Some((Counted::Noun(text(p, at, end)), end))
}

/// Whether a unit or a noun stands behind a number.
pub(crate) fn counts(p: &Phrases, number: &Number) -> bool {
    measure(p, number).is_some() || noun_at(p, number).is_some()
}

/// Whether a number is a percentage, an amount of money, or one of what it counts or measures.
pub(crate) fn is_of_something(p: &Phrases, number: &Number) -> bool {
    let to = number.end;
    p.is(to, PERCENT_SIGN) || p.currency_at(to).is_some() || counts(p, number)
}

/// Whether it is a noun.
pub(crate) fn counts_noun(p: &Phrases, number: &Number) -> bool {
    measure(p, number).is_none() && noun_at(p, number).is_some()
}

/// `25m 2 /người`: whether the slash at `at` goes on behind a power that stands apart.
pub(super) fn follows_power(p: &Phrases, at: usize) -> bool {
    p.is_digits(at - 1) && p.glued(at + 1) && p.is(at - 2, LENGTHS_WITH_POWER)
}

/// `tấn/năm`, `khách/ngày đêm`: what follows a slash belongs to the unit.
fn compound(p: &Phrases, to: usize) -> usize {
    // `7,5 lít/100 km`
    if p.is(to, SLASH)
        && p.is(to + 1, HUNDRED_OR_THOUSAND_IN_DIGITS)
        && let Some((unit, end)) = p.unit_at(to + 2)
        && unit.dimension == "length"
    {
        return end;
    }
    if !p.is(to, SLASH) || !p.is_word(to + 1) {
        return to;
    }
    // `158 lượt/ ngày`, but `10 bài/ Hà Nội`
    let space_behind = !p.atom(to).spaced && p.atom(to + 1).case == Case::Lower;
    let of_each = || period::is_time_unit(p, to + 1) || is_counted(p, to + 1);
    if p.atom(to).spaced != p.atom(to + 1).spaced
        && !follows_power(p, to)
        && !(space_behind && of_each())
    {
        return to;
    }
    if let Some((_, end)) = p.unit_at(to + 1) {
        return end;
    }
    let day_and_night = p.phrase(to + 1, DAY_AND_NIGHT);
    day_and_night.unwrap_or_else(|| p.word_end(to + 1))
}

/// `25 bác sĩ/10.000 dân`: the atom behind so many others that they are told of.
fn of_so_many(p: &Phrases, slash: usize) -> Option<usize> {
    let of = number(p, slash + 1).filter(|of| p.is(slash, SLASH) && !of.in_words)?;
    let hundreds = of.value.checked_rem(Decimal::ONE_HUNDRED)?;
    let round = of.value >= Decimal::ONE_HUNDRED && hundreds.is_zero();
    (round && is_counted(p, of.end)).then(|| noun_end(p, of.end))
}

/// The first atom of the noun behind a number, where one follows.
fn noun_at(p: &Phrases, number: &Number) -> Option<usize> {
    let at = behind_quote(p, number.end);
    let atom = p.atom(at);
    if atom.kind != AtomKind::Word {
        return None;
    }
    // `370 tỷ tiền gửi`, `ba triệu bạc` and `61 tỷ nửa đầu năm` are money.
    let large = || number.grouped || number.is_scaled_by(Decimal::ONE_THOUSAND);
    if p.is(at, MONEY_NOUNS_OR_HALF) && large() {
        return None;
    }
    // `tập 2 "Gió đại ngàn"`: a title, which has a capital.
    let titled = at > number.end && atom.case != Case::Lower;
    if titled && p.class_before(number.start).has(Class::ANY_LABEL) {
        return None;
    }
    // Units of time belong to kinds of their own; `ngày công`, `giờ bay` are other words, and
    // `tiếng` and `quý` are counted too.
    let time = period::is_time_unit(p, at) && !p.is(at, COUNTED_TIME);
    if time && p.word_end(at) == at + 1 {
        return None;
    }
    // `trúng 5 triệu hôm qua`
    if directed_period(p, at).is_some() && large() {
        return None;
    }
    // `TNT 135 cách đây không lâu`; `lượt thứ 9, 10 và 11 cả hai đội`
    if p.phrase(at, AGO).is_some() || p.is(at, ALL) {
        return None;
    }
    if is_stroke(p, number) {
        return Some(at);
    }
    if is_counted(p, at) {
        // `cả hai chia sẻ`, `cả hai quyết định chia tay`: what both do.
        let decides = |to: usize| p.word_has(to, Class::VERBAL);
        let does = || {
            let verbal = p.word_has(at, Class::VERBAL);
            verbal || p.phrase(at, DECIDE).is_some_and(decides)
        };
        let done = p.behind(number.start, ALL) && does();
        // A row of a table without spaces: `20Bình Dương`, `1-6Ca sĩ`.
        let row =
            at == number.end && (p.glued(at) && atom.case == Case::Title || p.is_behind_seam(at));
        return (!done && !row && !is_double_name(p, at)).then_some(at);
    }
    // `6 G. Dzhikiya`: an initial, but `40 e-mail`.
    if p.key(at).chars().count() == 1 && !joins(p, at + 1) {
        return None;
    }
    // `334,4 tỷ doanh thu`: few things come in thousands of millions, and those are listed.
    let sum = || number.is_scaled_by(Decimal::from(1_000_000_000));
    let glued = at == number.end && p.glued(at);
    let other_word = || {
        let single = || p.word_end(at) == at + 1;
        p.word_has(at, Class::FUNCTION.or(Class::VERBAL)) || p.number_word(at).is_some() && single()
    };
    let other = glued || p.class(at).has(Class::FUNCTION) || sum() || other_word();
    (!other && !is_name(p, at)).then_some(at)
}

/// `tàu ngầm 187 Bà Rịa-Vũng Tàu`: two names of two syllables with a dash.
fn is_double_name(p: &Phrases, at: usize) -> bool {
    let name = |at: usize| (at..at + 2).all(|at| p.is_title(at));
    name(at) && p.is(at + 2, DASH) && name(at + 3)
}

/// `động cơ SOHC, 4 thì`: the strokes of an engine.
pub(crate) fn is_stroke(p: &Phrases, number: &Number) -> bool {
    const NEAR: usize = 12;
    let engine = |at: usize| {
        p.atom(at).sentence == p.atom(number.start).sentence && p.phrase(at, ENGINE).is_some()
    };
    p.is(number.end, STROKE)
        && [Decimal::TWO, Decimal::from(4)].contains(&number.value)
        && (number.start.saturating_sub(NEAR)..number.start).any(engine)
}

/// Whether what stands behind a number is a name: a capital (`1 Mexico 3`, `24 Hoàng Quốc
/// Việt`) or a model (`5 ES250`); short forms in capitals are counted (`18 DN`).
fn is_name(p: &Phrases, at: usize) -> bool {
    match p.atom(at).case {
        Case::Lower => false,
        Case::Title => p.word_end(at) == at + 1 || p.atom(at + 1).case != Case::Lower,
        Case::Upper => {
            let dash = usize::from(p.is(at + 1, DASH) && p.glued(at + 1));
            let next = at + 1 + dash;
            // A row of a table goes on with digits: `2 FLC 7,250`.
            let row = p.is_digits(at + 1);
            row || p.glued(next) && (p.is_digits(next) || dash == 1 && p.is_word(next))
        }
    }
}

/// Whether a sign with more digits is glued to the figure before `at`.
pub(crate) fn has_more_digits(p: &Phrases, at: usize) -> bool {
    p.is(at, FIGURE_SIGN) && p.glued(at) && p.is_digits(at + 1)
}

/// Whether a figure goes on behind `at`, or counts or measures what stands there.
pub(crate) fn goes_on(p: &Phrases, at: usize) -> bool {
    has_more_digits(p, at)
        || p.lexeme(at, PERCENT_UNITS).is_some()
        || p.is_word(at) && (p.word_has(at, Class::COUNTED) || p.class(at).has(Class::SCALE))
        || p.unit_at(at).is_some()
        || period::unit(p, at).is_some()
}

/// The text of the atoms `from..to` as the record writes it.
pub(super) fn text(p: &Phrases, from: usize, to: usize) -> String {
    let mut out = String::with_capacity(p.span(from, to).len());
    for at in from..to {
        let atom = p.atom(at);
        let power = atom.kind == AtomKind::Digits && p.behind(at, LENGTHS_WITH_POWER);
        let beside_slash = p.is(at, SLASH) || at > from && p.is(at - 1, SLASH);
        if at > from && atom.spaced && !power && !beside_slash {
            out.push(' ');
        }
        match atom.kind {
            AtomKind::Word => {
                lower_into(atom.span.text(p.text), &mut out);
            }
            _ => out.push_str(atom.span.text(p.text)),
        }
    }
    if out.starts_with('"') {
        out.split_off(1)
    } else {
        out
    }
}
