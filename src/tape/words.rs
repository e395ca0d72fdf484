//! Segmented words, found where somebody asks for one: no word reaches over punctuation or
//! the end of a line, so that what stands between two of them is decided by itself.

#[cfg(test)]
use super::atom::LOOKED;
use super::atom::{Atom, AtomKind, Part, Reach};
use crate::{
    token::{Token, TokenKind},
    word::{self, Segmenter},
};

/// What words are found with.
#[derive(Debug)]
pub(crate) struct Words {
    worker: word::Worker,
}

impl Words {
    pub fn new(segmenter: &Segmenter) -> Self {
        Words {
            worker: segmenter.worker(),
        }
    }

    /// Finds the words between the signs around the atom at `at`, and tells all their atoms and
    /// those of the first sign.
    #[inline(never)]
    pub fn find(&mut self, text: &str, all: &[Atom], at: usize) {
        let atom = &all[at];
        if begins_sign(atom) && all.get(at + 1).is_none_or(begins) {
            atom.reach.set(Reach::ALONE);
            return;
        }
        let from = all[..=at].iter().rposition(begins_sign);
        let to = all[at + 1..].iter().position(begins_sign);
        let to = to.map_or(all.len(), |to| at + 1 + to);
        let (atoms, behind) = all[from.unwrap_or(0)..].split_at(to - from.unwrap_or(0));
        #[cfg(test)]
        LOOKED.set(LOOKED.get() + atoms.len());
        // Where no sign stands before them, the edge of the text does.
        let (first, rest) = match from {
            Some(_) => (token_of(&atoms[0]), &atoms[1..]),
            None => (word::edge(0), atoms),
        };
        let mut row = self.worker.row(first);
        for atom in rest {
            if begins(atom) {
                row.push(token_of(atom));
            } else {
                row.go_on(atom.span.end as usize);
            }
        }
        match behind {
            [] => row.push(word::edge(text.len())),
            [sign, rest @ ..] => {
                row.push(token_of(sign));
                let parts = rest.iter().take_while(|atom| !begins(atom));
                parts.for_each(|atom| row.go_on(atom.span.end as usize));
            }
        }
        let found = row.joined(text);
        let mut found = found[usize::from(from.is_none())..].iter();
        let mut is_joined = |atom: &Atom| match atom.part {
            Part::First => found.next() == Some(&true),
            Part::Further => true,
            Part::BehindSeam => false,
        };
        let mut word = 0;
        for n in 0..atoms.len() {
            if !is_joined(&atoms[n]) {
                tell(&atoms[word..n]);
                word = n;
            }
        }
        tell(&atoms[word..]);
    }
}

/// Forgets the words behind the last sign, which may go on in what is read next.
pub(super) fn forget_last(all: &[Atom]) {
    let from = all.iter().rposition(begins_sign).unwrap_or(0);
    for atom in &all[from..] {
        atom.reach.set(Reach::UNKNOWN);
    }
}

/// Tells the atoms of a word how far it reaches: over letters alone.
#[inline]
fn tell(word: &[Atom]) {
    match word {
        [] => {}
        [alone] => alone.reach.set(Reach::ALONE),
        _ => tell_all(word),
    }
}

fn tell_all(word: &[Atom]) {
    let (mut back, mut behind_letters) = (0u16, false);
    for atom in word {
        back = if behind_letters {
            back.saturating_add(1)
        } else {
            0
        };
        atom.reach.set(Reach { back, forward: 1 });
        behind_letters = atom.kind == AtomKind::Word;
    }
    let mut more = 0u16;
    for atom in word.iter().rev() {
        let Reach { back, .. } = atom.reach.get();
        let forward = more.saturating_add(1);
        atom.reach.set(Reach { back, forward });
        more = if atom.kind == AtomKind::Word {
            forward
        } else {
            0
        };
    }
}

/// Whether a token begins with the atom.
fn begins(atom: &Atom) -> bool {
    atom.part == Part::First
}

/// Whether a token begins with the atom that no word reaches over.
fn begins_sign(atom: &Atom) -> bool {
    matches!(atom.token, TokenKind::Punct | TokenKind::Newline) && begins(atom)
}

/// The token that begins with the atom, as far as this.
fn token_of(atom: &Atom) -> Token {
    Token {
        span: atom.span.into(),
        kind: atom.token,
    }
}
