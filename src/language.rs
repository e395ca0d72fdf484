//! [`Language`]: how sure it is that a text is Vietnamese, and written with its diacritics.

use serde::{Deserialize, Serialize};

use crate::{
    normalize::{is_letter, is_syllable_like},
    token::{Task, run_widest},
};

/// How sure it is that a text is Vietnamese with diacritics, from 0 to 1.
///
/// Below [`Language::BOUND`] facts that need words are not made up: a text without
/// diacritics is read by the bare forms of the words beside its numbers, one in another
/// language by its signs alone.
///
/// ```
/// use bantin::Analyzer;
///
/// let of = |text: &str| Analyzer::new().analyze(text, None).language;
/// let language = of("Sáng nay, xã khởi công sửa kênh dẫn nước dài chín cây số ở phía đông.");
/// assert!(language.vietnamese > 0.9 && language.diacritics > 0.9);
/// let language = of("Sang nay, xa khoi cong sua kenh dan nuoc dai chin cay so o phia dong.");
/// assert!(language.vietnamese > 0.9 && language.diacritics < 0.1);
/// let language = of("This morning works began on the village canal, which is nine miles long.");
/// assert!(language.vietnamese < 0.5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Language {
    /// That it is Vietnamese.
    pub vietnamese: f32,
    /// That it is written with diacritics.
    pub diacritics: f32,
}

/// So many words a text has before anything is said against it.
const WORDS: usize = 12;
/// So many where not one of them has a diacritic: one in four has none.
const PLAIN_WORDS: usize = 6;
/// So many where a look at its bytes is enough.
const MANY: usize = 64;
/// So many of the words of another text are looked at.
const LOOKED_AT: usize = 2000;

/// How a text reads: as it is, by bare forms, or by signs alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Whole,
    Bare,
    Signs,
}

impl Language {
    /// Below this a text is not taken for what the figure says.
    pub const BOUND: f32 = 0.5;

    pub(crate) const SURE: Language = Language {
        vietnamese: 1.0,
        diacritics: 1.0,
    };

    /// The language of a text.
    pub(crate) fn of(text: &str) -> Language {
        let marks = Marks::of(text);
        let of_words = |count: usize| count as f32 / marks.words.max(1) as f32;
        let (marked, own) = (of_words(marks.marked), of_words(marks.own));
        // What most texts have and more than any other language has. Of few words it would say
        // another thing of decomposed letters, which have more marks.
        if marks.words >= MANY && marked >= 0.6 && own >= 0.25 {
            return Language {
                vietnamese: rounded(own / 0.4),
                diacritics: rounded(marked / 0.8),
            };
        }
        Language::by_words(text)
    }

    /// The same by a look at the words.
    fn by_words(text: &str) -> Language {
        let (mut words, mut syllables, mut marked) = (0, 0, 0);
        let all = text.split(|c| !is_letter(c)).filter(|word| word.len() > 1);
        for word in all.take(LOOKED_AT) {
            words += 1;
            let like = is_syllable_like(word);
            syllables += usize::from(like);
            marked += usize::from(like && !word.is_ascii());
        }
        let enough = if marked > 0 { WORDS } else { PLAIN_WORDS };
        if words < enough {
            return Language::SURE;
        }
        let share = syllables as f32 / words as f32;
        let marked = marked as f32 / syllables.max(1) as f32;
        // Half the words of another language may look like syllables; its marks are few.
        let vietnamese = ((share - 0.45) / 0.45).max(marked / 0.4 * share);
        Language {
            vietnamese: rounded(vietnamese),
            diacritics: rounded(marked / 0.4),
        }
    }

    pub(crate) fn reading(self) -> Reading {
        if self.vietnamese < Self::BOUND {
            Reading::Signs
        } else if self.diacritics < Self::BOUND {
            Reading::Bare
        } else {
            Reading::Whole
        }
    }
}

/// Whether a number of another language goes on: `$5` of `$5 million`.
pub(crate) fn goes_on(behind: &str) -> bool {
    const SCALES: [&str; 9] = [
        "hundred", "thousand", "million", "billion", "trillion", "mn", "bn", "m", "k",
    ];
    let word = behind.trim_start_matches([' ', '-', '\u{a0}']);
    let end = word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len());
    SCALES.contains(&word[..end].to_ascii_lowercase().as_str())
}

/// To two decimals, between 0 and 1.
fn rounded(share: f32) -> f32 {
    (share.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// Bytes that letters with diacritics begin with.
struct Marks {
    /// White space: about as many as words.
    words: usize,
    /// Letters and marks with diacritics.
    marked: usize,
    /// Those that hardly any other language has.
    own: usize,
}

impl Marks {
    fn of(text: &str) -> Marks {
        run_widest(Count(text))
    }
}

/// Counts the marks of a text.
struct Count<'t>(&'t str);

impl Task for Count<'_> {
    type Output = Marks;

    #[inline(always)]
    fn run(self) -> Marks {
        let mut all = Marks {
            words: 1,
            marked: 0,
            own: 0,
        };
        // In pieces that can be counted in bytes, many at a time.
        const PIECE: usize = 224;
        for piece in self.0.as_bytes().chunks(PIECE) {
            let count = |is: fn(u8) -> bool| -> usize {
                let count: u8 = piece.iter().map(|&b| u8::from(is(b))).sum();
                count.into()
            };
            all.words += count(|b| b <= b' ');
            all.marked += count(|b| matches!(b, 0xc3 | 0xc4 | 0xc6 | 0xcc | 0xcd | 0xe1));
            all.own += count(|b| matches!(b, 0xc6 | 0xcc | 0xe1));
        }
        all
    }
}
