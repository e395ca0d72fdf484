//! bantin reads Vietnamese news text.

pub mod article;
mod error;
pub mod normalize;
pub mod sentence;
mod span;
pub mod token;
pub mod word;

pub use error::Error;
pub use span::Span;
