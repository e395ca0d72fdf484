//! Numbers, written in every way that the language has, are read back.

use bantin::{Analyzer, facts::Value, record::parse_published};
use proptest::{prelude::*, sample::select};

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

/// Below a thousand; `filled` where a greater part stands before it.
fn group_in_words(value: u64, filled: bool) -> String {
    let (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
    let mut words = Vec::new();
    let digit = |digit: u64| DIGITS[digit as usize];
    if hundreds > 0 || filled {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if words.is_empty() || ones == 0 => {}
        0 => words.push("linh"),
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match ones {
        0 => {}
        1 if tens > 1 => words.push("mốt"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
    words.join(" ")
}

/// The parts of a number below 10¹⁵ with their words of scale.
fn parts(value: u64) -> Vec<(u64, &'static str)> {
    let milliards = value / 1_000_000_000;
    let rest = [
        (
            milliards / 1_000,
            if milliards.is_multiple_of(1_000) {
                "nghìn tỷ"
            } else {
                "nghìn"
            },
        ),
        (milliards % 1_000, "tỷ"),
        (value / 1_000_000 % 1_000, "triệu"),
        (value / 1_000 % 1_000, "nghìn"),
        (value % 1_000, ""),
    ];
    rest.into_iter().filter(|(part, _)| *part > 0).collect()
}

fn in_words(value: u64) -> String {
    let parts = parts(value);
    let mut words = Vec::new();
    for (n, (part, scale)) in parts.iter().enumerate() {
        let skipped = n > 0 && scale.is_empty() && parts[n - 1].1 != "nghìn";
        if skipped {
            words.push("không nghìn".to_owned());
        }
        words.push(group_in_words(*part, n > 0));
        if !scale.is_empty() {
            words.push((*scale).to_owned());
        }
    }
    words.join(" ")
}

/// `3 tỷ 200 triệu`: each part in digits, all with a word of scale.
fn in_both(value: u64) -> String {
    let written = |(part, scale): (u64, &str)| format!("{part} {scale}");
    let parts: Vec<String> = parts(value / 1_000 * 1_000)
        .into_iter()
        .map(written)
        .collect();
    parts.join(" ")
}

fn grouped(value: u64, sign: &str) -> String {
    let digits = value.to_string();
    let head = digits.len() % 3;
    let groups = (head..digits.len())
        .step_by(3)
        .map(|at| &digits[at..at + 3]);
    let first = (head > 0).then_some(&digits[..head]);
    first
        .into_iter()
        .chain(groups)
        .collect::<Vec<_>>()
        .join(sign)
}

/// `hai sáu`, `tám lăm`
fn spoken(tens: u64, ones: u64) -> String {
    let last = match ones {
        1 => "mốt",
        4 => "tư",
        5 => "lăm",
        _ => DIGITS[ones as usize],
    };
    format!("{} {last}", DIGITS[tens as usize])
}

/// The amounts of the quantities in a sentence that counts stones.
fn read(number: &str, behind: &str) -> Vec<String> {
    thread_local!(static ANALYZER: Analyzer = Analyzer::new());
    let text = format!("Kho chứa {number} hòn đá{behind}.");
    ANALYZER.with(|analyzer| {
        let facts = analyzer.analyze(&text, parse_published("2018-10-10")).facts;
        let amount = |value: &Value| match value {
            Value::Quantity { amount, unit, .. } if unit == "hòn" => Some(amount.to_string()),
            _ => None,
        };
        facts
            .iter()
            .filter_map(|fact| amount(&fact.value))
            .collect()
    })
}

fn number() -> impl Strategy<Value = u64> {
    // As many of each length.
    (1u32..15).prop_flat_map(|digits| {
        let low = 10u64.pow(digits - 1);
        (low.max(2)..low * 10, 0u32..digits).prop_map(|(value, zeros)| {
            let place = 10u64.pow(zeros);
            (value / place * place).max(2)
        })
    })
}

proptest! {
    #[test]
    fn words_are_read_back(value in number()) {
        let words = in_words(value);
        prop_assert_eq!(read(&words, ""), [value.to_string()], "{}", words);
    }

    #[test]
    fn groups_of_digits_are_read_back(
        value in number(),
        sign in select(vec![".", "", " ", "\u{a0}", "\u{2009}", "\u{202f}"]),
    ) {
        let digits = grouped(value, sign);
        prop_assert_eq!(read(&digits, ""), [value.to_string()], "{}", digits);
    }

    #[test]
    fn commas_group_where_decimals_have_a_dot(value in number()) {
        let digits = grouped(value, ",");
        prop_assert_eq!(read(&digits, ", tăng 2.5%"), [value.to_string()], "{}", digits);
    }

    #[test]
    fn parts_in_digits_are_read_back(value in number()) {
        let value = value.max(1_000);
        let both = in_both(value);
        let whole = value / 1_000 * 1_000;
        prop_assert_eq!(read(&both, ""), [whole.to_string()], "{}", both);
    }

    #[test]
    fn decimals_are_read_back(whole in 0u64..1_000, tenths in 1u64..10) {
        let digits = format!("{whole},{tenths} tỷ");
        let expected = whole * 1_000_000_000 + tenths * 100_000_000;
        prop_assert_eq!(read(&digits, ""), [expected.to_string()], "{}", digits);
        let words = format!("{} phẩy {} tỷ", spelt_whole(whole), DIGITS[tenths as usize]);
        prop_assert_eq!(read(&words, ""), [expected.to_string()], "{}", words);
    }

    #[test]
    fn speech_is_read_back(tens in 2u64..10, ones in 1u64..10, hundreds in 1u64..10) {
        // `năm` and a digit are a year as often, `năm tư` the fourth of a student.
        let year = tens == 5 && !matches!(ones, 1 | 5);
        // `ba ba` is a turtle.
        if year || (tens, ones) == (3, 3) {
            return Ok(());
        }
        let words = spoken(tens, ones);
        let estimate = ones == tens + 1 && !matches!(ones, 4 | 5);
        if !estimate {
            let expected = (tens * 10 + ones).to_string();
            prop_assert_eq!(read(&words, ""), [expected], "{}", words);
        }
        let words = format!("{} trăm {words}", DIGITS[hundreds as usize]);
        let expected = (hundreds * 100 + tens * 10 + ones).to_string();
        prop_assert_eq!(read(&words, ""), [expected], "{}", words);
    }
}

fn spelt_whole(whole: u64) -> String {
    if whole == 0 {
        return DIGITS[0].to_owned();
    }
    in_words(whole)
}

/// What does not read as one number gives no fact, not the part of it that does.
#[test]
fn a_piece_of_a_number_is_no_number() {
    for words in [
        "ba trăm bốn trăm",
        "hai mươi ba mươi",
        "chín không bảy mươi hai",
        "sáu bảy mươi mốt",
        "năm nghìn sáu nghìn",
        "hai triệu ba tỷ bốn tỷ",
    ] {
        assert_eq!(read(words, ""), [""; 0], "{words}");
    }
}
