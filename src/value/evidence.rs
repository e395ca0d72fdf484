//! How much a text says for a reading, and the shapes that several readings share.

/// How much the text itself says for a reading; ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// The shape alone: `10/12`.
    Shape,
    /// What stands around it makes it likely: a counted noun, a word that labels.
    Context,
    /// Words or signs inside say what it is: `ngày`, `%`, a currency.
    Marked,
    /// Nothing else is possible: `thắng 2-1`, `Nghị định số 100/2019/NĐ-CP`.
    Certain,
}

/// Shapes that several kinds share; the cue table speaks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `10/12`
    Slash,
    /// `9-10`
    Dash,
    /// `6.6`
    Dot,
    /// A number without unit.
    Bare,
    /// Four digits that may be a year.
    Year,
    /// Four digits behind a name: the year of an event or a car's model.
    Model,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Shape; 6] = [
        Shape::Slash,
        Shape::Dash,
        Shape::Dot,
        Shape::Bare,
        Shape::Year,
        Shape::Model,
    ];

    /// The name in the cue table.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Slash => "slash",
            Shape::Dash => "dash",
            Shape::Dot => "full-stop",
            Shape::Bare => "bare",
            Shape::Year => "year",
            Shape::Model => "model",
        }
    }
}
