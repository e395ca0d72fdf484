//! Feeds to their items.

use bantin_cli::read::feed::{Entry, Feed};

fn entries(feed: &str) -> Result<Vec<Entry>, String> {
    let mut feed = Feed::new(feed.as_bytes(), 10_000);
    let mut found = Vec::new();
    while let Some(entry) = feed.next_entry()? {
        found.push(entry);
    }
    Ok(found)
}

#[test]
fn items_of_rss_are_articles() {
    let found = entries(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Báo Lũng</title>\
         <image><title>Ảnh</title></image>\
         <item><title>Chè &amp;amp; mật</title><link>https://lung.vn/1</link><guid>lung-1</guid>\
         <pubDate>Mon, 04 Mar 2019 08:00:00 +0700</pubDate><dc:creator>Hà Mai</dc:creator>\
         <category>Nhà nông</category>\
         <description><![CDATA[<p>Thu <b>5</b> tỷ</p>]]></description></item>\
         <item><title>Hai</title><author>ba@lung.vn (Lò Ba)</author><link>https://lung.vn/2</link>\
         <description>&lt;p&gt;Chi 3&amp;nbsp;tỷ&lt;/p&gt;</description></item></channel></rss>",
    )
    .unwrap();
    assert_eq!(found.len(), 2);
    let first = &found[0];
    assert_eq!(first.id.as_deref(), Some("lung-1"));
    assert_eq!(first.url.as_deref(), Some("https://lung.vn/1"));
    assert_eq!(first.title.as_deref(), Some("Chè &amp; mật"));
    assert_eq!(
        first.published.as_deref(),
        Some("Mon, 04 Mar 2019 08:00:00 +0700")
    );
    assert_eq!(first.author.as_deref(), Some("Hà Mai"));
    assert_eq!(first.section.as_deref(), Some("Nhà nông"));
    assert_eq!(first.source.as_deref(), Some("Báo Lũng"));
    assert_eq!(first.content, "<p>Thu <b>5</b> tỷ</p>");
    assert_eq!(found[1].author.as_deref(), Some("Lò Ba"));
    assert_eq!(found[1].id.as_deref(), Some("https://lung.vn/2"));
    assert_eq!(found[1].content, "<p>Chi 3&nbsp;tỷ</p>");
}

#[test]
fn entries_of_atom_are_articles() {
    let found = entries(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Báo Lũng</title>\
         <entry><id>tag:1</id><title type='text'>Một</title>\
         <link rel='self' href='https://lung.vn/self'/><link href='https://lung.vn/1'/>\
         <updated>2019-03-05T00:00:00Z</updated><published>2019-03-04T00:00:00Z</published>\
         <author><name>Hà Mai</name><email>m@lung.vn</email></author>\
         <category term='nha-nong' label='Nhà nông'/><summary>Ngắn</summary>\
         <content type='xhtml'><div><p>Thu <b>5</b> tỷ</p></div></content></entry></feed>",
    )
    .unwrap();
    let [entry] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(entry.id.as_deref(), Some("tag:1"));
    assert_eq!(entry.url.as_deref(), Some("https://lung.vn/1"));
    assert_eq!(entry.published.as_deref(), Some("2019-03-04T00:00:00Z"));
    assert_eq!(entry.author.as_deref(), Some("Hà Mai"));
    assert_eq!(entry.section.as_deref(), Some("Nhà nông"));
    assert_eq!(entry.content, "<div><p>Thu <b>5</b> tỷ</p></div>");
}

#[test]
fn what_is_no_feed_says_so() {
    assert_eq!(entries(""), Ok(Vec::new()));
    for (feed, why) in [
        ("<rss><channel><item><title>Một", "cut short"),
        ("<html><body>", "a page of HTML"),
        (
            &format!(
                "<rss><item><title>{}</title></item></rss>",
                "a ".repeat(20_000)
            ),
            "over the limit",
        ),
    ] {
        let error = entries(feed).err();
        assert!(error.is_some_and(|error| error.contains(why)), "{why}");
    }
}
