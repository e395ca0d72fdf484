//! Counts whose noun is left out because it stands before: `88 mã tăng, 54 đứng im`.

use crate::{
    grammar::point,
    phrase::{
        numeral::{self, Number},
        phrases::Phrases,
        unit,
    },
    tape::AtomKind,
    vocabulary::{
        class::Class,
        named::{
            AS_MANY_AS, BECOMES, CLOSE_BRACKET, DAY, DAY_OF_STORY, HAS_OR_GETS, NUMBER_OF,
            OF_WHICH, OPEN_BRACKET, PARTS_COUNTS, REMAINS, SLASH,
        },
        set::Set,
    },
};

/// What a number behind it is a day of.
const DAY_HEADS: &Set = &DAY.or(DAY_OF_STORY);

/// How many counts in a row may have left out their noun.
const MOST: usize = 4;

/// Whether a number in digits counts what the count before it in the sentence counts: a sign
/// or `còn` parts them, and what became of so many follows.
pub(crate) fn is_elided(p: &Phrases, number: &Number) -> bool {
    if is_alone_in_brackets(p, number) {
        is_in_brackets(p, number, MOST)
    } else {
        goes_on(p, number, MOST) || is_done_too(p, number, MOST)
    }
}

/// `Đội nhà thay 3 vị trí, đội khách thay 2`: at the end of a clause, behind the word that the
/// count before stands behind.
fn is_done_too(p: &Phrases, number: &Number, depth: usize) -> bool {
    let plain = !number.in_words && !number.signed && !number.is_fractional();
    let ends = !p.is_word(number.end) && !p.is_digits(number.end) && !p.glued(number.end + 1);
    if !plain || !ends || depth == 0 || point::modern_year(p, number.start).is_some() {
        return false;
    }
    let Some(at) = leading_word(p, number) else {
        return false;
    };
    let leads = |before: &Number| {
        leading_word(p, before).is_some_and(|word| p.key(word) == p.key(at))
            && (counts_things(p, before) || is_done_too(p, before, depth - 1))
    };
    count_before(p, at).is_some_and(|before| leads(&before))
}

/// The word before a number that says that somebody has or gets so many: `thay`, also in `thay tới 2`.
fn leading_word(p: &Phrases, number: &Number) -> Option<usize> {
    let last = number.start.checked_sub(1)?;
    let at = last.checked_sub(usize::from(p.is(last, AS_MANY_AS)))?;
    p.is(at, HAS_OR_GETS).then_some(at)
}

fn is_alone_in_brackets(p: &Phrases, number: &Number) -> bool {
    p.behind(number.start, OPEN_BRACKET) && p.is(number.end, CLOSE_BRACKET)
}

/// `Lan (26,31 điểm), Mai (26,09)`: alone in brackets, behind a count in brackets.
fn is_in_brackets(p: &Phrases, number: &Number, depth: usize) -> bool {
    const FAR: usize = 32;
    let (at, to) = (number.start, number.end);
    let alone = is_alone_in_brackets(p, number);
    let plain = alone && !number.in_words && !number.signed && !number.is_scaled();
    if !plain || depth == 0 || point::modern_year(p, at).is_some() || p.is_digits(to + 1) {
        return false;
    }
    let (open, sentence) = (at - 1, p.atom(at).sentence);
    if open == 0 || !p.is_word(open - 1) {
        return false;
    }
    let before = (open.saturating_sub(FAR)..open)
        .rev()
        .take_while(|&n| p.atom(n).sentence == sentence && p.atom(n).kind != AtomKind::Break)
        .filter(|&n| p.is(n, OPEN_BRACKET) && p.is_digits(n + 1))
        .find_map(|n| numeral::number(p, n + 1));
    before.is_some_and(|n| {
        let told = || unit::counted(p, &n).is_some_and(|(_, end)| p.is(end, CLOSE_BRACKET));
        told() && !n.is_scaled() || is_in_brackets(p, &n, depth - 1)
    })
}

fn goes_on(p: &Phrases, number: &Number, depth: usize) -> bool {
    let at = number.start;
    let plain = !number.in_words && !number.signed && !number.is_fractional();
    if !plain || depth == 0 || point::modern_year(p, at).is_some() || !becomes(p, number.end) {
        return false;
    }
    // `hơn 10 đã lên chức bà`
    let first = p.modifier_before(at).map_or(at, |(_, first)| first);
    // `trong đó 35 chạy bằng điện`
    let first = p.phrase_before(first, OF_WHICH).unwrap_or(first);
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let parted = if p.is(before, REMAINS) {
        before.wrapping_sub(1)
    } else {
        before
    };
    if !p.is(parted, PARTS_COUNTS) {
        return false;
    }
    // `Anh có 3 con, ngoài 40 vẫn đá bóng` tells his age.
    let fits = |all: &Number| first == at || number.value <= all.value;
    count_before(p, parted)
        .is_some_and(|n| fits(&n) && (counts_things(p, &n) || goes_on(p, &n, depth - 1)))
}

/// Whether the words at `at` tell what became of those that are counted.
fn becomes(p: &Phrases, at: usize) -> bool {
    let verb = || p.word_has(at, Class::VERBAL) && !p.word_has(at, Class::COUNTED);
    p.is_word(at) && p.atom(at).spaced && (p.phrase(at, BECOMES).is_some() || verb())
}

/// The last number of the sentence that ends before `at`, days aside.
fn count_before(p: &Phrases, at: usize) -> Option<Number> {
    const FAR: usize = 16;
    let sentence = p.atom(at).sentence;
    (at.saturating_sub(FAR)..at)
        .rev()
        .take_while(|&n| p.atom(n).sentence == sentence && p.atom(n).kind != AtomKind::Break)
        .filter(|&n| p.is_digits(n) || p.number_word(n).is_some())
        .filter(|&n| !p.behind(n, DAY_HEADS) && !is_slashed(p, n))
        .find_map(|n| numeral::number(p, n))
        .filter(|n| n.end < at)
}

/// `6/10`: either number of a pair.
fn is_slashed(p: &Phrases, at: usize) -> bool {
    let pair =
        |slash: usize| p.is(slash, SLASH) && p.is_digits(slash - 1) && p.is_digits(slash + 1);
    pair(at + 1) || at > 1 && pair(at - 1)
}

/// Whether what stands behind a number is a noun.
fn counts_things(p: &Phrases, number: &Number) -> bool {
    // `trong số 12 giếng`
    let of_all = p.behind(number.start, NUMBER_OF);
    let label = p.class_before(number.start).has(Class::ANY_LABEL) && !of_all;
    !label && unit::counts_noun(p, number)
}
