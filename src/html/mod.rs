//! Web pages: the text of the article that a page holds, and what its head says of it.
//!
//! The page is parsed as browsers do. What its head says comes first, in this order:
//! JSON-LD (`NewsArticle` and its kin), Open Graph and article tags, other `meta` tags,
//! microdata, `<time datetime>`, and for the title the only `h1`. The article itself is found
//! by `dom_smoothie`; what is left around it is told from the text by [`article`](crate::article),
//! as are the fields that the head does not have.
//!
//! ```
//! use bantin::{Analyzer, html};
//!
//! let page = html::read(
//!     "<html><head><meta property='og:title' content='Cầu Bến Sỏi thông xe'></head><body>\
//!      <nav><a href='/'>Trang chủ</a> <a href='/5'>5 tin mới</a></nav>\
//!      <article><h1>Cầu Bến Sỏi thông xe</h1><p>Cầu dài 120 m đã thông xe sáng nay.</p>\
//!      </article></body></html>",
//! );
//! assert_eq!(page.declared.title.as_deref(), Some("Cầu Bến Sỏi thông xe"));
//! assert_eq!(page.text, "Cầu Bến Sỏi thông xe\n\nCầu dài 120 m đã thông xe sáng nay.\n");
//! assert_eq!(Analyzer::new().analyze(&page.text, None).facts.len(), 2);
//! ```

mod around;
mod author;
mod body;
mod boxes;
mod head;
mod json_ld;
mod layout;
mod meta;
mod nesting;
mod page;
mod places;
mod reader;

pub use page::Page;
pub use places::Places;
pub use reader::{fragment, read};
