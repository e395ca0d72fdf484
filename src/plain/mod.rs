//! [`Plain`]: a text as it is read, where it was wrapped at a width or pieces of markup
//! were left in it.
//!
//! The text itself is never changed: what is read is a copy, and each place of the copy
//! knows where it stands in the text. A text that has neither, as most, is read itself.
//!
//! Imports spans, errors, tables and [`normalize`](crate::normalize).

mod bare;
mod doubt;
mod entity;
mod escape;
mod layer;
mod leftover;
mod tag;
mod wrap;

use std::borrow::Cow;

use crate::{
    language::{Language, Reading},
    span::Span,
};
pub(crate) use doubt::{ends_in_scale, is_doubtful};
#[cfg(feature = "html")]
pub(crate) use entity::read as reference;
pub(crate) use layer::{Cut, Layer};

/// Markup may have been escaped more than once.
const DEPTH: usize = 3;

/// A text as it is read.
#[derive(Clone, Debug)]
pub(crate) struct Plain<'t> {
    text: Cow<'t, str>,
    /// From the caller's text to the one that is read.
    layers: Vec<Layer>,
    language: Language,
}

impl<'t> Plain<'t> {
    /// `text` without the ends of wrapped lines, and without leftovers of markup where
    /// these are to be read through.
    pub fn new(text: &'t str, leftovers: bool) -> Plain<'t> {
        let mut plain = Plain {
            text: Cow::Borrowed(text),
            layers: Vec::new(),
            language: Language::of(text),
        };
        if leftovers {
            for _ in 0..DEPTH {
                let cuts = leftover::cuts(&plain.text);
                if !plain.apply(cuts) {
                    break;
                }
            }
        }
        let cuts = wrap::cuts(&plain.text);
        plain.apply(cuts);
        if plain.language.reading() == Reading::Bare {
            let cuts = bare::cuts(&plain.text);
            plain.apply(cuts);
        }
        plain
    }

    /// `text` without the ends of wrapped lines, whatever its language.
    pub fn unwrapped(text: &'t str) -> Plain<'t> {
        let mut plain = Plain {
            text: Cow::Borrowed(text),
            layers: Vec::new(),
            language: Language::SURE,
        };
        let cuts = wrap::cuts(text);
        plain.apply(cuts);
        plain
    }

    /// What is read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The language of the text, as it was given.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether what is read is the caller's text itself.
    pub fn is_whole(&self) -> bool {
        self.layers.is_empty()
    }

    /// Where what stands at `span` stands in the caller's text.
    pub fn span(&self, span: Span) -> Span {
        let back = |span, layer: &Layer| layer.span(span);
        self.layers.iter().rev().fold(span, back)
    }

    /// Reads on without the cuts; whether there were any.
    fn apply(&mut self, cuts: Vec<Cut>) -> bool {
        let some = !cuts.is_empty();
        if some {
            let (text, layer) = Layer::new(&self.text, cuts);
            self.text = Cow::Owned(text);
            self.layers.push(layer);
        }
        some
    }
}

/// A field of an article as it is shown: on one line, and without leftovers where these are
/// read through.
pub(crate) fn shown(field: &str, leftovers: bool) -> Cow<'_, str> {
    if memchr::memchr2(b'\n', b'\r', field.as_bytes()).is_none()
        && (!leftovers || memchr::memchr3(b'&', b'<', b'\\', field.as_bytes()).is_none())
    {
        return Cow::Borrowed(field);
    }
    let plain = Plain::new(field, leftovers);
    let lines = plain.text().split(['\n', '\r']).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    Cow::Owned(lines.join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Plain;
    use crate::span::Span;

    #[test]
    fn spans_are_of_the_text_that_was_given() {
        let text = "<p>Chi 5&amp;nbsp;tỷ</p>";
        let plain = Plain::new(text, true);
        assert_eq!(plain.text(), "\nChi 5\u{a0}tỷ\n");
        let at = plain.text().find("5").unwrap();
        let span = Span::new(at, at + "5\u{a0}tỷ".len());
        assert_eq!(plain.span(span).text(text), "5&amp;nbsp;tỷ");
        assert!(Plain::new(text, false).is_whole());
    }

    #[test]
    fn fields_are_shown_on_one_line() {
        assert_eq!(
            super::shown("Cầu <b>mới</b>\r\n  Sỏi &amp; Đá", true),
            "Cầu mới Sỏi & Đá"
        );
        assert_eq!(
            super::shown("Cầu <b>mới</b>\nSỏi", false),
            "Cầu <b>mới</b> Sỏi"
        );
    }

    proptest! {
        #[test]
        fn places_stay_on_characters_and_in_order(
            text in "([a-đ ]{0,30}|&amp;|&#9999999;|&lt;|</?b>|<p x=|>|\\\\u0110|\\\\n|\n|-\n|<!--|-->){0,40}"
        ) {
            let plain = Plain::new(&text, true);
            let mut last = 0;
            for (at, c) in plain.text().char_indices() {
                let span = plain.span(Span::new(at, at + c.len_utf8()));
                prop_assert!(last <= span.start && span.start <= span.end);
                span.text(&text);
                last = span.start;
            }
        }
    }
}
