//! What the head of a page says of its article, and in which order it is believed.

use dom_query::{Document, NodeRef};

use super::{
    author,
    head::{Head, clean},
    json_ld,
};
use crate::article::section;

/// Reads what the page says beside its text.
pub(super) fn read(document: &Document) -> Head {
    let mut head = Head::default();
    for script in document
        .select("script[type='application/ld+json']")
        .nodes()
    {
        json_ld::read(&script.text(), &mut head);
    }
    let metas: Vec<(String, String)> = document
        .select("meta[content]")
        .nodes()
        .iter()
        .filter_map(|meta| {
            let name = ["property", "name", "itemprop"]
                .iter()
                .find_map(|key| meta.attr(key))?;
            Some((name.to_ascii_lowercase(), meta.attr("content")?.to_string()))
        })
        .collect();
    let contents = |name: &'static str| {
        let of_name = move |(key, _): &&(String, String)| key == name;
        metas
            .iter()
            .filter(of_name)
            .map(|(_, content)| Some(content.clone()))
    };
    for (names, take) in FIELDS {
        names
            .iter()
            .flat_map(|name| contents(name))
            .for_each(|content| take(&mut head, content));
    }
    head.byline(labelled(&contents));
    microdata(document, &mut head);
    let window = document.select("head > title").text().to_string();
    head.title(said_twice(document, &window));
    let titles = document.select("h1");
    if titles.length() == 1 && !titles.nodes().iter().any(leads_home) {
        head.title(Some(titles.text().to_string()));
    }
    let address = document.select("link[rel='canonical'][href]");
    head.url(address.attr("href").map(|address| address.to_string()));
    head.section(path(document));
    let category = document.select("a[rel~='category']");
    head.section(category.nodes().first().map(|link| link.text().to_string()));
    head.window(window);
    head.without_site();
    head.without_paper();
    head.byline(author::read(document));
    head
}

/// The author as previews show it: a label in one tag, the name in another.
fn labelled<'a, T>(contents: &impl Fn(&'static str) -> T) -> Option<String>
where
    T: Iterator<Item = Option<String>> + 'a,
{
    const LABELS: [&str; 4] = ["được viết bởi", "viết bởi", "tác giả", "written by"];
    let tags = [
        ("twitter:label1", "twitter:data1"),
        ("twitter:label2", "twitter:data2"),
    ];
    tags.into_iter().find_map(|(label, name)| {
        let said = contents(label).next().flatten()?.to_lowercase();
        LABELS
            .contains(&said.trim())
            .then(|| contents(name).next().flatten())?
    })
}

type Take = fn(&mut Head, Option<String>);

/// The names of `meta` tags for each field, first those that are believed first.
const FIELDS: [(&[&str], Take); 5] = [
    (&["og:title", "twitter:title"], Head::title),
    (
        &[
            "article:published_time",
            "og:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "date",
        ],
        Head::published,
    ),
    (&["article:author", "author", "dc.creator"], Head::byline),
    (&["article:section"], Head::section),
    (&["og:site_name", "application-name"], Head::source),
];

fn microdata(document: &Document, head: &mut Head) {
    let said = |node: &NodeRef| {
        let told = ["content", "datetime"]
            .iter()
            .find_map(|key| node.attr(key));
        told.unwrap_or_else(|| node.text()).to_string()
    };
    let publisher = document.select("[itemprop='publisher'] [itemprop='name']");
    head.source(publisher.nodes().first().map(said));
    let fields: [(&str, Take); 4] = [
        ("headline", Head::title),
        ("datePublished", Head::published),
        ("author", Head::byline),
        ("articleSection", Head::section),
    ];
    for (name, take) in fields {
        let selector = format!("[itemprop='{name}']");
        for node in document.select(&selector).nodes() {
            take(head, Some(said(node)));
        }
    }
    // RDFa: `<span property="dc:date dc:created" content="2016-10-03T09:14:22+07:00">`.
    for node in document.select("body [property][content]").nodes() {
        const NAMES: [&str; 5] = [
            "date",
            "created",
            "issued",
            "datePublished",
            "published_time",
        ];
        let property = node.attr_or("property", "");
        let mut names = property.split_ascii_whitespace();
        if names.any(|name| NAMES.contains(&name.rsplit(':').next().unwrap_or(name))) {
            head.published(Some(said(node)));
        }
    }
    for (selector, key) in [
        (".published[datetime]", "datetime"),
        (".published[title]", "title"),
        ("time[pubdate][datetime]", "datetime"),
        ("article time[datetime]", "datetime"),
    ] {
        for node in document.select(selector).nodes() {
            head.published(node.attr(key).map(|told| told.to_string()));
        }
    }
    let times = document.select("time[datetime]");
    if times.length() == 1 {
        head.published(times.attr("datetime").map(|told| told.to_string()));
    }
}

/// The longest heading that the window shows too, the name of the site before or behind it.
fn said_twice(document: &Document, window: &str) -> Option<String> {
    /// Shorter ones are names of sections.
    const WORDS: usize = 4;
    let window = clean(window)?;
    let headings = document.select("h1, h2, h3, h4");
    let texts = headings
        .nodes()
        .iter()
        .filter_map(|node| clean(&node.text()));
    texts
        .filter(|text| window.contains(text) && text.split(' ').nth(WORDS).is_some())
        .max_by_key(String::len)
}

/// Whether all of a heading is a link to the first page of the site.
fn leads_home(heading: &NodeRef) -> bool {
    let is_link = |node: &NodeRef| node.has_name("a");
    let Some(link) = heading.descendants_it().find(is_link) else {
        return false;
    };
    let all = || clean(&link.text()) == clean(&heading.text());
    link.attr("href").is_some_and(|address| is_home(&address)) && all()
}

/// `/`, `/index.php`, `https://lung.vn`
fn is_home(address: &str) -> bool {
    let path = match address.split_once("//") {
        Some((_, behind)) => behind.split_once('/').map_or("", |(_, path)| path),
        None => address.strip_prefix('/').unwrap_or(address),
    };
    let index = ["index", "default", "trang-chu"];
    path.is_empty() || !path.contains('/') && index.iter().any(|name| path.starts_with(name))
}

/// The last step of the path to the article.
fn path(document: &Document) -> Option<String> {
    /// The name of a section has at most so many words.
    const SECTION: usize = 6;
    let boxes = document.select("[class], [id]");
    let node = boxes.nodes().iter().find(|node| is_path(node))?;
    let links: Vec<(String, bool)> = node
        .descendants_it()
        .filter(|inner| inner.has_name("a"))
        .filter_map(|link| {
            let home = link.attr("href").is_some_and(|address| is_home(&address));
            Some((clean(&link.text())?, home))
        })
        .collect();
    let short = |(text, _): &&(String, bool)| text.split(' ').nth(SECTION).is_none();
    // The first leads home, where there are several.
    let (last, home) = links.iter().rev().find(short)?;
    (links.len() > 1 || !home && section(last).is_some()).then(|| last.clone())
}

fn is_path(node: &NodeRef) -> bool {
    /// In the names of the elements that hold it.
    const PATHS: [&str; 3] = ["breadcrumb", "duongdan", "crumbs"];
    ["class", "id"]
        .iter()
        .filter_map(|key| node.attr(key))
        .any(|names| {
            let bare = names.chars().filter(char::is_ascii_alphabetic);
            let bare: String = bare.map(|c| c.to_ascii_lowercase()).collect();
            PATHS.iter().any(|path| bare.contains(path))
        })
}
