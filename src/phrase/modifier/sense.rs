//! Where a word that changes a figure means something else.

use rust_decimal::Decimal;

use crate::{
    phrase::{
        joint,
        numeral::{self, Number},
        period,
        phrases::Phrases,
        unit,
    },
    value::modifier::OtherSense,
    vocabulary::{
        class::Class,
        named::{
            ABOUT, ABOVE, AGE, AMOUNTS_TO, BEFORE_EXCEEDING, BEFORE_LEAD, BEGINS_OTHER_WORD,
            COMES_TO, COMMA, COMPARABLE, COMPARABLE_WITH, COMPARED_WITH, DENIAL, DONE_UPON,
            EXTENDED, FLOORS_OR_PAGES, FROM, GOES_UP_OR_DOWN, GROUND_LEVEL, HOLDS_MANY,
            INHABITANTS, LARGE, LEAD_IN_AGE, LEADS, LESSER, LOW, MORE, MUCH, NOT, OLD, OLD_PEOPLE,
            OTHER_SENSES, PERCENT_SIGN, RATES, RECKONED, ROUND, SCORED, SIZE_OR_ONLY, SLASH,
            SLIGHTLY_MORE, SMALL_STEPS, STRENGTH, STUDIED_UPON, WITHIN, YOUNG, YOUNG_PEOPLE,
        },
    },
};

/// `không nên uống quá 2 cốc`, `chưa nơi nào vượt quá 30 độ`: the words before `at` deny it.
pub(super) fn is_denied(p: &Phrases, at: usize) -> bool {
    const WORDS: usize = 4;
    (at.saturating_sub(WORDS)..at)
        .rev()
        .take_while(|&at| p.is_word(at))
        .any(|at| p.is(at, DENIAL))
}

/// Whether the word or words at `first..end`, which change the number at `number`, mean
/// something else: `dưới` beneath, `trên` upon, `hơn` and `kém` in a comparison.
pub(super) fn is_other_word(p: &Phrases, first: usize, end: usize, number: usize) -> bool {
    // `>>3 cấp độ gió`: an arrow.
    if !p.is_word(first) && first > 0 && p.glued(first) && p.key(first) == p.key(first - 1) {
        return true;
    }
    if end - first > 1 {
        // `ít hơn 5 vụ so với tháng trước` tells a difference.
        return p.is(end - 1, MORE)
            && p.is(first, LESSER)
            && (is_compared(p, number) || is_small_difference(p, first, number));
    }
    let Some((sense, _)) = p.lexeme(first, OTHER_SENSES) else {
        return false;
    };
    let segmented = p.word_end(first) > end || p.word_start(first) < first;
    let in_word = segmented || p.behind(first, BEGINS_OTHER_WORD);
    match sense {
        OtherSense::Upon => {
            end == number && (is_place(p, first, number) || is_rate(p, first, number))
        }
        // `ngoài 30 tuổi`, `cao ngoài 30 m`; otherwise it means beside: `ngoài 4 bị cáo`.
        OtherSense::Beside => segmented || !is_age(p, number) && !is_beyond(p, first, number),
        OtherSense::Passing => true,
        // `35 độ từ 9 giờ`
        OtherSense::Degree => in_word || p.is_digits(first.wrapping_sub(1)),
        OtherSense::Worse => in_word || !p.behind(first, NOT),
        OtherSense::Soon => in_word && !p.is(end, ROUND),
        OtherSense::Reach => in_word || is_size_by_weight(p, number),
        OtherSense::Comparison => {
            let adjective = first.wrapping_sub(1);
            let bound = || {
                is_size(p, adjective, number)
                    || is_many(p, adjective, number)
                    || is_step(p, adjective, number)
            };
            // `giảm sâu hơn 30% so với đỉnh` is by how much.
            let compared = || {
                p.is(adjective, COMPARABLE_WITH)
                    && !p.behind(adjective, GOES_UP_OR_DOWN)
                    && is_compared(p, number)
            };
            p.is(adjective, COMPARABLE) && !bound() || compared() || is_lead(p, first, number)
        }
        OtherSense::Too => !p.behind(first, BEFORE_EXCEEDING) && !p.is_digits(number),
        OtherSense::Estimate => segmented,
        OtherSense::Between => p.behind(first, WITHIN) && is_span(p, number),
    }
}

/// `ngồi trên hai xe máy`, `dựa trên ba tiêu chí`, `10 người trên 2 ghe`: upon a thing, or so
/// many out of a whole. One is not upon what is measured, nor upon many things unless a verb says so.
fn is_place(p: &Phrases, first: usize, number: usize) -> bool {
    let Some(figure) = last_of_range(p, number) else {
        return false;
    };
    let noun = figure.end;
    let measured = figure.is_fractional()
        || unit::measure(p, &figure).is_some()
        || unit::with_tenths(p, number).is_some()
        || period::unit(p, noun).is_some()
        || p.class(noun).has(Class::CURRENCY);
    if measured || !p.is_word(noun) {
        return false;
    }
    let before = first.wrapping_sub(1);
    // `9 trên 10 đội`
    let part = p
        .int(before)
        .is_some_and(|n| n < 1000 && Decimal::from(n) < figure.value);
    if part || p.is(before, DONE_UPON) || p.phrase_before(first, STUDIED_UPON).is_some() {
        return true;
    }
    let of_size = p.word_has(noun, Class::SIZED) || p.class(noun).has(Class::SIZED);
    let above = p.is(first, ABOVE);
    let of_part = part_before(p, first).is_some_and(|(part, things)| {
        part < figure.value && (!of_size || p.key(noun) == p.key(things))
    });
    if above && of_part {
        return true;
    }
    // `có trên 20 boong`
    let amounts = p.is(before, AMOUNTS_TO);
    let few = figure.value <= Decimal::from(if above { 20 } else { 4 });
    let many = Decimal::from(200);
    !of_size && !amounts && (few || above && figure.value < many && p.class(noun).has(Class::PLACE))
}

/// How far around `trên` a rate is told.
const NEAR_RATE: usize = 8;

/// `số ca trên 1 triệu dân là 52`, `tính trên 1 ha`: so many to each, so that `trên` is no bound.
fn is_rate(p: &Phrases, first: usize, number: usize) -> bool {
    let whole = numeral::number(p, number).filter(|n| p.is(first, ABOVE) && is_round_one(n.value));
    let Some(whole) = whole.filter(|n| p.currency_at(n.end).is_none()) else {
        return false;
    };
    if p.phrase_before(first, RECKONED).is_some() {
        return true;
    }
    let sentence = p.atom(first).sentence;
    let inside = |at: &usize| p.is_word(*at) && p.atom(*at).sentence == sentence;
    let of_rate = (first.saturating_sub(NEAR_RATE)..first)
        .rev()
        .take_while(|at| inside(at) && !p.is(*at, AMOUNTS_TO))
        .any(|at| p.phrase(at, RATES).is_some());
    let told = |at: usize| p.is(at, COMES_TO) || p.is(at, ABOUT);
    let goes_on = || {
        (whole.end..whole.end + NEAR_RATE)
            .take_while(inside)
            .any(told)
    };
    if of_rate && goes_on() {
        return true;
    }
    // `số bác sĩ trên 10.000 dân`, but `dân số trên 1 triệu dân`
    let population = || {
        let mut words = (first.saturating_sub(NEAR_RATE)..first)
            .rev()
            .take_while(inside);
        words.any(|at| p.is(at, INHABITANTS))
    };
    let of_people = p.is(whole.end, INHABITANTS) && !p.class_before(first).has(Class::FUNCTION);
    of_people && (of_rate && !population() || parts_people(p, first))
}

/// `7,4 ca sởi trên 1 triệu dân`: people come in whole numbers, so that one with decimals before
/// `trên` is a rate.
fn parts_people(p: &Phrases, first: usize) -> bool {
    let mut near = (first.saturating_sub(NEAR_RATE)..first).rev();
    let figure = near.find(|&at| p.is_digits(at) || !p.is_word(at) || p.is(at, AMOUNTS_TO));
    // The decimals, behind the whole number and its comma.
    let begins = |at: usize| at.checked_sub(2).filter(|_| p.is_digits(at));
    let number = figure
        .and_then(begins)
        .and_then(|at| numeral::number(p, at));
    number.is_some_and(|n| n.is_fractional() && unit::counts_noun(p, &n))
}

/// One, ten, a hundred and so on.
fn is_round_one(value: Decimal) -> bool {
    let value = value.normalize();
    value.is_integer() && value.to_string().trim_end_matches('0') == "1"
}

/// The number at `at`, or the second one of a range: `6-7 xe`, `sáu, bảy xe`.
fn last_of_range(p: &Phrases, at: usize) -> Option<Number> {
    let first = numeral::number(p, at)?;
    let joint =
        joint::range_sign(p, first.end).or_else(|| p.is(first.end, COMMA).then_some(first.end + 1));
    let second = joint.and_then(|at| numeral::number(p, at));
    second.filter(|n| n.value > first.value).or(Some(first))
}

/// The number of things counted directly before `trên` at `at`, and where they stand: `15 ghế
/// trên 40 ghế`.
fn part_before(p: &Phrases, at: usize) -> Option<(Decimal, usize)> {
    const LONGEST: usize = 3;
    let noun = p.word_start(at.checked_sub(1)?);
    let counts = |n: &Number| n.end == noun && unit::counted(p, n).is_some_and(|(_, to)| to == at);
    (noun.saturating_sub(LONGEST)..noun)
        .filter_map(|from| numeral::number(p, from))
        .find(counts)
        .map(|n| (n.value, noun))
}

/// `trong khoảng 29 - 32 độ`: between two numbers, not about so much; lengths of time are about so
/// long, `trong khoảng 2 - 3 ngày`.
fn is_span(p: &Phrases, number: usize) -> bool {
    let low = number + usize::from(p.is(number, FROM));
    last_of_range(p, low).is_some_and(|last| last.start > low && !period::is_time_unit(p, last.end))
}

/// `30 tuổi`, `6 tháng tuổi`.
fn is_age(p: &Phrases, number: usize) -> bool {
    let Some(figure) = numeral::number(p, number) else {
        return false;
    };
    let unit = period::unit(p, figure.end).map_or(figure.end, |(_, end)| end);
    p.is(unit, AGE)
}

/// `nặng ngoài 80 kg`, `thu nhập ngoài 10 triệu đồng`: a size or a sum behind what has it.
fn is_beyond(p: &Phrases, first: usize, number: usize) -> bool {
    let Some(figure) = numeral::number(p, number) else {
        return false;
    };
    let of_measure = unit::measure(p, &figure).is_some() || p.currency_at(figure.end).is_some();
    of_measure && first > 0 && p.is_word(first - 1)
}

/// `tôm cỡ 20 - 30 và 40 - 50 con/kg`: so many to the kilogram are a size.
fn is_size_by_weight(p: &Phrases, number: usize) -> bool {
    const NEAR: usize = 10;
    let sentence = p.atom(number).sentence;
    let by_weight = |at: usize| {
        let unit = p
            .unit_at(at + 1)
            .filter(|_| p.is(at, SLASH) && p.is_word(at - 1));
        unit.is_some_and(|(unit, _)| unit.dimension == "mass") && p.atom(at).sentence == sentence
    };
    (number + 1..number + NEAR).any(by_weight)
}

/// `đường dài hơn 700 km`, `cuộc chiến kéo dài hơn 5 năm`, `giá trị lớn hơn 30 tỷ đồng`: the size
/// of the thing, unless something is named that it is compared with.
fn is_size(p: &Phrases, adjective: usize, number: usize) -> bool {
    // `nửa năm`
    let figure = numeral::number(p, number);
    let end = figure.map_or(number + 1, |n| n.end);
    let measured = figure.is_some_and(|n| unit::measure(p, &n).is_some())
        || unit::with_tenths(p, number).is_some()
        || period::unit(p, end).is_some()
        || p.is(end, FLOORS_OR_PAGES);
    let of_age = p.is(end, AGE);
    let amounts =
        measured && !of_age || p.is(end, PERCENT_SIGN) || p.class(end).has(Class::CURRENCY);
    // `cô gái trẻ hơn 20 tuổi`: the adjective belongs to the noun.
    let young = of_age && p.is(number.wrapping_sub(3), YOUNG_PEOPLE);
    // `cụ già hơn 80 tuổi`; of two people one is `già hơn 5 tuổi`.
    let old = of_age
        && p.is(adjective, OLD)
        && p.behind(adjective, OLD_PEOPLE)
        && figure.is_some_and(|n| n.value > OLD_AGE);
    let size = p.is(adjective, YOUNG) && young
        || old
        || p.is(adjective, EXTENDED) && measured
        || p.is(adjective, LARGE) && amounts;
    size && !is_compared(p, number)
}

/// Of more years an old person is old, not older than another one.
const OLD_AGE: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// `tăng nhẹ hơn 2 điểm`, `chiều cao nhỉnh hơn 1,6 m`: how something moved, or what its size is.
fn is_step(p: &Phrases, adjective: usize, number: usize) -> bool {
    let moved = p.is(adjective, STRENGTH) && p.behind(adjective, GOES_UP_OR_DOWN);
    let sized = p.is(adjective, SLIGHTLY_MORE) && p.behind(adjective, SIZE_OR_ONLY);
    (moved || sized) && !is_compared(p, number)
}

/// `trận nào cũng có nhiều hơn 2 bàn`: so many are held, unless something is named that they are
/// compared with, or they are a lead.
fn is_many(p: &Phrases, adjective: usize, number: usize) -> bool {
    p.is(adjective, MUCH)
        && p.behind(adjective, HOLDS_MANY)
        && !p.is(end_of_number(p, number), LEAD_IN_AGE)
        && !is_compared(p, number)
}

/// The atom behind the number at `at`.
fn end_of_number(p: &Phrases, at: usize) -> usize {
    numeral::number(p, at).map_or(at + 1, |number| number.end)
}

/// `với 30 điểm, hơn 2 điểm so với đội nhì`: by how much what was told before is more.
fn is_lead(p: &Phrases, first: usize, number: usize) -> bool {
    const FIGURE: usize = 6;
    let compared = (number + 1..number + FIGURE)
        .take_while(|&at| p.is_word(at))
        .any(|at| p.phrase(at, COMPARED_WITH).is_some());
    // `hiện chỉ hơn 1 điểm so với đội nhì`
    let leads = || p.behind(first, BEFORE_LEAD) && p.is(end_of_number(p, number), LEADS);
    compared && (p.behind(first, COMMA) || part_before(p, first).is_some() || leads())
}

/// `khu vực miền Nam thấp hơn 1 điểm`: too few for a bound, so they tell a difference.
/// Millimetres compare too: `dài hơn 6 mm và thấp hơn 15 mm`.
/// Goals that a match has are none: `trận nào cũng có ít hơn 3 bàn`.
fn is_small_difference(p: &Phrases, first: usize, number: usize) -> bool {
    numeral::number(p, number).is_some_and(|n| {
        let scored = if p.behind(first, HOLDS_MANY) {
            LEADS
        } else {
            SCORED
        };
        let few = n.value < Decimal::from(4) && p.is(n.end, scored);
        let low = p.is(number - 2, LOW) && p.is(n.end, SMALL_STEPS);
        few || low
    })
}

/// Whether the clause names what the figure is compared with.
fn is_compared(p: &Phrases, number: usize) -> bool {
    const CLAUSE: usize = 18;
    (number.saturating_sub(CLAUSE)..number + CLAUSE).any(|at| {
        let compared = |with: usize| p.phrase(with, GROUND_LEVEL).is_none();
        p.atom(at).sentence == p.atom(number).sentence
            && p.phrase(at, COMPARED_WITH).is_some_and(compared)
    })
}
