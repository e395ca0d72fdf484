//! The records as JSON: the typed fields of each kind, and the way back.

use bantin::{
    Analyzer,
    record::{ArticleRecord, FactRecord, VERSION, parse_published},
};
use serde_json::{Value, json};

fn read(text: &str) -> ArticleRecord {
    Analyzer::new()
        .analyze(text, parse_published("2018-10-10"))
        .record("a")
}

/// The first fact of `text` of this kind, as JSON.
fn fact(kind: &str, text: &str) -> Value {
    let record = read(text);
    let found = record.facts.iter().find(|fact| fact.kind == kind);
    let found = found.unwrap_or_else(|| panic!("no {kind} in {:?}", record.facts));
    serde_json::to_value(found).expect("a JSON object")
}

/// Whether `fact` has these fields, and none of the `absent` ones.
#[track_caller]
fn has(fact: &Value, fields: Value, absent: &[&str]) {
    for (key, value) in fields.as_object().expect("an object") {
        assert_eq!(&fact[key], value, "{key} of {fact}");
    }
    for key in absent {
        assert!(fact.get(key).is_none(), "{key} of {fact}");
    }
}

#[test]
fn money() {
    has(
        &fact("money", "Dự án trị giá 3,774 tỷ đồng."),
        json!({"value": "3774000000 VND", "amount": "3774000000", "currency": "VND"}),
        &[
            "low",
            "high",
            "mod",
            "ambiguous",
            "date",
            "points",
            "numerator",
        ],
    );
    has(
        &fact("money", "Lương từ 8 đến 10 triệu đồng/tháng."),
        json!({"low": "8000000", "high": "10000000", "currency": "VND", "per": "tháng"}),
        &["amount"],
    );
}

#[test]
fn parts_of_a_whole() {
    has(
        &fact("fraction", "Có gần 18.000/20.139 hộ ký cam kết."),
        json!({"numerator": "18000", "denominator": "20139", "unit": "hộ", "mod": "nearly"}),
        &["amount"],
    );
    has(
        &fact("percent", "Tỷ lệ đạt 98,20%."),
        json!({"amount": "98.20", "unit": "%"}),
        &["low"],
    );
}

#[test]
fn quantities_with_their_measure() {
    has(
        &fact("quantity", "Trồng mới 2,5 ha rừng."),
        json!({"amount": "2.5", "unit": "ha", "measure": "m2", "measured": "25000"}),
        &["measured_low"],
    );
    has(
        &fact("quantity", "Nhà máy làm ra 5-7 tấn/năm."),
        json!({"low": "5", "high": "7", "measure": "kg/năm",
               "measured_low": "5000", "measured_high": "7000"}),
        &["amount", "measured"],
    );
    let torque = json!({"unit": "nm", "measure": "N·m", "measured": "240"});
    has(&fact("quantity", "Máy có mô-men xoắn 240 Nm."), torque, &[]);
    let none = ["measure", "measured"];
    has(
        &fact("quantity", "Nhiệt độ cao nhất 35°C."),
        json!({"amount": "35"}),
        &none,
    );
    has(
        &fact("quantity", "Ông năm nay 61 tuổi."),
        json!({"amount": "61"}),
        &none,
    );
}

#[test]
fn times() {
    has(
        &fact("date", "Đơn gửi đi ngày 05/09/2018."),
        json!({"date": "2018-09-05", "grain": "day"}),
        &["clock", "part", "calendar", "from"],
    );
    has(
        &fact("date", "Đơn gửi đi tháng 9/2018."),
        json!({"value": "2018-09", "grain": "month"}),
        &["date"],
    );
    has(
        &fact("date", "Hội mở ngày mùng 2 Tết."),
        json!({"calendar": "lunar", "grain": "day"}),
        &["clock"],
    );
    has(
        &fact("time", "Tàu đến lúc 21h30 tối 17/6/2018."),
        json!({"date": "2018-06-17", "clock": "21:30"}),
        &["part"],
    );
    has(
        &fact("time", "Sáng 9/10, đoàn lên đường."),
        json!({"date": "2018-10-09", "part": "MO"}),
        &["clock"],
    );
}

#[test]
fn stretches() {
    has(
        &fact("interval", "Kế hoạch giai đoạn 2016 - 2020 đã xong."),
        json!({"from": "2016", "until": "2020", "value": "2016/2020"}),
        &["points", "date"],
    );
    has(
        &fact("interval", "Hội diễn ra ngày 16 và 17-9."),
        json!({"points": ["2018-09-16", "2018-09-17"]}),
        &["from", "until"],
    );
    has(
        &fact("recurrence", "Họp 2 lần/tháng."),
        json!({"times": "2", "period": "P1M"}),
        &["amount"],
    );
}

#[test]
fn numbers_of_things() {
    has(
        &fact("ordinal", "Kỳ họp thứ 3 khai mạc."),
        json!({"number": "3"}),
        &["amount"],
    );
    has(
        &fact("ordinal", "Các ca thứ 3 đến 5 đã khỏi."),
        json!({"value": "3..5", "low": "3", "high": "5"}),
        &["number"],
    );
    has(
        &fact(
            "document",
            "Theo Nghị định số 100/2019/NĐ-CP ngày 30/12/2019 của Chính phủ.",
        ),
        json!({
            "document_type": "nghị định",
            "number": "100",
            "year": 2019,
            "symbol": "NĐ-CP",
            "issued": "2019-12-30",
            "issuer": "Chính phủ"
        }),
        &["amount"],
    );
}

#[test]
fn an_article_says_where_it_comes_from() {
    let record = read(
        "Thời sự\nCầu Bến Sỏi thông xe\n09:16 - Thứ Tư, 07/10/2020 Lượt xem: 12\n\n\
         (TTXVN) - Sáng nay, cầu Bến Sỏi dài 120 m đã thông xe.\n\nVăn Ba\n\nTin khác",
    );
    let json = serde_json::to_value(&record).expect("a JSON object");
    has(
        &json,
        json!({"version": VERSION, "title": "Cầu Bến Sỏi thông xe", "section": "Thời sự",
               "source": "TTXVN", "byline": "Văn Ba"}),
        &["findings"],
    );
}

#[test]
fn records_survive_the_way_to_json_and_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples");
    let mut facts = 0;
    for file in std::fs::read_dir(folder).expect("data/samples") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
        let record = read(&text);
        facts += record.facts.len();
        let json = serde_json::to_string(&record).expect("JSON");
        let back: ArticleRecord = serde_json::from_str(&json).expect("a record");
        assert_eq!(back, record);
    }
    assert!(facts > 100, "{facts} facts in the samples");
}

#[test]
fn records_of_other_writers_are_read() {
    let json = r#"{"id":"a","facts":[{"kind":"percent","start":0,"end":2,"text":"5%",
        "value":"5","sentence":0,"rule":"percent","later":"field"}]}"#;
    let record: ArticleRecord = serde_json::from_str(json).expect("a record");
    assert_eq!(record.version, 1);
    let mut expected = FactRecord::default();
    expected.kind = "percent".to_owned();
    expected.end = 2;
    expected.text = "5%".to_owned();
    expected.value = "5".to_owned();
    expected.rule = "percent".to_owned();
    assert_eq!(record.facts, [expected]);
}

#[test]
fn what_rests_on_an_estimate_says_so() {
    let text = "Ngày 3/10/2018, hồ tích nước. Ngày 9/10, nước tràn qua đập. Năm nay mưa nhiều.";
    let analyzer = Analyzer::new();
    let record = analyzer.analyze(text, None).record("a");
    assert_eq!(record.published, None);
    assert_eq!(record.published_estimate.as_deref(), Some("2018-10"));
    let dated = |fact: &FactRecord| fact.dated.clone();
    let all: Vec<_> = record.facts.iter().map(dated).collect();
    assert_eq!(all, [None, None, Some("text".to_owned())]);
    assert_eq!(record.facts[1].value, "2018-10-09");

    let open = analyzer.clone().estimate_published(false);
    assert_eq!(
        open.analyze(text, None).record("a").published_estimate,
        None
    );
    let known = analyzer.analyze(text, parse_published("2019-10-10"));
    assert_eq!(known.record("a").published_estimate, None);
}

/// A text without diacritics loses facts that need words: findings name those that stay.
#[test]
fn findings_name_the_facts_that_are_kept() {
    let text = "Cho quen co 7 xoai va 9 buoi moi ngay trong mua he nam nay. Theo Quyet dinh so \
                1905/QD-UBND ngay 8-5-2018, xa mo cho moi o phia dong cho ba con trong vung.";
    let analyzer = Analyzer::new().include_findings(true);
    let analysis = analyzer.analyze(text, parse_published("2018-10-10"));
    let named: Vec<&str> = analysis
        .findings
        .iter()
        .flat_map(|finding| &finding.facts)
        .map(|fact| analysis.facts[*fact].text(text))
        .collect();
    assert_eq!(named, ["Quyet dinh so 1905/QD-UBND", "ngay 8-5-2018"]);
}
