//! Files whose names or content are not what one would think.

mod common;

use bantin::encoding::Encoding;
use common::{Dir, run};

const TEXT: &str = "Thị xã thu ba tỷ đồng\nNgày 9/10/2018, xã Đông Lũng góp 3,5 tỷ đồng cho quỹ.\n";
const PAGE: &str = "<!-- mẫu 2 -->\n<!DOCTYPE html>\n<html><body><h1>Xã Mai Lũng sửa kênh</h1>\
    <p>Sáng 4/3/2019, xã khởi công sửa 14 km kênh, kinh phí 3,2 tỷ đồng do tỉnh cấp.</p></body></html>";

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8_are_read_like_others() {
    use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt, path::Path};

    let dir = Dir::new();
    dir.write("tin/a.txt", TEXT);
    let folder = dir.path("tin");
    let name = OsStr::from_bytes(b"b\xff\xe0.TXT");
    if fs::write(Path::new(&folder).join(name), TEXT).is_err() {
        eprintln!("skipped: no such name on this file system");
        return;
    }
    fs::create_dir(Path::new(&folder).join(OsStr::from_bytes(b"c\xe9"))).expect("a folder");
    let deep = Path::new(&folder).join(OsStr::from_bytes(b"c\xe9/d.txt"));
    fs::write(&deep, TEXT).expect("a file");
    let ids = |args: &[&OsStr]| -> Vec<String> {
        let mut command = common::bantin();
        let run = common::finished(command.arg("extract").args(args).output().expect("it runs"));
        assert_eq!(run.status, 0, "{}", run.err);
        let id = |line: &str| line.split('"').nth(3).expect("an id").replace(&folder, "");
        run.out.lines().map(id).collect()
    };
    let all = ["/a.txt", "/b%FF%E0.TXT", "/c%E9/d.txt"];
    assert_eq!(ids(&[OsStr::new(&folder)]), all);
    assert_eq!(ids(&[deep.as_os_str()]), all[2..]);
    for (pattern, found) in [
        ("/*", &all[..]),
        ("/*.[tT]*", &all[..2]),
        ("/b??.TXT", &all[1..2]),
        ("/*/d.txt", &all[2..]),
        ("/**/*.txt", &all[..]),
    ] {
        let pattern = format!("{folder}{pattern}");
        assert_eq!(ids(&[OsStr::new(&pattern)]), found, "{pattern}");
    }
    let missing = run(&["extract", &dir.path("[")]);
    assert!(missing.err.contains("as a glob wrong"), "{}", missing.err);
}

#[test]
fn content_says_what_it_is() {
    let feed = "<?xml version='1.0'?>\n<rss><channel><item><guid>5</guid><description>Thu 3 tỷ đồng\
        </description></item></channel></rss>";
    let dir = Dir::new();
    for (name, content, has) in [
        ("page.txt", PAGE, "\"title\":\"Xã Mai Lũng sửa kênh\""),
        ("page.xml", PAGE, "\"title\":\"Xã Mai Lũng sửa kênh\""),
        ("page.jsonl", PAGE, "\"title\":\"Xã Mai Lũng sửa kênh\""),
        ("feed.html", feed, "\"id\":\"5\""),
        ("text.html", TEXT, "3,5 tỷ đồng"),
        ("tags.txt", "<p>Thu 3 tỷ đồng", "3 tỷ đồng"),
    ] {
        let found = run(&["extract", &dir.write(name, content)]);
        assert_eq!(
            (found.status, found.out.lines().count()),
            (0, 1),
            "{name}: {}",
            found.err
        );
        assert!(found.out.contains(has), "{name}: {}", found.out);
    }
    // What the user says goes first.
    let found = run(&["extract", "--input-format", "txt", &dir.path("page.txt")]);
    assert!(
        !found.out.contains("\"title\":\"Xã Mai Lũng sửa kênh\""),
        "{}",
        found.out
    );
    for (name, content, has) in [
        ("a.txt", &b"PK\x03\x04\x14\0\x08"[..], "a ZIP archive"),
        ("b.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        ("c.txt", b"%PDF-1.4\n%\xe2\xe3", "a PDF document"),
        (
            "d.txt",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            "an office document",
        ),
        ("e.html", b"\0\x01\x02\xfe\x80\x81", "not UTF-8"),
    ] {
        let found = run(&["extract", &dir.write(name, content)]);
        assert_eq!((found.status, found.out.as_str()), (1, ""), "{name}");
        assert!(found.err.contains(has), "{name}: {}", found.err);
    }
    let found = run(&[
        "extract",
        &dir.write("g.txt", "GIF8 là một dạng ảnh, năm 1987."),
    ]);
    assert_eq!(found.status, 0, "{}", found.err);
}

#[test]
fn what_a_text_is_written_in_is_told() {
    let dir = Dir::new();
    let bytes = Encoding::Tcvn3
        .encode(&TEXT.replace("quỹ", "Ủy ban"))
        .expect("all letters");
    let found = run(&["extract", "--with", "text", &dir.write("a.txt", bytes)]);
    assert!(
        found
            .out
            .contains("\"encoding\":\"tcvn3\",\"mended_capitals\":1,"),
        "{}",
        found.out
    );
    assert!(found.out.contains("Ủy ban"));
    let found = run(&["extract", &dir.write("b.txt", TEXT)]);
    assert!(!found.out.contains("encoding"), "{}", found.out);
}

#[test]
fn a_time_of_a_page_that_is_none_is_named() {
    let dir = Dir::new();
    let meta = "<head><meta property='article:published_time' content='2018-02-30'></head><body>";
    let found = run(&[
        "extract",
        &dir.write("a.html", PAGE.replace("<body>", meta)),
    ]);
    assert_eq!((found.status, found.out.lines().count()), (1, 1));
    assert!(
        found.err.contains("a.html: `published`: `2018-02-30`"),
        "{}",
        found.err
    );
}

#[test]
fn leftovers_are_read_through_unless_that_is_switched_off() {
    let dir = Dir::new();
    let path = dir.write("a.txt", "Tỉnh chi 5&nbsp;tỷ đồng cho đường mới.");
    let found = run(&["extract", &path]);
    assert!(found.out.contains("5&nbsp;tỷ đồng"), "{}", found.out);
    let found = run(&["extract", "--no-leftovers", &path]);
    assert!(!found.out.contains("5&nbsp;tỷ đồng"), "{}", found.out);
}
