//! Article structure from page text: what is title, time, lead, body, furniture.
//!
//! Each line that is not blank is read by itself first (`role`): a mark, a
//! phrase of the page, the time of publication, or text. Then `plan` finds the
//! first and the last paragraph, and `layout` walks over the lines in order and
//! gives text its part by where it stands: the head, the body, the tail. The vocabulary
//! is in `data/page_phrases.tsv`, `data/sections.tsv` and `data/agencies.tsv`.

mod byline;
mod caption;
mod dateline;
mod layout;
mod line;
mod plan;
mod role;
mod stamp;
mod vocabulary;
mod words;

use chrono::NaiveDateTime;

use crate::Span;

/// The parts of a page that hold one article.
///
/// No part overlaps another, but that `lead` is the first of the `paragraphs` and
/// `source` may lie in `dateline`. What is in none of them is white space or
/// joins the parts: the words `Cập nhật lúc` before a time. A caption that a page
/// runs together with a paragraph stays in the paragraph.
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
    /// The dateline with its dash (`Hà Nội (TTXVN) -`), which the lead begins behind.
    pub dateline: Option<Span>,
    /// The first paragraph of the article's text.
    pub lead: Option<Span>,
    /// The paragraphs of the text, the lead first, without bullets and dateline.
    pub paragraphs: Vec<Span>,
    /// Headings within the text, and other short lines without a stop.
    pub headings: Vec<Span>,
    /// Captions of pictures.
    pub captions: Vec<Span>,
    /// What belongs to the page and not to the article: counters, comment boxes, related links.
    pub furniture: Vec<Span>,
}

impl Article {
    /// Whether `span` lies in furniture, where facts are not the article's.
    ///
    /// ```
    /// use bantin::{Span, article};
    ///
    /// let text = "Cầu mới thông xe\n\nCầu dài 120 m đã thông xe sáng nay.\n\nLượt xem: 2688";
    /// let at = text.find("2688").unwrap();
    /// assert!(article::read(text).in_furniture(Span::new(at, at + 4)));
    /// ```
    pub fn in_furniture(&self, span: Span) -> bool {
        let after = self
            .furniture
            .partition_point(|part| part.end <= span.start);
        self.furniture
            .get(after)
            .is_some_and(|part| part.overlaps(span))
    }
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

/// Finds the parts of an article in page text. Any text will do; what is not
/// there is `None` or empty.
///
/// ```
/// let page = "Thời sự\nCầu Bến Sỏi thông xe\n09:16 - Thứ Tư, 07/10/2020 Lượt xem: 12\n\n\
///     (TTXVN) - Sáng nay, cầu Bến Sỏi dài 120 m đã thông xe.\n\nVăn Ba\n\nTin khác";
/// let article = bantin::article::read(page);
/// assert_eq!(article.title.unwrap().text(page), "Cầu Bến Sỏi thông xe");
/// assert_eq!(article.section.unwrap().text(page), "Thời sự");
/// assert_eq!(article.published.unwrap().time.to_string(), "2020-10-07 09:16:00");
/// assert_eq!(article.source.unwrap().text(page), "TTXVN");
/// assert!(article.lead.unwrap().text(page).starts_with("Sáng nay"));
/// assert_eq!(article.byline.unwrap().text(page), "Văn Ba");
/// assert_eq!(article.furniture.len(), 2);
/// ```
pub fn read(text: &str) -> Article {
    layout::read(text)
}
