//! [`WordSpans`]: the words of a long text, some at a time.

use super::{Segmenter, Word, Worker};
use crate::span::Span;

/// Bytes of text whose words are held at a time, about.
const STRETCH: usize = 64 << 10;

/// So many sentences around a stretch are read with it: more than a word looks at.
const AROUND: usize = 4;

/// Where the words of a text stand, as [`Segmenter::words`] tells, without a list of all.
pub(crate) struct WordSpans<'a> {
    text: &'a str,
    sentences: &'a [Span],
    worker: Worker,
    words: Vec<Word>,
    /// The next one of them.
    at: usize,
    /// Up to where the text was read, and the first sentence from there on.
    read: usize,
    sentence: usize,
    stretch: usize,
}

impl<'a> WordSpans<'a> {
    /// Those of a text with these sentences.
    pub fn new(segmenter: &Segmenter, text: &'a str, sentences: &'a [Span]) -> Self {
        WordSpans {
            text,
            sentences,
            worker: segmenter.worker(),
            words: Vec::new(),
            at: 0,
            read: 0,
            sentence: 0,
            stretch: STRETCH,
        }
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
        self.words.clear();
        self.at = 0;
        self.worker.words_into(&text[around], &mut self.words);
        self.words.retain_mut(|word| {
            word.span = Span::new(word.span.start + from, word.span.end + from);
            stretch.contains(&word.span.start)
        });
        (self.read, self.sentence) = (stretch.end, next);
    }
}

impl Iterator for WordSpans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.at == self.words.len() {
            if self.read == self.text.len() {
                return None;
            }
            self.read_on();
        }
        let word = self.words[self.at];
        self.at += 1;
        Some(word.span)
    }
}

#[cfg(all(test, feature = "embed-model"))]
mod tests {
    use super::*;
    use crate::sentence::sentences;

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
            let mut spans = WordSpans::new(&segmenter, &text, &sentences);
            spans.stretch = stretch;
            assert_eq!(spans.collect::<Vec<_>>(), whole, "{stretch}");
        }
    }
}
