//! Which sign starts decimals in a text, a comma or a dot.

use std::cell::LazyCell;

use super::atom::{Atom, AtomKind};
use crate::vocabulary::{
    WordId,
    class::Class,
    named::{COUNTED_IN_PARTS, HEADS_DOTTED_DATES, MEASURES_OF_MODELS, TIMES},
};

/// The signs that start decimals in a text: beyond doubt, and of what is measured.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Decimals {
    comma: bool,
    dot: bool,
    measured_comma: bool,
    measured_dot: bool,
}

/// Those of the whole of a text that is read in stretches, looked for where somebody asks.
pub(crate) type WholeDecimals<'a> = LazyCell<Decimals, Box<dyn FnOnce() -> Decimals + 'a>>;

impl Decimals {
    /// Whether more text can tell no more.
    pub fn are_all(self) -> bool {
        self.comma && self.dot
    }

    /// Whether a comma starts them beyond doubt: `0,41%`.
    pub(super) fn have_commas(self) -> bool {
        self.comma && !self.dot
    }

    /// Whether a dot starts all of them.
    pub(super) fn have_dots(self) -> bool {
        (self.dot || self.measured_dot) && !self.comma && !self.measured_comma
    }

    fn see(&mut self, sign: &str) {
        self.comma |= sign == ",";
        self.dot |= sign == ".";
    }

    /// Looks at what stands before a sign of percent: an amount may be grouped and days may be
    /// dotted, but one or two decimals of a percentage cannot be read otherwise.
    pub(super) fn see_percentage(&mut self, text: &str, before: &[Atom]) {
        if let [.., whole, sign, decimals] = before
            && whole.kind == AtomKind::Digits
            && decimals.span.len() <= 2
        {
            self.see(sign.span.text(text));
        }
    }

    /// Looks at what stands before a word that may be a measure: `2.3 lần`, `7,5 ha`. The sizes
    /// of engines and screens have a dot in any text.
    pub(super) fn see_measured(
        &mut self,
        text: &str,
        before: &[Atom],
        (word, class): (WordId, Class),
    ) {
        const MEASURES: Class = Class::UNIT.or(Class::CURRENCY).or(Class::SCALE);
        if let [.., head, whole, sign, decimals] = before
            && decimals.kind == AtomKind::Digits
            && decimals.span.len() <= 2
            && whole.kind == AtomKind::Digits
            && !sign.spaced
            && !decimals.spaced
            && (TIMES.has(word) || COUNTED_IN_PARTS.has(word) || class.has(MEASURES))
            && !MEASURES_OF_MODELS.has(word)
        {
            let sign = sign.span.text(text);
            self.measured_comma |= sign == ",";
            self.measured_dot |= sign == "." && !HEADS_DOTTED_DATES.has(head.word);
        }
    }

    /// Looks at what stands before glued digits: of two signs the second starts decimals,
    /// `39,556.7`.
    pub(super) fn see_both_signs(&mut self, text: &str, before: &[Atom]) {
        if let [.., group, first, digits, second] = before
            && digits.kind == AtomKind::Digits
            && digits.span.len() == 3
            && group.kind == AtomKind::Digits
            && [first, digits, second].iter().all(|atom| !atom.spaced)
        {
            let signs = [first, second].map(|atom| atom.span.text(text));
            if matches!(signs, [",", "."] | [".", ","]) {
                self.see(signs[1]);
            }
        }
    }
}
