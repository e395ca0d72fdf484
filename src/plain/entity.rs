//! Character references: `&nbsp;`, `&#8363;`, `&#x20ab;`.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::{
    error::Error,
    tsv::{built_in, table},
};

/// No name is longer, nor a number that is a character.
const LONGEST: usize = 10;

static NAMES: Lazy<FxHashMap<&'static str, &'static str>> = Lazy::new(|| {
    let rows = table!("entities.tsv").each(2);
    let names: Result<_, Error> = rows
        .map(|row| row.map(|row| (row.column(0), row.column(1))))
        .collect();
    built_in(names)
});

/// The reference that `text` begins with: its length, and the character.
pub(crate) fn read(text: &str) -> Option<(usize, String)> {
    let inner = text.get(1..)?;
    let end = inner
        .bytes()
        .take(LONGEST + 1)
        .position(|b| !b.is_ascii_alphanumeric() && b != b'#')
        .unwrap_or(inner.len().min(LONGEST));
    let name = inner.get(..end)?;
    let closed = inner[end..].starts_with(';');
    let character = match name.strip_prefix('#') {
        Some(number) if closed => numbered(number)?,
        // The one that is cut short often.
        None if closed || name == "nbsp" => named(name)?,
        _ => return None,
    };
    Some((1 + end + usize::from(closed), character))
}

fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let c = char::from_u32(code).filter(|&c| c >= ' ' || c == '\t' || c == '\n')?;
    Some(c.into())
}

fn named(name: &str) -> Option<String> {
    let written = *NAMES.get(name)?;
    // Those that would not be seen in a table stand there by their numbers.
    match written.strip_prefix("U+") {
        Some(code) => numbered(&format!("x{code}")),
        None => Some(written.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, named};

    #[test]
    fn each_name_is_one_character() {
        for name in NAMES.keys() {
            assert_eq!(named(name).unwrap().chars().count(), 1, "{name}");
        }
    }
}
