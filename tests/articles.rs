//! The structure of the pages in `tests/cases/articles`, and what holds for any
//! text. A page is `NAME.txt`; what it holds is in `NAME.json`, where a missing
//! field means that there is none. To extend: write both files.

use std::path::Path;

use bantin::{
    Span,
    article::{self, Article, Paper},
};
use proptest::prelude::*;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

fn cases() -> Vec<(String, String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/articles");
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let page = std::fs::read_to_string(&path).unwrap();
            let want = std::fs::read_to_string(path.with_extension("json")).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, page, serde_json::from_str(&want).unwrap())
        })
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

/// The article as the JSON files write it; the lead is cut to as many
/// characters as `lead`.
fn shown(article: &Article, page: &str, lead: &str) -> Value {
    let mut shown = Map::new();
    let text = |span: &Span| -> String { span.text(page).replace("\r\n", "\n").nfc().collect() };
    let parts = [
        ("title", article.title),
        ("section", article.section),
        ("source", article.source),
        ("byline", article.byline),
        ("dateline", article.dateline),
    ];
    for (name, part) in parts {
        if let Some(span) = part {
            shown.insert(name.into(), text(&span).into());
        }
    }
    if let Some(published) = article.published {
        let time = published.time.format("%Y-%m-%dT%H:%M:%S").to_string();
        assert_eq!(published.has_clock, !time.ends_with("T00:00:00"));
        shown.insert("published".into(), time.into());
    }
    if let Some(span) = article.lead {
        let start: String = text(&span).chars().take(lead.chars().count()).collect();
        shown.insert("lead_starts".into(), start.into());
    }
    shown.insert("paragraphs".into(), article.paragraphs.len().into());
    for (name, parts) in [
        ("headings", &article.headings),
        ("captions", &article.captions),
        ("furniture", &article.furniture),
    ] {
        if !parts.is_empty() {
            shown.insert(name.into(), parts.iter().map(text).collect());
        }
    }
    if let Some(paper) = &article.paper {
        shown.insert("paper".into(), parts_of_paper(paper, &text));
    }
    Value::Object(shown)
}

fn parts_of_paper(paper: &Paper, text: &dyn Fn(&Span) -> String) -> Value {
    let mut shown = Map::new();
    for (name, part) in [
        ("number", paper.number),
        ("kind", paper.kind),
        ("subject", paper.subject),
        ("closing", paper.closing),
    ] {
        if let Some(span) = part {
            shown.insert(name.into(), text(&span).into());
        }
    }
    for (name, parts) in [
        ("issuer", &paper.issuer),
        ("motto", &paper.motto),
        ("grounds", &paper.grounds),
        ("articles", &paper.articles),
    ] {
        if !parts.is_empty() {
            shown.insert(name.into(), parts.iter().map(text).collect());
        }
    }
    Value::Object(shown)
}

#[test]
fn pages_have_the_structure_that_is_written_down() {
    for (name, page, want) in cases() {
        let lead = want["lead_starts"].as_str().unwrap_or("");
        let have = shown(&article::read(&page), &page, lead);
        assert_eq!(format!("{have:#}"), format!("{want:#}"), "{name}");
    }
}

/// Decomposed letters, `Ð` for `Đ` and other line ends change nothing.
#[test]
fn the_form_of_the_letters_does_not_matter() {
    for (name, page, want) in cases() {
        let lead = want["lead_starts"].as_str().unwrap_or("");
        let decomposed: String = page.nfd().collect();
        let have = shown(&article::read(&decomposed), &decomposed, lead);
        assert_eq!(
            format!("{have:#}"),
            format!("{want:#}"),
            "{name}, decomposed"
        );
        let windows = page.replace('\n', "\r\n");
        let have = shown(&article::read(&windows), &windows, lead);
        assert_eq!(
            format!("{have:#}"),
            format!("{want:#}"),
            "{name}, with CR LF"
        );
        let eth = page.replace('Đ', "\u{d0}");
        let have = shown(&article::read(&eth), &eth, &lead.replace('Đ', "\u{d0}"));
        let want = want.to_string().replace('Đ', "\u{d0}");
        let want: Value = serde_json::from_str(&want).unwrap();
        assert_eq!(format!("{have:#}"), format!("{want:#}"), "{name}, with Ð");
    }
}

#[test]
fn reads_times_of_publication() {
    for (line, time) in [
        ("01/08/2018", "2018-08-01 00:00:00"),
        ("Thứ Hai, 19/8/2019 | 10:30 GMT+7", "2019-08-19 10:30:00"),
        ("Thứ hai, 19/08/2019, 10:30 (GMT+7)", "2019-08-19 10:30:00"),
        ("Cập nhật lúc 10:12, 03/01/2018", "2018-01-03 10:12:00"),
        ("Cập nhật: 10h12 ngày 3-1-2018", "2018-01-03 10:12:00"),
        ("Ngày đăng: 03.01.2018", "2018-01-03 00:00:00"),
        ("Chủ Nhật, ngày 7 tháng 1 năm 2018", "2018-01-07 00:00:00"),
        ("07/01/2018 2:15 PM", "2018-01-07 14:15:00"),
        ("07/01/2018 12:05 SA", "2018-01-07 00:05:00"),
        ("2018-01-07T14:15:09+07:00", "2018-01-07 14:15:09"),
        ("14 giờ 15 phút, 07/01/2018", "2018-01-07 14:15:00"),
        ("T4, 07/10/2020 - 09:16", "2020-10-07 09:16:00"),
        (
            "Chính trị - Thứ Tư, 07/10/2020 09:16",
            "2020-10-07 09:16:00",
        ),
        ("Lê Ba - 07/10/2020 09:16", "2020-10-07 09:16:00"),
        (
            "Đăng bởi: Lê Ba | 07/10/2020 09:16 | 310 lượt xem",
            "2020-10-07 09:16:00",
        ),
    ] {
        let page = format!("Chợ nổi họp lại\n{line}\nSáng nay, chợ nổi họp lại với 40 ghe hàng.\n");
        let article = article::read(&page);
        let published = article.published.unwrap_or_else(|| panic!("{line}"));
        assert_eq!(published.time.to_string(), time, "{line}");
        assert_eq!(article.paragraphs.len(), 1, "{line}");
        assert_eq!(
            article.title.unwrap().text(&page),
            "Chợ nổi họp lại",
            "{line}"
        );
    }
    for line in [
        "32/01/2018",
        "30/02/2018 10:12",
        "Ngày 30/7/2018, chợ họp",
        "Hội nghị ngày 30/7/2018",
        "01/01/1970",
        "10:12",
        "Từ 1/8/2018 đến 3/8/2018",
    ] {
        let page = format!("Chợ nổi họp lại\n{line}\nSáng nay, chợ nổi họp lại với 40 ghe hàng.\n");
        assert_eq!(article::read(&page).published, None, "{line}");
    }
}

/// Words that pages print are text where they stand in a sentence.
#[test]
fn sentences_are_no_furniture() {
    for line in [
        "Bình luận về trận đấu, ông Ba cho rằng 2 bàn thắng là đủ.",
        "Xem thêm 2 trận nữa, ban huấn luyện sẽ chọn 23 người.",
        "Chia sẻ với 120 học sinh, thầy Tư kể chuyện đi rừng.",
        "Tin khác với lời đồn, giá lúa tăng 5% trong tuần.",
        "Liên hệ thực tế, xã mới có 3 km đường.",
        "- Hỗ trợ 5 triệu đồng cho mỗi hộ",
        "1. Giảm 20% học phí",
        "Giấy phép hoạt động của 3 công ty bị thu hồi trong 6 tháng.",
        "Giấy phép số 12 được cấp cho 5 hộ nuôi cá.",
        "Tổng đài 1900 nhận 300 cuộc gọi mỗi ngày",
        "► Doanh thu 5 tỷ đồng",
        "→ Như vậy, mỗi hộ lãi 20 triệu đồng",
        "Gửi 300 suất quà đến bà con vùng lũ",
    ] {
        let page = format!(
            "Chợ nổi họp lại\n\nSáng nay, chợ nổi họp lại với 40 ghe hàng.\n\n{line}\n\n\
             Chợ sẽ họp mỗi tuần 2 phiên từ tháng sau.\n\nLê Ba\n"
        );
        let article = article::read(&page);
        // A bullet alone may be.
        assert!(
            article.furniture.iter().all(|span| span.len() <= 3),
            "{line}"
        );
        let start = page.find(line).unwrap();
        assert!(
            !article.in_furniture(Span::new(start + 3, start + line.len())),
            "{line}"
        );
    }
}

/// Links to other stories and counters among the paragraphs are no parts, but are read.
#[test]
fn links_and_counters_tell_something() {
    for line in [
        ">>> Lịch họp chợ nổi năm 2024",
        "XEM THÊM: Chợ nổi họp lại năm 2024",
        "330 lượt xem",
        "6 giờ trước",
    ] {
        let page = format!(
            "Chợ nổi họp lại\n\nSáng nay, chợ nổi họp lại với 40 ghe hàng.\n\n{line}\n\n\
             Chợ sẽ họp mỗi tuần 2 phiên từ tháng sau.\n\nLê Ba\n"
        );
        let article = article::read(&page);
        assert!(article.furniture.is_empty(), "{line}");
        assert_eq!(article.paragraphs.len(), 2, "{line}");
    }
}

/// What holds for the parts of any text.
fn check(text: &str) {
    let article = article::read(text);
    let mut parts: Vec<Span> = article.furniture.clone();
    parts.extend(&article.paragraphs);
    parts.extend(&article.headings);
    parts.extend(&article.captions);
    parts.extend(article.title);
    parts.extend(article.section);
    parts.extend(article.source);
    parts.extend(article.dateline);
    parts.extend(article.byline);
    parts.extend(article.published.map(|published| published.span));
    for part in parts {
        assert!(!part.is_empty() && !part.text(text).trim().is_empty());
    }
    for span in &article.paragraphs {
        assert!(!article.in_furniture(*span), "{:?}", span.text(text));
    }
    for parts in [
        &article.furniture,
        &article.paragraphs,
        &article.captions,
        &article.headings,
    ] {
        assert!(
            parts.windows(2).all(|pair| pair[0].end <= pair[1].start),
            "{parts:?}"
        );
    }
    assert_eq!(article.lead, article.paragraphs.first().copied());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn pages_of_pieces(lines in prop::collection::vec(prop::sample::select(vec![
        "", "Lượt xem: 12", "Bình luận", "Tin liên quan", "03/01/2018 10:12", "l Chiều nay", "•",
        "(TTXVN) - Trời mưa.", "ĐBP - ", "Theo Dân trí", "Lê Ba/ a.vn", "Chợ họp", ">> Xem", "Ảnh: Lê Ba",
        "Sáng nay, chợ nổi họp lại với 40 ghe hàng. Lê Ba", "Sáng nay, chợ nổi họp lại với 40 ghe hàng.",
        "Thời sự", "Trang chủ > Thời sự", "\u{200b}", "(", "Theo", "Nguồn:", "/", "Báo ", "- ", "\u{301}", "© 2018",
    ]), 0..14), glue in prop::sample::select(vec!["\n", "\r\n", "\n\n\n", " "])) {
        check(&lines.join(glue));
    }
}

/// Pages that once broke what holds for any text.
#[test]
fn what_was_wrong_once_stays_right() {
    check("Sáng nay, chợ nổi họp lại với 40 ghe hàng.\n(TTXVN) - Trời mưa.");
}

/// No line and no number of lines is read again and again.
#[test]
fn linear_on_hostile_input() {
    let pieces = [
        "a\n",
        "\n",
        "1\n",
        "Bình luận\n",
        "Tin liên quan\n",
        "Lê Ba\n",
        "03/01/2018\n",
        "a ",
        "xem thêm ",
        "03/01/2018 ",
        "Lê ",
        "(",
        "Chợ họp. ",
        "- ",
        ".\n",
        "l A\n",
        "ĐBP - ",
        "\u{301}",
    ];
    for piece in pieces {
        check(&piece.repeat(100_000));
    }
}
