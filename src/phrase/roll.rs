//! [`Roll`]: a text of any length, of which a stretch is at hand.

use crate::{
    phrase::phrases::{self, Phrases},
    span::Span,
    tape::{self, Builder, Decimals, WholeDecimals},
    vocabulary::Vocabulary,
    word::Segmenter,
};

/// A text, and what a tape is made of it with.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub segmenter: &'a Segmenter,
    pub sentences: &'a [Span],
    pub skipped: &'a [Span],
    pub sizes: Sizes,
}

/// What a text is read in; it can be used again.
#[derive(Debug)]
pub(crate) struct Buffers {
    tape: tape::Buffers,
    readings: phrases::Buffers,
}

impl Buffers {
    /// For texts with the words of this segmenter.
    pub fn new(segmenter: &Segmenter) -> Self {
        Buffers {
            tape: tape::Buffers::new(segmenter),
            readings: phrases::Buffers::default(),
        }
    }
}

/// How much of a text is at hand, in atoms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// What is read at a time.
    pub stretch: usize,
    /// What stays at hand before it and behind it: more than anything looks back or ahead.
    pub margin: usize,
    /// How far a reading may begin from where a recogniser begins to read.
    pub reach: usize,
}

impl Sizes {
    /// A text that is no longer than two stretches is read as a whole.
    pub const USUAL: Sizes = Sizes {
        stretch: 1 << 14,
        margin: 1 << 11,
        reach: 1 << 8,
    };

    /// A text of any length is read as a whole.
    pub const WHOLE: Sizes = Sizes {
        stretch: usize::MAX / 4,
        margin: 0,
        reach: 0,
    };
}

/// A text that is read a stretch at a time.
pub(crate) struct Roll<'a> {
    builder: Builder<'a, 'a>,
    pub source: Source<'a>,
    /// The stretch at hand.
    pub p: Phrases<'a>,
    /// Whether the text goes on behind it.
    pub goes_on: bool,
    /// How many atoms lie before it.
    pub passed: usize,
}

impl<'a> Roll<'a> {
    /// A text at its beginning.
    pub fn new(source: Source<'a>, buffers: Buffers) -> Self {
        let Source {
            text,
            vocabulary,
            sentences,
            skipped,
            sizes,
            ..
        } = source;
        let Buffers { tape, readings } = buffers;
        let mut builder = Builder::new(text, vocabulary, sentences, skipped, tape);
        let goes_on = builder.read_on(2 * sizes.stretch);
        if goes_on {
            builder.ask_whole(WholeDecimals::new(Box::new(move || decimals(source))));
        }
        let p = Phrases::new(builder.take(), readings);
        Roll {
            builder,
            source,
            p,
            goes_on,
            passed: 0,
        }
    }

    /// The buffers.
    pub fn into_buffers(self) -> Buffers {
        let (tape, readings) = self.p.into_parts();
        let tape = self.builder.into_buffers(tape);
        Buffers { tape, readings }
    }

    /// The atoms that can be read: behind them too little is at hand yet.
    pub fn readable(&self) -> usize {
        let margin = if self.goes_on {
            self.source.sizes.margin
        } else {
            0
        };
        self.p.len().saturating_sub(margin)
    }

    /// Goes on where all was read before `from`; gives the place that this has now.
    pub fn go_on(mut self, from: usize) -> (Self, usize) {
        let Sizes {
            stretch, margin, ..
        } = self.source.sizes;
        let (mut tape, readings) = self.p.into_parts();
        let gone = tape.let_go(from.saturating_sub(margin));
        self.builder.give_back(tape);
        let from = from - gone;
        self.goes_on = self.builder.read_on(from + stretch + margin);
        self.passed += gone;
        self.p = Phrases::new(self.builder.take(), readings);
        (self, from)
    }
}

/// How a text that does not fit at hand starts decimals.
fn decimals(source: Source) -> Decimals {
    /// Atoms before one that tells it.
    const BEFORE: usize = 4;
    let (text, vocabulary) = (source.text, source.vocabulary);
    let buffers = tape::Buffers::default();
    let mut builder = Builder::new(text, vocabulary, &[], source.skipped, buffers);
    while !builder.decimals().are_all() && builder.pass_on(source.sizes.stretch, BEFORE) {}
    builder.decimals()
}
