//! The command `bantin`, whose parts the examples of the library run too.
//!
//! An article passes the modules in this order: [`read`], [`extract`], [`mod@write`];
//! [`order`] keeps many workers in one order, [`problem`] is what could not be read.

pub mod command;
pub mod explain;
pub mod extract;
pub mod order;
pub mod problem;
pub mod read;
pub mod segment;
#[cfg(feature = "train")]
pub mod train;
pub mod write;
