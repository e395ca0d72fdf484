//! The segmenter as its users run it.

#[path = "common/process.rs"]
mod process;

use std::{fs, process::Output};

use process::{example, feed};
use serde_json::Value;

fn segment(stdin: &[u8], args: &[&str]) -> Output {
    let mut command = example("segment");
    command.args(args);
    feed(command, stdin)
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

/// Says whether stderr has all of `parts`, and the exit status tells of an error.
fn refuses(output: &Output, parts: &[&str]) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{err}");
    assert_eq!(out(output), "");
    for part in parts {
        assert!(err.contains(part), "no {part:?} in {err}");
    }
}

#[test]
fn a_line_comes_out_for_a_line() {
    let text = "Chính quyền thành phố\r\n\nhỗ trợ 4 hộ";
    let expected = "Chính_quyền thành_phố\n\nhỗ_trợ 4 hộ\n";
    assert_eq!(out(&segment(text.as_bytes(), &[])), expected);
    assert_eq!(out(&segment(text.as_bytes(), &["-"])), expected);
    assert_eq!(out(&segment(b"", &[])), "");
}

#[test]
fn json_keeps_the_spans() {
    let line = "Chính quyền, 4 hộ";
    let output = segment(line.as_bytes(), &["--format", "json"]);
    let record: Value = serde_json::from_str(out(&output)).expect("a JSON line");
    assert_eq!(record["text"], line);
    let words = record["words"].as_array().expect("words");
    for word in words {
        let at = |name: &str| word[name].as_u64().expect("an offset") as usize;
        assert_eq!(word["text"], line[at("start")..at("end")]);
    }
    assert_eq!(words.len(), 4);
}

#[test]
fn bytes_that_are_not_utf_8_are_told_of() {
    let output = segment(b"m\xe1\xbb\x99t\nCh\xed\nhai\n", &[]);
    assert!(output.status.success());
    assert_eq!(out(&output).lines().count(), 3);
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.contains("stdin, line 2: not UTF-8"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = std::env::temp_dir();
    let packed = folder.join(format!("bantin-segment-{}.txt.gz", std::process::id()));
    fs::write(&packed, [0x1f, 0x8b, 8, 0]).expect("a test file");
    let path = packed.display().to_string();
    let output = segment(b"", &[&path]);
    fs::remove_file(&packed).expect("the test file");
    refuses(&output, &[&path, "compressed", "gzip -dc"]);
    refuses(&segment(b"", &["no/such.txt"]), &["no/such.txt"]);
    let folder = folder.display().to_string();
    refuses(&segment(b"", &[&folder]), &[&folder, "folder"]);
    refuses(&segment(b"", &["--jobs", "0"]), &["--jobs", "'0'"]);
    refuses(&segment(b"", &["--format", "xml"]), &["xml", "json"]);
}
