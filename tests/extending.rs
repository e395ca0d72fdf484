//! Units, currencies, cues and recognisers of the user's own.

use bantin::{
    Analyzer,
    extend::{Found, Pattern},
    facts::{Fact, Kind, Value},
    token::{Token, TokenKind},
    word::{Segmenter, UserLexicon},
};
use rust_decimal::Decimal;

fn lines(facts: &[Fact], text: &str) -> Vec<String> {
    let line = |f: &Fact| {
        format!(
            "{} {} | {}",
            f.value.kind_name(),
            f.value.canonical(),
            f.span.text(text)
        )
    };
    facts.iter().map(line).collect()
}

#[test]
fn a_unit_has_its_measure() {
    let analyzer = Analyzer::builder()
        .unit("giạ", "kg", "mass", Decimal::from(20))
        .unwrap()
        .build();
    let text = "Nhà ông bán 15 giạ lúa.";
    let record = analyzer.analyze(text, None).record("a");
    let fact = &record.facts[0];
    assert_eq!(
        (fact.value.as_str(), fact.unit.as_deref()),
        ("15", Some("giạ"))
    );
    let json = serde_json::to_value(fact).unwrap();
    assert_eq!(json["measure"], "kg");
    assert_eq!(json["measured"], "300");
}

#[test]
fn a_currency_is_money() {
    let text = "Phí vào cổng là 3,5 xen mới.";
    let plain = Analyzer::new().analyze(text, None).facts;
    assert!(!lines(&plain, text).contains(&"money 3.5 XEN | 3,5 xen mới".to_owned()));
    let analyzer = Analyzer::builder()
        .currency("xen mới", "XEN")
        .unwrap()
        .build();
    assert_eq!(
        lines(&analyzer.analyze(text, None).facts, text),
        ["money 3.5 XEN | 3,5 xen mới"]
    );
}

#[test]
fn a_cue_goes_before_the_table() {
    let text = "Mẫu đất số lô 3/4 đạt chuẩn, vị trí ghi là ký hiệu 3/4.";
    let rows = "mark\tslash\tbefore\tnone\tký hiệu\ta mark on a map is no date\n";
    let analyzer = Analyzer::builder().cues(rows, "own cues").unwrap().build();
    let last = text.rfind("3/4").unwrap();
    assert!(
        analyzer
            .analyze(text, None)
            .facts
            .iter()
            .all(|f| f.span.start != last)
    );
    assert!(
        Analyzer::new()
            .analyze(text, None)
            .facts
            .iter()
            .any(|f| f.span.start == last)
    );
}

#[test]
fn a_bad_cue_row_is_named() {
    for (row, said) in [
        ("mark\tslash\tbeside\tnone\tx\ty", "`beside` is no place"),
        ("mark\tslahs\tbefore\tnone\tx\ty", "`slahs` is no shape"),
        ("mark\tslash\tbefore\tdates\tx\ty", "`dates` is no kind"),
        ("mark\tslash\tbefore\tnone\tx||z\ty", "column 5 has nothing"),
        ("mark\tslash\tbefore\tnone\tx", "6 columns are needed"),
    ] {
        let error = Analyzer::builder().cues(&format!("# head\n{row}\n"), "own cues");
        let message = error.unwrap_err().to_string();
        let named = message.starts_with("own cues, line 2: ");
        assert!(named && message.contains(said), "{message}");
    }
}

#[test]
fn what_cannot_be_added_says_what_can() {
    let unit = |spelling, canonical, dimension, factor: i64| {
        let builder = Analyzer::builder().unit(spelling, canonical, dimension, factor);
        builder.err().map(|error| error.to_string())
    };
    let currency = |spelling, code| {
        let builder = Analyzer::builder().currency(spelling, code);
        builder.err().map(|error| error.to_string())
    };
    for (message, said) in [
        (
            unit("", "kg", "mass", 1),
            "`` is no spelling of a unit; write letters or signs",
        ),
        (unit("5 giạ", "kg", "mass", 1), "the first is no digit"),
        (
            unit("giạ", "", "mass", 1),
            "`` is no canonical unit; write a word without blanks",
        ),
        (unit("giạ", "kg", "a mass", 1), "`a mass` is no dimension"),
        (
            unit("giạ", "kg", "length", 1),
            "`length` is no dimension of `kg`; write mass",
        ),
        (
            unit("giạ", "kg", "mass", 0),
            "`0` is no factor of a unit; write a number above 0",
        ),
        (unit("giạ", "kg", "mass", -20), "`-20` is no factor"),
        (currency(" \u{200b}", "XEN"), "is no spelling of a currency"),
        (
            currency("xen mới", "ABC"),
            "`ABC` is no currency; write a code of ISO 4217, such as VND",
        ),
        (currency("xen mới", "vnd"), "`vnd` is no currency"),
        (
            Pattern::new("money", "x")
                .err()
                .map(|error| error.to_string()),
            "none of the crate's own",
        ),
        (
            Pattern::new("a b", "x")
                .err()
                .map(|error| error.to_string()),
            "`a b` is no name for a kind",
        ),
    ] {
        let message = message.unwrap_or_default();
        assert!(message.contains(said), "{message:?} does not say {said:?}");
    }
    assert_eq!(unit("giạ", "giạ", "volume-of-rice", 1), None);
}

/// What the user says of a spelling that the crate knows goes before what the crate says.
#[test]
fn a_known_spelling_is_the_users() {
    let text = "Mua 3 chỉ, trả 5 đô.";
    let analyzer = Analyzer::builder()
        .unit("chỉ", "sợi", "thread", 1)
        .and_then(|builder| builder.currency("đô", "XDO"))
        .unwrap()
        .build();
    let facts = analyzer.analyze(text, None).facts;
    let measure = facts[0].value.as_quantity().unwrap().measure;
    assert_eq!(measure, Some(("sợi", Decimal::ONE)));
    assert_eq!(facts[1].value.as_money().unwrap().currency, "XDO");
}

/// A recogniser of the user's own can give a value of the crate's kinds.
#[test]
fn a_finding_has_a_typed_value() {
    let shares = |text: &str, _: &[Token]| -> Vec<Found> {
        let value: Value = "fraction 1/2 vốn".parse().unwrap();
        let found = text.match_indices("nửa vốn").map(|(at, words)| Found {
            span: (at..at + words.len()).into(),
            value: value.clone(),
        });
        found.collect()
    };
    let analyzer = Analyzer::builder()
        .recogniser(shares)
        .kinds(&[Kind::Fraction])
        .build();
    let text = "Ông góp nửa vốn, thu 3 tỷ đồng.";
    assert_eq!(
        lines(&analyzer.analyze(text, None).facts, text),
        ["fraction 1/2 | nửa vốn"]
    );
}

#[test]
fn a_pattern_and_a_function_find_facts() {
    let codes = |text: &str, tokens: &[Token]| {
        let upper = |t: &&Token| {
            let word = t.span.text(text);
            t.kind != TokenKind::Number
                && word.len() == 4
                && word.chars().all(|c| c.is_ascii_uppercase())
        };
        let found = |t: &Token| Found {
            span: t.span,
            value: Value::custom("airport", t.span.text(text)).unwrap(),
        };
        tokens.iter().filter(upper).map(found).collect()
    };
    let analyzer = Analyzer::builder()
        .recogniser(Pattern::new("plate", r"\b(?P<value>\d{2}[A-Z]-\d{3}\.\d{2})\b").unwrap())
        .recogniser(codes)
        .build();
    let text = "Xe 75A-123.45 rời sân bay VVPB lúc 9h30.";
    assert_eq!(
        lines(&analyzer.analyze(text, None).facts, text),
        [
            "plate 75A-123.45 | 75A-123.45",
            "airport VVPB | VVPB",
            "time T09:30 | 9h30"
        ]
    );
}

#[test]
fn a_finding_outside_the_text_is_left_out() {
    let wild = |text: &str, _: &[Token]| {
        let found = |start, end| Found {
            span: (start..end).into(),
            value: Value::custom("wild", "").unwrap(),
        };
        vec![found(1, 2), found(0, text.len() + 9), found(3, 3)]
    };
    let analyzer = Analyzer::builder().recogniser(wild).build();
    assert!(analyzer.analyze("ố ồ", None).facts.is_empty());
}

#[test]
fn a_wrong_pattern_is_an_error() {
    let message = Pattern::new("code", "(").unwrap_err().to_string();
    assert!(message.contains("`code`"), "{message}");
}

#[test]
fn a_user_lexicon_gives_the_unit() {
    let mut user = UserLexicon::new();
    assert!(user.join("nhà sàn"));
    let segmenter = Segmenter::default().with_user_lexicon(user);
    let analyzer = Analyzer::builder().segmenter(segmenter).build();
    let text = "Bản có 30 nhà sàn cũ.";
    assert_eq!(
        analyzer.analyze(text, None).facts[0].value.unit(),
        Some("nhà sàn")
    );
}
