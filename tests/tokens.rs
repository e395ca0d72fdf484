//! The scanner: what is one token, and that nothing is lost.

use bantin::token::{TokenKind, tokens};
use proptest::prelude::*;

/// The tokens of `text` without white space, parted by `|`.
fn cut(text: &str) -> String {
    let parts: Vec<&str> = tokens(text)
        .filter(|t| !t.kind.is_white())
        .map(|t| t.span.text(text))
        .collect();
    parts.join("|")
}

fn kinds(text: &str) -> Vec<TokenKind> {
    tokens(text)
        .map(|t| t.kind)
        .filter(|k| !k.is_white())
        .collect()
}

#[test]
fn cuts() {
    for (text, expected) in [
        ("Trung tâm, đẹp.", "Trung|tâm|,|đẹp|."),
        ("(100%), 98,2%; 3-5%.", "(|100%|)|,|98,2%|;|3-5%|."),
        (
            "TP. HCM và TP.HCM, Q.Tân Bình",
            "TP.|HCM|và|TP.HCM|,|Q.Tân|Bình",
        ),
        (
            "ngày 30-4-1975, 17-3–2004 lúc 05:40:00",
            "ngày|30-4-1975|,|17-3–2004|lúc|05:40:00",
        ),
        ("70.000-150.000 đồng/kg", "70.000-150.000|đồng|/|kg"),
        (
            "H.VĂN, T.Ư, H'Bông, 43H-016, knock-out",
            "H.VĂN|,|T.Ư|,|H'Bông|,|43H-016|,|knock-out",
        ),
        ("hội nghị.Đồng chí", "hội|nghị|.|Đồng|chí"),
        ("bà H. nói với ông K.", "bà|H.|nói|với|ông|K|."),
        ("dài 5 m. Rộng 3 km. Vườn", "dài|5|m|.|Rộng|3|km|.|Vườn"),
        ("người VN. Ở Á.", "người|VN|.|Ở|Á|."),
        ("217-QĐ/TW của LĐ-TB&XH", "217-QĐ/TW|của|LĐ-TB&XH"),
        ("99/2017/NĐ-CP và 01/QĐ-TTg", "99/2017/NĐ-CP|và|01/QĐ-TTg"),
        ("văn hóa-Thể thao", "văn|hóa|-|Thể|thao"),
        ("90 km/h, tỉnh/thành", "90|km/h|,|tỉnh|/|thành"),
        (
            "bktt.vn, www.a.org/x?y=1. http://b.vn/(c)",
            "bktt.vn|,|www.a.org/x?y=1|.|http://b.vn/(c)",
        ),
        ("ycc@yahoo.com; @anh #tag1", "ycc@yahoo.com|;|@anh|#tag1"),
        (
            "“Tôi… đi”... --- H’ Ngoan Tr’ hy",
            "“|Tôi|…|đi|”|...|---|H’|Ngoan|Tr’|hy",
        ),
        ("'khủng' ‘chặt chém’", "'|khủng|'|‘|chặt|chém|’"),
        (
            "30°C, m², 5.000đ, 1tr5, 8h30",
            "30°C|,|m²|,|5.000đ|,|1tr5|,|8h30",
        ),
        ("a×b 18×26", "a|×|b|18×26"),
        ("👩‍👩‍👧 🇻🇳 👍🏽!", "👩‍👩‍👧|🇻🇳|👍🏽|!"),
        (
            "Hà\u{a0}Nội \u{feff}x Hà\u{200b}Nội th\u{ad}ủ",
            "Hà|Nội|x|Hà\u{200b}Nội|th\u{ad}ủ",
        ),
        ("tha\u{301}ng tiê\u{301}ng", "tha\u{301}ng|tiê\u{301}ng"),
        ("北京 Москва", "北京|Москва"),
        ("VH,TT&DL P11,Q10", "VH|,|TT&DL|P11|,|Q10"),
        ("Senkaku/Điếu Ngư", "Senkaku|/|Điếu|Ngư"),
        ("24/24h 3-1-2-6", "24/24h|3-1-2-6"),
    ] {
        assert_eq!(cut(text), expected, "{text}");
    }
}

#[test]
fn names_kinds() {
    use TokenKind::*;
    for (text, kind) in [
        ("nghiêng", Syllable),
        ("tiê\u{301}ng", Syllable),
        ("th\u{ad}ủ", Syllable),
        ("Ðiện", Syllable),
        ("HCM", Foreign),
        ("Facebook", Foreign),
        ("Cu-ba", Foreign),
        ("H’Bông", Foreign),
        ("1.061", Number),
        ("98,2%", Number),
        ("31-8-2018", Number),
        ("½", Number),
        ("217-QĐ/TW", Symbol),
        ("1tr5", Symbol),
        ("m2", Symbol),
        ("TP.HCM", Symbol),
        ("...", Punct),
        ("👍🏽", Punct),
        ("http://a.vn/b", Url),
        ("a.b@c.vn", Email),
        ("a.b@c.vntrước", Email),
        ("#tag", Mention),
        ("北京", Foreign),
    ] {
        assert_eq!(kinds(text), [kind], "{text}");
    }
    assert_eq!(
        tokens("a \n\u{a0} b").map(|t| t.kind).collect::<Vec<_>>(),
        [Syllable, Newline, Foreign]
    );
}

fn assert_whole(text: &str) {
    let mut at = 0;
    for token in tokens(text) {
        assert_eq!(token.span.start, at, "a gap in {text:?}");
        assert!(!token.span.is_empty(), "an empty token in {text:?}");
        let _ = token.span.text(text);
        at = token.span.end;
    }
    assert_eq!(at, text.len(), "the end is lost of {text:?}");
}

/// Text that meets the scanner's rules more often than arbitrary text does.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("TP.".to_owned()),
        Just("Hà Nội".to_owned()),
        Just("tiê\u{301}ng".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("Ð".to_owned()),
        Just("👩‍👩‍👧".to_owned()),
        "[.,;:!?%/&'’@#_+°×–-]{1,3}",
        "[ \\n\\t]{1,2}",
        "[0-9]{1,4}",
        "[a-zA-ZđĐàậừợỹ]{1,8}",
        "www\\.[a-z]{1,5}\\.vn",
        "\\PC{1,4}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn loses_nothing(text in any::<String>()) {
        assert_whole(&text);
    }

    #[test]
    fn loses_nothing_of_news(text in newsy()) {
        assert_whole(&text);
    }

    /// Where a text is cut from a longer one does not change its tokens.
    #[test]
    fn windows_do_not_show(text in newsy(), before in 0usize..5000) {
        let padded = format!("{}\n{text}", "x".repeat(before));
        let shifted: Vec<_> = tokens(&padded)
            .filter(|t| t.span.start > before && !t.kind.is_white())
            .map(|t| (t.span.start - before - 1, t.span.end - before - 1, t.kind))
            .collect();
        let plain: Vec<_> = tokens(&text)
            .filter(|t| !t.kind.is_white())
            .map(|t| (t.span.start, t.span.end, t.kind))
            .collect();
        prop_assert_eq!(shifted, plain);
    }
}

/// Of the treebanks, where they are at hand, hardly a token is cut.
#[test]
fn keeps_the_tokens_of_the_treebanks() {
    for name in ["ud-vtb-train", "ud-vtb-dev", "rdr-train-gold", "pyvi-vtb"] {
        let path = format!("../shared/treebank/{name}.txt");
        let Ok(gold) = std::fs::read_to_string(&path) else {
            println!("skipped: no {path}");
            continue;
        };
        let (mut total, mut cut) = (0, std::collections::BTreeMap::<_, usize>::new());
        for line in gold.lines() {
            let text = line.replace('_', " ");
            for chunk in text.split_whitespace() {
                total += 1;
                let at = chunk.as_ptr() as usize - text.as_ptr() as usize;
                let whole = bantin::Span::new(at, at + chunk.len());
                if !tokens(&text).any(|t| t.span == whole) {
                    *cut.entry(chunk.to_owned()).or_default() += 1;
                }
            }
        }
        let n: usize = cut.values().sum();
        println!("{name}: {n} of {total} tokens cut: {cut:?}");
        assert!(n * 1000 <= total, "{name}: {n} of {total} tokens cut");
    }
}
