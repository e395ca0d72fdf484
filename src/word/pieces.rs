//! [`Pieces`]: the tokens of a long text with the joints of its words, some at a time.

use super::{
    segmenter::{Segmenter, Worker},
    types::{Piece, Word},
};
use crate::span::Span;

/// Bytes of text whose tokens are held at a time, about.
const STRETCH: usize = 64 << 10;

/// So many sentences around a stretch are read with it: more than a word looks at.
const AROUND: usize = 4;

/// What words are found in; it can be used again.
#[derive(Debug)]
pub(crate) struct Buffers {
    worker: Worker,
    pieces: Vec<Piece>,
    words: Vec<Word>,
}

impl Buffers {
    /// For the words of this segmenter.
    pub fn new(segmenter: &Segmenter) -> Self {
        Buffers {
            worker: segmenter.worker(),
            pieces: Vec::new(),
            words: Vec::new(),
        }
    }
}

/// The tokens of a text that are no spaces, without a list of all.
pub(crate) struct Pieces<'a> {
    text: &'a str,
    sentences: &'a [Span],
    buffers: Buffers,
    /// The next one of those at hand.
    at: usize,
    /// Up to where the text was read, and the first sentence from there on.
    read: usize,
    sentence: usize,
    stretch: usize,
    /// All words, where somebody wants them.
    all: Option<Vec<Word>>,
}

impl<'a> Pieces<'a> {
    /// Those of a text with these sentences; they are kept where `keep` says so.
    pub fn new(text: &'a str, sentences: &'a [Span], keep: bool, mut buffers: Buffers) -> Self {
        buffers.pieces.clear();
        Pieces {
            text,
            sentences,
            buffers,
            at: 0,
            read: 0,
            sentence: 0,
            stretch: STRETCH,
            all: keep.then(Vec::new),
        }
    }

    /// The buffers, and the words of all the text if they were kept.
    pub fn into_parts(mut self) -> (Buffers, Vec<Word>) {
        while self.all.is_some() && self.read < self.text.len() {
            self.read_on();
        }
        (self.buffers, self.all.unwrap_or_default())
    }

    fn read_on(&mut self) {
        let (text, sentences) = (self.text, self.sentences);
        let begins = |n: usize| sentences.get(n).map_or(text.len(), |span| span.start);
        let far = (self.read + self.stretch).max(begins(self.sentence + 1));
        // Where a sentence begins behind white space, which no word has at its edges.
        let parts = |n: &usize| text.as_bytes()[begins(*n) - 1].is_ascii_whitespace();
        let first = self.sentence + sentences[self.sentence..].partition_point(|s| s.start < far);
        let next = (first..sentences.len()).find(parts);
        let next = next.unwrap_or(sentences.len());
        let stretch = self.read..begins(next);
        let from = match self.sentence.saturating_sub(AROUND) {
            0 => 0,
            first => begins(first),
        };
        let around = from..begins(next + AROUND);
        let Buffers {
            worker,
            pieces,
            words,
        } = &mut self.buffers;
        pieces.clear();
        self.at = 0;
        let part = &text[around.clone()];
        if let Some(all) = &mut self.all {
            words.clear();
            worker.words_and_pieces_into(part, words, pieces);
            let moved = words.iter().map(|word| Word {
                span: Span::new(word.span.start + from, word.span.end + from),
                ..*word
            });
            all.extend(moved.filter(|word| stretch.contains(&word.span.start)));
        } else {
            worker.pieces_into(part, pieces);
        }
        if around != stretch {
            pieces.retain_mut(|piece| {
                let (start, end) = (piece.start as usize + from, piece.end as usize + from);
                let fits = stretch.contains(&start) && u32::try_from(end).is_ok();
                (piece.start, piece.end) = (start as u32, end as u32);
                fits
            });
        }
        (self.read, self.sentence) = (stretch.end, next);
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while self.at == self.buffers.pieces.len() {
            if self.read == self.text.len() {
                return None;
            }
            self.read_on();
        }
        let piece = self.buffers.pieces[self.at];
        self.at += 1;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences, more or less.
    fn sentences(text: &str) -> Vec<Span> {
        let (mut found, mut at) = (Vec::new(), 0);
        for part in text.split_inclusive(['.', '!', '?', '\n']) {
            let (end, sentence) = (at + part.len(), part.trim());
            let start = end - part.trim_start().len();
            if !sentence.is_empty() {
                found.push(Span::new(start, start + sentence.len()));
            }
            at = end;
        }
        found
    }

    #[test]
    fn words_do_not_hang_on_where_a_text_is_parted() {
        let segmenter = Segmenter::default();
        let text = "Sáng 9-10, đoàn làm việc tại TP. Vinh. Thu 3 tỷ đồng. Đạt 5%.\n\nCông tác dân \
            vận chính quyền (có nhiều) chuyển biến! \u{201c}Thế à?\u{201d} Ông Nguyễn Văn An hỏi… Hội nghị.Đồng \
            chí chủ trì. Thành phố\nHồ Chí Minh. Bà Rịa"
            .repeat(7);
        let sentences = sentences(&text);
        let shown = |piece: Piece| (piece.start, piece.end, piece.joined);
        let mut whole = Vec::new();
        segmenter.worker().pieces_into(&text, &mut whole);
        // The edge of the text is a piece without letters.
        let lettered = |piece: &Piece| piece.start < piece.end;
        let whole: Vec<_> = whole.into_iter().filter(lettered).map(shown).collect();
        for stretch in [1, 7, 60, 500] {
            let buffers = Buffers::new(&segmenter);
            let mut pieces = Pieces::new(&text, &sentences, true, buffers);
            pieces.stretch = stretch;
            let found: Vec<_> = pieces.by_ref().filter(lettered).map(shown).collect();
            assert_eq!(found, whole, "{stretch}");
            assert_eq!(pieces.into_parts().1, segmenter.words(&text));
        }
    }
}
