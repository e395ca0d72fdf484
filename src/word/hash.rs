//! Perfect hashes: built with the model, read in place.
//!
//! A key's hash picks a bucket, the bucket's displacement picks the slot, so a
//! look-up is two loads and no search; the slot tells by a check whether the
//! key is there at all.

/// Longest surface, in bytes, that the table of surfaces holds.
pub(crate) const SURFACE: usize = 16;

const SEED_A: u64 = 0x9e37_79b9_7f4a_7c15;
const SEED_B: u64 = 0xd1b5_4a32_d192_ed03;
const SEED_C: u64 = 0x8cb9_2ba7_2f3d_8dd7;

#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let wide = u128::from(a) * u128::from(b);
    (wide as u64) ^ ((wide >> 64) as u64)
}

/// The hash of up to sixteen bytes, given as two little-endian halves that are
/// zero behind the end.
#[inline(always)]
pub(crate) fn surface_hash(low: u64, high: u64) -> u64 {
    fold(low ^ SEED_A, high ^ SEED_B)
}

/// The halves of the `len` bytes at `at`; `len` is at most [`SURFACE`].
#[inline(always)]
pub(crate) fn halves(bytes: &[u8], at: usize, len: usize) -> (u64, u64) {
    const MASKS: [(u64, u64); SURFACE + 1] = {
        let mut masks = [(0u64, 0u64); SURFACE + 1];
        let mut n = 0;
        while n <= SURFACE {
            let all = if n == SURFACE {
                u128::MAX
            } else {
                (1 << (8 * n)) - 1
            };
            masks[n] = (all as u64, (all >> 64) as u64);
            n += 1;
        }
        masks
    };
    let chunk = match bytes.get(at..).and_then(|b| b.first_chunk::<SURFACE>()) {
        Some(chunk) => *chunk,
        None => {
            let mut chunk = [0; SURFACE];
            let rest = &bytes[at.min(bytes.len())..];
            chunk[..rest.len()].copy_from_slice(rest);
            chunk
        }
    };
    let all = u128::from_le_bytes(chunk);
    let (low, high) = MASKS[len.min(SURFACE)];
    (all as u64 & low, (all >> 64) as u64 & high)
}

/// The hash of a pair of ids.
#[inline(always)]
pub(crate) fn pair_hash(pair: u32) -> u64 {
    fold(u64::from(pair) ^ SEED_C, SEED_A)
}

/// The hash of a sequence of ids, one more of them taken in.
#[inline(always)]
pub(crate) fn sequence_hash(before: u64, id: u16) -> u64 {
    fold(before ^ u64::from(id), SEED_B) ^ SEED_C
}

/// The slot of a hash among `slots`, given the displacements.
#[inline(always)]
pub(crate) fn slot(hash: u64, displacements: &[[u8; 2]], slots: usize) -> usize {
    let bucket = bucket(hash, displacements.len());
    let d = displacements
        .get(bucket)
        .map_or(0, |d| u16::from_le_bytes(*d));
    place(hash, d, slots)
}

#[inline(always)]
fn bucket(hash: u64, buckets: usize) -> usize {
    (((hash >> 32) * buckets as u64) >> 32) as usize
}

#[inline(always)]
fn place(hash: u64, displacement: u16, slots: usize) -> usize {
    let mixed = (hash ^ u64::from(displacement).wrapping_mul(SEED_C)).wrapping_mul(SEED_B);
    (((mixed >> 32) * slots as u64) >> 32) as usize
}

/// Finds displacements that give every hash a slot of its own: the
/// displacements, and the slot of each hash in order. `None` when two hashes
/// are equal or it takes too long.
#[cfg(feature = "train")]
pub(crate) fn build(hashes: &[u64], slots: usize) -> Option<(Vec<[u8; 2]>, Vec<usize>)> {
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); hashes.len() / 3 + 1];
    for (i, &hash) in hashes.iter().enumerate() {
        let at = bucket(hash, buckets.len());
        buckets[at].push(i);
    }
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|&b| (std::cmp::Reverse(buckets[b].len()), b));
    let mut taken = vec![false; slots];
    let mut displacements = vec![[0; 2]; buckets.len()];
    let mut places = vec![0; hashes.len()];
    for b in order {
        let found = (0..=u16::MAX).find(|&d| {
            let mut chosen: Vec<usize> = buckets[b]
                .iter()
                .map(|&i| place(hashes[i], d, slots))
                .collect();
            chosen.sort_unstable();
            chosen.iter().all(|&s| !taken[s]) && chosen.windows(2).all(|w| w[0] != w[1])
        })?;
        displacements[b] = found.to_le_bytes();
        for &i in &buckets[b] {
            places[i] = place(hashes[i], found, slots);
            taken[places[i]] = true;
        }
    }
    Some((displacements, places))
}
