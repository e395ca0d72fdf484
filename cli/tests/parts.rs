//! Parts of the extractor on their own: tables, and order.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bantin::{Analyzer, Offsets, findings::Language};
use bantin_cli::{
    order,
    write::{
        layout::{Article, Layout, Out, Piece},
        style::Style,
        table::Table,
    },
};

fn table(text: &str, width: usize, colour: bool) -> String {
    let analyzer = Analyzer::new().include_findings(true);
    let analysis = analyzer.analyze(text, None);
    let mut bytes = Vec::new();
    let mut take = |piece: Piece| match piece {
        Piece::Bytes(more) => bytes.extend(more),
        #[allow(unreachable_patterns)]
        _ => unreachable!("a table is text"),
    };
    let mut out = Out::new(&mut take);
    let article = Article {
        id: "a\u{1b}[31m",
        analyzer: &analyzer,
        analysis: &analysis,
        offsets: Offsets::Bytes,
    };
    let layout = Table::new(Style { width, colour }, Language::Vietnamese);
    layout.article(&article, &mut out).expect("memory");
    out.finish();
    String::from_utf8(bytes).expect("UTF-8")
}

const NEWS: &str = "Quỹ chi 12345 tỷ đồng cho gần 18.000/20.139 hộ nghèo ở miền núi.\n";

#[test]
fn a_table_shows_facts_with_the_words_around_them() {
    assert_eq!(
        table(NEWS, 100, false),
        "a [31m\n\
         2 facts\n\
         \x20 money     12 345 000 000 000 VND     Quỹ chi «12345 tỷ đồng» cho gần 18.000/20.139 hộ nghèo ở miề…\n\
         \x20 fraction  18 000/20 139 hộ (nearly)  …i 12345 tỷ đồng cho «gần 18.000/20.139 hộ» nghèo ở miền núi.\n\
         \x20 = whole: 18.000 trong 20.139\n\n"
    );
    assert_eq!(table("", 100, false), "a [31m\nno facts\n\n");
}

#[test]
fn a_narrow_table_has_the_words_below() {
    assert_eq!(
        table(NEWS, 40, false),
        "a [31m\n\
         2 facts\n\
         \x20 money     12 345 000 000 000 VND\n\
         \x20   Quỹ chi «12345 tỷ đồng» cho gần 18.…\n\
         \x20 fraction  18 000/20 139 hộ (nearly)\n\
         \x20   …g cho «gần 18.000/20.139 hộ» nghèo…\n\
         \x20 = whole: 18.000 trong 20.139\n\n"
    );
}

#[test]
fn a_table_tells_what_agrees_and_what_differs() {
    let of = |share: &str, width| {
        let table = table(
            &format!("Đã xử lý 150/200 đơn, đạt {share}%."),
            width,
            false,
        );
        table
            .split_once("  fraction")
            .map(|(_, rows)| rows.to_owned())
            .unwrap_or_default()
    };
    let agrees = "\n  = share: 150/200 = 75 %\n\n";
    assert!(of("75", 100).ends_with(agrees));
    let differs = "\n  ≠ share: 150/200 = 75 %, bài viết ghi 85 %\n\n";
    assert!(of("85", 100).ends_with(differs));
    // Where it is narrow nothing is cut off.
    let folded = "\n  ≠ share: 150/200 = 75 %, bài viết\n    ghi 85 %\n\n";
    assert!(of("85", 40).ends_with(folded), "{}", of("85", 40));
    let dated = "Trong 9 tháng đầu năm 2018, tỉnh thu 3 tỷ đồng.";
    assert!(table(dated, 100, false).contains("about 2018 · 2 facts"));
}

#[test]
fn a_table_keeps_to_its_columns_by_whole_letters() {
    // Letters of two code points, letters of two columns, letters without any.
    for odd in ["a\u{302}\u{301}", "日本", "e\u{302}\u{323}x\u{200b}"] {
        let text = format!(
            "{} 3 tỷ đồng {}\n\n{0} 5% {1}",
            odd.repeat(50),
            odd.repeat(90)
        );
        for columns in [40, 57, 75, 76, 80, 132] {
            let shown = table(&text, columns, false);
            assert!(
                shown.contains("3000000000") || shown.contains("3 000 000 000"),
                "{shown}"
            );
            for line in shown.lines() {
                let width = unicode_width::UnicodeWidthStr::width(line);
                assert!(width <= columns, "{width} columns of {columns}: {line}");
            }
        }
    }
}

#[test]
fn colours_change_nothing_else() {
    let coloured = table(NEWS, 100, true);
    assert!(
        coloured.contains("\u{1b}[1m") && coloured.contains("\u{1b}[32m"),
        "{coloured:?}"
    );
    let plain = console::strip_ansi_codes(&coloured).into_owned();
    let marked = table(NEWS, 100, false);
    assert_eq!(plain.lines().count(), marked.lines().count());
    assert!(plain.contains("gần 18.000/20.139 hộ"), "{plain}");
    // A text of letters that turn the terminal's direction, or steer it.
    let text = "Thu\u{202e} 3 tỷ\u{1b}[2J đồng, 5%.";
    let shown = table(text, 100, false);
    assert!(!shown.contains(['\u{202e}', '\u{1b}']), "{shown:?}");
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
        &order::Stop::default(),
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
        |_, number, out| {
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
        &order::Stop::default(),
        // The reader never comes to an end of its own.
        |emitter| while emitter.emit((), 1).is_continue() {},
        |_, (), out| out(()),
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
            &order::Stop::default(),
            move |emitter| {
                for number in 0..10 {
                    assert!(fail_in_work || number < 5, "a test's own failure");
                    let _ = emitter.emit(number, 1);
                }
            },
            |_, number, out| {
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
        &order::Stop::default(),
        |emitter| {
            for number in 0..40usize {
                let _ = emitter.emit(number, 1);
            }
        },
        // More results than fit on their way.
        |_, number, out| (0..number * 10).for_each(|part| out((number, part))),
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

#[test]
fn a_run_that_is_asked_to_stop_delivers_what_was_begun() {
    let stop = order::Stop::default();
    let asked = stop.clone();
    let mut delivered = 0;
    let good = order::run(
        2,
        &stop,
        |emitter| {
            for number in 0..10_000u32 {
                if emitter.emit(number, 1).is_break() {
                    break;
                }
            }
            // A reader may never come back.
            std::thread::sleep(Duration::from_secs(3600));
        },
        |_, number, out| out(number),
        |result| {
            if let Some(number) = result {
                assert_eq!(number, delivered, "one is missing");
                delivered += 1;
            }
            if delivered == 50 {
                asked.ask();
            }
            ControlFlow::Continue(())
        },
    );
    assert!(good && (50..10_000).contains(&delivered), "{delivered}");
}
