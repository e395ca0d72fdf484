//! Values, facts and records: what one writes the other reads, for every fact of many texts.

use std::{collections::BTreeSet, fmt::Display, str::FromStr};

use bantin::{
    Analyzer, PublishedAt,
    facts::{Fact, Kind, Value},
    record::FactRecord,
};

mod texts {
    include!("common/texts.rs");

    pub fn each(each: impl FnMut(&str)) {
        each_text(each);
    }
}

#[track_caller]
fn reads_what_it_writes<T: Display + FromStr<Err: Display> + PartialEq>(value: &T) {
    let text = value.to_string();
    match text.parse::<T>() {
        Ok(read) => assert!(read == *value, "{text} is read as {read}"),
        Err(error) => panic!("{error}"),
    }
}

fn check(fact: &Fact, text: &str) {
    reads_what_it_writes(&fact.value);
    reads_what_it_writes(&fact.kind());
    if let Some(modifier) = &fact.modifier {
        reads_what_it_writes(modifier);
    }
    if let Some(amount) = fact.value.amount() {
        reads_what_it_writes(&amount);
        assert!(amount.low() <= amount.high() || amount.single().is_none());
    }
    if let Some(duration) = fact.value.as_duration() {
        reads_what_it_writes(&duration.unit);
    }
    if let Some(moment) = fact.value.as_date().or(fact.value.as_time()) {
        reads_what_it_writes(&moment);
        let range = moment.range();
        assert!(range.is_none_or(|(first, last)| first <= last), "{moment}");
    }
    if let Some(ends) = fact.value.as_interval() {
        reads_what_it_writes(ends);
        let _ = ends.range();
    }
    let record = FactRecord::new(fact, text);
    let again = Fact::try_from(&record).unwrap_or_else(|error| panic!("{error}: {record:?}"));
    assert_eq!(again, *fact);
    assert_eq!(FactRecord::new(&again, text), record);
    let json = serde_json::to_string(fact).expect("JSON");
    assert_eq!(serde_json::from_str::<Fact>(&json).expect("a fact"), *fact);
}

#[test]
fn facts_are_read_from_what_they_write() {
    let analyzer = Analyzer::new().include_furniture(true);
    let mut worker = analyzer.worker();
    let (mut kinds, mut facts) = (BTreeSet::new(), 0);
    let published: Option<PublishedAt> = "2018-10-10".parse().ok();
    texts::each(|text| {
        for published in [None, published] {
            let analysis = worker.analyze(text, published);
            for fact in &analysis.facts {
                check(fact, text);
                kinds.insert(fact.kind());
                facts += 1;
            }
        }
    });
    let own = |kind: &&Kind| **kind != Kind::Custom;
    assert!(
        Kind::ALL
            .iter()
            .filter(own)
            .all(|kind| kinds.contains(kind)),
        "{kinds:?}"
    );
    eprintln!("{facts} facts");
}

#[test]
fn a_kind_of_the_users_own_is_read_too() {
    let value = Value::custom("stock", "VNM; HOSE").unwrap();
    reads_what_it_writes(&value);
    assert_eq!(value.to_string(), "stock VNM\\; HOSE");
}

/// The same for real texts, each with some of the kinds.
#[test]
fn a_filter_of_kinds_changes_no_fact() {
    let all = Analyzer::new();
    let mut worker = all.worker();
    let mut turn = 0;
    texts::each(|text| {
        turn += 1;
        let facts = worker.analyze(text, None).facts;
        let single = [Kind::ALL[turn % Kind::ALL.len()]];
        let numbers = [Kind::Money, Kind::Percent, Kind::Quantity, Kind::Fraction];
        for kinds in [&single[..], &[Kind::Money], &numbers] {
            let some = all.clone().kinds(kinds).analyze(text, None).facts;
            let expected: Vec<_> = facts
                .iter()
                .filter(|fact| kinds.contains(&fact.kind()))
                .collect();
            let differs = some
                .iter()
                .zip(&expected)
                .find(|(one, other)| one != *other);
            assert!(differs.is_none(), "{kinds:?}: {differs:?}");
            assert_eq!(some.len(), expected.len(), "{kinds:?}: {some:?}");
        }
    });
}
