//! The scanner: text into tokens, loss-free.
//!
//! A token is what stands between spaces, with the punctuation around it taken
//! off: `TP.HCM`, `30-4-1975`, `70.000-150.000`, `H’Bông` and `217-QĐ/TW` are one
//! token each, `(100%),` is three. A full stop stays on abbreviations (`TP.`,
//! `Q.`, `H.`), and one that lacks the space behind it still ends a sentence
//! (`hội nghị.Đồng chí` is five tokens and a space on either side).
//!
//! ```
//! use bantin::token::{TokenKind, tokens};
//!
//! let text = "Sáng 9-10, tại TP.HCM";
//! let found: Vec<_> = tokens(text)
//!     .filter(|t| t.kind != TokenKind::Space)
//!     .map(|t| (t.span.text(text), t.kind))
//!     .collect();
//! assert_eq!(found, [
//!     ("Sáng", TokenKind::Syllable),
//!     ("9-10", TokenKind::Number),
//!     (",", TokenKind::Punct),
//!     ("tại", TokenKind::Syllable),
//!     ("TP.HCM", TokenKind::Symbol),
//! ]);
//! ```
//!
//! Imports spans and [`normalize`](crate::normalize).

mod chars;
mod chunk;
mod ink;
mod join;
mod letters;
mod scan;
mod types;
mod web;
mod window;

pub(crate) use ink::{Dark, DarkTokens};
pub(crate) use letters::{Task, prefetch, run_widest};
pub(crate) use scan::Walk;
pub use scan::{Tokens, scan_into, tokens};
pub use types::{Token, TokenKind};
