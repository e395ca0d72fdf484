//! What stands around a fact: its sentence, its words.

use crate::{analyzer::Analysis, span::Span, value::fact::Fact, word::Word};

impl Analysis<'_> {
    /// The sentence that a fact of this analysis begins in.
    ///
    /// ```
    /// let text = "Mưa lớn kéo dài. Nước dâng 2 m trong đêm.";
    /// let analysis = bantin::Analyzer::new().analyze(text, None);
    /// let sentence = analysis.sentence_of(&analysis.facts[0]).unwrap();
    /// assert_eq!(sentence.text(text), "Nước dâng 2 m trong đêm.");
    /// ```
    pub fn sentence_of(&self, fact: &Fact) -> Option<Span> {
        self.sentences.get(fact.sentence).copied()
    }

    /// The words that a fact of this analysis has a part in; none where words were not
    /// [asked for](crate::Analyzer::include_words).
    ///
    /// ```
    /// let text = "Nước dâng gần 2 m trong đêm.";
    /// let analysis = bantin::Analyzer::new().include_words(true).analyze(text, None);
    /// let words = analysis.words_of(&analysis.facts[0]).iter();
    /// let words: Vec<&str> = words.map(|word| word.span.text(text)).collect();
    /// assert_eq!(words, ["gần", "2", "m"]);
    /// ```
    pub fn words_of(&self, fact: &Fact) -> &[Word] {
        let from = self
            .words
            .partition_point(|word| word.span.end <= fact.span.start);
        let behind = &self.words[from..];
        let to = behind.partition_point(|word| word.span.start < fact.span.end);
        &behind[..to]
    }
}
