//! What someone new to the crate would write first.

use std::collections::{BTreeMap, HashSet};

use bantin::{
    Analyzer, Error, Offsets, Options, PublishedAt, Span,
    chrono::{FixedOffset, NaiveDate},
    extend::{Found, Pattern},
    facts::{
        Amount, Clock, DateValue, DayPart, Ends, Fact, Kind, Modifier, Moment, PercentUnit,
        TimeUnit, Value,
    },
    findings::Verdict,
    normalize::{fold_plain, fold_text},
    record::{ArticleRecord, FactRecord, FindingRows},
    rust_decimal::Decimal,
    token::Token,
};

const TEXT: &str = "Sáng 9/10, quỹ thu gần 3,774 tỷ đồng. Giá tăng 5-7%/năm trong 2 giờ 30 phút. \
                    Có 10/12 xã nộp báo cáo quý I/2018, dài 15 km. Tuần 5-6 có 2 lần/tháng.";

fn published() -> Option<PublishedAt> {
    Some("2018-10-10T08:15:00+07:00".parse().expect("a time"))
}

fn facts(text: &str) -> Vec<Fact> {
    Analyzer::new().analyze(text, published()).facts
}

fn of_kind(kind: Kind) -> Fact {
    let found = facts(TEXT).into_iter().find(|fact| fact.kind() == kind);
    found.unwrap_or_else(|| panic!("no {kind}"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn money_is_typed() {
    let fact = of_kind(Kind::Money);
    let money = fact.value.as_money().expect("money");
    assert_eq!(money.currency, "VND");
    assert_eq!(money.amount.low(), Decimal::from(3_774_000_000_i64));
    assert_eq!(money.amount.low(), money.amount.high());
    assert_eq!(fact.modifier, Some(Modifier::Nearly));
    assert_eq!(fact.text(TEXT), "gần 3,774 tỷ đồng");
    assert_eq!(fact.value.canonical().to_string(), "3774000000 VND");
}

#[test]
fn a_range_has_two_ends() {
    let fact = of_kind(Kind::Percent);
    let percent = fact.value.as_percent().expect("a percentage");
    let ends = (percent.amount.low(), percent.amount.high());
    assert_eq!(ends, (Decimal::from(5), Decimal::from(7)));
    assert_eq!(
        (percent.unit, percent.per),
        (PercentUnit::Percent, Some("năm"))
    );
    assert_eq!(percent.amount, Amount::Range(5.into(), 7.into()));
}

#[test]
fn lengths_have_units() {
    let fact = of_kind(Kind::Duration);
    let duration = fact.value.as_duration().expect("a duration");
    assert_eq!(duration.unit, TimeUnit::Hour);
    assert_eq!(duration.rest, [(30.into(), TimeUnit::Minute)]);
    assert!(TimeUnit::Hour < TimeUnit::Day);
    assert_eq!(fact.value.canonical().to_string(), "PT2H30M");
}

#[test]
fn dates_have_days() -> Result<(), Error> {
    let time = of_kind(Kind::Time).value.as_time().expect("a time");
    assert_eq!(time.part, Some(DayPart::Morning));
    assert_eq!(
        time.date.and_then(DateValue::to_date),
        Some(date("2018-10-09"))
    );
    let quarter = of_kind(Kind::Date).value.as_date().expect("a date");
    assert_eq!(quarter.grain(), Some(TimeUnit::Quarter));
    assert_eq!(
        quarter.range(),
        Some((date("2018-01-01"), date("2018-03-31")))
    );
    for (text, first, last) in [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("201", "2010-01-01", "2019-12-31"),
        ("2018-W01", "2018-01-01", "2018-01-07"),
    ] {
        let moment: Moment = text.parse()?;
        assert_eq!(moment.range(), Some((date(first), date(last))));
    }
    let term: Ends = "2016/2020".parse()?;
    assert_eq!(term.range(), Some((date("2016-01-01"), date("2020-12-31"))));
    assert_eq!("T15:00".parse::<Clock>()?.hour, 15);
    Ok(())
}

#[test]
fn the_rest_is_typed_too() {
    let fraction = of_kind(Kind::Fraction).value;
    let fraction = fraction.as_fraction().expect("a fraction");
    assert_eq!((fraction.numerator, fraction.unit), (10.into(), Some("xã")));
    let quantity = of_kind(Kind::Quantity).value;
    let quantity = quantity.as_quantity().expect("a quantity");
    assert_eq!(
        (quantity.unit, quantity.measure),
        ("km", Some(("m", 1000.into())))
    );
    let recurrence = of_kind(Kind::Recurrence).value;
    assert_eq!(recurrence.as_recurrence().expect("how often").period, "P1M");
    let law = facts("Theo Nghị định số 100/2019/NĐ-CP, khóa XIV họp.");
    assert_eq!(
        law[0].value.as_document().expect("a paper").year,
        Some(2019)
    );
    assert_eq!(law[1].value.as_ordinal(), Some(14.into()));
    let interval = facts("Giai đoạn 2016 - 2020 kết thúc.");
    assert!(matches!(
        interval[0].value.as_interval(),
        Some(Ends::Range(Some(_), Some(_)))
    ));
}

#[test]
fn what_is_written_is_read() -> Result<(), Error> {
    assert_eq!("money".parse::<Kind>()?, Kind::Money);
    assert_eq!("at_most".parse::<Modifier>()?.to_string(), "at_most");
    assert_eq!("month".parse::<TimeUnit>()?, TimeUnit::Month);
    for fact in facts(TEXT) {
        assert_eq!(fact.value.to_string().parse::<Value>()?, fact.value);
        let json = serde_json::to_string(&fact).expect("JSON");
        assert_eq!(serde_json::from_str::<Fact>(&json).expect("a fact"), fact);
        assert_eq!(Fact::try_from(FactRecord::new(&fact, TEXT))?, fact);
    }
    let error = "hôm qua".parse::<PublishedAt>().unwrap_err().to_string();
    assert!(error.contains("ISO 8601"), "{error}");
    Ok(())
}

#[test]
fn facts_are_keys_and_values_of_collections() {
    let distinct: HashSet<Value> = facts("Thu 3 tỷ đồng, rồi 3 tỷ đồng.")
        .into_iter()
        .map(|fact| fact.value)
        .collect();
    assert_eq!(distinct.len(), 1);
    let mut by_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    facts(TEXT)
        .iter()
        .for_each(|fact| *by_kind.entry(fact.kind()).or_default() += 1);
    assert_eq!(by_kind[&Kind::Money], 1);
}

#[test]
fn a_fact_has_its_sentence_and_words() {
    let analysis = Analyzer::new()
        .include_words(true)
        .analyze(TEXT, published());
    let money = analysis
        .facts
        .iter()
        .find(|fact| fact.kind() == Kind::Money)
        .unwrap();
    let sentence = analysis.sentence_of(money).expect("a sentence");
    assert_eq!(sentence.text(TEXT), "Sáng 9/10, quỹ thu gần 3,774 tỷ đồng.");
    let words: Vec<&str> = analysis
        .words_of(money)
        .iter()
        .map(|word| word.span.text(TEXT))
        .collect();
    assert_eq!(words, ["gần", "3,774", "tỷ", "đồng"]);
}

#[test]
fn other_languages_slice_by_other_units() {
    let text = "🎉 Thu 3 tỷ đồng";
    let spans: Vec<Span> = facts(text).iter().map(|fact| fact.span).collect();
    let chars = Offsets::Chars.of(text, &spans)[0];
    let sliced: String = text.chars().skip(chars.start).take(chars.len()).collect();
    assert_eq!(sliced, "3 tỷ đồng");
    let utf16 = Offsets::Utf16.of(text, &spans)[0];
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(
        String::from_utf16(&units[utf16.range()]).unwrap(),
        "3 tỷ đồng"
    );
}

#[test]
fn a_builder_takes_it_all() -> Result<(), Error> {
    let shout = |text: &str, _: &[Token]| -> Vec<Found> {
        let at = text.find("HOT");
        at.map(|at| Found {
            span: (at..at + 3).into(),
            value: Value::custom("shout", "hot").expect("a name"),
        })
        .into_iter()
        .collect()
    };
    let hanoi: FixedOffset = "+07:00".parse().expect("a zone");
    let analyzer = Analyzer::builder()
        .unit("giạ", "kg", "mass", 20)?
        .currency("đồng vàng", "XAU")?
        .recogniser(Pattern::new("stock", r"\b[A-Z]{3}\b(?: \(HOSE\))")?)
        .recogniser(shout)
        .kinds(&[Kind::Quantity, Kind::Money, Kind::Custom])
        .furniture(true)
        .words(true)
        .time_zone(hanoi)
        .build();
    let text = "HOT: ngày 9/10 bán 15 giạ lúa, 2 đồng vàng, mua VNM (HOSE).";
    let analysis = analyzer.analyze(text, None);
    let values: Vec<String> = analysis
        .facts
        .iter()
        .map(|fact| fact.value.to_string())
        .collect();
    assert_eq!(
        values,
        [
            "shout hot",
            "quantity 15 giạ; measure kg; factor 20",
            "money 2 XAU",
            "stock VNM (HOSE)"
        ]
    );
    assert!(!analysis.words.is_empty());
    Ok(())
}

#[test]
fn a_zone_makes_an_instant() -> Result<(), Error> {
    let evening: PublishedAt = "2018-10-09T23:30:00Z".parse()?;
    let analysis = Analyzer::new().analyze("Họp sáng nay.", Some(evening));
    assert_eq!(analysis.facts[0].value.to_string(), "time 2018-10-10TMO");
    let local = date("2018-10-09").and_hms_opt(23, 30, 0).expect("a time");
    let analysis = Analyzer::new().analyze("Họp sáng nay.", Some(local.into()));
    assert_eq!(analysis.facts[0].value.to_string(), "time 2018-10-09TMO");
    Ok(())
}

#[test]
fn keys_for_search() {
    assert_eq!(fold_text("Hoà  BÌNH"), fold_text("hòa bình"));
    assert_eq!(fold_plain("Hoà Bình"), "hoa binh");
}

#[test]
fn records_are_json() {
    let record = Analyzer::new().analyze(TEXT, published()).record("a1");
    let json = serde_json::to_string(&record).expect("JSON");
    let again: ArticleRecord = serde_json::from_str(&json).expect("a record");
    assert_eq!(again, record);
    let read: Result<Vec<Fact>, Error> = again.facts.iter().map(Fact::try_from).collect();
    assert_eq!(read.expect("facts"), facts(TEXT));
}

#[test]
fn figures_are_checked_against_each_other() -> Result<(), Error> {
    let options = Options::new()
        .findings(true)
        .kinds(&[Kind::Fraction, Kind::Percent]);
    let analyzer = Analyzer::new().options(options.clone());
    let text = "Sáng nay, xã xử lý 240/272 đơn, đạt tỷ lệ 82,24%.";
    let analysis = analyzer.analyze(text, published());
    let finding = &analysis.findings[0];
    assert_eq!(
        (finding.relation, finding.verdict),
        ("share".parse()?, "differs".parse()?)
    );
    assert_eq!(
        finding.span(&analysis.facts).text(text),
        "240/272 đơn, đạt tỷ lệ 82,24%"
    );
    let differs = finding.verdict == Verdict::Differs;
    assert_eq!(
        (differs, finding.relation.to_string().as_str()),
        (true, "share")
    );

    // As rows: a fact with what it is checked against.
    let findings = FindingRows::new(&analysis, Offsets::Chars);
    let row = findings.of(1).next().expect("a finding");
    assert_eq!(
        (row.stated.as_str(), row.derived.as_str()),
        ("82.24", "88.2353")
    );
    let record = analysis.record("a1");
    assert_eq!(record.findings[0].verdict, "differs");

    // Both take the same options, and what is equal is equal.
    let built = Analyzer::builder().options(options).build();
    assert_eq!(built.analyze(text, published()), analysis);
    Ok(())
}

/// What may be shared between threads and sent to others.
#[test]
fn types_are_send_and_sync() {
    fn all<T: Send + Sync + Clone + std::fmt::Debug>() {}
    all::<Analyzer>();
    all::<Fact>();
    all::<Value>();
    all::<PublishedAt>();
    all::<FactRecord>();
}
