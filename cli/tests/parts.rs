//! Parts of the extractor on their own: pages to text, tables, CSV, and order.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bantin::record::{ArticleRecord, FactRecord};
use bantin_cli::{
    order,
    read::html,
    write::{
        records::{self, Format},
        report::Language,
        table::{self, Style},
    },
};

// ---- html ----

#[test]
fn a_page_becomes_its_text() {
    for (page, text) in [
        ("", ""),
        ("chỉ có chữ", "chỉ có chữ\n"),
        ("<p>một</p><p>hai</p>", "một\nhai\n"),
        ("<div>\n  <p>một\n  hai</p>\n\n</div>", "một hai\n"),
        ("một<br>hai<BR/>ba", "một\nhai\nba\n"),
        ("giá <b>3,5</b> tỷ <i> đồng</i>", "giá 3,5 tỷ đồng\n"),
        ("3,5<sup>2</sup> m<sub>x</sub>", "3,52 mx\n"),
        (
            "a &lt; b &amp; c&nbsp;d &#7841; &#x1ea1;",
            "a < b & c\u{a0}d ạ ạ\n",
        ),
        ("&aacute;&agrave;&ecirc; &ndash; &hellip;", "áàê – …\n"),
        ("&khong; & &#xffffffff;", "&khong; & &#xffffffff;\n"),
        ("a < b, c > d, <3 và </ x", "a < b, c > d, <3 và\n"),
        ("<p title=\"a > b\">một</p>", "một\n"),
        ("<p title='a > \"b'>một</p>", "một\n"),
        ("<p class=\"a\"\">một</p>", "một\n"),
        ("<script>if (a < b) { '</p>' }</script>một", "một\n"),
        ("<STYLE>p { }</style >một", "một\n"),
        ("<style/>một</style>hai", "một\nhai\n"),
        ("một<!-- <p>hai</p> --> ba<!---->bốn", "một babốn\n"),
        ("<!doctype html><?xml?>một", "một\n"),
        (
            "<table><tr><td>a</td><td> b</td></tr><tr><td>c</td></tr></table>",
            "a\tb\nc\n",
        ),
        ("<pre>một\n  hai</pre>ba", "một\n  hai\nba\n"),
        ("một<script>hai", "một\n"),
        ("một<!-- hai", "một\n"),
        ("một<p class='", "một\n"),
        ("một<", "một<\n"),
        ("<title>Tin</title><p>một</p>", "Tin\nmột\n"),
        ("<title>Tin</title><h1>Tựa</h1><p>một</p>", "Tựa\nmột\n"),
        ("<title> Tin\n mới </title>Tin mới nhất", "Tin mới nhất\n"),
    ] {
        assert_eq!(html::read(page).text, text, "{page:?}");
    }
}

#[test]
fn a_page_declares_its_time() {
    for page in [
        "<meta property=\"article:published_time\" content=\"2018-10-10T08:15+07:00\">",
        "<meta content='2018-10-10T08:15+07:00' = 'x' itemprop='datePublished' />",
        "<META NAME=pubdate CONTENT=2018-10-10T08:15+07:00><meta name=pubdate content=x>",
    ] {
        let published = html::read(page).published;
        assert_eq!(
            published.as_deref(),
            Some("2018-10-10T08:15+07:00"),
            "{page}"
        );
    }
    assert_eq!(
        html::read("<meta property='og:title' content='2018-10-10'>").published,
        None
    );
}

// ---- table and CSV ----

fn record() -> ArticleRecord {
    let fact = |kind: &str, value: &str, text: &str| FactRecord {
        kind: kind.to_owned(),
        value: value.to_owned(),
        text: text.to_owned(),
        rule: "test".to_owned(),
        ..FactRecord::default()
    };
    let facts = vec![
        fact("date", "2018-10-09", "Sáng 9-10"),
        FactRecord {
            unit: Some("hộ".to_owned()),
            modifier: Some("nearly".to_owned()),
            ..fact("fraction", "18000/20139", "gần 18.000/20.139 hộ")
        },
        FactRecord {
            per: Some("tháng".to_owned()),
            ..fact("money", "8000000 VND", "8 triệu\nđồng/tháng")
        },
    ];
    ArticleRecord {
        id: "a\u{1b}[31m".to_owned(),
        title: Some("Giá vàng".to_owned()),
        published: Some("2018-10-10".to_owned()),
        facts,
        ..ArticleRecord::default()
    }
}

#[test]
fn a_table_is_aligned() {
    let table = table::render(
        &record(),
        Style {
            width: 100,
            colour: false,
        },
    );
    assert_eq!(
        table,
        "Giá vàng  (a [31m, 2018-10-10)\n\
         \x20 date      2018-10-09                Sáng 9-10\n\
         \x20 fraction  18000/20139  hộ · nearly  gần 18.000/20.139 hộ\n\
         \x20 money     8000000 VND  /tháng       8 triệu đồng/tháng\n\n"
    );
}

#[test]
fn a_table_is_cut_to_the_terminal_by_whole_letters() {
    let mut record = record();
    // Letters of two code points must not be cut in two.
    record.title = Some("a\u{302}\u{301}".repeat(200));
    record.facts[0].text = "e\u{302}\u{323}".repeat(200);
    record.facts[1].value = "9".repeat(200);
    let table = table::render(
        &record,
        Style {
            width: 80,
            colour: false,
        },
    );
    for line in table.lines() {
        let letters = unicode_segmentation::UnicodeSegmentation::graphemes(line, true).count();
        assert!(letters <= 80, "{letters} letters: {line}");
    }
    assert!(table.contains("a\u{302}\u{301}…"));
    assert!(table.contains("e\u{302}\u{323}…"));
}

#[test]
fn csv_keeps_what_needs_quotes() {
    let mut out = records::header(Format::Csv, Language::default())
        .as_bytes()
        .to_vec();
    records::csv("a,\"b\"", record().facts.into_iter(), &mut out).expect("memory");
    let mut reader = csv::Reader::from_reader(&out[..]);
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[1][0], "a,\"b\"");
    assert_eq!(&rows[1][4], "nearly");
    assert_eq!(&rows[2][8], "8 triệu\nđồng/tháng");
}

// ---- order ----

#[test]
fn results_come_in_order_and_few_are_under_way() {
    let under_way = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let (made, peak) = (Arc::clone(&under_way), Arc::clone(&most));
    let mut delivered = Vec::new();
    let good = order::run(
        4,
        move |emitter| {
            for number in 0..3000usize {
                peak.fetch_max(made.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
                // Some are larger than the whole window and still go through.
                let weight = if number % 1000 == 5 { 1 << 30 } else { 1 };
                if emitter.emit(number, weight).is_break() {
                    return;
                }
            }
        },
        |number, out| {
            if number % 100 == 0 {
                std::thread::sleep(Duration::from_millis(1));
            }
            out(number);
        },
        |result| {
            if let Some(number) = result {
                under_way.fetch_sub(1, Ordering::Relaxed);
                delivered.push(number);
            }
            ControlFlow::Continue(())
        },
    );
    assert!(good);
    assert_eq!(delivered, (0..3000).collect::<Vec<_>>());
    assert!(
        most.load(Ordering::Relaxed) <= 4 * 64 + 1,
        "{most:?} items under way"
    );
}

#[test]
fn a_run_ends_when_its_results_are_wanted_no_more() {
    let mut count = 0;
    let good = order::run(
        2,
        // The reader never comes to an end of its own.
        |emitter| while emitter.emit((), 1).is_continue() {},
        |(), out| out(()),
        |_| {
            count += 1;
            if count < 100 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        },
    );
    assert!(good);
}

#[test]
fn a_thread_that_fails_is_not_passed_over() {
    let run = |fail_in_work: bool| {
        order::run(
            2,
            move |emitter| {
                for number in 0..10 {
                    assert!(fail_in_work || number < 5, "a test's own failure");
                    let _ = emitter.emit(number, 1);
                }
            },
            |number, out| {
                out(());
                assert!(number != 7, "a test's own failure");
            },
            |_| ControlFlow::Continue(()),
        )
    };
    assert!(!run(true));
    assert!(!run(false));
}

#[test]
fn an_item_of_many_results_keeps_its_place() {
    let mut delivered = Vec::new();
    let good = order::run(
        4,
        |emitter| {
            for number in 0..40usize {
                let _ = emitter.emit(number, 1);
            }
        },
        // More results than fit on their way.
        |number, out| (0..number * 10).for_each(|part| out((number, part))),
        |result| {
            delivered.extend(result);
            ControlFlow::Continue(())
        },
    );
    assert!(good);
    assert!(delivered.is_sorted());
    let made: usize = (0..40).map(|number| number * 10).sum();
    assert_eq!(delivered.len(), made);
}
