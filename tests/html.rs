//! Pages to articles.
#![cfg(feature = "html")]

use bantin::{Analyzer, html};

fn text(page: &str) -> String {
    html::read(page).text
}

#[test]
fn blocks_are_lines() {
    for (page, expected) in [
        ("", ""),
        ("chỉ có chữ", "chỉ có chữ"),
        ("<p>một</p><p>hai</p>", "một\nhai\n"),
        ("<div>\n  <p>một\n  hai</p>\n\n</div>", "một hai\n"),
        ("<p>một<br>hai<BR/>ba", "một\nhai\nba\n"),
        ("<p>giá <b>3,5</b> tỷ <i> đồng</i>", "giá 3,5 tỷ đồng\n"),
        (
            "<p>a &lt; b &amp; c&nbsp;d &#7841; &#x1ea1;",
            "a < b & c\u{a0}d ạ ạ\n",
        ),
        ("<p title=\"a > b\">một</p>", "một\n"),
        ("<p>một<!-- <p>hai</p> --> ba", "một ba\n"),
        ("<p>một<script>if (a < b) { '</p>' }</script>", "một\n"),
    ] {
        assert_eq!(text(page), expected, "{page:?}");
    }
}

const BODY: &str = "<p>Sáng 4/3, xã Mai Lũng khởi công sửa 14 km kênh dẫn nước, kinh phí 3,2 tỷ đồng \
    do tỉnh cấp, dân góp thêm 1.200 ngày công trong hai tháng tới.</p><p>Kênh tưới cho 250 ha lúa \
    của 6 thôn, lâu nay hay sạt vào mùa mưa, người dân phải vét bùn mỗi năm hai lần.</p>";

/// A page with this head, and around the article what pages have there.
fn page(head: &str) -> String {
    format!(
        "<html><head>{head}<title>Sửa kênh - Báo Lũng</title></head><body>\
         <nav><ul><li><a href='/'>Trang chủ</a></li><li><a href='/k'>99 kênh</a></li></ul></nav>\
         <article><h1>Mai Lũng sửa kênh</h1><div class='content'>{BODY}</div>\
         <div class='tin-lien-quan'><a href='/1'>Lãi 77 triệu đồng</a></div></article>\
         <aside><p>Đã có 88 người xem</p></aside><footer>Giấy phép số 5/GP</footer></body></html>"
    )
}

#[test]
fn what_lies_around_the_article_gives_nothing() {
    let page = html::read(&page(""));
    let record = Analyzer::new().analyze(&page.text, None).record("1");
    assert_eq!(record.title.as_deref(), Some("Mai Lũng sửa kênh"));
    for text in ["99", "77", "88", "GP"] {
        assert!(!page.text.contains(text), "{text} of {:?}", page.text);
    }
    assert!(record.facts.iter().any(|fact| fact.text == "3,2 tỷ đồng"));
}

#[test]
fn the_head_is_believed_in_order() {
    let ld = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},\
        {\"@type\":[\"NewsArticle\"],\"headline\":\"Tựa của LD\",\"datePublished\":\"2019-03-04T08:00:00+07:00\",\
        \"author\":[{\"name\":\"Lò Pín\"},{\"name\":\"Hà Mai\"}],\"articleSection\":[\"Thủy lợi\"],\
        \"publisher\":{\"name\":\"Báo Lũng\"}}]}</script>";
    let graph = "<meta property='og:title' content='Tựa của OG - Báo Lũng'>\
        <meta property='og:site_name' content='Báo Lũng'>\
        <meta property='article:published_time' content=''>\
        <meta property='article:published_time' content='mới đây'>\
        <meta property='article:published_time' content='2019-03-05'>\
        <meta name='author' content='Bà Ba'>";
    let found = html::read(&page(&format!("{graph}{ld}")));
    let declared = &found.declared;
    assert_eq!(declared.title.as_deref(), Some("Tựa của LD"));
    assert_eq!(declared.byline.as_deref(), Some("Lò Pín, Hà Mai"));
    assert_eq!(declared.section.as_deref(), Some("Thủy lợi"));
    assert_eq!(declared.source.as_deref(), Some("Báo Lũng"));
    assert_eq!(
        found.published.as_deref(),
        Some("2019-03-04T08:00:00+07:00")
    );

    let found = html::read(&page(graph));
    assert_eq!(found.declared.title.as_deref(), Some("Tựa của OG"));
    assert_eq!(found.declared.byline.as_deref(), Some("Bà Ba"));
    assert_eq!(found.published.as_deref(), Some("2019-03-05"));
    assert_eq!(found.wrong, ["mới đây"]);

    let time = "<time class='published' datetime='2019-03-06T07:00'>hôm qua</time>";
    let found = html::read(&page("").replace("</h1>", &format!("</h1>{time}")));
    assert_eq!(found.declared.title.as_deref(), Some("Mai Lũng sửa kênh"));
    assert_eq!(found.published.as_deref(), Some("2019-03-06T07:00"));
}

#[test]
fn lists_of_links_and_paths_are_told_from_text() {
    let links = "<ul><li><a href='/1'>Chợ mới bán 12 tấn chè</a> - Phiên chợ mở ba ngày.</li>\
        <li><a href='/2'>Giá chè tăng 5%</a></li></ul>";
    let path =
        "<div class='breadcrumb'><a href='/'>Trang chủ</a> › <a href='/k'>Thủy lợi</a></div>";
    let found = html::read(
        &page("")
            .replace("<article>", &format!("{path}<article>"))
            .replace(
                "<div class='tin-lien-quan'>",
                &format!("{links}<div class='tin-lien-quan'>"),
            ),
    );
    assert_eq!(found.declared.section.as_deref(), Some("Thủy lợi"));
    assert!(
        !found.text.contains("12 tấn") && !found.text.contains("5%"),
        "{}",
        found.text
    );
}

#[test]
fn tables_that_lay_out_a_page_are_none_of_data() {
    let menu: String = (1..=6)
        .map(|n| format!("<a href='m{n}.htm'>Mục {n}{n} tin</a><br>"))
        .collect();
    let lead = "<tr><td><b>Sáng 4/3, xã Mai Lũng khởi công sửa 14 km kênh dẫn nước sau hai mùa \
        mưa lũ làm sạt nhiều đoạn bờ.</b></td></tr>";
    let data = "<table border=1><tr><td>Thôn</td><td>Diện tích</td></tr>\
        <tr><td>Nà Lìu</td><td>41,5 ha</td></tr><tr><td>Nà Ấm</td><td>38 ha</td></tr></table>";
    let found = html::read(&format!(
        "<html><head><title>Mai Lũng sửa kênh</title></head><body><table width=780>\
         <tr><td colspan=3>Báo Lũng, số 1.520</td></tr>\
         <tr><td width=150>{menu}<form><input name=q></form>Bạn là người thứ 204.118</td>\
         <td><table><tr><td><h1>Mai Lũng sửa kênh</h1></td></tr>{lead}<tr><td>{BODY}{data}<p>Kênh \
         xong trước mùa mưa, xã cho biết thêm chiều qua.</p></td></tr>\
         <tr><td>Tin khác:<br>- <a href=1.htm>Trồng 80 ha chè</a> (17/05)<br>- <a href=2.htm>Giá \
         ngô lên 2.400 đồng/kg</a> (16/05)</td></tr></table></td>\
         <td width=120><p>Giá vàng 3,7 triệu đồng</p><p>Thời tiết 18 độ</p></td></tr>\
         <tr><td colspan=3>Giấy phép số 46/GP-BC ngày 2/3/2005</td></tr></table></body></html>"
    ));
    for text in [
        "22", "1.520", "204.118", "80 ha", "2.400", "3,7", "18 độ", "46/GP",
    ] {
        assert!(!found.text.contains(text), "{text} of {}", found.text);
    }
    for text in [
        "hai mùa mưa lũ",
        "3,2 tỷ",
        "Nà Lìu\n41,5 ha\nNà Ấm\n38 ha\n",
        "chiều qua",
    ] {
        assert!(found.text.contains(text), "{text} of {}", found.text);
    }
}

#[test]
fn facts_are_found_in_the_page() {
    let title = "<meta property='og:title' content='Tựa &amp; của OG'>";
    let source = page(title).replace("3,2 tỷ", "<i title='a > b'>3,2</i>\n &#116;ỷ<!-- 9 tỷ -->");
    let found = html::read(&source);
    let places = found.places(&source);
    let facts = Analyzer::new().analyze(&found.text, None).facts;
    assert!(facts.len() > 5);
    let shown: Vec<&str> = facts
        .iter()
        .map(|fact| {
            places
                .span(fact.span)
                .expect("the page shows it")
                .text(&source)
        })
        .collect();
    assert_eq!(shown[1], "14 km");
    assert_eq!(shown[2], "3,2</i>\n &#116;ỷ<!-- 9 tỷ --> đồng");
    for (fact, shown) in facts.iter().zip(&shown).skip(3) {
        assert_eq!(fact.span.text(&found.text), *shown);
    }
    // What only the head says stands nowhere.
    let head = bantin::Span::new(0, "Tựa & của OG".len());
    assert!(found.text.starts_with("Tựa & của OG\n") && places.span(head).is_none());
}

#[test]
fn updates_of_a_live_page_are_one_article() {
    let update = |clock: &str, text: &str| {
        format!(
            "<div class='update' id='u{0}'><time datetime='2019-03-04T{clock}:00+07:00'>{clock}\
             </time><h3>Tin lúc {clock}</h3><p>{text}</p></div>",
            &clock[..2]
        )
    };
    let ld = "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\
        \"Lũ trên sông Mai\",\"datePublished\":\"2019-03-04T05:00:00+07:00\",\
        \"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Tin lúc 09:30\",\
        \"datePublished\":\"2019-03-04T09:30:00+07:00\"}]}</script>";
    let found = html::read(&format!(
        "<html><head>{ld}</head><body><main><h1>Lũ trên sông Mai</h1><div class='updates'>{}{}{}\
         </div></main></body></html>",
        update(
            "09:30",
            "Nước lên 3,4 m, xã dời 120 hộ dân ở ven sông đến trường học trên đồi."
        ),
        update(
            "07:15",
            "Đường vào bản Nà Ấm bị chia cắt, 45 học sinh phải nghỉ học hôm nay."
        ),
        update(
            "06:00",
            "Mưa 180 mm trong đêm, nước sông Mai bắt đầu lên nhanh ở thượng nguồn."
        ),
    ));
    assert_eq!(found.declared.title.as_deref(), Some("Lũ trên sông Mai"));
    assert_eq!(
        found.published.as_deref(),
        Some("2019-03-04T05:00:00+07:00")
    );
    for text in ["120 hộ dân", "45 học sinh", "180 mm"] {
        assert!(found.text.contains(text), "{text} of {}", found.text);
    }
}

#[test]
fn a_page_of_amp_is_its_article() {
    let found = html::read(&format!(
        "<!doctype html><html amp lang=vi><head><meta charset=utf-8>\
         <script async src='https://cdn.ampproject.org/v0.js'></script>\
         <link rel=canonical href='https://lung.vn/1'><style amp-custom>p{{}}</style>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Mai Lũng \
         sửa kênh\",\"datePublished\":1551661200000,\"mainEntityOfPage\":\"https://lung.vn/1\"}}\
         </script></head><body><amp-sidebar id=s layout=nodisplay><ul><li><a href=/>99 tin</a></li>\
         <li><a href=/k>Kênh</a></li></ul></amp-sidebar><header><amp-img src=logo.png></amp-img>\
         </header><amp-ad width=300>Giảm giá 50%</amp-ad><article><h1>Mai Lũng sửa kênh</h1>{BODY}\
         <amp-img src=1.jpg width=600><noscript><img src=1.jpg></noscript></amp-img>\
         <amp-social-share type=x>Chia sẻ 212</amp-social-share>\
         <amp-list src=/moi>Còn 77 tin</amp-list></article></body></html>"
    ));
    assert_eq!(found.declared.title.as_deref(), Some("Mai Lũng sửa kênh"));
    assert_eq!(found.declared.url.as_deref(), Some("https://lung.vn/1"));
    assert_eq!(found.published.as_deref(), Some("1551661200000"));
    assert!(found.text.contains("3,2 tỷ đồng"));
    for text in ["99", "50%", "212", "77"] {
        assert!(!found.text.contains(text), "{text} of {}", found.text);
    }
}

#[test]
fn the_head_of_the_article_stands_outside_its_text() {
    let lead =
        "<h2 class='sapo'>Kênh dài 14 km, tưới cho sáu thôn của xã, sẽ xong trong hai tháng.</h2>";
    let page = format!(
        "<body><div class='css-1'><a href='/'>Báo Lũng</a><a href='/x'>99 tin</a></div>\
         <div class='css-2'><span>Kinh tế</span><h1>Mai Lũng sửa kênh</h1>\
         <div><span>Lò Văn Pín</span><div>14:05 04/03/2019</div><div>9 phút đọc</div></div>{lead}\
         <div class='css-3'>{BODY}</div></div></body>"
    );
    let found = html::read(&page);
    let record = Analyzer::new().analyze(&found.text, None).record("1");
    assert_eq!(found.declared.section.as_deref(), Some("Kinh tế"));
    assert_eq!(record.published.as_deref(), Some("2019-03-04T14:05:00"));
    assert_eq!(record.byline.as_deref(), Some("Lò Văn Pín"));
    assert!(found.text.contains("sẽ xong trong hai tháng"));
    assert!(!found.text.contains("9 phút"), "{:?}", found.text);
}

#[test]
fn a_title_may_be_told_by_its_size_alone() {
    let page = format!(
        "<head><title>Báo Lũng</title></head><body><table><tr><td><a href='/1'>Trang chính</a></td>\
         <td><table><tr><td>Kinh tế &raquo; Tin trong tỉnh</td></tr>\
         <tr><td><b><font size='4'>Mai Lũng sửa xong kênh dẫn nước</font></b></td></tr>\
         <tr><td>Thứ hai, 04/03/2019 - 10:25 AM</td></tr><tr><td>{BODY}</td></tr></table></td></tr></table></body>"
    );
    let found = html::read(&page);
    let title = found.declared.title.as_deref();
    assert_eq!(title, Some("Mai Lũng sửa xong kênh dẫn nước"));
    let record = Analyzer::new().analyze(&found.text, None).record("1");
    assert_eq!(record.published.as_deref(), Some("2019-03-04T10:25:00"));
}

#[test]
fn a_paper_is_neither_title_nor_author() {
    let head = "<meta property='og:title' content='Cổng thông tin điện tử tỉnh Mai Lũng'>\
        <meta property='og:site_name' content='Mai Lũng'><meta name='author' content='Báo Mai Lũng'>\
        <meta name='twitter:label1' content='Được viết bởi'><meta name='twitter:data1' content='Lò Pín'>";
    let found = html::read(&page(head)).declared;
    assert_eq!(found.title.as_deref(), Some("Mai Lũng sửa kênh"));
    assert_eq!(found.byline.as_deref(), Some("Lò Pín"));
    let house = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Mai Lũng\"},\
        \"publisher\":{\"name\":\"Mai Lũng\"}}</script>";
    assert_eq!(html::read(&page(house)).declared.byline, None);
    let publisher = "<div itemprop='publisher'><meta itemprop='name' content='Mai Lũng'></div>";
    let body = page("").replace("<article>", &format!("<article>{publisher}"));
    assert_eq!(
        html::read(&body).declared.source.as_deref(),
        Some("Mai Lũng")
    );
}

#[test]
fn the_author_is_told_by_the_names_of_elements() {
    let article = |around: &str| {
        let article =
            format!("<article><h1>Mai Lũng sửa kênh</h1>{around}<div>{BODY}</div></article>");
        format!(
            "<body><div class='comment'><b class='comment-author'>Hà Vy</b></div>{article}</body>"
        )
    };
    for (around, author) in [
        (
            "<div class='author-name'><a href='/lo-pin'>Lò Pín</a></div>",
            Some("Lò Pín"),
        ),
        ("<dd class='createdby'>Viết bởi Lò Pín</dd>", Some("Lò Pín")),
        (
            "<p class='tac-gia'><span>Bài, ảnh:</span> Lò Pín</p>",
            Some("Lò Pín"),
        ),
        ("<span class='post-author'>admin</span>", None),
        (
            "<div class='post author-lopin'><h2>Kênh Mai Lũng</h2></div>",
            None,
        ),
    ] {
        let found = html::read(&article(around)).declared.byline;
        assert_eq!(found.as_deref(), author, "{around}");
    }
    let meta = "<meta name='author' content='Administrator'>";
    assert_eq!(html::read(&page(meta)).declared.byline, None);
}

#[test]
fn a_signature_may_stand_below_the_text() {
    let page = format!(
        "<body><table><tr><td><h1>Mai Lũng sửa kênh</h1></td></tr><tr><td>{BODY}</td></tr>\
         <tr><td align=right><b>Bài, ảnh: Lò Pín</b></td></tr></table></body>"
    );
    let found = html::read(&page);
    let record = Analyzer::new().analyze(&found.text, None).record("1");
    assert_eq!(record.byline.as_deref(), Some("Lò Pín"));
}

#[test]
fn a_heading_that_the_window_shows_is_the_title() {
    for window in [
        "Mai Lũng sửa kênh dẫn nước",
        "Báo Lũng: Mai Lũng sửa kênh dẫn nước",
    ] {
        let page = format!(
            "<head><title>{window}</title></head><body><h1><a href='/'>Bản tin của Hội Nông dân \
             xã</a></h1><h3>Mai Lũng sửa kênh dẫn nước</h3><div>{BODY}</div></body>"
        );
        let title = html::read(&page).declared.title;
        assert_eq!(title.as_deref(), Some("Mai Lũng sửa kênh dẫn nước"));
    }
}

#[test]
fn json_ld_may_be_broken_or_speak_by_ids() {
    let script = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let broken = script(
        "{\"@type\":\"NewsArticle\",\"headline\":\"Sửa \"kênh\" Lũng\",\"datePublished\":\
         \"2019-03-04T08:00:00+07:00\",\"articleSection\":[\"Thủy lợi\"],\
         \"author\":[{\"@type\":\"Person\",\"name\":\"Lò Pín\",}]}",
    );
    let cut = script(
        "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-03-04T08:00:00+07:00\",\
         \"articleSection\":\"Thủy lợi\",\"author\":{\"name\":\"Lò Pín\"}}\n//]]>",
    );
    let graph = script(
        "{\"@graph\":[{\"@type\":\"Article\",\"datePublished\":\"2019-03-04T08:00:00+07:00\",\
         \"articleSection\":\"Thủy lợi\",\"author\":{\"@id\":\"#7\"}},\
         {\"@type\":\"Person\",\"@id\":\"#7\",\"name\":\"Lò Pín\"}]}",
    );
    for head in [broken, cut, graph] {
        let found = html::read(&page(&head));
        assert_eq!(
            found.published.as_deref(),
            Some("2019-03-04T08:00:00+07:00")
        );
        assert_eq!(found.declared.title.as_deref(), Some("Mai Lũng sửa kênh"));
        assert_eq!(found.declared.section.as_deref(), Some("Thủy lợi"));
        assert_eq!(found.declared.byline.as_deref(), Some("Lò Pín"));
    }
}

#[test]
fn times_and_sections_are_told_by_attributes_too() {
    for marked in [
        "<time datetime='2019-03-04T08:00:00+07:00'>8 giờ</time>",
        "<abbr class='published' title='2019-03-04T08:00:00+07:00'>08:00</abbr>",
        "<span property='dc:date dc:created' content='2019-03-04T08:00:00+07:00'></span>",
    ] {
        let found = html::read(&page("").replace("<article>", &format!("<article>{marked}")));
        assert_eq!(
            found.published.as_deref(),
            Some("2019-03-04T08:00:00+07:00")
        );
    }
    for marked in [
        "<h6><a href='/k' rel='category tag'>Thủy lợi</a></h6>",
        "<ul class='breadcrumb'><li><a href='/xa-hoi'>Xã hội</a></li></ul>",
    ] {
        let found = html::read(&page("").replace("<article>", &format!("{marked}<article>")));
        assert!(found.declared.section.is_some(), "{marked}");
    }
}

#[test]
fn boxes_are_told_from_what_holds_the_article() {
    let kept = format!("<body><div class='widget Blog'><div>{BODY}</div></div></body>");
    assert!(text(&kept).contains("3,2 tỷ đồng"));
    for box_ in [
        "<div class='lien-quan'><article><p>Giá chè tăng 77 đồng mỗi cân.</p></article></div>",
        "<ul class='list hidden'><li>Giá chè tăng 77 đồng</li></ul>",
        "<p><a href='/1'>Giá chè ở Mai Lũng tăng 77 đồng</a></p>",
        "<div><a href='/1'>Giá chè ở Lũng tăng 77 đồng</a><a href='/2'>Xã Lũng mở chợ</a></div>",
        "<div class='y-kien'><h3>Ý kiến</h3><p>Nhà tôi góp 77 ngày công rồi.</p></div>",
        "<div class='foot'><p>Báo Lũng. Giấy phép số 77.</p></div>",
    ] {
        let found = text(&page("").replace(
            "<div class='tin-lien-quan'>",
            &format!("{box_}<div class='tin-lien-quan'>"),
        ));
        assert!(
            !found.contains("77") && found.contains("3,2 tỷ"),
            "{box_}: {found}"
        );
    }
}

#[test]
fn pieces_of_pages_have_boxes_too() {
    let piece = "<p>Thu 5 tỷ.</p><div class='sharedaddy'>Chia sẻ: 14 lượt</div><p>Chi 3 tỷ.</p>";
    assert_eq!(html::fragment(piece), "Thu 5 tỷ.\nChi 3 tỷ.\n");
}

#[test]
fn what_a_page_sets_apart_is_apart() {
    for (page, expected) in [
        (
            "<p><span class=t>04/03/2019</span><span class=r>9 phút</span>",
            "04/03/2019 9 phút\n",
        ),
        ("<p><a>In</a><a>Gửi</a>", "In Gửi\n"),
        ("<p>12.<span class=n>640</span> hồ sơ", "12.640 hồ sơ\n"),
        (
            "<p><span class=s1>kê</span><span class=s2>nh</span>",
            "kênh\n",
        ),
    ] {
        assert_eq!(text(page), expected, "{page}");
    }
}

#[test]
fn what_is_nested_too_deep_is_read_all_the_same() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<table><tr><td>", "</table>"),
        ("<b><i>", ""),
    ] {
        let page = format!(
            "<body>{}một<p>Thu 5 tỷ.</p>hai<p>Chi 3 tỷ.</p>{}",
            open.repeat(110),
            close.repeat(110)
        );
        let found = text(&page);
        assert!(
            found.ends_with("một\nThu 5 tỷ.\nhai\nChi 3 tỷ.\n"),
            "{open}: {found:?}"
        );
    }
}

/// Pages that are bad in a way, about so many bytes long.
fn bad_pages(size: usize) -> [String; 11] {
    let of = |piece: &str| piece.repeat(size / piece.len());
    let paragraph = format!("<p class=ad{{}}>{BODY}</p>");
    let nested = |open: &str, close: &str, depth| {
        of(&format!(
            "{}{BODY}{}",
            open.repeat(depth),
            close.repeat(depth)
        ))
    };
    [
        nested("<table><tr><td>", "</table>", 200),
        nested("<div>", "</div>", 500),
        of(&paragraph),
        format!("<html><body>{}", of("<table><tr><td>5<td><b>tỷ")),
        format!(
            "<!DOCTYPE html [{}]><p>&a;</p>",
            of("<!ENTITY a '&a;&a;&a;'>")
        ),
        of("&amp;&lt;&a;&#x1F4A9;"),
        of("<a href=x>Thu 5 tỷ</a> <div id=menu>"),
        of("<p <p title='"),
        of("&amp;amp;lt;&#x41;&nbsp;"),
        of("\0\u{1}PNG\u{fffd}<IHDR "),
        of("<script>var a = '</scrip'; "),
    ]
}

#[test]
fn bad_pages_of_any_size_end() {
    for page in bad_pages(40_000) {
        let found = html::read(&page);
        found.places(&page);
    }
}

/// `cargo test --release --features html --test html -- --ignored --nocapture`
#[test]
#[ignore = "it takes minutes"]
fn bad_pages_of_50_mb_take_as_long_as_ten_of_5_mb() {
    let time = |page: &str| {
        let start = std::time::Instant::now();
        std::hint::black_box(html::read(page));
        start.elapsed().as_secs_f64()
    };
    for (small, large) in bad_pages(5_000_000).iter().zip(bad_pages(50_000_000)) {
        let (short, long) = (time(small), time(&large));
        let begins: String = small.chars().take(20).collect();
        println!("{begins:?}: {short:.2} s, {long:.2} s");
        assert!(long < 25.0 * short + 1.0);
    }
}

#[test]
fn bad_pages_end() {
    let nested = "<div><table><tr><td>".repeat(200);
    for page in [
        format!("{nested}Thu 5 tỷ đồng."),
        "<div>".repeat(20_000),
        format!("<p>Thu 5 tỷ đồng.{}", "<b <i".repeat(10_000)),
        "<html><head><title>x</title></head></html>".to_owned(),
        "<script>".repeat(5_000),
        "\0\u{1}<\u{2}\u{fffd}PNG<IHDR".repeat(500),
        format!("<p>{}", "&amp;".repeat(10_000)),
    ] {
        let found = html::read(&page);
        Analyzer::new().analyze(&found.text, None);
    }
}

#[test]
fn what_no_page_has_is_text() {
    let tag: String = (0..9000).map(|n| format!("a{n}=1 ")).collect();
    let signs = "<".repeat(1 << 17);
    let zeros = "\0".repeat(1 << 17);
    for odd in [format!("<a {tag}>"), signs, zeros] {
        let page = format!("<article><p>Thu 5 tấn.</p>{odd}</article>");
        assert_eq!(html::read(&page).text, page);
    }
    // What a value holds are no attributes.
    let path = "M 1 2/3 ".repeat(9000);
    let page = format!("<article><p>Thu 5 tấn.</p><img alt=\"{path}\"></article>");
    assert_eq!(html::read(&page).text.trim(), "Thu 5 tấn.");
}
