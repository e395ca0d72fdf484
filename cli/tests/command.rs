//! The command `bantin` as its users run it.

mod common;

use std::{
    io::{BufRead, BufReader, Write},
    process::Stdio,
    sync::mpsc,
    thread,
    time::Duration,
};

use common::{Dir, bantin, run};

#[test]
fn what_is_installed_tells_of_itself() {
    let version = run(&["--version"]);
    assert_eq!(
        version.out,
        format!("bantin {}\n", env!("CARGO_PKG_VERSION"))
    );
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let completions = run(&["completions", shell]);
        assert_eq!(completions.status, 0);
        for word in ["extract", "segment", "explain", "--csv-dialect"] {
            let known = completions.out.contains(word) || completions.out.contains(&word[2..]);
            assert!(known, "{shell} knows no {word}");
        }
    }
    assert!(run(&["man"]).out.contains("SUBCOMMANDS"));
    assert!(run(&["man", "extract"]).out.contains("csv\\-dialect"));
    let unknown = run(&["man", "sing"]);
    assert_eq!(unknown.status, 2);
    unknown.says(&["no command sing", "extract"]);
    let dir = Dir::new();
    assert_eq!(run(&["man", "--directory", &dir.path("man1")]).status, 0);
    assert!(dir.0.join("man1/bantin-extract.1").exists());
}

#[test]
fn the_samples_are_at_hand_everywhere() {
    let dir = Dir::new();
    let output = bantin().arg("extract").current_dir(&dir.0).output();
    let output = output.expect("it runs");
    assert!(output.status.success());
    let lines = output.stdout.split(|byte| *byte == b'\n').count();
    assert_eq!(lines, 18, "17 articles");
}

/// Hands over a line, and waits for the answer to it before the next.
fn converses(args: &[&str], lines: &[&str]) {
    let mut child = bantin()
        .args(args)
        .stdin(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || {
        for line in stdout.lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    for line in lines {
        stdin
            .write_all(format!("{line}\n").as_bytes())
            .expect("it reads");
        let answer = answers.recv_timeout(Duration::from_secs(30));
        answer.unwrap_or_else(|_| panic!("{args:?}: no answer to {line}"));
        // What else belongs to the answer.
        while answers.recv_timeout(Duration::from_millis(400)).is_ok() {}
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn what_trickles_in_is_answered_line_by_line() {
    let articles = [
        "{\"text\":\"Thu 3 tỷ đồng.\"}",
        "{\"text\":\"Đạt 5%.\"}",
        "{\"text\":\"Có 12 người.\"}",
    ];
    for format in ["table", "jsonl", "facts", "csv"] {
        converses(&["extract", "--quiet", "--format", format], &articles);
    }
    for format in ["text", "json"] {
        converses(
            &["segment", "--format", format],
            &["a", "Chính quyền", "thành phố"],
        );
    }
    converses(&["explain"], &["Có 10/12 cơ quan.", "Ngày 3/4."]);
}

#[test]
fn a_line_of_stdin_is_a_sentence_to_explain() {
    let output = common::feed(&["explain"], "Có 10/12 cơ quan.\n\nĐạt 5%.\n".as_bytes());
    assert_eq!(output.out.matches("outcome").count(), 2, "{}", output.out);
    assert_eq!(common::feed(&["explain"], b"").out, "no figures\n");
}

#[test]
fn users_add_units_currencies_and_judgements() {
    let dir = Dir::new();
    let units = dir.write("units.tsv", "# mine\nkg\tmass\t20\tgiạ lúa\n");
    let currencies = dir.write("currencies.tsv", "XAU\t1\tđồng vàng\n");
    let text = dir.write("a.txt", "Bán 15 giạ lúa lấy 5 đồng vàng.\n");
    let facts = |more: &[&str]| {
        let args = [&["extract", "--format", "facts", "--quiet", &text], more].concat();
        let run = run(&args);
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
    };
    let own = facts(&["--units", &units, "--currencies", &currencies]);
    assert!(
        own.contains("\"unit\":\"giạ lúa\"") && own.contains("5 XAU"),
        "{own}"
    );
    assert!(!facts(&[]).contains("XAU"));

    let rules = "[row] mine-lot\non quantity\nx away lô ⟦⟧\n";
    let rules = dir.write("mine.rules", rules);
    for (option, file, parts) in [
        (
            "--units",
            dir.write("b.tsv", "kg\tmass\tmany\tgiạ\n"),
            ["b.tsv, line 1", "many"],
        ),
        (
            "--currencies",
            dir.write("c.tsv", "XAU\t1\n"),
            ["c.tsv, line 1", "3 columns"],
        ),
        ("--judge", rules, ["mine.rules, line", ""]),
        ("--judge", dir.path("none"), ["none", "no such file"]),
    ] {
        let run = run(&["extract", option, &file, &text]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        run.says(&parts);
    }
}

#[test]
fn formats_that_cannot_be_had_are_refused() {
    let parquet = run(&["extract", "--format", "parquet", "--output", "/dev/null"]);
    if cfg!(not(feature = "parquet")) {
        assert_eq!(parquet.status, 2);
        parquet.says(&["without parquet", "--features parquet"]);
    }
    let with = run(&["extract", "--format", "csv", "--with", "text"]);
    assert_eq!(with.status, 2);
    with.says(&["--with", "jsonl"]);
    assert_eq!(run(&["extract", "--resume"]).status, 2);
    let resume = run(&["extract", "--resume", "--format", "table", "--output", "x"]);
    assert_eq!(resume.status, 2);
    resume.says(&["--resume", "not with table"]);
}
