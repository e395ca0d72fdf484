//! What an amount is given for: `/năm`, `mỗi năm`, `một tháng`.

use rust_decimal::Decimal;

use crate::{
    number::role::NumberWord,
    phrase::{
        direction::direction,
        noun::is_counted,
        period,
        phrases::Phrases,
        unit::{follows_power, power_apart, text},
    },
    tape::Case,
    value::direction::Periods,
    vocabulary::{
        class::Class,
        named::{
            AND, DIGITS_OF_TWO_SENSES, EACH, IN_A_MANNER, ONE, ONE_IN_DIGITS, PLUS, PRICED_TIMES,
            SLASH,
        },
        set::Set,
    },
};

/// The atom behind what an amount is for that begins at `first`: a measure or a noun, without
/// what fills it, `thùng` of `thùng dầu`.
fn behind(p: &Phrases, first: usize) -> usize {
    let end = p.word_end(first);
    match p.unit_at(first) {
        // `3.750 đ/m 2`
        Some((_, to)) if power_apart(p, first, to, false).is_some() => to + 1,
        Some((_, to)) if is_counted(p, first) && p.unit_of(&[first]).is_none() => to.min(end),
        Some((_, to)) => to.max(end),
        None => end,
    }
}

/// What follows a slash or `mỗi`: `/năm`, `/tháng`, `/lượt khách`; the text and the atom behind.
fn slashed(p: &Phrases, at: usize) -> Option<(String, usize)> {
    // `249.000đ++/trẻ em`: with tax and service.
    let at = if p.is(at, PLUS) && p.is(at + 1, PLUS) {
        at + 2
    } else {
        at
    };
    if !p.is(at, SLASH) {
        return None;
    }
    // `/2 mớ`, `/3 tháng`
    let several = p.int(at + 1).is_some_and(|many| many > 1) && p.atom(at + 1).span.len() <= 2;
    if several && (is_counted(p, at + 2) || period::is_time_unit(p, at + 2)) {
        let end = behind(p, at + 2);
        return Some((text(p, at + 1, end), end));
    }
    // `/tháng`, `/1 kg`, `/một lượt`
    let first = at + 1 + usize::from(p.is(at + 1, ONE_IN_DIGITS) || p.is(at + 1, ONE));
    let sum = first > at + 1 && p.class(first).has(Class::SCALE);
    if !p.is_word(first) || sum {
        return None;
    }
    // `/hai giờ`
    let digit = matches!(p.number_word(first), Some(NumberWord::Digit(_)));
    let several = digit && !p.is(first, DIGITS_OF_TWO_SENSES);
    let counted = several && (is_counted(p, first + 1) || period::is_time_unit(p, first + 1));
    let end = behind(p, first + usize::from(counted));
    // `đồng/kg/ngày`, `đồng/m 2 /ngày`
    let joined = p.glued(end) || follows_power(p, end);
    if p.is(end, SLASH) && p.is_word(end + 1) && joined {
        let end = p.word_end(end + 1);
        return Some((text(p, first, end), end));
    }
    // The code of a currency (`22.700 VND/USD`) stays as it is written.
    if p.atom(first).case == Case::Upper && p.class(first).has(Class::CURRENCY) {
        return Some((p.str(first, end).to_owned(), end));
    }
    Some((text(p, first, end), end))
}

/// `/tháng`, `mỗi năm`, `một tháng` behind an amount, if one of them is; and the atom behind it
/// all.
pub(crate) fn any(p: &Phrases, at: usize) -> (Option<String>, usize) {
    let found = slashed(p, at).or_else(|| each(p, at));
    found.map_or((None, at), |(per, to)| (Some(per), to))
}

/// The same behind a price: `20.000 đồng 1 kg` too, but `1 ngày sau`, `5 xu 1 hào` and what else
/// was taken, `20 triệu đồng 1 xe máy và 2 điện thoại`.
pub(crate) fn of_price(p: &Phrases, at: usize) -> (Option<String>, usize) {
    if !p.is(at, ONE_IN_DIGITS) {
        return any(p, at);
    }
    let is_other = |to: usize| {
        let coin = p.currency_at(at + 1);
        let coin = coin.is_some_and(|(coin, _)| coin.factor < Decimal::ONE);
        let later = period::is_time_unit(p, at + 1) && direction(p, to, Periods::LENGTH).is_some();
        coin || later || p.is(to, AND)
    };
    let found = each_or(p, at, ONE_IN_DIGITS).filter(|(_, to)| !is_other(*to));
    found.map_or((None, at), |(per, to)| (Some(per), to))
}

/// `mỗi năm`, `một tháng`, `một thùng` behind a count.
pub(crate) fn each(p: &Phrases, at: usize) -> Option<(String, usize)> {
    each_or(p, at, ONE)
}

/// `mỗi năm`, or one of these and what it is one of.
fn each_or(p: &Phrases, at: usize, ones: &Set) -> Option<(String, usize)> {
    // `20 triệu đồng Một viên`: another line begins.
    let other = || p.phrase(at, IN_A_MANNER).is_some() || p.atom(at).case == Case::Title;
    if !p.is(at, EACH) && !p.is(at, ones) || other() {
        return None;
    }
    let noun = at + 1;
    let timed = period::is_time_unit(p, noun) || p.is(noun, PRICED_TIMES);
    // `mỗi chỉ` is no `chỉ` of only.
    let empty = || p.word_has(noun, Class::FUNCTION) && p.unit_at(noun).is_none();
    let each = p.is(at, EACH) && p.is_word(noun) && !empty();
    // `50 USD một thùng`
    let one = || {
        p.is(at, ones)
            && (is_counted(p, noun) || p.currency_at(noun).is_some() || p.unit_at(noun).is_some())
    };
    if !(timed || each || one()) {
        return None;
    }
    let mut end = behind(p, noun);
    // `25.000 đồng một lượt/người`
    if p.is(end, SLASH) && p.is_word(end + 1) && p.glued(end) && p.glued(end + 1) {
        end = p.word_end(end + 1);
    }
    // The code of a currency stays as it is written.
    let code = p.atom(noun).case == Case::Upper && p.class(noun).has(Class::CURRENCY);
    let text = p.str(noun, end);
    let per = if code {
        text.to_owned()
    } else {
        text.to_lowercase()
    };
    Some((per, end))
}
