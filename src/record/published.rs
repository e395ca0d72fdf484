//! Times of publication as callers write them.

use crate::value::published::PublishedAt;

/// Reads a time of publication, as [`PublishedAt`] does; `None` if it is no such time.
///
/// ```
/// use bantin::record::parse_published;
///
/// let evening = parse_published("10/10/2018 23:30").unwrap();
/// assert_eq!(evening.to_string(), "2018-10-10T23:30:00");
/// assert_eq!(parse_published("2018-02-30"), None);
/// ```
pub fn parse_published(text: &str) -> Option<PublishedAt> {
    text.parse().ok()
}
