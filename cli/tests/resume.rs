//! Runs that break off, and are gone on with.
#![cfg(unix)]

mod common;

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use common::{Dir, bantin, finished, run};

/// Articles that are long and short, without facts, with one id for several, and lines
/// that are none.
fn articles(count: usize) -> String {
    let line = |number: usize| match number % 7 {
        0 => "no article\n".to_owned(),
        1 => "{\"id\":\"same\",\"text\":\"Không có gì.\"}\n".to_owned(),
        rest => {
            let text = format!("Ngày {rest}/10, quỹ thu {number} tỷ đồng, đạt 10/12 mục. ");
            format!(
                "{{\"id\":\"same\",\"text\":\"{}\"}}\n",
                text.repeat(3 * rest)
            )
        }
    };
    (0..count).map(line).collect()
}

fn start(args: &[&str]) -> Child {
    let mut command = bantin();
    command.args(args).stdout(Stdio::null());
    command.spawn().expect("it starts")
}

fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args([name, &pid]).status();
    assert!(sent.expect("kill").success());
}

/// Articles for a run of some seconds, and how long that is.
fn long_run(dir: &Dir) -> (String, Duration) {
    let mut count = 200;
    loop {
        let input = dir.write("in.jsonl", articles(count));
        let started = Instant::now();
        run(&[
            "extract",
            "--jobs",
            "2",
            "--quiet",
            "--output",
            "/dev/null",
            &input,
        ]);
        let took = started.elapsed();
        if took >= Duration::from_secs(3) {
            return (input, took);
        }
        count = count * 2 + (count as f64 / took.as_secs_f64().max(0.1)) as usize;
    }
}

#[test]
fn ten_kills_at_any_moment_change_nothing() {
    let dir = Dir::new();
    let (input, took) = long_run(&dir);
    // Moments that no clock of ours is in step with.
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut moment = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        took.mul_f64((state >> 40) as f64 / (1u64 << 24) as f64 * 0.5)
    };
    for format in ["jsonl", "facts", "csv"] {
        let (whole, output) = (dir.path("whole"), dir.path("out"));
        let args = |output: &str| -> Vec<String> {
            [
                "extract", "--quiet", "--format", format, "--output", output, &input,
            ]
            .map(str::to_owned)
            .to_vec()
        };
        let uninterrupted = args(&whole);
        let uninterrupted: Vec<&str> = uninterrupted.iter().map(String::as_str).collect();
        assert_eq!(run(&uninterrupted).status, 1, "some lines are no articles");
        let mut again = args(&output);
        again.push("--resume".to_owned());
        let again: Vec<&str> = again.iter().map(String::as_str).collect();
        let (mut kills, mut kept, mut haste) = (0, 0, 1.0);
        // Ten for the first, which is what has to hold; the others go the same way.
        let most = if format == "jsonl" { 10 } else { 3 };
        while kills < most {
            let mut child = start(&again);
            thread::sleep(moment().mul_f64(haste));
            let ended = child.try_wait().expect("a child").is_some();
            let _ = child.kill();
            let _ = child.wait();
            if ended && kills > 1 {
                // Faster than it was alone: it was whole before it could be killed.
                break;
            }
            if ended {
                // Much faster: anew, and sooner.
                fs::remove_file(dir.path("out")).expect("the output");
                (kills, kept, haste) = (0, 0, haste / 2.0);
                continue;
            }
            kills += 1;
            let part = fs::metadata(dir.path("out.part"));
            kept = kept.max(part.map_or(0, |part| part.len()));
            assert!(!dir.0.join("out").exists());
        }
        assert!(kills > 1 && kept > 0, "{kills} kills, {kept} bytes kept");
        let last = run(&again);
        assert_eq!(last.status, 1, "{}", last.err);
        let (whole, output) = (fs::read(&whole), fs::read(&output));
        assert!(
            whole.expect("the output") == output.expect("the output"),
            "{format} differs after {kills} kills"
        );
        assert_eq!(dir.names(), ["in.jsonl", "out", "whole"]);
        fs::remove_file(dir.path("out")).expect("the output");
    }
}

#[test]
fn an_interrupted_run_says_how_to_go_on() {
    let dir = Dir::new();
    let (input, took) = long_run(&dir);
    let output = dir.path("out.jsonl");
    let args = ["extract", "--output", &output, &input];
    let child = start(&args);
    thread::sleep(took / 3);
    signal(&child, "-INT");
    let stopped = finished(child.wait_with_output().expect("it ends"));
    assert_eq!(stopped.status, 130, "{}", stopped.err);
    stopped.says(&["interrupted", "articles are done and in", "out.jsonl.part"]);
    stopped.says(&["to go on:", "extract --resume --output"]);
    assert_eq!(
        dir.names(),
        ["in.jsonl", "out.jsonl.part", "out.jsonl.part.log"]
    );
    // The lines begun are finished.
    let part = fs::read_to_string(dir.path("out.jsonl.part")).expect("the part");
    assert!(part.ends_with("}\n") && part.lines().count() > 1);

    let forgotten = run(&args);
    assert_eq!(forgotten.status, 2, "what is there is not lost");
    forgotten.says(&["out.jsonl.part is there", "--resume"]);
    let other = run(&[&args[..], &["--resume", "--kinds", "money"]].concat());
    assert_eq!(other.status, 2);
    other.says(&["was begun with other options"]);
    // The same name, another content.
    let text = fs::read_to_string(&input).expect("the input");
    dir.write("in.jsonl", text.replacen("Không có gì", "Không gì", 1));
    let changed = run(&[&args[..], &["--resume"]].concat());
    assert_eq!(changed.status, 1);
    changed.says(&["are not those of this input"]);
    dir.write("in.jsonl", &text);

    let resumed = run(&[&args[..], &["--resume"]].concat());
    assert_eq!(resumed.status, 1);
    resumed.says(&["before, in the run that broke off"]);
    let whole = run(&["extract", "--quiet", &input]);
    let written = fs::read_to_string(&output).expect("the output");
    assert!(whole.out == written, "the resumed output differs");
    assert_eq!(dir.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn a_run_to_stdout_finishes_the_lines_begun() {
    let dir = Dir::new();
    let (input, took) = long_run(&dir);
    let mut command = bantin();
    let child = command.args(["extract", "--format", "facts", &input]);
    let child = child.spawn().expect("it starts");
    let reader = thread::spawn(move || {
        thread::sleep(took / 4);
        signal(&child, "-TERM");
        finished(child.wait_with_output().expect("it ends"))
    });
    let stopped = reader.join().expect("a run");
    assert_eq!(stopped.status, 130);
    stopped.says(&["interrupted"]);
    assert!(stopped.out.is_empty() || stopped.out.ends_with("}\n"));
}

#[test]
fn one_file_is_written_by_one_run() {
    let dir = Dir::new();
    let (input, _) = long_run(&dir);
    let output = dir.path("out.jsonl");
    let args = [
        "extract", "--quiet", "--resume", "--output", &output, &input,
    ];
    let first = start(&args);
    let begun = Instant::now();
    while !dir.0.join("out.jsonl.part").exists() && begun.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(5));
    }
    let second = run(&args);
    assert_eq!(second.status, 1, "{}", second.err);
    second.says(&["another run is writing"]);
    // What it says of lines that are no articles has to be read, or it waits for that.
    let first = finished(first.wait_with_output().expect("it ends"));
    assert_eq!(first.status, 1, "{}", first.err);
    let whole = run(&["extract", "--quiet", &input]);
    assert!(whole.out == fs::read_to_string(&output).expect("the output"));
}
