//! Trees of a few splits each, one after the other, every one fitted to what those before it
//! leave open (gradient boosting of the logistic loss, Friedman 2001).

use super::samples::{Label, Sample};
use crate::findings::repetition::{Split, TRAITS, Traits, Tree, UNIT, WITHOUT_WORDS};

/// So many trees, each with so many ends, that are as few samples at least.
const TREES: usize = 84;
/// So many of them, the first ones, ask for no words, and are smaller: every pair is asked them.
pub(super) const FIRST: usize = 24;
const ENDS_OF_FIRST: usize = 16;
const ENDS: usize = 40;
const FEW: usize = 20;
/// How much of what a tree finds is taken, and how much large weights cost.
const RATE: f64 = 0.15;
const PENALTY: f64 = 3.0;
/// Of ten samples and of two traits so many are shown to a tree.
const SAMPLES: u64 = 7;
const TRAITS_OF_TWO: u64 = 1;
/// Numbers from here on are one.
const MOST: u16 = 1023;

/// Numbers that look drawn by chance, always the same ones.
pub(super) struct Random(pub u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Slopes of the loss over the samples of an end.
#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f64,
    curve: f64,
    count: usize,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.count += other.count;
    }

    fn without(self, other: Sum) -> Sum {
        Sum {
            slope: self.slope - other.slope,
            curve: self.curve - other.curve,
            count: self.count - other.count,
        }
    }

    fn gain(self) -> f64 {
        self.slope * self.slope / (self.curve + PENALTY)
    }

    fn weight(self) -> i16 {
        (UNIT * RATE * self.slope / (self.curve + PENALTY)).round() as i16
    }
}

/// The samples at one end of a tree that grows.
struct End {
    /// The split that leads here, and which way.
    from: Option<(usize, usize)>,
    samples: Vec<usize>,
    all: Sum,
    best: Option<(f64, usize, u16)>,
}

impl End {
    fn new(
        from: Option<(usize, usize)>,
        samples: Vec<usize>,
        known: &[Sample],
        slopes: &[Sum],
        asked: &[usize],
    ) -> End {
        let mut all = Sum::default();
        samples.iter().for_each(|at| all.add(slopes[*at]));
        let mut best: Option<(f64, usize, u16)> = None;
        for of in asked {
            let mut by_number = vec![Sum::default(); usize::from(MOST) + 1];
            for at in &samples {
                let number = known[*at].traits[*of].min(MOST);
                by_number[usize::from(number)].add(slopes[*at]);
            }
            let mut less = Sum::default();
            let met = by_number.iter().zip(0..).filter(|(sum, _)| sum.count > 0);
            for (sum, number) in met {
                let not = all.without(less);
                let gain = less.gain() + not.gain() - all.gain();
                if less.count.min(not.count) >= FEW && best.is_none_or(|(most, ..)| gain > most) {
                    best = Some((gain, *of, number));
                }
                less.add(*sum);
            }
        }
        End {
            from,
            samples,
            all,
            best,
        }
    }
}

/// A tree that was learned.
pub(super) type Grown = Tree<Vec<Split>, Vec<i16>>;

fn grow(
    known: &[Sample],
    slopes: &[Sum],
    samples: Vec<usize>,
    asked: &[usize],
    most: usize,
) -> Grown {
    let mut splits: Vec<Split> = Vec::new();
    let mut ends = vec![End::new(None, samples, known, slopes, asked)];
    while ends.len() < most {
        let gain = |end: &End| end.best.map_or(0.0, |(gain, ..)| gain);
        let next = (0..ends.len()).max_by(|a, b| gain(&ends[*a]).total_cmp(&gain(&ends[*b])));
        let Some((end, (_, of, limit))) = next.and_then(|at| Some((at, ends[at].best?))) else {
            break;
        };
        let end = ends.swap_remove(end);
        let at = splits.len();
        if let Some((from, way)) = end.from {
            splits[from].ways[way] = at as u8;
        }
        splits.push(Split {
            of: of as u8,
            limit,
            ways: [0; 2],
        });
        let is_less = |at: &usize| known[*at].traits[of].min(MOST) < limit;
        let (less, not): (Vec<usize>, Vec<usize>) = end.samples.into_iter().partition(is_less);
        ends.push(End::new(Some((at, 0)), less, known, slopes, asked));
        ends.push(End::new(Some((at, 1)), not, known, slopes, asked));
    }
    for (nth, end) in ends.iter().enumerate() {
        if let Some((from, way)) = end.from {
            splits[from].ways[way] = (splits.len() + nth) as u8;
        }
    }
    let ends = ends.iter().map(|end| end.all.weight()).collect();
    Tree { splits, ends }
}

pub(super) fn learn(samples: &[Sample], random: &mut Random) -> Vec<Grown> {
    let mut trees = Vec::new();
    let mut odds = vec![0i32; samples.len()];
    for at in 0..TREES {
        let slope = |(sample, odds): (&Sample, &i32)| {
            let likely = 1.0 / (1.0 + (-f64::from(*odds) / UNIT).exp());
            let is_same = f64::from(u8::from(sample.label == Label::Same));
            Sum {
                slope: is_same - likely,
                curve: likely * (1.0 - likely),
                count: 1,
            }
        };
        let slopes: Vec<Sum> = samples.iter().zip(&odds).map(slope).collect();
        let shown = (0..samples.len())
            .filter(|_| random.below(10) < SAMPLES)
            .collect();
        let (traits, ends) = if at < FIRST {
            (WITHOUT_WORDS, ENDS_OF_FIRST)
        } else {
            (TRAITS.len(), ENDS)
        };
        let asked: Vec<usize> = (0..traits)
            .filter(|_| random.below(2) < TRAITS_OF_TWO)
            .collect();
        let tree = grow(samples, &slopes, shown, &asked, ends);
        if tree.splits.is_empty() {
            continue;
        }
        for (odds, sample) in odds.iter_mut().zip(samples) {
            *odds += tree.weigh(&sample.traits);
        }
        trees.push(tree);
    }
    trees
}

/// What trees weigh together.
pub(super) fn weigh(trees: &[Grown], traits: &Traits) -> i32 {
    trees.iter().map(|tree| tree.weigh(traits)).sum()
}
