//! What is written, read back by others: JSON Schema, LibreOffice, DuckDB, pyarrow.

mod common;
#[path = "../../tests/common/others.rs"]
mod others;

use std::{fs, path::Path, process::Command};

use common::{Dir, run};
use others::has;
use serde_json::Value;

/// Texts that a spreadsheet would make something else of.
const ODD: [&str; 6] = [
    "=HYPERLINK(\"http://example.org\",\"bấm\")",
    "+1",
    "-1+2",
    "@tin",
    "10/12",
    "3-5",
];

/// Figures that agree, figures that differ, and a time that the text alone gives.
const CHECKED: &str =
    "Trong 9 tháng đầu năm 2018, xã xử lý 150/200 đơn, đạt 75%. Huyện xử lý 30/40 đơn, đạt 85%.";

/// An article for each odd text, as its id and its title; the fraction is a fact too.
fn odd_articles(dir: &Dir) -> String {
    let lines = ODD.map(|odd| {
        let text = format!("{odd}\n\nCó 10/12 cơ quan nộp 3,50 tỷ đồng trong 3-5 ngày.\n");
        format!("{}\n", serde_json::json!({"id": odd, "text": text}))
    });
    let checked = serde_json::json!({"id": "checked", "text": CHECKED});
    dir.write("odd.jsonl", format!("{}{checked}\n", lines.concat()))
}

fn lines(text: &str) -> Vec<Value> {
    let parse = |line| serde_json::from_str(line).expect("a JSON line");
    text.lines().map(parse).collect()
}

fn docs(name: &str) -> Value {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("docs");
    let schema = fs::read_to_string(docs.join(name)).expect("a schema");
    serde_json::from_str(&schema).expect("JSON")
}

#[test]
fn records_are_as_their_schemas_say() {
    let dir = Dir::new();
    let odd = odd_articles(&dir);
    for (schema, args) in [
        ("article.schema.json", &["--format", "jsonl"][..]),
        (
            "article.schema.json",
            &["--format", "jsonl", "--with", "text,sentences,words"],
        ),
        ("fact.schema.json", &["--format", "facts"]),
    ] {
        let schema = jsonschema::validator_for(&docs(schema)).expect("a schema");
        for path in [&[][..], &[odd.as_str()]] {
            let run = run(&[&["extract", "--quiet"], args, path].concat());
            let records = lines(&run.out);
            assert!(!records.is_empty());
            for record in records {
                let faults: Vec<_> = schema.iter_errors(&record).collect();
                assert!(faults.is_empty(), "{faults:?} in {record}");
            }
        }
    }
}

#[test]
fn what_stands_beside_the_facts_points_into_the_text() {
    let run = run(&[
        "extract",
        "--quiet",
        "--format",
        "jsonl",
        "--with",
        "text,sentences,words",
    ]);
    for record in lines(&run.out) {
        let text = record["text"].as_str().expect("the text");
        let at = |what: &Value, name: &str| what[name].as_u64().expect("an offset") as usize;
        let slice = |what: &Value| &text[at(what, "start")..at(what, "end")];
        for fact in record["facts"].as_array().expect("facts") {
            assert_eq!(fact["text"], slice(fact));
            let sentence = &record["sentences"][at(fact, "sentence")];
            assert!(at(sentence, "start") <= at(fact, "start"));
        }
        for word in record["words"].as_array().expect("words") {
            assert_eq!(slice(word), slice(word).trim());
        }
    }
}

#[test]
fn facts_and_csv_have_the_same_cells() {
    let dir = Dir::new();
    let odd = odd_articles(&dir);
    let all = |format: &[&str]| run(&[&["extract", "--quiet"], format, &[&odd]].concat()).out;
    let facts = lines(&all(&["--format", "facts"]));
    let csv = all(&["--format", "csv", "--csv-dialect", "plain"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names = reader.headers().expect("a header").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), facts.len());
    for (row, fact) in rows.iter().zip(&facts) {
        for (name, cell) in names.iter().zip(row) {
            let expected = match &fact[name] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Bool(is) => u8::from(*is).to_string(),
                Value::Array(findings) => {
                    let told = |finding: &Value| {
                        let told = [&finding["relation"], &finding["explanation_vi"]];
                        told.map(|part| part.as_str().unwrap_or_default())
                            .join(": ")
                    };
                    findings.iter().map(told).collect::<Vec<_>>().join(" | ")
                }
                other => other.to_string(),
            };
            assert_eq!(cell, expected, "{name}");
        }
    }
    // Each fact says whether it agrees with the others.
    let verdicts = |wanted: &str| {
        facts
            .iter()
            .filter(|fact| fact["verdict"] == wanted)
            .count()
    };
    assert_eq!((verdicts("agrees"), verdicts("differs")), (8, 2));
    let differing = facts.iter().find(|fact| fact["verdict"] == "differs");
    let finding = &differing.expect("a finding")["findings"][0];
    assert_eq!(finding["facts"], serde_json::json!([3, 4]));
    assert_eq!(
        (&finding["stated"], finding["derived_amount"].as_f64()),
        (&"85".into(), Some(75.0))
    );
    let estimated = facts
        .iter()
        .filter(|fact| fact["published_estimate"] == "2018");
    assert_eq!(estimated.count(), 5);
    // The same for people whose decimal sign is the comma.
    let comma = all(&["--format", "csv", "--csv-dialect", "excel-comma"]);
    assert!(comma.starts_with("\u{feff}article;title;"), "{comma}");
    assert!(comma.contains("3500000000"), "{comma}");
}

#[test]
fn a_filter_of_kinds_leaves_out_findings_unless_they_are_asked_for() {
    let dir = Dir::new();
    let path = dir.write("a.txt", CHECKED);
    let of = |args: &[&str]| {
        let kinds = [
            "extract",
            "--quiet",
            "--kinds",
            "percent,quantity,fraction",
            &path,
        ];
        let facts = lines(&run(&[&kinds[..], args].concat()).out);
        facts[0]["findings"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((of(&[]), of(&["--with", "findings"])), (0, 2));
    assert_eq!(of(&["--format", "facts", "--with", "findings"]), 1);
    assert_eq!(
        run(&["check", "--kinds", "percent,fraction", &path]).status,
        3
    );
}

#[test]
fn a_spreadsheet_shows_the_texts_as_they_are() {
    if !has("soffice", &["--version"]) {
        return;
    }
    let dir = Dir::new();
    let odd = odd_articles(&dir);
    let csv = dir.path("facts.csv");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data/samples");
    let samples = samples.display().to_string();
    let paths = [odd.as_str(), samples.as_str()];
    let args = [
        &["extract", "--quiet", "--format"],
        &["csv", "--output", &csv][..],
        &paths,
    ];
    assert_eq!(run(&args.concat()).status, 0);
    let expected = run(&[&["extract", "--quiet", "--format", "facts"], &paths[..]].concat()).out;
    // Commas, quotes, UTF-8, from the first line on; then what the cells show, as CSV.
    let status = Command::new("soffice")
        .arg("--headless")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            dir.path("office")
        ))
        .args(["--infilter=Text - txt - csv (StarCalc):44,34,76,1"])
        .args([
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
        ])
        .args(["--outdir", &dir.path("shown"), &csv])
        .output()
        .expect("LibreOffice");
    let shown = fs::read(dir.0.join("shown/facts.csv"));
    let shown = shown.unwrap_or_else(|_| panic!("LibreOffice wrote nothing: {status:?}"));
    let mut reader = csv::Reader::from_reader(&shown[..]);
    let names = reader.headers().expect("a header").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let facts = lines(&expected);
    assert_eq!(rows.len(), facts.len());
    for (row, fact) in rows.iter().zip(&facts) {
        for (name, shown) in names.iter().zip(row) {
            let name = name.trim_start_matches('\u{feff}');
            match &fact[name] {
                // How a day or a time is shown is the spreadsheet's own choice.
                Value::String(_)
                    if ["published", "date_from", "date_until", "clock"].contains(&name) =>
                {
                    assert!(
                        shown.contains(|c: char| c.is_ascii_digit()),
                        "{name}: {shown}"
                    );
                }
                Value::String(text) => {
                    assert_eq!(shown, text.replace("\r\n", "\n"), "{name}");
                }
                Value::Number(number) => {
                    let (shown, number) = (shown.parse::<f64>(), number.as_f64());
                    assert_eq!(shown.ok(), number, "{name}");
                }
                _ => {}
            }
        }
    }
    assert!(ODD.iter().all(|odd| rows.iter().any(|row| &row[0] == *odd)));
}

/// A Python with these modules: that of `BANTIN_PYTHON`, else `python3`.
#[cfg(feature = "parquet")]
fn python(modules: &str) -> Option<String> {
    let python = std::env::var("BANTIN_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    has(&python, &["-c", &format!("import {modules}")]).then_some(python)
}

#[cfg(feature = "parquet")]
fn answers(python: &str, script: &str, args: &[&str]) -> String {
    let output = Command::new(python)
        .args(["-c", script])
        .args(args)
        .output();
    let output = output.expect("python");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_what_facts_hold() {
    const SCRIPT: &str = r#"
import datetime, decimal, json, sys
import pyarrow, pyarrow.parquet
facts = [json.loads(line, parse_float=decimal.Decimal) for line in open(sys.argv[1], encoding="utf-8")]
table = pyarrow.parquet.read_table(sys.argv[2])
types = {field.name: str(field.type) for field in table.schema}
expected = {
    "span_start": "int32", "span_end": "int32", "amount": "decimal128(38, 16)",
    "amount_high": "decimal128(38, 16)", "date_from": "date32[day]", "date_until": "date32[day]",
    "published": "timestamp[ms]", "kind": "string", "ambiguous": "bool", "sentence": "int32",
}
for name, of in expected.items():
    assert types[name] == of, (name, types[name])
rows = table.to_pylist()
assert len(rows) == len(facts), (len(rows), len(facts))
same = [n for n in facts[0] if n in types and n != "published"]
for fact, row in zip(facts, rows):
    for name in same:
        value = row[name]
        if isinstance(value, datetime.date):
            value = value.isoformat()
        assert value == fact[name], (name, value, fact[name])
    assert row["span_end"] - row["span_start"] == len(row["text"])
    day = row["published"].date().isoformat() if row["published"] else None
    assert day == (fact["published"] or "")[:10] or day is None and fact["published"] is None
lists = pyarrow.parquet.read_table(sys.argv[3]).to_pylist()
assert [f["value"] for a in lists for f in a["facts"]] == [f["value"] for f in facts]
found = [finding for article in lists for finding in article["findings"]]
assert sorted(finding["verdict"] for finding in found)[-1] == "differs"
beside = [finding for row in rows for finding in row["findings"]]
assert all(finding in beside for finding in found)
for article in lists:
    text = article["text"]
    for fact in article["facts"]:
        assert text[fact["span_start"]:fact["span_end"]] == fact["text"]
    for word in article["words"]:
        assert text[word["span_start"]:word["span_end"]].strip()
    assert article["sentences"]
print("same", len(same))
"#;
    let Some(python) = python("pyarrow") else {
        return;
    };
    let dir = Dir::new();
    let (lines, rows, lists) = (dir.path("f"), dir.path("r.parquet"), dir.path("l.parquet"));
    let odd = odd_articles(&dir);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("data/samples");
    let samples = samples.display().to_string();
    let written = |args: &[&str]| {
        let args = [&["extract", "--quiet", &odd, &samples], args].concat();
        assert_eq!(run(&args).status, 0);
    };
    written(&[
        "--format",
        "facts",
        "--offsets",
        "chars",
        "--output",
        &lines,
    ]);
    written(&["--format", "parquet", "--output", &rows]);
    let with = ["--rows", "articles", "--with", "text,sentences,words"];
    written(&[&["--format", "parquet", "--output", &lists], &with[..]].concat());
    let answer = answers(&python, SCRIPT, &[&lines, &rows, &lists]);
    let same = answer.trim().strip_prefix("same ").map(str::parse::<usize>);
    assert!(
        same.is_some_and(|same| same.is_ok_and(|columns| columns >= 10)),
        "{answer}"
    );
}

#[cfg(feature = "parquet")]
#[test]
fn sql_takes_the_names_unquoted() {
    const SCRIPT: &str = r#"
import sys, duckdb
facts, rows, lists = sys.argv[1:]
for table in (f"read_json('{facts}')", f"'{rows}'"):
    money = duckdb.sql(f"""
        SELECT article, title, published, section, kind, value, text, amount, amount_high, currency,
               unit, numerator, denominator, per, modifier, date_from, date_until, clock,
               sentence_text, sentence, sentence_start, sentence_end, span_start, span_end, rule,
               ambiguous, published_estimate, dated, fact, verdict, findings
        FROM {table} WHERE kind = 'money' AND currency = 'VND'""")
    print(len(money.fetchall()), duckdb.sql(f"SELECT sum(amount) FROM {table} WHERE currency = 'VND'").fetchall()[0][0])
count = duckdb.sql(f"SELECT count(*) FROM (SELECT unnest(facts, recursive := true) FROM '{lists}') WHERE currency = 'VND'")
print(count.fetchall()[0][0])
for findings in (f"SELECT unnest(findings, recursive := true) FROM '{rows}'", f"SELECT unnest(findings, recursive := true) FROM '{lists}'"):
    duckdb.sql(f"SELECT relation, verdict, span_start, span_end, facts, roles, stated, derived, stated_amount, derived_amount, currency, tolerance, sentence, rule, explanation_vi, explanation_en FROM ({findings})").fetchall()
month = duckdb.sql(f"SELECT date_trunc('month', date_from) AS m FROM '{rows}' WHERE date_from IS NOT NULL")
assert len(month.fetchall()) > 100
"#;
    let Some(python) = python("duckdb") else {
        return;
    };
    let dir = Dir::new();
    let (facts, rows, lists) = (
        dir.path("f.json"),
        dir.path("r.parquet"),
        dir.path("l.parquet"),
    );
    let written =
        |args: &[&str]| assert_eq!(run(&[&["extract", "--quiet"], args].concat()).status, 0);
    written(&["--format", "facts", "--output", &facts]);
    written(&["--format", "parquet", "--output", &rows]);
    written(&[
        "--format", "parquet", "--rows", "articles", "--output", &lists,
    ]);
    let answers = answers(&python, SCRIPT, &[&facts, &rows, &lists]);
    let counts: Vec<&str> = answers
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(counts.len(), 3, "{answers}");
    assert!(counts.iter().all(|count| *count == counts[0]), "{answers}");
}
