//! The columns, over the sample articles: what rows say, the columns hold.

use std::{fs, path::Path};

use arrow_array::{
    Array, StructArray,
    cast::AsArray,
    types::{Date32Type, Decimal128Type, Float32Type, Int32Type},
};
use bantin::{Analysis, Analyzer, Span, record::FactRow};
use bantin_arrow::{
    ArticleTable, FactLists, FactTable, FindingLists, Parts, SentenceLists, WordLists, day,
    decimal, fact_fields, finding_fields,
};

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
        assert_eq!(text("dated"), row.dated);
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
    assert_eq!((rows.num_rows(), rows.num_columns()), (samples.len(), 16));
    for (at, text) in samples.iter().enumerate() {
        let analysis = analyzer.analyze(text, None);
        let list = |name| {
            rows.column_by_name(name)
                .expect("a column")
                .as_list::<i32>()
                .value(at)
        };
        let sure = rows.column_by_name("diacritics").expect("a column");
        let sure = sure.as_primitive::<Float32Type>().value(at);
        assert_eq!(sure, analysis.language.diacritics);
        same(list("facts").as_struct(), &analysis);
        assert_eq!(list("sentences").len(), analysis.sentences.len());
        assert_eq!(list("words").len(), analysis.words.len());
    }
    let few = ArticleTable::new(Parts::default()).finish().expect("rows");
    assert_eq!((few.num_rows(), few.num_columns()), (0, 13));
}

#[test]
fn findings_hold_what_is_linked() {
    let analyzer = Analyzer::new().include_findings(true);
    let text = "Trong 9 tháng đầu năm 2018, tỉnh thu 3 tỷ đồng. Ngày 9/10, tỉnh công bố số liệu.\n\
        Xã đã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.\n\
        Bán 10 chiếc xe, mỗi chiếc 5 triệu đồng, thu 50 triệu đồng.";
    let analysis = analyzer.analyze(text, None);
    assert!(analysis.facts.iter().any(|fact| fact.estimated));
    let mut lists = FindingLists::default();
    lists.push(&analysis).expect("a short text");
    lists.push_null();
    lists
        .push(&analyzer.analyze("Tổ có 5 người.", None))
        .expect("a short text");
    let lists = lists.finish();
    assert_eq!(lists.data_type(), &FindingLists::data_type());
    assert!(lists.is_null(1) && lists.is_valid(2) && lists.value(2).is_empty());

    let findings = lists.value(0);
    let findings = findings.as_struct();
    assert_eq!(findings.len(), analysis.findings.len());
    let column = |name| findings.column_by_name(name).expect("a column");
    let text_of = |name, at| column(name).as_string::<i32>().value(at).to_owned();
    let amount = |name, at| {
        let column = column(name).as_primitive::<Decimal128Type>();
        column.is_valid(at).then(|| column.value(at))
    };
    let number = |text: &str| decimal(text.parse().expect("a number"));
    let places = [column("span_start"), column("span_end")];
    let places = places.map(|column| column.as_primitive::<Int32Type>().value(0) as usize);
    let characters: Vec<char> = text.chars().collect();
    let span: String = characters[places[0]..places[1]].iter().collect();
    assert_eq!(span, "240/272 vụ việc, đạt tỷ lệ 82,24%");
    assert_eq!(
        (text_of("relation", 0), text_of("verdict", 0)),
        ("share".into(), "differs".into())
    );
    assert_eq!(
        (text_of("stated", 0), text_of("derived", 0)),
        ("82.24".into(), "88.2353".into())
    );
    assert_eq!(
        (amount("stated_amount", 0), amount("derived_amount", 0)),
        (number("82.24"), number("88.2353"))
    );
    assert_eq!(
        text_of("explanation_en", 0),
        "240/272 = 88,24 %, the text says 82,24 %"
    );
    let linked = column("facts").as_list::<i32>().value(0);
    let linked = linked.as_primitive::<Int32Type>();
    let linked: Vec<usize> = linked.values().iter().map(|&at| at as usize).collect();
    assert_eq!(linked, analysis.findings[0].facts);
    let roles = column("roles").as_list::<i32>().value(0);
    assert_eq!(roles.len(), linked.len());

    // Beside each of its facts, and nowhere else.
    let mut table = FactTable::default();
    let full = |_| panic!("a short text");
    table.push("a", &analysis, 100, full).expect("a short text");
    let rows = table.finish().expect("rows");
    let verdicts = rows.column_by_name("verdict").expect("a column");
    let beside = rows.column_by_name("findings").expect("a column");
    for at in 0..analysis.facts.len() {
        let own = analysis.findings.iter().filter(|f| f.facts.contains(&at));
        assert_eq!(beside.as_list::<i32>().value(at).len(), own.clone().count());
        let verdict = own.map(|finding| finding.verdict.name()).max();
        let verdicts = verdicts.as_string::<i32>();
        assert_eq!(verdicts.is_valid(at).then(|| verdicts.value(at)), verdict);
    }
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
    let tables = [FactTable::schema(), ArticleTable::schema(Parts::default())];
    let fields = tables.iter().flat_map(|schema| schema.fields());
    for field in fields.chain(&finding_fields()) {
        let name = field.name();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        assert!(name.bytes().all(plain), "{name}");
        assert!(
            RESERVED.split_whitespace().all(|word| word != name),
            "{name}"
        );
    }
}

#[test]
fn sentences_and_words_are_cut_out_of_the_text() {
    let (analyzer, samples) = (Analyzer::new().include_words(true), samples());
    let (mut sentences, mut words) = (SentenceLists::default(), WordLists::default());
    for text in samples.iter().map(String::as_str).chain([""]) {
        let analysis = analyzer.analyze(text, None);
        sentences
            .push(text, &analysis.sentences)
            .expect("a short text");
        words.push(text, &analysis.words).expect("a short text");
        sentences.push_null();
        words.push_null();
    }
    let (sentences, words) = (sentences.finish(), words.finish());
    assert_eq!(sentences.data_type(), &SentenceLists::data_type());
    assert_eq!(words.data_type(), &WordLists::data_type());
    for (at, text) in samples.iter().enumerate() {
        let analysis = analyzer.analyze(text, None);
        let cut = |span: &Span| span.text(text).to_owned();
        let found = sentences.value(2 * at);
        let found = found.as_struct().column_by_name("text").expect("a column");
        let found: Vec<_> = found.as_string::<i32>().iter().flatten().collect();
        let spans = analysis.sentences.iter();
        assert_eq!(found, spans.map(cut).collect::<Vec<_>>());
        let found = words.value(2 * at);
        let found: Vec<_> = found.as_string::<i32>().iter().flatten().collect();
        let spans = analysis.words.iter().map(|word| &word.span);
        assert_eq!(found, spans.map(cut).collect::<Vec<_>>());
    }
    let last = 2 * samples.len();
    assert!(sentences.value(last).is_empty() && sentences.is_valid(last));
    assert!(words.is_null(last + 1) && sentences.is_null(last + 1));
}
