//! [`WordSpans`]: the words of a long text, some at a time.

use super::{Segmenter, Word, Worker};
use crate::span::Span;

/// Bytes of text whose words are held at a time, about.
const STRETCH: usize = 64 << 10;

/// So many sentences around a stretch are read with it: more than a word looks at.
const AROUND: usize = 4;

/// What words are found in; it can be used again.
#[derive(Debug)]
pub(crate) struct Buffers {
    worker: Worker,
    words: Vec<Word>,
}

impl Buffers {
    /// For the words of this segmenter.
    pub fn new(segmenter: &Segmenter) -> Self {
        Buffers {
            worker: segmenter.worker(),
            words: Vec::new(),
        }
    }
}

/// Where the words of a text stand, as [`Segmenter::words`] tells, without a list of all.
pub(crate) struct WordSpans<'a> {
    text: &'a str,
    sentences: &'a [Span],
    buffers: Buffers,
    /// The next one of the words at hand.
    at: usize,
    /// Up to where the text was read, and the first sentence from there on.
    read: usize,
    sentence: usize,
    stretch: usize,
    /// All words, where somebody wants them.
    all: Option<Vec<Word>>,
}

impl<'a> WordSpans<'a> {
    /// Those of a text with these sentences; they are kept where `keep` says so.
    pub fn new(text: &'a str, sentences: &'a [Span], keep: bool, mut buffers: Buffers) -> Self {
        buffers.words.clear();
        WordSpans {
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
        let Buffers { worker, words } = &mut self.buffers;
        words.clear();
        self.at = 0;
        worker.words_into(&text[around.clone()], words);
        if around != stretch {
            words.retain_mut(|word| {
                word.span = Span::new(word.span.start + from, word.span.end + from);
                stretch.contains(&word.span.start)
            });
        }
        if let Some(all) = &mut self.all {
            all.extend_from_slice(words);
        }
        (self.read, self.sentence) = (stretch.end, next);
    }
}

impl Iterator for WordSpans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.at == self.buffers.words.len() {
            if self.read == self.text.len() {
                return None;
            }
            self.read_on();
        }
        let word = self.buffers.words[self.at];
        self.at += 1;
        Some(word.span)
    }
}

#[cfg(all(test, feature = "embed-model"))]
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
        let whole: Vec<Span> = segmenter.words(&text).iter().map(|w| w.span).collect();
        for stretch in [1, 7, 60, 500] {
            let buffers = Buffers::new(&segmenter);
            let mut spans = WordSpans::new(&text, &sentences, true, buffers);
            spans.stretch = stretch;
            let found: Vec<Span> = spans.by_ref().collect();
            assert_eq!(found, whole, "{stretch}");
            assert_eq!(spans.into_parts().1, segmenter.words(&text));
        }
    }
}
