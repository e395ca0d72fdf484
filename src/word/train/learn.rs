//! Logistic regression by AdaGrad, the weights of the last rounds averaged.

use super::features::Instances;

/// Options of [`learn`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rates {
    pub epochs: usize,
    pub step: f32,
    pub decay: f32,
    /// The share of times that the weights of `droppable` are left out, so that
    /// the others learn to do without.
    pub dropout: f32,
    pub droppable: (u32, u32),
}

/// A small generator of numbers, the same everywhere.
pub(crate) struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = (self.next() % (i as u64 + 1)) as usize;
            items.swap(i, j);
        }
    }
}

/// The weights for `instances`, `len` of them. `progress` hears of each round.
pub(crate) fn learn(
    instances: &Instances,
    len: usize,
    rates: Rates,
    progress: &mut dyn FnMut(usize, f32),
) -> Vec<f32> {
    let mut weights = vec![0f32; len];
    let mut squares = vec![
        std::env::var("SQ")
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(1e-2f32);
        len
    ];
    let mut sum = vec![0f32; len];
    let mut order: Vec<u32> = (0..instances.len() as u32).collect();
    let mut random = Random(7);
    let mut averaged = 0;
    let mut kept: Vec<u32> = Vec::new();
    for epoch in 0..rates.epochs {
        random.shuffle(&mut order);
        let mut loss = 0f64;
        for &n in &order {
            let n = n as usize;
            let mut features = instances.get(n);
            if rates.dropout > 0.0
                && (random.next() >> 40) as f32 / (1u64 << 24) as f32 <= rates.dropout
            {
                kept.clear();
                let (from, to) = rates.droppable;
                kept.extend(features.iter().filter(|f| **f < from || **f >= to));
                features = &kept;
            }
            let score: f32 = features.iter().map(|&f| weights[f as usize]).sum();
            let target = if instances.join[n] { 1.0 } else { 0.0 };
            let p = sigmoid(score);
            let toward = if instances.join[n] { p } else { 1.0 - p };
            loss -= f64::from(toward.max(1e-7).ln() * instances.weight[n]);
            let pull = (p - target) * instances.weight[n];
            for &f in features {
                let f = f as usize;
                let gradient = pull + rates.decay * weights[f];
                squares[f] += gradient * gradient;
                weights[f] -= rates.step * gradient / squares[f].sqrt();
            }
        }
        if epoch * 2 >= rates.epochs {
            averaged += 1;
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w);
        }
        progress(epoch, (loss / instances.len().max(1) as f64) as f32);
    }
    sum.iter_mut().for_each(|s| *s /= averaged.max(1) as f32);
    sum
}

/// By a rational form rather than `exp`, whose last bits differ by platform.
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x.clamp(-30.0, 30.0)))
}

/// `e^x` by halving and a series: only additions and multiplications, so that
/// training gives the same model on every machine.
fn exp(x: f32) -> f32 {
    let small = x / 64.0;
    let mut y = 1.0 + small * (1.0 + small * (0.5 + small * (1.0 / 6.0 + small / 24.0)));
    for _ in 0..6 {
        y *= y;
    }
    y
}
