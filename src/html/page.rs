//! [`Page`]: what is read of a page.

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
