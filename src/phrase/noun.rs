//! Nouns that numbers count.

use crate::{
    phrase::{phrases::Phrases, roman},
    tape::Case,
    vocabulary::{
        class::Class,
        named::{
            BEHIND_SPOKEN_WORDS, COUNT_OF, COUNTED_BY_HEAD, DASH, FROM, HEADS_TRADE, KINDS,
            NUMBER_OF, NUMBERED_NOT_COUNTED, ORDER_WORDS, ORDINAL, PLATE_OR_CODE, QUOTE, TIMES,
            TOTAL, WHO_DOES,
        },
        set::Set,
    },
};

const LISTED_OTHERWISE: &Set = &ORDINAL.or(KINDS).or(FROM);

/// Whether the word at `at` is a noun that numbers count.
pub(crate) fn is_counted(p: &Phrases, at: usize) -> bool {
    listed_end(p, at).is_some()
}

/// The atom behind the noun at `at` that the list of counted nouns has: its segmented
/// word, or that word with the next one, which the segmenter parts sometimes.
fn listed_end(p: &Phrases, at: usize) -> Option<usize> {
    p.nouns.at(at, || read_listed(p, at))
}

fn read_listed(p: &Phrases, at: usize) -> Option<usize> {
    if !p.is_word(at) || !may_be_listed(p, at) {
        return None;
    }
    let end = p.word_end(at);
    if is_thing(p, at) {
        return Some(end);
    }
    if is_spoken_word(p, at) {
        return Some(at + 1);
    }
    // `9 loại trừ sâu`
    if p.is(at, KINDS) && end > at + 1 && p.word_has(at, Class::VERBAL) {
        return Some(at + 1);
    }
    let hyphened = hyphened(p, end);
    if hyphened > end && p.phrase_class(at, hyphened).has(Class::COUNTED) {
        return Some(hyphened);
    }
    // `máy bay tiêm kích`
    if end >= at + 4 && p.phrase_class(at, at + 2).has(Class::COUNTED) {
        return Some(at + 2);
    }
    let counted = p.phrase_class(at, end).has(Class::COUNTED) || is_person(p, at, end);
    if p.is_word(end) && p.atom(end).sentence == p.atom(at).sentence {
        let noun_behind = p.word_end(end) > end + 1 && p.word_has(end, Class::COUNTED);
        if (end == at + 2 || !counted) && !noun_behind && is_person(p, at, at + 3) {
            return Some(at + 3);
        }
        let longer = p.phrase_class(at, end + 1);
        // `30.000 nhà ở giá rẻ`, but `3 nhà ở Hà Nội`.
        let place = p.class(end).has(Class::FUNCTION)
            && (p.atom(end + 1).case != Case::Lower || !p.is_word(end + 1));
        let compound = end == at + 1 && longer.has(Class::COMPOUND) && !place;
        // `41bác sĩ`: the segmenter sees no word in what is glued to a number.
        let glued = p.glued(at) && at > 0 && p.is_digits(at - 1);
        if compound || (!counted || glued) && longer.has(Class::COUNTED) {
            return Some(end + 1);
        }
        // `số điện thoại`, `chủ đầu tư`, `nhà khoa học`
        let both = end + 2;
        if end == at + 1 && p.word_end(end) == both {
            let longest = p.phrase_class(at, both);
            let compound = longest.has(Class::COMPOUND) || p.is(at, HEADS_TRADE);
            if longest.has(Class::COUNTED) && (compound || !counted) {
                return Some(both);
            }
        }
    }
    counted.then_some(end)
}

/// Whether a noun of the list may begin with the word at `at`, wherever its segmented word ends.
fn may_be_listed(p: &Phrases, at: usize) -> bool {
    p.class(at).has(Class::COUNTED)
        || p.is(at, LISTED_OTHERWISE)
        || p.is(at + 1, DASH)
        || p.is(at + 2, WHO_DOES)
        || p.goes_on(at)
}

/// `kiểm soát viên`, `đấu giá viên`: who does it.
fn is_person(p: &Phrases, at: usize, end: usize) -> bool {
    end == at + 3 && p.is(end - 1, WHO_DOES) && !p.class(at).has(Class::FUNCTION)
}

/// `20 thứ tiếng`, `hai thứ`: things, where no place in an order follows.
fn is_thing(p: &Phrases, at: usize) -> bool {
    let ordinal = p.is_digits(at + 1)
        || p.is(at + 1, ORDER_WORDS)
        || p.number_word(at + 1).is_some()
        || roman::roman(p, at + 1).is_some();
    p.is(at, ORDINAL) && p.word_end(at) == at + 1 && !ordinal
}

/// `hai từ "cảm ơn"`, `ba từ này`: words, where `từ` opens no stretch.
fn is_spoken_word(p: &Phrases, at: usize) -> bool {
    p.is(at, FROM) && p.is(at + 1, BEHIND_SPOKEN_WORDS)
}

/// `xy-lanh`, `e-mail`: the syllables of a foreign word.
fn hyphened(p: &Phrases, end: usize) -> usize {
    let mut end = end;
    while joins(p, end) {
        end += 2;
    }
    end
}

/// Whether a hyphen at `at` stands inside a word in small letters.
pub(crate) fn joins(p: &Phrases, at: usize) -> bool {
    let small = |at: usize| p.is_word(at) && p.atom(at).case == Case::Lower;
    p.is(at, DASH) && p.glued(at) && p.glued(at + 1) && small(at - 1) && small(at + 1)
}

/// The atom behind the noun that begins at `at`: its segmented word, unless the
/// vocabulary knows better.
pub(crate) fn noun_end(p: &Phrases, at: usize) -> usize {
    let end = p.word_end(at);
    // `2 trận đấu`; `1,5 lần hồi tháng 6`, where a word that tells when went to the noun.
    if p.phrase(at, COUNTED_BY_HEAD).is_some() || end == at + 2 && p.is(at, TIMES) {
        return at + 1;
    }
    let same_sentence = p.is_word(end) && p.atom(end).sentence == p.atom(at).sentence;
    // `2 tân phó chủ tịch`: the title belongs to what stands before it.
    if end == at + 1
        && same_sentence
        && p.class(at).has(Class::TITLE_PREFIX)
        && (is_counted(p, end) || p.word_end(end) > end + 1)
    {
        return noun_end(p, end);
    }
    if let Some(end) = listed_end(p, at).filter(|&end| end < at + 4) {
        return end;
    }
    // `cơ quan chuyên môn`: a counted noun with what describes it.
    let with_function_word = end == at + 3 && p.class(at + 2).has(Class::FUNCTION);
    if (end >= at + 4 || with_function_word) && p.phrase_class(at, at + 2).has(Class::COUNTED) {
        return at + 2;
    }
    // `2 cầu là 209 mm`, `25 tuổi tôi`: a word of the next clause went to the noun.
    if end == at + 2 && p.class(at).has(Class::COUNTED) && p.class(at + 1).has(Class::FUNCTION) {
        return at + 1;
    }
    hyphened(p, end)
}

/// `hai tàu tuần dương`: a longer word that begins with a counted noun.
pub(crate) fn begins_counted(p: &Phrases, at: usize) -> bool {
    p.class(at).has(Class::COUNTED)
        && p.word_end(at) > at + 1
        && !p.word_class(at).has(Class::VERBAL.or(Class::FUNCTION))
}

/// `2 "máy bắn bóng"`: the atom behind the quotation mark that opens at `at`, or `at` itself.
pub(crate) fn behind_quote(p: &Phrases, at: usize) -> usize {
    let opens = p.is(at, QUOTE) && p.atom(at).spaced && p.is_word(at + 1) && p.glued(at + 1);
    at + usize::from(opens)
}

/// `hai "đàn chị"`, `2 "cò"`: a short word in quotation marks behind a number.
pub(crate) fn is_quoted(p: &Phrases, at: usize) -> bool {
    const LONGEST: usize = 3;
    let noun = behind_quote(p, at);
    noun > at && (noun + 1..=noun + LONGEST).any(|n| p.is(n, QUOTE))
}

/// `số người`, `tổng số ca`, not `tỷ số`, `số áo`: the atom behind what is counted.
pub(crate) fn number_of(p: &Phrases, at: usize) -> Option<usize> {
    let begins = p.word_start(at) == at;
    let single = p.is(at, NUMBER_OF) && p.word_end(at) == at + 1;
    let number =
        single && (begins || p.behind(at, TOTAL)) || begins && p.phrase(at, COUNT_OF).is_some();
    let noun = p.word_end(at);
    let named = p.phrase(noun, NUMBERED_NOT_COUNTED).is_some() || p.behind(at, PLATE_OR_CODE);
    (number && !named && is_counted(p, noun)).then(|| p.word_end(noun))
}
