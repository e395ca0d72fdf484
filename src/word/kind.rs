//! What a word is, by the types of its tokens.

use super::{key::class, types::WordKind};

/// What is known of a word before its next token; sixteen apart, so as to be taken
/// together with a class.
#[derive(Clone, Copy)]
pub(super) struct State(u8);

impl State {
    /// A word begins, or that behind punctuation.
    const BEGINS: u8 = 0;
    const BEGINS_SENTENCE: u8 = 16;
    /// A name goes on.
    const NAME: u8 = 32;
    /// A word goes on that is of a kind, counted from here.
    const KIND: u8 = 48;

    /// The state where a word begins behind a token of `class`.
    pub fn behind(class: u8) -> Self {
        State(Self::BEGINS).next(class, false).0
    }

    /// What the word is if it ends with a token of `class`.
    #[inline(always)]
    pub fn kind(self, class: u8) -> WordKind {
        KIND_OF[usize::from(self.0 | class)]
    }

    /// The state behind a token of `class`, where the word goes on or not, and how
    /// many words end there, one or none. One look-up, since each waits for the one
    /// before.
    #[inline(always)]
    pub fn next(self, class: u8, join: bool) -> (Self, usize) {
        let next = NEXT[usize::from(join) << 8 | usize::from(self.0 | class)];
        (State(next & !ENDS), usize::from(next & ENDS))
    }
}

const KINDS: [WordKind; 6] = [
    WordKind::Word,
    WordKind::Foreign,
    WordKind::Number,
    WordKind::Symbol,
    WordKind::Punct,
    WordKind::Address,
];

/// The kind of a token by itself, as a place in [`KINDS`].
const fn own_kind(class: u8) -> u8 {
    match class {
        class::LOWER_FOREIGN | class::UPPER_FOREIGN | class::TITLE_FOREIGN => 1,
        class::NUMBER => 2,
        class::SYMBOL => 3,
        class::PUNCT | class::OPENING => 4,
        class::ADDRESS => 5,
        _ => 0,
    }
}

const fn is_capital(class: u8) -> bool {
    matches!(class, class::TITLE_FOREIGN | class::TITLE | class::INITIAL)
}

/// By state and class.
const KIND_OF: [WordKind; 256] = {
    const fn kind(state: u8, class: u8) -> WordKind {
        match state {
            State::BEGINS if is_capital(class) => WordKind::Name,
            // A capital at the beginning of a sentence says little.
            State::BEGINS | State::BEGINS_SENTENCE => KINDS[own_kind(class) as usize],
            State::NAME if is_capital(class) => WordKind::Name,
            State::NAME => WordKind::Word,
            _ => KINDS[(state - State::KIND) as usize / 16 % KINDS.len()],
        }
    }
    let mut table = [WordKind::Word; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = kind(i as u8 & 0xf0, i as u8 & 15);
        i += 1;
    }
    table
};

/// Set with a state of [`NEXT`]: a word ends before it.
const ENDS: u8 = 1;

/// By state and class, where the word ends, then where it goes on.
const NEXT: [u8; 512] = {
    const fn parted(class: u8) -> u8 {
        match class {
            // No word, white space.
            class::EDGE => State::BEGINS_SENTENCE,
            class::PUNCT | class::OPENING => State::BEGINS_SENTENCE | ENDS,
            _ => State::BEGINS | ENDS,
        }
    }
    const fn joined(state: u8, class: u8) -> u8 {
        match state {
            State::BEGINS | State::BEGINS_SENTENCE if is_capital(class) => State::NAME,
            // A foreign word within a longer one is a part of a word, or of a name.
            State::BEGINS | State::BEGINS_SENTENCE => State::KIND + 16 * own_kind(class),
            State::NAME if is_capital(class) => State::NAME,
            State::NAME => State::KIND,
            _ => state,
        }
    }
    let mut table = [0; 512];
    let mut i = 0;
    while i < 256 {
        table[i] = parted(i as u8 & 15);
        table[256 + i] = joined(i as u8 & 0xf0, i as u8 & 15);
        i += 1;
    }
    table
};
