//! Training of word models.
#![allow(missing_docs)]
pub(crate) mod corpus;
pub mod experiment;
pub(crate) mod features;
pub(crate) mod learn;
pub(crate) mod lexicon;
pub(crate) mod write;
