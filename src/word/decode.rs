//! From tokens to words, a batch at a time.
//!
//! Batches end at punctuation or a line end, over which no word reaches, so
//! that memory stays small however long the text is. Within a batch each step
//! is a loop of its own: look-ups that do not wait for one another.

use super::{
    Word, WordKind,
    hash::sequence_hash,
    key::{class, class_of, key_into, number_key},
    model::{Entry, IS_PREFIX, IS_WORD, NEUTRAL, NO_ID, Tables, special},
};
use crate::{
    Span,
    token::{Token, TokenKind, tokens},
};

/// A batch is decided at the first punctuation behind this many units.
const BATCH: usize = 256;
/// Text without any punctuation is cut here.
const LONGEST: usize = 4096;
/// The middle of three unit weights and so on: what the biases of four units
/// and three pairs add up to.
const BIAS: i32 = 7 * 128;

/// A token that may be part of a word, or punctuation.
#[derive(Clone, Copy, Debug)]
struct Unit {
    start: usize,
    end: usize,
    weights: u32,
    id: u16,
    class: u8,
    kind: TokenKind,
    /// Whether a word may go on from the unit before.
    open: bool,
}

/// Buffers of one thread; see [`Worker`](super::Worker).
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    units: Vec<Unit>,
    /// Weights and flags of each unit with the next.
    pairs: Vec<(u32, u8)>,
    /// Lengths of lexicon words that begin at each unit, as a bit mask.
    lengths: Vec<u32>,
    joins: Vec<bool>,
    key: String,
}

/// Whether units of this class are never part of a longer word.
fn is_fixed(class: u8) -> bool {
    matches!(class, class::EDGE | class::PUNCT | class::OPENING)
}

impl Scratch {
    /// Appends the words of `text` to `out`. `forced` may overrule the model:
    /// it gets the units' spans and the decisions of a batch.
    pub fn segment(
        &mut self,
        text: &str,
        tables: &Tables<'_>,
        user: Option<&super::user::UserLexicon>,
        out: &mut Vec<Word>,
    ) {
        self.units.clear();
        let edge = edge(tables, text.len());
        self.units.push(Unit {
            end: 0,
            start: 0,
            ..edge
        });
        let mut spaced = false;
        tokens(text).for_each(|token| {
            if token.kind == TokenKind::Space {
                spaced = true;
                return;
            }
            let mut unit = self.unit(text, token, tables);
            let fixed = is_fixed(unit.class);
            unit.open = spaced && !fixed;
            spaced = false;
            self.units.push(unit);
            if self.units.len() >= BATCH && (fixed || self.units.len() >= LONGEST) {
                self.decide(text, tables, user, out);
            }
        });
        self.units.push(edge);
        self.decide(text, tables, user, out);
    }

    fn unit(&mut self, text: &str, token: Token, tables: &Tables<'_>) -> Unit {
        let (start, end) = (token.span.start, token.span.end);
        let entry = match token.kind {
            TokenKind::Newline => tables.special(special::EDGE),
            TokenKind::Number => {
                tables.special(special::NUMBERS + number_key(token.span.text(text)))
            }
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => {
                tables.special(special::ADDRESS)
            }
            _ => match tables.surface(text.as_bytes(), start, end - start) {
                Some(entry) => entry,
                None => self.rare(text, token, tables),
            },
        };
        let Entry { id, class, weights } = entry;
        Unit {
            start,
            end,
            weights,
            id,
            class,
            kind: token.kind,
            open: false,
        }
    }

    /// A token that is not in the table as it is spelled: looked up by its key.
    #[cold]
    fn rare(&mut self, text: &str, token: Token, tables: &Tables<'_>) -> Entry {
        let surface = token.span.text(text);
        self.key.clear();
        // Longer than any key: no need to fold a megabyte without spaces.
        if surface.len() <= 256 {
            key_into(surface, &mut self.key);
        }
        let class = class_of(surface, token.kind, &self.key);
        let known = tables.surface(self.key.as_bytes(), 0, self.key.len());
        match known {
            Some(entry) if token.kind != TokenKind::Punct => Entry { class, ..entry },
            _ => Entry {
                id: NO_ID,
                class,
                weights: NEUTRAL,
            },
        }
    }

    /// Decides all gaps before the last unit, and keeps that as the left
    /// context of the next batch.
    fn decide(
        &mut self,
        text: &str,
        tables: &Tables<'_>,
        user: Option<&super::user::UserLexicon>,
        out: &mut Vec<Word>,
    ) {
        self.look_up_pairs(tables);
        self.match_lexicon(tables);
        self.score(tables);
        if let Some(user) = user {
            let units = &self.units;
            let part = |i: usize| text.get(units[i].start..units[i].end).unwrap_or_default();
            let open = |i: usize| units[i].open;
            user.apply(units.len(), part, open, &mut self.joins, &mut self.key);
        }
        self.emit(text, out);
        let last = self.units.len() - 1;
        self.units.swap(0, last);
        self.units.truncate(1);
    }

    fn look_up_pairs(&mut self, tables: &Tables<'_>) {
        self.pairs.clear();
        self.pairs.extend(self.units.windows(2).map(|w| {
            let (weights, flags) = tables.pair(w[0].id, w[1].id);
            (weights, if w[1].open { flags } else { 0 })
        }));
        self.pairs.push((NEUTRAL, 0));
    }

    fn match_lexicon(&mut self, tables: &Tables<'_>) {
        self.lengths.clear();
        for i in 0..self.units.len() {
            let flags = self.pairs[i].1;
            let mut mask = u32::from(flags & IS_WORD) << 2;
            if flags & IS_PREFIX != 0 {
                mask |= self.longer(i, tables);
            }
            self.lengths.push(mask);
        }
    }

    /// Lexicon words of three units and more that begin at unit `i`.
    fn longer(&self, i: usize, tables: &Tables<'_>) -> u32 {
        let mut hash = sequence_hash(sequence_hash(0, self.units[i].id), self.units[i + 1].id);
        let mut mask = 0;
        for (n, unit) in self.units[i..].iter().enumerate().take(12).skip(2) {
            if !unit.open {
                break;
            }
            hash = sequence_hash(hash, unit.id);
            let flags = tables.sequence(hash);
            mask |= u32::from(flags & IS_WORD) << (n + 1);
            if flags & IS_PREFIX == 0 {
                break;
            }
        }
        mask
    }

    /// Sums up what speaks for joining each gap. A unit weighs in on four gaps,
    /// a pair on three; the sums of the gaps under way are lanes of one number.
    fn score(&mut self, tables: &Tables<'_>) {
        let n = self.units.len();
        self.joins.clear();
        self.joins.resize(n, false);
        let (mut lanes, mut classes) = (0u64, 0usize);
        let (mut long_end, mut greedy_end) = (0, 0);
        let length = |lengths: &[u32], i: usize| lengths.get(i).copied().unwrap_or(0);
        // Lengths at the units before the gap's.
        let (mut before, mut before2) = (0u32, 0u32);
        for j in 0..n + 1 {
            let (weights, class) = self
                .units
                .get(j)
                .map_or((NEUTRAL, class::EDGE), |u| (u.weights, u.class));
            let pair = if j == 0 { NEUTRAL } else { self.pairs[j - 1].0 };
            lanes = (lanes >> 16) + spread(weights) + spread(pair & 0xff_ffff);
            classes = (classes << 4 | usize::from(class)) & 0xffff;
            let Some(i) = j.checked_sub(2) else { continue };
            let (here, next) = (self.lengths[i], length(&self.lengths, i + 1));
            let longest = if here == 0 {
                1
            } else {
                31 - here.leading_zeros() as usize
            };
            if longest >= 4 {
                long_end = long_end.max(i + longest);
            }
            if i >= greedy_end {
                greedy_end = i + longest;
            }
            let bit = |yes: bool, n: usize| usize::from(yes) << n;
            let cover = bit(here & 4 != 0, 0)
                | bit(before & 4 != 0, 1)
                | bit(next & 4 != 0, 2)
                | bit(here & 8 != 0, 3)
                | bit(before & 8 != 0, 4)
                | bit(long_end > i + 1, 5)
                | bit(greedy_end > i + 1, 6)
                | bit(next & !7 != 0, 7)
                | bit(before2 & 8 != 0, 8)
                | CASE_PAIRS[classes >> 4 & 0xff] << 9;
            (before2, before) = (before, here);
            let sum = (lanes & 0xffff) as i32 - BIAS
                + tables.class_weight(classes)
                + tables.cover_weight(cover);
            self.joins[i] = sum > 0 && self.units[i + 1].open && !is_fixed(self.units[i].class);
        }
    }

    /// Words from the decisions; the first unit is context only.
    fn emit(&self, text: &str, out: &mut Vec<Word>) {
        let n = self.units.len();
        let mut i = 1;
        while i < n {
            let first = i;
            while self.joins[i] && i + 1 < n {
                i += 1;
            }
            let (start, end) = (self.units[first].start, self.units[i].end);
            i += 1;
            if self.units[first].class == class::EDGE {
                continue;
            }
            let kind = self.kind(first, i, text);
            out.push(Word {
                span: Span::new(start, end),
                kind,
            });
        }
    }

    fn kind(&self, from: usize, to: usize, _text: &str) -> WordKind {
        let unit = self.units[from];
        match unit.kind {
            TokenKind::Punct => return WordKind::Punct,
            TokenKind::Number => return WordKind::Number,
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => return WordKind::Address,
            _ => {}
        }
        let name = |u: &Unit| {
            matches!(
                u.class,
                class::TITLE | class::TITLE_FOREIGN | class::INITIAL
            )
        };
        let units = &self.units[from..to];
        let begins = is_fixed(self.units[from - 1].class);
        if units.iter().all(name) && (units.len() > 1 || !begins) {
            return WordKind::Name;
        }
        match unit.class {
            class::SYMBOL => WordKind::Symbol,
            class::LOWER_FOREIGN | class::TITLE_FOREIGN | class::UPPER_FOREIGN
                if units.len() == 1 =>
            {
                WordKind::Foreign
            }
            _ => WordKind::Word,
        }
    }
}

/// The edge of the text as a unit at its end.
fn edge(tables: &Tables<'_>, at: usize) -> Unit {
    let Entry { id, class, weights } = tables.special(special::EDGE);
    Unit {
        start: at,
        end: at,
        weights,
        id,
        class,
        kind: TokenKind::Newline,
        open: false,
    }
}

/// The bytes of a number as lanes of sixteen bits.
#[inline]
fn spread(weights: u32) -> u64 {
    let x = u64::from(weights);
    let x = (x | x << 16) & 0x0000_ffff_0000_ffff;
    (x | x << 8) & 0x00ff_00ff_00ff_00ff
}

/// How the two units around a gap are written, by their classes.
pub(crate) const CASE_PAIRS: [usize; 256] = {
    const fn case(class: usize) -> usize {
        match class as u8 {
            class::LOWER | class::LOWER_FOREIGN => 0,
            class::TITLE | class::TITLE_FOREIGN | class::INITIAL => 1,
            class::UPPER | class::UPPER_FOREIGN => 2,
            _ => 3,
        }
    }
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match (case(i >> 4), case(i & 15)) {
            (0, 0) => 0,
            (1, 0) => 1,
            (1, 1) => 2,
            (0, 1) => 3,
            (2, 2) => 4,
            (3, _) => 5,
            (_, 3) => 6,
            _ => 7,
        };
        i += 1;
    }
    table
};
