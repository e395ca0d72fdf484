//! What of markup is left in a text: entities, tags, escapes.

use super::{entity, escape, layer::Cut, tag};

/// The leftovers of `text` in order, and what is read in their place.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    let mut at = 0;
    // Up to where no tag closes, so that no text is searched for one twice.
    let mut open = 0;
    while let Some(found) = memchr::memchr3(b'&', b'<', b'\\', &bytes[at..]) {
        let start = at + found;
        let rest = &text[start..];
        let cut = match bytes[start] {
            b'&' => entity::read(rest).map(|(end, read)| (end, read.into())),
            b'<' if start < open => None,
            b'<' => match tag::read(rest) {
                tag::Found::Tag(end, read) => Some((end, read.into())),
                tag::Found::Open(end) => {
                    open = start + end;
                    None
                }
                tag::Found::None => None,
            },
            _ => escape::read(&text[..start], rest),
        };
        match cut {
            Some((end, read)) => {
                cuts.push(Cut {
                    span: (start..start + end).into(),
                    read,
                });
                at = start + end;
            }
            None => at = start + 1,
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::cuts;

    fn read(text: &str) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for cut in cuts(text) {
            out.push_str(&text[at..cut.span.start]);
            out.push_str(&cut.read);
            at = cut.span.end;
        }
        out + &text[at..]
    }

    #[test]
    fn reads_what_is_left_of_markup() {
        for (text, expected) in [
            ("4&nbsp;t&#7927; &#x111;", "4\u{a0}tỷ đ"),
            ("H&agrave; N&ocirc;i &Agrave;", "Hà Nôi À"),
            ("80.000&#8363; &hellip;", "80.000₫ …"),
            ("5&nbsp tấn", "5\u{a0} tấn"),
            (
                "<p class=\"a\">Thu <b>5</b> tỷ<br/>Chi</p>",
                "\nThu 5 tỷ\nChi\n",
            ),
            ("a<script>var x = 1 < 2;</script>b<!-- c -->d", "abd"),
            (
                r"Thu 5 t\u1ef7.\nChi \u0022ba\u0022 \ud83d\ude00",
                "Thu 5 tỷ.\nChi \"ba\" 😀",
            ),
            (r#"nói: \"Được\" 1\/3"#, "nói: \"Được\" 1/3"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_what_is_none() {
        for text in [
            "AT&T; R&D;",
            "3 < 5 và 7 > 6",
            "<5% hoặc <b",
            "<tên> của <anh>",
            r"C:\nam\tin",
            r"\u12 \x",
            "&#0; &#xd800; &#99999999999;",
            "&;",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
