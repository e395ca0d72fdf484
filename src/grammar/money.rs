//! Money: an amount and its currency.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Figure, Reading},
        point, shared_unit,
        spread::{self, Spread},
    },
    phrase::{
        currency::currency,
        joint, modifier, noun,
        numeral::{self, Number},
        per, period,
        phrases::Phrases,
        unit,
    },
    tape::{AtomKind, Case},
    value::{
        amount::Amount,
        evidence::{Evidence, Shape},
        fact::Value,
        modifier::Modifier,
        traits::Traits,
    },
    vocabulary::{
        class::Class,
        entry::Currency,
        named::{
            AND, COMMA, CROWD_ENDS, DOT, EACH, FUNDS, GIVES, NUMBER_OF_PEOPLE, PAYS, RUPEES,
            SCALE_LETTERS, SLASH, TOTAL_NUMBER, UP_TO_AMOUNT,
        },
        set::Set,
    },
};

const DECIMAL_SIGNS: &Set = &DOT.or(COMMA);

/// What it begins with.
pub(crate) const OPENS: Opens = Opens {
    classes: Class::NUMBER.or(Class::CURRENCY),
    ..Opens::NUMERALS
};

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if sign_first(p, at, out) {
        return;
    }
    if !numeral::may_start(p, at) {
        return;
    }
    if let Some(spread) = spread::spread(p, at, currency) {
        let numbers = (spread.low, spread.high);
        let amount = english(p, numbers, spread.amount()).times(spread.unit.factor);
        let (amount, end) = with_cents(p, spread.unit, (amount, spread.end));
        let figure = Figure::new(&spread.low, spread.last().end).with(
            Traits::RANGE
                .when(spread.high.is_some())
                .or(Traits::REST.when(end > spread.end)),
        );
        let value = (amount, spread.unit.code.clone());
        let sum = sum(p, (spread.start, end), value, spread.modifier, "money");
        out.push(sum.figure(figure));
    } else if let Some((range, last)) = shared_unit::range_behind(p, at, currency) {
        let value = Value::Money {
            amount: range.amount().times(last.unit.factor),
            currency: last.unit.code.clone(),
            per: None,
        };
        out.push(
            Candidate::framed(p, range.start, range.end, value, "money.shared")
                .modifier_else(range.modifier)
                .evidence(Evidence::Marked),
        );
    } else if let Some((number, last)) =
        shared_unit::behind(p, at, |p, number| currency(p, number).is_some())
    {
        let Some((unit, _)) = currency(p, &last) else {
            return;
        };
        if !is_comparable(p, &number, &last) {
            return;
        }
        let value = Value::Money {
            amount: Amount::One(number.value).times(unit.factor),
            currency: unit.code.clone(),
            per: None,
        };
        out.push(
            Candidate::framed(p, number.start, number.end, value, "money.shared")
                .evidence(Evidence::Marked)
                .figure(Figure::new(&number, number.end)),
        );
    } else {
        implied(p, at, out);
    }
}

/// What an amount without a currency begins with.
pub(crate) const IMPLIED_OPENS: Opens = Opens::NUMERALS;

/// The same where no currency stands ahead.
pub(crate) fn read_implied(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if numeral::may_start(p, at) {
        implied(p, at, out);
    }
}

/// The value of an amount without a scale. Money has no thousandths, so `1,500 USD`
/// follows the English habit; in a text that writes `0,41%` only round ones do.
fn plain_value(p: &Phrases, number: &Number) -> Decimal {
    let fits =
        |english: &Decimal| !p.has_decimal_commas() || (english % Decimal::ONE_HUNDRED).is_zero();
    number.english.filter(fits).unwrap_or(number.value)
}

/// Whether two numbers can be amounts of one currency: not the octane in `xăng RON 92 xuống
/// 17.063 đồng`, nor the year in `2015 lên tới 870 triệu bảng`.
fn is_comparable(p: &Phrases, first: &Number, last: &Number) -> bool {
    const MOST: Decimal = Decimal::ONE_HUNDRED;
    let year = point::year_number(p, first.start).is_some_and(|y| (1950..2050).contains(&y));
    let named_year = year && last.is_scaled() && first.end == first.start + 1;
    let near = first
        .value
        .checked_mul(MOST)
        .is_none_or(|most| most >= last.value);
    near && !named_year
}

/// `2 đô la và 23 xu`, `1 USD 50 cent`: one amount in two coins.
fn with_cents(p: &Phrases, whole: &Currency, (amount, end): (Amount, usize)) -> (Amount, usize) {
    let next = end + usize::from(p.is(end, AND));
    let cents = numeral::number(p, next).filter(|n| n.value < Decimal::ONE_HUNDRED);
    let coin = cents.and_then(|n| Some((n.value, currency(p, &n)?)));
    match (amount, coin) {
        (Amount::One(value), Some((cents, (coin, to))))
            if whole.factor == Decimal::ONE
                && coin.factor < Decimal::ONE
                && coin.code == whole.code =>
        {
            let sum = value + cents * coin.factor;
            (Amount::One(sum.normalize()), to)
        }
        _ => (amount, end),
    }
}

/// The amount under the habit of its text.
fn english(p: &Phrases, (low, high): (Number, Option<Number>), amount: Amount) -> Amount {
    let plain = |n: &Number| !n.is_scaled();
    let read = |n: &Number| {
        if plain(n) { plain_value(p, n) } else { n.value }
    };
    match (amount, high) {
        (Amount::One(_), None) => Amount::One(read(&low)),
        (Amount::Range(..), Some(high)) => {
            if low.scale == high.scale {
                Amount::Range(read(&low), read(&high))
            } else {
                amount
            }
        }
        (amount, _) => amount,
    }
}

/// The reading of an amount at `start..end` with what stands around it.
fn sum(
    p: &Phrases,
    (start, end): (usize, usize),
    (amount, currency): (Amount, Cow<'static, str>),
    inner: Option<Modifier>,
    rule: &'static str,
) -> Candidate {
    let (per, to) = per::of_price(p, end);
    let framed = modifier::frame(p, start, to);
    let (from, per) = distributed(p, framed.start, per);
    let value = Value::Money {
        amount,
        currency,
        per,
    };
    Candidate::new(p, from, framed.end, Reading::Value(value), rule)
        .modifier(framed.modifier.or(inner))
        .evidence(Evidence::Certain)
}

/// `mỗi lô trên 42 tỷ đồng`: what the amount is given for stands before it.
fn distributed(p: &Phrases, start: usize, per: Option<String>) -> (usize, Option<String>) {
    if per.is_some() {
        return (start, per);
    }
    for length in 1..=3 {
        let Some(each) = start.checked_sub(length + 1) else {
            break;
        };
        if !p.is_word(each + 1) {
            break;
        }
        // `mỗi năm 2 tỷ đồng` tells how often, too.
        let distributes = p.is(each, EACH) && !period::is_time_unit(p, each + 1);
        if distributes && p.word_end(each + 1) == start {
            return (each, Some(p.str(each + 1, start).to_lowercase()));
        }
    }
    (start, None)
}

/// `$10`, `US$ 1,5 tỷ`, `€500`.
fn sign_first(p: &Phrases, at: usize, out: &mut Vec<Candidate>) -> bool {
    let first = p.atom(at);
    // A word in small letters alone is no sign.
    let word = first.kind == AtomKind::Word && first.case == Case::Lower;
    if !p.class(at).has(Class::CURRENCY) || word && !p.goes_on(at) {
        return false;
    }
    let Some((currency, symbol)) = p.currency_at(at) else {
        return false;
    };
    // `Rs 20`, `Rs. 20`
    let rupees = p.is(at, RUPEES) && first.case == Case::Title;
    let next = symbol + usize::from(rupees && p.is(symbol, DOT) && p.glued(symbol));
    let is_sign = p.atom(next - 1).kind == AtomKind::Mark
        || first.case == Case::Upper && next == at + 1
        || rupees;
    if !is_sign || !p.is_digits(next) || at > 0 && p.is_digits(at - 1) {
        return false;
    }
    let Some(number) = numeral::number(p, next) else {
        return false;
    };
    // `tàu SAR 413`: a code that few write before the amount.
    let common = rupees || matches!(&*currency.code, "USD" | "EUR" | "VND" | "GBP");
    let amounts = number.grouped || number.is_scaled() || number.is_fractional();
    // `INR33`: glued, and with more digits than the version of a program has.
    let glued = p.glued(next) && p.atom(next).span.len() > 1;
    if p.is_word(next - 1) && !common && !amounts && !glued {
        return false;
    }
    let year = point::year_number(p, next).is_some_and(|y| (1950..2050).contains(&y));
    let plain = !number.grouped && !number.is_scaled();
    let figure = Figure::new(&number, number.end).with(Traits::YEAR.when(year && plain));
    let value = if !number.is_scaled() {
        plain_value(p, &number)
    } else {
        number.value
    };
    let mut amount = Amount::One(value);
    let mut end = number.end;
    if let Some(after) = joint::range_sign(p, end) {
        let after = if p
            .currency_at(after)
            .is_some_and(|(c, to)| c == currency && p.is_digits(to))
        {
            p.currency_at(after).map_or(after, |(_, to)| to)
        } else {
            after
        };
        if let Some(high) = numeral::number(p, after).filter(|h| h.value > value) {
            amount = Amount::Range(
                if !number.is_scaled() && high.is_scaled() {
                    value.saturating_mul(high.scale).normalize()
                } else {
                    value
                },
                high.value,
            );
            end = high.end;
        }
    }
    let value = (amount, currency.code.clone());
    out.push(sum(p, (at, end), value, None, "money.sign-first").figure(figure));
    true
}

/// `lương 5 triệu/tháng`, `thiệt hại gần 300 tỉ`: the currency is plain from the words around.
fn implied(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let bare = |p: &Phrases, number: &Number| {
        let next = p.atom(number.end);
        let noun = next.kind == AtomKind::Word && unit::counts(p, number);
        let slash = p.is(number.end, SLASH);
        ((!noun || slash) && (number.grouped || number.is_scaled_by(Decimal::ONE_THOUSAND)))
            .then_some(((), number.end))
    };
    let Some(spread) = spread::spread(p, at, bare) else {
        return;
    };
    // `15-20 triệu` is one sum, and no part of it.
    let ends_range = || {
        let range = spread::spread(p, at - 2, bare);
        range.is_some_and(|range| range.high.is_some() && range.end == spread.end)
    };
    if at > 1 && p.glued(at) && p.is_digits(at - 2) && ends_range() {
        return;
    }
    // `khớp 7,8 triệu và 3,6 triệu đơn vị`
    if spread.high.is_none() && shared_unit::behind(p, at, unit::counts).is_some() {
        return;
    }
    let (per, end) = per::of_price(p, spread.end);
    let (start, per) = match distributed(p, spread.start, per) {
        (each, _) if each < spread.start && !noun::is_counted(p, each + 1) => (spread.start, None),
        found => found,
    };
    // Millions without a unit are money unless a crowd is near; prices have a `per`.
    let large = spread.last().value >= Decimal::from(100_000);
    let price = per.is_some() && (large || spread.last().is_scaled());
    let compared = follows_money(p, &spread.low);
    let evidence = if price || compared || is_sum(p, &spread) {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let value = Value::Money {
        amount: spread.amount(),
        currency: spoken_of(p, &spread.low).unwrap_or(Cow::Borrowed("VND")),
        per,
    };
    out.push(
        Candidate::framed(p, start, end, value, "money.implied")
            .modifier_else(spread.modifier)
            .evidence(evidence)
            .figure(Figure::new(&spread.low, spread.end).with(Traits::PRICED.when(price)))
            .shape(Some((Shape::Bare, spread.low.start, spread.end))),
    );
}

/// `15.000 đồng một kg (trước Tết là 20.000)`: an amount of the same order stands before it in
/// the sentence, and nothing else is counted between.
fn follows_money(p: &Phrases, number: &Number) -> bool {
    amount_before(p, number).is_some_and(|n| currency(p, &n).is_some())
}

/// The number directly before this one in its sentence, where it is of the same order; none
/// that is so far off that nobody compares the two, and a row of words takes linear time.
fn amount_before(p: &Phrases, number: &Number) -> Option<Number> {
    const MOST: Decimal = Decimal::TEN;
    const FAR: usize = 200;
    let sentence = p.atom(number.start).sentence;
    let before = (number.start.saturating_sub(FAR)..number.start)
        .rev()
        .take_while(|&at| p.atom(at).sentence == sentence && p.atom(at).kind != AtomKind::Break)
        .filter(|&at| p.is_digits(at))
        .filter(|&at| !(at > 0 && p.is(at - 1, DECIMAL_SIGNS) && p.glued(at)))
        .find_map(|at| numeral::number(p, at));
    before.filter(|n| {
        let near = n.value <= number.value * MOST && number.value <= n.value * MOST;
        near && n.end < number.start
    })
}

/// How many atoms around an amount say what it is an amount of.
const AROUND: usize = 9;

/// How far before it a word for how many there are says so.
const FAR: usize = 22;

/// Whether millions without a unit are a sum of money: nothing near comes in millions.
pub(crate) fn is_sum<U>(p: &Phrases, spread: &Spread<U>) -> bool {
    let number = spread.last();
    let start = spread.start;
    if number.scale < Decimal::from(1_000_000) {
        let thousands = number.scale == Decimal::ONE_THOUSAND;
        return thousands && (is_given(p, start) || is_spoken_price(p, number));
    }
    if is_paid(p, start) && !follows_count(p, &spread.low) {
        return true;
    }
    let sentence = p.atom(start).sentence;
    let is_crowd = |at: usize| {
        p.atom(at).sentence == sentence && p.word_start(at) == at && p.word_has(at, Class::CROWD)
    };
    // `lượng du khách`, `số thuê bao`, `tổng số tin nhắn`; crowds do not come in milliards.
    let is_told = |at: usize| {
        let total = p.phrase(at, TOTAL_NUMBER);
        let summed = total.is_some_and(|noun| !p.is(noun, FUNDS) && noun::is_counted(p, noun));
        let people = p.phrase(at, NUMBER_OF_PEOPLE).is_some();
        let crowd = is_crowd(at) && p.is(p.word_end(at) - 1, CROWD_ENDS);
        summed || people || crowd
    };
    let near = (start.saturating_sub(AROUND)..spread.end + 3).any(is_crowd);
    let far = (start.saturating_sub(FAR)..start)
        .rev()
        .take_while(|&at| !p.class(at).has(Class::CURRENCY))
        .any(is_told);
    !(near || (far || follows_count(p, &spread.low)) && number.scale < MILLIARD)
}

/// `thí sinh giành 50 triệu`, `khách chi tới 3 triệu`: who gets or pays is no crowd.
fn is_paid(p: &Phrases, start: usize) -> bool {
    let first = modifier::leading(p, start).map_or(start, |(_, first)| first);
    let behind = (first.saturating_sub(4)..first)
        .rev()
        .find(|&at| !p.is(at, UP_TO_AMOUNT));
    behind.is_some_and(|verb| {
        p.is(verb, PAYS) && p.word_start(verb) == verb && p.word_end(verb) == verb + 1
    })
}

/// `vé người lớn 200k`: round, and more than the carats of gold (`24k`), no name (`SH-60K`).
fn is_spoken_price(p: &Phrases, number: &Number) -> bool {
    const LEAST: Decimal = Decimal::from_parts(20_000, 0, 0, false, 0);
    const ROUND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
    let letter = p.is(number.end - 1, SCALE_LETTERS) && !p.glued(number.start);
    letter && number.value >= LEAST && (number.value % ROUND).is_zero()
}

/// `biếu bà 200 nghìn`, `mừng tuổi mỗi đứa 100 nghìn`: a verb of giving or taking stands
/// before it, and who gets it between.
fn is_given(p: &Phrases, start: usize) -> bool {
    const NEAR: usize = 4;
    let first = modifier::leading(p, start).map_or(start, |(_, first)| first);
    let sentence = p.atom(start).sentence;
    let other = Class::VERBAL.or(Class::CROWD).or(Class::NUMBER);
    let mut at = first;
    while at > 0 && first - at < NEAR {
        at = p.word_start(at - 1);
        let inside = p.is_word(at) && p.atom(at).sentence == sentence;
        if !inside || p.atom(at).case == Case::Upper {
            return false;
        }
        let end = p.phrase(at, GIVES).filter(|end| p.word_end(at) <= *end);
        if end.is_some_and(|end| end <= first) {
            return true;
        }
        if p.word_has(at, other) && !p.is(at, UP_TO_AMOUNT) {
            return false;
        }
    }
    false
}

const MILLIARD: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// `98 triệu viên, gấp đôi con số 50 triệu`: the amount of its order before it is counted.
pub(crate) fn follows_count(p: &Phrases, number: &Number) -> bool {
    amount_before(p, number).is_some_and(|n| {
        let noun = unit::counts(p, &n);
        n.scale == number.scale && noun && currency(p, &n).is_none()
    })
}

/// The foreign currency that the amount before this one is in, where it is of
/// the same order: `giảm 200 USD còn 1.500`.
fn spoken_of(p: &Phrases, number: &Number) -> Option<Cow<'static, str>> {
    const BACK: usize = 40;
    let from = number.start.saturating_sub(BACK);
    let (code, amount) = (from..number.start)
        .rev()
        .take_while(|&at| p.atom(at).kind != AtomKind::Break)
        .filter(|&at| p.is_digits(at))
        .filter_map(|at| numeral::number(p, at))
        .find_map(|n| currency(p, &n).map(|(c, _)| (c.code.clone(), n.value)))?;
    let most = Decimal::from(200);
    let near =
        amount <= number.value.checked_mul(most)? && number.value <= amount.checked_mul(most)?;
    (code != "VND" && near).then_some(code)
}
