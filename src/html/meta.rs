//! What the head of a page says of its article, and in which order it is believed.

use dom_query::{Document, NodeRef};

use super::{
    head::{Head, clean},
    json_ld,
};

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
    let titles = document.select("h1");
    if titles.length() == 1 {
        head.title(Some(titles.text().to_string()));
    }
    let address = document.select("link[rel='canonical'][href]");
    head.url(address.attr("href").map(|address| address.to_string()));
    head.section(path(document));
    head.window(document.select("head > title").text().to_string());
    head.without_site();
    head.without_paper();
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
    for selector in [
        "time.published[datetime]",
        "time[pubdate][datetime]",
        "article time[datetime]",
    ] {
        for node in document.select(selector).nodes() {
            head.published(Some(said(node)));
        }
    }
}

/// The last step of the path to the article.
fn path(document: &Document) -> Option<String> {
    /// The name of a section has at most so many words.
    const SECTION: usize = 6;
    let boxes = document.select("[class], [id]");
    let node = boxes.nodes().iter().find(|node| is_path(node))?;
    let links: Vec<String> = node
        .descendants_it()
        .filter(|inner| inner.node_name().is_some_and(|name| &*name == "a"))
        .filter_map(|link| clean(&link.text()))
        .collect();
    let short = |text: &&String| text.split(' ').nth(SECTION).is_none();
    // The first leads home.
    let last = links.iter().rev().find(short)?;
    (links.len() > 1).then(|| last.clone())
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
