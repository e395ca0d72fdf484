//! What stands before the articles and behind them.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::Language;

const PAGE: &str = include_str!("page.html");
/// Where the articles stand in [`PAGE`].
const ARTICLES: &str = "@articles@";

const STYLE: &str = concat!(
    include_str!("page.css"),
    include_str!("facts.css"),
    include_str!("print.css")
);

const SCRIPT: &str = concat!(
    "\"use strict\";\n",
    include_str!("words.js"),
    include_str!("tell.js"),
    include_str!("model.js"),
    include_str!("card.js"),
    include_str!("plots.js"),
    include_str!("table.js"),
    include_str!("page.js"),
);

/// All that stands before the first article.
pub fn head(language: Language) -> String {
    // Only the page's own style and script count, and nothing is fetched: what an article
    // holds can neither run nor tell anybody that it is read.
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    );
    let (head, _) = parts();
    head.replace("@language@", language.code())
        .replace("@policy@", &policy)
        .replace("@version@", env!("CARGO_PKG_VERSION"))
        .replace("@style@", STYLE)
}

/// All that stands behind the last.
pub fn tail() -> String {
    let (_, tail) = parts();
    tail.replace("@version@", env!("CARGO_PKG_VERSION"))
        .replace("@script@", SCRIPT)
}

fn parts() -> (&'static str, &'static str) {
    PAGE.split_once(ARTICLES).unwrap_or((PAGE, ""))
}

/// As a policy names what it lets run.
fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_whole() {
        let page = head(Language::En) + &tail();
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
        assert!(page.ends_with("</html>\n"));
        for place in [
            "@language@",
            "@policy@",
            "@version@",
            "@style@",
            "@script@",
            ARTICLES,
        ] {
            assert!(!page.contains(place), "{place}");
        }
        // Their ends are the page's.
        assert_eq!(page.matches("</script").count(), 1);
        assert_eq!(page.matches("</style").count(), 1);
        for fetched in ["http:", "https:", "//cdn", "@import", "url("] {
            let used = page.replace("http://www.w3.org/2000/svg", "");
            assert!(!used.contains(fetched), "{fetched}");
        }
    }
}
