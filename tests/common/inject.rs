//! Changes one digit of a figure that agrees with others, and looks whether that is found.

use bantin::{
    Analysis, Analyzer, PublishedAt, Span,
    facts::{Amount, Value},
    findings::{Arithmetic, Finding, Relation, Role, Told, Verdict},
};

/// How many changes there were, and what came of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rates {
    /// Changes beyond the tolerance, and how many of them were found.
    pub beyond: usize,
    pub raised: usize,
    /// Changes within it, and how many of them were taken for a difference.
    pub within: usize,
    pub wrong: usize,
}

impl Rates {
    pub fn add(&mut self, other: Rates) {
        self.beyond += other.beyond;
        self.raised += other.raised;
        self.within += other.within;
        self.wrong += other.wrong;
    }
}

/// A change that was not found, or was within the tolerance and found.
pub struct Miss<'a> {
    /// What had linked the figures.
    pub rule: &'static str,
    /// The text as it is changed.
    pub text: &'a str,
    /// Where.
    pub span: Span,
    /// Whether the change is beyond the tolerance.
    pub exceeds: bool,
}

/// Changes digits of the figures of each relation of a text that agrees, every `step`th of
/// all changes that are possible; tells `missed` of those that are not found.
pub fn inject(
    analyzer: &Analyzer,
    text: &str,
    published: Option<PublishedAt>,
    step: usize,
    mut missed: impl FnMut(&Miss),
) -> Rates {
    let analysis = analyzer.analyze(text, published);
    let mut rates = Rates::default();
    let mut number = 0;
    for finding in &analysis.findings {
        // What is linked by its value alone is said of no other value.
        let reckoned = finding.verdict == Verdict::Agrees
            && finding.rule != "repetition.same"
            && !finding.rule.ends_with(".by-value")
            && !matches!(finding.relation, Relation::Calendar | Relation::Paper);
        for fact in finding.facts.iter().filter(|_| reckoned) {
            let span = analysis.facts[*fact].span;
            let digits = span
                .range()
                .filter(|at| text.as_bytes()[*at].is_ascii_digit());
            for (at, digit) in digits.flat_map(|at| (b'0'..=b'9').map(move |digit| (at, digit))) {
                number += 1;
                if digit == text.as_bytes()[at] || number % step > 0 {
                    continue;
                }
                if digit == b'0' && begins_number(text.as_bytes(), at) {
                    continue;
                }
                let mut changed = text.as_bytes().to_vec();
                changed[at] = digit;
                let Ok(changed) = String::from_utf8(changed) else {
                    continue;
                };
                let after = analyzer.analyze(&changed, published);
                let Some(exceeds) = exceeds(finding, &analysis, &after) else {
                    continue;
                };
                let starts = |analysis: &Analysis, finding: &Finding| -> Vec<usize> {
                    let facts = finding.facts.iter();
                    facts.map(|at| analysis.facts[*at].span.start).collect()
                };
                // The figure may belong to another relation, which is broken by the change.
                let own = starts(&analysis, finding);
                let raised = after.findings.iter().any(|found| {
                    let found_at = starts(&after, found);
                    found.relation == finding.relation
                        && found.verdict == Verdict::Differs
                        && found_at.contains(&span.start)
                        && (exceeds || found_at == own)
                });
                let miss = Miss {
                    rule: finding.rule,
                    text: &changed,
                    span,
                    exceeds,
                };
                if exceeds {
                    rates.beyond += 1;
                    rates.raised += usize::from(raised);
                    if !raised {
                        missed(&miss);
                    }
                } else {
                    rates.within += 1;
                    rates.wrong += usize::from(raised);
                    if raised {
                        missed(&miss);
                    }
                }
            }
        }
    }
    rates
}

/// Whether a digit is the first of several: of `240`, and of `1.699`, which with 0 would be read as
/// less than one.
fn begins_number(text: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let parts = matches!(text.get(at + 1), Some(b'.' | b','));
    let group = parts && (at + 2..at + 5).all(is_digit) && !is_digit(at + 5);
    (is_digit(at + 1) || group) && !is_digit(at.wrapping_sub(1))
}

/// Whether the figures of a relation differ now by more than they may; not said where they
/// are no longer read, or near to the bound.
fn exceeds(finding: &Finding, before: &Analysis, after: &Analysis) -> Option<bool> {
    let values: Vec<Vec<f64>> = finding
        .facts
        .iter()
        .map(|fact| {
            let span = before.facts[*fact].span;
            let same = after.facts.iter().find(|fact| fact.span == span)?;
            // `gần 18.000` is less precise than `gần 18.030`.
            let plain = same.modifier.is_none();
            plain.then(|| numbers(&same.value))?
        })
        .collect::<Option<_>>()?;
    let of = |role: Role| {
        let at = finding.roles.iter().position(|is| *is == role)?;
        values[at].first().copied()
    };
    let fraction = finding
        .roles
        .iter()
        .position(|role| *role == Role::Fraction);
    let (stated, derived) = match &finding.arithmetic {
        Arithmetic::Share(..) => {
            let (part, whole) = match fraction {
                Some(at) => (values[at][0], values[at][1]),
                None => (
                    of(Role::Part).or_else(|| of(Role::Amount))?,
                    of(Role::Whole).or_else(|| of(Role::Plan))?,
                ),
            };
            (of(Role::Percent)?, 100.0 * part / whole)
        }
        Arithmetic::Sum(_) => {
            let parts = finding.roles.iter().zip(&values);
            let parts = parts.filter(|(role, _)| **role == Role::Part);
            (of(Role::Whole)?, parts.map(|(_, value)| value[0]).sum())
        }
        Arithmetic::Growth(from, to) if finding.relation == Relation::Change => {
            let up = if to > from { 1.0 } else { -1.0 };
            let to = of(Role::To)?;
            let from = of(Role::From).or_else(|| Some(to - up * of(Role::Difference)?.abs()))?;
            if up * (to - from) < 0.0 {
                return Some(true);
            }
            (of(Role::Percent)?.abs(), 100.0 * (to - from).abs() / from)
        }
        Arithmetic::Difference(..) => {
            let moved = of(Role::To)? - of(Role::From)?;
            let at = |role| finding.roles.iter().position(|is| *is == role);
            let was = |role| numbers(&before.facts[finding.facts[at(role)?]].value);
            let rose = was(Role::To)?[0] > was(Role::From)?[0];
            if rose != (moved > 0.0) {
                return Some(true);
            }
            (of(Role::Difference)?.abs(), moved.abs())
        }
        Arithmetic::Quotient(..) => (of(Role::Times)?, of(Role::To)? / of(Role::From)?),
        Arithmetic::Product(_, b) if finding.relation == Relation::Conversion => {
            (of(Role::Again)?, of(Role::Amount)? * float(b)?)
        }
        Arithmetic::Product(..) => {
            let per_one = of(Role::Quantity)? * of(Role::Price)?;
            (of(Role::Amount)?, per_one)
        }
        Arithmetic::Same(_) if finding.relation == Relation::Repetition => {
            (of(Role::Amount)?, of(Role::Again)?)
        }
        Arithmetic::Within(..) => {
            let (part, whole) = match fraction {
                Some(at) => (values[at][0], values[at][1]),
                None => (of(Role::Part)?, of(Role::Whole)?),
            };
            // What is more than all together may be told of parts that overlap.
            let parts = finding.roles.iter().zip(&values);
            let parts = parts.filter(|(role, _)| **role == Role::Part);
            let sum: f64 = parts.map(|(_, value)| value[0]).sum();
            return (part > whole || sum <= whole).then_some(part > whole);
        }
        _ => return None,
    };
    let tolerance = tolerance(finding, stated, derived)?;
    let away = (stated - derived).abs();
    let scale = stated.abs().max(1e-9);
    match away {
        away if away > 2.0 * tolerance.1 + 1e-9 * scale && away > 0.02 * scale => Some(true),
        away if away < 0.5 * tolerance.0 => Some(false),
        _ => None,
    }
}

/// By how much two figures may surely differ, and by how much they may not when doubled, of what
/// was let pass before one of them was changed. That is told for the side on which they
/// differed: a figure is rounded by half a unit towards one side and cut off by a whole one
/// towards the other. Of a product it is a share.
fn tolerance(finding: &Finding, stated: f64, derived: f64) -> Option<(f64, f64)> {
    let told = |told: &Told| match told {
        Told::Number(value) | Told::Money(value, _) => float(value),
        _ => None,
    };
    let before = (told(&finding.stated)?, told(&finding.derived)?);
    let tolerance = float(&finding.tolerance)?;
    let grown = match finding.arithmetic {
        Arithmetic::Product(..) => derived / before.1,
        _ => 1.0,
    };
    let is_same_side = (derived < stated) == (before.1 < before.0);
    let side = if is_same_side { 1.0 } else { 2.0 };
    let (one, other) = (tolerance, tolerance * grown);
    Some((one.min(other) / side, one.max(other)))
}

fn float(value: &dyn ToString) -> Option<f64> {
    value.to_string().parse().ok()
}

/// The numbers of a value, of a measure in its canonical unit.
fn numbers(value: &Value) -> Option<Vec<f64>> {
    let one = |amount: &Amount| match amount {
        Amount::One(value) => float(value),
        Amount::Range(..) => None,
    };
    Some(match value {
        Value::Percent { amount, .. } | Value::Money { amount, .. } => vec![one(amount)?],
        Value::Quantity {
            amount, measure, ..
        } => {
            let factor: f64 = match measure {
                Some(measure) => float(&measure.1)?,
                None => 1.0,
            };
            vec![one(amount)? * factor]
        }
        Value::Fraction {
            numerator,
            denominator,
            ..
        } => vec![float(numerator)?, float(denominator)?],
        _ => return None,
    })
}
