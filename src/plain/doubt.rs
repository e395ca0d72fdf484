//! Figures of a text without diacritics that only diacritics could tell from another reading.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::{
    error::Error,
    normalize::fold_plain,
    span::{Span, first_bytes, last_bytes},
    tsv::{built_in, table},
    value::kind::Kind,
};

/// What a word says of the figures beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The number right behind it may name something, or be less than nothing.
    Names,
    /// The number right behind it may tell a rank or a day of the week.
    Ranks,
    /// So may the day behind it be an evening.
    Evening,
    /// Of a month, or of matches that were won; what tells so right before it, or anywhere.
    Month,
    Wins,
    Match,
    /// The year behind it, a few words later, is that of a paper.
    Paper,
    /// It multiplies a number, and is no noun that numbers count.
    Scale,
    /// A few of it are no sum that anybody pays.
    Coin,
    /// A part of the sign of a paper with a plain `D`.
    Sign,
}

static WORDS: Lazy<FxHashMap<&'static str, Says>> = Lazy::new(|| {
    let says = [
        ("names", Says::Names),
        ("ranks", Says::Ranks),
        ("evening", Says::Evening),
        ("month", Says::Month),
        ("wins", Says::Wins),
        ("match", Says::Match),
        ("paper", Says::Paper),
        ("scale", Says::Scale),
        ("coin", Says::Coin),
        ("sign", Says::Sign),
    ];
    let mut words = FxHashMap::default();
    let read = table!("doubts.tsv").each(1).try_for_each(|row| {
        let row = row?;
        words.insert(row.column(0), row.one_of(1, "what it says", &says)?);
        Ok::<(), Error>(())
    });
    built_in(read);
    words
});

/// So many bytes around a figure are looked at, and so many words before it.
const NEAR: usize = 240;
const BEFORE: usize = 12;

/// Whether the figure at `span` of a text without diacritics may be another one.
pub(crate) fn is_doubtful(text: &str, span: Span, kind: Kind) -> bool {
    let figure = Figure {
        text: span.text(text),
        before: before(&text[..span.start]),
        behind: behind(&text[span.end..]),
        kind,
    };
    figure.is_in_words()
        || figure.is_scale_alone()
        || figure.is_named()
        || figure.may_be_fraction()
        || figure.may_be_of_match()
        || figure.is_of_paper()
        || figure.may_be_score()
        || figure.is_small_money()
        || figure.goes_on()
        || figure.has_open_letter()
}

/// Whether the last word of a figure multiplies it, as of `2,7 ty`.
pub(crate) fn ends_in_scale(figure: &str) -> bool {
    let last = figure.rsplit(char::is_whitespace).next().unwrap_or("");
    says(last, Says::Scale)
}

/// The end of the sentence before a figure.
fn before(text: &str) -> &str {
    let text = last_bytes(text, NEAR);
    let stop = text.rfind(". ").or_else(|| text.rfind('\n'));
    &text[stop.map_or(0, |at| at + 1)..]
}

/// What the sentence goes on with behind it.
fn behind(text: &str) -> &str {
    let text = first_bytes(text, NEAR);
    let stop = text.find(". ").or_else(|| text.find('\n'));
    &text[..stop.unwrap_or(text.len())]
}

fn says(word: &str, what: Says) -> bool {
    WORDS.get(bare(word).as_str()) == Some(&what)
}

/// A word as it stands in the table; some in the text have been read with diacritics.
fn bare(word: &str) -> String {
    fold_plain(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// A figure and what stands around it.
struct Figure<'t> {
    text: &'t str,
    before: &'t str,
    behind: &'t str,
    kind: Kind,
}

impl Figure<'_> {
    /// The word right before it.
    fn last(&self) -> &str {
        let words = self.before.trim_end_matches([' ', '(']);
        words.rsplit(char::is_whitespace).next().unwrap_or("")
    }

    /// `nam ngay`, `ba nha`: without digits it may be no number at all.
    fn is_in_words(&self) -> bool {
        let counts = matches!(
            self.kind,
            Kind::Duration | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Fraction
        );
        counts && !self.text.contains(|c: char| c.is_ascii_digit())
    }

    /// `90 trieu`: of what?
    fn is_scale_alone(&self) -> bool {
        self.kind == Kind::Quantity && ends_in_scale(self.text)
    }

    fn is_named(&self) -> bool {
        let last = self.last();
        let digits = self.text.starts_with(|c: char| c.is_ascii_digit());
        digits && says(last, Says::Names)
            || digits
                && says(last, Says::Ranks)
                && matches!(self.kind, Kind::Duration | Kind::Fraction | Kind::Date)
            || matches!(self.kind, Kind::Date) && says(last, Says::Evening)
    }

    /// `1/3`, `toi 1/4`: a day, or a part.
    fn may_be_fraction(&self) -> bool {
        let day = matches!(self.kind, Kind::Date | Kind::Time);
        let (head, figure) = match self.text.rsplit_once(char::is_whitespace) {
            Some((head, figure)) => (head, figure),
            None => ("", self.text),
        };
        let headed = !head.is_empty() && !says(head, Says::Evening);
        let bracket = self.before.trim_end().ends_with('(');
        if !day || headed || bracket {
            return false;
        }
        let Some((part, whole)) = figure.split_once('/') else {
            return false;
        };
        let (Ok(part), Ok(whole)) = (part.parse::<u32>(), whole.parse::<u32>()) else {
            return false;
        };
        part < whole && whole <= 12
    }

    /// `21-9` of a set of a match.
    fn may_be_score(&self) -> bool {
        let figure = |b: u8| b.is_ascii_digit() || b == b'-';
        self.kind == Kind::Date && self.text.len() <= 5 && self.text.bytes().all(figure)
    }

    /// `2 dong`: a sum that nobody pays any more.
    fn is_small_money(&self) -> bool {
        let digits = self.text.bytes().filter(u8::is_ascii_digit).count();
        let words = || self.text.split(char::is_whitespace).skip(1);
        let coin = words().any(|word| says(word, Says::Coin));
        self.kind == Kind::Money && digits <= 2 && coin && words().count() == 1
    }

    /// `40 nam ngoai giao`, `6 thang/lan`, `nam 2016 toi nay`: words beside it are of it too.
    fn goes_on(&self) -> bool {
        let bare_date =
            self.kind == Kind::Date && !self.text.contains(|c: char| c.is_ascii_digit());
        let counted = self.last().bytes().all(|b| b.is_ascii_digit()) && !self.last().is_empty();
        let mut behind = self.behind.split_whitespace();
        let evening = behind.next().is_some_and(|word| says(word, Says::Evening))
            && behind.next().is_some_and(|word| says(word, Says::Evening));
        let score = || {
            let behind = self.behind.strip_prefix('-');
            behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
        };
        bare_date && counted
            || self.kind == Kind::Duration && self.behind.starts_with('/')
            || self.kind == Kind::Date && (score() || evening && self.behind.starts_with(' '))
    }

    /// `thang 2 va hoa 3`: months, or matches that were won.
    fn may_be_of_match(&self) -> bool {
        const YEAR: usize = 4;
        let mut words = self.text.split(char::is_whitespace);
        let month = words.any(|word| says(word, Says::Month));
        let digits = self.text.bytes().filter(u8::is_ascii_digit).count();
        let others = [self.before, self.behind].into_iter();
        let mut words = others.flat_map(str::split_whitespace);
        let small = |word: &str| word.starts_with(char::is_lowercase);
        month
            && digits < YEAR
            && (says(self.last(), Says::Wins)
                || words.any(|word| small(word) && says(word, Says::Match)))
    }

    /// `Bo luat Dan su nam 2015`
    fn is_of_paper(&self) -> bool {
        let mut last = self.before.split_whitespace().rev().take(BEFORE);
        self.kind == Kind::Date && last.any(|word| says(word, Says::Paper))
    }

    /// `261/QD-DHLHN`: a letter of the sign of a paper that may have a stroke.
    fn has_open_letter(&self) -> bool {
        let open = |part: &str| part.contains('D') && !says(part, Says::Sign);
        let sign = self.text.find('/').map(|at| &self.text[at..]);
        self.kind == Kind::Document
            && sign.is_some_and(|sign| sign.split(|c: char| !c.is_alphanumeric()).any(open))
    }
}
