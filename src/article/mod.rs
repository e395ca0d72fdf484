//! Article structure from page text: what is title, time, lead, body, furniture.
//!
//! Each line that is not blank is read by itself first (`role`): a mark, a
//! phrase of the page, the time of publication, or text; together they are the
//! `page`. Then `plan` finds the first and the last paragraph, and `layout` walks
//! over the lines in order and gives text its part by where it stands: the head, the
//! body, the tail. A head that a page ran together is parted first (`glued`), and official
//! papers have parts of their own (`paper`). The vocabulary is in `data/page_phrases.tsv`, `data/sections.tsv`
//! and `data/agencies.tsv`.
//!
//! Imports spans, values, errors, tables, [`normalize`](crate::normalize),
//! `plain` and [`sentence`](crate::sentence); no tokens, words or facts.

#[cfg(feature = "html")]
mod alone;
mod book;
mod byline;
mod caption;
mod dateline;
mod glued;
mod layout;
mod line;
mod page;
mod paper;
mod parts;
mod plan;
mod repeated;
mod role;
mod roles;
mod source;
mod stamp;
mod syllables;
mod tables;
mod words;

#[cfg(feature = "html")]
pub(crate) use alone::{author, is_headline, is_of_head, is_paper, section};
pub use layout::read;
pub(crate) use layout::read_plain;
pub use parts::{Article, Declared, Paper, Published, Written};
