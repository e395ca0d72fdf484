//! Weights and lexicon as a model file.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    corpus::Keys,
    features::{PAIR_PLACES, PLACES, Space},
    lexicon::Lexicon,
};
use crate::{
    token::{TokenKind, tokens},
    word::{
        hash,
        key::{NUMBER_KEYS, class, class_of, key_into},
        model::{
            CLASSES, COVERS, HEADER, IS_PREFIX, IS_WORD, MAGIC, NEARS, NO_ID, NO_PAIR, NO_WEIGHTS, SECTIONS,
            VERSION, checksum,
        },
    },
};

/// The bytes of the model file.
pub(crate) fn write(
    space: &Space,
    lexicon: &Lexicon,
    keys: &Keys,
    weights: &[f32],
    provenance: &str,
) -> Vec<u8> {
    let scale = scale(space, weights);
    let byte = |w: f32| (w * scale).round().clamp(-127.0, 127.0) as i32 + 128;
    let ids = ids(space, lexicon, keys);
    let unit_weights = |key: u32| -> u64 {
        let Some(&k) = space.keys.get(&key) else {
            return NO_WEIGHTS;
        };
        // The first byte is for the gap two before the unit, the last for the
        // gap behind the next unit.
        (0..PLACES).fold(0, |all, n| {
            let place = PLACES - 1 - n;
            all | (byte(weights[k as usize * PLACES + place]) as u64) << (16 * n)
        })
    };

    let mut surfaces: BTreeMap<Vec<u8>, [u8; 16]> = BTreeMap::new();
    for (&key, &id) in &ids {
        for (surface, class) in spellings(&keys.names[key as usize]) {
            surfaces.insert(surface.into_bytes(), entry(0, id, class, unit_weights(key)));
        }
    }
    let hashes: Vec<u64> = surfaces
        .keys()
        .map(|s| {
            let (low, high) = hash::halves(s, 0, s.len());
            hash::surface_hash(low, high)
        })
        .collect();
    let entries: Vec<[u8; 16]> = surfaces
        .into_values()
        .zip(&hashes)
        .map(|(mut e, h)| {
            e[..4].copy_from_slice(&(*h as u32).to_le_bytes());
            e
        })
        .collect();
    let (surface_d, surface_t) = table(&hashes, &entries, 1);

    let mut pairs: BTreeMap<(u16, u16), (u32, u8)> = BTreeMap::new();
    for (&(a, b), &p) in &space.pairs {
        if let (Some(&a), Some(&b)) = (ids.get(&a), ids.get(&b)) {
            // As above: the gap before the pair, across it, behind it.
            let value = (0..PAIR_PLACES).fold(0, |all, n| {
                let place = PAIR_PLACES - 1 - n;
                let at = space.pairs_at + p as usize * PAIR_PLACES + place;
                all | (byte(weights[at]) as u32) << (8 * n)
            });
            if value != NO_PAIR {
                pairs.insert((a, b), (value, 0));
            }
        }
    }
    let mut sequences: BTreeMap<Vec<u16>, u8> = BTreeMap::new();
    let flagged = lexicon.words.iter().map(|w| (w, IS_WORD));
    for (word, flag) in flagged.chain(lexicon.prefixes.iter().map(|p| (p, IS_PREFIX))) {
        let Some(word) = word
            .iter()
            .map(|k| ids.get(k).copied())
            .collect::<Option<Vec<u16>>>()
        else {
            continue;
        };
        match word[..] {
            [a, b] => {
                pairs.entry((a, b)).or_insert((NO_PAIR, 0)).1 |= flag;
            }
            _ => *sequences.entry(word).or_default() |= flag,
        }
    }
    let hashes: Vec<u64> = pairs
        .keys()
        .map(|&(a, b)| hash::pair_hash(u32::from(a) << 16 | u32::from(b)))
        .collect();
    let entries: Vec<[u8; 8]> = pairs
        .iter()
        .map(|(&(a, b), &(value, flags))| {
            let mut e = [0; 8];
            e[..4].copy_from_slice(&(u32::from(a) << 16 | u32::from(b)).to_le_bytes());
            e[4..].copy_from_slice(&(value | u32::from(flags) << 24).to_le_bytes());
            e
        })
        .collect();
    let (pair_d, pair_t) = table(&hashes, &entries, 0xff);

    let hashes: Vec<u64> = sequences
        .keys()
        .map(|s| s.iter().fold(0, |h, &id| hash::sequence_hash(h, id)))
        .collect();
    let entries: Vec<[u8; 8]> = sequences
        .values()
        .zip(&hashes)
        .map(|(&flags, h)| {
            let mut e = [0; 8];
            e[..4].copy_from_slice(&(*h as u32).to_le_bytes());
            e[4] = flags;
            e
        })
        .collect();
    let (sequence_d, sequence_t) = table(&hashes, &entries, 0);

    let short = |w: f32| ((w * scale).round().clamp(-32000.0, 32000.0) as i16).to_le_bytes();
    let classes: Vec<u8> = (0..CLASSES)
        .flat_map(|c| short(space.class_weight(weights, c)))
        .collect();
    let covers: Vec<u8> = (0..COVERS)
        .flat_map(|c| short(space.cover_weight(weights, c)))
        .collect();
    let nears: Vec<u8> = (0..NEARS)
        .flat_map(|n| short(space.near_weight(weights, n)))
        .collect();

    let special = |key: &str, class: u8| -> [u8; 16] {
        let key = keys.get(key).unwrap_or(u32::MAX);
        entry(
            0,
            ids.get(&key).copied().unwrap_or(NO_ID),
            class,
            unit_weights(key),
        )
    };
    let mut specials = vec![special("", class::EDGE), special("<url>", class::ADDRESS)];
    specials.extend(NUMBER_KEYS.iter().map(|k| special(k, class::NUMBER)));

    assemble([
        provenance.as_bytes().to_vec(),
        surface_d,
        surface_t,
        pair_d,
        pair_t,
        sequence_d,
        sequence_t,
        classes,
        covers,
        nears,
        specials.concat(),
    ])
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
fn ids(space: &Space, lexicon: &Lexicon, keys: &Keys) -> BTreeMap<u32, u16> {
    let mut used: BTreeSet<u32> = space.keys.keys().copied().collect();
    used.extend(space.pairs.keys().flat_map(|&(a, b)| [a, b]));
    used.extend(lexicon.words.iter().flatten());
    // By name, so that the order does not hang on what was read first.
    let mut named: Vec<u32> = used.into_iter().collect();
    named.sort_by(|a, b| keys.names[*a as usize].cmp(&keys.names[*b as usize]));
    named.into_iter().zip(0..NO_ID).collect()
}

/// The ways to write a key in NFC, each with its class.
fn spellings(key: &str) -> BTreeMap<String, u8> {
    let mut forms = BTreeSet::from([key.to_owned()]);
    const ALIKE: [(&str, &str); 27] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
        ("i", "y"),
        ("í", "ý"),
        ("ì", "ỳ"),
        ("ỉ", "ỷ"),
        ("ĩ", "ỹ"),
        ("ị", "ỵ"),
        ("y", "i"),
        ("ý", "í"),
        ("ỳ", "ì"),
        ("ỷ", "ỉ"),
        ("ỹ", "ĩ"),
        ("ỵ", "ị"),
    ];
    for (old, new) in ALIKE {
        if let Some(head) = key.strip_suffix(old) {
            forms.insert(format!("{head}{new}"));
        }
    }
    let mut out = BTreeMap::new();
    for form in forms {
        let mut title = String::new();
        let mut chars = form.chars();
        title.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        title.push_str(chars.as_str());
        for surface in [form.clone(), title, form.to_uppercase()] {
            let mut scanned = tokens(&surface);
            let mut back = String::new();
            key_into(&surface, &mut back);
            let whole = scanned.next().filter(|t| t.span.len() == surface.len());
            // An abbreviation keeps its stop only where text goes on.
            let kind = whole
                .map(|t| t.kind)
                .or(surface.ends_with('.').then_some(TokenKind::Symbol));
            let fits = surface.len() <= hash::SURFACE && back == key;
            if let Some(kind) = kind.filter(|k| fits && *k != TokenKind::Number) {
                let class = class_of(&surface, kind, key);
                out.insert(surface, class);
            }
        }
    }
    out
}

fn entry(check: u32, id: u16, class: u8, weights: u64) -> [u8; 16] {
    let mut e = [0; 16];
    e[..4].copy_from_slice(&check.to_le_bytes());
    e[4..6].copy_from_slice(&id.to_le_bytes());
    e[6] = class;
    e[8..].copy_from_slice(&weights.to_le_bytes());
    e
}

/// Displacements and slots; an empty slot is filled with `empty` so that no key
/// meets its check by being zero.
fn table<const N: usize>(hashes: &[u64], entries: &[[u8; N]], empty: u8) -> (Vec<u8>, Vec<u8>) {
    let mut slots = hashes.len() + hashes.len() / 16 + 1;
    let (displacements, places) = loop {
        if let Some(found) = hash::build(hashes, slots) {
            break found;
        }
        slots += slots / 16 + 1;
    };
    let mut out = vec![[empty; N]; slots];
    for (entry, place) in entries.iter().zip(places) {
        out[place] = *entry;
    }
    (displacements.concat(), out.concat())
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
