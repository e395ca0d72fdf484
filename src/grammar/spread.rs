//! One number or a range, with the unit that they share.

use rust_decimal::Decimal;

use crate::{
    grammar::point::modern_year,
    phrase::{
        joint::range_sign,
        modifier,
        numeral::{Number, estimated, may_start, number},
        phrases::Phrases,
    },
    value::{amount::Amount, modifier::Modifier},
    vocabulary::{
        class::Class,
        named::{
            AND, COMMA, DASH, DOT, ENDS_IN_FULL, FIGURES_GO_ON, FROM, HEADS_LISTED_NUMBERS,
            IN_TURN, MIDDLE, MOVES_A_LEVEL, NOTE_OF_BID, NUMBER_OF, OR_ELSE, SLASH, STARS,
            THINGS_WITH_LEVEL, UNTIL,
        },
        set::Set,
    },
};

const JOINS_ESTIMATE: &Set = &COMMA.or(OR_ELSE);

/// One or two numbers that share a unit, with the unit.
#[derive(Clone, Debug)]
pub(crate) struct Spread<U> {
    pub start: usize,
    pub end: usize,
    pub low: Number,
    pub high: Option<Number>,
    pub unit: U,
    /// A modifier between `từ` and the first number.
    pub modifier: Option<Modifier>,
}

impl<U> Spread<U> {
    /// The value or the range.
    pub fn amount(&self) -> Amount {
        match self.high {
            Some(high) => Amount::Range(self.low.value, high.value),
            None => Amount::One(self.low.value),
        }
    }

    /// The number next to the unit.
    pub fn last(&self) -> &Number {
        self.high.as_ref().unwrap_or(&self.low)
    }
}

/// Reads `5`, `5-7`, `từ 5 đến 7`, `5% đến 7%`, `1,5 - 2 tỷ` with a unit that
/// `unit` recognises behind a number.
pub(crate) fn spread<'t, U: PartialEq>(
    p: &Phrases<'t>,
    at: usize,
    unit: impl Fn(&Phrases<'t>, &Number) -> Option<(U, usize)>,
) -> Option<Spread<U>> {
    let mut low = number(p, at)?;
    let first = unit(p, &low);
    let behind = first.as_ref().map_or(low.end, |(_, end)| *end);
    if let Some((high, second, end)) = second(p, &low, behind, &unit) {
        let same = first.as_ref().is_none_or(|(u, _)| *u == second);
        if same {
            // A unit of no width says nothing about the scale of the first number.
            if behind == low.end
                && !low.is_scaled()
                && high.is_scaled()
                // `500.000 - 1 triệu`, but `1.200 - 1.400 tỷ`.
                && (!low.grouped || high.grouped)
                && let Some(value) = low.value.checked_mul(high.scale)
                && (low.value <= high.base()
                    || high.base() < Decimal::ONE_HUNDRED && low.value < Decimal::ONE_HUNDRED)
            {
                low.value = value.normalize();
                low.scale = high.scale;
            }
            if behind == low.end && p.is(behind, DASH) {
                low = with_thousands(low, &high);
            }
            let (start, modifier) = opening(p, low.start);
            return Some(Spread {
                start,
                end,
                low,
                high: Some(high),
                unit: second,
                modifier,
            });
        }
    }
    let (unit, end) = first?;
    Some(Spread {
        start: low.start,
        end,
        low,
        high: None,
        unit,
        modifier: None,
    })
}

/// `50-70.000 đồng`: the thousands are written once, behind the last.
fn with_thousands(low: Number, high: &Number) -> Number {
    let thousands = high.value / Decimal::ONE_THOUSAND;
    let plain = |n: &Number| !n.is_scaled() && !n.in_words && !n.is_fractional();
    let once = plain(&low) && plain(high) && !low.grouped && high.grouped;
    if !once || !thousands.fract().is_zero() || low.value >= thousands {
        return low;
    }
    Number {
        value: (low.value * Decimal::ONE_THOUSAND).normalize(),
        ..low
    }
}

/// `từ`, `giữa` that opens a range, with a modifier behind it: `từ khoảng 10 - 18`.
pub(crate) fn opening(p: &Phrases, start: usize) -> (usize, Option<Modifier>) {
    if p.behind(start, MIDDLE) {
        return (start - 1, None);
    }
    if let Some(from) = modifier::from(p, start) {
        return (from, None);
    }
    if let Some((modifier, first)) = modifier::leading(p, start)
        && p.behind(first, FROM)
    {
        return (first - 1, Some(modifier).filter(|m| !m.is_of_one_number()));
    }
    (start, None)
}

/// Behind what a price is for: `36,65 triệu đồng/lượng - 36,95 triệu đồng/lượng`.
fn per_end(p: &Phrases, at: usize) -> Option<usize> {
    (p.is(at, SLASH) && p.is_word(at + 1)).then(|| p.word_end(at + 1))
}

/// `khoảng 3, 4 người`, `sáu, bảy xe`, `hai hoặc ba lớp`: one number and the next are an estimate, unless they are part of a
/// longer list or of a name (`phường 3, 4`, `Avatar 2, 3`).
fn is_estimate(p: &Phrases, low: &Number, next: usize) -> bool {
    const NEAR: usize = 6;
    let plain = !low.grouped && !low.is_scaled() && !low.signed;
    let follows = if low.in_words {
        number(p, next).filter(|n| n.in_words && n.end == next + 1)
    } else {
        number(p, next).filter(|n| p.int(next).is_some_and(|int| n.value == int.into()))
    };
    let one_more =
        follows.is_some_and(|n| n.value == low.value + Decimal::ONE) && !low.value.is_zero();
    let ends = !p.is(next + 1, FIGURES_GO_ON);
    // `khách sạn 4, 5 sao`: of either class.
    let numbered = p.is(next + 1, STARS)
        || p.class_before(low.start).has(Class::ANY_LABEL)
        || p.behind(low.start, HEADS_LISTED_NUMBERS)
        || p.follows_name(low.start);
    let in_turn =
        (low.start.saturating_sub(NEAR)..low.start).any(|n| p.phrase(n, IN_TURN).is_some());
    plain && one_more && ends && !numbered && !in_turn && p.atom(next).spaced
}

fn second<'t, U>(
    p: &Phrases<'t>,
    low: &Number,
    behind: usize,
    unit: &impl Fn(&Phrases<'t>, &Number) -> Option<(U, usize)>,
) -> Option<(Number, U, usize)> {
    if behind == low.end
        && let Some(high) = estimated(p, low)
    {
        let (unit, end) = unit(p, &high)?;
        return Some((high, unit, end));
    }
    // `giữa 1.000 và 2.000 đồng`
    let between = p.behind(low.start, MIDDLE) && p.is(behind, AND);
    let per = per_end(p, behind).filter(|_| behind > low.end);
    let mut next = if between {
        behind + 1
    } else {
        range_sign(p, behind)
            .or_else(|| range_sign(p, p.phrase(behind, NOTE_OF_BID)?))
            .or_else(|| range_sign(p, per?))
            .or_else(|| p.is(behind, JOINS_ESTIMATE).then_some(behind + 1))?
    };
    if p.is(next, FROM) || p.is(next - 1, UNTIL) && tells_levels(p, low.start) {
        return None;
    }
    if p.is(behind, JOINS_ESTIMATE) && !(behind == low.end && is_estimate(p, low, next)) {
        return None;
    }
    let parted = behind == low.end && p.is(behind, DASH) && p.atom(next).spaced;
    next = behind_modifier(p, next);
    let mut high = number(p, next)?;
    if high.signed {
        high.value = high.value.abs();
    }
    if parted && ends_title(p, low, &high) {
        return None;
    }
    let (unit, end) = unit(p, &high)?;
    if let Some(to) = per {
        let same = (behind..to)
            .enumerate()
            .all(|(n, at)| p.key(end + n) == p.key(at));
        if !same {
            return None;
        }
    }
    // A range goes up; `2-1` of something is none, `3-0` never.
    let goes_up =
        low.value < high.value || low.value.saturating_mul(high.scale) < high.value || low.signed;
    (goes_up && (low.in_words == high.in_words || !low.in_words)).then_some((high, unit, end))
}

/// `số ca tăng từ 21 đến 24 ca`: what a level was and is, where `tăng giá từ 20% đến 50%` tells by
/// how much it grew.
fn tells_levels(p: &Phrases, start: usize) -> bool {
    const NEAR: usize = 8;
    let Some(moved) = start.checked_sub(2) else {
        return false;
    };
    if !p.behind(start, FROM) || !p.is(moved, MOVES_A_LEVEL) {
        return false;
    }
    let mut words = (moved.saturating_sub(NEAR)..moved)
        .rev()
        .take_while(|&n| p.is_word(n));
    words.any(|n| p.is(n, NUMBER_OF) || p.phrase(n, THINGS_WITH_LEVEL).is_some())
}

/// `Vol. 2 - 851,2 triệu USD`, `Olympic 2024 - hơn 10.000 người`: the number that ends a title stands
/// before a dash, and is not the lower end of a range; `Sa Pa 0 - 3 độ C` is one.
fn ends_title(p: &Phrases, low: &Number, high: &Number) -> bool {
    const TIMES: Decimal = Decimal::ONE_HUNDRED;
    const MOST: Decimal = Decimal::ONE_HUNDRED;
    // `Vol.`, but no sentence begins within an expression
    let short = p.behind(low.start, DOT) && p.glued(low.start - 1);
    let named = p.follows_name(low.start - usize::from(short));
    let plain = !low.grouped && !low.is_scaled() && !low.is_fractional();
    let far = low.value.saturating_mul(TIMES) <= high.base();
    let falls = high.is_scaled() && low.value >= high.base() && low.value < MOST;
    let year = modern_year(p, low.start).is_some() && p.modifier_before(high.start).is_some();
    named && plain && low.value > Decimal::ONE && (far || falls || year)
}

/// `từ 5% đến khoảng 7%`, `đến chưa đủ 18 tuổi`: where the number begins that ends a range, behind
/// what changes it.
pub(crate) fn behind_modifier(p: &Phrases, next: usize) -> usize {
    let ends = |at: usize| {
        may_start(p, at + 1) && p.modifier_before(at + 1).is_some_and(|(_, f)| f == next)
    };
    let modifier = (next..next + 2).find(|&at| ends(at)).map(|at| at + 1);
    modifier
        .or_else(|| p.phrase(next, ENDS_IN_FULL))
        .unwrap_or(next)
}

/// The second of a score: `Thanh Hóa 5-3 HAGL`.
pub(crate) fn ends_score(p: &Phrases, at: usize) -> bool {
    let pair = at > 1 && p.glued(at - 1) && p.glued(at) && p.is_digits(at - 2);
    let falls = || matches!((p.int(at - 2), p.int(at)), (Some(a), Some(b)) if a >= b);
    pair && p.behind(at, DASH) && falls()
}
