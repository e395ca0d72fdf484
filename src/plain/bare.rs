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
    /// Right before a number, or before another word that is read so there.
    Before,
    /// The same, but not before a number itself.
    Ahead,
    /// Before a number that goes on with a sign: a day, the number of a paper.
    Signed,
    /// Between two numbers and what is read beside them.
    Between,
    /// In the number of a paper, behind its slash.
    Paper,
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
        ("ahead", Place::Ahead),
        ("signed", Place::Signed),
        ("between", Place::Between),
        ("paper", Place::Paper),
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

const LONGEST: usize = 4;
/// So many words that are read before a number may follow each other.
const CHAIN: usize = 3;

/// A run of letters or of digits, with the signs within it.
#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    number: bool,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of `text` that are read with their diacritics.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let bare = Bare {
        text,
        words: words(text),
    };
    let mut cuts = Vec::new();
    let (mut at, mut behind) = (0, false);
    while at < bare.words.len() {
        if bare.words[at].number {
            (at, behind) = (at + 1, true);
            continue;
        }
        behind &= bare.is_blank(at);
        match bare.form(at, behind, CHAIN) {
            Some((count, form)) => {
                bare.read(at, count, form.read, &mut cuts);
                behind &= form.place == Place::Behind;
                at += count;
            }
            None => (at, behind) = (at + 1, false),
        }
    }
    cuts
}

/// A text and its words.
struct Bare<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
}

impl Bare<'_> {
    /// The longest form that begins at a word and may stand there; `chain` words may follow
    /// before a number.
    fn form(&self, at: usize, behind: bool, chain: usize) -> Option<(usize, &'static Form)> {
        let most = LONGEST.min(self.words.len() - at);
        (1..=most).rev().find_map(|count| {
            let apart = |next: usize| self.words[next].number || self.gap(next) != " ";
            if (at + 1..at + count).any(apart) {
                return None;
            }
            let (first, last) = (self.words[at], self.words[at + count - 1]);
            let written = &self.text[first.start..last.end()];
            let key = written.to_ascii_lowercase();
            // `X-Max 2018 Dong co`: it begins something new.
            let behind = behind
                && (is_in_capitals(written) || !written.starts_with(|c: char| c.is_uppercase()));
            let next = at + count;
            let fits = |form: &&Form| match form.place {
                Place::Behind => behind,
                Place::Before => self.is_number(next) || self.leads(next, chain),
                Place::Ahead => self.leads(next, chain),
                Place::Signed => self.is_signed(next) || self.leads(next, chain),
                Place::Between => behind && (self.is_number(next) || self.leads(next, chain)),
                Place::Paper => {
                    self.is_in_paper(at) && written.bytes().all(|b| b.is_ascii_uppercase())
                }
                Place::Alone => true,
            };
            // `06-NQ/TU ngay 4/11`: of a sign, whatever it looks like.
            let fits =
                |form: &&Form| (form.place == Place::Paper || !self.is_of_sign(at)) && fits(form);
            let form = FORMS.get(key.as_str())?.iter().find(fits)?;
            Some((count, form))
        })
    }

    /// Whether the word is read before a number, or before another such word.
    fn leads(&self, at: usize, chain: usize) -> bool {
        let before = [Place::Before, Place::Ahead, Place::Signed];
        chain > 0
            && self.words.get(at).is_some_and(|word| !word.number)
            && self.is_blank(at)
            && self
                .form(at, false, chain - 1)
                .is_some_and(|(_, form)| before.contains(&form.place))
    }

    fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.number) && self.gap(at).trim().is_empty()
    }

    /// Whether it is a number that goes on with a sign: `4/3`, `21-NQ`.
    fn is_signed(&self, at: usize) -> bool {
        self.is_number(at)
            && self
                .words
                .get(at + 1)
                .is_some_and(|_| matches!(self.gap(at + 1), "/" | "-" | "."))
    }

    /// Whether it stands where the number of a paper names its kind: `14/QD`, `1/2013/ND`.
    fn is_in_paper(&self, at: usize) -> bool {
        at > 0 && self.words[at - 1].number && matches!(self.gap(at), "/" | "-")
    }

    /// Whether it is glued to a word with the sign of a paper between.
    fn is_of_sign(&self, at: usize) -> bool {
        at > 0 && matches!(self.gap(at), "/" | "-") && !self.words[at - 1].number
    }

    fn is_blank(&self, at: usize) -> bool {
        at > 0 && self.gap(at).trim_matches(' ').is_empty()
    }

    /// What stands before a word, and behind the one before it.
    fn gap(&self, at: usize) -> &str {
        let from = at
            .checked_sub(1)
            .map_or(0, |before| self.words[before].end());
        &self.text[from..self.words[at].start]
    }

    /// Reads words so, each by itself: what is found may begin at any of them.
    fn read(&self, at: usize, count: usize, read: &'static str, cuts: &mut Vec<Cut>) {
        let all = &self.words[at..at + count];
        let written = &self.text[all[0].start..all[count - 1].end()];
        let capitals = is_in_capitals(written);
        for (word, read) in all.iter().zip(read.split(' ')) {
            let read = like(word.text, read, capitals);
            if !read.eq_ignore_ascii_case(word.text) {
                cuts.push(Cut::new(word.start, word.end(), read));
            }
        }
    }
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
fn like(written: &str, read: &'static str, capitals: bool) -> Cow<'static, str> {
    if capitals {
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

fn is_in_capitals(written: &str) -> bool {
    written.len() > 1
        && written
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{FORMS, LONGEST, cuts};

    #[test]
    fn no_form_is_longer_than_is_looked_for() {
        for (bare, forms) in &*FORMS {
            let count = bare.split(' ').count();
            assert!(count <= LONGEST && bare.is_ascii(), "{bare}");
            for form in forms {
                assert_eq!(form.read.split(' ').count(), count, "{bare}");
            }
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
        assert_eq!(read("Hon 3 ty dong, dong dan xem"), ["Hơn", "tỷ", "đồng"]);
        assert_eq!(
            read("Ngay 5 thang 3 nam 2020, nam nhan"),
            ["Ngày", "tháng", "năm"]
        );
        assert_eq!(read("Nam ngoai, 72.000 dong/kg"), ["Năm", "ngoái", "đồng"]);
        assert!(read("Ong Nam dong y voi hai ty phu").is_empty());
        assert_eq!(
            read("tu dau thang 5 den cuoi nam 2017"),
            ["từ", "đầu", "tháng", "đến", "cuối", "năm"]
        );
        assert_eq!(read("Sang 4/3, sang 3 nuoc"), ["Sáng"]);
        assert_eq!(read("thang 7 va thang 9 va nha"), ["tháng", "và", "tháng"]);
        assert_eq!(read("so 14/QD-UBND cua QD 5"), ["QĐ"]);
    }
}
