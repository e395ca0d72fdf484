//! Words beside numbers in a text without diacritics, as they would be written with them.

use std::borrow::Cow;

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::layer::Cut;
use crate::{
    error::Error,
    tsv::{built_in, table},
};

/// Where a word has to stand to be read so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Right behind a number, or behind another word that was read so there.
    Behind,
    /// Right before a number.
    Before,
    /// Anywhere: it is a phrase that is nothing else.
    Alone,
}

struct Form {
    place: Place,
    read: &'static str,
}

/// The forms by their bare words, of which none has more than [`LONGEST`].
static FORMS: Lazy<FxHashMap<&'static str, Vec<Form>>> = Lazy::new(|| {
    let places = [
        ("behind", Place::Behind),
        ("before", Place::Before),
        ("alone", Place::Alone),
    ];
    let mut forms: FxHashMap<_, Vec<Form>> = FxHashMap::default();
    let read = table!("bare.tsv").each(3).try_for_each(|row| {
        let row = row?;
        let place = row.one_of(2, "place", &places)?;
        let read = row.column(1);
        forms
            .entry(row.column(0))
            .or_default()
            .push(Form { place, read });
        Ok::<(), Error>(())
    });
    built_in(read);
    forms
});

const LONGEST: usize = 3;

/// A run of letters or of digits, with the signs within it.
#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    number: bool,
}

/// The words of `text` that are read with their diacritics.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let words = words(text);
    let mut cuts = Vec::new();
    let (mut at, mut behind) = (0, false);
    while at < words.len() {
        if words[at].number {
            (at, behind) = (at + 1, true);
            continue;
        }
        let touches = at > 0 && {
            let before = words[at - 1];
            let between = &text[before.start + before.text.len()..words[at].start];
            between.trim_matches(' ').is_empty()
        };
        match form(text, &words, at, behind && touches) {
            Some((count, form)) => {
                let (first, last) = (words[at], words[at + count - 1]);
                let whole = &text[first.start..last.start + last.text.len()];
                let read = like(whole, form.read);
                cuts.push(Cut::new(first.start, first.start + whole.len(), read));
                at += count;
                behind &= form.place == Place::Behind;
            }
            None => (at, behind) = (at + 1, false),
        }
    }
    cuts
}

/// The longest form that begins at a word and may stand there.
fn form(text: &str, words: &[Word], at: usize, behind: bool) -> Option<(usize, &'static Form)> {
    let most = LONGEST.min(words.len() - at);
    (1..=most).rev().find_map(|count| {
        let run = &words[at..at + count];
        let apart = |pair: &[Word]| {
            let between = &text[pair[0].start + pair[0].text.len()..pair[1].start];
            pair[1].number || between != " "
        };
        if run.windows(2).any(apart) {
            return None;
        }
        let last = run[count - 1];
        let key = text[run[0].start..last.start + last.text.len()].to_ascii_lowercase();
        let next = words.get(at + count).filter(|next| {
            next.number
                && text[last.start + last.text.len()..next.start]
                    .trim()
                    .is_empty()
        });
        let fits = |form: &&Form| match form.place {
            Place::Behind => behind,
            Place::Before => next.is_some(),
            Place::Alone => true,
        };
        let form = FORMS.get(key.as_str())?.iter().find(fits)?;
        Some((count, form))
    })
}

/// Runs of letters and runs of digits; a comma or a blank line ends what belongs to a number.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_alphanumeric()) {
        let start = at + found;
        let number = text[start..].starts_with(|c: char| c.is_ascii_digit());
        let same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == number;
        let length = text[start..]
            .find(|c| !same(c))
            .unwrap_or(text.len() - start);
        words.push(Word {
            text: &text[start..start + length],
            start,
            number,
        });
        at = start + length;
    }
    words
}

/// `read` with a capital where `written` has one.
fn like(written: &str, read: &'static str) -> Cow<'static, str> {
    let capitals = written.chars().filter(|c| c.is_alphabetic());
    if written.len() > 1 && capitals.clone().all(char::is_uppercase) {
        return read.to_uppercase().into();
    }
    let mut rest = read.chars();
    match rest
        .next()
        .filter(|_| written.starts_with(char::is_uppercase))
    {
        Some(first) => first.to_uppercase().chain(rest).collect::<String>().into(),
        None => read.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, LONGEST, cuts};

    #[test]
    fn no_form_is_longer_than_is_looked_for() {
        for form in FORMS.keys() {
            assert!(
                form.split(' ').count() <= LONGEST && form.is_ascii(),
                "{form}"
            );
        }
    }

    #[test]
    fn reads_words_beside_numbers_alone() {
        let read = |text: &str| -> Vec<String> {
            cuts(text)
                .into_iter()
                .map(|cut| cut.read.into_owned())
                .collect()
        };
        assert_eq!(read("Hon 3 ty dong, dong dan xem"), ["Hơn", "tỷ đồng"]);
        assert_eq!(
            read("Ngay 5 thang 3 nam 2020, nam nhan"),
            ["Ngày", "tháng", "năm"]
        );
        assert_eq!(read("Nam ngoai, 72.000 dong/kg"), ["Năm ngoái", "đồng"]);
        assert!(read("Ong Nam dong y voi hai ty phu").is_empty());
    }
}
