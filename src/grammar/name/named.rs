//! Words that label the number behind them: `quận 1`, `Điều 5`, `vòng 1/8`, `iPhone 7`.

use crate::{
    grammar::candidate::Candidate,
    phrase::{numeral, phrases::Phrases, roman, unit},
    tape::Case,
    value::evidence::Evidence,
    vocabulary::{
        class::Class,
        named::{
            COUNTED_LABELS, COUNTS_WITH_NUMBER, DASH, LIST_JOINTS, NUMBER_OF, ONE,
            ONE_WORD_WITH_NUMBER, ONE_WRITTEN, PLUS, SLASH,
        },
        set::Set,
    },
};

const CODE_JOINTS: &Set = &SLASH.or(DASH).or(PLUS);

/// How sure a word says that the number behind it is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Unless a counted noun follows: `nhóm 5`, but `nhóm 5 người`.
    Perhaps,
    /// Whatever follows: `tầng 11 chung cư`.
    Always,
}

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((to, label, rule)) = labelled(p, at) else {
        return;
    };
    let evidence = if label == Label::Always {
        Evidence::Certain
    } else {
        Evidence::Marked
    };
    out.push(Candidate::name(p, at, to, evidence, rule));
    if label == Label::Always {
        let further = listed(p, to).into_iter();
        out.extend(further.map(|n| Candidate::name(p, n, n + 1, Evidence::Certain, "name.listed")));
    }
}

/// The labelled number at `at`: the atom behind it, how sure the label is, and the rule.
fn labelled(p: &Phrases, at: usize) -> Option<(usize, Label, &'static str)> {
    let before = at.checked_sub(1)?;
    if !p.is_word(before) || !p.atom(at).spaced {
        return None;
    }
    let said = label_before(p, at);
    let (label, rule) = match said {
        Some(label) => (label, "name.labelled"),
        None if is_of_foreign_name(p, at) => (Label::Perhaps, "name.foreign"),
        None => return None,
    };
    let to = if p.is_digits(at) {
        let end = numeral::literal_end(p, at);
        if p.str(at, end).contains(',') || end - at == 3 && p.atom(at + 2).span.len() == 3 {
            // `mức 3,5`, `đường 1.500 tỷ`, but `khoản 2,3 Điều 20`
            let several = said == Some(Label::Always) && !listed(p, at + 1).is_empty();
            return several.then_some((at + 1, Label::Always, rule));
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
fn label_before(p: &Phrases, at: usize) -> Option<Label> {
    let last = at - 1;
    let first = p.word_start(last);
    let class = if first < last {
        p.phrase_class(at - 2, at)
    } else {
        p.class(first)
    };
    let always = if p.is(last, NUMBER_OF) {
        numbers_a_noun(p, last)
    } else if p.is(last, COUNTED_LABELS) {
        first == last
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
/// measure follows: `vòng 16m50`.
fn is_amount(p: &Phrases, at: usize, to: usize, label: Label) -> bool {
    let behind = p.atom(to);
    // `tầng 21 chỉ sau 17 phút`, `tầng 5 Khối nhà ở`: no measures.
    let other = label == Label::Always
        && !p.key(to).is_ascii()
        && (p.class(to).has(Class::FUNCTION) || behind.case == Case::Title);
    let measured =
        || numeral::number(p, at).is_some_and(|number| unit::measure(p, &number).is_some());
    unit::metres_and_centimetres(p, at).is_some() || !other && measured()
}

/// Whether the digits at `at` stand behind a foreign name: `Windows 10`, `Apollo 11`.
fn is_of_foreign_name(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) && p.before(at).case != Case::Lower && is_foreign(p.key_before(at))
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
