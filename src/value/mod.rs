//! Pure types: kinds, amounts, modifiers, periods, moments, and times as the text says them.
//! They import nothing but spans.

pub(crate) mod amount;
pub(crate) mod direction;
pub(crate) mod evidence;
pub(crate) mod fact;
pub(crate) mod kind;
pub(crate) mod modifier;
pub(crate) mod moment;
pub(crate) mod period;
pub(crate) mod published;
mod text;
mod timestamp;
pub(crate) mod traits;
pub(crate) mod when;
