//! Logistic regression by AdaGrad, the weights of the last rounds averaged.
//!
//! Only operations that IEEE 754 defines to the last bit are used, so that the
//! same input gives the same model on every machine.

use super::features::Instances;

/// A small generator of numbers, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
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
    epochs: usize,
    step: f32,
    progress: &mut dyn FnMut(usize),
) -> Vec<f32> {
    const DECAY: f32 = 1e-5;
    // What is decided so surely already has nothing more to teach.
    const SURE: f32 = 0.01;
    let mut weights = vec![0f32; len];
    let mut squares = vec![1e-2f32; len];
    let mut sum = vec![0f32; len];
    let mut order: Vec<u32> = (0..instances.len() as u32).collect();
    let mut random = Random(7);
    let mut averaged = 0;
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &n in &order {
            let n = n as usize;
            let features = instances.get(n);
            let score: f32 = features.iter().map(|&f| weights[f as usize]).sum();
            let target = if instances.join[n] { 1.0 } else { 0.0 };
            let pull = (sigmoid(score) - target) * instances.weight[n];
            if pull.abs() < SURE {
                continue;
            }
            for &f in features {
                let f = f as usize;
                let gradient = pull + DECAY * weights[f];
                squares[f] += gradient * gradient;
                weights[f] -= step * gradient / squares[f].sqrt();
            }
        }
        if epoch * 2 >= epochs {
            averaged += 1;
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w);
        }
        progress(epoch + 1);
    }
    sum.iter_mut().for_each(|s| *s /= averaged.max(1) as f32);
    sum
}

pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x.clamp(-30.0, 30.0)))
}

/// `e^x` by a series and squaring.
fn exp(x: f32) -> f32 {
    let small = x / 64.0;
    let mut y = 1.0 + small * (1.0 + small * (0.5 + small * (1.0 / 6.0 + small / 24.0)));
    for _ in 0..6 {
        y *= y;
    }
    y
}
