//! [`Page`]: what is read of a page.

use super::places::Places;
use crate::article::Declared;

/// What is read of a page. Spans of an analysis of it count in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Page {
    /// The article: its title and, behind a blank line, a line for each block.
    pub text: String,
    /// What its head says of it, for [`Analysis::declared`](crate::Analysis::declared).
    pub declared: Declared,
    /// When it was published, as the page writes it: the first that is a time.
    pub published: Option<String>,
    /// What the page gives as the time of publication, but is none.
    pub wrong: Vec<String>,
}

impl Page {
    /// Where the text stands in the page that it was read of.
    ///
    /// ```
    /// use bantin::{Analyzer, html};
    ///
    /// let source = "<body><p>Thu <b>5</b>&nbsp;tỷ đồng.</p></body>";
    /// let page = html::read(source);
    /// let fact = &Analyzer::new().analyze(&page.text, None).facts[0];
    /// let place = page.places(source).span(fact.span).expect("the page shows it");
    /// assert_eq!(place.text(source), "5</b>&nbsp;tỷ đồng");
    /// ```
    pub fn places(&self, source: &str) -> Places {
        Places::new(&self.text, source)
    }
}
