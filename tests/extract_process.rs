//! The extractor as its users run it: a process with files, pipes and an exit status.

#[path = "common/process.rs"]
mod process;

use std::{
    fs,
    io::{Read, Write},
    process::Command,
};

use process::{Dir, Run, example, feed, finished};

use flate2::{Compression, write::GzEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::Value;

impl Run {
    /// The ids of the articles, as JSON lines tell them.
    fn ids(&self) -> Vec<String> {
        self.out.lines().map(|line| field(line, "id")).collect()
    }
}

fn field(line: &str, name: &str) -> String {
    let record: Value = serde_json::from_str(line).expect("a JSON line");
    record[name].as_str().expect("a string").to_owned()
}

fn program() -> Command {
    example("extract")
}

fn extract<S: AsRef<str>>(args: &[S]) -> Run {
    let args = args.iter().map(AsRef::as_ref);
    finished(program().args(args).output().expect("the extractor runs"))
}

fn extract_from(stdin: &[u8], args: &[&str]) -> Run {
    let mut command = program();
    command.args(args);
    finished(feed(command, stdin))
}

fn gz(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

fn zst(content: &[u8]) -> Vec<u8> {
    compress_to_vec(content, CompressionLevel::Fastest)
}

const ARTICLE: &str = "Giá vàng hôm nay\nSáng 9-10, giá vàng tăng 3,5%.\n";

fn line(id: &str) -> String {
    format!(
        "{}\n",
        serde_json::json!({ "id": id, "text": ARTICLE, "other": [1, {"a": null}] })
    )
}

fn lines(count: usize) -> String {
    (0..count).map(|number| line(&number.to_string())).collect()
}

/// Lines that do not compress away, so that a cut archive is cut in the middle.
fn long_lines(count: usize) -> String {
    let mut state = 1u64;
    let mut noise = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        format!("{:x}", state >> 16)
    };
    let mut text = || (0..50).map(|_| noise()).collect::<String>();
    (0..count)
        .map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{}\"}}\n", text()))
        .collect()
}

// ---- inputs ----

#[test]
fn every_kind_of_file_is_read() {
    let dir = Dir::new();
    let html = format!("<html><body><p>{ARTICLE}</p></body></html>");
    for (name, content) in [
        ("a.txt", ARTICLE),
        ("b.html", &html),
        ("c.jsonl", &line("c")),
    ] {
        for (end, content) in [
            ("", content.as_bytes().to_vec()),
            (".gz", gz(content.as_bytes())),
            (".zst", zst(content.as_bytes())),
        ] {
            let path = dir.write(&format!("{name}{end}"), content);
            let run = extract(&[&path]);
            assert_eq!(
                (run.status, run.ids().len()),
                (0, 1),
                "{name}{end}: {}",
                run.err
            );
            let id = if name == "c.jsonl" { "c" } else { &path };
            assert_eq!(run.ids(), [id]);
            run.says(&["1 article,", "MB/s"]);
        }
    }
}

#[test]
fn archives_of_several_parts_are_read_to_the_end() {
    let dir = Dir::new();
    let gz = dir.write(
        "a.jsonl.gz",
        [gz(line("1").as_bytes()), gz(line("2").as_bytes())].concat(),
    );
    // A skippable frame between two others, as pzstd writes them.
    let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9];
    let zst = [
        zst(line("3").as_bytes()),
        skipped.to_vec(),
        zst(line("4").as_bytes()),
    ]
    .concat();
    let zst = dir.write("b.jsonl.zst", zst);
    let run = extract(&[&gz, &zst]);
    assert_eq!(
        (run.status, run.ids()),
        (0, ["1", "2", "3", "4"].map(str::to_owned).to_vec())
    );
}

#[test]
fn folders_are_walked_in_order_without_hidden_and_foreign_files() {
    let dir = Dir::new();
    for name in [
        "news/b.txt",
        "news/a/z.txt.gz",
        "news/c.htm",
        "news/.git/x.txt",
        "news/.y.txt",
    ] {
        let bytes = ARTICLE.as_bytes();
        dir.write(
            name,
            if name.ends_with("gz") {
                gz(bytes)
            } else {
                bytes.to_vec()
            },
        );
    }
    dir.write("news/notes.md", "no article");
    let run = extract(&[&dir.path("news")]);
    assert_eq!(run.status, 0, "{}", run.err);
    let expected = ["news/a/z.txt.gz", "news/b.txt", "news/c.htm"].map(|name| dir.path(name));
    assert_eq!(run.ids(), expected);
}

#[test]
fn globs_are_expanded_when_the_shell_did_not() {
    let dir = Dir::new();
    for name in ["b.txt", "a.txt", "c.md", ".h.txt"] {
        dir.write(name, ARTICLE);
    }
    let run = extract(&[dir.path("*.txt")]);
    assert_eq!(
        (run.status, run.ids()),
        (0, vec![dir.path("a.txt"), dir.path("b.txt")])
    );
    let run = extract(&[dir.path("*.html")]);
    assert_eq!(run.status, 1);
    run.says(&["*.html", "no articles match"]);
    // A file whose own name has such letters is that file.
    let odd = dir.write("x[1].txt", ARTICLE);
    assert_eq!(extract(&[&odd]).ids(), [odd]);
}

#[test]
fn without_a_path_stdin_or_the_sample_articles_are_read() {
    // `Stdio::null` is `/dev/null`.
    let run = extract::<&str>(&[]);
    assert_eq!((run.status, run.ids().len()), (0, 17), "{}", run.err);
    assert_eq!(run.ids()[0], "data/samples/01_tinh_uy.txt");
    run.says(&["no path is given", "- reads stdin"]);
    let run = extract_from(lines(2).as_bytes(), &[]);
    assert_eq!((run.status, run.ids().len()), (0, 2), "{}", run.err);
    let run = extract_from(b"", &[]);
    assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
    let dir = Dir::new();
    let file = fs::File::open(dir.write("a.jsonl", lines(3))).expect("a file");
    let run = finished(program().stdin(file).output().expect("it runs"));
    assert_eq!((run.status, run.ids().len()), (0, 3), "{}", run.err);
}

#[test]
fn stdin_is_told_from_how_it_begins() {
    let jsonl = lines(2);
    let run = extract_from(jsonl.as_bytes(), &["-"]);
    assert_eq!(
        (run.status, run.ids()),
        (0, vec!["0".to_owned(), "1".to_owned()])
    );
    for content in [ARTICLE.as_bytes().to_vec(), gz(ARTICLE.as_bytes())] {
        let run = extract_from(&content, &["-"]);
        assert_eq!((run.status, run.ids()), (0, vec!["stdin".to_owned()]));
    }
    // Told otherwise, the same bytes are one text, or two broken lines.
    let run = extract_from(jsonl.as_bytes(), &["--input-format", "txt", "-"]);
    assert_eq!(run.ids(), ["stdin"]);
    let run = extract_from(ARTICLE.as_bytes(), &["--input-format", "jsonl", "-"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    run.says(&["stdin, line 2", "not a JSON object"]);
    let run = extract_from(jsonl.as_bytes(), &["-", "-"]);
    assert_eq!((run.status, run.ids().len()), (1, 2));
    run.says(&["stdin", "given twice"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_path_is_read_like_stdin() {
    let run = extract_from(lines(2).as_bytes(), &["/dev/stdin"]);
    assert_eq!(
        (run.status, run.ids()),
        (0, vec!["0".to_owned(), "1".to_owned()])
    );
}

#[test]
fn marks_and_line_ends_of_other_systems_are_accepted() {
    let dir = Dir::new();
    let text = dir.write(
        "a.txt",
        format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n")),
    );
    let lines = format!(
        "\u{feff}{}\r\n\r\n{}",
        lines(2).trim_end().replace('\n', "\r\n"),
        line("x")
    );
    let lines = dir.write("b.jsonl", lines);
    let run = extract(&[&text, &lines]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.ids(), [&text, "0", "1", "x"]);
}

#[test]
fn duplicate_paths_are_read_twice() {
    let dir = Dir::new();
    let path = dir.write("a.txt", ARTICLE);
    assert_eq!(extract(&[&path, &path]).ids(), [path.clone(), path]);
}

#[test]
fn a_record_without_an_id_is_called_by_its_place() {
    let dir = Dir::new();
    let path = dir.write(
        "a.jsonl",
        "{\"text\": \"x\"}\n{\"text\": \"x\", \"id\": 17}\n",
    );
    assert_eq!(
        extract(&[&path]).ids(),
        [format!("{path}:1"), "17".to_owned()]
    );
}

// ---- order and outputs ----

#[test]
fn the_order_does_not_depend_on_the_jobs() {
    let dir = Dir::new();
    // Articles of very different lengths, so that later ones are done first.
    let text = |n: usize| ARTICLE.repeat(if n.is_multiple_of(50) { 3000 } else { 1 });
    let records = (0..400).map(|n| format!("{}\n", serde_json::json!({"id": n, "text": text(n)})));
    let path = dir.write("a.jsonl", records.collect::<String>() + "broken\n");
    let broken = dir.write("b.jsonl", "{\n{\"id\": 1, \"text\": 5}\n");
    let inputs = [path.as_str(), broken.as_str(), path.as_str()];
    let one = extract(&[&["--jobs", "1", "--quiet"], &inputs[..]].concat());
    let four = extract(&[&["--jobs", "4", "--quiet"], &inputs[..]].concat());
    assert_eq!((one.status, four.status), (1, 1));
    let expected: Vec<_> = (0..400).chain(0..400).map(|n| n.to_string()).collect();
    assert_eq!(one.ids(), expected);
    assert!(one.out == four.out, "the output depends on the jobs");
    assert_eq!(one.err, four.err, "the messages depend on the jobs");
    assert_eq!(one.err.lines().count(), 4, "{}", one.err);
}

#[test]
fn every_format_is_written() {
    let dir = Dir::new();
    let path = dir.write("a.txt", ARTICLE);
    let columns = [
        "article",
        "title",
        "published",
        "published_estimate",
        "section",
        "kind",
        "value",
        "text",
    ];
    let csv = extract(&["--format", "csv", "--csv-dialect", "plain", &path]);
    let mut rows = csv::Reader::from_reader(csv.out.as_bytes());
    let head = rows.headers().expect("a header").clone();
    assert_eq!(head.iter().take(columns.len()).collect::<Vec<_>>(), columns);
    let width = head.len();
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    assert!(rows.iter().all(|row| row.len() == width && row[0] == *path));
    let facts = extract(&["--format", "facts", &path]);
    assert_eq!((csv.status, facts.status), (0, 0));
    assert_eq!(facts.out.lines().count(), rows.len());
    let spreadsheet = extract(&["--format", "csv", &path]).out;
    assert!(spreadsheet.starts_with("\u{feff}article,"), "{spreadsheet}");
    let table = extract(&["--format", "table", &path]);
    assert_eq!(table.status, 0);
    assert!(
        table.out.contains(&path) || table.out.contains("Giá vàng"),
        "{}",
        table.out
    );
    assert!(!table.out.contains('\u{1b}'), "colours in a pipe");
    // What is piped is JSON.
    let jsonl = extract(&["--format", "jsonl", &path]);
    assert_eq!(jsonl.out, extract(&[&path]).out);
}

#[test]
fn facts_point_into_the_text_and_kinds_choose_among_them() {
    let dir = Dir::new();
    let path = dir.write("a.jsonl", line("a"));
    let all = extract(&[&path]);
    let record: Value = serde_json::from_str(&all.out).expect("a JSON line");
    let facts = record["facts"].as_array().expect("facts");
    for fact in facts {
        let at = |name: &str| fact[name].as_u64().expect("an offset") as usize;
        assert_eq!(fact["text"], ARTICLE[at("start")..at("end")]);
    }
    let chosen = extract(&["--kinds", "percent,money", &path]);
    let record: Value = serde_json::from_str(&chosen.out).expect("a JSON line");
    let chosen = record["facts"].as_array().expect("facts");
    let percents = facts
        .iter()
        .filter(|fact| fact["kind"] == "percent")
        .count();
    assert_eq!(chosen.len(), percents);
}

#[test]
fn output_is_a_file_that_is_replaced_when_all_is_done() {
    let dir = Dir::new();
    let input = dir.write("a.txt", ARTICLE);
    let output = dir.write("out.jsonl", "old");
    let run = extract(&["--output", &output, &input, &dir.path("missing.txt")]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let written = fs::read_to_string(&output).expect("the output");
    assert_eq!(field(written.trim_end(), "id"), input);
    assert_eq!(
        fs::read_dir(&dir.0).expect("a folder").count(),
        2,
        "something is left beside"
    );
    let run = extract(&["--output", &input, &output, &dir.path(".")]);
    assert_eq!(run.status, 2);
    run.says(&["a.txt", "is an input too"]);
    assert_eq!(fs::read_to_string(&input).expect("the input"), ARTICLE);
    let run = extract(&["--output", &dir.path("no/such/folder"), &input]);
    assert_eq!(run.status, 1);
    run.says(&["no/such/folder", "cannot be written"]);
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let dir = Dir::new();
    let path = dir.write("a.jsonl", lines(20_000));
    for jobs in ["1", "4"] {
        let mut child = program()
            .args(["--jobs", jobs, &path])
            .spawn()
            .expect("it starts");
        let mut start = [0; 64];
        let mut pipe = child.stdout.take().expect("a pipe");
        pipe.read_exact(&mut start).expect("some output");
        drop(pipe);
        let run = finished(child.wait_with_output().expect("it ends"));
        assert_eq!((run.status, run.err.as_str()), (0, ""));
    }
}

// ---- bad input: each is named, the rest is done ----

/// Runs the extractor on `bad` between two good articles, both of which must come out.
fn between_good(dir: &Dir, bad: &str, options: &[&str]) -> Run {
    let good = [
        dir.write("good-1.txt", ARTICLE),
        dir.write("good-2.txt", ARTICLE),
    ];
    let run = extract(&[options, &[&good[0], bad, &good[1]]].concat());
    assert_eq!(run.status, 1, "{}", run.err);
    assert_eq!(run.ids().first(), Some(&good[0]), "{}", run.err);
    assert_eq!(run.ids().last(), Some(&good[1]), "{}", run.err);
    run.says(&["problem", "named above"]);
    run
}

#[test]
fn a_missing_path() {
    let dir = Dir::new();
    let run = between_good(&dir, &dir.path("missing.jsonl"), &[]);
    run.says(&["missing.jsonl", "no such file or folder"]);
}

#[test]
fn a_file_of_another_kind() {
    let dir = Dir::new();
    let path = dir.write("a.pdf", "%PDF");
    between_good(&dir, &path, &[]).says(&["a.pdf", ".txt, .html or .jsonl", "--input-format"]);
}

#[test]
fn a_folder_without_articles() {
    let dir = Dir::new();
    dir.write("empty/notes.md", "x");
    between_good(&dir, &dir.path("empty"), &[]).says(&["empty: no articles in this folder"]);
}

#[test]
fn a_file_that_is_not_utf_8() {
    let dir = Dir::new();
    let path = dir.write("a.txt", b"Gi\xc3\xa1\nv\xe0ng\n");
    between_good(&dir, &path, &[]).says(&[
        "a.txt, line 2",
        "not UTF-8",
        "0xe0",
        "byte 6 of the file",
    ]);
    let bytes = [
        line("1").as_bytes(),
        b"{\"text\": \"\xff\"}\n",
        line("3").as_bytes(),
    ]
    .concat();
    let path = dir.write("c.jsonl", bytes);
    let run = between_good(&dir, &path, &[]);
    run.says(&["c.jsonl, line 2", "not UTF-8", "byte 10 of the line"]);
    assert_eq!(run.ids()[1..3], ["1", "3"]);
}

#[test]
fn an_article_over_the_limit() {
    let dir = Dir::new();
    let long = "x".repeat((1 << 20) + 1);
    for (name, content) in [("a.txt", long.clone()), ("b.html", long.clone())] {
        let path = dir.write(name, content);
        let run = between_good(&dir, &path, &["--max-article", "1"]);
        run.says(&[name, "1.0 MiB long", "--max-article"]);
    }
    let path = dir.write(
        "c.jsonl",
        format!("{}{long}\n{}{long}", line("1"), line("3")),
    );
    let run = between_good(&dir, &path, &["--max-article", "1"]);
    run.says(&["c.jsonl, line 2", "1.0 MiB long", "--max-article"]);
    run.says(&["c.jsonl, line 4", "1.0 MiB long", "--max-article"]);
    assert_eq!(run.ids()[1..3], ["1", "3"]);
    // A line of just that length is read.
    let text = "x".repeat((1 << 20) - "{\"text\":\"\"}".len());
    let path = dir.write("d.jsonl", format!("{{\"text\":\"{text}\"}}\r"));
    assert_eq!(extract(&["--max-article", "1", &path]).status, 1);
    let path = dir.write("d.jsonl", format!("{{\"text\":\"{text}\"}}\n"));
    assert_eq!(extract(&["--max-article", "1", &path]).status, 0);
}

#[test]
fn a_truncated_archive() {
    let dir = Dir::new();
    let content = long_lines(1000);
    for (name, packed) in [
        ("a.jsonl.gz", gz(content.as_bytes())),
        ("b.jsonl.zst", zst(content.as_bytes())),
    ] {
        let path = dir.write(name, &packed[..packed.len() / 2]);
        let run = between_good(&dir, &path, &[]);
        let read = run.ids().len() - 2;
        assert!((100..900).contains(&read), "{read} articles of {name}");
        run.says(&[
            name,
            &format!("line {}", read + 1),
            "cut short",
            "were read",
        ]);
    }
    // Of an article that is a file, nothing is made of a part.
    let packed = gz(content.as_bytes());
    let path = dir.write("c.txt.gz", &packed[..packed.len() / 2]);
    let run = between_good(&dir, &path, &[]);
    run.says(&["c.txt.gz, line", "cut short"]);
    assert_eq!(run.ids().len(), 2);
    // Cut behind the last letter: the article is whole, the archive is not.
    let packed = gz(line("whole").trim_end().as_bytes());
    let path = dir.write("d.jsonl.gz", &packed[..packed.len() - 8]);
    let run = between_good(&dir, &path, &[]);
    run.says(&["d.jsonl.gz, line 1", "cut short"]);
    assert_eq!(run.ids()[1], "whole");
    let path = dir.write("e.txt.gz", "");
    between_good(&dir, &path, &[]).says(&["e.txt.gz", "empty"]);
}

#[test]
fn a_damaged_or_misnamed_archive() {
    let dir = Dir::new();
    for name in ["a.txt.gz", "a.jsonl.zst"] {
        let path = dir.write(name, ARTICLE);
        between_good(&dir, &path, &[]).says(&[name, "not compressed data"]);
    }
    let content = long_lines(1000);
    for (name, mut packed) in [
        ("b.jsonl.gz", gz(content.as_bytes())),
        ("b.jsonl.zst", zst(content.as_bytes())),
    ] {
        let middle = packed.len() / 2;
        packed[middle..middle + 64].fill(0xff);
        let path = dir.write(name, packed);
        between_good(&dir, &path, &[]).says(&[name, "damaged compressed data"]);
    }
}

#[test]
fn broken_records() {
    let dir = Dir::new();
    let bad = [
        ("{\"id\": \"1\", \"text\": \"x\"", "broken JSON at byte"),
        ("{\"id\": \"1\", \"text\": \"x\"} y", "broken JSON at byte"),
        (
            "{\"id\": \"1\", \"text\": \"\\ud800\"}",
            "broken JSON at byte",
        ),
        (
            "{\"id\": \"1\", \"text\": \"a\", \"text\": \"b\"}",
            "duplicate field `text`",
        ),
        ("[\"1\", \"x\"]", "not a JSON object"),
        ("Giá vàng", "not a JSON object"),
        ("{\"id\": \"1\"}", "without `text`"),
        ("{\"id\": \"1\", \"text\": null}", "without `text`"),
        (
            "{\"id\": \"1\", \"text\": [\"x\"]}",
            "`text` is not a string",
        ),
    ];
    let content: String = bad
        .iter()
        .map(|(record, _)| format!("{record}\n{}", line("ok")))
        .collect();
    let path = dir.write("a.jsonl", content);
    let run = between_good(&dir, &path, &[]);
    for (number, (_, message)) in bad.iter().enumerate() {
        run.says(&[&format!("a.jsonl, line {}:", 2 * number + 1), message]);
    }
    assert_eq!(run.ids().len(), bad.len() + 2, "a good record is lost");
}

#[test]
fn odd_fields_are_named_and_the_article_is_read() {
    let dir = Dir::new();
    let records = "{\"id\": [1], \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"x\", \"published\": \"2018-02-30\"}\n\
                   {\"id\": \"c\", \"text\": \"x\", \"published\": [5]}\n{\"id\": \"d\", \"text\": \"x\", \"published\": null}\n";
    let path = dir.write("a.jsonl", records);
    let run = between_good(&dir, &path, &[]);
    assert_eq!(run.ids()[1..5], [&format!("{path}:1"), "b", "c", "d"]);
    run.says(&["line 1", "`id`"]);
    run.says(&["line 2", "2018-02-30", "ISO 8601"]);
    run.says(&["line 3", "`published` is neither a string nor a number"]);
    run.says(&["3 problems"]);
}

#[test]
fn places_are_counted_as_asked_for() {
    let dir = Dir::new();
    let record = "{\"text\":\"\u{1f389} Đã thu 3 tỷ đồng.\"}\n";
    let path = dir.write("a.jsonl", record);
    for (offsets, start, end) in [("bytes", 14, 28), ("chars", 9, 18), ("utf16", 10, 19)] {
        for format in ["jsonl", "facts"] {
            let run = extract(&["--offsets", offsets, "--format", format, &path]);
            let columns = ["start", "span_start"].map(|name| format!("\"{name}\":{start},"));
            let ends = ["end", "span_end"].map(|name| format!("\"{name}\":{end},"));
            let said = |names: &[String]| names.iter().any(|name| run.out.contains(name));
            assert!(
                said(&columns) && said(&ends),
                "{offsets} {format}: {}",
                run.out
            );
        }
    }
}

/// What is said for a time of publication, and the day that the text then tells of.
#[test]
fn a_time_with_a_zone_is_an_instant() {
    let dir = Dir::new();
    for (published, day, written) in [
        (
            "\"2018-10-09T23:30Z\"",
            "2018-10-10",
            "2018-10-10T06:30:00+07:00",
        ),
        (
            "\"Tue, 09 Oct 2018 23:30:00 GMT\"",
            "2018-10-10",
            "2018-10-10T06:30:00+07:00",
        ),
        ("1539127800", "2018-10-10", "2018-10-10T06:30:00+07:00"),
        ("1539127800000", "2018-10-10", "2018-10-10T06:30:00+07:00"),
        ("\"2018-10-09T23:30\"", "2018-10-09", "2018-10-09T23:30:00"),
        ("\"9/10/2018\"", "2018-10-09", "2018-10-09"),
    ] {
        let text = "Hội chợ khai mạc sáng nay.";
        let record = format!("{{\"text\":\"{text}\",\"published\":{published}}}\n");
        let run = extract(&[&dir.write("a.jsonl", record)]);
        let value = format!("\"value\":\"{day}TMO\"");
        let time = format!("\"published\":\"{written}\"");
        assert!(run.out.contains(&value), "{published}: {}", run.out);
        assert!(run.out.contains(&time), "{published}: {}", run.out);
    }
    let record = "{\"text\":\"Hội chợ mở sáng nay.\",\"published\":\"2018-10-10T01:00Z\"}\n";
    let path = dir.write("a.jsonl", record);
    let run = extract(&["--time-zone", "-05:00", &path]);
    assert!(run.out.contains("2018-10-09TMO"), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_back_to_itself() {
    let dir = Dir::new();
    dir.write("loop/a.txt", ARTICLE);
    std::os::unix::fs::symlink(dir.path("loop"), dir.path("loop/b")).expect("a link");
    let run = between_good(&dir, &dir.path("loop"), &[]);
    run.says(&["loop/b", "leads back"]);
    assert_eq!(run.ids().len(), 3);
}

#[test]
fn nested_and_empty_content_is_no_trouble() {
    let dir = Dir::new();
    let deep = format!(
        "{{\"id\":\"1\",\"deep\":{}{},\"text\":\"x\"}}\n",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    let deep = dir.write("a.jsonl", deep);
    let empty = [
        dir.write("b.txt", ""),
        dir.write("c.html", ""),
        dir.write("d.jsonl", ""),
    ];
    let run = extract(&[&deep, &empty[0], &empty[1], &empty[2]]);
    assert_eq!((run.status, run.ids().len()), (0, 3), "{}", run.err);
    assert_eq!(extract_from(b"", &["-"]).status, 0);
}

// ---- wrong usage: nothing is done ----

#[test]
fn wrong_options_list_the_right_ones() {
    let dir = Dir::new();
    let path = dir.write("a.txt", ARTICLE);
    for (args, parts) in [
        (["--kinds", "date,colour"], ["colour", "percent"]),
        (["--format", "xml"], ["xml", "jsonl"]),
        (["--input-format", "pdf"], ["pdf", "html"]),
        (["--published", "2018-02-30"], ["2018-02-30", "ISO 8601"]),
        (["--published", "hôm qua"], ["hôm qua", "ISO 8601"]),
        (["--time-zone", "7"], ["'7'", "+07:00"]),
        (["--offsets", "letters"], ["letters", "bytes, chars, utf16"]),
        (["--jobs", "0"], ["'0'", "--jobs"]),
        (["--max-article", "0"], ["'0'", "--max-article"]),
        (["--colour", "red"], ["--colour", "unexpected"]),
        (["--csv-dialect", "word"], ["word", "excel"]),
        (
            ["--units", "no/such/file"],
            ["no/such/file", "no such file"],
        ),
    ] {
        let run = extract(&[args[0], args[1], &path]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}");
        for part in parts {
            assert!(
                run.err.contains(part),
                "{args:?} do not say {part:?}: {}",
                run.err
            );
        }
    }
}

#[test]
fn check_prints_only_what_differs() {
    let line = |id: &str, text: &str| format!("{{\"id\": \"{id}\", \"text\": \"{text}\"}}\n");
    let right = line("right", "Tòa đã giải quyết 240/272 vụ, đạt tỷ lệ 88,24%.");
    let wrong = line(
        "wrong",
        "Sở họp. Tòa đã giải quyết 240/272 vụ, đạt tỷ lệ 82,24%.",
    );
    let check = |language: &str, input: &str| {
        let mut command = example("extract");
        command.args(["--check", "--lang", language, "--quiet"]);
        command.args(["--input-format", "jsonl", "-"]);
        let output = feed(command, input.as_bytes());
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        (told, output.status.code())
    };
    let both = check("en", &format!("{right}{wrong}"));
    let told = "wrong: share\n  Tòa đã giải quyết 240/272 vụ, đạt tỷ lệ 82,24%.\n  \
                240/272 = 88,24 %, the text says 82,24 %\n\n";
    assert_eq!(both, (told.to_owned(), Some(3)));
    let (told, _) = check("vi", &wrong);
    assert!(told.contains("bài viết ghi 82,24 %"), "{told}");
    assert_eq!(check("en", &right), (String::new(), Some(0)));
    // What could not be read comes first.
    let (_, status) = check("en", &format!("{wrong}{{\n"));
    assert_eq!(status, Some(1));
}
