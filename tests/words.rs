//! The word segmenter: words, spans, invariants, model files.

use bantin::word::{Segmenter, UserLexicon, WordKind};
use proptest::prelude::*;

fn cut(segmenter: &Segmenter, text: &str) -> String {
    let words: Vec<String> = segmenter
        .words(text)
        .iter()
        .map(|w| {
            w.span
                .text(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join("_")
        })
        .collect();
    words.join(" ")
}

#[test]
fn finds_words() {
    let segmenter = Segmenter::default();
    for (text, expected) in [
        (
            "Công tác dân vận chính quyền của đơn vị có nhiều chuyển biến quan trọng.",
            "Công_tác dân_vận chính_quyền của đơn_vị có nhiều chuyển_biến quan_trọng .",
        ),
        ("Thành phố Đà Nẵng", "Thành_phố Đà_Nẵng"),
        ("THÀNH PHỐ ĐÀ NẴNG", "THÀNH_PHỐ ĐÀ_NẴNG"),
        ("thành phố đà nẵng", "thành_phố đà_nẵng"),
        (
            "Công ty TNHH, 5 triệu đồng/tháng",
            "Công_ty TNHH , 5 triệu đồng / tháng",
        ),
        ("", ""),
        (" \n\t ", ""),
    ] {
        assert_eq!(cut(&segmenter, text), expected, "{text}");
    }
}

#[test]
fn spelling_makes_no_difference() {
    let segmenter = Segmenter::default();
    let joined = "cơ_quan hoá_học Ðà_Nẵng công_ty";
    assert_eq!(cut(&segmenter, "cơ quan hoá học Ðà Nẵng công ty"), joined);
    for (text, expected) in [
        ("cơ quan hóa học", "cơ_quan hóa_học"),
        (
            "co\u{31b} quan hoa\u{301} ho\u{323}c",
            "co\u{31b}_quan hoa\u{301}_ho\u{323}c",
        ),
        ("cơ\u{a0}quan", "cơ_quan"),
        ("cơ  quan", "cơ_quan"),
        ("c\u{ad}ơ qu\u{200b}an", "c\u{ad}ơ_qu\u{200b}an"),
    ] {
        assert_eq!(cut(&segmenter, text), expected, "{text:?}");
    }
}

#[test]
fn never_joins_over_punctuation_or_lines() {
    let segmenter = Segmenter::default();
    assert_eq!(cut(&segmenter, "cơ, quan"), "cơ , quan");
    assert_eq!(cut(&segmenter, "cơ\nquan"), "cơ quan");
    assert_eq!(cut(&segmenter, "cơ - quan"), "cơ - quan");
    // Whatever the words around weigh.
    assert_eq!(
        cut(&segmenter, "xã Tân Lập, huyện, thị có chợ"),
        "xã Tân_Lập , huyện , thị có chợ"
    );
}

#[test]
fn names_kinds() {
    let text = "Hôm qua, ông Nguyễn Văn An mua 5 kg gạo ở Facebook, TP. HCM: a@b.vn";
    let kinds: Vec<(&str, WordKind)> = Segmenter::default()
        .words(text)
        .iter()
        .map(|w| (w.span.text(text), w.kind))
        .collect();
    for expected in [
        ("Hôm qua", WordKind::Word),
        (",", WordKind::Punct),
        ("Nguyễn Văn An", WordKind::Name),
        ("5", WordKind::Number),
        ("gạo", WordKind::Word),
        ("TP.", WordKind::Symbol),
        ("HCM", WordKind::Foreign),
        ("a@b.vn", WordKind::Address),
    ] {
        assert!(kinds.contains(&expected), "{expected:?} in {kinds:?}");
    }
}

#[test]
fn a_user_lexicon_overrules_the_model() -> Result<(), bantin::Error> {
    let user = UserLexicon::parse(
        "# mine\nbún bò giò heo\nmì_Quảng # a dish\n- cơ quan",
        "mine",
    )?;
    assert_eq!(user.len(), 3);
    let segmenter = Segmenter::default().with_user_lexicon(user);
    assert_eq!(
        cut(&segmenter, "CƠ QUAN ăn Bún Bò Giò Heo, mỳ Quảng"),
        "CƠ QUAN ăn Bún_Bò_Giò_Heo , mỳ_Quảng"
    );
    assert_eq!(cut(&segmenter, "mì, Quảng"), "mì , Quảng");
    let error = UserLexicon::parse("cơ quan\nmì", "mine.txt").unwrap_err();
    assert!(
        error.to_string().starts_with("mine.txt, line 2: "),
        "{error}"
    );
    assert!(UserLexicon::from_path("no such file").unwrap_err().is_io());
    Ok(())
}

#[test]
fn tells_what_is_wrong_with_a_model() {
    let good = include_bytes!("../data/words.model");
    assert!(Segmenter::from_bytes(&good[..]).is_ok());
    let mut old = good.to_vec();
    old[8] = 99;
    let mut damaged = good.to_vec();
    damaged[good.len() / 2] ^= 1;
    for (bytes, message) in [
        (b"PK\x03\x04".to_vec(), "is no word model"),
        (Vec::new(), "is no word model"),
        (old, "has layout 99"),
        (good[..good.len() - 1].to_vec(), "is damaged"),
        (damaged, "its checksum differs"),
    ] {
        let error = Segmenter::from_bytes(bytes).unwrap_err();
        assert!(
            error.is_model() && error.to_string().contains(message),
            "{error}"
        );
    }
    assert!(Segmenter::from_path("no such file").unwrap_err().is_io());
    assert!(Segmenter::default().provenance().contains("CC BY-SA 4.0"));
}

/// No header, however odd, makes loading panic.
#[test]
fn survives_any_header() {
    let good = include_bytes!("../data/words.model");
    for at in 0..80 {
        for value in [0, 1, 0x7f, 0xff] {
            let mut bytes = good[..4096].to_vec();
            bytes[at] = value;
            let _ = Segmenter::from_bytes(bytes);
        }
    }
}

/// Text with words of the lexicon, punctuation and oddities.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "công", "tác", "chính", "quyền", "Hà", "Nội", "ĐÀ", "NẴNG", "thuỷ", "lợi", "kỹ",
            "thuật", "phó", "chủ", "tịch", "nước", "TP.", "5", "10/12", ",", ".", "“", "Facebook",
        ]).prop_map(str::to_owned),
        1 => "\\PC{1,4}",
    ];
    let gap = prop::sample::select(vec![" ", " ", " ", " ", "\n", "\u{a0}", "", "  "]);
    proptest::collection::vec((piece, gap), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(p, g)| p + g).collect())
}

proptest! {
    /// Words are in order, on character boundaries, and between them is nothing
    /// but white space.
    #[test]
    fn leaves_out_only_white_space(text in newsy()) {
        let mut at = 0;
        for word in Segmenter::default().words(&text) {
            prop_assert!(text[at..word.span.start].trim().is_empty());
            prop_assert!(!word.span.is_empty());
            prop_assert_eq!(word.span.text(&text).trim(), word.span.text(&text));
            prop_assert!(!word.span.text(&text).contains('\n'));
            at = word.span.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }

    #[test]
    fn takes_any_text(text in any::<String>()) {
        let _ = Segmenter::default().words(&text);
    }

    /// The same text decomposed has the same words.
    #[test]
    fn composed_or_not(words in proptest::collection::vec(prop::sample::select(vec![
        "công", "tác", "chính", "quyền", "Hà", "Nội", "ĐÀ", "NẴNG", "thuỷ", "lợi", "kỹ", "thuật",
        "phó", "chủ", "tịch", "nước", "người", "nghiễng", ",", ".", "5",
    ]), 0..30)) {
        use unicode_normalization::UnicodeNormalization;
        let composed: String = words.join(" ");
        let decomposed: String = composed.nfd().collect();
        let segmenter = Segmenter::default();
        let again: String = cut(&segmenter, &decomposed).nfc().collect();
        prop_assert_eq!(again, cut(&segmenter, &composed));
    }

    /// A worker that has seen other texts finds the same words, and long texts
    /// are cut as their lines are.
    #[test]
    fn workers_remember_nothing(texts in proptest::collection::vec(newsy(), 1..5)) {
        let segmenter = Segmenter::default();
        let mut worker = segmenter.worker();
        for text in &texts {
            let mut words = Vec::new();
            worker.words_into(text, &mut words);
            prop_assert_eq!(&words, &segmenter.words(text));
        }
    }
}

/// The accuracy on the treebank at hand, which the model has seen: a guard
/// against a model that does not fit the code.
#[test]
fn fits_the_treebank() {
    let path = "../shared/treebank/ud-vtb-dev.txt";
    let Ok(gold) = std::fs::read_to_string(path) else {
        println!("skipped: no {path}");
        return;
    };
    let segmenter = Segmenter::default();
    let (mut same, mut all) = (0, 0);
    for line in gold.lines().filter(|l| !l.contains("__")) {
        let found = cut(&segmenter, &line.replace('_', " "));
        all += line.split_whitespace().count();
        let found: std::collections::HashSet<&str> = found.split(' ').collect();
        same += line
            .split_whitespace()
            .filter(|w| found.contains(w))
            .count();
    }
    assert!(same * 100 > all * 97, "{same} of {all} words");
}
