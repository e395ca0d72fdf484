//! Archives of the web to their pages.

mod common;

use std::io::Write;

use bantin_cli::read::archive::{Archive, Found, Kept};
use common::{Dir, run};
use flate2::{
    Compression,
    write::{GzEncoder, ZlibEncoder},
};

const LIMIT: usize = 100_000;

fn record(kind: &str, url: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("{head}\r\n\r\n").as_bytes(), body].concat();
    record(
        "response",
        url,
        "application/http; msgtype=response",
        &block,
    )
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";

fn page(number: usize) -> String {
    format!(
        "<html><body><h1>Xã Mai Lũng sửa kênh</h1><p>Sáng 4/3/2019, xã Mai Lũng khởi công sửa \
         {number} km kênh dẫn nước, kinh phí 3,2 tỷ đồng do tỉnh cấp, dân góp 1.200 ngày công.</p></body></html>"
    )
}

/// The pages, what was passed over, and how it ended.
fn read(archive: &[u8]) -> (Vec<Kept>, Vec<String>, Result<(), String>) {
    let mut archive = Archive::new(archive, LIMIT);
    let (mut pages, mut lost) = (Vec::new(), Vec::new());
    loop {
        match archive.next_page() {
            Ok(Some(Found::Page(page))) => pages.push(*page),
            Ok(Some(Found::Lost(what))) => lost.push(what),
            Ok(None) => return (pages, lost, Ok(())),
            Err(why) => return (pages, lost, Err(why)),
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("into memory");
    packer.finish().expect("into memory")
}

#[test]
fn responses_of_html_are_pages() {
    let archive = [
        record(
            "warcinfo",
            "x",
            "application/warc-fields",
            b"software: none\r\n",
        ),
        record(
            "request",
            "https://lung.vn/1",
            "application/http",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        response("https://lung.vn/1", OK, page(1).as_bytes()),
        response(
            "https://lung.vn/2",
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/html",
            b"<p>5",
        ),
        response(
            "https://lung.vn/3",
            "HTTP/1.1 200 OK\r\nContent-Type: image/png",
            b"\x89PNG",
        ),
        response(
            "https://lung.vn/4",
            "HTTP/2 200\r\ncontent-type:text/html",
            page(4).as_bytes(),
        ),
        record(
            "resource",
            "https://lung.vn/5",
            "text/html",
            page(5).as_bytes(),
        ),
        record(
            "revisit",
            "https://lung.vn/6",
            "application/http",
            OK.as_bytes(),
        ),
        response("https://lung.vn/7", "no head", b""),
        record(
            "response",
            "https://lung.vn/8",
            "application/http",
            b"HTTP/1.1 200 OK",
        ),
    ]
    .concat();
    let (pages, lost, end) = read(&archive);
    let urls: Vec<&str> = pages.iter().flat_map(|page| page.url.as_deref()).collect();
    assert_eq!(
        urls,
        [
            "https://lung.vn/1",
            "https://lung.vn/4",
            "https://lung.vn/5"
        ]
    );
    assert_eq!(pages[0].id.as_deref(), Some("urn:uuid:https://lung.vn/1"));
    assert_eq!(pages[0].body, page(1).as_bytes());
    assert_eq!((lost, end), (Vec::new(), Ok(())));
}

/// Brotli that packs nothing: blocks with their sizes, and an empty one at the end.
fn stored(bytes: &[u8]) -> Vec<u8> {
    const BLOCK: usize = 1 << 16;
    let mut out = Vec::new();
    for (number, block) in bytes.chunks(BLOCK).enumerate() {
        // The first byte begins with a bit for the window.
        let shift = u32::from(number == 0);
        let head = ((block.len() - 1) << 3 | 1 << 19) << shift;
        out.extend(&head.to_le_bytes()[..3]);
        out.extend(block);
    }
    out.push(3);
    out
}

#[test]
fn bodies_are_unpacked_if_they_are_packed() {
    let text = page(1).into_bytes();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(&text).expect("into memory");
    let zlib = zlib.finish().expect("into memory");
    let chunked = |bytes: &[u8]| {
        let mut out = Vec::new();
        for chunk in bytes.chunks(100) {
            out.extend(format!("{:x};x=y\r\n", chunk.len()).into_bytes());
            out.extend([chunk, b"\r\n"].concat());
        }
        [&out[..], b"0\r\n\r\n"].concat()
    };
    for (fields, body) in [
        ("X-Cache: none", text.clone()),
        ("Transfer-Encoding: chunked", chunked(&text)),
        ("Transfer-Encoding: chunked", text.clone()),
        ("Content-Encoding: gzip", gzip(&text)),
        ("Content-Encoding: gzip", text.clone()),
        ("Content-Encoding: deflate", zlib),
        ("Content-Encoding: br", text.clone()),
        ("Content-Encoding: br", stored(&text)),
        (
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
            chunked(&gzip(&text)),
        ),
    ] {
        let (mut pages, ..) = read(&response("u", &format!("{OK}\r\n{fields}"), &body));
        let page = pages.pop().expect("a page");
        assert_eq!(
            page.head.unpack(page.body, LIMIT),
            Ok(text.clone()),
            "{fields}"
        );
    }
    for (fields, body, why) in [
        ("gzip", gzip(&vec![b' '; LIMIT + 1]), "over the limit"),
        ("gzip", gzip(&text)[..40].to_vec(), "damaged gzip"),
        ("br", stored(&text)[..40].to_vec(), "damaged br"),
        ("exi", b"\x0b\x02\x80".to_vec(), "packed as exi"),
    ] {
        let head = format!("{OK}\r\nContent-Encoding: {fields}");
        let (mut pages, ..) = read(&response("u", &head, &body));
        let page = pages.pop().expect("a page");
        let error = page.head.unpack(page.body, LIMIT).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn what_is_broken_is_named_and_passed_over() {
    let good = |n: usize| response(&format!("u{n}"), OK, page(n).as_bytes());
    let mut long = good(2);
    let at = long
        .windows(16)
        .position(|w| w == b"Content-Length: ")
        .expect("a field")
        + 16;
    long.splice(at..at, b"99999999999".iter().copied());
    for (archive, count, lost_is, end_is) in [
        (
            [good(1), good(2)[..300].to_vec()].concat(),
            1,
            "",
            "cut short",
        ),
        (
            [good(1), b"WARC/1.0\r\nWARC-Type: resp".to_vec()].concat(),
            1,
            "",
            "cut short",
        ),
        ([good(1), long, good(3)].concat(), 1, "", "cut short"),
        (
            [good(1), b"nonsense\r\nmore\r\n".to_vec(), good(3)].concat(),
            2,
            "no record",
            "",
        ),
        ([good(1), b"nonsense".to_vec()].concat(), 1, "no record", ""),
        (
            [b"WARC/1.0\r\nno field\r\n\r\n".to_vec(), good(3)].concat(),
            1,
            "broken head",
            "",
        ),
        (
            [
                b"WARC/1.0\r\nContent-Length: -5\r\n\r\nbody\r\n\r\n".to_vec(),
                good(3),
            ]
            .concat(),
            1,
            "broken head",
            "",
        ),
        (
            [vec![b'x'; 1 << 20], b"\n".to_vec(), good(3)].concat(),
            1,
            "no record",
            "",
        ),
        (
            response("u", OK, &vec![b' '; LIMIT + 1]),
            0,
            "over the limit",
            "",
        ),
        (Vec::new(), 0, "", ""),
    ] {
        let (pages, lost, end) = read(&archive);
        assert_eq!(pages.len(), count, "{lost:?} {end:?}");
        assert_eq!(lost.is_empty(), lost_is.is_empty(), "{lost:?}");
        assert!(lost.iter().all(|lost| lost.contains(lost_is)), "{lost:?}");
        assert!(lost.len() < 2, "{lost:?}");
        assert_eq!(end.is_ok(), end_is.is_empty(), "{end:?}");
        assert!(end.err().unwrap_or_default().contains(end_is));
    }
}

#[test]
fn the_command_reads_archives() {
    let dir = Dir::new();
    let members: Vec<u8> = (1..=3)
        .flat_map(|n| {
            gzip(&response(
                &format!("https://lung.vn/{n}"),
                OK,
                page(n).as_bytes(),
            ))
        })
        .collect();
    let path = dir.write("news.warc.gz", &members);
    let found = run(&["extract", &path]);
    assert_eq!(found.status, 0, "{}", found.err);
    let lines: Vec<&str> = found.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(
        lines[1].contains("\"url\":\"https://lung.vn/2\""),
        "{}",
        lines[1]
    );
    assert!(lines[1].contains("\"text\":\"2 km\""), "{}", lines[1]);

    let path = dir.write("cut.warc.gz", &members[..members.len() - 60]);
    let found = run(&["extract", &path]);
    assert_eq!(
        (found.status, found.out.lines().count()),
        (1, 2),
        "{}",
        found.err
    );
    assert!(
        found.err.contains("cut short") && found.err.contains("2 pages were read"),
        "{}",
        found.err
    );

    let old = bantin::encoding::Encoding::Viscii
        .encode(&page(7))
        .expect("all letters");
    let bad = response(
        "https://lung.vn/8",
        &format!("{OK}\r\nContent-Encoding: gzip"),
        b"\x1f\x8b\x08",
    );
    let head = OK.replace("utf-8", "viscii");
    let path = dir.write("old.warc", [response("u", &head, &old), bad].concat());
    let found = run(&["extract", &path]);
    assert!(
        found.out.contains("\"encoding\":\"viscii\""),
        "{}",
        found.out
    );
    assert!(
        found.err.contains("https://lung.vn/8: its body is damaged"),
        "{}",
        found.err
    );
}
