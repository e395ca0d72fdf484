//! From tokens to words, a batch at a time.
//!
//! Batches end at punctuation or a line end, over which no word reaches, so
//! that memory stays small however long the text is. Within a batch each step
//! is a loop of its own over look-ups that do not wait for one another, and
//! what the text decides is data, not branches: those would be guessed wrong
//! every other token.

use super::{
    Word, WordKind,
    cover::{CASE_PAIRS, Cover, LONGEST_MATCH},
    hash::sequence_hash,
    key::{class, class_of, key_into, number_key},
    model::{Entry, IS_PREFIX, IS_WORD, NO_ID, NO_PAIR, NO_WEIGHTS, Tables, special},
    user::UserLexicon,
};
use crate::{
    Span,
    token::{Scan, Token, TokenKind, shapeless},
};

/// A batch is decided at the first punctuation behind this many units.
const BATCH: usize = 256;
/// Text without any punctuation is cut here.
const LONGEST: usize = 4096;
/// Room for the units of a batch: two more than that, and a power of two.
const ROOM: usize = 8192;
/// A gap is decided that many units after the one before it.
const LATE: usize = 2;
/// What the biases of four unit weights and three pair weights add up to.
const BIAS: i32 = 7 * 128;

/// A token that may be part of a word, or punctuation.
#[derive(Clone, Copy, Debug)]
struct Unit {
    start: usize,
    end: usize,
    weights: u64,
    id: u16,
    class: u8,
    /// Whether a word may go on from the unit before.
    open: bool,
}

/// Buffers of one thread.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// [`ROOM`] of them, `n` in use.
    units: Vec<Unit>,
    kinds: Vec<TokenKind>,
    n: usize,
    /// Weights of each unit with the one before, and flags.
    pairs: Vec<(u32, u8)>,
    /// The lexicon words that begin at each unit, see [`Cover::push`].
    matches: Vec<u8>,
    /// Whether a word goes on, [`LATE`] places behind the unit that it goes on from.
    joins: Vec<bool>,
    key: String,
}

/// Whether units of this class are never part of a longer word.
#[inline(always)]
fn is_fixed(class: u8) -> bool {
    const FIXED: u32 = 1 << class::EDGE | 1 << class::PUNCT | 1 << class::OPENING;
    FIXED >> (class & 31) & 1 == 1
}

impl Scratch {
    /// Appends the words of `text` to `out`; `user` overrules the model.
    pub fn segment(
        &mut self,
        text: &str,
        tables: &Tables<'_>,
        user: Option<&UserLexicon>,
        out: &mut Vec<Word>,
    ) {
        let mut scan = shapeless(text);
        let (mut more, mut n) = (true, out.len());
        self.units.clear();
        self.units.resize(ROOM, edge(tables, 0));
        self.kinds.resize(ROOM, TokenKind::Newline);
        self.n = 1;
        while more {
            more = self.fill(text, &mut scan, tables);
            self.look_up_pairs(tables);
            self.match_lexicon(tables);
            self.score(tables);
            if let Some(user) = user {
                self.overrule(text, user);
            }
            n = self.emit(out, n);
            // The last unit is the left context of the next batch.
            self.units[0] = self.units[self.n - 1];
        }
        out.truncate(n);
    }

    /// Scans the units of a batch; whether there is more text.
    fn fill(&mut self, text: &str, scan: &mut Scan<'_, false>, tables: &Tables<'_>) -> bool {
        let Scratch { units, kinds, .. } = self;
        if units.len() < ROOM {
            units.resize(ROOM, edge(tables, 0));
            kinds.resize(ROOM, TokenKind::Newline);
        }
        let (places, signs) = (&mut units[..ROOM], &mut kinds[..ROOM]);
        let (mut n, mut open) = (1, false);
        let more = scan.walk(|token| {
            if token.kind == TokenKind::Space {
                open = true;
                return false;
            }
            let at = n & (ROOM - 1);
            places[at].start = token.span.start;
            places[at].end = token.span.end;
            places[at].open = open;
            signs[at] = token.kind;
            open = false;
            n += 1;
            let ends = matches!(token.kind, TokenKind::Punct | TokenKind::Newline);
            n >= BATCH && (ends || n >= LONGEST)
        });
        self.n = n;
        let bytes = text.as_bytes();
        for i in 1..n {
            let (kind, Unit { start, end, .. }) = (self.kinds[i], self.units[i]);
            let known = match kind {
                TokenKind::Syllable | TokenKind::Foreign => {
                    tables.surface(bytes, start, end - start)
                }
                _ => self.sign(text, Token { span: Span::new(start, end), kind }, kind, tables),
            };
            let Entry { id, class, weights } = match known {
                Some(entry) => entry,
                None => self.rare(text, Token { span: Span::new(start, end), kind }, tables),
            };
            let unit = &mut self.units[i];
            unit.id = id;
            unit.class = class;
            unit.weights = weights;
            unit.open &= !is_fixed(class);
        }
        if !more {
            self.units[self.n] = edge(tables, text.len());
            self.n += 1;
        }
        more
    }

    /// What the model knows of a token other than letters.
    #[inline]
    fn sign(
        &self,
        text: &str,
        token: Token,
        kind: TokenKind,
        tables: &Tables<'_>,
    ) -> Option<Entry> {
        let Span { start, end } = token.span;
        match kind {
            TokenKind::Newline => Some(tables.special(special::EDGE)),
            TokenKind::Number => {
                Some(tables.special(special::NUMBERS + number_key(&text.as_bytes()[start..end])))
            }
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => {
                Some(tables.special(special::ADDRESS))
            }
            _ => tables.surface(text.as_bytes(), start, end - start),
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
        match tables.surface(self.key.as_bytes(), 0, self.key.len()) {
            Some(entry) if token.kind != TokenKind::Punct => Entry { class, ..entry },
            _ => Entry {
                id: NO_ID,
                class,
                weights: NO_WEIGHTS,
            },
        }
    }

    fn look_up_pairs(&mut self, tables: &Tables<'_>) {
        self.pairs.clear();
        self.pairs.push((NO_PAIR, 0));
        self.pairs.extend(self.units[..self.n].windows(2).map(|w| {
            let (weights, flags) = tables.pair(w[0].id, w[1].id);
            (weights, if w[1].open { flags } else { 0 })
        }));
    }

    fn match_lexicon(&mut self, tables: &Tables<'_>) {
        self.matches.clear();
        for i in 1..self.pairs.len() {
            let flags = self.pairs[i].1;
            let two = flags & IS_WORD;
            let found = if flags & IS_PREFIX == 0 {
                two | (1 + two) << LONGEST_MATCH
            } else {
                self.longer(i - 1, two, tables)
            };
            self.matches.push(found);
        }
        self.matches.push(1 << LONGEST_MATCH);
    }

    /// The lexicon words that begin at unit `i`, where some are longer than two.
    fn longer(&self, i: usize, two: u8, tables: &Tables<'_>) -> u8 {
        let mut hash = sequence_hash(sequence_hash(0, self.units[i].id), self.units[i + 1].id);
        let (mut found, mut longest) = (two, 1 + two);
        for (n, unit) in (3..).zip(&self.units[i + 2..self.n]).take(10) {
            if !unit.open {
                break;
            }
            hash = sequence_hash(hash, unit.id);
            let flags = tables.sequence(hash);
            if flags & IS_WORD != 0 {
                found |= 4 | u8::from(n == 3) << 1;
                longest = n;
            }
            if flags & IS_PREFIX == 0 {
                break;
            }
        }
        found | longest << LONGEST_MATCH
    }

    /// Sums up what speaks for joining each gap. A unit weighs in on four gaps,
    /// a pair on three; the sums of the gaps under way are lanes of one number,
    /// and a gap is decided two units later.
    fn score(&mut self, tables: &Tables<'_>) {
        let n = self.n;
        self.joins.clear();
        self.joins.resize(n + LATE, false);
        let (mut lanes, mut classes, mut open) = (0u64, 0usize, 0u32);
        let mut lexicon = Cover::default();
        let units = self.units[..self.n].iter().zip(&self.pairs).zip(&self.matches);
        // The last units are punctuation or the edge; no word goes on there.
        for (join, ((unit, pair), &found)) in self.joins.iter_mut().zip(units) {
            lanes = (lanes >> 16) + unit.weights + spread(pair.0 & 0xff_ffff);
            classes = (classes << 4 | usize::from(unit.class)) & 0xffff;
            open = open << 1 | u32::from(unit.open);
            lexicon.push(found);
            let (cover, near) = lexicon.gap();
            let sum = (lanes & 0xffff) as i32 - BIAS
                + tables.class_weight(classes)
                + tables.cover_weight(cover | CASE_PAIRS[classes >> 4 & 0xff] << 9)
                + tables.near_weight(cover | near << 9);
            *join = (sum > 0) & (open >> 1 & 1 == 1);
        }
    }

    fn overrule(&mut self, text: &str, user: &UserLexicon) {
        let units = &self.units[..self.n];
        let part = |i: usize| text.get(units[i].start..units[i].end).unwrap_or_default();
        let open = |i: usize| units[i].open;
        user.apply(
            units.len(),
            part,
            open,
            &mut self.joins[LATE..],
            &mut self.key,
        );
    }

    /// Writes the words of a batch to `out[n..]`, which it makes long enough, and
    /// tells where they end. The first unit is context only.
    fn emit(&self, out: &mut Vec<Word>, n: usize) -> usize {
        let none = Word {
            span: Span::new(0, 0),
            kind: WordKind::Word,
        };
        let room = n + self.n;
        if out.len() < room {
            out.resize(room + 4 * BATCH, none);
        }
        let first = n;
        let words = &mut out[first..room];
        let (mut n, mut joined, mut named) = (0, false, false);
        let mut before = self.units.first().map_or(class::EDGE, |u| u.class);
        let mut word = none;
        for (unit, &join) in self.units[..self.n].iter().zip(&self.joins[LATE..]).skip(1) {
            let (kind, capital) = KINDS[usize::from(unit.class & 15)];
            word.span.start = if joined { word.span.start } else { unit.start };
            word.span.end = unit.end;
            // A capital at the beginning of a sentence says little.
            named = capital & (named | !joined);
            let telling = named & (joined | !is_fixed(before));
            let kind = if joined { word.kind } else { kind };
            words[n] = Word {
                span: word.span,
                kind: if telling { WordKind::Name } else { kind },
            };
            word.kind = if joined | !named {
                kind
            } else {
                WordKind::Word
            };
            n += usize::from(!join & (unit.class != class::EDGE));
            joined = join;
            before = unit.class;
        }
        first + n
    }
}

/// The edge of the text as a unit.
fn edge(tables: &Tables<'_>, at: usize) -> Unit {
    let Entry { id, class, weights } = tables.special(special::EDGE);
    Unit {
        start: at,
        end: at,
        weights,
        id,
        class,
        open: false,
    }
}

/// The bytes of a number as lanes of sixteen bits.
#[inline(always)]
fn spread(weights: u32) -> u64 {
    let x = u64::from(weights);
    let x = (x | x << 16) & 0x0000_ffff_0000_ffff;
    (x | x << 8) & 0x00ff_00ff_00ff_00ff
}

/// What a word of one token is by the token's class, and whether the token may
/// be part of a name.
const KINDS: [(WordKind, bool); 16] = {
    let mut table = [(WordKind::Word, false); 16];
    table[class::PUNCT as usize].0 = WordKind::Punct;
    table[class::OPENING as usize].0 = WordKind::Punct;
    table[class::NUMBER as usize].0 = WordKind::Number;
    table[class::SYMBOL as usize].0 = WordKind::Symbol;
    table[class::ADDRESS as usize].0 = WordKind::Address;
    table[class::LOWER_FOREIGN as usize].0 = WordKind::Foreign;
    table[class::UPPER_FOREIGN as usize].0 = WordKind::Foreign;
    table[class::TITLE_FOREIGN as usize] = (WordKind::Foreign, true);
    table[class::TITLE as usize].1 = true;
    table[class::INITIAL as usize].1 = true;
    table
};
