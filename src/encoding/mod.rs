//! Old encodings of Vietnamese text, and those of Unicode: the bytes of a file to its text.
//!
//! Files that say nothing of their encoding are told by what their bytes make: in which of
//! the encodings the words with signs are Vietnamese syllables. Where that is not sure, it is
//! an error and no guess.
//!
//! ```
//! use bantin::encoding::{Encoding, decode};
//!
//! let bytes = "Thị xã thu ba tỷ đồng, vượt kế hoạch của cả năm.".to_owned();
//! let bytes = Encoding::Viscii.encode(&bytes).expect("VISCII has all letters");
//! let decoded = decode(&bytes)?;
//! assert_eq!(decoded.encoding, Encoding::Viscii);
//! assert!(decoded.text.starts_with("Thị xã thu ba tỷ đồng"));
//! # Ok::<(), bantin::Error>(())
//! ```
//!
//! Imports `normalize` and `error`.

mod capitals;
mod codec;
mod detect;
mod single;
mod tables;
mod viqr;
mod vni;
mod wide;

pub use codec::{Decoded, Encoding};
pub use detect::{Detected, decode, detect};
