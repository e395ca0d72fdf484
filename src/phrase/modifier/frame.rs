//! Where the words stand that change a figure: before it, behind it, or behind its noun.

use crate::{
    phrase::{
        direction::direction,
        modifier::sense::{is_denied, is_other_word},
        phrases::Phrases,
    },
    value::{direction::Periods, modifier::Modifier},
    vocabulary::{
        class::Class,
        named::{
            ABOUT_A_DATE, EXCEEDING, FROM, IN_FULL, LEVELS, MORE, MUCH, ROUND, TURN, UP_OR_DOWN,
            WIN_OR_LOSE,
        },
    },
};

/// A figure with the words around it that change it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Framed {
    pub start: usize,
    pub end: usize,
    pub modifier: Option<Modifier>,
}

/// Reads modifiers before and behind the figure at `start..end`.
pub(crate) fn frame(p: &Phrases, start: usize, end: usize) -> Framed {
    let mut framed = Framed {
        start,
        end,
        modifier: None,
    };
    let before = leading(p, start);
    // `trên 35 độ trở lên` says it twice: the word before counts.
    let behind = behind(p, start, end)
        .filter(|(m, _)| before.is_none() || !matches!(m, Modifier::AtLeast | Modifier::AtMost));
    if let Some((modifier, end)) = behind {
        framed.end = end;
        framed.modifier = Some(modifier);
        if matches!(modifier, Modifier::AtLeast | Modifier::AtMost) {
            framed.start = from(p, start).unwrap_or(start);
            return framed;
        }
    }
    // Of two in a row the one next to the number counts, and the span begins with it.
    if let Some((modifier, start)) = before {
        framed.start = start;
        framed.modifier = framed.modifier.or(Some(modifier));
    }
    framed
}

/// The `từ` directly before the figure at `start`: `từ 6 tuổi`, `từ đủ 6 tuổi`.
pub(crate) fn from(p: &Phrases, start: usize) -> Option<usize> {
    let from = start - usize::from(p.behind(start, IN_FULL));
    p.behind(from, FROM).then(|| from - 1)
}

/// The modifier that ends directly before `start`, and its first atom.
pub(crate) fn leading(p: &Phrases, start: usize) -> Option<(Modifier, usize)> {
    let end = level(p, start);
    let (modifier, first) = p.modifier_before(end)?;
    // `nhỉnh hơn con số 10 triệu xe của năm ngoái` compares with a known figure.
    let bound = matches!(modifier, Modifier::AtLeast | Modifier::AtMost);
    let compared = end < start && p.is(end - 1, MORE) && !bound;
    // `gần bằng mức 96%`: the level itself is told exactly.
    let level = end < start && modifier == Modifier::Nearly && !p.is(end, ROUND);
    if compared || level || is_other_word(p, first, end, start) {
        return None;
    }
    let most = p.is(end - 1, EXCEEDING) && modifier == Modifier::Over && is_denied(p, first);
    Some((if most { Modifier::AtMost } else { modifier }, first))
}

/// `dưới mức 3 tỷ USD`, `không vượt quá con số 50 xe`, `gần tròn 17 tuổi`: what stands between a
/// modifier and its figure begins there.
fn level(p: &Phrases, start: usize) -> usize {
    p.phrase_before(start, LEVELS).unwrap_or(start)
}

/// `khoảng` that ends directly before the date at `start`: its first atom.
pub(crate) fn about(p: &Phrases, start: usize) -> Option<usize> {
    let (modifier, first) = leading(p, start)?;
    let said = p.is(first, ABOUT_A_DATE);
    (modifier == Modifier::Approx && said).then_some(first)
}

/// `hơn`, `trở lên`, `trở xuống` behind a figure.
fn behind(p: &Phrases, start: usize, end: usize) -> Option<(Modifier, usize)> {
    let Some((modifier, to)) = p.modifier_at(end) else {
        return behind_noun(p, end);
    };
    // `từ 5 năm trở lại đây`: which five.
    if p.is(end, TURN) && direction(p, end, Periods::LENGTH).is_some() {
        return None;
    }
    let certain = if p.is(end, MORE) {
        // `5 năm hơn`, not `3 triệu hơn hẳn năm ngoái`, `1 con hơn 3 tuổi` or `cao hơn`.
        !p.is_word(to) && !p.is_digits(to) && !p.behind(start, MUCH)
    } else {
        !p.is(end, TURN) || p.is(end + 1, UP_OR_DOWN) || p.behind(start, FROM)
    };
    certain.then_some((modifier, to))
}

/// `9 chỗ ngồi trở xuống`, `5 đội tham gia trở lên`: the rest of the noun phrase stands between.
fn behind_noun(p: &Phrases, end: usize) -> Option<(Modifier, usize)> {
    const MOST: usize = 3;
    let turn = (end..=end + MOST).find(|&at| p.is(at, TURN))?;
    // `20 bàn thắng trở lên`
    let plain = |at: usize| {
        let other = p.class(at).has(Class::FUNCTION.or(Class::NUMBER));
        p.is_word(at) && (!other || p.is(at, WIN_OR_LOSE))
    };
    if !p.is(turn + 1, UP_OR_DOWN) || !(end..turn).all(plain) {
        return None;
    }
    let (modifier, to) = p.modifier_at(turn)?;
    Some((modifier, to))
}
