//! Experiments.
use super::{
    corpus::{Case, Gap, Keys, Sample, sample},
    features::{Cutoffs, Instances, Space},
    learn::{Rates, learn},
    lexicon::{Lexicon, cover},
};

/// word-level counts
pub fn f1(space: &Space, lexicon: &Lexicon, weights: &[f32], samples: &[Sample]) -> f64 {
    let (mut hits, mut gold, mut pred) = (0, 0, 0);
    let mut feats = Vec::new();
    for s in samples {
        let covers = cover(s, &lexicon.lengths(s));
        let (mut gs, mut ps) = (0, 0);
        for i in 0..s.units.len() {
            let g = s.gaps[i] != Gap::Join;
            let p = if s.gaps[i] == Gap::Fixed {
                true
            } else {
                feats.clear();
                space.gap(s, &covers, i, &mut feats);
                feats.iter().map(|&f| weights[f as usize]).sum::<f32>() <= 0.0
            };
            if g && p && gs == ps {
                hits += 1;
            }
            if g {
                gold += 1;
                gs = i + 1;
            }
            if p {
                pred += 1;
                ps = i + 1;
            }
        }
    }
    200.0 * hits as f64 / (gold + pred) as f64
}

fn env(name: &str, default: f32) -> f32 {
    std::env::var(name)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(default)
}

/// main
pub fn main() {
    let dir = "../shared/treebank";
    let read = |n: &str| -> Vec<String> {
        let mut seen = std::collections::HashSet::new();
        std::fs::read_to_string(format!("{dir}/{n}.txt"))
            .unwrap()
            .lines()
            .filter(|l| !l.contains("(.") && seen.insert(l.to_string()))
            .map(str::to_owned)
            .collect()
    };
    let mut keys = Keys::new();
    for k in crate::word::key::NUMBER_KEYS {
        keys.intern(k);
    }
    let mut lexicon = Lexicon::default();
    if let Ok(paths) = std::env::var("LEX") {
        for p in paths.split(',') {
            for l in std::fs::read_to_string(p).unwrap().lines() {
                lexicon.add(l, &mut keys);
            }
        }
    } else {
        for l in std::fs::read_to_string("../shared/lexicon/rdr-vocabulary.txt")
            .unwrap()
            .lines()
        {
            lexicon.add(l, &mut keys);
        }
    }
    if let Ok(paths) = std::env::var("DROP") {
        for l in std::fs::read_to_string(paths).unwrap().lines() {
            let mut one = Lexicon::default();
            one.add(l, &mut keys);
            for w in one.words {
                lexicon.words.remove(&w);
            }
        }
        lexicon.settle();
    }
    let ud = read("ud-vtb-train");
    let dev = read("ud-vtb-dev");
    let (wud, wother) = (env("WUD", 1.0), env("WOTHER", 0.7));
    let rdr = read("rdr-train-gold");
    let pyvi = read("pyvi-vtb");
    // folds: test on one fold of ud+dev or on dev
    let folds = env("FOLDS", 1.0) as usize;
    let mut totals = vec![0.0; 8];
    for fold in 0..folds {
        let mut train: Vec<(&str, f32)> = Vec::new();
        let mut test: Vec<&str> = Vec::new();
        if folds == 1 {
            train.extend(ud.iter().map(|l| (l.as_str(), wud)));
            test.extend(dev.iter().map(|l| l.as_str()));
        } else {
            for (i, l) in ud.iter().chain(&dev).enumerate() {
                // contiguous blocks
                if i * folds / (ud.len() + dev.len()) == fold {
                    test.push(l)
                } else {
                    train.push((l, wud))
                }
            }
        }
        train.extend(rdr.iter().map(|l| (l.as_str(), wother)));
        train.extend(pyvi.iter().map(|l| (l.as_str(), wother)));
        let mut samples: Vec<Sample> = train
            .iter()
            .map(|(l, w)| sample(l, &mut keys, *w))
            .collect();
        let space = Space::of(
            &samples,
            Cutoffs {
                key: env("KEYCUT", 2.0) as u32,
                pair: env("PAIRCUT", 3.0) as u32,
            },
        );
        let (wc, wl) = (env("WCAPS", 0.3), env("WLOW", 0.3));
        if wc > 0.0 {
            for (case, w) in [
                (Case::Lower, wl),
                (Case::Upper, wc),
                (Case::Title, wc * 0.5),
            ] {
                for (l, lw) in &train {
                    samples.push(sample(&case.apply(l), &mut keys, lw * w));
                }
            }
            let joined: Vec<(String, f32)> = train
                .chunks(8)
                .map(|c| {
                    (
                        c.iter().map(|(l, _)| *l).collect::<Vec<_>>().join(" "),
                        c[0].1,
                    )
                })
                .collect();
            for (l, lw) in &joined {
                samples.push(sample(l, &mut keys, lw * wl));
            }
        }
        let mut instances = Instances::default();
        for s in &samples {
            instances.add(&space, &lexicon, s);
        }
        eprintln!(
            "{} instances, {} features, {} pairs",
            instances.len(),
            space.len,
            space.pairs.len()
        );
        let weights = learn(
            &instances,
            space.len,
            Rates {
                epochs: env("EPOCHS", 8.0) as usize,
                step: env("STEP", 0.1),
                decay: env("DECAY", 1e-5),
            },
            &mut |e, l| eprintln!("{e} {l}"),
        );
        if std::env::var("ERRORS").is_ok() {
            let mut feats = Vec::new();
            let which: Vec<String> = if std::env::var("ERRORS").unwrap() == "caps" {
                test.iter().map(|l| Case::Upper.apply(l)).collect()
            } else {
                test.iter().map(|l| l.to_string()).collect()
            };
            let test: Vec<Sample> = which.iter().map(|l| sample(l, &mut keys, 1.0)).collect();
            let test = &test;
            let mut ngram: std::collections::HashMap<(u32, u32), [u32; 2]> = Default::default();
            for s in samples.iter().take(train.len()) {
                for i in 0..s.units.len() {
                    if s.gaps[i] != Gap::Fixed {
                        ngram
                            .entry((s.units[i].key, s.units[i + 1].key))
                            .or_default()[usize::from(s.gaps[i] == Gap::Join)] += 1;
                    }
                }
            }
            for s in test {
                let covers = cover(s, &lexicon.lengths(s));
                for i in 0..s.units.len() {
                    if s.gaps[i] == Gap::Fixed {
                        continue;
                    }
                    feats.clear();
                    space.gap(s, &covers, i, &mut feats);
                    let score = feats.iter().map(|&f| weights[f as usize]).sum::<f32>();
                    if (score > 0.0) != (s.gaps[i] == Gap::Join) {
                        let name = |j: isize| {
                            usize::try_from(i as isize + j)
                                .ok()
                                .and_then(|j| s.units.get(j))
                                .map_or("", |u| &keys.names[u.key as usize])
                        };
                        let ng = ngram
                            .get(&(s.units[i].key, s.units[i + 1].key))
                            .copied()
                            .unwrap_or_default();
                        println!(
                            "{} {} | {:.2} cover {:09b} train part {} join {} | {} {} [{}] {} {}",
                            if s.gaps[i] == Gap::Join {
                                "MISSED-JOIN"
                            } else {
                                "FALSE-JOIN"
                            },
                            [name(0), name(1)].join("_"),
                            score,
                            covers[i] & 511,
                            ng[0],
                            ng[1],
                            name(-2),
                            name(-1),
                            [name(0), name(1)].join(if s.gaps[i] == Gap::Join { "_" } else { " " }),
                            name(2),
                            name(3)
                        );
                    }
                }
            }
        }
        if let Ok(path) = std::env::var("OUT") {
            std::fs::write(
                path,
                super::write::write(&space, &lexicon, &keys, &weights, "test"),
            )
            .unwrap();
        }
        let mut show = |i: usize, name: &str, lines: Vec<String>| {
            let samples: Vec<Sample> = lines.iter().map(|l| sample(l, &mut keys, 1.0)).collect();
            let f = f1(&space, &lexicon, &weights, &samples);
            totals[i] += f / folds as f64;
            if folds == 1 {
                eprint!("{name} {f:.3}  ");
            }
        };
        show(0, "plain", test.iter().map(|l| l.to_string()).collect());
        show(
            1,
            "caps",
            test.iter().map(|l| Case::Upper.apply(l)).collect(),
        );
        show(
            2,
            "lower",
            test.iter().map(|l| Case::Lower.apply(l)).collect(),
        );
        show(3, "para", test.chunks(8).map(|c| c.join(" ")).collect());
        show(4, "train", train.iter().map(|l| l.0.to_string()).collect());
        eprintln!();
    }
    println!(
        "plain {:.3} caps {:.3} lower {:.3} para {:.3} train {:.3}",
        totals[0], totals[1], totals[2], totals[3], totals[4]
    );
}
