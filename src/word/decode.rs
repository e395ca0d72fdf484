//! From tokens to words, a batch at a time.
//!
//! Batches end at punctuation or a line end, over which no word reaches, so
//! that memory stays small however long the text is. Within a batch each step
//! is a loop of its own over look-ups that do not wait for one another, and
//! what the text decides is data, not branches: those would be guessed wrong
//! every other token.

use std::hint::select_unpredictable;

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
    token::{Scan, TokenKind, shapeless},
};

/// A batch is decided at the first punctuation behind this many units.
const BATCH: usize = 256;
/// Text without any punctuation is cut here.
const LONGEST: usize = 4096;
/// Room for the units of a batch to begin with.
const ROOM: usize = 512;
/// A gap is decided that many units after the one before it.
const LATE: usize = 2;
/// What the biases of four unit weights and three pair weights add up to.
const BIAS: i32 = 7 * 128;

/// Where a token stands that may be part of a word, or punctuation.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    end: usize,
    kind: TokenKind,
    /// Whether white space stands before it, within the line.
    apart: bool,
}

/// What the model knows of it.
#[derive(Clone, Copy, Debug)]
struct Unit {
    weights: u64,
    id: u16,
    class: u8,
    /// Whether a word may go on from the unit before.
    open: bool,
}

/// Buffers of one thread.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The tokens of the batch; what is left over of others stands behind `n`.
    places: Vec<Place>,
    n: usize,
    units: Vec<Unit>,
    /// Of each unit: what it weighs with the next, three bytes, and the lexicon
    /// words that begin there, see [`Cover::push`].
    links: Vec<u32>,
    /// Whether a word goes on, [`LATE`] places behind the unit that it goes on from.
    joins: Vec<bool>,
    words: Vec<Word>,
    key: String,
}

/// Whether units of this class are never part of a longer word.
#[inline(always)]
fn is_fixed(class: u8) -> bool {
    const FIXED: u32 = 1 << class::EDGE | 1 << class::PUNCT | 1 << class::OPENING;
    FIXED >> (class & 31) & 1 == 1
}

/// Whether the model knows tokens of this kind by their spelling.
#[inline(always)]
fn is_spelled(kind: TokenKind) -> bool {
    use TokenKind::{Foreign, Punct, Syllable, Symbol};
    matches!(kind, Syllable | Foreign | Punct | Symbol)
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
        let mut more = true;
        if self.places.is_empty() {
            self.places.resize(ROOM, edge(0));
        }
        self.places[0] = edge(0);
        self.units.clear();
        self.units.push(unit(tables.special(special::EDGE), false));
        while more {
            more = self.scan(text.len(), &mut scan);
            self.look_up(text, tables);
            self.link(tables);
            self.score(tables);
            if let Some(user) = user {
                self.overrule(text, user);
            }
            self.emit(out);
            // The last unit is the left context of the next batch.
            self.places[0] = self.places[self.n - 1];
            self.units[0] = self.units[self.n - 1];
        }
    }

    /// Scans the tokens of a batch; whether there is more text.
    fn scan(&mut self, len: usize, scan: &mut Scan<'_, false>) -> bool {
        let (mut n, mut apart, mut over) = (1, false, false);
        loop {
            let places = self.places.as_mut_slice();
            // One place is left free for the edge.
            let room = LONGEST.min(places.len() - 1);
            let more = scan.walk(|token| {
                if token.kind == TokenKind::Space {
                    apart = true;
                    return false;
                }
                places[n] = Place {
                    start: token.span.start,
                    end: token.span.end,
                    kind: token.kind,
                    apart,
                };
                apart = false;
                n += 1;
                let fixed = matches!(token.kind, TokenKind::Punct | TokenKind::Newline);
                over = fixed && n >= BATCH;
                over || n >= room
            });
            if !more {
                self.places[n] = edge(len);
                self.n = n + 1;
                return false;
            }
            if over || n >= LONGEST {
                self.n = n;
                return true;
            }
            self.places.resize(2 * self.places.len(), edge(0));
        }
    }

    /// Looks up all tokens of the batch, and puts a closed one behind them.
    fn look_up(&mut self, text: &str, tables: &Tables<'_>) {
        let Scratch {
            places,
            n,
            units,
            key,
            ..
        } = self;
        let bytes = text.as_bytes();
        units.resize(*n + 1, CLOSED);
        units[*n] = CLOSED;
        for (place, out) in places[1..*n].iter().zip(&mut units[1..]) {
            let entry = if is_spelled(place.kind) {
                match tables.surface(bytes, place.start, place.end - place.start) {
                    Some(entry) => entry,
                    None => rare(text, place, tables, key),
                }
            } else {
                other(text, place, tables)
            };
            *out = unit(entry, place.apart);
        }
    }

    /// Looks up each unit with the next, and the words that begin there.
    fn link(&mut self, tables: &Tables<'_>) {
        let n = self.n;
        if self.links.len() < n {
            self.links.resize(n, 0);
        }
        let (units, links) = (&self.units[..n + 1], &mut self.links[..n]);
        for i in 0..n {
            let next = &units[i + 1];
            let (weights, flags) = tables.pair(units[i].id, next.id);
            let flags = flags & u8::from(next.open).wrapping_neg();
            let two = flags & IS_WORD;
            let found = if flags & IS_PREFIX == 0 {
                two | (1 + two) << LONGEST_MATCH
            } else {
                longer(&units[i..], two, tables)
            };
            links[i] = weights & 0xff_ffff | u32::from(found) << 24;
        }
    }

    /// Sums up what speaks for joining each gap. A unit weighs in on four gaps,
    /// a pair on three; the sums of the gaps under way are lanes of one number,
    /// and a gap is decided two units later.
    fn score(&mut self, tables: &Tables<'_>) {
        let n = self.n;
        if self.joins.len() < n + LATE {
            self.joins.resize(n + LATE, false);
        }
        let (mut lanes, mut classes, mut open) = (0u64, 0usize, false);
        let (mut lexicon, mut weights) = (Cover::default(), NO_PAIR);
        let (units, links) = (&self.units[..n], &self.links[..n]);
        let joins = &mut self.joins[..n];
        for i in 0..n {
            let unit = &units[i];
            lanes = (lanes >> 16) + unit.weights + spread(weights & 0xff_ffff);
            weights = links[i];
            classes = (classes << 4 | usize::from(unit.class)) & 0xffff;
            lexicon.push((weights >> 24) as u8);
            let (cover, near) = lexicon.gap();
            let case = usize::from(CASE_PAIRS[classes >> 4 & 0xff]);
            let sum = (lanes & 0xffff) as i32 - BIAS
                + tables.class_weight(classes)
                + tables.cover_weight(cover | case << 9)
                + tables.near_weight(cover | near << 9);
            joins[i] = (sum > 0) & open;
            open = unit.open;
        }
        // The last units are punctuation or the edge; no word goes on there.
        self.joins[n..n + LATE].fill(false);
    }

    fn overrule(&mut self, text: &str, user: &UserLexicon) {
        let (units, places) = (&self.units, &self.places);
        let part = |i: usize| text.get(places[i].start..places[i].end).unwrap_or_default();
        let open = |i: usize| units[i].open;
        user.apply(self.n, part, open, &mut self.joins[LATE..], &mut self.key);
    }

    /// Appends the words of a batch to `out`. The first unit is context only.
    fn emit(&mut self, out: &mut Vec<Word>) {
        let none = Word {
            span: Span::new(0, 0),
            kind: WordKind::Word,
        };
        let end = self.n;
        if self.words.len() < end {
            self.words.resize(end, none);
        }
        let (units, places) = (&self.units[..end], &self.places[..end]);
        let (joins, words) = (&self.joins[LATE..LATE + end], &mut self.words[..end]);
        let (mut n, mut joined, mut named) = (0, false, false);
        let mut before = lone(&units[0]);
        let (mut start, mut kind) = (0, WordKind::Word);
        for i in 1..end {
            let (lone, place, join) = (lone(&units[i]), &places[i], joins[i]);
            start = select_unpredictable(joined, start, place.start);
            // A capital at the beginning of a sentence says little.
            let own = select_unpredictable(before.fixed, lone.first, lone.kind);
            named = lone.capital & (named | !joined);
            let whole = select_unpredictable(named, WordKind::Name, kind);
            // Written over by the next one where a word goes on.
            words[n] = Word {
                span: Span::new(start, place.end),
                kind: select_unpredictable(joined, whole, own),
            };
            kind = select_unpredictable(joined, kind, lone.first_of_many);
            n += usize::from(!join & lone.counts);
            joined = join;
            before = lone;
        }
        out.extend_from_slice(&self.words[..n]);
    }
}

/// The edge of the text.
fn edge(at: usize) -> Place {
    Place {
        start: at,
        end: at,
        kind: TokenKind::Newline,
        apart: false,
    }
}

#[inline(always)]
fn unit(entry: Entry, apart: bool) -> Unit {
    let Entry { id, class, weights } = entry;
    Unit {
        weights,
        id,
        class,
        open: apart & !is_fixed(class),
    }
}

/// A unit at which no word goes on.
const CLOSED: Unit = Unit {
    weights: NO_WEIGHTS,
    id: NO_ID,
    class: class::EDGE,
    open: false,
};

/// A token that is known by its kind.
#[cold]
fn other(text: &str, place: &Place, tables: &Tables<'_>) -> Entry {
    tables.special(match place.kind {
        TokenKind::Number => {
            special::NUMBERS + number_key(&text.as_bytes()[place.start..place.end])
        }
        TokenKind::Url | TokenKind::Email | TokenKind::Mention => special::ADDRESS,
        _ => special::EDGE,
    })
}

/// A token that is not in the table as it is spelled: looked up by its key.
#[cold]
fn rare(text: &str, place: &Place, tables: &Tables<'_>, key: &mut String) -> Entry {
    let surface = &text[place.start..place.end];
    key.clear();
    // Longer than any key: no need to fold a megabyte without spaces.
    if surface.len() <= 256 {
        key_into(surface, key);
    }
    // All plain letters come as syllables.
    let class = class_of(surface, place.kind, key);
    match tables.surface(key.as_bytes(), 0, key.len()) {
        Some(entry) if place.kind != TokenKind::Punct => Entry { class, ..entry },
        _ => Entry {
            id: NO_ID,
            class,
            weights: NO_WEIGHTS,
        },
    }
}

/// The lexicon words that begin at the first unit, where some are longer than two.
fn longer(units: &[Unit], two: u8, tables: &Tables<'_>) -> u8 {
    let [first, second, rest @ ..] = units else {
        return 1 << LONGEST_MATCH;
    };
    let mut hash = sequence_hash(sequence_hash(0, first.id), second.id);
    let (mut found, mut longest) = (two, 1 + two);
    for (n, unit) in (3..).zip(rest).take(10) {
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

/// The bytes of a number as lanes of sixteen bits.
#[inline(always)]
fn spread(weights: u32) -> u64 {
    let x = u64::from(weights);
    let x = (x | x << 16) & 0x0000_ffff_0000_ffff;
    (x | x << 8) & 0x00ff_00ff_00ff_00ff
}

/// What the class of a token tells of a word.
#[derive(Clone, Copy)]
struct Lone {
    /// What a word of this token alone is; the same behind punctuation; and a
    /// word that begins with it, unless it is a name.
    kind: WordKind,
    first: WordKind,
    first_of_many: WordKind,
    /// Whether the token may be part of a name.
    capital: bool,
    fixed: bool,
    /// Whether it is a word at all.
    counts: bool,
}

#[inline(always)]
fn lone(unit: &Unit) -> &'static Lone {
    &LONE[usize::from(unit.class & 15)]
}

const LONE: [Lone; 16] = {
    const fn lone(class: u8) -> Lone {
        let kind = match class {
            class::PUNCT | class::OPENING => WordKind::Punct,
            class::NUMBER => WordKind::Number,
            class::SYMBOL => WordKind::Symbol,
            class::ADDRESS => WordKind::Address,
            class::LOWER_FOREIGN | class::UPPER_FOREIGN | class::TITLE_FOREIGN => WordKind::Foreign,
            _ => WordKind::Word,
        };
        let capital = matches!(class, class::TITLE_FOREIGN | class::TITLE | class::INITIAL);
        Lone {
            kind: if capital { WordKind::Name } else { kind },
            first: kind,
            first_of_many: if capital { WordKind::Word } else { kind },
            capital,
            fixed: matches!(class, class::EDGE | class::PUNCT | class::OPENING),
            counts: class != class::EDGE,
        }
    }
    let mut table = [lone(class::EDGE); 16];
    let mut i = 0;
    while i < 16 {
        table[i] = lone(i as u8);
        i += 1;
    }
    table
};
