//! The facts of what was chosen.

use crate::{
    grammar::{
        candidate::Candidate,
        recognisers::{self, Asked},
    },
    judge::{
        contest::{self, Chosen},
        matcher::Judge,
        wide::Wide,
    },
    phrase::{phrases::Phrases, roll::Roll},
    settle::{issuer::Papers, times::Times},
    value::{fact::Fact, moment::DateValue, published::PublishedAt},
};

/// What a text says, and the text at its end. Where only some recognisers are `asked`, the facts
/// of their kinds are the same, and others may be missing; a long text is read by all. `found`
/// gives readings beside those of the crate; `estimates` is whether the text may tell when it
/// was published. `seen` is shown the facts of each stretch, with the tape that they
/// stand on, before their times are settled.
pub(crate) fn read<'a>(
    mut roll: Roll<'a>,
    judge: &Judge,
    asked: Option<Asked>,
    found: impl Fn(&Phrases) -> Vec<Candidate>,
    mut seen: impl FnMut(&Phrases, &[Fact]),
    published: Option<PublishedAt>,
    estimates: bool,
) -> (Settled, Roll<'a>) {
    let mut told = Told::new(published);
    if let Some(asked) = asked.filter(|_| !roll.goes_on) {
        let mut candidates = recognisers::propose_beside(&roll.p, asked);
        let (p, wide) = (&roll.p, Wide::partial());
        let winners = contest::choose(p, judge, &wide, &mut candidates, 0..p.len());
        told.take(&roll, contest::taken(winners, &mut candidates));
        return (told.settle(false), roll);
    }
    let wide = Wide::new(&roll);
    let mut candidates = Vec::new();
    let mut from: usize = 0;
    loop {
        let p = &roll.p;
        let reach = roll.source.sizes.reach;
        let last = roll.readable();
        let within = from.saturating_sub(reach)..p.len().min(last.saturating_add(reach));
        candidates.clear();
        recognisers::propose_in(p, within, &mut candidates);
        candidates.extend(found(p));
        let to = if roll.goes_on {
            part(p, &candidates, from, last)
        } else {
            p.len()
        };
        let winners = contest::choose(p, judge, &wide, &mut candidates, from..to);
        let last = winners.last().map(|won| candidates[won.at].to);
        told.take(&roll, contest::taken(winners, &mut candidates));
        seen(&roll.p, &told.facts);
        if !roll.goes_on {
            return (told.settle(estimates), roll);
        }
        let to = last.map_or(to, |last| to.max(last));
        (roll, from) = roll.go_on(to);
    }
}

/// The last place of `from..=last` that no candidate goes over; `last` where all do.
fn part(p: &Phrases, candidates: &[Candidate], from: usize, last: usize) -> usize {
    let mut over = vec![false; p.len() + 1];
    for candidate in candidates {
        if let Some(inside) = over.get_mut(candidate.from + 1..candidate.to) {
            inside.fill(true);
        }
    }
    let free = |&at: &usize| !over[at];
    (from + 1..=last).rev().find(free).unwrap_or(last)
}

/// The facts of what was chosen: times resolved, papers linked to their dates.
pub(crate) fn settle(
    p: &Phrases,
    chosen: impl ExactSizeIterator<Item = Chosen>,
    published: Option<PublishedAt>,
) -> Settled {
    let mut told = Told::new(published);
    told.see(p, 0, chosen);
    told.settle(true)
}

/// What a text says, when all is said.
pub(crate) struct Settled {
    /// Its facts, in its order.
    pub facts: Vec<Fact>,
    /// When it was published, where it was asked for and the text gives it away.
    pub published_estimate: Option<DateValue>,
}

/// What a text has told so far, as much as can be said before its end.
struct Told {
    facts: Vec<Fact>,
    times: Times,
    papers: Papers,
}

impl Told {
    fn new(published: Option<PublishedAt>) -> Self {
        Told {
            facts: Vec::new(),
            times: Times::new(published.map(PublishedAt::date)),
            papers: Papers::default(),
        }
    }

    /// Takes what was chosen of a stretch.
    fn take(&mut self, roll: &Roll, chosen: impl ExactSizeIterator<Item = Chosen>) {
        self.see(&roll.p, roll.passed, chosen);
    }

    fn see(&mut self, p: &Phrases, passed: usize, chosen: impl ExactSizeIterator<Item = Chosen>) {
        self.times.see(p, passed, chosen, &mut self.facts);
        self.papers.see(p, &self.facts);
    }

    fn settle(mut self, asked: bool) -> Settled {
        let published_estimate = self.times.settle(&mut self.facts, asked);
        self.papers.link(&mut self.facts);
        Settled {
            facts: self.facts,
            published_estimate,
        }
    }
}
