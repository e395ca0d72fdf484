//! The tape that recognisers read: tokens cut into words, digit runs and
//! single signs, each with its folded form and what the lexicon knows of it.

use crate::{
    Span,
    lexicon::{Class, Lexicon},
    normalize,
    token::{Token, TokenKind},
    word::Word,
};

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A run of letters.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// Any other single character.
    Mark,
    /// A line end, text that is not read (furniture), or the tape's end.
    Break,
    /// An address of the web, a mention: never part of a figure.
    Opaque,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// First letter small.
    Lower,
    /// First letter a capital.
    Title,
    /// All capitals, two at least.
    Upper,
}

/// A word, a run of digits or a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub span: Span,
    pub kind: AtomKind,
    /// White space stands before it.
    pub spaced: bool,
    pub case: Case,
    /// The sentence it stands in.
    pub sentence: u32,
    /// The segmented word it is part of.
    pub word: u32,
    pub class: Class,
    key: (u32, u32),
}

/// The atoms of one article.
#[derive(Debug)]
pub(crate) struct Tape<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    atoms: Vec<Atom>,
    keys: String,
    end: Atom,
    decimal_commas: bool,
}

/// The class of a character, for cutting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CharClass {
    Letter,
    Digit,
    Mark,
    Space,
    Newline,
}

/// Where `c` belongs when text is cut into atoms. Characters without width
/// stay with the letters around them.
pub(crate) fn class(c: char) -> CharClass {
    match c {
        'a'..='z' | 'A'..='Z' => CharClass::Letter,
        '0'..='9' => CharClass::Digit,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => CharClass::Newline,
        ' ' | '\t' => CharClass::Space,
        '\0'..='\x7f' => CharClass::Mark,
        '\u{300}'..='\u{36f}' => CharClass::Letter,
        c if normalize::is_invisible(c) => CharClass::Letter,
        '²' | '³' | 'º' => CharClass::Mark,
        // Vietnamese and most of Latin, without a look into the tables of Unicode.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ' => CharClass::Letter,
        c if c.is_whitespace() => CharClass::Space,
        c if c.is_alphabetic() => CharClass::Letter,
        _ => CharClass::Mark,
    }
}

impl<'a> Tape<'a> {
    /// Cuts tokens into atoms. `skipped` are the parts of the text that are
    /// not read; `sentences` and `words` cover the text in order.
    pub fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        tokens: impl Iterator<Item = Token>,
        words: &[Word],
        sentences: &[Span],
        skipped: &[Span],
    ) -> Self {
        let mut tape = Tape {
            text,
            lexicon,
            atoms: Vec::with_capacity(text.len() / 4),
            keys: String::with_capacity(text.len()),
            end: Atom {
                span: Span::new(text.len(), text.len()),
                kind: AtomKind::Break,
                spaced: true,
                case: Case::Lower,
                sentence: u32::MAX,
                word: u32::MAX,
                class: Class::default(),
                key: (0, 0),
            },
            decimal_commas: false,
        };
        let mut spaced = true;
        let mut skip = skipped.iter().peekable();
        for token in tokens {
            while skip.next_if(|s| s.end <= token.span.start).is_some() {}
            if skip.peek().is_some_and(|s| s.overlaps(token.span)) {
                tape.push(token.span, AtomKind::Break, true);
                spaced = true;
                continue;
            }
            match token.kind {
                TokenKind::Space => spaced = true,
                TokenKind::Newline => {
                    tape.push(token.span, AtomKind::Break, true);
                    spaced = true;
                }
                TokenKind::Url | TokenKind::Email | TokenKind::Mention => {
                    tape.push(token.span, AtomKind::Opaque, spaced);
                    spaced = false;
                }
                _ => {
                    tape.cut(token.span, spaced);
                    spaced = false;
                }
            }
        }
        tape.number_sentences(sentences);
        tape.number_words(words);
        tape.decimal_commas = tape.writes_decimals(",") && !tape.writes_decimals(".");
        tape
    }

    /// Whether a percentage has one or two decimals behind `sign`: an amount may be
    /// grouped and days may be dotted, but this cannot be read otherwise.
    fn writes_decimals(&self, sign: &str) -> bool {
        (3..self.len()).any(|at| {
            self.is(at, "%")
                && self.is(at - 2, sign)
                && self.is_digits(at - 3)
                && self.atom(at - 1).span.len() <= 2
        })
    }

    /// Whether the text starts decimals with a comma beyond doubt: `0,41%`.
    pub fn has_decimal_commas(&self) -> bool {
        self.decimal_commas
    }

    fn cut(&mut self, span: Span, mut spaced: bool) {
        let text = self.text;
        let mut chars = span.text(text).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let first = class(c);
            let mut end = at + c.len_utf8();
            if matches!(first, CharClass::Letter | CharClass::Digit) {
                while let Some((next, c)) = chars.next_if(|&(_, c)| class(c) == first) {
                    end = next + c.len_utf8();
                }
            }
            let kind = match first {
                CharClass::Letter => AtomKind::Word,
                CharClass::Digit => AtomKind::Digits,
                CharClass::Mark => AtomKind::Mark,
                CharClass::Newline => AtomKind::Break,
                CharClass::Space => {
                    spaced = true;
                    continue;
                }
            };
            self.push(Span::new(span.start + at, span.start + end), kind, spaced);
            spaced = false;
        }
    }

    fn push(&mut self, span: Span, kind: AtomKind, spaced: bool) {
        let from = self.keys.len();
        let raw = span.text(self.text);
        let mut case = Case::Lower;
        match kind {
            AtomKind::Word => {
                normalize::fold_into(raw, &mut self.keys);
                case = case_of(raw);
            }
            AtomKind::Digits => self.keys.push_str(raw),
            AtomKind::Mark => self.keys.push(match raw {
                "–" | "—" | "−" | "‐" | "‑" => '-',
                "²" => '2',
                "³" => '3',
                "º" | "˚" => '°',
                "“" | "”" | "«" | "»" | "„" => '"',
                "’" | "‘" => '\'',
                "％" => '%',
                "⁄" | "∕" => '/',
                _ => raw.chars().next().unwrap_or(' '),
            }),
            AtomKind::Break | AtomKind::Opaque => {}
        }
        let class = match kind {
            AtomKind::Word | AtomKind::Mark => self.lexicon.class(&self.keys[from..]),
            _ => Class::default(),
        };
        let key = (from as u32, self.keys.len() as u32);
        self.atoms.push(Atom {
            span,
            kind,
            spaced,
            case,
            sentence: 0,
            word: u32::MAX,
            class,
            key,
        });
    }

    fn number_sentences(&mut self, sentences: &[Span]) {
        let mut n = 0;
        for atom in &mut self.atoms {
            while n + 1 < sentences.len() && sentences[n].end <= atom.span.start {
                n += 1;
            }
            atom.sentence = n as u32;
        }
    }

    fn number_words(&mut self, words: &[Word]) {
        let mut n = 0;
        for atom in &mut self.atoms {
            while n < words.len() && words[n].span.end <= atom.span.start {
                n += 1;
            }
            if n < words.len() && words[n].span.overlaps(atom.span) {
                atom.word = n as u32;
            }
        }
    }

    /// How many atoms there are.
    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The atom at `at`; behind the last one a [`AtomKind::Break`].
    pub fn atom(&self, at: usize) -> &Atom {
        self.atoms.get(at).unwrap_or(&self.end)
    }

    /// The folded form of the atom: lower case, NFC, dashes as `-`.
    pub fn key(&self, at: usize) -> &str {
        let (from, to) = self.atom(at).key;
        &self.keys[from as usize..to as usize]
    }

    /// The atom before `at`, or the tape's end when there is none.
    pub fn before(&self, at: usize) -> &Atom {
        at.checked_sub(1).map_or(&self.end, |at| self.atom(at))
    }

    /// The folded form of the atom before `at`.
    pub fn key_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.key(at))
    }

    /// Whether the folded atom is `key`.
    pub fn is(&self, at: usize, key: &str) -> bool {
        self.key(at) == key
    }

    /// Whether the atoms from `at` are `keys`.
    pub fn are(&self, at: usize, keys: &[&str]) -> bool {
        keys.iter()
            .enumerate()
            .all(|(n, key)| self.key(at + n) == *key)
    }

    /// Whether the folded atom is one of `keys`.
    pub fn is_any(&self, at: usize, keys: &[&str]) -> bool {
        keys.contains(&self.key(at))
    }

    /// Whether the folded atom before `at` is one of `keys`.
    pub fn follows_any(&self, at: usize, keys: &[&str]) -> bool {
        keys.contains(&self.key_before(at))
    }

    /// Whether the atoms directly before `at` are `keys`.
    pub fn follows(&self, at: usize, keys: &[&str]) -> bool {
        at >= keys.len() && self.are(at - keys.len(), keys)
    }

    /// Whether a digit run stands at `at`.
    pub fn is_digits(&self, at: usize) -> bool {
        self.atom(at).kind == AtomKind::Digits
    }

    /// Whether a word stands at `at`.
    pub fn is_word(&self, at: usize) -> bool {
        self.atom(at).kind == AtomKind::Word
    }

    /// Whether `at` may continue a phrase: digits and superscripts must be
    /// glued to what they belong to.
    pub fn continues(&self, at: usize) -> bool {
        let atom = self.atom(at);
        atom.kind != AtomKind::Digits || !atom.spaced
    }

    /// Whether no space stands before `at`.
    pub fn glued(&self, at: usize) -> bool {
        !self.atom(at).spaced
    }

    /// The span of the atoms from `from` up to, not including, `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.atom(from).span.start, self.before(to).span.end)
    }

    /// The atoms that a span of the text touches: the first and the one behind the last.
    pub fn atoms_in(&self, span: Span) -> Option<(usize, usize)> {
        let from = self
            .atoms
            .partition_point(|atom| atom.span.end <= span.start);
        let to = self
            .atoms
            .partition_point(|atom| atom.span.start < span.end);
        (from < to).then_some((from, to))
    }

    /// The text of the atoms from `from` up to `to`.
    pub fn str(&self, from: usize, to: usize) -> &'a str {
        self.span(from, to).text(self.text)
    }

    /// The atom behind the segmented word that holds `at`.
    pub fn word_end(&self, at: usize) -> usize {
        let word = self.atom(at).word;
        let mut end = at + 1;
        while word != u32::MAX && self.is_word(end) && self.atom(end).word == word {
            end += 1;
        }
        end
    }

    /// The first atom of the segmented word that holds `at`.
    pub fn word_start(&self, at: usize) -> usize {
        let word = self.atom(at).word;
        let mut start = at;
        while start > 0
            && word != u32::MAX
            && self.is_word(start - 1)
            && self.atom(start - 1).word == word
        {
            start -= 1;
        }
        start
    }

    /// What the lexicon knows of the whole segmented word that begins at `at`.
    pub fn word_class(&self, at: usize) -> Class {
        self.phrase_class(at, self.word_end(at))
    }

    /// What the lexicon knows of the phrase of the atoms `from..to`, hyphens left out.
    pub fn phrase_class(&self, from: usize, to: usize) -> Class {
        if to == from + 1 {
            return self.atom(from).class;
        }
        let words = (from..to).filter(|&n| self.is_word(n));
        let keys: Vec<&str> = words.map(|n| self.key(n)).collect();
        self.lexicon.class(&keys.join(" "))
    }

    /// The first atom that begins at the byte `from` or later.
    pub fn first_from(&self, from: usize) -> usize {
        self.atoms.partition_point(|atom| atom.span.start < from)
    }

    /// Whether a recogniser may begin at `at`.
    pub fn may_open(&self, at: usize) -> bool {
        const OPEN: Class = Class::OPENER
            .or(Class::NUMBER)
            .or(Class::CURRENCY)
            .or(Class::DOCUMENT);
        let atom = self.atom(at);
        let roman =
            || atom.case != Case::Lower && self.key(at).bytes().all(|c| b"ivxl".contains(&c));
        match atom.kind {
            AtomKind::Digits => true,
            AtomKind::Word => atom.class.has(OPEN) || roman(),
            AtomKind::Mark => atom.class.has(OPEN),
            AtomKind::Break | AtomKind::Opaque => false,
        }
    }

    /// Whether `at` opens a sentence, a line or a quotation, so that a capital there says nothing.
    pub fn opens(&self, at: usize) -> bool {
        let before = self.before(at);
        at == 0
            || match before.kind {
                AtomKind::Break => true,
                AtomKind::Mark => !matches!(self.key_before(at), "," | "/" | "-" | "&"),
                _ => before.sentence != self.atom(at).sentence,
            }
    }

    /// The digits at `at` as a number, when they are few enough.
    pub fn int(&self, at: usize) -> Option<u32> {
        let atom = self.atom(at);
        (atom.kind == AtomKind::Digits && atom.span.len() <= 8)
            .then(|| self.key(at).parse().ok())?
    }

    /// The last atom before `at` that begins the sentence.
    pub fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.atom(at).sentence;
        let mut start = at;
        while start > 0
            && self.atom(start - 1).sentence == sentence
            && self.atom(start - 1).kind != AtomKind::Break
        {
            start -= 1;
        }
        start
    }
}

fn case_of(raw: &str) -> Case {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) {
                Case::Upper
            } else {
                Case::Title
            }
        }
        _ => Case::Lower,
    }
}
