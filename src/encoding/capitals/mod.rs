//! Puts back capitals that TCVN3 cannot tell: it has letters with a tone as small ones only.
//!
//! A word whose other letters are all capitals has none that is small. Of all others the
//! words and signs around them tell, by the weights of `data/capitals.tsv`.

mod mend;
#[cfg(test)]
mod train;
mod traits;
mod weights;
mod words;

pub(super) use mend::mend;
