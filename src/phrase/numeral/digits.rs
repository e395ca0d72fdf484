//! Numbers in digits, with the scale words and signs around them.

use rust_decimal::Decimal;

use crate::{
    normalize::is_syllable,
    number::{self, digits::Digits},
    phrase::{
        noun::is_counted,
        number::{Number, is_figure},
        numeral::{literal::literal_end, scale::scale, sign::sign},
        phrases::Phrases,
    },
    tape::{AtomKind, Case},
    vocabulary::{
        class::Class,
        named::{
            ABOUT, AGE, BEFORE_OTHER_NUMBER, COMMA, DASH, DEGREE_MARKS, DOT, GLUES_FIGURES,
            HOUR_LETTER, MORE_OR_LESS, NUMBER_SIGNS, PART_SIGNS, PERCENT_SIGN, SIZE_SIGN, SLASH,
            SYMBOL_SIGNS, TIME_UNITS, YEAR_PART,
        },
    },
};

/// The number in digits that begins at `at`.
pub(crate) fn in_digits(p: &Phrases, at: usize) -> Option<Number> {
    // A number begins where digits begin: not behind a separator, not inside a name (`A350`, `Su-30`).
    if at > 0 && p.glued(at) {
        let is_currency = p.currency_at(at - 1).is_some_and(|(_, to)| to == at);
        let behind_digits = at >= 2 && p.glued(at - 1) && p.is_digits(at - 2);
        let behind_word = at >= 2 && p.glued(at - 1) && p.is_word(at - 2);
        match p.before(at).kind {
            AtomKind::Word if is_currency => {}
            // `30x40 cm`; `tăng36,6%`: a space is missing.
            AtomKind::Word if p.is(at - 1, SIZE_SIGN) && behind_digits => {}
            AtomKind::Word if is_amount_behind(p, at) => {}
            AtomKind::Word | AtomKind::Opaque => return None,
            _ if p.is(at - 1, NUMBER_SIGNS) && behind_digits => return None,
            // `100.000đ-150.000đ` is a range, `Argentina-30 tuổi` an age.
            _ if p.is(at - 1, DASH) && behind_word => {
                let age = p.is(at + 1, AGE);
                if !is_price(p, at - 2) && !age && !repeats_unit(p, at) {
                    return None;
                }
            }
            // `f/2.8`, `U.20`
            _ if p.is(at - 1, SYMBOL_SIGNS)
                && behind_word
                && p.key(at - 2).chars().count() == 1 =>
            {
                return None;
            }
            _ => {}
        }
    }
    let slipped = slipped_group(p, at).or_else(|| slipped_comma(p, at));
    let blanks = blank_groups(p, at);
    let end = slipped.or(blanks).unwrap_or_else(|| literal_end(p, at));
    let digits = match p.int(at) {
        Some(int) if end == at + 1 => Some(Digits::whole(int)),
        _ if slipped.or(blanks).is_none() => number::digits::read(&p.visible(at, end)),
        _ => {
            let seen = p.visible(at, end);
            let glued: String = seen.chars().filter(|c| !c.is_whitespace()).collect();
            number::digits::read(&glued)
        }
    };
    let digits = digits.filter(|d| is_figure(d.value))?;
    let mut number = Number {
        start: at,
        end,
        value: digits.value,
        scale: Decimal::ONE,
        english: digits.english,
        grouped: digits.grouped || blanks.is_some(),
        in_words: false,
        signed: false,
    };
    // Where a dot starts decimals, a comma groups: `4,150 tỷ`.
    if let Some(english) = digits.english.filter(|_| p.has_decimal_dots()) {
        (number.value, number.english, number.grouped) = (english, None, true);
    }
    if number.grouped
        && !number.is_fractional()
        && let Some(decimals) = slipped_decimals(p, end)
    {
        number.value += decimals;
        number.end = end + 2;
    }
    with_part(p, &mut number);
    scale(p, &mut number);
    sign(p, &mut number);
    Some(number)
}

/// `2 ¾`: a whole number and the part behind it.
fn with_part(p: &Phrases, number: &mut Number) {
    let Some(((numerator, denominator), to)) = p.lexeme(number.end, PART_SIGNS) else {
        return;
    };
    if !number.grouped && number.value.is_integer() {
        let part = Decimal::from(numerator) / Decimal::from(denominator);
        number.value = (number.value + part).normalize();
        number.end = to;
    }
}

/// Whether the word at `at` is the currency of an amount, or what the amount is for:
/// `100.000đ`, `37 triệu đồng/lượng`.
fn is_price(p: &Phrases, at: usize) -> bool {
    let is_currency = |at: usize| {
        let before = p.before(at);
        p.class(at).has(Class::CURRENCY)
            && (before.kind == AtomKind::Digits || p.class_before(at).has(Class::SCALE))
    };
    // `900k-1tr2`, `850 tỷ-1,1 nghìn tỷ`
    let scaled = p.before(at).kind == AtomKind::Digits && p.class(at).has(Class::SCALE);
    is_currency(at) || scaled || at > 1 && p.is(at - 1, SLASH) && is_currency(at - 2)
}

/// `4m-6m`, `3 tỷ USD-4 tỷ USD`: whether what stands between the number before the dash and
/// the one at `at` stands behind this one too.
fn repeats_unit(p: &Phrases, at: usize) -> bool {
    const LONGEST: usize = 4;
    let dash = at - 1;
    let digits = (dash.saturating_sub(LONGEST)..dash)
        .rev()
        .find(|&n| p.is_digits(n));
    let Some(unit) = digits.map(|n| n + 1..dash) else {
        return false;
    };
    let behind = literal_end(p, at);
    let to = behind + unit.len();
    // `5h-22h` are hours of the clock, `1m-1m3` no cubic metres.
    let other = p.is(behind, HOUR_LETTER) || p.is_digits(to) && p.glued(to);
    // `6 tháng-1 năm`
    let timed = |at: usize| p.lexeme(at, TIME_UNITS).is_some();
    let lengths = unit.len() == 1 && timed(unit.start) && timed(behind);
    let same = unit
        .enumerate()
        .all(|(n, word)| p.key(word) == p.key(behind + n));
    !other && (lengths || same)
}

/// Whether an amount begins at `at`, behind a Vietnamese word that no space parts from it.
fn is_amount_behind(p: &Phrases, at: usize) -> bool {
    let before = p.key(at - 1);
    if p.atom(at - 1).case != Case::Lower {
        return false;
    }
    let end = literal_end(p, at);
    let class = p.class(end);
    if before.is_ascii() {
        // `doanh thu400 tỷ đồng`, but a name: `sh150`
        let priced = class.has(Class::SCALE) && p.class(end + 1).has(Class::CURRENCY);
        return priced && before.len() > 2 && is_syllable(before);
    }
    // `gồm25 tầng`, but `vòng1 giải hạng nhất`
    let counts = || {
        let named = p.class(at - 1).has(Class::ANY_LABEL) || p.is(at - 1, YEAR_PART);
        !named && p.atom(end).spaced && is_counted(p, end)
    };
    p.is(end, PERCENT_SIGN)
        || class.has(Class::SCALE)
        || class.has(Class::CURRENCY)
        || p.is(end, AGE)
        // `kéo dài tới18 tháng`, but `tháng5 năm`
        || p.atom(end).spaced && !p.is(at - 1, YEAR_PART) && p.lexeme(end, TIME_UNITS).is_some()
        || counts()
}

/// `1 500 tỷ`, `95 000 người`: blanks part the groups of thousands. The atom behind.
fn blank_groups(p: &Phrases, at: usize) -> Option<usize> {
    if !is_group(p, at + 1) || p.atom(at).span.len() > 3 || p.key(at).starts_with('0') {
        return None;
    }
    let mut end = at + 2;
    while end < at + MOST_GROUPS && is_group(p, end) {
        end += 1;
    }
    let decimals = p.is(end, COMMA) && p.glued(end) && p.is_digits(end + 1) && p.glued(end + 1);
    end += if decimals { 2 } else { 0 };
    // A row of numbers, or a number of another form, goes on.
    let ranged = p.is(end, DASH) && p.is_digits(end + 1) && is_group(p, end + 2);
    let glues = p.is(end, GLUES_FIGURES) && p.glued(end) && p.is_digits(end + 1) && !ranged;
    let more = p.is_digits(end) || glues;
    let before = p.before(at);
    let ends_range = at > 3 && p.is(at - 1, DASH) && is_group(p, at - 2);
    let free = at == 0 || before.kind == AtomKind::Break || p.atom(at).spaced || p.opens(at);
    let row = before.kind == AtomKind::Digits;
    let nought = p.key(at + 1).bytes().all(|digit| digit == b'0');
    let labelled = p.behind(at, BEFORE_OTHER_NUMBER)
        || p.class_before(at).has(Class::ANY_LABEL)
        || p.class(p.word_start(at.saturating_sub(1)))
            .has(Class::ANY_LABEL);
    // `Tú 1 075 000 000 đồng` is one number, and `Tú 1\u{a0}480 tỷ`, but `tổ 5 120 hộ`.
    let several = is_group(p, at + 2);
    let fixed = || blank(p, at + 1) != Some(' ');
    let named = labelled || p.follows_name(at) && !fixed();
    let small = p.is_word(end) && p.atom(end).case == Case::Lower;
    let measured = !p.is_title(end) && has_measure(p, end);
    let counts = small || measured || p.currency_at(end).is_some();
    let written = nought || (several || !named) && (counts || ranged);
    (!more && (free || ends_range) && !row && written).then_some(end)
}

/// Whether the three digits at `at` stand behind one blank.
fn is_group(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) && p.atom(at).span.len() == 3 && blank(p, at).is_some()
}

/// The most groups of a number, as it has 28 digits at most.
const MOST_GROUPS: usize = 9;

/// The blank of any width that stands alone before the atom.
fn blank(p: &Phrases, at: usize) -> Option<char> {
    let gap = p.before(at).span.end as usize..p.atom(at).span.start as usize;
    let mut chars = p.text.get(gap)?.chars();
    let is_blank = |c: &char| c.is_whitespace() && !matches!(c, '\n' | '\r' | '\t');
    chars
        .next()
        .filter(is_blank)
        .filter(|_| chars.next().is_none())
}

/// `29 .306 MW`, `hơn 11. 700 người`: a space has slipped beside the point of a group. Behind
/// the point it may end a sentence, unless a modifier opens the number.
fn slipped_group(p: &Phrases, at: usize) -> Option<usize> {
    let end = at + 3;
    if !p.is(at + 1, DOT) || !p.is_digits(at + 2) || p.atom(at + 2).span.len() != 3 {
        return None;
    }
    let first = p.atom(at).span.len() <= 3 && !p.key(at).starts_with('0');
    let ends = p.is_word(end) && p.atom(end).case == Case::Lower || has_measure(p, end);
    let slipped = match (p.glued(at + 1), p.glued(at + 2)) {
        (false, true) => true,
        (true, false) => p.modifier_before(at).is_some(),
        _ => false,
    };
    (first && ends && slipped).then_some(end)
}

/// `hơn 1, 3 triệu đồng`, `36 ,9 độ`, `sốt 38, 5 độ`: a space has slipped beside the comma of a
/// decimal. `khoảng 3, 4 người` is an estimate, `2, 3, 4 điểm` a list.
fn slipped_comma(p: &Phrases, at: usize) -> Option<usize> {
    let end = at + 3;
    let one_digit = p.is_digits(at + 2) && p.atom(at + 2).span.len() == 1;
    if !p.is(at + 1, COMMA) || !one_digit || p.is(end, COMMA) {
        return None;
    }
    let degrees = p.is(end, DEGREE_MARKS);
    let scaled = p.class(end).has(Class::SCALE);
    let (first, second) = (p.int(at)?, p.int(at + 2)?);
    let compared = p.behind(at, MORE_OR_LESS)
        || first != second + 1 && first + 1 != second && p.behind(at, ABOUT);
    let slipped = match (p.glued(at + 1), p.glued(at + 2)) {
        (false, true) => degrees || scaled,
        (true, false) => degrees && first >= 20 || scaled && compared,
        _ => false,
    };
    slipped.then_some(end)
}

fn has_measure(p: &Phrases, at: usize) -> bool {
    p.unit_at(at).is_some()
}

/// `1.264, 25 USD`: a space has slipped behind the point of a grouped amount.
fn slipped_decimals(p: &Phrases, end: usize) -> Option<Decimal> {
    let slipped = p.is(end, COMMA)
        && p.glued(end)
        && p.is_digits(end + 1)
        && p.atom(end + 1).spaced
        && p.atom(end + 1).span.len() == 2
        && p.class(end + 2).has(Class::CURRENCY);
    slipped.then(|| p.int(end + 1).map(|n| Decimal::new(n.into(), 2)))?
}
