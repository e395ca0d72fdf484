//! What hangs on the processor: the classes of many bytes at once, and code built
//! for newer ones. The only module with `unsafe` in it, and that only to call what
//! needs a feature that the processor has.

#[cfg(not(target_arch = "x86_64"))]
pub(in super::super) use fallback::classify;
#[cfg(not(target_arch = "x86_64"))]
pub(crate) use fallback::{prefetch, run_widest};
#[cfg(target_arch = "x86_64")]
pub(in super::super) use x86::classify;
#[cfg(target_arch = "x86_64")]
pub(crate) use x86::{prefetch, run_widest};

/// Something to do in code that is built twice: for any processor of its kind and
/// for newer ones. All that shall be faster has to be inlined.
pub(crate) trait Task {
    type Output;

    fn run(self) -> Self::Output;
}

/// Calls `look` with the number of each of `n` blocks and its bytes, the one behind them with
/// them; behind the text stand zeros.
#[inline(always)]
fn each_block(bytes: &[u8], n: usize, mut look: impl FnMut(usize, &[u8; 65])) {
    for i in 0..n {
        let rest = bytes.get(64 * i..).unwrap_or_default();
        match rest.first_chunk() {
            Some(chunk) => look(i, chunk),
            None => {
                let mut chunk = [0; 65];
                chunk[..rest.len()].copy_from_slice(rest);
                look(i, &chunk);
            }
        }
    }
}

/// The blocks one by one.
#[cfg_attr(target_arch = "x86_64", allow(dead_code))]
mod fallback {
    use super::{
        super::block::{Blocks, scalar},
        Task, each_block,
    };

    pub(in super::super::super) fn classify<const SHAPE: bool>(
        bytes: &[u8],
        n: usize,
        out: &mut Blocks,
    ) {
        each_block(bytes, n, |i, chunk| out.set(i, scalar::<64>(chunk)));
    }

    pub(crate) fn run_widest<T: Task>(task: T) -> T::Output {
        task.run()
    }

    pub(crate) fn prefetch<T>(_all: &[T], _at: usize) {}
}

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
mod x86 {
    use super::{
        super::block::{Blocks, ascii},
        Task,
    };

    /// The first `n` blocks of `bytes`; without `SHAPE` what only the shape of
    /// syllables needs is left out.
    pub(in super::super::super) fn classify<const SHAPE: bool>(
        bytes: &[u8],
        n: usize,
        out: &mut Blocks,
    ) {
        if is_modern() {
            // SAFETY: the processor has AVX2, as was just asked.
            unsafe { avx2::classify::<SHAPE>(bytes, n, out) }
        } else if std::arch::is_x86_feature_detected!("sse4.1") {
            // SAFETY: the processor has SSE4.1, as was just asked.
            unsafe { sse4::classify::<SHAPE>(bytes, n, out) }
        } else {
            super::fallback::classify::<SHAPE>(bytes, n, out)
        }
    }

    /// Runs `task` as it is built for processors with AVX2, if this is one.
    pub(crate) fn run_widest<T: Task>(task: T) -> T::Output {
        #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
        fn modern<T: Task>(task: T) -> T::Output {
            task.run()
        }
        if is_modern() {
            // SAFETY: the processor has the features, as was just asked.
            unsafe { modern(task) }
        } else {
            task.run()
        }
    }

    /// Asks the memory for `all[at]`, which is read later.
    #[inline(always)]
    pub(crate) fn prefetch<T>(all: &[T], at: usize) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let place = all.as_ptr().wrapping_add(at).cast();
        // SAFETY: it is a hint that reads nothing, so that any address will do.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(place) }
    }

    fn is_modern() -> bool {
        use std::arch::is_x86_feature_detected as has;
        has!("avx2") && has!("bmi1") && has!("bmi2") && has!("lzcnt") && has!("popcnt")
    }

    /// [`ascii::of`] of all bytes from 0x20 on, as look-ups by the lower four bits:
    /// for an even upper half, for an odd one. They mix letters and signs, of which
    /// the last look-up, by the upper half, leaves those that are meant.
    const ASCII: [[u8; 16]; 3] = {
        let mut tables = [[0; 16]; 3];
        let mut byte = 0x20;
        while byte < 0x80 {
            let class = ascii::of(byte);
            tables[byte as usize >> 4 & 1][byte as usize & 15] |= class;
            tables[2][byte as usize >> 4] |= class;
            byte += 1;
        }
        tables
    };

    /// The same code for vectors of `$width` bytes: 16 with SSE4.1, 32 with AVX2.
    /// Without pointers, so that all of it is safe where the feature is there.
    macro_rules! vectors {
        ($module:ident, $feature:literal, $width:literal, $vector:ident, $load:ident,
         $table:ident, $and:ident, $or:ident, $andnot:ident, $sub:ident, $equal:ident,
         $greater:ident, $all:ident, $bits:ident, $mask:ty, $left:ident, $right:ident,
         $shuffle:ident, $blend:ident) => {
            mod $module {
                use std::arch::x86_64::*;

                use super::{
                    super::super::block::{Block, Blocks},
                    super::each_block,
                    ASCII,
                };

                #[inline]
                #[target_feature(enable = $feature)]
                fn is(v: $vector, byte: u8) -> $vector {
                    $equal(v, $all(byte as i8))
                }

                /// Bytes from `low` on, `n` of them.
                #[inline]
                #[target_feature(enable = $feature)]
                fn within(v: $vector, low: u8, n: u8) -> $vector {
                    let moved = $sub(v, $all(low.wrapping_add(0x80) as i8));
                    $greater($all((n ^ 0x80) as i8), moved)
                }

                /// [`ascii::of`](super::ascii::of) each byte.
                #[inline]
                #[target_feature(enable = $feature)]
                fn ascii(v: $vector) -> $vector {
                    let [even, odd, upper] = ASCII;
                    let upper_half = $and($right::<4>(v), $all(0x0f));
                    // Bit 4, which tells odd from even, comes to the top. Bytes
                    // with the top bit set are looked up as nothing.
                    let (even, odd) = (
                        $shuffle(super::$table(even), v),
                        $shuffle(super::$table(odd), v),
                    );
                    let both = $blend(even, odd, $left::<3>(v));
                    $and(both, $shuffle(super::$table(upper), upper_half))
                }

                #[inline]
                #[target_feature(enable = $feature)]
                pub(super) fn block<const SHAPE: bool>(chunk: &[u8; 65]) -> Block {
                    let mut out = Block::default();
                    for at in (0..64).step_by($width) {
                        let (v, next) = (super::$load(chunk, at), super::$load(chunk, at + 1));
                        let class = ascii(v);
                        let c3 = is(v, 0xc3);
                        let signs = $and(c3, is($or(next, $all(0x20)), 0xb7));
                        let three = $and(is(v, 0xe1), within(next, 0xba, 2));
                        let combining = is(v, 0xcc);
                        let latin = $or(within(v, 0xc3, 4), combining);
                        let accented = $or($and(c3, $left::<2>(next)), three);
                        let curly = $or($or(is(v, 0x9c), is(v, 0x9d)), is(v, 0xa6));
                        let bits = |m: $vector| u64::from($bits(m) as $mask) << at;
                        out.alpha |= bits($left::<7>(class));
                        out.two |= bits($or($andnot(signs, latin), three));
                        out.three |= bits(three);
                        out.combining |= bits(combining);
                        out.digit |= bits($left::<4>(class));
                        out.space |= bits(is(v, b' '));
                        out.line |= bits(is(v, b'\n'));
                        out.mark |= bits($left::<3>(class));
                        out.loose |= bits($left::<2>(class));
                        out.inner |= bits($left::<1>(class));
                        out.percent |= bits(class);
                        out.graphic |= bits($greater(v, $all(0x20)));
                        out.wide |= bits(v);
                        out.vowel |= bits($or($left::<6>(class), accented));
                        if SHAPE {
                            out.alien |= bits($left::<5>(class));
                        }
                        out.general |= bits($and(is(v, 0xe2), is(next, 0x80)));
                        out.curly |= bits(curly);
                    }
                    out
                }

                #[target_feature(enable = $feature)]
                pub(super) fn classify<const SHAPE: bool>(
                    bytes: &[u8],
                    n: usize,
                    out: &mut Blocks,
                ) {
                    each_block(bytes, n, |i, chunk| out.set(i, block::<SHAPE>(chunk)));
                }
            }
        };
    }

    vectors!(
        sse4,
        "sse4.1",
        16,
        __m128i,
        load_sse,
        table_sse,
        _mm_and_si128,
        _mm_or_si128,
        _mm_andnot_si128,
        _mm_sub_epi8,
        _mm_cmpeq_epi8,
        _mm_cmpgt_epi8,
        _mm_set1_epi8,
        _mm_movemask_epi8,
        u16,
        _mm_slli_epi16,
        _mm_srli_epi16,
        _mm_shuffle_epi8,
        _mm_blendv_epi8
    );
    vectors!(
        avx2,
        "avx2",
        32,
        __m256i,
        load_avx2,
        table_avx2,
        _mm256_and_si256,
        _mm256_or_si256,
        _mm256_andnot_si256,
        _mm256_sub_epi8,
        _mm256_cmpeq_epi8,
        _mm256_cmpgt_epi8,
        _mm256_set1_epi8,
        _mm256_movemask_epi8,
        u32,
        _mm256_slli_epi16,
        _mm256_srli_epi16,
        _mm256_shuffle_epi8,
        _mm256_blendv_epi8
    );

    use std::arch::x86_64::{
        __m128i, __m256i, _mm_set_epi64x, _mm256_broadcastsi128_si256, _mm256_set_epi64x,
    };

    #[inline(always)]
    fn eight(chunk: &[u8; 65], at: usize) -> i64 {
        let mut word = [0; 8];
        word.copy_from_slice(&chunk[at..at + 8]);
        i64::from_le_bytes(word)
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn table_sse(table: [u8; 16]) -> __m128i {
        let [low, high] = [0, 8].map(|at| {
            let mut word = [0; 8];
            word.copy_from_slice(&table[at..at + 8]);
            i64::from_le_bytes(word)
        });
        _mm_set_epi64x(high, low)
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn table_avx2(table: [u8; 16]) -> __m256i {
        _mm256_broadcastsi128_si256(table_sse(table))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn load_sse(chunk: &[u8; 65], at: usize) -> __m128i {
        _mm_set_epi64x(eight(chunk, at + 8), eight(chunk, at))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load_avx2(chunk: &[u8; 65], at: usize) -> __m256i {
        _mm256_set_epi64x(
            eight(chunk, at + 24),
            eight(chunk, at + 16),
            eight(chunk, at + 8),
            eight(chunk, at),
        )
    }

    #[cfg(test)]
    mod tests {
        use proptest::prelude::*;

        use super::{
            super::super::block::{Block, scalar},
            *,
        };

        /// By SSE4.1 and by AVX2, where there is such.
        fn both(chunk: &[u8; 65]) -> [Block; 2] {
            let mut out = [scalar::<64>(chunk); 2];
            if std::arch::is_x86_feature_detected!("sse4.1") {
                // SAFETY: the processor has SSE4.1, as was just asked.
                out[0] = unsafe { sse4::block::<true>(chunk) };
            }
            if is_modern() {
                // SAFETY: the processor has AVX2, as was just asked.
                out[1] = unsafe { avx2::block::<true>(chunk) };
            }
            out
        }

        proptest! {
            #[test]
            fn agrees_with_the_definition(bytes in proptest::collection::vec(any::<u8>(), 65)) {
                let mut chunk = [0; 65];
                chunk.copy_from_slice(&bytes);
                prop_assert_eq!(both(&chunk), [scalar::<64>(&chunk); 2]);
            }
        }

        #[test]
        fn agrees_on_every_pair() {
            for first in 0..=255 {
                for second in 0..=255 {
                    let mut chunk = [second; 65];
                    chunk.iter_mut().step_by(2).for_each(|b| *b = first);
                    assert_eq!(both(&chunk), [scalar::<64>(&chunk); 2]);
                }
            }
        }
    }
}
