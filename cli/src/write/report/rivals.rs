//! What else a figure could have been: the readings that lost to a fact.

use bantin::{
    Analysis, Analyzer, Span,
    explain::{Loss, Outcome, Proposal},
};

/// Longer articles are read in stretches, while their readings would all be held at once.
const LONGEST: usize = 256 << 10;

/// Most that are told of one fact.
const MOST: usize = 4;

/// The readings that lost, of each winner in the order of the text.
pub struct Rivals(Vec<(Span, String)>);

impl Rivals {
    /// Those of the facts of an article; none if it is very long.
    pub fn of(analyzer: &Analyzer, analysis: &Analysis) -> Self {
        if analysis.text.len() > LONGEST || analysis.facts.is_empty() {
            return Rivals(Vec::new());
        }
        let proposals = analyzer
            .explain(analysis.text, analysis.published)
            .proposals;
        let mut rivals = Vec::new();
        for (at, winner) in proposals.iter().enumerate() {
            if winner.value.is_none() || !matches!(winner.outcome, Outcome::Won { .. }) {
                continue;
            }
            // Those that lost to a winner stand behind it.
            let lost = proposals[at + 1..]
                .iter()
                .map_while(|loser| match &loser.outcome {
                    Outcome::Lost { to: Some(to), why } if *to == at => Some((loser, why)),
                    _ => None,
                });
            let told = told(winner, lost.collect());
            if !told.is_empty() {
                rivals.push((winner.span, told));
            }
        }
        rivals.sort_by_key(|(span, _)| span.start);
        Rivals(rivals)
    }

    /// A line each: kind, value, unit, modifier, rule, and why it lost, parted by tabs.
    pub fn get(&self, span: Span) -> &str {
        let found = self
            .0
            .binary_search_by_key(&span.start, |(span, _)| span.start);
        match found {
            Ok(at) if self.0[at].0 == span => &self.0[at].1,
            _ => "",
        }
    }
}

fn told(winner: &Proposal, mut lost: Vec<(&Proposal, &Loss)>) -> String {
    // That a figure alone is a number says nothing, of whatever it is a part; neither does
    // a part of the same reading.
    lost.retain(|(loser, why)| {
        let is_bare = loser.shape.is_some_and(|(shape, _)| shape == "bare");
        let is_part = loser.kind() == winner.kind() && **why == Loss::Length;
        !is_bare && !is_part
    });
    lost.sort_by_key(|(loser, _)| std::cmp::Reverse(loser.span.end - loser.span.start));
    let said = |proposal: &Proposal| {
        let value = proposal.value.as_ref();
        [
            proposal.kind_name().to_owned(),
            value.map_or_else(String::new, |value| value.canonical().to_string()),
            value
                .and_then(|value| value.unit())
                .unwrap_or_default()
                .to_owned(),
        ]
    };
    let mut known = vec![said(winner)];
    let mut lines = String::new();
    for (loser, why) in lost {
        let said = said(loser);
        if known.len() > MOST || known.contains(&said) {
            continue;
        }
        let modifier = loser.modifier.map_or("", |modifier| modifier.name());
        let why = self::why(why);
        let cells = said.iter().map(String::as_str);
        let cells = cells.chain([modifier, loser.rule, &why]);
        let cells: Vec<String> = cells
            .map(|cell| cell.replace(char::is_control, " "))
            .collect();
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&cells.join("\t"));
        known.push(said);
    }
    lines
}

/// Why it lost, as the page's words name it.
fn why(loss: &Loss) -> String {
    match loss {
        Loss::Row(row) => format!("row {row}"),
        Loss::Cue(cue) => format!("cue {cue}"),
        Loss::Shape => "shape".to_owned(),
        Loss::Evidence => "evidence".to_owned(),
        Loss::Length => "length".to_owned(),
        Loss::Position => "position".to_owned(),
        _ => "order".to_owned(),
    }
}
