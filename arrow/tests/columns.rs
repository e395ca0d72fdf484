//! The columns, over the sample articles: what rows say, the columns hold.

use std::{fs, path::Path};

use arrow_array::{
    Array, StructArray,
    cast::AsArray,
    types::{Date32Type, Decimal128Type, Int32Type},
};
use bantin::{Analysis, Analyzer, record::FactRow};
use bantin_arrow::{ArticleTable, FactLists, FactTable, Parts, day, decimal, fact_fields};

fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data/samples");
    let files = fs::read_dir(folder)
        .expect("the samples")
        .map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let read = |path| fs::read_to_string(path).expect("a sample");
    files.iter().map(read).collect()
}

/// Compares the row of each fact with the columns.
fn same(columns: &StructArray, analysis: &Analysis) {
    assert_eq!(columns.len(), analysis.facts.len());
    let column = |name| columns.column_by_name(name).expect("a column");
    let characters: Vec<(usize, char)> = analysis.text.char_indices().collect();
    for (at, fact) in analysis.facts.iter().enumerate() {
        let row = FactRow::new(fact);
        let text = |name| {
            let column = column(name).as_string::<i32>();
            column.is_valid(at).then(|| column.value(at))
        };
        let number = |name| {
            let column = column(name).as_primitive::<Decimal128Type>();
            column.is_valid(at).then(|| column.value(at))
        };
        let days = |name| {
            let column = column(name).as_primitive::<Date32Type>();
            column.is_valid(at).then(|| column.value(at))
        };
        let place = |name| column(name).as_primitive::<Int32Type>().value(at) as usize;
        assert_eq!(text("kind"), Some(row.kind));
        assert_eq!(text("value"), Some(row.value.as_str()));
        assert_eq!((text("unit"), text("per")), (row.unit, row.per));
        assert_eq!(
            (text("currency"), text("modifier")),
            (row.currency, row.modifier)
        );
        assert_eq!(number("amount"), row.amount.and_then(decimal));
        assert_eq!(number("amount_high"), row.amount_high.and_then(decimal));
        assert_eq!(number("numerator"), row.numerator.and_then(decimal));
        assert_eq!(days("date_from"), row.date_from.map(day));
        assert_eq!(days("date_until"), row.date_until.map(day));
        assert_eq!(place("sentence"), row.sentence);
        let found: String = characters[place("span_start")..place("span_end")]
            .iter()
            .map(|(_, character)| character)
            .collect();
        assert_eq!(text("text"), Some(found.as_str()));
    }
}

#[test]
fn lists_hold_the_facts_of_each_text() {
    let (analyzer, samples) = (Analyzer::new(), samples());
    let mut lists = FactLists::default();
    for text in &samples {
        lists
            .push(&analyzer.analyze(text, None))
            .expect("a short text");
        lists.push_null();
    }
    lists
        .push(&analyzer.analyze("", None))
        .expect("a short text");
    let lists = lists.finish();
    assert_eq!(lists.data_type(), &FactLists::data_type());
    for (at, text) in samples.iter().enumerate() {
        same(
            lists.value(2 * at).as_struct(),
            &analyzer.analyze(text, None),
        );
        assert!(lists.is_null(2 * at + 1));
    }
    let last = lists.len() - 1;
    assert!(
        lists.is_valid(last) && lists.value(last).is_empty(),
        "an empty list is not null"
    );
}

#[test]
fn rows_come_in_batches_of_any_length() {
    let (analyzer, samples) = (Analyzer::new(), samples());
    let mut table = FactTable::default();
    for text in &samples {
        let analysis = analyzer.analyze(text, None);
        let mut batches = Vec::new();
        table
            .push("a", &analysis, 7, |rows| batches.push(rows))
            .expect("a short text");
        batches.push(table.finish().expect("rows"));
        let rows: usize = batches.iter().map(|rows| rows.num_rows()).sum();
        assert_eq!(rows, analysis.facts.len());
        assert!(batches.iter().all(|rows| rows.num_rows() <= 7));
        let first = batches[0]
            .column_by_name("sentence_text")
            .expect("a column");
        let sentence = analysis.sentences[analysis.facts[0].sentence];
        assert_eq!(first.as_string::<i32>().value(0), sentence.text(text));
    }
    let names = FactTable::schema();
    assert!(
        fact_fields()
            .iter()
            .all(|field| names.field_with_name(field.name()).is_ok())
    );
}

#[test]
fn articles_hold_what_was_asked_for() {
    let analyzer = Analyzer::new().include_words(true);
    let parts = Parts {
        text: true,
        sentences: true,
        words: true,
    };
    let mut table = ArticleTable::new(parts);
    let samples = samples();
    for text in &samples {
        table
            .push("a", &analyzer.analyze(text, None))
            .expect("a short text");
    }
    let rows = table.finish().expect("rows");
    assert_eq!((rows.num_rows(), rows.num_columns()), (samples.len(), 10));
    for (at, text) in samples.iter().enumerate() {
        let analysis = analyzer.analyze(text, None);
        let list = |name| {
            rows.column_by_name(name)
                .expect("a column")
                .as_list::<i32>()
                .value(at)
        };
        same(list("facts").as_struct(), &analysis);
        assert_eq!(list("sentences").len(), analysis.sentences.len());
        assert_eq!(list("words").len(), analysis.words.len());
    }
    let few = ArticleTable::new(Parts::default()).finish().expect("rows");
    assert_eq!((few.num_rows(), few.num_columns()), (0, 7));
}

/// What SQL keeps for itself, in the standard or in an engine.
#[test]
fn names_need_no_quotes() {
    const RESERVED: &str = "all and any as asc at between both by case cast check collate column \
        create cross current date default desc distinct do drop else end except exists false fetch \
        for foreign from full grant group having in inner into is join leading left like limit \
        minus natural not null number of offset on or order outer primary references right rows \
        select session set some start symmetric table then time to trailing true union unique \
        update user using values when where window with year";
    for field in FactTable::schema().fields() {
        let name = field.name();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        assert!(name.bytes().all(plain), "{name}");
        assert!(
            RESERVED.split_whitespace().all(|word| word != name),
            "{name}"
        );
    }
}
