//! Builds a tape, some of its text at a time.

use std::{
    cell::{Cell, RefCell},
    mem,
};

use super::{
    atom::{Atom, AtomKind, Part, Reach},
    atoms::Tape,
    cutter::Cutter,
    decimals::{Decimals, WholeDecimals},
    spelled::Known,
    words::{self, Words},
};
use crate::{
    span::Span,
    token::{Dark, DarkTokens, TokenKind},
    vocabulary::Vocabulary,
    word::Segmenter,
};

/// What a tape is made in; it can be used again.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    atoms: Vec<Atom>,
    keys: String,
    tokens: Dark,
    words: Option<RefCell<Words>>,
}

impl Buffers {
    /// For tapes that know the words of this segmenter; those of others know none.
    pub fn new(segmenter: &Segmenter) -> Self {
        Buffers {
            words: Some(RefCell::new(Words::new(segmenter))),
            ..Buffers::default()
        }
    }
}

impl<'a> Tape<'a> {
    /// The tape of all the text. `skipped` are the parts of it that are not read;
    /// `sentences` cover it in order.
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        segmenter: &Segmenter,
        sentences: &[Span],
        skipped: &[Span],
    ) -> Self {
        let buffers = Buffers::new(segmenter);
        let mut builder = Builder::new(text, vocabulary, sentences, skipped, buffers);
        builder.read_on(usize::MAX);
        builder.take()
    }
}

/// Builds the tape of a text, some at a time.
pub(crate) struct Builder<'a, 's> {
    tokens: DarkTokens<'a>,
    cutter: Cutter<'a, 's>,
}

impl<'a, 's> Builder<'a, 's> {
    /// The tape of a text before its first atom, see [`Tape::new`].
    pub fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        sentences: &'s [Span],
        skipped: &'s [Span],
        buffers: Buffers,
    ) -> Self {
        let Known { word, case, key } = Known::NOTHING;
        let end = Atom {
            span: Span::new(text.len(), text.len()).into(),
            sentence: u32::MAX,
            key,
            word,
            reach: Cell::new(Reach::ALONE),
            kind: AtomKind::Break,
            case,
            spaced: true,
            part: Part::First,
            token: TokenKind::Newline,
        };
        let tape = Tape {
            text,
            vocabulary,
            atoms: buffers.atoms,
            keys: buffers.keys,
            end,
            decimals: Decimals::default(),
            whole: None,
            words: buffers.words,
        };
        Builder {
            tokens: DarkTokens::new(text, buffers.tokens),
            cutter: Cutter::new(tape, sentences, skipped),
        }
    }

    /// The tape; an empty one is left.
    pub fn take(&mut self) -> Tape<'a> {
        let Tape {
            text,
            vocabulary,
            decimals,
            ref end,
            ..
        } = self.cutter.tape;
        let empty = Tape {
            text,
            vocabulary,
            atoms: Vec::new(),
            keys: String::new(),
            end: end.clone(),
            decimals,
            whole: None,
            words: None,
        };
        mem::replace(&mut self.cutter.tape, empty)
    }

    /// Gives a tape back that was taken, for more to be read.
    pub fn give_back(&mut self, tape: Tape<'a>) {
        self.cutter.tape = tape;
    }

    /// The buffers of a tape that was taken and is done with.
    pub fn into_buffers(self, tape: Tape<'a>) -> Buffers {
        let (mut atoms, mut keys) = (tape.atoms, tape.keys);
        atoms.clear();
        keys.clear();
        Buffers {
            atoms,
            keys,
            tokens: self.tokens.into_buffer(),
            words: tape.words,
        }
    }

    /// Reads on until the tape has so many atoms, or a few more; whether the text goes on.
    pub fn read_on(&mut self, atoms: usize) -> bool {
        let Builder { tokens, cutter, .. } = self;
        let left = (cutter.tape.text.len() - cutter.tape.last_byte()) / 4;
        let more = left.min(atoms.saturating_sub(cutter.tape.len()));
        cutter.tape.atoms.reserve(more);
        words::forget_last(&cutter.tape.atoms);
        let mut goes_on = true;
        while goes_on && cutter.tape.len() < atoms {
            let some = tokens.read_on();
            goes_on = some.len() > 0;
            some.for_each(|token| cutter.take_in(token));
        }
        if !goes_on {
            cutter.end();
        }
        cutter.tape.decimals = cutter.decimals;
        goes_on
    }

    /// Reads on by so many atoms, or a few more, and lets go of all but the last `kept`;
    /// whether the text goes on.
    pub fn pass_on(&mut self, atoms: usize, kept: usize) -> bool {
        let goes_on = self.read_on(atoms);
        let tape = &mut self.cutter.tape;
        tape.let_go(tape.len().saturating_sub(kept));
        goes_on
    }

    /// Has the tape ask the whole text, of which more follows.
    pub fn ask_whole(&mut self, whole: WholeDecimals<'a>) {
        self.cutter.tape.whole = Some(whole);
    }

    /// How the text as far as it was read starts decimals.
    pub fn decimals(&self) -> Decimals {
        self.cutter.decimals
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{AtomKind, Tape};
    use crate::{sentence, vocabulary::Vocabulary, word::Segmenter};

    /// Words that are asked for are those that are found without being asked for.
    #[test]
    fn words_are_those_of_the_segmenter() {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
        let (vocabulary, segmenter) = (Vocabulary::shared(), Segmenter::default());
        let mut compared = 0;
        for entry in fs::read_dir(samples).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|end| end != "txt") {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let sentences: Vec<_> = sentence::iter(&text).collect();
            let tape = Tape::new(&text, &vocabulary, &segmenter, &sentences, &[]);
            for word in segmenter.words(&text) {
                let (from, to) = tape.atoms_in(word.span).unwrap();
                if (from..to).all(|at| tape.atom(at).kind == AtomKind::Word) {
                    let found = (from..to).map(|at| (tape.word_start(at), tape.word_end(at)));
                    assert!(
                        found.into_iter().all(|found| found == (from, to)),
                        "{word:?}"
                    );
                    compared += 1;
                }
            }
        }
        assert!(compared > 1000);
    }
}
