//! Money: an amount and its currency.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{
    Amount, Candidate, Evidence, Reading, Shape, Tape, Value,
    amount::{self, Number, Spread},
    modifier, shared,
    tape::{AtomKind, Case},
    unit,
};
use crate::lexicon::{Class, Currency};

/// The currency behind a number.
pub(super) fn currency(tape: &Tape, number: &Number) -> Option<(Arc<Currency>, usize)> {
    let at = behind_words(tape, number.end);
    let (currency, to) = tape.lexicon.currencies.starting_at(tape, at)?;
    let large = number.scale > Decimal::ONE || number.grouped;
    // `164.000.000 BẢNG GIÁ`
    let heading = tape.atom(at).case == Case::Upper && number.scale == Decimal::ONE;
    // `50 bảng/phút`
    let paid = tape.is(to, "/") && tape.is_word(to + 1);
    if currency.scaled_only && (!large && !paid || heading) {
        return None;
    }
    // `U15 Myanmar (1đ, hiệu số 3-6)`: points, as no price is that low.
    if tape.is(at, "đ") && !large && number.value < Decimal::ONE_HUNDRED {
        return None;
    }
    // `đ` and the like are currencies only where the word ends; `đồng chí`, `đô thị` are other words.
    if to == at + 1 && tape.is_word(at) {
        // `đồng chí`, `đô thị`: part of a longer word, unless a scale makes it money.
        if tape.word_end(at) > to && tape.atom(at).case == Case::Lower && !large {
            return None;
        }
        if tape.is(at, "đ") && tape.is(to, ".") && tape.is_word(to + 1) && tape.glued(to + 1) {
            return None;
        }
        // `2 vàng, 3 bạc và 4 đồng`: medals.
        let listed = tape.follows_any(number.start, &[",", "và"]);
        if tape.is(at, "đồng") && listed && tape.is(number.start.wrapping_sub(2), "bạc") {
            return None;
        }
        if tape.phrase_class(at, to + 1).has(Class::COMPOUND) {
            return None;
        }
    }
    Some((Arc::clone(currency), to))
}

/// `100.000 (một trăm nghìn) đồng`: the atom behind the number in words, or `at` itself.
fn behind_words(tape: &Tape, at: usize) -> usize {
    const LONGEST: usize = 12;
    if !tape.is(at, "(") {
        return at;
    }
    let is_word = |&n: &usize| tape.lexicon.number(tape.key(n)).is_some();
    let end = (at + 1..at + LONGEST).take_while(is_word).last();
    end.filter(|end| tape.is(end + 1, ")"))
        .map_or(at, |end| end + 2)
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if sign_first(tape, at, out) {
        return;
    }
    if !amount::may_start(tape, at) {
        return;
    }
    if let Some(spread) = amount::spread(tape, at, currency) {
        let numbers = (spread.low, spread.high);
        let amount = english(tape, numbers, spread.amount()).times(spread.unit.factor);
        let (amount, end) = with_cents(tape, &spread.unit, (amount, spread.end));
        let alone = spread.low.is_lone_one() && spread.high.is_none() && end == spread.end;
        if alone || is_nickname(tape, &spread.low) {
            return;
        }
        out.push(sum(
            tape,
            (spread.start, end),
            (amount, &spread.unit.code),
            spread.modifier,
            "money",
        ));
    } else if let Some((number, last)) =
        shared::behind(tape, at, |tape, number| currency(tape, number).is_some())
    {
        let Some((unit, _)) = currency(tape, &last) else {
            return;
        };
        if !is_comparable(tape, &number, &last) {
            return;
        }
        let value = Value::Money {
            amount: Amount::One(number.value).times(unit.factor),
            currency: unit.code.clone(),
            per: None,
        };
        out.push(
            Candidate::framed(tape, number.start, number.end, value, "money.shared")
                .evidence(Evidence::Marked),
        );
    } else {
        implied(tape, at, out);
    }
}

/// The value of an amount without a scale. Money has no thousandths, so `1,500 USD`
/// follows the English habit; in a text that writes `0,41%` only round ones do.
fn plain_value(tape: &Tape, number: &Number) -> Decimal {
    let fits = |english: &Decimal| {
        !tape.has_decimal_commas() || (english % Decimal::ONE_HUNDRED).is_zero()
    };
    number.english.filter(fits).unwrap_or(number.value)
}

/// Whether two numbers can be amounts of one currency: not the octane in `xăng RON 92 xuống
/// 17.063 đồng`, nor the year in `2015 lên tới 870 triệu bảng`.
fn is_comparable(tape: &Tape, first: &Number, last: &Number) -> bool {
    const MOST: Decimal = Decimal::ONE_HUNDRED;
    let year =
        super::day::year_number(tape, first.start).is_some_and(|y| (1950..2050).contains(&y));
    let named_year = year && last.scale > Decimal::ONE && first.end == first.start + 1;
    let near = first
        .value
        .checked_mul(MOST)
        .is_none_or(|most| most >= last.value);
    near && !named_year
}

/// `2 đô la và 23 xu`, `1 USD 50 cent`: one amount in two coins.
fn with_cents(tape: &Tape, whole: &Currency, (amount, end): (Amount, usize)) -> (Amount, usize) {
    let next = end + usize::from(tape.is(end, "và"));
    let cents = amount::number(tape, next).filter(|n| n.value < Decimal::ONE_HUNDRED);
    let coin = cents.and_then(|n| Some((n.value, currency(tape, &n)?)));
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
fn english(tape: &Tape, (low, high): (Number, Option<Number>), amount: Amount) -> Amount {
    let plain = |n: &Number| n.scale == Decimal::ONE;
    let read = |n: &Number| {
        if plain(n) {
            plain_value(tape, n)
        } else {
            n.value
        }
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
    tape: &Tape,
    (start, end): (usize, usize),
    (amount, code): (Amount, &str),
    inner: Option<modifier::Modifier>,
    rule: &'static str,
) -> Candidate {
    let (per, to) = per(tape, end).map_or((None, end), |(per, to)| (Some(per), to));
    let framed = modifier::frame(tape, start, to);
    let (from, per) = distributed(tape, framed.start, per);
    let value = Value::Money {
        amount,
        currency: code.to_owned(),
        per,
    };
    Candidate::new(tape, from, framed.end, Reading::Value(value), rule)
        .modifier(framed.modifier.or(inner))
        .evidence(Evidence::Certain)
}

/// `/tháng`, `mỗi năm`, `một tháng` behind an amount.
fn per(tape: &Tape, at: usize) -> Option<(String, usize)> {
    if let Some(found) = unit::per(tape, at) {
        return Some(found);
    }
    let timed = super::time_unit::TimeUnit::is_at(tape, at + 1)
        || tape.is_any(at + 1, &["đêm", "tối", "buổi", "lần"]);
    let noun = tape.is_word(at + 1) && !tape.atom(at + 1).class.has(Class::FUNCTION);
    // `50 USD một thùng`, but `một cách`
    let one = tape.is(at, "một")
        && !tape.is(at + 1, "cách")
        && (unit::is_counted(tape, at + 1)
            || tape.lexicon.currencies.starting_at(tape, at + 1).is_some()
            || tape.lexicon.units.starting_at(tape, at + 1).is_some());
    if !(timed && tape.is_any(at, &["mỗi", "một"]) || noun && (tape.is(at, "mỗi") || one)) {
        return None;
    }
    let end = tape.word_end(at + 1);
    let end = tape
        .lexicon
        .units
        .starting_at(tape, at + 1)
        .map_or(end, |(_, to)| to.max(end));
    // The code of a currency stays as it is written.
    let noun = tape.atom(at + 1);
    let code = noun.case == Case::Upper && noun.class.has(Class::CURRENCY);
    let text = tape.str(at + 1, end);
    let per = if code {
        text.to_owned()
    } else {
        text.to_lowercase()
    };
    Some((per, end))
}

/// `mỗi lô trên 42 tỷ đồng`: what the amount is given for stands before it.
fn distributed(tape: &Tape, start: usize, per: Option<String>) -> (usize, Option<String>) {
    if per.is_some() {
        return (start, per);
    }
    for length in 1..=3 {
        let Some(each) = start.checked_sub(length + 1) else {
            break;
        };
        if !tape.is_word(each + 1) {
            break;
        }
        if tape.is(each, "mỗi") && tape.word_end(each + 1) == start {
            return (each, Some(tape.str(each + 1, start).to_lowercase()));
        }
    }
    (start, None)
}

/// `$10`, `US$ 1,5 tỷ`, `€500`.
fn sign_first(tape: &Tape, at: usize, out: &mut Vec<Candidate>) -> bool {
    if !tape.atom(at).class.has(Class::CURRENCY) {
        return false;
    }
    let Some((currency, symbol)) = tape.lexicon.currencies.starting_at(tape, at) else {
        return false;
    };
    // `Rs 20`, `Rs. 20`
    let rupees = tape.is(at, "rs") && tape.atom(at).case == Case::Title;
    let next = symbol + usize::from(rupees && tape.is(symbol, ".") && tape.glued(symbol));
    let is_sign = tape.atom(next - 1).kind == AtomKind::Mark
        || tape.atom(at).case == Case::Upper && next == at + 1
        || rupees;
    if !is_sign || !tape.is_digits(next) || at > 0 && tape.is_digits(at - 1) {
        return false;
    }
    let Some(number) = amount::number(tape, next) else {
        return false;
    };
    // `EURO 2016`
    let year = super::day::year_number(tape, next).is_some_and(|y| (1950..2050).contains(&y));
    if tape.is(at, "euro") && year && !number.grouped && number.scale == Decimal::ONE {
        return false;
    }
    // `tàu SAR 413`: a code that few write before the amount.
    let common = rupees || matches!(currency.code.as_str(), "USD" | "EUR" | "VND" | "GBP");
    let amounts = number.grouped || number.scale > Decimal::ONE || number.is_fractional();
    // `INR33`: glued, and with more digits than the version of a program has.
    let glued = tape.glued(next) && tape.atom(next).span.len() > 1;
    if tape.is_word(next - 1) && !common && !amounts && !glued {
        return false;
    }
    if tape.is_any(number.end, &["%", "/"]) || currency.code == "VND" && tape.atom(next).spaced {
        return false;
    }
    let value = if number.scale == Decimal::ONE {
        plain_value(tape, &number)
    } else {
        number.value
    };
    let mut amount = Amount::One(value);
    let mut end = number.end;
    if let Some(after) = amount::range_sign(tape, end) {
        let after = if tape
            .lexicon
            .currencies
            .starting_at(tape, after)
            .is_some_and(|(c, to)| c == currency && tape.is_digits(to))
        {
            tape.lexicon
                .currencies
                .starting_at(tape, after)
                .map_or(after, |(_, to)| to)
        } else {
            after
        };
        if let Some(high) = amount::number(tape, after).filter(|h| h.value > value) {
            amount = Amount::Range(
                if number.scale == Decimal::ONE && high.scale > Decimal::ONE {
                    value.saturating_mul(high.scale).normalize()
                } else {
                    value
                },
                high.value,
            );
            end = high.end;
        }
    }
    let value = (amount, currency.code.as_str());
    out.push(sum(tape, (at, end), value, None, "money.sign-first"));
    true
}

/// `lương 5 triệu/tháng`, `thiệt hại gần 300 tỉ`: the currency is plain from the words around.
fn implied(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let bare = |tape: &Tape, number: &Number| {
        let next = tape.atom(number.end);
        let noun = next.kind == AtomKind::Word && unit::counted(tape, number).is_some();
        let slash = tape.is(number.end, "/");
        // `500 triệu năm tuổi`
        let age = tape.is(number.end + 1, "tuổi");
        ((!noun || slash) && !age && (number.scale >= Decimal::ONE_THOUSAND || number.grouped))
            .then_some(((), number.end))
    };
    let Some(spread) = amount::spread(tape, at, bare) else {
        return;
    };
    if spread.low.in_words && spread.low.scale == Decimal::ONE {
        return;
    }
    // `khớp 7,8 triệu và 3,6 triệu đơn vị`
    let counts = |tape: &Tape, n: &Number| unit::counted(tape, n).is_some();
    if spread.high.is_none() && shared::behind(tape, at, counts).is_some() {
        return;
    }
    let (per, end) = per(tape, spread.end).map_or((None, spread.end), |(per, to)| (Some(per), to));
    // Millions without a unit are money unless a crowd is near; prices have a `per`.
    let large = spread.last().value >= Decimal::from(100_000);
    let price = per.is_some() && (large || spread.last().scale > Decimal::ONE);
    let compared = follows_money(tape, &spread.low);
    // `100 triệu mỗi tháng`: the month by itself would say how often.
    let each = price && tape.is(spread.end, "mỗi");
    // `100 nghìn tiền cước`, `ba triệu bạc`
    let said = tape.is_any(spread.end, &["tiền", "bạc"]);
    let evidence = if each {
        Evidence::Certain
    } else if said || price || compared || is_sum(tape, &spread) {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let value = Value::Money {
        amount: spread.amount(),
        currency: spoken_of(tape, &spread.low).unwrap_or_else(|| "VND".to_owned()),
        per,
    };
    out.push(
        Candidate::framed(tape, spread.start, end, value, "money.implied")
            .modifier_else(spread.modifier)
            .evidence(evidence)
            .shape(Some((Shape::Bare, spread.low.start, spread.end))),
    );
}

/// `15.000 đồng một kg (trước Tết là 20.000)`: an amount of the same order stands before it in
/// the sentence, and nothing else is counted between.
fn follows_money(tape: &Tape, number: &Number) -> bool {
    amount_before(tape, number).is_some_and(|n| currency(tape, &n).is_some())
}

/// The number directly before this one in its sentence, where it is of the same order.
fn amount_before(tape: &Tape, number: &Number) -> Option<Number> {
    const MOST: Decimal = Decimal::TEN;
    let sentence = tape.atom(number.start).sentence;
    let before = (0..number.start)
        .rev()
        .take_while(|&at| {
            tape.atom(at).sentence == sentence && tape.atom(at).kind != AtomKind::Break
        })
        .filter(|&at| tape.is_digits(at))
        .filter(|&at| !(at > 0 && tape.is_any(at - 1, &[".", ","]) && tape.glued(at)))
        .find_map(|at| amount::number(tape, at));
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
pub(super) fn is_sum<U>(tape: &Tape, spread: &Spread<U>) -> bool {
    let number = spread.last();
    if number.scale < Decimal::from(1_000_000) {
        return false;
    }
    let start = spread.start;
    if is_paid(tape, start) && !follows_count(tape, &spread.low) {
        return true;
    }
    let sentence = tape.atom(start).sentence;
    let is_crowd = |at: usize| {
        tape.atom(at).sentence == sentence
            && tape.word_start(at) == at
            && tape.word_class(at).has(Class::CROWD)
    };
    // `lượng du khách`, `số thuê bao`, `tổng số tin nhắn`; crowds do not come in milliards.
    let is_told = |at: usize| {
        let summed = tape.are(at, &["tổng", "số"])
            && !tape.is(at + 2, "tiền")
            && unit::is_counted(tape, at + 2);
        let people = tape.are(at, &["số", "người"]) || tape.are(at, &["số", "lượt"]);
        let crowd = is_crowd(at) && tape.is_any(tape.word_end(at) - 1, &["lượng", "khách", "bao"]);
        summed || people || crowd
    };
    let near = (start.saturating_sub(AROUND)..spread.end + 3).any(is_crowd);
    let far = (start.saturating_sub(FAR)..start)
        .rev()
        .take_while(|&at| !tape.atom(at).class.has(Class::CURRENCY))
        .any(is_told);
    !(near || (far || follows_count(tape, &spread.low)) && number.scale < MILLIARD)
}

/// `thí sinh giành 50 triệu`, `khách chi tới 3 triệu`: who gets or pays is no crowd.
fn is_paid(tape: &Tape, start: usize) -> bool {
    const PAYS: [&str; 12] = [
        "giành",
        "nhận",
        "thắng",
        "ẵm",
        "rinh",
        "chi",
        "lĩnh",
        "trả",
        "nộp",
        "vay",
        "nợ",
        "thưởng",
    ];
    let first = modifier::leading(tape, start).map_or(start, |(_, first)| first);
    let behind = (first.saturating_sub(4)..first)
        .rev()
        .find(|&at| !tape.is_any(at, &["tới", "đến", "được", "về"]));
    behind.is_some_and(|verb| {
        tape.is_any(verb, &PAYS) && tape.word_start(verb) == verb && tape.word_end(verb) == verb + 1
    })
}

const MILLIARD: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// `98 triệu viên, gấp đôi con số 50 triệu`: the amount of its order before it is counted.
pub(super) fn follows_count(tape: &Tape, number: &Number) -> bool {
    amount_before(tape, number).is_some_and(|n| {
        let noun = unit::counted(tape, &n).is_some();
        n.scale == number.scale && noun && currency(tape, &n).is_none()
    })
}

/// The foreign currency that the amount before this one is in, where it is of
/// the same order: `giảm 200 USD còn 1.500`.
fn spoken_of(tape: &Tape, number: &Number) -> Option<String> {
    const BACK: usize = 40;
    let from = number.start.saturating_sub(BACK);
    let (code, amount) = (from..number.start)
        .rev()
        .take_while(|&at| tape.atom(at).kind != AtomKind::Break)
        .filter(|&at| tape.is_digits(at))
        .filter_map(|at| amount::number(tape, at))
        .find_map(|n| currency(tape, &n).map(|(c, _)| (c.code.clone(), n.value)))?;
    let most = Decimal::from(200);
    let near =
        amount <= number.value.checked_mul(most)? && number.value <= amount.checked_mul(most)?;
    (code != "VND" && near).then_some(code)
}

/// `Bảy Đô`: a name of two words, each with its capital.
fn is_nickname(tape: &Tape, number: &Number) -> bool {
    let two_words = number.in_words && number.end == number.start + 1;
    two_words && tape.is_title(number.start) && tape.is_title(number.end)
}
