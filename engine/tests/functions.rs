//! What the functions give is what the library gives, for every type of text.

mod common;

use std::sync::Arc;

use bantin::{
    Analyzer, PublishedAt,
    normalize::{fold_plain, fold_text},
    word::Segmenter,
};
use bantin_arrow::{FactLists, FindingLists, SentenceLists, WordLists};
use common::{column, refused, rows, samples, session};
use datafusion::arrow::{
    array::{
        Array, ArrayRef, AsArray, Date32Array, Int64Array, LargeStringArray, ListArray,
        StringArray, StringViewArray, TimestampMicrosecondArray,
    },
    compute::cast,
    datatypes::{DataType, Int64Type},
};

/// The samples, a null after each, and a text without facts.
fn texts() -> Vec<Option<String>> {
    let samples = samples().into_iter();
    let mut texts: Vec<_> = samples.flat_map(|text| [Some(text), None]).collect();
    texts.push(Some(String::new()));
    texts
}

fn facts(texts: &[Option<String>], published: Option<PublishedAt>) -> ListArray {
    let mut lists = FactLists::default();
    let mut worker = Analyzer::new().worker();
    for text in texts {
        match text {
            Some(text) => lists
                .push(&worker.analyze(text, published))
                .expect("a short text"),
            None => lists.push_null(),
        }
    }
    lists.finish()
}

/// The texts in every type of column that has them.
fn columns(texts: &[Option<String>]) -> Vec<ArrayRef> {
    let plain: ArrayRef = Arc::new(StringArray::from_iter(texts));
    let packed = |key, value| {
        let of = DataType::Dictionary(Box::new(key), Box::new(value));
        cast(&plain, &of).expect("a dictionary")
    };
    vec![
        Arc::new(LargeStringArray::from_iter(texts)),
        Arc::new(StringViewArray::from_iter(texts)),
        packed(DataType::Int8, DataType::Utf8),
        packed(DataType::UInt32, DataType::LargeUtf8),
        packed(DataType::Int32, DataType::Utf8View),
        plain,
    ]
}

#[tokio::test]
async fn facts_are_those_of_the_library() {
    let texts = texts();
    let expected = facts(&texts, None);
    for texts in columns(&texts) {
        let of = texts.data_type().clone();
        let context = session(vec![("text", texts)], 1);
        let found = column(&context, "SELECT vn_facts(text) FROM articles").await;
        assert_eq!(found.as_list::<i32>(), &expected, "{of}");
    }
}

#[tokio::test]
async fn partitions_change_nothing() {
    let texts = texts();
    let numbers = Int64Array::from_iter_values(0..texts.len() as i64);
    let expected = facts(&texts, None);
    for partitions in [1, 2, 5] {
        let columns: Vec<(_, ArrayRef)> = vec![
            ("number", Arc::new(numbers.clone())),
            ("text", Arc::new(StringArray::from_iter(&texts))),
        ];
        let context = session(columns, partitions);
        let sql = "SELECT vn_facts(text) FROM articles ORDER BY number";
        assert_eq!(
            column(&context, sql).await.as_list::<i32>(),
            &expected,
            "{partitions} partitions"
        );
    }
}

#[tokio::test]
async fn relative_days_count_from_the_time_of_publication() {
    let text = "Hôm qua, quỹ thu 3 tỷ đồng; tối nay xã họp.";
    let texts = vec![Some(text.to_owned()), Some(text.to_owned()), None];
    let day: PublishedAt = "2018-10-09".parse().expect("a day");
    let evening: PublishedAt = "2018-10-09T23:30:00Z".parse().expect("an instant");
    let stamps = TimestampMicrosecondArray::from(vec![Some(1_539_127_800_000_000), None, None]);
    let columns: Vec<(ArrayRef, PublishedAt)> = vec![
        (
            Arc::new(StringArray::from(vec![
                Some("9/10/2018"),
                Some("no day"),
                Some("2018"),
            ])),
            day,
        ),
        (
            Arc::new(Date32Array::from(vec![Some(17813), None, Some(1)])),
            day,
        ),
        (
            Arc::new(Int64Array::from(vec![Some(1_539_127_800), None, None])),
            evening,
        ),
        (
            Arc::new(stamps.clone().with_timezone("Asia/Ho_Chi_Minh")),
            evening,
        ),
        (Arc::new(stamps.clone().with_timezone("+00:00")), evening),
        (
            Arc::new(stamps),
            "2018-10-09T23:30:00".parse().expect("a time"),
        ),
    ];
    for (published, of) in columns {
        let shown = published.data_type().clone();
        let columns: Vec<(_, ArrayRef)> = vec![
            ("text", Arc::new(StringArray::from_iter(&texts))),
            ("published", published),
        ];
        let context = session(columns, 1);
        let found = column(&context, "SELECT vn_facts(text, published) FROM articles").await;
        let found = found.as_list::<i32>();
        let (dated, undated) = (facts(&texts, Some(of)), facts(&texts, None));
        assert!(*dated.value(0) != *undated.value(0));
        assert_eq!(&found.value(0), &dated.value(0), "{shown}");
        assert_eq!(&found.value(1), &undated.value(1), "{shown}");
        assert!(found.is_null(2));
    }
}

#[tokio::test]
async fn findings_sentences_and_words_are_those_of_the_library() {
    let texts = texts();
    let mut findings = FindingLists::default();
    let (mut sentences, mut words) = (SentenceLists::default(), WordLists::default());
    let (analyzer, segmenter) = (Analyzer::new().include_findings(true), Segmenter::default());
    for text in &texts {
        let Some(text) = text else {
            findings.push_null();
            sentences.push_null();
            words.push_null();
            continue;
        };
        let analysis = analyzer.analyze(text, None);
        findings.push(&analysis).expect("a short text");
        sentences
            .push(text, &analysis.sentences)
            .expect("a short text");
        words
            .push(text, &segmenter.words(text))
            .expect("a short text");
    }
    let (findings, sentences, words) = (findings.finish(), sentences.finish(), words.finish());
    for texts in columns(&texts) {
        let context = session(vec![("text", texts)], 1);
        let of = |function| format!("SELECT {function}(text) FROM articles");
        let found = column(&context, &of("vn_findings")).await;
        assert_eq!(found.as_list::<i32>(), &findings);
        let found = column(&context, &of("vn_sentences")).await;
        assert_eq!(found.as_list::<i32>(), &sentences);
        let found = column(&context, &of("vn_words")).await;
        assert_eq!(found.as_list::<i32>(), &words);
    }
}

#[tokio::test]
async fn texts_keep_their_type_in_other_forms() {
    let texts = texts();
    let folded: StringArray = texts.iter().map(|t| t.as_deref().map(fold_text)).collect();
    let plain: StringArray = texts.iter().map(|t| t.as_deref().map(fold_plain)).collect();
    for texts in columns(&texts) {
        let given = match texts.data_type() {
            DataType::Dictionary(_, value) => value.as_ref().clone(),
            plain => plain.clone(),
        };
        let context = session(vec![("text", texts)], 1);
        for (function, expected) in [("vn_normalize", &folded), ("vn_fold", &plain)] {
            let sql = format!("SELECT {function}(text) FROM articles");
            let found = column(&context, &sql).await;
            assert_eq!(found.data_type(), &given);
            let found = cast(&found, &DataType::Utf8).expect("a text");
            assert_eq!(found.as_string::<i32>(), expected);
        }
    }
}

#[tokio::test]
async fn nulls_stay_null_and_empty_lists_do_not() {
    let texts = StringArray::from(vec![
        None,
        Some(""),
        Some("Trời đẹp."),
        Some("Thu 3 tỷ đồng."),
    ]);
    let context = session(vec![("text", Arc::new(texts))], 1);
    for function in ["vn_facts", "vn_findings", "vn_sentences", "vn_words"] {
        let sql = format!("SELECT {function}(text) FROM articles");
        let found = column(&context, &sql).await;
        let found = found.as_list::<i32>();
        assert!(found.is_null(0) && (1..4).all(|row| found.is_valid(row)));
        assert_eq!(found.value_length(1), 0, "{function}");
    }
    let sql = "SELECT vn_facts(NULL) IS NULL, vn_words(NULL) IS NULL, vn_fold(NULL) IS NULL, \
               vn_facts('Thu 3 tỷ đồng.', NULL) IS NULL";
    let found = rows(&context, sql).await;
    let is = |at: usize| found.column(at).as_boolean().value(0);
    assert!(is(0) && is(1) && is(2) && !is(3));
}

#[tokio::test]
async fn fields_are_reached_without_quotes() {
    let context = session(vec![("text", Arc::new(StringArray::from(vec!["x"])))], 1);
    let sql = "SELECT f.kind, f.span_start, f.span_end, f.text, f.value, f.amount, f.amount_high, \
               f.currency, f.unit, f.numerator, f.denominator, f.per, f.modifier, f.date_from, \
               f.date_until, f.clock, f.sentence, f.rule, f.ambiguous, f.dated \
               FROM (SELECT unnest(vn_facts('Hôm nay quỹ thu từ 3 đến 5 tỷ đồng.', '2018-10-09')) AS f)";
    let found = rows(&context, sql).await;
    assert_eq!(found.num_rows(), 2);
    let (found, fields) = (found.schema(), bantin_datafusion::fact_fields());
    assert_eq!(found.fields().len(), fields.len());
    for (column, field) in found.fields().iter().zip(fields.iter()) {
        assert_eq!(column.data_type(), field.data_type(), "{}", field.name());
    }
    let sql = "SELECT w.relation, w.verdict, w.span_start, w.span_end, w.facts, w.roles, w.stated, \
               w.derived, w.stated_amount, w.derived_amount, w.currency, w.tolerance, w.sentence, \
               w.rule, w.explanation_vi, w.explanation_en FROM (SELECT \
               unnest(vn_findings('Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.')) AS w)";
    assert_eq!(rows(&context, sql).await.num_rows(), 1);
    let sql = "SELECT s.span_start, s.span_end, s.text FROM \
               (SELECT unnest(vn_sentences('Trời đẹp. Quỹ thu 3 tỷ đồng.')) AS s)";
    assert_eq!(rows(&context, sql).await.num_rows(), 2);
}

#[tokio::test]
async fn spans_cut_the_text_out_in_sql() {
    let texts: ArrayRef = Arc::new(StringArray::from(samples()));
    let context = session(vec![("text", texts)], 1);
    let sql = "SELECT count(*) FROM (SELECT text, unnest(vn_facts(text)) AS f FROM articles) \
               WHERE substr(text, f.span_start + 1, f.span_end - f.span_start) <> f.text";
    let wrong = column(&context, sql).await;
    assert_eq!(wrong.as_primitive::<Int64Type>().value(0), 0);
}

#[tokio::test]
async fn wrong_arguments_are_refused_when_a_query_is_planned() {
    let columns: Vec<(_, ArrayRef)> = vec![
        ("text", Arc::new(StringArray::from(vec!["Thu 3 tỷ đồng."]))),
        ("number", Arc::new(Int64Array::from(vec![1]))),
    ];
    let context = session(columns, 1);
    for (call, why) in [
        (
            "vn_facts(number)",
            "vn_facts takes a text (Utf8, LargeUtf8, Utf8View, or a dictionary of one of them) \
             first; it was given Int64",
        ),
        (
            "vn_facts(text, true)",
            "vn_facts takes a time of publication second",
        ),
        ("vn_facts(text, 1.5)", "it was given Float64"),
        ("vn_facts()", "'vn_facts' does not support zero arguments"),
        (
            "vn_facts(text, '2018-10-09', 1)",
            "it was given 3 arguments",
        ),
        (
            "vn_words(text, text)",
            "vn_words takes a text; it was given 2 arguments",
        ),
        ("vn_words(text = 'a')", "vn_words takes a text"),
        ("vn_sentences(number)", "vn_sentences takes a text"),
        ("vn_findings(number)", "vn_findings takes a text"),
        ("vn_normalize(number)", "vn_normalize takes a text"),
        ("vn_fold(number)", "vn_fold takes a text"),
        ("vn_fold(make_array(text))", "vn_fold takes a text"),
    ] {
        let told = refused(&context, &format!("SELECT {call} FROM articles")).await;
        assert!(told.contains(why), "{call}: {told}");
    }
}

#[tokio::test]
async fn a_text_of_fifty_megabytes_is_read() {
    let filler =
        "Người dân đi chợ từ sáng sớm, trời nắng đẹp và đường phố rất đông vui. ".repeat(500);
    let paragraph = format!("{filler}Quỹ đã thu 3 tỷ đồng.\n");
    let text = paragraph.repeat((50 << 20) / paragraph.len() + 1);
    let paragraphs = text.len() / paragraph.len();
    let context = session(vec![("text", Arc::new(StringArray::from(vec![text])))], 1);
    let sql = "SELECT cardinality(vn_facts(text)) AS n FROM articles";
    let found = cast(&column(&context, sql).await, &DataType::Int64).expect("a number");
    assert_eq!(
        found.as_primitive::<Int64Type>().value(0),
        paragraphs as i64
    );
}
