//! From tokens to words, a batch at a time.
//!
//! Batches end at punctuation or a line end, over which no word reaches, so
//! that memory stays small however long the text is. Within a batch each step
//! is a loop of its own over look-ups that do not wait for one another: the tables
//! are larger than the nearest cache, so that entries are asked for a step before
//! they are read. What the text decides is data, not branches: those would be
//! guessed wrong every other token.

use std::hint::select_unpredictable;

use super::{
    cover::{Cover, LONGEST_MATCH, NOTHING},
    hash::{SURFACE, halves, sequence_hash, surface_hash},
    key::{class, class_of, key_into, number_key},
    kind::State,
    model::{
        Entry, IS_PREFIX, IS_WORD, MIDDLE, NO_ID, PAIR_IS_PREFIX, PAIR_SAYS, Tables, pair_lanes,
        special,
    },
    types::{Word, WordKind},
    user::UserLexicon,
};
use crate::{
    span::Span,
    token::{Dark, Task, Token, TokenKind, Walk},
};

/// Tokens of a batch, about. It ends behind the last punctuation among them.
const BATCH: usize = 384;
/// Text without any punctuation is cut here.
const LONGEST: usize = 4096;
/// A gap is decided that many units after the one before it.
const LATE: usize = 2;
/// What the biases add up to: of four unit weights and three pair weights, and of
/// [`Tables::gap`].
const BIAS: i32 = 7 * 128 + 2 * MIDDLE;

/// What the model knows of a token.
#[derive(Clone, Copy, Debug)]
struct Unit {
    /// Of the unit and of the pair that it makes with the one before. Before that is
    /// known, the look-up of the token that is under way.
    weights: u64,
    /// Whether a word may go on from the unit before, too.
    known: Entry,
    /// The slot of the pair, of which the look-up is under way.
    pair: u32,
}

/// Buffers of one thread. Most hold old values behind those that are in use.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The tokens of the batch and some more; the first is the last of the batch
    /// before, as the others' left context.
    tokens: Dark,
    /// What is known of the first tokens, and how many they are.
    units: Vec<Unit>,
    known: usize,
    /// The lexicon words that begin at each, see [`Cover::push`].
    found: Vec<u8>,
    /// Places that a step leaves to a slower one. They are collected, since a branch
    /// would be guessed wrong every tenth time.
    special: Vec<usize>,
    /// Whether a word goes on, [`LATE`] places behind the unit that it goes on from.
    joins: Vec<bool>,
    words: Vec<Word>,
    rare: Rare,
}

/// Tokens that are not in the table as they are spelled, of late: names, mostly,
/// which a text repeats.
#[derive(Debug, Default)]
struct Rare {
    seen: Vec<Seen>,
    key: String,
}

/// How a token of at most [`SURFACE`] bytes is spelled, and what is known of it.
#[derive(Clone, Copy, Debug)]
struct Seen {
    spelling: (u64, u64),
    kind: TokenKind,
    known: Entry,
}

/// Places for [`Rare`] tokens, a power of two.
const SEEN: usize = 512;

/// What there is to do: the words of a text.
pub(crate) struct Segmentation<'a> {
    pub text: &'a str,
    pub tables: Tables<'a>,
    /// Overrules the model.
    pub user: Option<&'a UserLexicon>,
    pub scratch: &'a mut Scratch,
    /// They are appended.
    pub out: &'a mut Vec<Word>,
}

impl Task for Segmentation<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Segmentation {
            text,
            tables,
            user,
            scratch,
            out,
        } = self;
        let mut walk = Walk::new(text);
        scratch.begin(edge(0));
        let mut more = true;
        while more {
            more = walk.dark(scratch.tokens.len + BATCH, &mut scratch.tokens);
            if !more {
                scratch.tokens.push(edge(text.len()));
            }
            scratch.look_up(text, &tables);
            let units = &scratch.units[..scratch.known];
            let n = match units.iter().rposition(|u| !u.known.is_loose()) {
                Some(last) if more && last > 0 => last + 1,
                _ if more && units.len() < LONGEST => continue,
                _ => units.len(),
            };
            scratch.decide(n, text, &tables, user);
            scratch.emit(n, out);
            // The last unit is the left context of the next batch.
            scratch.units.copy_within(n - 1..scratch.known, 0);
            scratch.known -= n - 1;
            scratch.tokens.drop_front(n - 1);
        }
    }
}

/// What there is to do: which of the tokens in `scratch` make one word. The first one and the
/// last one are punctuation or an edge of the text.
pub(crate) struct Joining<'a> {
    pub text: &'a str,
    pub tables: Tables<'a>,
    pub user: Option<&'a UserLexicon>,
    pub scratch: &'a mut Scratch,
}

impl Task for Joining<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Joining {
            text,
            tables,
            user,
            scratch,
        } = self;
        scratch.look_up(text, &tables);
        scratch.decide(scratch.known, text, &tables, user);
    }
}

impl Scratch {
    /// Forgets all but the first token of what comes next.
    #[inline(always)]
    pub fn begin(&mut self, first: Token) {
        self.tokens.begin();
        self.tokens.push(first);
        self.known = 0;
    }

    /// Takes in the token that comes next.
    #[inline(always)]
    pub fn push(&mut self, token: Token) {
        self.tokens.push(token);
    }

    /// The last token goes on up to `end`.
    #[inline(always)]
    pub fn go_on(&mut self, end: usize) {
        self.tokens.ends[self.tokens.len - 1] = end;
    }

    /// Of each token whether it is part of the same word as the one before it.
    pub fn joined(&self) -> &[bool] {
        // A word goes on behind the one before.
        &self.joins[LATE - 1..LATE - 1 + self.known]
    }

    /// Decides the gaps behind the first `n` units.
    #[inline(always)]
    fn decide(&mut self, n: usize, text: &str, tables: &Tables<'_>, user: Option<&UserLexicon>) {
        self.link(n, tables);
        self.score(n, tables);
        if let Some(user) = user {
            self.overrule(n, text, user);
        }
    }

    /// Looks up the tokens that are new.
    #[inline(always)]
    fn look_up(&mut self, text: &str, tables: &Tables<'_>) {
        let (from, n) = (self.known, self.tokens.len);
        if self.units.len() < n {
            self.units.resize(2 * n, CLOSED);
            self.special.resize(2 * n, 0);
            self.found.resize(2 * n, NOTHING);
        }
        let (starts, ends) = (&self.tokens.starts[from..n], &self.tokens.ends[from..n]);
        let units = &mut self.units[from..n];
        for ((&start, &end), unit) in starts.iter().zip(ends).zip(&mut *units) {
            unit.weights = tables.probe_common(text.as_bytes(), start, end - start);
        }
        let (special, mut rare) = (&mut self.special[..units.len()], 0);
        for (i, unit) in units.iter_mut().enumerate() {
            let (known, found) = tables.common(unit.weights);
            unit.known = known;
            special[rare] = i;
            rare += usize::from(!found);
        }
        for &i in &special[..rare] {
            let (surface, kind) = (&text[starts[i]..ends[i]], self.tokens.kinds[from + i]);
            units[i].known = self.rare.look_up(surface, kind, tables);
        }
        self.known = n;
        self.probe_pairs(from, tables);
    }

    /// Asks for each unit from `from` on with the one before.
    #[inline(always)]
    fn probe_pairs(&mut self, from: usize, tables: &Tables<'_>) {
        let n = self.known;
        let (mut end, mut last) = match from.checked_sub(1) {
            Some(last) => (self.tokens.ends[last], self.units[last].known),
            None => (0, Entry::new(NO_ID, class::EDGE)),
        };
        let (_, mut base) = tables.unit(last.id());
        let spans = self.tokens.starts[from..n]
            .iter()
            .zip(&self.tokens.ends[from..n]);
        for ((&start, &this_end), unit) in spans.zip(&mut self.units[from..n]) {
            // White space stands between, and no punctuation on either side.
            let known = unit.known.behind(last, start.wrapping_sub(end));
            unit.known = known;
            unit.pair = tables.probe_pair(base, known.id());
            (unit.weights, base) = tables.unit(known.id());
            (end, last) = (this_end, known);
        }
    }

    /// Looks up each unit with the next, and the words that begin there.
    #[inline(always)]
    fn link(&mut self, n: usize, tables: &Tables<'_>) {
        let units = &mut self.units[..n];
        let (found, special) = (&mut self.found[..n], &mut self.special[..n]);
        let mut last = units[0].known.id();
        let mut prefixes = 0;
        for (i, (unit, found)) in units[1..].iter_mut().zip(&mut *found).enumerate() {
            let pair = tables.pair(last, unit.pair);
            last = unit.known.id();
            unit.weights += pair_lanes(pair);
            let says = (pair >> PAIR_SAYS) as u8 & u8::from(unit.known.is_open()).wrapping_neg();
            *found = says;
            special[prefixes] = i;
            prefixes += usize::from(says / PAIR_IS_PREFIX);
        }
        found[n - 1] = NOTHING;
        for &i in &special[..prefixes] {
            found[i] = longer(&units[i..], found[i] & IS_WORD, tables);
        }
    }

    /// Sums up what speaks for joining each gap. A unit weighs in on four gaps,
    /// a pair on three; the sums of the gaps under way are lanes of one number,
    /// and a gap is decided two units later.
    #[inline(always)]
    fn score(&mut self, n: usize, tables: &Tables<'_>) {
        if self.joins.len() < n + LATE {
            self.joins.resize(n + LATE, false);
        }
        let (mut lanes, mut classes, mut open) = (0u64, 0usize, false);
        let mut lexicon = Cover::default();
        let units = self.units[..n].iter().zip(&self.found[..n]);
        for ((unit, &found), join) in units.zip(&mut self.joins) {
            lanes = (lanes >> 16) + unit.weights;
            classes = classes << 4 | usize::from(unit.known.class());
            let said = lexicon.push(found);
            let sum = (lanes & 0x3fff) as i32 + tables.gap(classes, said);
            *join = (sum > BIAS) & open;
            open = unit.known.is_open();
        }
        // The last units are punctuation or the edge; no word goes on there.
        self.joins[n..n + LATE].fill(false);
    }

    #[cold]
    fn overrule(&mut self, n: usize, text: &str, user: &UserLexicon) {
        let (units, tokens) = (&self.units, &self.tokens);
        let part = |i: usize| {
            text.get(tokens.starts[i]..tokens.ends[i])
                .unwrap_or_default()
        };
        let open = |i: usize| units[i].known.is_open();
        user.apply(n, part, open, &mut self.joins[LATE..], &mut self.rare.key);
    }

    /// Appends the words of a batch to `out`. The first unit is context only.
    #[inline(always)]
    fn emit(&mut self, n: usize, out: &mut Vec<Word>) {
        if self.words.len() < n {
            let none = Word {
                span: Span::new(0, 0),
                kind: WordKind::Word,
            };
            self.words.resize(n, none);
        }
        let words = &mut self.words[..n];
        let units = self.units[1..n].iter().zip(&self.joins[LATE + 1..LATE + n]);
        let spans = self.tokens.starts[1..n].iter().zip(&self.tokens.ends[1..n]);
        let mut state = State::behind(self.units[0].known.class());
        let (mut len, mut start) = (0, 0);
        let mut joined = false;
        for ((unit, &join), (&from, &end)) in units.zip(spans) {
            start = select_unpredictable(joined, start, from);
            let class = unit.known.class();
            // Written over by the next one where a word goes on.
            words[len] = Word {
                span: Span::new(start, end),
                kind: state.kind(class),
            };
            let ended;
            (state, ended) = state.next(class, join);
            len += ended;
            joined = join;
        }
        out.extend_from_slice(&self.words[..len]);
    }
}

/// The edge of the text.
pub(crate) fn edge(at: usize) -> Token {
    Token {
        span: Span::new(at, at),
        kind: TokenKind::Newline,
    }
}

/// A unit at which no word goes on.
const CLOSED: Unit = Unit {
    weights: 0,
    known: Entry::new(NO_ID, class::EDGE),
    pair: 0,
};

impl Rare {
    /// A token that is not in the table as it is spelled: looked up by its kind,
    /// or by its key.
    #[inline(never)]
    fn look_up(&mut self, surface: &str, kind: TokenKind, tables: &Tables<'_>) -> Entry {
        let bytes = surface.as_bytes();
        // All plain tokens come as syllables.
        let kind = match (kind, bytes.first()) {
            (TokenKind::Syllable, Some(b'0'..=b'9')) => TokenKind::Number,
            (TokenKind::Syllable, None | Some(b'\n')) => TokenKind::Newline,
            (TokenKind::Syllable, Some(0xe2)) => TokenKind::Punct,
            (TokenKind::Syllable, Some(b)) if b.is_ascii_punctuation() => TokenKind::Punct,
            _ => kind,
        };
        match kind {
            TokenKind::Space | TokenKind::Newline => return tables.special(special::EDGE),
            TokenKind::Number => return tables.special(special::NUMBERS + number_key(bytes)),
            TokenKind::Url | TokenKind::Email | TokenKind::Mention => {
                return tables.special(special::ADDRESS);
            }
            TokenKind::Syllable | TokenKind::Foreign | TokenKind::Symbol | TokenKind::Punct => {}
        }
        if surface.len() > SURFACE {
            return self.by_key(surface, kind, tables);
        }
        if self.seen.is_empty() {
            let spelling = (0, 0);
            let known = Entry::new(NO_ID, class::EDGE);
            let kind = TokenKind::Space;
            self.seen = vec![
                Seen {
                    spelling,
                    kind,
                    known
                };
                SEEN
            ];
        }
        let spelling = halves(bytes, 0, bytes.len());
        if let Some(known) = tables.other(spelling) {
            return known;
        }
        let at = (surface_hash(spelling.0, spelling.1) >> 48) as usize & (SEEN - 1);
        let seen = self.seen[at];
        if (seen.spelling, seen.kind) == (spelling, kind) {
            return seen.known;
        }
        let known = self.by_key(surface, kind, tables);
        self.seen[at] = Seen {
            spelling,
            kind,
            known,
        };
        known
    }

    fn by_key(&mut self, surface: &str, kind: TokenKind, tables: &Tables<'_>) -> Entry {
        let key = &mut self.key;
        key.clear();
        // Longer than any key: no need to fold a megabyte without spaces.
        if surface.len() <= 256 {
            key_into(surface, key);
        }
        let class = class_of(surface, kind, key);
        match tables.surface(key.as_bytes()) {
            Some(known) if kind != TokenKind::Punct => Entry::new(known.id(), class),
            _ => Entry::new(NO_ID, class),
        }
    }
}

/// The lexicon words that begin at the first unit, where some are longer than two.
#[inline(never)]
fn longer(units: &[Unit], two: u8, tables: &Tables<'_>) -> u8 {
    let [first, second, rest @ ..] = units else {
        return NOTHING;
    };
    let mut hash = sequence_hash(sequence_hash(0, first.known.id()), second.known.id());
    let (mut found, mut more) = (two, two);
    for (n, unit) in (2..).zip(rest).take(10) {
        if !unit.known.is_open() {
            break;
        }
        hash = sequence_hash(hash, unit.known.id());
        let flags = tables.sequence(hash);
        if flags & IS_WORD != 0 {
            found |= 4 | u8::from(n == 2) << 1;
            more = n;
        }
        if flags & IS_PREFIX == 0 {
            break;
        }
    }
    found | more << LONGEST_MATCH
}
