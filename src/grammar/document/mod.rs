//! References to laws, decrees, decisions and other issued papers.

mod read;
mod symbol;

pub(crate) use read::{BARE_OPENS, OPENS, bare, read};
