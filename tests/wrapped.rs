//! Texts that were wrapped at a width say what they said before.

use std::{fs, path::Path};

use bantin::{Analyzer, article, facts::Fact, sentence};

/// Each line of `text` wrapped at `width` characters; every place stays where it is.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut count = 0;
        for (at, word) in line.split(' ').enumerate() {
            let length = word.chars().count();
            if at > 0 {
                let fits = count + 1 + length <= width;
                out.push(if fits { ' ' } else { '\n' });
                count = if fits { count + 1 } else { 0 };
            }
            out.push_str(word);
            count += length;
        }
        out.push('\n');
    }
    out
}

fn shown(facts: &[Fact]) -> Vec<String> {
    let shown = |fact: &Fact| {
        let (kind, value, modifier) = (fact.kind(), &fact.value, fact.modifier);
        format!("{kind:?} {value} {modifier:?} {:?}", fact.span)
    };
    facts.iter().map(shown).collect()
}

#[test]
fn facts_and_sentences_stay_what_they_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let analyzer = Analyzer::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let expected = analyzer.analyze(&text, None);
        for width in [64, 72, 80, 90, 100] {
            let page = wrapped(&text, width);
            let found = analyzer.analyze(&page, None);
            let name = format!("{} at {width}", path.display());
            assert_eq!(shown(&found.facts), shown(&expected.facts), "{name}");
            assert_eq!(found.published, expected.published, "{name}");
            assert_eq!(found.article.byline, expected.article.byline, "{name}");
            count += found.facts.len();
        }
    }
    assert!(count > 300, "{count}");
}

const NOTICE: &str = "\
Xã Mai Lũng sửa 14 km kênh

Ngày 4/3, xã Mai Lũng khởi công sửa 14 km kênh theo Quyết định số 27/2019/QĐ-
UBND của tỉnh. Toàn bộ kinh phí là 3,2 tỷ đồng, trong đó dân góp 1.150.000 đồng/
người và ngày công; việc đào đắp do các tổ thủy nông lo, xong trước ngày 30
tháng 6.

Các hạng mục:
- Nạo vét kênh chính: 9 km
- Xây cống lấy nước: 21 cống

Bảng giá
Cát    250.000
Đá     310.000
";

#[test]
fn an_end_of_a_line_parts_nothing_that_belongs_together() {
    let facts = Analyzer::new().analyze(NOTICE, None).facts;
    let found: Vec<_> = facts
        .iter()
        .map(|fact| (fact.value.canonical().to_string(), fact.span.text(NOTICE)))
        .collect();
    for (value, text) in [
        ("27/2019/QĐ-UBND", "Quyết định số 27/2019/QĐ-\nUBND"),
        ("1150000 VND", "1.150.000 đồng/\nngười"),
        ("2019-06-30", "ngày 30\ntháng 6"),
        ("9", "9 km"),
        ("21", "21 cống"),
    ] {
        let fact = found.iter().find(|(_, found)| *found == text);
        let fact = fact.unwrap_or_else(|| panic!("{text} of {found:?}"));
        assert!(
            fact.0.ends_with(value.trim_start_matches("2019")),
            "{fact:?}"
        );
    }
}

#[test]
fn headings_items_and_cells_stay_apart() {
    let sentences = sentence::sentences(NOTICE);
    let found: Vec<_> = sentences.iter().map(|span| span.text(NOTICE)).collect();
    for sentence in [
        "Các hạng mục:",
        "- Nạo vét kênh chính: 9 km",
        "Cát    250.000",
        "Đá     310.000",
    ] {
        assert!(found.contains(&sentence), "{sentence} of {found:?}");
    }
    let article = article::read(NOTICE);
    assert_eq!(
        article.title.unwrap().text(NOTICE),
        "Xã Mai Lũng sửa 14 km kênh"
    );
    assert!(article.lead.unwrap().text(NOTICE).ends_with("tháng 6."));
}
