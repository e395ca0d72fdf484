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

#[derive(Default, Clone, Copy)]
struct Stat {
    n: u32,
    p: f32,
    title: u32,
}

fn mine(
    space: &Space,
    lexicon: &Lexicon,
    weights: &[f32],
    keys: &mut Keys,
    texts: &[String],
) -> (
    std::collections::HashMap<(u32, u32), Stat>,
    std::collections::HashMap<Vec<u32>, u32>,
) {
    let mut stats: std::collections::HashMap<(u32, u32), Stat> = Default::default();
    let mut long: std::collections::HashMap<Vec<u32>, u32> = Default::default();
    let mut feats = Vec::new();
    for t in texts {
        for line in t.lines() {
            let s = sample(line, keys, 1.0);
            let covers = cover(&s, &lexicon.lengths(&s));
            let mut from = 0;
            for i in 0..s.units.len() {
                let mut join = false;
                if s.gaps[i] != Gap::Fixed {
                    feats.clear();
                    space.gap(&s, &covers, i, &mut feats);
                    let score = feats.iter().map(|&f| weights[f as usize]).sum::<f32>();
                    let e = stats
                        .entry((s.units[i].key, s.units[i + 1].key))
                        .or_default();
                    e.n += 1;
                    e.p += 1.0 / (1.0 + (-score).exp());
                    let tt = |u: u8| matches!(u, 5 | 8 | 10);
                    e.title += u32::from(tt(s.units[i].class) && tt(s.units[i + 1].class));
                    join = score > 0.0;
                }
                if !join {
                    if i - from >= 2 && i - from < 5 {
                        *long
                            .entry(s.units[from..=i].iter().map(|u| u.key).collect())
                            .or_default() += 1;
                    }
                    from = i + 1;
                }
            }
        }
    }
    (stats, long)
}

fn bucket(s: Stat, lex: bool) -> u16 {
    let p = s.p / s.n as f32;
    let pb = [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95]
        .iter()
        .filter(|x| p > **x)
        .count();
    let nb = [5, 10, 30, 100, 500].iter().filter(|x| s.n >= **x).count();
    let t = s.title as f32 / s.n as f32;
    let tb = if t > 0.9 {
        2
    } else if t > 0.3 {
        1
    } else {
        0
    };
    (((pb * 6 + nb) * 3 + tb) * 2 + usize::from(lex)) as u16
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
        train.extend(rdr.iter().map(|l| (l.as_str(), env("WRDR", wother))));
        train.extend(pyvi.iter().map(|l| (l.as_str(), env("WPYVI", wother))));
        let brackets: Vec<(String, f32)> = if env("LBKT", 0.0) > 0.0 {
            train
                .iter()
                .filter(|l| l.0.contains(" ( "))
                .map(|(l, w)| {
                    (
                        l.replace(" ( ", " LBKT ").replace(" ) ", " RBKT "),
                        w * env("LBKT", 0.0),
                    )
                })
                .collect()
        } else {
            vec![]
        };
        train.extend(brackets.iter().map(|(l, w)| (l.as_str(), *w)));
        let mut samples: Vec<Sample> = train
            .iter()
            .map(|(l, w)| sample(l, &mut keys, *w))
            .collect();
        let udset: std::collections::HashSet<&str> =
            ud.iter().chain(&dev).map(|s| s.as_str()).collect();
        for (s, t) in samples.iter_mut().zip(&train) {
            s.target = udset.contains(t.0);
        }
        let space = Space::of(
            &samples,
            Cutoffs {
                key: env("KEYCUT", 2.0) as u32,
                pair: env("PAIRCUT", 3.0) as u32,
                cased: env("CASED", 0.0) as u32,
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
                    samples.last_mut().unwrap().target = udset.contains(l);
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
        let mut space = space;
        if env("HABIT", 0.0) > 0.0 {
            space.learn_habits(&lexicon);
        }
        if env("RAW", 0.0) > 0.0 {
            let texts: Vec<String> = std::fs::read_to_string("/tmp/ev/news.txt")
                .unwrap()
                .lines()
                .step_by(env("STRIDE", 1.0) as usize)
                .map(str::to_owned)
                .collect();
            let rates = Rates {
                epochs: 5,
                step: 0.1,
                decay: 1e-5,
                dropout: 0.0,
                droppable: (0, 0),
            };
            let n = train.len();
            let plain = &samples[..n];
            let s0 = Space::of(
                plain,
                Cutoffs {
                    key: 2,
                    pair: env("RAWPAIR", 3.0) as u32,
                    cased: 0,
                },
            );
            let mut inst = Instances::default();
            for s in plain {
                inst.add(&s0, &lexicon, s);
            }
            let w0 = learn(&inst, s0.len, rates, &mut |_, _| {});
            let (stats, long) = mine(&s0, &lexicon, &w0, &mut keys, &texts);
            let minn = env("RAWMIN", 5.0) as u32;
            for (k, st) in &stats {
                if st.n >= minn && (st.p / st.n as f32 > env("RAWP", 0.05) || st.n >= 100) {
                    let lex = lexicon.words.contains(&vec![k.0, k.1]);
                    space.raw.insert(*k, bucket(*st, lex));
                }
            }
            eprintln!("{} raw pairs, {} long", space.raw.len(), long.len());
            let lmin = env("LONGMIN", 0.0) as u32;
            if lmin > 0 {
                let before = lexicon.words.len();
                for (w, c) in &long {
                    if *c >= lmin {
                        lexicon.insert(w.clone());
                    }
                }
                eprintln!("lexicon {} -> {}", before, lexicon.words.len());
            }
        }
        let mut instances = Instances::default();
        space.domain = env("DOMAIN", 0.0) > 0.0;
        for s in &samples {
            instances.add(&space, &lexicon, s);
        }
        eprintln!(
            "{} instances, {} features, {} pairs",
            instances.len(),
            space.len,
            space.pairs.len()
        );
        let full = if space.domain {
            2 * space.len
        } else {
            space.len
        };
        let mut weights = learn(
            &instances,
            full,
            Rates {
                epochs: env("EPOCHS", 8.0) as usize,
                step: env("STEP", 0.1),
                decay: env("DECAY", 1e-5),
                dropout: env("DROPOUT", 0.0),
                droppable: (
                    if env("DROPUNI", 0.0) > 0.0 {
                        0
                    } else {
                        space.pairs_at as u32
                    },
                    space.classes_at as u32,
                ),
            },
            &mut |e, l| eprintln!("{e} {l}"),
        );
        if let Ok(paths) = std::env::var("LATE") {
            for p in paths.split(',') {
                for l in std::fs::read_to_string(p).unwrap().lines() {
                    lexicon.add(l, &mut keys);
                }
            }
        }
        if space.domain {
            let n = space.len;
            for i in 0..n {
                weights[i] += weights[n + i];
            }
            weights.truncate(n);
            space.domain = false;
        }
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
