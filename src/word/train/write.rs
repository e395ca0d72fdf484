//! Weights and lexicon as a model file.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    compounds::Lexicon,
    corpus::Keys,
    features::{PAIR_PLACES, PLACES, Space},
};
use crate::{
    token::{TokenKind, tokens},
    word::{
        cover::{CASE_PAIRS, unpack},
        hash,
        key::{NUMBER_KEYS, class, class_of, key_into},
        model::{
            CASE, CLASSES, Entry, HEADER, IS_PREFIX, IS_WORD, MAGIC, MIDDLE, NO_ID, NO_PAIR,
            NO_WEIGHTS, PAIR_BUCKETS, PAIR_FLAGS, SAID, SECTIONS, SEQUENCE_BUCKETS,
            SURFACE_BUCKETS, VERSION, checksum,
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

    let by_id: BTreeMap<u16, u64> = ids
        .iter()
        .map(|(&key, &id)| (id, unit_weights(key)))
        .collect();
    let unit_table: Vec<u8> = by_id.into_values().flat_map(u64::to_le_bytes).collect();

    let mut surfaces: BTreeMap<Vec<u8>, [u8; 4]> = BTreeMap::new();
    for (&key, &id) in &ids {
        for (surface, class) in spellings(&keys.names[key as usize]) {
            surfaces.insert(surface.into_bytes(), Entry::new(id, class).to_bytes());
        }
    }
    let hashes: Vec<u64> = surfaces
        .keys()
        .map(|s| {
            let (low, high) = hash::halves(s, 0, s.len());
            hash::surface_hash(low, high)
        })
        .collect();
    let entries: Vec<[u8; 8]> = surfaces
        .into_values()
        .zip(&hashes)
        .map(|(known, h)| entry(known, *h))
        .collect();
    let (surface_d, surface_t) = table::<SURFACE_BUCKETS>(&hashes, &entries);

    let mut pairs: BTreeMap<(u16, u16), (u64, u8)> = BTreeMap::new();
    for (&(a, b), &p) in &space.pairs {
        if let (Some(&a), Some(&b)) = (ids.get(&a), ids.get(&b)) {
            // As above: the gap before the pair, across it, behind it.
            let value = (0..PAIR_PLACES).fold(0, |all, n| {
                let place = PAIR_PLACES - 1 - n;
                let at = space.pairs_at + p as usize * PAIR_PLACES + place;
                all | (byte(weights[at]) as u64) << (16 * n)
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
        .map(|&(a, b)| hash::pair_hash(hash::mix(a), hash::mix(b)))
        .collect();
    let entries: Vec<[u8; 8]> = pairs
        .values()
        .zip(&hashes)
        .map(|(&(value, flags), h)| ((value | u64::from(flags) << PAIR_FLAGS) ^ h).to_le_bytes())
        .collect();
    let (pair_d, pair_t) = table::<PAIR_BUCKETS>(&hashes, &entries);

    let hashes: Vec<u64> = sequences
        .keys()
        .map(|s| s.iter().fold(0, |h, &id| hash::sequence_hash(h, id)))
        .collect();
    let entries: Vec<[u8; 8]> = sequences
        .values()
        .zip(&hashes)
        .map(|(&flags, h)| entry([flags, 0, 0, 0], *h))
        .collect();
    let (sequence_d, sequence_t) = table::<SEQUENCE_BUCKETS>(&hashes, &entries);

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
        surface_d,
        surface_t,
        unit_table,
        pair_d,
        pair_t,
        sequence_d,
        sequence_t,
        classes,
        covers,
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
    // The commoner first, so that what is looked up most lies close together; then
    // by name, so that the order does not hang on what was read first.
    let mut partners: BTreeMap<u32, u32> = BTreeMap::new();
    for &(a, b) in space.pairs.keys() {
        *partners.entry(a).or_default() += 1;
        *partners.entry(b).or_default() += 1;
    }
    let mut named: Vec<u32> = used.into_iter().collect();
    named.sort_by_key(|key| {
        let partners = partners.get(key).copied().unwrap_or(0);
        (Reverse(partners), &keys.names[*key as usize])
    });
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
            use TokenKind::{Foreign, Punct, Syllable, Symbol};
            let spelled = |k: &TokenKind| matches!(k, Syllable | Foreign | Symbol | Punct);
            if let Some(kind) = kind.filter(|k| fits && spelled(k)) {
                let class = class_of(&surface, kind, key);
                out.insert(surface, class);
            }
        }
    }
    out
}

/// An entry with the upper half of a hash as its check.
fn entry(known: [u8; 4], hash: u64) -> [u8; 8] {
    (u64::from(u32::from_le_bytes(known)) | hash >> 32 << 32).to_le_bytes()
}

/// Displacements and slots.
fn table<const B: usize>(hashes: &[u64], entries: &[[u8; 8]]) -> (Vec<u8>, Vec<u8>) {
    // Bits that no hash in use is likely to have.
    const EMPTY: [u8; 8] = [0xa5; 8];
    let mut slots = (hashes.len() + hashes.len() / 16 + 1).next_power_of_two();
    let (displacements, places) = loop {
        if let Some(found) = hash::build::<B>(hashes, slots) {
            break found;
        }
        slots *= 2;
        assert!(slots < 1 << 24, "two keys have the same hash");
    };
    let mut out = vec![EMPTY; slots];
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
