//! The parts of the extractor, in the order in which an article passes them.

pub mod article; // one article to its facts, on a worker's thread
pub mod decode; // one input to bytes: compression, lines, limits
pub mod html; // a page to text
pub mod input; // paths to a list of inputs
pub mod json; // a line to a record
pub mod options; // what the user asked for
pub mod order; // many workers, one order
pub mod output; // facts to JSON or CSV
pub mod read; // bytes to articles, on the reader's thread
pub mod sink; // where the output goes
pub mod summary; // what is said on stderr
pub mod table; // facts to a table for people
