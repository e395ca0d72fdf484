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
/// zero behind the end. The last bytes of each half tell on the upper bits alone.
#[inline(always)]
pub(crate) fn surface_hash(low: u64, high: u64) -> u64 {
    low.wrapping_mul(SEED_A)
        .wrapping_add(high.wrapping_mul(SEED_B))
}

/// The halves of the `len` bytes at `at`; of more than [`SURFACE`], zeros, which are
/// those of no token.
#[inline(always)]
pub(crate) fn halves(bytes: &[u8], at: usize, len: usize) -> (u64, u64) {
    const MASKS: [(u64, u64); SURFACE + 2] = {
        let mut masks = [(u64::MAX, u64::MAX); SURFACE + 2];
        let mut n = 0;
        while n < SURFACE {
            let all = (1u128 << (8 * n)) - 1;
            masks[n] = (all as u64, (all >> 64) as u64);
            n += 1;
        }
        masks[SURFACE + 1] = (0, 0);
        masks
    };
    let chunk = match bytes
        .get(at..at.wrapping_add(SURFACE))
        .and_then(|b| b.first_chunk::<SURFACE>())
    {
        Some(chunk) => *chunk,
        None => {
            let mut chunk = [0; SURFACE];
            let rest = &bytes[at.min(bytes.len())..];
            chunk[..rest.len()].copy_from_slice(rest);
            chunk
        }
    };
    let all = u128::from_le_bytes(chunk);
    let (low, high) = MASKS[len.min(SURFACE + 1)];
    (all as u64 & low, (all >> 64) as u64 & high)
}

/// The hash of a sequence of ids, one more of them taken in.
#[inline(always)]
pub(crate) fn sequence_hash(before: u64, id: u16) -> u64 {
    fold(before ^ u64::from(id), SEED_B) ^ SEED_C
}

/// The slot of a hash in a table of `slots` entries; `B` is a power of two.
#[inline(always)]
pub(crate) fn slot<const B: usize>(hash: u64, displacements: &[[u8; 2]; B], slots: usize) -> usize {
    let displacement = u16::from_le_bytes(displacements[bucket::<B>(hash)]);
    place(hash, displacement, slots)
}

/// By the uppermost bits, on which all of a key tells.
#[inline(always)]
fn bucket<const B: usize>(hash: u64) -> usize {
    (hash >> 32 >> (32 - B.trailing_zeros())) as usize
}

/// By bits on which the lower half of the hash tells, too: that is in no check.
#[inline(always)]
fn place(hash: u64, displacement: u16, slots: usize) -> usize {
    let mixed = hash.wrapping_mul(SEED_C.wrapping_add(u64::from(displacement) << 1));
    (((mixed >> 32) * slots as u64) >> 32) as usize
}

/// Finds displacements that give every hash a slot of its own: the
/// displacements, and the slot of each hash in order. `None` when two hashes
/// are equal or it takes too long.
#[cfg(feature = "train")]
pub(crate) fn build<const B: usize>(
    hashes: &[u64],
    slots: usize,
) -> Option<(Vec<[u8; 2]>, Vec<usize>)> {
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); B];
    for (i, &hash) in hashes.iter().enumerate() {
        buckets[bucket::<B>(hash)].push(i);
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
