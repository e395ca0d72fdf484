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

/// The blocks of `chunk` one by one.
#[cfg_attr(target_arch = "x86_64", allow(dead_code))]
mod fallback {
    use super::{
        super::{Blocks, WINDOW, scalar},
        Task,
    };

    pub(in super::super::super) fn classify<const SHAPE: bool>(
        chunk: &[u8; WINDOW + 1],
        n: usize,
        out: &mut Blocks,
    ) {
        for i in 0..n {
            if let Some(part) = chunk.get(64 * i..).and_then(|c| c.first_chunk()) {
                out.set(i, scalar::<64>(part));
            }
        }
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
        super::{Blocks, WINDOW},
        Task,
    };

    /// The first `n` blocks of `chunk`; without `SHAPE` what only the shape of
    /// syllables needs is left out.
    pub(in super::super::super) fn classify<const SHAPE: bool>(
        chunk: &[u8; WINDOW + 1],
        n: usize,
        out: &mut Blocks,
    ) {
        if is_modern() {
            // SAFETY: the processor has AVX2, as was just asked.
            unsafe { avx2::classify::<SHAPE>(chunk, n, out) }
        } else {
            // SAFETY: every x86-64 processor has SSE2.
            unsafe { sse2::classify::<SHAPE>(chunk, n, out) }
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

    /// The same code for vectors of `$width` bytes: 16 with SSE2, 32 with AVX2.
    /// Without pointers, so that all of it is safe where the feature is there.
    macro_rules! vectors {
        ($module:ident, $feature:literal, $width:literal, $vector:ident, $load:ident,
         $and:ident, $or:ident, $andnot:ident, $sub:ident, $equal:ident, $greater:ident,
         $all:ident, $bits:ident, $mask:ty) => {
            mod $module {
                use std::arch::x86_64::*;

                use super::super::super::{Block, Blocks, WINDOW};

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

                #[inline]
                #[target_feature(enable = $feature)]
                fn any<const N: usize>(v: $vector, bytes: [u8; N]) -> $vector {
                    bytes.iter().fold($all(0), |all, &b| $or(all, is(v, b)))
                }

                #[inline]
                #[target_feature(enable = $feature)]
                pub(super) fn block<const SHAPE: bool>(chunk: &[u8; 65]) -> Block {
                    let mut out = Block::default();
                    for at in (0..64).step_by($width) {
                        let (v, next) = (super::$load(chunk, at), super::$load(chunk, at + 1));
                        let small = $or(v, $all(0x20));
                        let signs = $and(is(v, 0xc3), any(next, [0x97, 0xb7]));
                        let three = $and(is(v, 0xe1), within(next, 0xba, 2));
                        let latin = $or(within(v, 0xc3, 4), is(v, 0xcc));
                        let two = $or($andnot(signs, latin), three);
                        let first = $or(within(small, b'a', 26), two);
                        let bits = |m: $vector| u64::from($bits(m) as $mask) << at;
                        out.first |= bits(first);
                        out.two |= bits(two);
                        out.three |= bits(three);
                        out.digit |= bits(within(v, b'0', 10));
                        out.space |= bits(is(v, b' '));
                        out.line |= bits(is(v, b'\n'));
                        out.mark |= bits($or(any(v, [b',', b'"']), within(v, b'(', 2)));
                        let signs = $or(any(v, [b'-', b'/']), any(v, [b'!', b'?']));
                        out.loose |= bits($or(signs, within(v, b':', 2)));
                        out.stop |= bits(is(v, b'.'));
                        out.graphic |= bits($greater(v, $all(0x20)));
                        out.wide |= bits(v);
                        out.vowel |= bits(any(small, *b"aeiouy"));
                        if SHAPE {
                            out.alien |= bits(any(small, *b"fjwz"));
                        }
                    }
                    out
                }

                #[target_feature(enable = $feature)]
                pub(super) fn classify<const SHAPE: bool>(
                    chunk: &[u8; WINDOW + 1],
                    n: usize,
                    out: &mut Blocks,
                ) {
                    for i in 0..n {
                        if let Some(part) = chunk.get(64 * i..).and_then(|c| c.first_chunk()) {
                            out.set(i, block::<SHAPE>(part));
                        }
                    }
                }
            }
        };
    }

    vectors!(
        sse2,
        "sse2",
        16,
        __m128i,
        load_sse2,
        _mm_and_si128,
        _mm_or_si128,
        _mm_andnot_si128,
        _mm_sub_epi8,
        _mm_cmpeq_epi8,
        _mm_cmpgt_epi8,
        _mm_set1_epi8,
        _mm_movemask_epi8,
        u16
    );
    vectors!(
        avx2,
        "avx2",
        32,
        __m256i,
        load_avx2,
        _mm256_and_si256,
        _mm256_or_si256,
        _mm256_andnot_si256,
        _mm256_sub_epi8,
        _mm256_cmpeq_epi8,
        _mm256_cmpgt_epi8,
        _mm256_set1_epi8,
        _mm256_movemask_epi8,
        u32
    );

    use std::arch::x86_64::{__m128i, __m256i, _mm_set_epi64x, _mm256_set_epi64x};

    #[inline(always)]
    fn eight(chunk: &[u8; 65], at: usize) -> i64 {
        let mut word = [0; 8];
        word.copy_from_slice(&chunk[at..at + 8]);
        i64::from_le_bytes(word)
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn load_sse2(chunk: &[u8; 65], at: usize) -> __m128i {
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
            super::super::{Block, scalar},
            *,
        };

        /// By SSE2, and by AVX2 where there is such.
        fn both(chunk: &[u8; 65]) -> [Block; 2] {
            // SAFETY: every x86-64 processor has SSE2.
            let by_sse2 = unsafe { sse2::block::<true>(chunk) };
            if !is_modern() {
                return [by_sse2; 2];
            }
            // SAFETY: the processor has AVX2, as was just asked.
            [by_sse2, unsafe { avx2::block::<true>(chunk) }]
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
