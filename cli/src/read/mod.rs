//! From paths to articles.

pub mod articles; // bytes to articles, on the reader's thread
pub mod decode; // one input to bytes: compression, lines, limits
pub mod encoding; // bytes in any encoding to text
pub mod feed; // a feed to its items
pub mod input; // paths to a list of inputs
pub mod json; // a line to a record
pub mod samples; // articles that are at hand without a file
