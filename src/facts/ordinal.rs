//! Ordinals: a place in an order.

use super::{Candidate, Evidence, Reading, Tape, Value, amount, day, duration, tape::Case, unit};
use crate::{
    lexicon::{Class, NumberWord},
    number,
};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    match tape.key(at) {
        "thứ" => placed(tape, at, out),
        "khóa" => term(tape, at, out),
        _ => {}
    }
}

/// `thứ nhất`, `lần thứ 12`, `kỳ họp thứ 3`.
fn placed(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let next = at + 1;
    let (number, to) = match tape.key(next) {
        "nhất" => (1, next + 1),
        "nhì" => (2, next + 1),
        "tư" => (4, next + 1),
        _ => {
            let found = in_digits(tape, next)
                .or_else(|| in_words(tape, next))
                .or_else(|| roman(tape, next).map(|n| (n, next + 1)));
            match found {
                Some(found) => found,
                None => return,
            }
        }
    };
    let among = is_among(tape, number, to);
    if tape.is(to, "/") && tape.glued(to) && tape.is_digits(to + 1) && !among {
        return;
    }
    if day::in_weekday_row(tape, at) {
        return;
    }
    let noun = noun_before(tape, at);
    let from = noun.unwrap_or(at);
    // `Thứ Hai` with a capital is a weekday.
    let weekday_like = day::weekday_name(tape, at).is_some();
    // `thứ 3 tuần cuối tháng`: a weekday that recurs.
    if weekday_like && noun.is_none() && tape.is(to, "tuần") {
        return;
    }
    let capital = tape.atom(next).case == Case::Title && tape.is_word(next);
    // `nền kinh tế lớn thứ hai này`: behind any word but one of time it is no weekday.
    let attributive = tape.is(to, "này")
        && at > 0
        && tape.is_word(at - 1)
        && tape.before(at).sentence == tape.atom(at).sentence
        && !tape.before(at).class.has(Class::FUNCTION)
        && !tape.is_any(at - 1, &TIMES);
    let evidence = match (noun.is_some() || attributive || among, weekday_like) {
        (true, _) if !(capital && weekday_like) => Evidence::Certain,
        (_, false) => Evidence::Certain,
        (_, true) if capital => Evidence::Shape,
        (_, true) => Evidence::Context,
    };
    out.push(
        Candidate::new(
            tape,
            from,
            to,
            Reading::Value(Value::Ordinal(number)),
            "ordinal",
        )
        .evidence(evidence),
    );
}

/// `thứ 81`, `thứ 1.633`.
fn in_digits(tape: &Tape, at: usize) -> Option<(u32, usize)> {
    if !tape.is_digits(at) {
        return None;
    }
    let to = amount::literal_end(tape, at);
    let digits = number::digits::read(tape.str(at, to))?;
    let value = u32::try_from(digits.value).ok()?;
    (to == at + 1 || digits.grouped && digits.value.fract().is_zero()).then_some((value, to))
}

/// `đứng thứ 23/116 nước`: the place and how many there are.
fn is_among(tape: &Tape, place: u32, slash: usize) -> bool {
    let all = slash + 1;
    let pair = tape.is(slash, "/") && tape.glued(slash) && tape.glued(all);
    let counted = amount::number(tape, all).and_then(|n| unit::counted(tape, &n));
    pair && counted.is_some() && tape.int(all).is_some_and(|all| place <= all)
}

/// Words that a weekday follows.
const TIMES: [&str; 14] = [
    "vào", "từ", "đến", "tới", "trước", "sau", "hết", "ngày", "sáng", "trưa", "chiều", "tối",
    "đêm", "hôm",
];

/// The noun directly before `thứ` with the classifiers that open it (`bộ phim thứ 5`).
fn noun_before(tape: &Tape, at: usize) -> Option<usize> {
    let mut noun = head_before(tape, at)?;
    while let Some(opener) = opener_before(tape, noun) {
        noun = opener;
    }
    Some(noun)
}

/// `bộ` of `bộ phim`, `bài thi` of `bài thi tổ hợp`: a classifier, or a noun that a plain
/// noun tells apart.
fn opener_before(tape: &Tape, noun: usize) -> Option<usize> {
    if tape.is(noun, "lần") || duration::unit(tape, noun).is_some() {
        return None;
    }
    let is_compound = |&from: &usize| tape.phrase_class(from, noun).has(Class::COMPOUND);
    let direct = word_before(tape, noun)?;
    if tape.word_class(direct).has(Class::CLASSIFIER) {
        return Some(direct);
    }
    let whole = word_before(tape, direct).filter(is_compound);
    let told_apart = tape.atom(noun).case == Case::Lower
        && !tape.atom(noun).class.has(Class::ORDERED)
        && !tape.word_class(noun).has(Class::ORDERED);
    whole
        .or(Some(direct).filter(is_compound))
        .filter(|_| told_apart)
}

/// The segmented word directly before `thứ`, unless it is no noun; a head noun two
/// words back takes what stands between with it (`set thi đấu thứ 3`).
fn head_before(tape: &Tape, at: usize) -> Option<usize> {
    let direct = word_before(tape, at)?;
    // `Bí thư Thứ nhất` is one word to the segmenter.
    let class = tape.phrase_class(direct, at);
    let before = word_before(tape, direct);
    // `mùa giải thứ 10`: one noun though its syllables came apart.
    let is_whole = |from: &usize| tape.phrase_class(*from, at).has(Class::COMPOUND);
    if let Some(whole) = before.filter(is_whole).or_else(|| parted_noun(tape, at)) {
        return Some(whole);
    }
    let head = before.filter(|&head| is_head(tape, head, class));
    if let Some(happening) = before.filter(|&at| has_result(tape, at, direct)) {
        return Some(happening);
    }
    if class.has(Class::ORDERED.or(Class::COMPOUND)) || is_happening(tape, direct, class) {
        return Some(direct);
    }
    let verb =
        class.has(Class::VERBAL) || class.has(Class::NOT_ORDERED) || class.has(Class::FUNCTION);
    if let Some(head) =
        head.filter(|_| !class.has(Class::FUNCTION) && !class.has(Class::NOT_ORDERED))
    {
        return Some(head);
    }
    (class.has(Class::COUNTED) && !verb).then_some(direct)
}

/// `bàn thắng` of `ghi bàn thắng thứ 2`: a noun of two syllables whose first one went to the
/// word before.
fn parted_noun(tape: &Tape, at: usize) -> Option<usize> {
    let from = at.checked_sub(2)?;
    let parted = word_before(tape, at)? == at - 1 && word_before(tape, at - 1)? < from;
    let noun = Class::COUNTED.or(Class::ORDERED).or(Class::COMPOUND);
    (parted && tape.phrase_class(from, at).has(noun)).then_some(from)
}

/// `bàn thua thứ 2`, `tháng tăng thứ ba`: how the happening went stands behind it.
fn has_result(tape: &Tape, at: usize, behind: usize) -> bool {
    const RESULTS: [&str; 5] = ["thắng", "thua", "hòa", "tăng", "giảm"];
    let one_syllable = tape.word_end(at) == at + 1;
    tape.is_any(behind, &RESULTS)
        && one_syllable
        && tape.atom(at).class.has(Class::ORDERED)
        && !tape.is_any(at, &["người", "bên", "nước", "con"])
}

/// `bàn thua`, `lần sinh`, `trận mở màn`: a happening and what happened, as one word.
fn is_happening(tape: &Tape, at: usize, class: Class) -> bool {
    const HAPPENINGS: [&str; 11] = [
        "pha", "cú", "trận", "lần", "cuộc", "giải", "vòng", "phiên", "hiệp", "chặng", "nhiệm",
    ];
    let other = Class::VERBAL.or(Class::NOT_ORDERED).or(Class::FUNCTION);
    tape.word_end(at) > at + 1 && tape.is_any(at, &HAPPENINGS) && !class.has(other)
}

/// Whether the word is a noun that ordinals number, or a counted thing that a
/// verb behind it tells apart (`phòng mổ thứ 5`); people do what the verb says
/// (`người cán đích thứ ba`).
fn is_head(tape: &Tape, at: usize, behind: Class) -> bool {
    let class = tape.word_class(at);
    let person = tape.is_any(
        at,
        &["người", "anh", "chị", "ông", "bà", "em", "cô", "đội", "con"],
    );
    let told_apart = behind.has(Class::VERBAL) && class.has(Class::COUNTED) && !person;
    class.has(Class::ORDERED.or(Class::CLASSIFIER)) || told_apart && tape.word_end(at) == at + 1
}

/// The first atom of the word directly before `at`, in the same sentence.
fn word_before(tape: &Tape, at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    let same = tape.is_word(last) && tape.atom(last).sentence == tape.atom(at).sentence;
    same.then(|| tape.word_start(last))
}

fn in_words(tape: &Tape, at: usize) -> Option<(u32, usize)> {
    let mut words = Vec::new();
    while let Some(word) = tape.lexicon.number(tape.key(at + words.len())) {
        if matches!(word, NumberWord::Half | NumberWord::Scale(_)) {
            break;
        }
        words.push(word);
    }
    // Two digits in a row are two numbers: `thứ ba năm 2016`.
    let (value, taken) = crate::number::words::read(&words)?;
    let value = u32::try_from(value).ok().filter(|v| *v > 0)?;
    Some((value, at + taken))
}

/// `khóa XIV`, `khóa 11`: a term of an assembly or committee.
fn term(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let next = at + 1;
    let Some(number) = roman(tape, next).or_else(|| tape.int(next).filter(|n| *n < 200)) else {
        return;
    };
    if at > 0 && tape.word_start(at) < at
        || tape.key_before(at) == "tài"
        || tape.is(next + 1, "-") && tape.is_digits(next + 2)
        || tape.is(next + 1, "/")
    {
        return;
    }
    let evidence = if tape.is_digits(next) {
        Evidence::Marked
    } else {
        Evidence::Certain
    };
    out.push(
        Candidate::new(
            tape,
            at,
            next + 1,
            Reading::Value(Value::Ordinal(number)),
            "ordinal.term",
        )
        .evidence(evidence),
    );
}

/// A Roman number in capitals.
pub(super) fn roman(tape: &Tape, at: usize) -> Option<u32> {
    let atom = tape.atom(at);
    if atom.kind != super::tape::AtomKind::Word || atom.case == Case::Lower || atom.span.len() > 7 {
        return None;
    }
    let value = |c: u8| match c {
        b'i' => 1,
        b'v' => 5,
        b'x' => 10,
        b'l' => 50,
        _ => 0,
    };
    let digits: Vec<u32> = tape.key(at).bytes().map(value).collect();
    if digits.contains(&0) {
        return None;
    }
    let mut total = 0;
    for (n, digit) in digits.iter().enumerate() {
        if digits.get(n + 1).is_some_and(|next| next > digit) {
            total -= *digit as i32
        } else {
            total += *digit as i32
        }
    }
    u32::try_from(total).ok().filter(|n| *n > 0)
}
