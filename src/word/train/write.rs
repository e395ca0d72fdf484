//! Weights and lexicon as a model file.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    compounds::Lexicon,
    corpus::Keys,
    features::{PAIR_PLACES, PLACES, Space},
    frequency::Frequency,
    rows,
    spellings::spellings,
};
use crate::word::{
    cover::{CASE_PAIRS, LONGEST_MATCH, unpack},
    hash,
    key::{NUMBER_KEYS, class},
    model::{
        CASE, CLASSES, COMMON, COMMON_SURFACES, Entry, HEADER, IS_PREFIX, IS_WORD, MAGIC, MIDDLE,
        NO_ID, NO_PAIR, NO_WEIGHTS, OTHER_SURFACES, PAIR_IS_PREFIX, PAIR_SAYS, SAID, SECTIONS,
        SEQUENCE_BUCKETS, SEQUENCE_FLAGS, VERSION, checksum,
    },
};

/// What a model is made of.
pub(crate) struct Parts<'p> {
    pub space: &'p Space,
    pub lexicon: &'p Lexicon,
    pub keys: &'p Keys,
    pub weights: &'p [f32],
    pub frequency: &'p Frequency,
}

/// The bytes of the model file.
pub(crate) fn write(parts: &Parts<'_>, provenance: &str) -> Vec<u8> {
    let Parts {
        space,
        keys,
        weights,
        ..
    } = *parts;
    let scale = scale(space, weights);
    let ids = ids(parts);

    let [(common_d, common_t), (other_d, other_t)] = surfaces(parts, &ids);

    let (pairs, sequences) = pairs_and_sequences(parts, &ids, scale);
    let rows = rows::lay_out(&pairs, ids.len() + 1);
    let slots = rows.slots.iter();
    let pairs =
        slots.flat_map(|(owner, pair)| [&owner.to_le_bytes()[..], &pair.to_le_bytes()].concat());
    let pairs = pairs.collect();

    let hashes: Vec<u64> = sequences
        .keys()
        .map(|s| s.iter().fold(0, |h, &id| hash::sequence_hash(h, id)))
        .collect();
    let entries: Vec<[u8; 4]> = sequences
        .values()
        .zip(&hashes)
        .map(|(&flags, h)| ((h >> 32) as u32 & !SEQUENCE_FLAGS | u32::from(flags)).to_le_bytes())
        .collect();
    // No flags.
    let (sequence_d, sequence_t) = fitted::<SEQUENCE_BUCKETS, 4>(&hashes, &entries, [0; 4]);

    // Far more than any weight.
    const MOST: f32 = (MIDDLE - 1) as f32;
    let biased = |w: f32| (w.clamp(-MOST, MOST) as i32 + MIDDLE) as u16;
    let classes: Vec<u8> = (0..CLASSES)
        .flat_map(|c| {
            let weight = (space.class_weight(weights, c) * scale).round();
            let case = u16::from(CASE_PAIRS[c >> 4 & 0xff]);
            (biased(weight) | case << CASE).to_le_bytes()
        })
        .collect();
    let covers: Vec<u8> = (0..SAID)
        .flat_map(|said| {
            let ((cover, near), case) = (unpack(said & ((1 << CASE) - 1)), said >> CASE);
            let one = (space.cover_weight(weights, cover | case << 9) * scale).round();
            let other = (space.near_weight(weights, cover | near << 9) * scale).round();
            biased(one + other).to_le_bytes()
        })
        .collect();

    let special = |key: &str, class: u8| -> [u8; 4] {
        let key = keys.get(key).unwrap_or(u32::MAX);
        Entry::new(ids.get(&key).copied().unwrap_or(NO_ID), class).to_bytes()
    };
    let mut specials = vec![special("", class::EDGE), special("<url>", class::ADDRESS)];
    specials.extend(NUMBER_KEYS.iter().map(|k| special(k, class::NUMBER)));

    assemble([
        provenance.as_bytes().to_vec(),
        common_d,
        common_t,
        other_d,
        other_t,
        units(parts, &ids, scale, &rows.bases),
        pairs,
        sequence_d,
        sequence_t,
        classes,
        covers,
        specials.concat(),
    ])
}

/// A weight as a byte.
fn byte(weight: f32, scale: f32) -> u8 {
    ((weight * scale).round().clamp(-127.0, 127.0) as i32 + 128) as u8
}

/// Weights and bases, by id.
fn units(parts: &Parts<'_>, ids: &BTreeMap<u32, u16>, scale: f32, bases: &[u32]) -> Vec<u8> {
    let mut by_id = vec![NO_WEIGHTS; ids.len() + 1];
    for (key, &id) in ids {
        if let Some(&k) = parts.space.keys.get(key) {
            // The first lane is for the gap two before the unit, the last for the
            // gap behind the next unit.
            let lane = |n: usize| {
                let place = PLACES - 1 - n;
                byte(parts.weights[k as usize * PLACES + place], scale)
            };
            by_id[usize::from(id)] = u32::from_le_bytes([lane(0), lane(2), lane(1), lane(3)]);
        }
    }
    let units = by_id.into_iter().zip(bases);
    units
        .flat_map(|(weights, base)| [weights, *base])
        .flat_map(u32::to_le_bytes)
        .collect()
}

/// What a pair says that is a word.
const TWO: u8 = 1 | 1 << LONGEST_MATCH;

type Pairs = BTreeMap<(u16, u16), u32>;
type Sequences = BTreeMap<Vec<u16>, u8>;

/// Weights and flags of all pairs of ids, flags of all longer sequences.
fn pairs_and_sequences(
    parts: &Parts<'_>,
    ids: &BTreeMap<u32, u16>,
    scale: f32,
) -> (Pairs, Sequences) {
    let mut pairs = Pairs::new();
    for (&(a, b), &p) in &parts.space.pairs {
        if let (Some(&a), Some(&b)) = (ids.get(&a), ids.get(&b)) {
            // As above: the gap before the pair, across it, behind it.
            let lane = |n: usize| {
                let place = PAIR_PLACES - 1 - n;
                let at = parts.space.pairs_at + p as usize * PAIR_PLACES + place;
                byte(parts.weights[at], scale)
            };
            let value = u32::from_le_bytes([lane(0), lane(2), lane(1), 0]);
            if value != NO_PAIR {
                pairs.insert((a, b), value);
            }
        }
    }
    let mut sequences = Sequences::new();
    let lexicon = parts.lexicon;
    let flagged = lexicon.words.iter().map(|w| (w, IS_WORD));
    for (word, flag) in flagged.chain(lexicon.prefixes.iter().map(|p| (p, IS_PREFIX))) {
        let word: Option<Vec<u16>> = word.iter().map(|k| ids.get(k).copied()).collect();
        let Some(word) = word else {
            continue;
        };
        match word[..] {
            [a, b] => {
                let says = if flag == IS_WORD { TWO } else { PAIR_IS_PREFIX };
                *pairs.entry((a, b)).or_insert(NO_PAIR) |= u32::from(says) << PAIR_SAYS;
            }
            _ => *sequences.entry(word).or_default() |= flag,
        }
    }
    (pairs, sequences)
}

/// The factor from weights to steps: all but the largest few fit a byte.
fn scale(space: &Space, weights: &[f32]) -> f32 {
    let mut sizes: Vec<f32> = weights[..space.classes_at]
        .iter()
        .map(|w| w.abs())
        .collect();
    sizes.sort_by(f32::total_cmp);
    let large = sizes
        .get(sizes.len() * 9999 / 10000)
        .copied()
        .unwrap_or(1.0);
    127.0 / large.max(0.1)
}

/// Ids of all keys that weigh something or stand in a lexicon word.
fn ids(parts: &Parts<'_>) -> BTreeMap<u32, u16> {
    let Parts {
        space,
        lexicon,
        keys,
        ..
    } = *parts;
    let mut used: BTreeSet<u32> = space.keys.keys().copied().collect();
    used.extend(space.pairs.keys().flat_map(|&(a, b)| [a, b]));
    used.extend(lexicon.words.iter().flatten());
    // The commoner first, so that what is looked up most lies close together; then
    // by name, so that the order does not hang on what was read first.
    let mut named: Vec<u32> = used.into_iter().collect();
    named.sort_by_key(|&key| {
        let frequency = parts.frequency.of_key(key);
        (Reverse(frequency), &keys.names[key as usize])
    });
    named.into_iter().zip(NO_ID + 1..=u16::MAX).collect()
}

type Surfaces = BTreeMap<String, Entry>;

/// Displacements and slots of all spellings of all keys: the common ones, the others.
fn surfaces(parts: &Parts<'_>, ids: &BTreeMap<u32, u16>) -> [(Vec<u8>, Vec<u8>); 2] {
    let mut all = Surfaces::new();
    for (&key, &id) in ids {
        for (surface, class) in spellings(&parts.keys.names[key as usize]) {
            all.insert(surface, Entry::new(id, class));
        }
    }
    let mut order: Vec<(Reverse<u64>, String)> = all
        .keys()
        .map(|s| (Reverse(parts.frequency.of(s)), s.clone()))
        .collect();
    order.sort();
    // As many of them as fit.
    let mut n = COMMON;
    let (common, table) = loop {
        n -= n / 32;
        let common: Surfaces = order
            .iter()
            .take(n)
            .filter_map(|(_, s)| all.get(s).map(|e| (s.clone(), *e)))
            .collect();
        let (hashes, entries) = hashed(&common);
        if let Some(table) = table::<COMMON_SURFACES, 8>(&hashes, &entries, EMPTY, COMMON) {
            break (common, table);
        }
    };
    all.retain(|s, _| !common.contains_key(s));
    let (hashes, entries) = hashed(&all);
    [table, fitted::<OTHER_SURFACES, 8>(&hashes, &entries, EMPTY)]
}

/// Hashes and entries of surfaces.
fn hashed(surfaces: &Surfaces) -> (Vec<u64>, Vec<[u8; 8]>) {
    let hash = |s: &String| {
        let (low, high) = hash::halves(s.as_bytes(), 0, s.len());
        hash::surface_hash(low, high)
    };
    let hashes: Vec<u64> = surfaces.keys().map(hash).collect();
    let entries = surfaces.values().zip(&hashes).map(|(known, h)| {
        // With the upper half of the hash as a check.
        (u64::from(u32::from_le_bytes(known.to_bytes())) | h >> 32 << 32).to_le_bytes()
    });
    let entries = entries.collect();
    (hashes, entries)
}

/// Bits that no hash in use is likely to have.
const EMPTY: [u8; 8] = [0xa5; 8];

/// Displacements and slots; `empty` stands where there is no entry. `None` when they
/// do not fit.
fn table<const B: usize, const N: usize>(
    hashes: &[u64],
    entries: &[[u8; N]],
    empty: [u8; N],
    slots: usize,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let (displacements, places) = hash::build::<B>(hashes, slots)?;
    let mut out = vec![empty; slots];
    for (entry, place) in entries.iter().zip(places) {
        out[place] = *entry;
    }
    Some((displacements.concat(), out.concat()))
}

/// The same in as few slots as they fit in.
fn fitted<const B: usize, const N: usize>(
    hashes: &[u64],
    entries: &[[u8; N]],
    empty: [u8; N],
) -> (Vec<u8>, Vec<u8>) {
    let mut slots = hashes.len() + 1;
    loop {
        slots += slots / 16;
        if let Some(found) = table::<B, N>(hashes, entries, empty, slots) {
            return found;
        }
        assert!(slots < 1 << 24, "two keys have the same hash");
    }
}

fn assemble(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + sections.iter().map(Vec::len).sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(SECTIONS as u32).to_le_bytes());
    out.extend_from_slice(&[0; 8]);
    for section in &sections {
        out.extend_from_slice(&(section.len() as u32).to_le_bytes());
    }
    out.extend(sections.into_iter().flatten());
    let sum = checksum(&out[24..]);
    out[16..24].copy_from_slice(&sum.to_le_bytes());
    out
}
