//! Words that label the number behind them: `quận 1`, `Điều 5`, `vòng 1/8`, `iPhone 7`.

use crate::{
    grammar::{candidate::Candidate, point},
    phrase::{label::is_counted_before, noun, numeral, period, phrases::Phrases, roman, unit},
    tape::Case,
    value::evidence::Evidence,
    vocabulary::{
        class::Class,
        named::{
            ARTICLE_OR_SENDS, COLON, COUNTED_LABELS, COUNTS_WITH_NUMBER, DASH,
            IN_THIS_OR_LAST_YEAR, LIST_JOINTS, NUMBER_OF, NUMBERED_THINGS, ONE,
            ONE_WORD_WITH_NUMBER, ONE_WRITTEN, PERCENT_SIGN, PLUS, ROUND_OR_STAGE, SLASH, TOP,
            WITH_OR_IS, WITHIN_OR_TOTAL,
        },
        set::Set,
    },
};

const CODE_JOINTS: &Set = &SLASH.or(DASH).or(PLUS);
const COLON_OR_SLASH: &Set = &COLON.or(SLASH);

/// How sure a word says that the number behind it is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Unless a counted noun follows: `nhóm 5`, but `nhóm 5 người`.
    Perhaps,
    /// Whatever follows: `tầng 11 chung cư`.
    Always,
}

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((to, label)) = labelled(p, at) else {
        return;
    };
    let evidence = if label == Label::Always || name_goes_on(p, at, to) {
        Evidence::Certain
    } else {
        Evidence::Marked
    };
    out.push(Candidate::name(p, at, to, evidence, "name.labelled"));
    if label == Label::Always {
        let further = listed(p, to).into_iter();
        out.extend(further.map(|n| Candidate::name(p, n, n + 1, Evidence::Certain, "name.listed")));
    }
}

/// Whether what follows the number begins a name of its own (`khoản 2 Điều 16`, `Điều 5
/// Hiệp ước`) or tells when (`điểm 10 năm nay`), so that the number counts nothing.
fn name_goes_on(p: &Phrases, at: usize, to: usize) -> bool {
    let title = p.is_title(to);
    // `top 10 Ca sĩ của năm` counts.
    let top = p.behind(at, TOP) && noun::is_counted(p, to);
    let this_year = p.phrase(to, IN_THIS_OR_LAST_YEAR).is_some() && !p.behind(at, ROUND_OR_STAGE);
    title && !top || this_year
}

/// The labelled number at `at`: the atom behind it, and how sure the label is.
fn labelled(p: &Phrases, at: usize) -> Option<(usize, Label)> {
    let before = at.checked_sub(1)?;
    if !p.is_word(before) || !p.atom(at).spaced {
        return None;
    }
    let said = label_of(p, at);
    let label = said.or_else(|| is_of_foreign_name(p, at).then_some(Label::Perhaps))?;
    let to = if p.is_digits(at) {
        let end = numeral::literal_end(p, at);
        if p.str(at, end).contains(',') || end - at == 3 && p.atom(at + 2).span.len() == 3 {
            // `mức 3,5`, `đường 1.500 tỷ`, but `khoản 2,3 Điều 20`
            let several = said == Some(Label::Always) && !listed(p, at + 1).is_empty();
            return several.then_some((at + 1, Label::Always));
        }
        let to = code_end(p, end);
        if is_amount(p, at, to, label) {
            return None;
        }
        to
    } else if roman::roman(p, at).is_some() || p.is(before, NUMBER_OF) && p.is(at, ONE) {
        at + 1
    } else {
        return None;
    };
    if !p.is(before, NUMBER_OF) {
        return Some((to, label));
    }
    // `trong số 7 đá`, `tổng số 12 tỉnh`: so many.
    if p.behind(before, WITHIN_OR_TOTAL) {
        return None;
    }
    // `số 24 phố Hàng Bồ`, but `với số 12 tỉnh`
    let place = p.is_word(to) && p.class(to).has(Class::PLACE) && !p.behind(before, WITH_OR_IS);
    Some((to, if place { Label::Always } else { label }))
}

/// What the word before the number at `at` says as a label, unless the number is a year or
/// measures time.
fn label_of(p: &Phrases, at: usize) -> Option<Label> {
    let label = label_before(p, at)?;
    // `SEA Games 29` is the name of the games, `SEA Games 2017` has their year; so has
    // `mùa giải 2018`, but not `số 2018` or `đời 2018`.
    let dated = p.before(at).case != Case::Lower
        || label == Label::Perhaps && !p.behind(at, NUMBERED_THINGS);
    if dated && point::year_number(p, at).is_some_and(|year| (1900..2100).contains(&year)) {
        return None;
    }
    // `trong vòng 12 tháng`, `giai đoạn 5 năm`: a length of time.
    let range = p.is_digits(at) && p.is(at + 1, DASH) && p.is_digits(at + 2);
    let behind = if range { at + 3 } else { at + 1 };
    if period::is_time_unit(p, behind) {
        return Some(Label::Perhaps);
    }
    Some(label)
}

/// What the word that ends before `at` says as a label: the whole segmented word,
/// so that `khẩn cấp 6 …` is no level, or its last two syllables (`đường quốc lộ`).
pub(crate) fn label_before(p: &Phrases, at: usize) -> Option<Label> {
    let last = at - 1;
    // `động cơ SkyActiv-G 4 xy-lanh`: the end of a name.
    if last > 0 && p.glued(last) && p.is(last - 1, DASH) {
        return None;
    }
    let first = p.word_start(last);
    let class = if first < last {
        p.phrase_class(at - 2, at)
    } else {
        p.class(first)
    };
    if p.is(last, ARTICLE_OR_SENDS) && sends(p, last, at) {
        return None;
    }
    let always = if p.is(last, NUMBER_OF) {
        numbers_a_noun(p, last)
    } else if p.is(last, COUNTED_LABELS) {
        first == last && !is_counted_before(p, last)
    } else {
        class.has(Class::ALWAYS_LABEL)
    };
    if always {
        Some(Label::Always)
    } else {
        class.has(Class::LABEL).then_some(Label::Perhaps)
    }
}

/// Whether `số` at `at` gives a thing its number: `phòng số 4 nhà trọ`, `tay vợt số 3
/// nước Anh`; but `trong số 12 tỉnh`, `con số 51 phiếu`.
fn numbers_a_noun(p: &Phrases, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let beside = p.is_word(before) && p.atom(before).sentence == p.atom(at).sentence;
    if !beside || p.is(before, COUNTS_WITH_NUMBER) {
        return false;
    }
    // `đứng số 1 nước Đức`: the first, as nobody gives one thing as their number.
    if p.is(at + 1, ONE_WRITTEN) && p.is_word(at + 2) {
        return !p.is(before, ONE_WORD_WITH_NUMBER);
    }
    let class = p.word_class(p.word_start(before));
    p.word_start(at) == at
        && (p.atom(before).case != Case::Lower && !p.opens(before)
            || class.has(Class::COUNTED.or(Class::ANY_LABEL)))
}

/// `điều 2 máy bay`: the verb, where no article of a law can be meant.
fn sends(p: &Phrases, at: usize, number: usize) -> bool {
    let to = number + 1;
    p.atom(at).case == Case::Lower
        && p.atom(to).case == Case::Lower
        && noun::is_counted(p, to)
        && !p.class(to).has(Class::DOCUMENT)
}

/// The further numbers of a list of names whose first ends before `to`, where a
/// name follows them: `khoản 1 và 2 Điều 11`, `xóm 1, 2 xã Hùng Sơn`.
fn listed(p: &Phrases, to: usize) -> Vec<usize> {
    let mut numbers = Vec::new();
    let mut next = to;
    while p.is(next, LIST_JOINTS) && p.int(next + 1).is_some() {
        numbers.push(next + 1);
        next += 2;
    }
    let names = Class::ALWAYS_LABEL.or(Class::PLACE);
    let named = p.is_word(next)
        && p.atom(next).spaced
        && (p.atom(next).case == Case::Title || p.class(next).has(names));
    if !named {
        numbers.clear();
    }
    numbers
}

/// The atom behind the code whose digits end before `to`: `24/7B`, `12-AB`, `5C`.
fn code_end(p: &Phrases, to: usize) -> usize {
    let capitals = |at: usize| p.is_word(at) && p.atom(at).case == Case::Upper;
    let mut to = to;
    while p.is(to, CODE_JOINTS)
        && p.glued(to)
        && p.glued(to + 1)
        && (p.is_digits(to + 1) || capitals(to + 1))
    {
        to += 2;
    }
    let letters = p.is_word(to)
        && p.glued(to)
        && p.key(to).chars().count() <= 2
        && p.atom(to).case != Case::Lower;
    to + usize::from(letters)
}

/// Whether the digits at `at`, which end before `to`, are an amount behind the label: a
/// measure (`vòng 16m50`), a scale or a sign of percent follows.
fn is_amount(p: &Phrases, at: usize, to: usize, label: Label) -> bool {
    let behind = p.atom(to);
    // `tầng 21 chỉ sau 17 phút`, `tầng 5 Khối nhà ở`: no measures.
    let other = label == Label::Always
        && !p.key(to).is_ascii()
        && (p.class(to).has(Class::FUNCTION) || behind.case == Case::Title);
    let measured =
        || numeral::number(p, at).is_some_and(|number| unit::measure(p, &number).is_some());
    unit::metres_and_centimetres(p, at).is_some()
        || !other && measured()
        || p.class(to).has(Class::SCALE)
        || p.is(to, PERCENT_SIGN)
}

/// Whether the digits at `at` stand behind a foreign name and count nothing: `Windows 10`,
/// `Apollo 11`; but `Chuyển nhượng Real 6/7: …`, `Liverpool 19/08/2017` give the day.
fn is_of_foreign_name(p: &Phrases, at: usize) -> bool {
    let pair = p.is(at + 1, SLASH) && p.is_digits(at + 2);
    p.is_digits(at)
        && p.before(at).case != Case::Lower
        && is_foreign(p.key_before(at))
        && point::year_number(p, at).is_none()
        && !(pair && p.is(at + 3, COLON_OR_SLASH))
}

/// Whether the word cannot be Vietnamese: letters or endings the language does not have.
fn is_foreign(key: &str) -> bool {
    const LETTERS: [char; 4] = ['f', 'j', 'w', 'z'];
    const ENDS: [char; 8] = ['s', 'x', 'd', 'r', 'l', 'b', 'k', 'v'];
    const PAIRS: &str = "ll ss ee oo tt pp st cl br pr gr pl sc sh ck rs";
    key.is_ascii()
        && (key.len() > 6
            || key.contains(LETTERS)
            || key.ends_with(ENDS)
            || PAIRS.split(' ').any(|pair| key.contains(pair)))
}
