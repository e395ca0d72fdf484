//! From paths to articles.

pub mod archive; // an archive of the web to its pages
pub mod articles; // bytes to articles, on the reader's thread
pub mod decode; // one input to bytes: compression, lines, limits
pub mod encoding; // bytes in any encoding to text
pub mod feed; // a feed to its items
pub mod globs; // a pattern to the paths that match
pub mod http; // a response to its page
pub mod input; // paths to a list of inputs
pub mod json; // a line to a record
pub mod samples; // articles that are at hand without a file
pub mod sniff; // content to its format
