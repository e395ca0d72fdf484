//! Quantities: a number with the unit or the noun that it counts.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::{
    grammar::opens::Opens,
    grammar::{candidate::Candidate, money, point, shared_unit, spread},
    number::role::NumberWord,
    phrase::{
        currency, label, modifier, noun,
        numeral::{self, Number},
        period,
        phrases::Phrases,
        unit::{self, Counted},
    },
    tape::{AtomKind, Case},
    value::{
        amount::Amount,
        evidence::{Evidence, Shape},
        fact::Value,
    },
    vocabulary::{
        class::Class,
        named::{
            ABOVE, AGE, ALL, AND, CLAUSE_SIGNS, COMES_TO, COMMA, COUNT_OF, DASH,
            DIGITS_OF_TWO_SENSES, HARMED, IN_THIS_OR_LAST_YEAR, KIN, MATCH, MATCH_OR_OCCASION,
            MATCH_RESULTS, MONTH, NUMBER_OF, NUMBERED_NOT_COUNTED, NUMBERED_PERIODS, ORDINAL,
            OUT_OF_NUMBER, PLATE_OR_CODE, RANGE_OR_SHARE, RANKS_OR_DATES, SLASH, TAEL,
            TAKES_A_PLACE, TIMES, TOTAL, UNTIL_OR_NEXT, WITHIN,
        },
        set::Set,
    },
};

const COMMA_OR_AND: &Set = &COMMA.or(AND);
const ALL_OR_DASH: &Set = &ALL.or(DASH);
const ALL_OR_AGE: &Set = &ALL.or(AGE);
const ORDINAL_OR_MONTH: &Set = &ORDINAL.or(MONTH);
const TIMES_OR_AGE: &Set = &TIMES.or(AGE);

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::NUMERALS;

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if !numeral::may_start(p, at) || ends_pair(p, at) {
        return;
    }
    // `điệp viên 007 huyền thoại`: counts have no zeros in front.
    if p.key(at).starts_with("00") && p.is_digits(at) {
        return;
    }
    if let Some((value, unit, end)) = unit::metres_and_centimetres(p, at) {
        let value = Value::Quantity {
            amount: Amount::One(value),
            unit: "m".to_owned(),
            measure: Some((unit.canonical.clone(), unit.factor)),
        };
        out.push(Candidate::framed(p, at, end, value, "quantity.height"));
        return;
    }
    if !is_named(p, at)
        && let Some(mut spread) = spread::spread(p, at, unit::counted)
    {
        // `3 sào rưỡi`
        if spread.high.is_none()
            && !spread.low.is_fractional()
            && p.number_word(spread.end) == Some(NumberWord::Half)
        {
            spread.low.value += Decimal::new(5, 1);
            spread.end += 1;
        }
        if spread.low.is_lone_one() && spread.high.is_none() {
            return;
        }
        if spread.low.in_words && spread.high.is_none() && !may_count(p, &spread.low) {
            return;
        }
        let (text, measure) = match &spread.unit {
            Counted::Measure(unit, text) => {
                (text.clone(), Some((unit.canonical.clone(), unit.factor)))
            }
            // `tháng 5 lượng mưa`: amounts have parts, but no number.
            Counted::Noun(text) if TAEL.has(p.vocabulary.word(text)) => return,
            Counted::Noun(text) => (text.clone(), None),
        };
        // `bão cấp 6 hướng vào bờ`: a noun that is a verb too loses against a name.
        let verbal = !spread.last().in_words && p.word_class(spread.last().end).has(Class::VERBAL);
        let strong = measure.is_some()
            || unit::is_stroke(p, spread.last())
            || is_counted(p, spread.last()) && !verbal;
        if spread.high.is_some()
            && looks_like_year(p, &spread.low)
            && looks_like_year(p, spread.last())
        {
            return;
        }
        if !strong
            && (looks_like_year(p, &spread.low)
                || follows_name(p, &spread.low)
                || is_listed_name(p, at)
                || spread.last().in_words
                    && spread.last().scale == Decimal::ONE
                    && spread.low.value < Decimal::TEN
                    && !begins_counted(p, &spread.low))
        {
            return;
        }
        let amount = habit(
            &spread.low,
            spread.high.as_ref(),
            measure.as_ref(),
            spread.amount(),
        );
        let evidence = if strong {
            Evidence::Marked
        } else {
            Evidence::Context
        };
        out.push(
            Candidate::framed(
                p,
                spread.start,
                spread.end,
                Value::Quantity {
                    amount,
                    unit: text,
                    measure,
                },
                "quantity",
            )
            .modifier_else(spread.modifier)
            .evidence(evidence),
        );
        return;
    }
    shared(p, at, out);
    bare(p, at, out);
}

/// The second of a pair that counts nothing by itself: `Thanh Hóa 5-3 HAGL`, `chiều 22/6
/// phiên tòa`; but `66/60 km/h`.
fn ends_pair(p: &Phrases, at: usize) -> bool {
    let pair = at > 1 && p.glued(at - 1) && p.glued(at) && p.is_digits(at - 2);
    let measured = || {
        numeral::number(p, at).is_some_and(|n| {
            unit::measure(p, &n).is_some() || shared_unit::variant(p, n.end).is_some()
        })
    };
    let falls = || matches!((p.int(at - 2), p.int(at)), (Some(a), Some(b)) if a >= b);
    pair && (p.behind(at, DASH) && falls() || p.behind(at, SLASH) && !measured())
}

/// `trong tháng 7 Thanh tra sẽ họp`, `ở tuổi 60 nhà báo ấy`, `học kỳ 2 khối 10`: the number
/// belongs to the word before.
fn is_named(p: &Phrases, at: usize) -> bool {
    let behind = |length: usize| p.lexeme(at.checked_sub(length)?, NUMBERED_PERIODS);
    let period = [1, 2]
        .into_iter()
        .filter_map(behind)
        .find(|found| found.1 == at);
    period
        .zip(p.int(at))
        .is_some_and(|(((least, most), _), n)| {
            (least..=most).contains(&n)
                && p.is_word(at + 1)
                && !p.is(at + 1, AGE)
                && p.atom(at + 1).spaced
                && !label::is_counted_before(p, at - 1)
        })
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
        Some(english) if n.scale == Decimal::ONE && whole(english) => english,
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

/// Whether the noun behind the number is one that is counted: whole things, and no name behind a year.
fn is_counted(p: &Phrases, number: &Number) -> bool {
    // `AFC Cup 2017 khu vực Đông Nam Á`
    let year_of_name = looks_like_year(p, number)
        && (p.atom(number.end).case == Case::Title || p.follows_name(number.start));
    // `tính đến 31.12 ước tính`: a stop hardly begins the decimals of counted things.
    let dotted =
        number.is_fractional() && !number.in_words && p.str(number.start, number.end).contains('.');
    let noun = noun::behind_quote(p, number.end);
    noun::is_counted(p, noun) && !year_of_name && !dotted
}

/// `TNT 15 dự kiến`, `Cảnh sát PC 45 tỉnh`: the number of a name, where nothing known is counted.
fn follows_name(p: &Phrases, number: &Number) -> bool {
    let Some(before) = number.start.checked_sub(1) else {
        return false;
    };
    let plain = !number.in_words && !number.grouped && number.scale == Decimal::ONE;
    let in_score = p.is(before, DASH) && p.glued(number.start) && p.glued(before);
    plain && (p.follows_name(number.start) || in_score)
}

/// Four digits that are read as a year unless a noun behind them is counted.
fn looks_like_year(p: &Phrases, number: &Number) -> bool {
    !number.grouped
        && number.scale == Decimal::ONE
        && point::year_number(p, number.start).is_some_and(|y| (1900..2100).contains(&y))
}

/// `hai tàu tuần dương`, but not `năm bản lề`, `cả hai quan hệ`, `cấp ba công lập`.
fn begins_counted(p: &Phrases, number: &Number) -> bool {
    let before = p.class_before(number.start);
    let named = before.has(Class::ANY_LABEL);
    let another = p.is(number.start, DIGITS_OF_TWO_SENSES) || p.behind(number.start, ALL_OR_DASH);
    let counted = noun::begins_counted(p, number.end) || noun::is_quoted(p, number.end);
    !named && !another && counted
}

/// Whether a number in words before a noun counts it: `hai bên`, not `hai là`, not a name.
fn may_count(p: &Phrases, number: &Number) -> bool {
    let at = number.end;
    let next = p.atom(at);
    // `Ba Đình`, `Năm Căn` are names.
    // though `Hai Tổng thống` opens a sentence.
    let opens = p.opens(number.start) && p.word_end(at) > at + 1 && noun::is_counted(p, at);
    if next.case == Case::Title && p.atom(number.start).case == Case::Title && !opens {
        return false;
    }
    number.end > number.start + 1
        || !p.behind(number.start, ORDINAL_OR_MONTH) && !is_rank(p, number)
}

/// `anh hai`, `cô ba`: the rank of a child, where it is no count of what is told by pieces
/// or measured (`đưa cho cô hai cái khăn`, `hơn bà ba tuổi`).
fn is_rank(p: &Phrases, number: &Number) -> bool {
    let at = number.end;
    // Not `bác hai bộ đội`.
    let single = p.word_end(at) == at + 1;
    let pieces = single && p.class(at).has(Class::CLASSIFIER)
        || p.is(at, TIMES_OR_AGE)
        || unit::measure(p, number).is_some();
    let written_small = p.atom(number.start).case == Case::Lower;
    p.behind(number.start, KIN) && !(written_small && pieces)
}

/// `17 và 16 điểm`: the first number shares the unit of the last.
fn shared(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((number, last)) =
        shared_unit::behind(p, at, |p, number| unit::counted(p, number).is_some())
    else {
        return;
    };
    // `từ 6.2016 đến 6.2017, 100 ngôi sao`; `phường 2, 3, 4 lộ giới`
    let dotted = number.is_fractional() && p.str(number.start, number.end).contains('.');
    if dotted && unit::measure(p, &last).is_none() || is_listed_name(p, at) {
        return;
    }
    // `1 hoặc 3 ngày` is a length of time.
    if period::is_time_unit(p, last.end) {
        return;
    }
    let Some((counted, _)) = unit::counted(p, &last) else {
        return;
    };
    if currency::currency(p, &last).is_some() {
        return;
    }
    let (unit, measure) = match counted {
        Counted::Measure(unit, text) => (text, Some((unit.canonical.clone(), unit.factor))),
        Counted::Noun(text) => (text, None),
    };
    let value = Value::Quantity {
        amount: Amount::One(number.value),
        unit,
        measure,
    };
    let evidence = if shared_unit::variant(p, number.end).is_some() {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    out.push(
        Candidate::framed(p, number.start, number.end, value, "quantity.shared").evidence(evidence),
    );
}

/// Whether the list that `at` stands in opens with a label: `phường 2, 3, 4`.
fn is_listed_name(p: &Phrases, at: usize) -> bool {
    let mut first = at;
    while first > 1 && p.is(first - 1, COMMA_OR_AND) && p.is_digits(first - 2) {
        first -= 2;
    }
    let class = p.class_before(first);
    first < at && class.has(Class::ANY_LABEL)
}

/// A number without unit counts only where the words around say so.
fn bare(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some(number) = numeral::number(p, at) else {
        return;
    };
    let left_out = is_result(p, &number) || is_casualty(p, &number);
    // `48 triệu người dùng mỗi tháng, 30 triệu mỗi ngày`
    let goes_on = number.scale > Decimal::ONE && money::follows_count(p, &number);
    let counted = left_out || goes_on || is_count_of(p, at);
    let nothing = |p: &Phrases, number: &Number| {
        let kind = p.atom(number.end).kind;
        // A part of a whole or a price: `200 nghìn/tháng`.
        let scaled = number.scale > Decimal::ONE;
        let slashed = p.is(number.end, SLASH) && (scaled || p.is_digits(number.end + 1));
        (!slashed).then_some(())?;
        let class = p.word_class(number.end);
        let function = p.class(number.end).has(Class::FUNCTION)
            || counted && class.has(Class::VERBAL) && !class.has(Class::COUNTED);
        // `đạt 83 triệu năm nay`
        let sum_of_a_year = p.phrase(number.end, IN_THIS_OR_LAST_YEAR).is_some();
        (kind != AtomKind::Word || function || left_out || sum_of_a_year)
            .then_some(((), number.end))
    };
    let Some(spread) = spread::spread(p, at, nothing) else {
        return;
    };
    if spread.low.in_words
        && spread.low.scale == Decimal::ONE
        && spread.low.value < Decimal::ONE_HUNDRED
        && !is_of_many(p, &spread.low)
        && !left_out
    {
        return;
    }
    if !counted && money::is_sum(p, &spread) {
        return;
    }
    // Index levels, numbers of things and years have neither groups nor a scale.
    let large = |n: &Number| n.grouped || n.scale >= Decimal::ONE_THOUSAND;
    let last = *spread.last();
    let aged = p.behind(spread.start, AGE);
    let listed = p.is(spread.end, COMMA_OR_AND) && p.is_digits(spread.end + 1);
    let year = looks_like_year(p, &spread.low);
    let of_many = is_of_many(p, &spread.low);
    let told = (counted || of_many)
        && (!listed || left_out)
        && !year
        && !p.is(spread.end, RANGE_OR_SHARE)
        && (of_many || left_out || !p.is(spread.end, WITHIN));
    let says_so = large(&last) || aged || told;
    if spread.low.is_lone_one() || !says_so || last.is_fractional() {
        return;
    }
    let value = Value::Quantity {
        amount: spread.amount(),
        unit: String::new(),
        measure: None,
    };
    out.push(
        Candidate::framed(p, spread.start, spread.end, value, "quantity.bare")
            .modifier_else(spread.modifier)
            .evidence(if counted || of_many {
                Evidence::Marked
            } else {
                Evidence::Shape
            })
            .shape(Some((Shape::Bare, spread.low.start, spread.end))),
    );
}

/// `thắng 5, hòa 2 và thua 3 trận`, `thua 7 trong 8 trận`: how often, the noun is left out.
fn is_result(p: &Phrases, number: &Number) -> bool {
    // `trận thắng 102` is one match.
    let result = |verb: usize| p.is(verb, MATCH_RESULTS) && !p.behind(verb, MATCH);
    let Some(verb) = number.start.checked_sub(1).filter(|&at| result(at)) else {
        return false;
    };
    let comma = number.end + usize::from(p.is(number.end, COMMA));
    let next = comma + usize::from(p.is(comma, AND));
    let goes_on = next > number.end && result(next) && numeral::number(p, next + 1).is_some();
    let joint = verb.wrapping_sub(1);
    let ends = p.is(joint, COMMA_OR_AND) && is_number(p, joint.wrapping_sub(1));
    let of = p.is(number.end, WITHIN).then_some(number.end + 1);
    let of_matches = of
        .and_then(|at| numeral::number(p, at))
        .is_some_and(|all| p.is(all.end, MATCH_OR_OCCASION) && all.value > number.value);
    goes_on || ends || of_matches
}

/// `2 người chết, 1 bị thương`: the people are left out.
fn is_casualty(p: &Phrases, number: &Number) -> bool {
    let harmed = p.phrase(number.end, HARMED).is_some();
    let before = p.before(number.start);
    let named = p.class_before(number.start).has(Class::ANY_LABEL)
        || before.kind == AtomKind::Word && before.case != Case::Lower
        || p.behind(number.start, ALL_OR_AGE);
    harmed && !named && !number.in_words
}

fn is_number(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) || p.number_word(at).is_some()
}

/// `8 trên 10 người`: so many of the whole behind.
fn is_out_of(p: &Phrases, number: &Number) -> bool {
    let whole = numeral::number(p, number.end + 1)
        .filter(|whole| p.is(number.end, ABOVE) && whole.value > number.value);
    let ranked = p.behind(number.start, TAKES_A_PLACE);
    let things = whole.and_then(|whole| unit::counted(p, &whole));
    !ranked && matches!(things, Some((Counted::Noun(_), _)))
}

/// `3 trong số này`, `hai trong số 7 cháu bé`: some of those that were told of.
fn is_of_many(p: &Phrases, number: &Number) -> bool {
    let of = p.phrase(number.end, OUT_OF_NUMBER).is_some() || is_out_of(p, number);
    let named = p.class_before(number.start).has(Class::ANY_LABEL)
        || p.follows_name(number.start)
        || p.behind(number.start, RANKS_OR_DATES);
    of && !named && number.value > Decimal::ONE && !number.is_fractional()
}

/// `nâng số bàn thắng ở giải này lên 16`, `số đơn vị còn nợ là 711`: whether the number at
/// `at` tells how many there are of something said before.
fn is_count_of(p: &Phrases, at: usize) -> bool {
    const CLAUSE: usize = 24;
    let start = modifier::leading(p, at).map_or(at, |(_, first)| first);
    let Some(verb) = start.checked_sub(1) else {
        return false;
    };
    let sentence = p.atom(at).sentence;
    let reached = p.is(verb, UNTIL_OR_NEXT) && verb > 0;
    let told = p.is(verb - usize::from(reached), COMES_TO);
    // The nearest number that is spoken of: `số người`, `tổng số ca`, not `tỷ số`, `số áo`.
    let subject = |n: usize| {
        let begins = p.word_start(n) == n || p.behind(n, TOTAL);
        let number = p.is(n, NUMBER_OF) && p.word_end(n) == n + 1 && begins
            || p.phrase(n, COUNT_OF).is_some() && p.word_start(n) == n;
        let noun = p.word_end(n);
        let named = p.phrase(noun, NUMBERED_NOT_COUNTED).is_some() || p.behind(n, PLATE_OR_CODE);
        number && !named && noun::is_counted(p, noun)
    };
    told && (verb.saturating_sub(CLAUSE)..verb)
        .rev()
        .take_while(|&n| p.atom(n).sentence == sentence && !p.is(n, CLAUSE_SIGNS))
        .any(subject)
}
