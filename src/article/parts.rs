//! What a page gives: the parts of one article.

use chrono::{FixedOffset, NaiveDateTime, TimeZone};

use crate::{span::Span, value::published::PublishedAt};

/// The parts of a page that hold one article.
///
/// No part overlaps another, but that `lead` is the first of the `paragraphs` and
/// `source` may lie in `dateline`. What is in none of them is white space or
/// joins the parts: the words `Cập nhật lúc` before a time. A caption that a page
/// runs together with a paragraph stays in the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
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
    /// The parts of a decree, a decision, a letter or the like, where the text is one.
    pub paper: Option<Box<Paper>>,
}

/// The parts that only official papers have. The title of the article is their subject, or
/// what type of paper it is; the date beside the place is its date of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Paper {
    /// The lines that say who issues it.
    pub issuer: Vec<Span>,
    /// The name of the state or the party, and the motto.
    pub motto: Vec<Span>,
    /// Its number (`Số: 91/CĐ-TTg`).
    pub number: Option<Span>,
    /// What type of paper it is (`QUYẾT ĐỊNH`).
    pub kind: Option<Span>,
    /// What it is about (`V/v sửa kênh`, `Về việc sửa kênh`).
    pub subject: Option<Span>,
    /// The paragraphs that say what it rests on (`Căn cứ …`); they are among the paragraphs
    /// of the article, as are the next.
    pub grounds: Vec<Span>,
    /// The paragraphs that begin an article (`Điều 1. …`).
    pub articles: Vec<Span>,
    /// The signature and who receives it (`Nơi nhận: …`), which gives no facts.
    pub closing: Option<Span>,
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

    /// Gives each part the place that `to` says.
    pub(crate) fn move_spans(&mut self, to: impl Fn(Span) -> Span) {
        if let Some(paper) = &mut self.paper {
            paper.move_spans(&to);
        }
        let published = self.published.as_mut().map(|published| &mut published.span);
        let single = [
            &mut self.title,
            &mut self.section,
            &mut self.source,
            &mut self.byline,
            &mut self.dateline,
            &mut self.lead,
        ];
        let many = [
            &mut self.paragraphs,
            &mut self.headings,
            &mut self.captions,
            &mut self.furniture,
        ];
        let single = single.into_iter().filter_map(Option::as_mut);
        for span in single.chain(many.into_iter().flatten()).chain(published) {
            *span = to(*span);
        }
    }
}

impl Paper {
    fn move_spans(&mut self, to: impl Fn(Span) -> Span) {
        let single = [
            &mut self.number,
            &mut self.kind,
            &mut self.subject,
            &mut self.closing,
        ];
        let many = [
            &mut self.issuer,
            &mut self.motto,
            &mut self.grounds,
            &mut self.articles,
        ];
        let single = single.into_iter().filter_map(Option::as_mut);
        for span in single.chain(many.into_iter().flatten()) {
            *span = to(*span);
        }
    }
}

/// What a page says of its article in its head, not in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Declared {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The section of the paper.
    pub section: Option<String>,
    /// The paper or the site.
    pub source: Option<String>,
    /// The address of the page.
    pub url: Option<String>,
}

/// How a text was written, where that was not UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The name of its encoding, `tcvn3`.
    pub encoding: String,
    /// Capitals that the encoding cannot tell, and that were put back.
    pub mended_capitals: usize,
}

/// A printed time of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Published {
    /// Where the page prints it.
    pub span: Span,
    /// The local time; midnight where only the day is printed.
    pub time: NaiveDateTime,
    /// Whether the page prints a clock time.
    pub has_clock: bool,
    /// The zone that is printed beside the clock time (`GMT+7`).
    pub zone: Option<FixedOffset>,
}

impl From<Published> for PublishedAt {
    fn from(printed: Published) -> Self {
        let instant = |zone: FixedOffset| zone.from_local_datetime(&printed.time).single();
        match printed.zone.and_then(instant) {
            Some(instant) => instant.into(),
            None if printed.has_clock => printed.time.into(),
            None => printed.time.date().into(),
        }
    }
}
