//! Words that label the number behind them: `quận 1`, `Điều 5`, `vòng 1/8`, `iPhone 7`.

use crate::{
    grammar::candidate::Candidate,
    phrase::{numeral, phrases::Phrases, roman, unit},
    tape::{AtomKind, Case},
    value::evidence::Evidence,
    vocabulary::{
        class::Class,
        named::{COUNTED_LABELS, DASH, LIST_JOINTS, NUMBER_OF, ONE, ONE_WRITTEN, PLUS, SLASH},
        set::Set,
    },
};

const CODE_JOINTS: &Set = &SLASH.or(DASH).or(PLUS);

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((to, evidence, rule)) = labelled(p, at) else {
        return;
    };
    out.push(Candidate::name(p, at, to, evidence, rule));
    if evidence == Evidence::Certain || p.behind(at, NUMBER_OF) {
        let further = listed(p, to).into_iter();
        out.extend(further.map(|n| Candidate::name(p, n, n + 1, Evidence::Certain, "name.listed")));
    }
}

/// The labelled number at `at`: the atom behind it, how sure the label is, and the rule.
fn labelled(p: &Phrases, at: usize) -> Option<(usize, Evidence, &'static str)> {
    let before = at.checked_sub(1)?;
    if !p.is_word(before) || !p.atom(at).spaced {
        return None;
    }
    let said = label_before(p, at);
    let (label, rule) = match said {
        Some(label) => (label, "name.labelled"),
        None if is_of_foreign_name(p, at) => (Evidence::Marked, "name.foreign"),
        None => return None,
    };
    let to = if p.is_digits(at) {
        let end = numeral::literal_end(p, at);
        if p.str(at, end).contains(',') || end - at == 3 && p.atom(at + 2).span.len() == 3 {
            // `mức 3,5`, `đường 1.500 tỷ`, but `khoản 2,3 Điều 20`
            let several = said == Some(Evidence::Certain) && !listed(p, at + 1).is_empty();
            return several.then_some((at + 1, Evidence::Certain, rule));
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
    Some((to, label, rule))
}

/// What the word that ends before `at` says as a label: the whole segmented word,
/// so that `khẩn cấp 6 …` is no level, or its last two syllables (`đường quốc lộ`).
fn label_before(p: &Phrases, at: usize) -> Option<Evidence> {
    let last = at - 1;
    // `Bà đứng số 1 nước Lào`, whatever the segmenter makes of it.
    let first_of_all = p.is(last, NUMBER_OF) && p.is(at, ONE_WRITTEN);
    let alone = p.class(last);
    let pair = match p.before(last).kind {
        AtomKind::Word => p.phrase_class(last - 1, at),
        _ => Class::NONE,
    };
    // Most words are no labels, wherever the segmenter has them begin.
    if !alone.or(pair).has(Class::ANY_LABEL) && !p.is(last, COUNTED_LABELS) {
        return first_of_all.then_some(Evidence::Marked);
    }
    let is_alone = p.word_start(last) == last;
    let class = if is_alone { alone } else { pair };
    let counted = is_alone && p.is(last, COUNTED_LABELS);
    if counted || class.has(Class::ALWAYS_LABEL) {
        Some(Evidence::Certain)
    } else {
        (first_of_all || class.has(Class::LABEL)).then_some(Evidence::Marked)
    }
}

/// The further numbers of a list of names whose first ends before `to`, where a
/// name follows them: `khoản 1 và 2 Điều 11`, `xóm 1, 2 xã Hùng Sơn`.
fn listed(p: &Phrases, to: usize) -> Vec<usize> {
    const LONGEST: usize = 32;
    let mut numbers = Vec::new();
    let mut next = to;
    while numbers.len() < LONGEST && p.is(next, LIST_JOINTS) && p.int(next + 1).is_some() {
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
/// measure follows: `vòng 16m50`.
fn is_amount(p: &Phrases, at: usize, to: usize, label: Evidence) -> bool {
    let behind = p.atom(to);
    // `tầng 21 chỉ sau 17 phút`, `tầng 5 Khối nhà ở`: no measures.
    let other = label == Evidence::Certain
        && !p.key(to).is_ascii()
        && (p.class(to).has(Class::FUNCTION) || behind.case == Case::Title);
    let measured =
        || numeral::number(p, at).is_some_and(|number| unit::measure(p, &number).is_some());
    unit::with_tenths(p, at).is_some() || !other && measured()
}

/// Whether the digits at `at` stand behind a foreign name: `Windows 10`, `Apollo 11`.
fn is_of_foreign_name(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) && p.before(at).case != Case::Lower && is_foreign(p.key_before(at))
}

/// Whether the word cannot be Vietnamese: letters or endings the language does not have.
fn is_foreign(key: &str) -> bool {
    const LETTERS: u32 = letters(b"fjwz");
    const ENDS: u32 = letters(b"sxdrlbkv");
    let letters = || key.bytes().map(place);
    let has = |all: u32, letter: usize| all >> letter & 1 == 1;
    key.is_ascii()
        && (key.len() > 6
            || letters().any(|letter| has(LETTERS, letter))
            || letters().next_back().is_some_and(|last| has(ENDS, last))
            || letters()
                .zip(letters().skip(1))
                .any(|(first, second)| has(PAIRS[first], second)))
}

/// The place of a letter of ASCII in the alphabet.
const fn place(letter: u8) -> usize {
    letter as usize & 31
}

/// Letters, a bit each.
const fn letters(all: &[u8]) -> u32 {
    let (mut bits, mut n) = (0, 0);
    while n < all.len() {
        bits |= 1 << place(all[n]);
        n += 1;
    }
    bits
}

/// By the first letter, the second ones of pairs that the language does not have.
const PAIRS: [u32; 32] = {
    const ALL: &[u8] = b"llsseeoottppstclbrprgrplscshckrs";
    let (mut pairs, mut n) = ([0; 32], 0);
    while n < ALL.len() {
        pairs[place(ALL[n])] |= letters(&[ALL[n + 1]]);
        n += 2;
    }
    pairs
};
