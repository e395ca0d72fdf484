//! [`Offsets`]: spans counted in characters or in UTF-16.

use std::{fmt, str::FromStr};

use crate::{
    error::{Error, ErrorKind},
    span::Span,
};

/// What places in a text are counted in. Spans of this crate count bytes; Python's strings
/// count characters, those of JavaScript, Java and C# units of UTF-16.
///
/// ```
/// use bantin::{Offsets, Span};
///
/// let text = "🎉 đạt 98,2%";
/// let span = Span::new(text.find("98").unwrap(), text.len());
/// assert_eq!(Offsets::Chars.of(text, &[span]), [Span::new(6, 11)]);
/// assert_eq!(Offsets::Utf16.of(text, &[span]), [Span::new(7, 12)]);
/// assert_eq!("chars".parse::<Offsets>()?, Offsets::Chars);
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8.
    #[default]
    Bytes,
    /// Characters: Unicode scalar values.
    Chars,
    /// Units of UTF-16, of which characters beyond U+FFFF have two.
    Utf16,
}

const NAMES: [(Offsets, &str); 3] = [
    (Offsets::Bytes, "bytes"),
    (Offsets::Chars, "chars"),
    (Offsets::Utf16, "utf16"),
];

impl Offsets {
    /// Its name.
    pub fn name(self) -> &'static str {
        let found = NAMES.iter().find(|(known, _)| *known == self);
        found.map_or("", |(_, name)| name)
    }

    /// The spans of `text`, counted so. They may stand in any order; the text is walked through
    /// once for all of them. A place within a character counts as the one behind it, a place
    /// behind the text as its end.
    pub fn of(self, text: &str, spans: &[Span]) -> Vec<Span> {
        if self == Offsets::Bytes {
            return spans.to_vec();
        }
        let mut out = spans.to_vec();
        let ends = out.iter_mut();
        let mut places: Vec<&mut usize> = ends
            .flat_map(|span| [&mut span.start, &mut span.end])
            .collect();
        // Facts, words and sentences come in order: nothing is left to sort.
        if !places.is_sorted() {
            places.sort_unstable();
        }
        let (mut counted, mut at) = (0, 0);
        for place in places {
            let to = (*place).min(text.len());
            counted += self.count(&text.as_bytes()[at..to]);
            at = to;
            *place = counted;
        }
        out
    }

    /// How many begin in these bytes.
    fn count(self, bytes: &[u8]) -> usize {
        let continued = |byte: u8| byte & 0xc0 == 0x80;
        let counted = bytes.iter().map(|&byte| match self {
            Offsets::Bytes => 1,
            Offsets::Chars => usize::from(!continued(byte)),
            Offsets::Utf16 => usize::from(!continued(byte)) + usize::from(byte >= 0xf0),
        });
        counted.sum()
    }
}

impl fmt::Display for Offsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Offsets {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = NAMES.iter().find(|(_, known)| *known == name);
        let names = NAMES.map(|(_, name)| name);
        found
            .map(|(offsets, _)| *offsets)
            .ok_or_else(|| ErrorKind::one_of(name, "way to count offsets", &names))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_standard_library_does() {
        let text = "e\u{301}🎉 Ðạt 5\u{a0}°C — 日本 𝟓";
        let places: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let spans: Vec<Span> = places
            .iter()
            .flat_map(|&end| {
                places
                    .iter()
                    .map(move |&start| Span::new(start.min(end), end))
            })
            .collect();
        for (span, (chars, utf16)) in spans.iter().zip(
            Offsets::Chars
                .of(text, &spans)
                .iter()
                .zip(Offsets::Utf16.of(text, &spans)),
        ) {
            let before = |end: usize| text[..end].chars().count();
            assert_eq!(
                (chars.start, chars.end),
                (before(span.start), before(span.end))
            );
            let before = |end: usize| text[..end].encode_utf16().count();
            assert_eq!(
                (utf16.start, utf16.end),
                (before(span.start), before(span.end))
            );
        }
        assert_eq!(Offsets::Bytes.of(text, &spans), spans);
    }

    #[test]
    fn places_that_are_none_are_no_trouble() {
        let spans = [Span::new(1, 99), Span::new(5, 2)];
        assert_eq!(
            Offsets::Chars.of("ố", &spans),
            [Span::new(1, 1), Span::new(1, 1)]
        );
        assert_eq!(Offsets::Utf16.of("", &spans), [Span::new(0, 0); 2]);
    }
}
