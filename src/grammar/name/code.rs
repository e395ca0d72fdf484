//! Numbers that their own shape shows to be names: telephones, plates, formations.

use crate::{
    grammar::{point, shared_unit},
    number::digits,
    phrase::{numeral, phrases::Phrases, unit},
    tape::{AtomKind, Case},
    vocabulary::{
        named::{
            AROUND_THE_CLOCK, CLOSE_BRACKET, COLON, COMMA, DASH, DAY, DOT, EARLY_DAY, HOUR,
            HOUR_LETTER, HOUR_MARK, MINUTE, MONTH, NUMBER_SIGNS, OPEN_BRACKET, PLUS, SERVICE_CALLS,
            SHORT_CALLS, SIZE_SIGN, SLASH,
        },
        set::Set,
    },
};

const ANY_DAY: &Set = &DAY.or(EARLY_DAY);
const DECIMAL_SIGNS: &Set = &DOT.or(COMMA);
const DOT_OR_SLASH: &Set = &DOT.or(SLASH);
const PHONE_OPENS: &Set = &OPEN_BRACKET.or(PLUS).or(COLON);
const CALLS: &Set = &SERVICE_CALLS.or(SHORT_CALLS);
const PHONE_JOINTS: &Set = &DOT.or(DASH).or(CLOSE_BRACKET);

/// `7 giờ 61 phút`, `ngày 1 tháng 13`: neither a point of time nor a length.
pub(crate) fn impossible(p: &Phrases, at: usize) -> Option<usize> {
    if !p.is(at + 1, HOUR) && !p.is(at + 1, MONTH) {
        return None;
    }
    let number = |at: usize| p.int(at).filter(|_| p.atom(at).span.len() <= 2);
    let (_, last) = (number(at)?, number(at + 2)?);
    if p.is(at + 1, HOUR) {
        return (p.is(at + 3, MINUTE) && last >= 60).then_some(at + 4);
    }
    let month = p.is(at + 1, MONTH) && p.behind(at, ANY_DAY);
    (month && last > 12).then_some(at + 3)
}

/// `24/24`, `24/7`.
pub(crate) fn around_the_clock(p: &Phrases, at: usize) -> Option<usize> {
    let end = p.phrase(at, AROUND_THE_CLOCK).filter(|_| p.glued(at + 1))?;
    Some(end + usize::from(p.is(end, HOUR_MARK)))
}

/// Whether digits may be of a telephone number: few of them alone are none, but those of services.
pub(crate) fn may_be_called(p: &Phrases, at: usize) -> bool {
    const FEWEST: usize = 5;
    let next = p.atom(at + 1);
    let alone = next.kind != AtomKind::Digits && !PHONE_JOINTS.has(next.word);
    !alone || p.atom(at).span.len() >= FEWEST || p.is(at, CALLS)
}

/// A telephone number by its own shape: groups that begin with 0, or as those of services do.
pub(crate) fn phone(p: &Phrases, at: usize) -> Option<usize> {
    let zero = p.digits(at).starts_with('0');
    if !zero && !p.is(at, SERVICE_CALLS) {
        return None;
    }
    let (groups, digits, to) = groups(p, at)?;
    // `2 000 000 000`
    let inside = p.before(at).kind == AtomKind::Digits && p.atom(at).span.len() == 3;
    let zero = zero && !inside && (8..=12).contains(&digits);
    let service = p.is(at, SERVICE_CALLS) && groups > 2 && (8..=10).contains(&digits);
    (zero && (groups > 1 || digits >= 9) || service).then_some(to)
}

/// `1900 599802`, `1900 6067`: the number of a service in two groups, the second no year.
pub(crate) fn service(p: &Phrases, at: usize) -> Option<usize> {
    let (groups, digits, to) = p.is(at, SERVICE_CALLS).then(|| groups(p, at))??;
    let year = point::year_number(p, to - 1).is_some_and(|year| (1800..2100).contains(&year));
    (groups == 2 && (8..=10).contains(&digits) && !year).then_some(to)
}

/// Groups of digits that may be a telephone number where a word says so.
pub(crate) fn called(p: &Phrases, at: usize) -> Option<usize> {
    let (_, digits, to) = groups(p, at)?;
    (digits >= 5).then_some(to)
}

/// Groups of digits from `at` on: how many, of how many digits, and the atom behind them.
fn groups(p: &Phrases, at: usize) -> Option<(usize, usize, usize)> {
    const MOST_GROUPS: usize = 8;
    if at > 0 && p.glued(at) && !p.behind(at, PHONE_OPENS) {
        return None;
    }
    let mut digits = p.atom(at).span.len();
    let longest = if p.is(at, SERVICE_CALLS) { 6 } else { 4 };
    let mut groups = 1;
    let mut to = at + 1;
    while groups < MOST_GROUPS {
        let sign = p.is(to, PHONE_JOINTS);
        let group = p.atom(to + usize::from(sign));
        let fits = group.kind == AtomKind::Digits && (2..=longest).contains(&group.span.len());
        if !fits || !sign && !group.spaced {
            break;
        }
        digits += group.span.len();
        groups += 1;
        to += 1 + usize::from(sign);
    }
    Some((groups, digits, to))
}

/// `1.` or `2/` that opens a line.
pub(crate) fn bullet(p: &Phrases, at: usize) -> Option<usize> {
    let opens_line = at == 0 || p.before(at).kind == AtomKind::Break;
    let closes = p.is(at + 1, DOT_OR_SLASH)
        && p.glued(at + 1)
        && (p.atom(at + 2).spaced || p.is_word(at + 2))
        && !p.is_digits(at + 2);
    (opens_line && closes && p.atom(at).span.len() <= 2).then_some(at + 2)
}

/// `4-4-2`, `6-4-3`, `02 – 08 – 21`, `192.168.1.1`: three numbers and more that are no date.
pub(crate) fn chain(p: &Phrases, at: usize) -> Option<usize> {
    if p.atom(at + 1).kind != AtomKind::Mark && !p.is(at + 1, SIZE_SIGN) {
        return None;
    }
    let sign = p.key(at + 1);
    if !matches!(sign, "-" | "/" | "." | "+" | ":" | "x") || p.key_before(at) == sign {
        return None;
    }
    let mut count = 1;
    let mut to = at + 1;
    while p.key(to) == sign && p.is_digits(to + 1) && p.atom(to).spaced == p.atom(to + 1).spaced {
        count += 1;
        to += 2;
    }
    let several = match sign {
        "x" if measures_sizes(p, at, to - 1) => false,
        // `83-63-95 cm`
        "-" if count == 3 && are_girths(p, at) && measures_sizes(p, at, to - 1) => false,
        "x" if count != 2 => count > 2,
        "x" | "+" => return (count == 2 && p.glued(at + 1)).then_some(to),
        "." if (3..=6).contains(&count) => digits::read(p.str(at, to)).is_none(),
        ":" => count > 3,
        // `RAM 2/3/4GB`
        "/" if shared_unit::has_variants(p, to) => false,
        _ => count > 2,
    };
    // Behind a dash too: `27-28/02/2018`.
    let date = || {
        count == 3 && point::numeric(p, point::Lead::Joined, at).is_some_and(|found| found.to == to)
    };
    (several && !date() && !is_day_to_day(p, at, to)).then_some(to)
}

/// Whether three numbers with signs between them may be the sizes of a body.
fn are_girths(p: &Phrases, at: usize) -> bool {
    let is_size = |at: usize| p.int(at).is_some_and(|n| shared_unit::GIRTHS.contains(&n));
    [at, at + 2, at + 4].into_iter().all(is_size)
}

/// `30-4 - 1-5`: a day of a month, and another one.
fn is_day_to_day(p: &Phrases, at: usize, to: usize) -> bool {
    let (joint, last) = (at + 3, at + 4);
    let day = |at: usize| match (p.int(at), p.int(at + 2)) {
        (Some(day), Some(month)) if p.glued(at + 1) => point::is_day(month, day),
        _ => false,
    };
    to == last + 3 && p.atom(joint).spaced && day(at) && day(last)
}

/// `1.895 x 715 x 1.075 mm`: the sizes of a thing, or their decimals.
fn measures_sizes(p: &Phrases, at: usize, last: usize) -> bool {
    let measured =
        numeral::number(p, last).is_some_and(|number| unit::measure(p, &number).is_some());
    measured || at > 0 && p.glued(at) && p.behind(at, DECIMAL_SIGNS)
}

/// `5PS - 16PS - 11PS`: a row of codes of the same letters.
pub(crate) fn row(p: &Phrases, at: usize) -> Option<usize> {
    const LEAST: usize = 3;
    let letters = at + 1;
    let same = |n: usize| p.word(n) == p.word(letters) && p.atom(n).case == Case::Upper;
    let mut codes = 1;
    let mut to = letters + 1;
    while p.is(to, DASH) && p.is_digits(to + 1) && p.glued(to + 2) && same(to + 2) {
        codes += 1;
        to += 3;
    }
    (codes >= LEAST && p.glued(letters)).then_some(to)
}

/// `51F-123.45`, `29A-12345`, `BKS 52Y4 - 2283`.
pub(crate) fn plate(p: &Phrases, at: usize) -> Option<usize> {
    let dash = series_end(p, at).filter(|to| p.is(*to, DASH))?;
    // `16H - 20H` are hours.
    let hours = p.is(at + 1, HOUR_LETTER) && p.is(dash + 2, HOUR_LETTER);
    let number = Some(dash + 1).filter(|number| p.is_digits(*number) && !hours)?;
    Some(parted_end(p, number))
}

/// `63L 7208`, `29C 123.45`: the same with a space.
pub(crate) fn spaced_plate(p: &Phrases, at: usize) -> Option<usize> {
    let number = series_end(p, at).filter(|to| p.is_digits(*to) && p.atom(*to).spaced)?;
    let to = parted_end(p, number);
    let digits: usize = (number..to).map(|at| p.key(at).len()).sum();
    let digits = digits - usize::from(to > number + 1);
    let goes_on = p.is(to, NUMBER_SIGNS) && p.glued(to) && p.is_digits(to + 1);
    ((4..=5).contains(&digits) && !goes_on).then_some(to)
}

/// The atom behind the province and the series of a plate: `51F`, `52Y4`.
fn series_end(p: &Phrases, at: usize) -> Option<usize> {
    let letter = at + 1;
    let lettered = p.is_word(letter)
        && p.glued(letter)
        && p.atom(letter).case != Case::Lower
        && p.key(letter).chars().count() <= 2;
    let last = at + 2;
    let numbered = p.is_digits(last) && p.glued(last) && p.key(last).len() == 1;
    (p.key(at).len() == 2 && lettered).then_some(last + usize::from(numbered))
}

/// The atom behind the number of a plate, `12345` or `123.45`.
fn parted_end(p: &Phrases, at: usize) -> usize {
    let parted = p.is(at + 1, DOT) && p.glued(at + 1) && p.is_digits(at + 2) && p.glued(at + 2);
    at + if parted { 3 } else { 1 }
}

/// `115`, `1022`: a number that is called.
pub(crate) fn short_call(p: &Phrases, at: usize) -> Option<usize> {
    let to = at + 1;
    let goes_on = p.is(to, NUMBER_SIGNS) && p.glued(to) && p.is_digits(to + 1);
    (p.is(at, SHORT_CALLS) && !goes_on).then_some(to)
}
