//! Pure types: kinds, amounts, modifiers, periods, moments, and times as the text says them.
//! They import nothing but spans and errors.

pub(crate) mod amount;
pub(crate) mod currency;
mod digits;
pub(crate) mod direction;
pub(crate) mod evidence;
pub(crate) mod fact;
pub(crate) mod kind;
pub(crate) mod modifier;
pub(crate) mod moment;
mod moment_range;
mod moment_read;
pub(crate) mod notation;
pub(crate) mod period;
pub(crate) mod published;
mod text;
mod timestamp;
pub(crate) mod traits;
pub(crate) mod views;
pub(crate) mod when;
