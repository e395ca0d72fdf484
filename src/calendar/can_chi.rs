//! The names of the lunar years: a stem (*can*) and a branch (*chi*), which
//! come round every sixty years.

use crate::normalize::fold;

/// The ten stems, folded, from the one that opens the cycle; spellings beside each.
const STEMS: [&[&str]; 10] = [
    &["giáp"],
    &["ất"],
    &["bính"],
    &["đinh"],
    &["mậu"],
    &["kỷ", "kỉ"],
    &["canh"],
    &["tân"],
    &["nhâm"],
    &["quý", "quí"],
];

/// The twelve branches, folded. *Mẹo* is how the South says *mão*.
const BRANCHES: [&[&str]; 12] = [
    &["tý", "tí"],
    &["sửu"],
    &["dần"],
    &["mão", "mẹo"],
    &["thìn"],
    &["tỵ", "tị"],
    &["ngọ"],
    &["mùi"],
    &["thân"],
    &["dậu"],
    &["tuất"],
    &["hợi"],
];

/// A year that opens a cycle: Giáp Tý.
const OPENING: i32 = 1984;

/// The year that bears a name such as `mậu tuất`, of those sixty years apart
/// the one nearest to `near`; of two as near, the earlier. `None` when it is no
/// such name, also where the two do not go together, as `giáp sửu`.
///
/// The name is folded first, see [`fold`](crate::normalize::fold): upper and
/// lower case, composed and decomposed letters are the same.
///
/// ```
/// use bantin::calendar::year_of_name;
///
/// assert_eq!(year_of_name("mậu tuất", 2017), Some(2018));
/// assert_eq!(year_of_name("mậu thân", 1975), Some(1968));
/// assert_eq!(year_of_name("quí mão", 2024), Some(2023));
/// assert_eq!(year_of_name("giáp sửu", 2024), None);
/// ```
pub fn year_of_name(name: &str, near: i32) -> Option<i32> {
    let mut parts = name.split_whitespace().map(fold);
    let stem = place(&STEMS, &parts.next()?)?;
    let branch = place(&BRANCHES, &parts.next()?)?;
    if parts.next().is_some() {
        return None;
    }
    let position = (0..60).find(|p| p % 10 == stem && p % 12 == branch)?;
    // Up to 30 years before `near`, or up to 29 after it.
    let earliest = i64::from(near) - 30;
    let ahead = (i64::from(OPENING) + position - earliest).rem_euclid(60);
    i32::try_from(earliest + ahead).ok()
}

/// The name of a lunar year, as `Mậu Tuất` of 2018.
///
/// ```
/// assert_eq!(bantin::calendar::year_name(1968), "Mậu Thân");
/// assert_eq!(bantin::calendar::year_name(2025), "Ất Tỵ");
/// ```
pub fn year_name(year: i32) -> String {
    let position = (i64::from(year) - i64::from(OPENING)).rem_euclid(60) as usize;
    let stem = STEMS[position % 10][0];
    let branch = BRANCHES[position % 12][0];
    [capitalised(stem), capitalised(branch)].join(" ")
}

fn place(names: &[&[&str]], name: &str) -> Option<i64> {
    names
        .iter()
        .position(|spellings| spellings.contains(&name))
        .map(|p| p as i64)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(chars)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_form_that_is_looked_up() {
        for name in STEMS.iter().chain(&BRANCHES).copied().flatten() {
            assert_eq!(*name, fold(name));
        }
    }
}
