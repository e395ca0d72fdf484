//! [`Class`]: what a word can be.

/// What a folded word or phrase can be, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(pub(crate) u32);

impl Class {
    /// No class.
    pub const NONE: Class = Class(0);
    /// Part of a number in words.
    pub const NUMBER: Class = Class(1);
    /// A scale word: nghìn, triệu, tỷ, `k`.
    pub const SCALE: Class = Class(1 << 1);
    /// Begins a unit of measure.
    pub const UNIT: Class = Class(1 << 2);
    /// Begins a currency.
    pub const CURRENCY: Class = Class(1 << 3);
    /// Begins the name of a type of document.
    pub const DOCUMENT: Class = Class(1 << 4);
    /// A classifier or noun that is counted so often that a number before it counts it.
    pub const COUNTED: Class = Class(1 << 6);
    /// A verb or adverb: never counted, whatever stands before it.
    pub const VERBAL: Class = Class(1 << 7);
    /// A word that is never the unit of a number before it.
    pub const FUNCTION: Class = Class(1 << 8);
    /// A noun that a number after it names (`quận 1`).
    pub const LABEL: Class = Class(1 << 9);
    /// A label whose number names it whatever noun follows (`tầng 11 chung cư`).
    pub const ALWAYS_LABEL: Class = Class(1 << 10);
    /// A noun that opens an ordinal two words back (`kỳ họp thứ 3`).
    pub const ORDERED: Class = Class(1 << 11);
    /// A word directly before `thứ` + number that is no noun.
    pub const NOT_ORDERED: Class = Class(1 << 12);
    /// A word that opens the name of a thing and belongs to the noun behind it (`bộ phim`).
    pub const CLASSIFIER: Class = Class(1 << 13);
    /// A compound that is one unit though a segmenter may split it (`bé gái`).
    pub const COMPOUND: Class = Class(1 << 14);
    /// A word before a title or rank that belongs to it (`cựu cán bộ`).
    pub const TITLE_PREFIX: Class = Class(1 << 15);
    /// A noun of place: `trên` before it means upon.
    pub const PLACE: Class = Class(1 << 16);
    /// A noun whose number says how large a thing is or how often something was:
    /// `trên` before it never means upon (`xe trên 9 chỗ`).
    pub const SIZED: Class = Class(1 << 17);
    /// What comes in millions, so that a number without unit near it counts it.
    pub const CROWD: Class = Class(1 << 18);
    /// A word in small letters that the name of an agency may have.
    pub const AGENCY: Class = Class(1 << 19);
    /// A work or an undertaking whose title may stand in quotation marks behind it.
    pub const TITLED: Class = Class(1 << 20);
    /// A word of an address that a number before it or a name behind it belongs to.
    pub const ADDRESS: Class = Class(1 << 21);

    /// What a road is called before its name or number.
    pub const ROAD: Class = Class(1 << 22);
    /// What takes a length of time right behind it (`nằm viện một tháng`).
    pub const LASTING: Class = Class(1 << 23);

    /// A label of either sort.
    pub const ANY_LABEL: Class = Class::LABEL.or(Class::ALWAYS_LABEL);

    /// The classes of `data/nouns.tsv`, by the names that it and rows of judgement call them.
    pub const OF_NOUNS: [(&str, Class); 15] = [
        ("label", Class::LABEL),
        ("always-label", Class::ALWAYS_LABEL),
        ("ordered", Class::ORDERED),
        ("not-ordered", Class::NOT_ORDERED),
        ("classifier", Class::CLASSIFIER),
        ("compound", Class::COMPOUND),
        ("title-prefix", Class::TITLE_PREFIX),
        ("place", Class::PLACE),
        ("sized", Class::SIZED),
        ("crowd", Class::CROWD),
        ("agency", Class::AGENCY),
        ("titled", Class::TITLED),
        ("address", Class::ADDRESS),
        ("road", Class::ROAD),
        ("lasting", Class::LASTING),
    ];

    /// Those of other tables, by the names that rows of judgement call them.
    const OF_OTHERS: [(&str, Class); 4] = [
        ("number-word", Class::NUMBER),
        ("verb", Class::VERBAL),
        ("function", Class::FUNCTION),
        ("scale", Class::SCALE),
    ];

    /// All classes that rows of judgement name.
    pub fn named() -> impl Iterator<Item = (&'static str, Class)> {
        Class::OF_OTHERS.into_iter().chain(Class::OF_NOUNS)
    }

    /// The bits of both.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether it has a bit of `other`.
    pub const fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}
