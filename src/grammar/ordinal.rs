//! Ordinals: a place in an order.

use std::ops::Range;

use crate::{
    grammar::candidate::{Candidate, Figure, Reading},
    grammar::opens::Opens,
    grammar::point,
    number::{self, role::NumberWord},
    phrase::{joint, modifier, numeral, period, phrases::Phrases, roman::roman, unit, weekday},
    tape::Case,
    value::{amount::Amount, evidence::Evidence, fact::Value, modifier::Modifier, traits::Traits},
    vocabulary::{
        class::Class,
        named::{
            ACTING_NOUNS, CHANCES, COMMA_OR_AND, COMPARABLE, DEPUTY, DIGITS_OF_TWO_SENSES, DOERS,
            EARLY_OR_LATE, HAPPENINGS, HAS_PLACE, ONE, ORDINAL, ORDINAL_WORDS, PLACE_ITSELF,
            RESULTS, SCORES_A_GOAL, SLASH, TEAM, TERM_OF, TIMES, YEAR,
        },
    },
};

/// The most that follows a slash behind a day.
const MOST_MONTHS: u32 = 12;

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::words(ORDINAL.or(TERM_OF).or(TIMES));

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if p.is(at, ORDINAL) {
        placed(p, at, out);
    } else if p.is(at, TERM_OF) {
        term(p, at, out);
    } else if p.is(at, TIMES) {
        time(p, at, out);
    }
}

/// `bốn đội thứ ba`: so many that came to the same place.
fn are_teams(p: &Phrases, noun: usize) -> bool {
    p.is(noun, TEAM) && numeral::counts_few(p, noun) && !p.behind(noun, ONE)
}

/// `thứ nhất`, `lần thứ 12`, `kỳ họp thứ 3`.
fn placed(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let next = at + 1;
    let found = p
        .lexeme(next, ORDINAL_WORDS)
        .or_else(|| in_digits(p, next))
        .or_else(|| in_words(p, next))
        .or_else(|| roman(p, next).map(|n| (n, next + 1)));
    let Some((number, to)) = found else {
        return;
    };
    let of_week = weekday::in_weekday_row(p, at)
        || weekday::in_timetable(p, at)
        || weekday::is_day_of_event(p, at)
        || weekday::is_of_draw(p, at) && weekday::weekday_name(p, at).is_some();
    if of_week || weekday::heads_timetable(p, to) {
        return;
    }
    let from = noun_before(p, at).filter(|&noun| !are_teams(p, noun));
    let from = from.unwrap_or(at);
    if let Some((last, to)) = last_of_range(p, number, to).filter(|_| from < at) {
        let range = Amount::Range(number.into(), last.into());
        out.push(ordinal(p, from..to, range, "ordinal.range", at));
        return;
    }
    let rule = if is_among(p, number, to, from) {
        "ordinal.among"
    } else {
        "ordinal"
    };
    let place = Amount::One(number.into());
    // `khoảng phút thứ 70`
    let timed = from < at && period::unit(p, from).is_some();
    let about = timed.then(|| modifier::about(p, from)).flatten();
    let placed = ordinal(p, about.unwrap_or(from)..to, place, rule, at);
    out.push(placed.modifier(about.and(Some(Modifier::Approx))));
    if p.is_digits(to - 1) && from < at {
        listed(p, number, to, |at| in_digits(p, at), out);
    }
}

/// `phút thứ 65 và 74`, `khóa XII, XIII`: further places behind the first one, which rise.
fn listed(
    p: &Phrases,
    first: u32,
    end: usize,
    place: impl Fn(usize) -> Option<(u32, usize)>,
    out: &mut Vec<Candidate>,
) {
    let (mut last, mut end) = (first, end);
    while p.is(end, COMMA_OR_AND) {
        let at = end + 1;
        let Some((number, to)) = place(at).filter(|&(n, to)| n > last && !unit::goes_on(p, to))
        else {
            return;
        };
        let listed = ordinal(p, at..to, Amount::One(number.into()), "ordinal.listed", at);
        out.push(listed.evidence(Evidence::Marked));
        (last, end) = (number, to);
    }
}

/// `bệnh nhân thứ 412 - 415`: the last one, and the atom behind it. Behind `7 - 9/10` goes
/// a day, behind `7 đến 9 giờ` a length.
fn last_of_range(p: &Phrases, first: u32, to: usize) -> Option<(u32, usize)> {
    let (last, end) = in_digits(p, joint::range_sign(p, to)?)?;
    let year = point::year_number(p, end - 1).is_some();
    (p.is_digits(to - 1) && first < last && !year && !unit::goes_on(p, end)).then_some((last, end))
}

/// An ordinal whose figure begins at `figure`, behind its noun.
fn ordinal(
    p: &Phrases,
    atoms: Range<usize>,
    number: Amount,
    rule: &'static str,
    figure: usize,
) -> Candidate {
    let (from, to) = (atoms.start, atoms.end);
    let value = Reading::Value(Value::Ordinal(number));
    let figure = Figure {
        from: figure,
        tail: to,
        traits: Traits::default(),
    };
    Candidate::new(p, from, to, value, rule)
        .evidence(Evidence::Certain)
        .figure(figure)
}

/// `thứ 81`, `thứ 1.633`.
fn in_digits(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    if !p.is_digits(at) {
        return None;
    }
    let to = numeral::literal_end(p, at);
    let digits = number::digits::read(&p.visible(at, to))?;
    let value = u32::try_from(digits.value).ok()?;
    (to == at + 1 || digits.grouped && digits.value.fract().is_zero()).then_some((value, to))
}

/// `đứng thứ 23/116 nước`, `xếp thứ 5/11`: the place and how many there are. A day of a month
/// is no place unless something has one.
fn is_among(p: &Phrases, place: u32, slash: usize, from: usize) -> bool {
    let pair = p.is(slash, SLASH) && p.glued(slash) && p.glued(slash + 1);
    let Some(all) = numeral::number(p, slash + 1).filter(|all| pair && !all.is_fractional()) else {
        return false;
    };
    let another = p.is(all.end, SLASH) && p.glued(all.end);
    let has_place = p.behind(from, HAS_PLACE) || p.phrase(from, PLACE_ITSELF).is_some();
    let no_day = all.value > MOST_MONTHS.into() && point::year_number(p, slash + 1).is_none();
    let counted = || unit::counts(p, &all);
    !another && all.value >= place.into() && (has_place || no_day || counted())
}

/// The noun directly before `thứ` with the classifiers that open it (`bộ phim thứ 5`).
fn noun_before(p: &Phrases, at: usize) -> Option<usize> {
    let mut noun = head_before(p, at)?;
    while let Some(opener) = opener_before(p, noun) {
        noun = opener;
    }
    Some(noun)
}

/// `bộ` of `bộ phim`, `phó` of `phó chủ tịch`, `bài thi` of `bài thi tổ hợp`: a classifier, the
/// rank below a title, or a noun that a plain noun tells apart.
fn opener_before(p: &Phrases, noun: usize) -> Option<usize> {
    if p.is(noun, TIMES) || period::unit(p, noun).is_some() {
        return None;
    }
    let is_compound = |&from: &usize| p.phrase_class(from, noun).has(Class::COMPOUND);
    let direct = word_before(p, noun)?;
    if p.word_has(direct, Class::CLASSIFIER) || p.is(direct, DEPUTY) {
        return Some(direct);
    }
    let whole = word_before(p, direct).filter(is_compound);
    let told_apart = p.atom(noun).case == Case::Lower
        && !p.class(noun).has(Class::ORDERED)
        && !p.word_has(noun, Class::ORDERED);
    whole
        .or(Some(direct).filter(is_compound))
        .filter(|_| told_apart)
}

/// The segmented word directly before `thứ`, unless it is no noun; a head noun two
/// words back takes what stands between with it (`set thi đấu thứ 3`).
fn head_before(p: &Phrases, at: usize) -> Option<usize> {
    // `chiều muộn thứ sáu`: a part of the day and its weekday; `thác nước lớn thứ 4`: by its size
    if p.behind(at, EARLY_OR_LATE) || p.behind(at, COMPARABLE) {
        return None;
    }
    let direct = word_before(p, at)?;
    // `ghi bàn thứ 3`: the noun went to its verb; but `nhiều cơ hội ghi bàn thứ 4` ranks.
    let scores = || p.phrase_before(direct, CHANCES).is_none();
    if p.phrase(direct, SCORES_A_GOAL) == Some(at) && scores() {
        return Some(at - 1);
    }
    // `Bí thư Thứ nhất` is one word to the segmenter.
    let class = p.phrase_class(direct, at);
    let before = word_before(p, direct);
    // `mùa giải thứ 10`: one noun though its syllables came apart.
    let is_whole = |from: &usize| p.phrase_class(*from, at).has(Class::COMPOUND);
    if let Some(whole) = before.filter(is_whole).or_else(|| parted_noun(p, at)) {
        return Some(whole);
    }
    // `ghi bàn thắng vàng thứ 2`
    let ordered = |&from: &usize| p.phrase_class(from, direct).has(Class::ORDERED);
    let head = before.filter(|&head| is_head(p, head, class));
    let head = head.or_else(|| parted_noun(p, direct).filter(ordered));
    if let Some(happening) = before.filter(|&at| has_result(p, at, direct)) {
        return Some(happening);
    }
    if class.has(Class::ORDERED.or(Class::COMPOUND)) || is_happening(p, direct, class) {
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
fn parted_noun(p: &Phrases, at: usize) -> Option<usize> {
    let from = at.checked_sub(2)?;
    let parted = word_before(p, at)? == at - 1 && word_before(p, at - 1)? < from;
    let noun = Class::COUNTED.or(Class::ORDERED).or(Class::COMPOUND);
    (parted && p.phrase_class(from, at).has(noun)).then_some(from)
}

/// `bàn thua thứ 2`, `tháng tăng thứ ba`: how the happening went stands behind it.
fn has_result(p: &Phrases, at: usize, behind: usize) -> bool {
    let one_syllable = p.word_end(at) == at + 1;
    p.is(behind, RESULTS)
        && one_syllable
        && p.class(at).has(Class::ORDERED)
        && !p.is(at, ACTING_NOUNS)
}

/// `bàn thua`, `lần sinh`, `trận mở màn`: a happening and what happened, as one word.
fn is_happening(p: &Phrases, at: usize, class: Class) -> bool {
    let other = Class::VERBAL.or(Class::NOT_ORDERED).or(Class::FUNCTION);
    p.word_end(at) > at + 1 && p.is(at, HAPPENINGS) && !class.has(other)
}

/// Whether the word is a noun that ordinals number, or a counted thing that a
/// verb behind it tells apart (`phòng mổ thứ 5`); people do what the verb says
/// (`người cán đích thứ ba`).
fn is_head(p: &Phrases, at: usize, behind: Class) -> bool {
    let class = p.word_class(at);
    let told_apart = behind.has(Class::VERBAL) && class.has(Class::COUNTED) && !p.is(at, DOERS);
    class.has(Class::ORDERED.or(Class::CLASSIFIER)) || told_apart && p.word_end(at) == at + 1
}

/// The first atom of the word directly before `at`, in the same sentence.
fn word_before(p: &Phrases, at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    let same = p.is_word(last) && p.atom(last).sentence == p.atom(at).sentence;
    same.then(|| p.word_start(last))
}

fn in_words(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    let mut words = Vec::new();
    while let Some(word) = p.number_word(at + words.len()) {
        if matches!(word, NumberWord::Half | NumberWord::Scale(_)) {
            break;
        }
        words.push(word);
    }
    // Two digits in a row are two numbers: `thứ ba năm 2016`.
    let (value, taken) = crate::number::words::below_thousand(&words)?;
    (value > 0).then_some((value, at + taken))
}

/// `lần 5`, `lần II`, `lần hai`: the time in a row; how often is told by a number before it.
fn time(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    const MOST: u32 = 200;
    let next = at + 1;
    let to = next + 1;
    // `lần một`, `lần năm 2016` are more often something else.
    let words = || {
        let (number, end) = in_words(p, next).or_else(|| p.lexeme(next, ORDINAL_WORDS))?;
        let ends = p.number_word(to).is_none() || p.is(to, YEAR);
        let plain = number > 1 && !p.is(next, DIGITS_OF_TWO_SENSES) && ends;
        Some(number).filter(|_| plain && end == to)
    };
    let digits = || {
        p.int(next)
            .filter(|n| (1..MOST).contains(n) && p.atom(next).spaced)
    };
    let number = roman(p, next).or_else(digits).or_else(words);
    if let Some(number) = number.filter(|_| !unit::has_more_digits(p, to)) {
        let number = Amount::One(number.into());
        out.push(ordinal(p, at..to, number, "ordinal.time", at));
    }
}

/// `khóa XIV`, `khóa 11`: a term of an assembly or committee.
fn term(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let next = at + 1;
    let Some(number) = roman(p, next).or_else(|| p.int(next).filter(|n| *n < 200)) else {
        return;
    };
    let end = next + 1;
    let place = Amount::One(number.into());
    let term = ordinal(p, at..end, place, "ordinal.term", at);
    let evidence = if p.is_digits(next) {
        Evidence::Marked
    } else {
        Evidence::Certain
    };
    out.push(term.evidence(evidence));
    let further = |at| Some((roman(p, at)?, at + 1));
    if !p.is_digits(next) {
        listed(p, number, end, further, out);
    }
}
