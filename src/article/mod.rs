//! Article structure from page text: what is title, time, lead, body, furniture.

use chrono::NaiveDateTime;

use crate::Span;

/// The parts of a page that hold one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The headline.
    pub title: Option<Span>,
    /// The time of publication that the page prints.
    pub published: Option<Published>,
    /// The newspaper section (`Chính trị - Xã hội`).
    pub section: Option<Span>,
    /// The agency or paper a dateline or byline names (`ĐBP`, `daibieunhandan.vn`).
    pub source: Option<Span>,
    /// The author's line.
    pub byline: Option<Span>,
    /// The first paragraph of the article's text.
    pub lead: Option<Span>,
    /// The paragraphs of the text, the lead first.
    pub paragraphs: Vec<Span>,
    /// Captions of pictures.
    pub captions: Vec<Span>,
    /// What belongs to the page and not to the article: counters, comment boxes, related links.
    pub furniture: Vec<Span>,
}

/// A printed time of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Where the page prints it.
    pub span: Span,
    /// The local time; midnight where only the day is printed.
    pub time: NaiveDateTime,
    /// Whether the page prints a clock time.
    pub has_clock: bool,
}

/// Finds the parts of an article in page text.
pub fn read(_text: &str) -> Article {
    Article::default()
}
