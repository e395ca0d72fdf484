//! Old encodings: texts come back from their bytes, and nothing else is taken for them.

#![cfg(feature = "legacy")]

use std::{fs, path::Path};

use bantin::encoding::{Encoding, decode, detect};
use unicode_normalization::UnicodeNormalization;

const LEGACY: [Encoding; 5] = [
    Encoding::Windows1258,
    Encoding::Tcvn3,
    Encoding::Vni,
    Encoding::Viscii,
    Encoding::Viqr,
];

const WIDE: [Encoding; 4] = [
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::Utf32Le,
    Encoding::Utf32Be,
];

const TEXT: &str = "Huyện Ý Yên thu 3,5 tỷ đồng\n\
    Sáng 9/10, huyện họp tại Ấn Độ và châu Á, ở Úc. Ít lâu sau, theo HOÀNG VŨ (Nguồn ảnh: Sina). Ở đó có ưỡn ẹo, ngoằn ngoèo, quỷ quyệt, khuỷu tay.\n\
    ĐỒNG BẰNG SÔNG CỬU LONG ĐƯỢC MÙA; GIẢI THƯỞNG THUỘC VỀ KỸ SƯ NGUYỄN THỊ YÊN";

#[test]
fn a_text_comes_back_from_its_bytes() {
    for encoding in LEGACY.into_iter().chain(WIDE) {
        let bytes = encoding.encode(TEXT).expect("it has all of these letters");
        let decoded = encoding.decode(&bytes);
        assert_eq!(decoded.text, TEXT, "{encoding}");
        assert_eq!(decoded.replaced, 0);
        let found = decode(&bytes).expect("it is told");
        assert_eq!((found.encoding, &*found.text), (encoding, TEXT));
    }
}

#[test]
fn every_letter_comes_back() {
    let vowels = "aăâeêioôơuưy";
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let mut letters: String = "đ ".into();
    for vowel in vowels.chars() {
        for tone in tones {
            letters.extend([vowel].into_iter().chain(tone.chars()).nfc());
            letters.push(' ');
        }
    }
    for letters in [letters.clone(), letters.to_uppercase()] {
        for encoding in LEGACY {
            let bytes = encoding.encode(&letters).expect("all letters");
            let text = encoding.decode(&bytes).text;
            if encoding == Encoding::Tcvn3 {
                assert_eq!(text.to_lowercase(), letters.to_lowercase());
            } else {
                assert_eq!(text, letters, "{encoding}");
            }
        }
    }
}

#[test]
fn names_are_read_back() {
    for encoding in Encoding::ALL {
        assert_eq!(encoding.name().parse::<Encoding>().ok(), Some(encoding));
    }
    assert_eq!(
        "CP1258".parse::<Encoding>().ok(),
        Some(Encoding::Windows1258)
    );
    let error = "koi8-r".parse::<Encoding>().unwrap_err().to_string();
    assert!(
        error.contains("koi8-r") && error.contains("viscii"),
        "{error}"
    );
}

#[test]
fn what_is_not_sure_is_an_error() {
    for bytes in [
        &b"caf\xe9 cr\xe8me, \xe0 la carte"[..],
        b"\xd0\xe1\xe2\xf1\x80\x81\x00\x01\x02",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
        b"Tin t\xfc",
    ] {
        let error = decode(bytes).unwrap_err().to_string();
        assert!(error.contains("not UTF-8"), "{error}");
    }
    let english = "Don't you see? We're here. It isn't so; who? Me. The end.";
    assert_eq!(detect(english.as_bytes()).unwrap().encoding, Encoding::Utf8);
    assert_eq!(detect(b"").unwrap().encoding, Encoding::Utf8);
}

/// So many articles of the corpus lie between two that are read; of all it takes minutes.
/// No row of `data/capitals.tsv` was counted in those.
const ARTICLES_APART: usize = 100;

/// Articles of the corpus.
fn articles() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/news.jsonl");
    let Ok(lines) = fs::read_to_string(path) else {
        eprintln!("skipped: there is no ../shared/corpus");
        return Vec::new();
    };
    let text = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        record["text"].as_str().expect("a text").nfc().collect()
    };
    lines.lines().step_by(ARTICLES_APART).map(text).collect()
}

#[test]
fn articles_are_told_by_their_bytes() {
    let articles = articles();
    for article in &articles {
        assert_eq!(detect(article.as_bytes()).unwrap().encoding, Encoding::Utf8);
    }
    for encoding in LEGACY {
        let (mut told, mut equal) = (0, 0);
        let (mut capitals, mut right) = (0, 0);
        for article in &articles {
            let text: String = article
                .chars()
                .map(|c| {
                    if encoding.encode(c.encode_utf8(&mut [0; 4])).is_ok() {
                        c
                    } else {
                        '-'
                    }
                })
                .collect();
            let bytes = encoding.encode(&text).expect("what it lacks is gone");
            let Ok(decoded) = decode(&bytes) else {
                continue;
            };
            told += usize::from(decoded.encoding == encoding);
            let same = if encoding == Encoding::Tcvn3 {
                for (was, is) in text.chars().zip(decoded.text.chars()) {
                    let small = was.to_lowercase().next().unwrap_or(was);
                    let lost = was != small
                        && encoding.encode(&was.to_string()) == encoding.encode(&small.to_string());
                    capitals += usize::from(lost);
                    right += usize::from(lost && was == is);
                }
                decoded.text.to_lowercase() == text.to_lowercase()
            } else {
                decoded.text == text
            };
            equal += usize::from(same);
        }
        println!("{encoding}: {told} told, {equal} equal, capitals {right} of {capitals}");
        assert!(
            told * 1000 >= articles.len() * 995,
            "{encoding}: {told} told"
        );
        assert!(
            equal * 1000 >= articles.len() * 995,
            "{encoding}: {equal} equal"
        );
        assert!(right * 100 >= capitals * 95, "{right} of {capitals}");
    }
}

/// Capitals that TCVN3 lost, in articles from which nothing was learned: how many came back,
/// and how many were made where there had been none.
#[test]
#[ignore = "of all articles; for who changes what capitals are told by"]
fn capitals_of_articles() {
    for name in ["news", "modern"] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../shared/corpus/{name}.jsonl"));
        let lines = fs::read_to_string(path).expect("the articles");
        let (mut lost, mut back, mut made) = (0, 0, 0);
        for (_, line) in lines.lines().enumerate().filter(|(at, _)| at % 16 == 0) {
            let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text: String = record["text"].as_str().expect("a text").nfc().collect();
            let text: String = text
                .chars()
                .map(|c| {
                    if Encoding::Tcvn3.encode(c.encode_utf8(&mut [0; 4])).is_ok() {
                        c
                    } else {
                        '-'
                    }
                })
                .collect();
            let bytes = Encoding::Tcvn3.encode(&text).unwrap();
            let decoded = Encoding::Tcvn3.decode(&bytes).text;
            for (was, is) in text.chars().zip(decoded.chars()) {
                let small = was.to_lowercase().next().unwrap_or(was);
                let of = |c: char| Encoding::Tcvn3.encode(&c.to_string());
                let one = was != small && of(was) == of(small);
                lost += usize::from(one);
                back += usize::from(one && was == is);
                made += usize::from(was == small && is != was);
            }
        }
        println!(
            "{name}: {lost} lost, {back} back ({:.2} %), {made} made ({:.2} %)",
            back as f64 * 100.0 / lost as f64,
            made as f64 * 100.0 / lost as f64
        );
    }
}
