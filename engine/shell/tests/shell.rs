//! `bantin-sql` as its users run it.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use datafusion::{
    arrow::array::{Array, AsArray, RecordBatch},
    parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder,
};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin-sql"));
    let ran = command.args(arguments).stdin(Stdio::null()).output();
    ran.expect("a process")
}

/// What a query writes.
fn told(arguments: &[&str]) -> String {
    let ran = run(arguments);
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(ran.stdout).expect("UTF-8")
}

/// What is wrong with it.
fn refused(arguments: &[&str]) -> String {
    let ran = run(arguments);
    assert!(!ran.status.success(), "{arguments:?} ran");
    assert!(
        ran.stdout.is_empty(),
        "nothing is written before all is well"
    );
    String::from_utf8(ran.stderr).expect("UTF-8")
}

/// An empty folder of this name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples.jsonl")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// The rows of a Parquet file.
fn rows(path: &Path) -> RecordBatch {
    let file = File::open(path).expect("a file");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let mut reader = reader.build().expect("Parquet");
    reader.next().expect("rows").expect("rows")
}

const BY_KIND: &str = "SELECT f.kind, count(*) AS n FROM \
    (SELECT unnest(vn_facts(text, published)) AS f FROM articles) GROUP BY f.kind ORDER BY f.kind";

/// The recipes of the README give what stands below them there.
#[test]
fn recipes_give_what_they_say() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(readme).expect("the README");
    let mut recipes = 0;
    for recipe in readme.split("```sql\n").skip(1) {
        let (sql, rest) = recipe.split_once("```").expect("the end of a query");
        let (_, rest) = rest.split_once("```text\n").expect("its rows");
        let (expected, _) = rest.split_once("```").expect("their end");
        assert_eq!(told(&[sql]), expected, "{sql}");
        recipes += 1;
    }
    assert!(recipes >= 3, "{recipes} recipes");
}

#[test]
fn files_of_all_kinds_give_the_same() {
    let folder = folder("kinds");
    let expected = told(&[BY_KIND]);
    assert_eq!(told(&[BY_KIND, text(&samples())]), expected);

    let copy = |name: &str| folder.join(name);
    let all = "SELECT * FROM articles";
    told(&["-o", text(&copy("a.parquet")), all]);
    told(&["-o", text(&copy("a.csv")), all]);
    let lines = fs::read(samples()).expect("the samples");
    pack(&["gzip", "-c"], &lines, &copy("a.jsonl.gz"));
    pack(
        &["gzip", "-c"],
        &fs::read(copy("a.csv")).expect("a file"),
        &copy("b.csv.gz"),
    );
    for name in ["a.parquet", "a.csv", "a.jsonl.gz", "b.csv.gz"] {
        assert_eq!(told(&[BY_KIND, text(&copy(name))]), expected, "{name}");
    }
    if pack(&["zstd", "-q", "-c"], &lines, &copy("a.jsonl.zst")) {
        assert_eq!(told(&[BY_KIND, text(&copy("a.jsonl.zst"))]), expected);
    }
}

/// Packs bytes by a command; whether there is such a command.
fn pack(command: &[&str], bytes: &[u8], path: &Path) -> bool {
    let mut packing = Command::new(command[0]);
    packing.args(&command[1..]).stdin(Stdio::piped());
    packing.stdout(File::create(path).expect("a file"));
    let Ok(mut packing) = packing.spawn() else {
        eprintln!("skipped: there is no {}", command[0]);
        return false;
    };
    let mut sink = packing.stdin.take().expect("a pipe");
    sink.write_all(bytes).expect("written");
    drop(sink);
    packing.wait().expect("an end").success()
}

#[test]
fn a_folder_is_a_table_and_tables_have_names() {
    let folder = folder("folder");
    for (name, id) in [("1.jsonl", "a"), ("2.jsonl", "b"), (".hidden.jsonl", "c")] {
        let line = format!("{{\"id\": \"{id}\", \"text\": \"Thu 3 tỷ đồng.\"}}\n");
        fs::write(folder.join(name), line).expect("written");
    }
    fs::write(folder.join("notes.txt"), "no table").expect("written");
    let count = "SELECT count(*) AS n FROM tin";
    let table = format!("tin={}", folder.display());
    assert_eq!(told(&["--format", "csv", count, &table]), "n\n2\n");
    let one = format!("tin={}", folder.join("1.jsonl").display());
    let two = format!("Tin={}", folder.join("2.jsonl").display());
    assert_eq!(told(&["--format", "csv", count, &one, &two]), "n\n2\n");
    let joined = "CREATE VIEW v AS SELECT id FROM tin; SELECT count(*) AS n FROM v, articles";
    let samples = samples();
    let joined = told(&["--format", "csv", joined, &table, text(&samples)]);
    assert_eq!(joined, "n\n14\n");
}

#[test]
fn parquet_keeps_the_types() {
    let folder = folder("types");
    let output = folder.join("facts.parquet");
    told(&[
        "-o",
        text(&output),
        "SELECT id, vn_facts(text) AS facts FROM articles ORDER BY id",
    ]);
    let rows = rows(&output);
    assert_eq!(
        rows.column(1).data_type(),
        &bantin_arrow::FactLists::data_type()
    );
    let (ids, facts) = (
        rows.column(0).as_string::<i32>(),
        rows.column(1).as_list::<i32>(),
    );
    let at = |id: &str| ids.iter().position(|row| row == Some(id)).expect(id);
    assert!(facts.is_null(at("phien-chuan")), "no text, no list");
    assert!(facts.is_valid(at("thoi-tiet")) && facts.value(at("thoi-tiet")).is_empty());
}

#[test]
fn rows_go_to_a_file_whole_or_not_at_all() {
    let folder = folder("whole");
    let lines = "{\"id\": \"a\", \"text\": \"Thu 3 tỷ đồng.\"}\n".repeat(2000);
    let table = folder.join("a.jsonl");
    fs::write(
        &table,
        lines.clone() + "{\"id\": \"b\", \"text\": broken}\n",
    )
    .expect("written");
    for name in ["out.csv", "out.parquet"] {
        let output = folder.join(name);
        let query = "SELECT id, cardinality(vn_facts(text)) AS n FROM articles";
        let error = refused(&["-o", text(&output), query, text(&table)]);
        assert!(
            error.contains("a.jsonl:2001: broken JSON at byte 21"),
            "{error}"
        );
        fs::write(&output, "before").expect("written");
        refused(&["-o", text(&output), query, text(&table)]);
        assert_eq!(fs::read_to_string(&output).expect("a file"), "before");
        fs::remove_file(&output).expect("a file");
    }
    let left: Vec<_> = fs::read_dir(&folder).expect("a folder").flatten().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn what_is_wrong_is_told() {
    let folder = folder("wrong");
    let file = |name: &str, content: &str| {
        let path = folder.join(name);
        fs::write(&path, content).expect("written");
        path.display().to_string()
    };
    let facts = "SELECT vn_facts(text) FROM articles";
    let numbers = file("numbers.jsonl", "{\"text\": 1}\n");
    let mixed = file("mixed.csv", "id,text\na,Thu 3 tỷ đồng.\nb\n");
    let no_json = file("list.jsonl", "{\"text\": \"a\"}\n[1]\n");
    let half = file(
        "half.jsonl",
        "{\"text\": \"a\"}\n{\"text\": \"b \\ud83d c\"}\n",
    );
    let broken = file("broken.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"\n");
    let no_parquet = file("no.parquet", "text");
    let unknown = file("a.txt", "text");
    let samples = samples();
    let samples = text(&samples);
    for (arguments, why) in [
        (
            vec![facts, &numbers],
            "vn_facts takes a text (Utf8, LargeUtf8, Utf8View",
        ),
        (vec![facts, &mixed], "mixed.csv"),
        (vec![facts, &no_json], "list.jsonl:2: not a JSON object"),
        (vec![facts, &half], "half.jsonl:2: broken JSON at byte"),
        (vec![facts, &broken], "broken.jsonl:2: broken JSON at byte"),
        (vec![facts, &no_parquet], "no.parquet, read as Parquet"),
        (vec![facts, &unknown], "not a kind of file known here"),
        (
            vec![facts, "nowhere.jsonl"],
            "nowhere.jsonl: cannot be read",
        ),
        (vec![facts, samples, &mixed], "give them two names"),
        (vec!["SELECT vn_facts(nothing) FROM articles"], "nothing"),
        (vec!["SELECT 1 FROM nowhere"], "nowhere"),
        (vec!["SELEC 1"], "SELEC"),
        (vec![" ; "], "no statement"),
        (vec!["--format", "csv", facts], "CSV has no place for"),
        (
            vec!["-o", "/nowhere/a.csv", "SELECT 1 AS one"],
            "cannot be written",
        ),
    ] {
        let error = refused(&arguments);
        assert!(
            error.starts_with("bantin-sql: ") && error.contains(why),
            "{arguments:?}: {error}"
        );
    }
}

#[test]
fn a_long_table_is_cut() {
    let query = "SELECT value FROM generate_series(1, 1500)";
    let ran = run(&[query]);
    let (out, errors) = (
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr),
    );
    assert!(out.contains("1000") && !out.contains("1001") && errors.contains("first 1000 rows"));
    assert_eq!(told(&["--format", "csv", query]).lines().count(), 1501);
}
