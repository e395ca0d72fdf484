//! Why a figure was read as it was: every reading that was proposed, and what
//! decided between them.
//!
//! ```
//! use bantin::{Analyzer, explain::{Loss, Outcome}, record::parse_published};
//!
//! let text = "Có 10/12 cơ quan đã nộp báo cáo.";
//! let explanation = Analyzer::new().explain(text, parse_published("2018-10-10"));
//! let of = |kind: &str| explanation.proposals.iter().find(|p| p.kind_name() == kind);
//! let (fraction, date) = (of("fraction").unwrap(), of("date").unwrap());
//! assert!(matches!(fraction.outcome, Outcome::Won { .. }));
//! // On its own the same figure would be a day.
//! assert_eq!(date.value.as_ref().unwrap().canonical().to_string(), "2018-12-10");
//! assert!(matches!(date.outcome, Outcome::Lost { .. }));
//! ```

use std::borrow::Cow;

pub use crate::judge::contest::Loss;
use crate::{
    analyzer::{Analyzer, Prepared},
    article,
    findings::{Buffers, Finding, Findings, Published, Relation, Undrawn},
    grammar::candidate::{Candidate, Reading},
    judge::{
        contest::{self, Chosen, Defeat},
        matcher::Judge,
        wide::Wide,
    },
    phrase::phrases::Phrases,
    settle,
    span::Span,
    value::{
        evidence::Evidence, fact::Value, kind::Kind, modifier::Modifier, published::PublishedAt,
    },
};

/// What [`Analyzer::explain`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation<'t> {
    /// The text that was analysed.
    pub text: &'t str,
    /// What relative dates were resolved against.
    pub published: Option<PublishedAt>,
    /// Every reading that a recogniser proposed, in the order of the text, of
    /// one figure the winner first.
    pub proposals: Vec<Proposal>,
    /// What was linked of the winners' figures, and what came of it. A finding tells the
    /// places of its facts among the winners that are facts, in the order of the text.
    pub related: Vec<Related>,
}

/// Figures that a rule of a relation has linked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// How they may stand to each other.
    pub relation: Relation,
    /// The rule that linked them.
    pub rule: &'static str,
    /// Where they stand.
    pub spans: Vec<Span>,
    /// The finding, or why there is none.
    pub outcome: Result<Finding, Undrawn>,
}

/// One reading that a recogniser proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proposal {
    /// Where it stands.
    pub span: Span,
    /// What was read; `None` where the number names something and is no fact.
    ///
    /// The value of a winner is that of the fact. A time that lost is resolved
    /// against the publication date alone.
    pub value: Option<Value>,
    /// Its modifier.
    pub modifier: Option<Modifier>,
    /// The rule that proposed it.
    pub rule: &'static str,
    /// How much the text says for it, rows of judgement and a cue counted in: `shape` alone,
    /// `context` around it, `marked` by words or signs inside, or `certain`.
    pub evidence: &'static str,
    /// A shape that other kinds share, and the bare figure that has it: `slash`,
    /// `dash`, `full-stop`, `bare`, `year` or `model`, as the head of `data/cues.tsv` tells.
    pub shape: Option<(&'static str, Span)>,
    /// The rows of judgement that decided on it, in turn: what it has for evidence, its
    /// span, or that it is out.
    pub judged: Vec<String>,
    /// The row of the cue table that spoke for it.
    pub cue: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is a fact, or a name and none.
    Won {
        /// Another reading was as good by the evidence of the text.
        ambiguous: bool,
    },
    /// It is no fact.
    Lost {
        /// The place in [`Explanation::proposals`] of the one that has won its
        /// ground, where one has.
        to: Option<usize>,
        /// What decided.
        why: Loss,
    },
}

impl Proposal {
    /// The kind of fact it would be.
    pub fn kind(&self) -> Option<Kind> {
        self.value.as_ref().map(Value::kind)
    }

    /// The kind as the cue table names it; `none` for a number that names something.
    pub fn kind_name(&self) -> &str {
        self.value.as_ref().map_or("none", Value::kind_name)
    }

    /// The row that decided for or against it: of the cue table, or else the last row of
    /// judgement.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let proposals = Analyzer::new().explain("Xe khách cháy lúc 15 giờ.", None).proposals;
    /// let time = proposals.iter().find(|proposal| proposal.kind_name() == "time");
    /// assert_eq!(time.unwrap().decided_by(), Some("tells-the-hour"));
    /// ```
    pub fn decided_by(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Lost {
                why: Loss::Cue(cue),
                ..
            } => Some(cue),
            _ => self
                .cue
                .as_deref()
                .or_else(|| self.judged.last().map(String::as_str)),
        }
    }
}

impl Analyzer {
    /// Tells of every reading that was proposed for `text` why it won or lost.
    /// The winners are the facts of [`analyze`](Analyzer::analyze), of all
    /// kinds, and the numbers that name something.
    pub fn explain<'t>(&self, text: &'t str, published: Option<PublishedAt>) -> Explanation<'t> {
        let plain = self.plain(text);
        let Prepared {
            phrases, published, ..
        } = self.prepare(plain.text(), published);
        let mut proposals = proposals(&phrases, &self.judge, self.propose(&phrases), published);
        let mut related = self.relate(&phrases, plain.text(), published);
        for span in related.iter_mut().flat_map(|related| &mut related.spans) {
            *span = plain.span(*span);
        }
        for proposal in &mut proposals {
            proposal.span = plain.span(proposal.span);
            if let Some((_, span)) = &mut proposal.shape {
                *span = plain.span(*span);
            }
        }
        Explanation {
            text,
            published,
            proposals,
            related,
        }
    }
}

impl Analyzer {
    /// What is linked of the facts of a text.
    fn relate(&self, p: &Phrases, text: &str, published: Option<PublishedAt>) -> Vec<Related> {
        let wide = Wide::default();
        let mut candidates = self.propose(p);
        let winners = contest::choose(p, &self.judge, &wide, &mut candidates, 0..p.len());
        let chosen = contest::taken(winners, &mut candidates);
        let settled = settle::facts::settle(p, chosen, published);
        let facts = settled.facts;
        let title = article::read_plain(text).title;
        let mut findings = Findings::new(&self.relations, text, title, Buffers::default());
        findings.see(p, &facts);
        let day = published.map(|time| time.date());
        let published = Published::new(day, settled.published_estimate);
        let considered = findings.consider(&facts, published);
        let related = considered.into_iter().map(|(link, outcome)| Related {
            relation: link.relation,
            rule: link.rule,
            spans: link.members.iter().map(|(_, at)| facts[*at].span).collect(),
            outcome,
        });
        related.collect()
    }
}

fn proposals(
    p: &Phrases,
    judge: &Judge,
    mut candidates: Vec<Candidate>,
    published: Option<PublishedAt>,
) -> Vec<Proposal> {
    let mut losers = Vec::new();
    let lost = |candidate: &Candidate, to: Defeat| {
        let (to, why) = match to {
            Defeat::Row(row) => (None, Loss::Row(judge.id(row).to_owned())),
            Defeat::Cue(cue) => (None, Loss::Cue(cue.id.clone().into_owned())),
            Defeat::Shape => (None, Loss::Shape),
            Defeat::Winner(at, winner) => (Some(at), contest::loss(p, winner, candidate)),
        };
        losers.push((candidate.clone(), to, why));
    };
    let winners = contest::contest(
        p,
        judge,
        &Wide::default(),
        &mut candidates,
        0..p.len(),
        lost,
    );
    let winners: Vec<Chosen> = contest::taken(winners, &mut candidates).collect();
    let values = values(p, &winners, published);

    // Winners stand at the place they have in `winners`, losers behind them.
    let mut proposals = Vec::with_capacity(winners.len() + losers.len());
    for (won, value) in winners.iter().zip(values) {
        let ambiguous = won.ambiguous;
        let outcome = Outcome::Won { ambiguous };
        proposals.push(proposal(p, judge, &won.candidate, value, outcome));
    }
    for (candidate, to, why) in losers {
        let alone = [Chosen {
            candidate: candidate.clone(),
            ambiguous: false,
        }];
        let value = values_in_order(p, &alone, published).pop().flatten();
        let to = to.or_else(|| {
            winners
                .iter()
                .position(|won| won.candidate.span.overlaps(candidate.span))
        });
        proposals.push(proposal(
            p,
            judge,
            &candidate,
            value,
            Outcome::Lost { to, why },
        ));
    }
    in_order(proposals)
}

fn proposal(
    p: &Phrases,
    judge: &Judge,
    candidate: &Candidate,
    value: Option<Value>,
    outcome: Outcome,
) -> Proposal {
    Proposal {
        span: candidate.span,
        value,
        modifier: candidate.modifier,
        rule: candidate.rule,
        evidence: match candidate.evidence {
            Evidence::Shape => "shape",
            Evidence::Context => "context",
            Evidence::Marked => "marked",
            Evidence::Certain => "certain",
        },
        shape: candidate
            .shape
            .map(|(shape, from, to)| (shape.name(), p.span(from, to))),
        judged: candidate
            .judged
            .rows()
            .iter()
            .map(|row| judge.id(*row).to_owned())
            .collect(),
        cue: candidate.cue.clone().map(Cow::into_owned),
        outcome,
    }
}

/// The value of each winner; dates count from those that stand before them.
fn values(p: &Phrases, winners: &[Chosen], published: Option<PublishedAt>) -> Vec<Option<Value>> {
    let mut order: Vec<usize> = (0..winners.len()).collect();
    order.sort_by_key(|&at| winners[at].candidate.span.start);
    let ordered: Vec<Chosen> = order.iter().map(|&at| winners[at].clone()).collect();
    let mut values = vec![None; winners.len()];
    for (at, value) in order
        .into_iter()
        .zip(values_in_order(p, &ordered, published))
    {
        values[at] = value;
    }
    values
}

fn values_in_order(
    p: &Phrases,
    chosen: &[Chosen],
    published: Option<PublishedAt>,
) -> Vec<Option<Value>> {
    let settled = settle::facts::settle(p, chosen.iter().cloned(), published);
    let mut facts = settled.facts.into_iter();
    chosen
        .iter()
        .map(|chosen| match chosen.candidate.reading {
            Reading::Name => None,
            _ => facts.next().map(|fact| fact.value),
        })
        .collect()
}

/// In the order of the text: each winner, then those that lost to it.
fn in_order(proposals: Vec<Proposal>) -> Vec<Proposal> {
    let key = |at: usize| {
        let proposal = &proposals[at];
        let (head, lost) = match proposal.outcome {
            Outcome::Lost { to: Some(to), .. } => (to, true),
            Outcome::Lost { to: None, .. } => (at, true),
            Outcome::Won { .. } => (at, false),
        };
        (
            proposals[head].span.start,
            head,
            lost,
            proposal.span.start,
            at,
        )
    };
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_key(|&at| key(at));
    let mut places = vec![0; order.len()];
    for (place, &at) in order.iter().enumerate() {
        places[at] = place;
    }
    let mut placed: Vec<(usize, Proposal)> = places.iter().copied().zip(proposals).collect();
    placed.sort_by_key(|(place, _)| *place);
    for (_, proposal) in &mut placed {
        if let Outcome::Lost { to: Some(to), .. } = &mut proposal.outcome {
            *to = places[*to];
        }
    }
    placed.into_iter().map(|(_, proposal)| proposal).collect()
}
