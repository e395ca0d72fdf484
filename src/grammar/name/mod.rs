//! Numbers that name something: no facts, but readings that compete with the others.

mod code;
mod named;
mod pair;
mod place;
mod proper;
mod read;

pub(crate) use read::{OPENS, read, read_quoted, read_times};
