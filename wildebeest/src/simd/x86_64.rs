//! The vectors of x86-64, and which of them this processor has.

use core::{
    arch::{asm, x86_64::*},
    sync::atomic::{AtomicU8, Ordering},
};

use super::vector::{Four, Mask, Vector};

/// 16 bytes: SSE2, which every processor has.
#[derive(Clone, Copy)]
pub struct Sse2(__m128i);

/// 32 bytes: AVX2.
#[derive(Clone, Copy)]
pub struct Avx2(__m256i);

/// The vector for few bytes.
pub type Short = Sse2;

// SAFETY: as the trait says.
unsafe impl Vector for Sse2 {
    const WIDTH: usize = 16;

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn splat(byte: u8) -> Self {
        Self(_mm_set1_epi8(byte as i8))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn splat_wide(number: u32) -> Self {
        Self(_mm_set1_epi32(number as i32))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn load(from: *const u8) -> Self {
        let value;
        // SAFETY: as the caller promises.
        unsafe {
            asm!("movdqu {}, [{}]", out(xmm_reg) value, in(reg) from, options(pure, readonly, nostack, preserves_flags));
        }
        Self(value)
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn load_four(from: *const u8) -> Four<Self> {
        let (a, b, c, d);
        // SAFETY: as the caller promises.
        unsafe {
            asm!(
                "movdqu {}, [{from}]",
                "movdqu {}, [{from} + 16]",
                "movdqu {}, [{from} + 32]",
                "movdqu {}, [{from} + 48]",
                out(xmm_reg) a,
                out(xmm_reg) b,
                out(xmm_reg) c,
                out(xmm_reg) d,
                from = in(reg) from,
                options(pure, readonly, nostack, preserves_flags),
            );
        }
        Four(Self(a), Self(b), Self(c), Self(d))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn store_four(four: Four<Self>, to: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe {
            asm!(
                "movdqu [{to}], {}",
                "movdqu [{to} + 16], {}",
                "movdqu [{to} + 32], {}",
                "movdqu [{to} + 48], {}",
                in(xmm_reg) four.0.0,
                in(xmm_reg) four.1.0,
                in(xmm_reg) four.2.0,
                in(xmm_reg) four.3.0,
                to = in(reg) to,
                options(nostack, preserves_flags),
            );
        }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn equal(self, other: Self) -> Self {
        Self(_mm_cmpeq_epi8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn equal_wide(self, other: Self) -> Self {
        Self(_mm_cmpeq_epi32(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn min(self, other: Self) -> Self {
        Self(_mm_min_epu8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn xor(self, other: Self) -> Self {
        Self(_mm_xor_si128(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn or(self, other: Self) -> Self {
        Self(_mm_or_si128(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn table(low: u64, high: u64) -> Self {
        Self(_mm_set_epi64x(high as i64, low as i64))
    }

    /// Byte for byte: SSE2 has no table.
    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn members(self, low: Self, high: Self) -> Self {
        let (mut bytes, mut halves) = ([0_u8; 16], [[0_u8; 16]; 2]);
        let [first, second] = &mut halves;
        // SAFETY: 16 bytes each.
        unsafe {
            self.write(bytes.as_mut_ptr());
            low.write(first.as_mut_ptr());
            high.write(second.as_mut_ptr());
        }
        for byte in &mut bytes {
            let half = if *byte < 128 { &*first } else { &*second };
            let bits = half.get(usize::from(*byte & 15)).copied().unwrap_or_default();
            *byte = if bits >> (*byte >> 4 & 7) & 1 == 1 { 255 } else { 0 };
        }
        // SAFETY: likewise.
        unsafe { Self::read(bytes.as_ptr()) }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn capital(self) -> Self {
        // As signed numbers, the letters become the greatest.
        let moved = _mm_add_epi8(self.0, _mm_set1_epi8(i8::MAX - b'Z' as i8));
        Self(_mm_and_si128(_mm_cmpgt_epi8(moved, _mm_set1_epi8(i8::MAX - 26)), _mm_set1_epi8(32)))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    unsafe fn mask(self) -> Mask {
        Mask(_mm_movemask_epi8(self.0) as u32 as u64)
    }
}

// SAFETY: as the trait says.
unsafe impl Vector for Avx2 {
    const WIDTH: usize = 32;

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn splat(byte: u8) -> Self {
        Self(_mm256_set1_epi8(byte as i8))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn splat_wide(number: u32) -> Self {
        Self(_mm256_set1_epi32(number as i32))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn load(from: *const u8) -> Self {
        let value;
        // SAFETY: as the caller promises.
        unsafe {
            asm!("vmovdqu {}, [{}]", out(ymm_reg) value, in(reg) from, options(pure, readonly, nostack, preserves_flags));
        }
        Self(value)
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn load_four(from: *const u8) -> Four<Self> {
        let (a, b, c, d);
        // SAFETY: as the caller promises.
        unsafe {
            asm!(
                "vmovdqu {}, [{from}]",
                "vmovdqu {}, [{from} + 32]",
                "vmovdqu {}, [{from} + 64]",
                "vmovdqu {}, [{from} + 96]",
                out(ymm_reg) a,
                out(ymm_reg) b,
                out(ymm_reg) c,
                out(ymm_reg) d,
                from = in(reg) from,
                options(pure, readonly, nostack, preserves_flags),
            );
        }
        Four(Self(a), Self(b), Self(c), Self(d))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn store_four(four: Four<Self>, to: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe {
            asm!(
                "vmovdqu [{to}], {}",
                "vmovdqu [{to} + 32], {}",
                "vmovdqu [{to} + 64], {}",
                "vmovdqu [{to} + 96], {}",
                in(ymm_reg) four.0.0,
                in(ymm_reg) four.1.0,
                in(ymm_reg) four.2.0,
                in(ymm_reg) four.3.0,
                to = in(reg) to,
                options(nostack, preserves_flags),
            );
        }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn equal(self, other: Self) -> Self {
        Self(_mm256_cmpeq_epi8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn equal_wide(self, other: Self) -> Self {
        Self(_mm256_cmpeq_epi32(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn min(self, other: Self) -> Self {
        Self(_mm256_min_epu8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn xor(self, other: Self) -> Self {
        Self(_mm256_xor_si256(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn or(self, other: Self) -> Self {
        Self(_mm256_or_si256(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn table(low: u64, high: u64) -> Self {
        Self(_mm256_broadcastsi128_si256(_mm_set_epi64x(high as i64, low as i64)))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn members(self, low: Self, high: Self) -> Self {
        let top = _mm256_set1_epi8(i8::MIN);
        // The shuffle gives 0 for a byte whose top bit is set.
        let bits = _mm256_or_si256(
            _mm256_shuffle_epi8(low.0, self.0),
            _mm256_shuffle_epi8(high.0, _mm256_xor_si256(self.0, top)),
        );
        let which = _mm256_and_si256(_mm256_srli_epi16::<4>(self.0), _mm256_set1_epi8(7));
        let bit = _mm256_shuffle_epi8(_mm256_set1_epi64x(0x8040_2010_0804_0201_u64 as i64), which);
        Self(_mm256_cmpeq_epi8(_mm256_and_si256(bits, bit), bit))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn capital(self) -> Self {
        // As signed numbers, the letters become the greatest.
        let moved = _mm256_add_epi8(self.0, _mm256_set1_epi8(i8::MAX - b'Z' as i8));
        Self(_mm256_and_si256(_mm256_cmpgt_epi8(moved, _mm256_set1_epi8(i8::MAX - 26)), _mm256_set1_epi8(32)))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn mask(self) -> Mask {
        Mask(_mm256_movemask_epi8(self.0) as u32 as u64)
    }
}

/// What is known of the processor: nothing yet, no AVX2, AVX2. Reached relative to the code, it needs no relocation.
static KNOWN: AtomicU8 = AtomicU8::new(0);
const WITHOUT: u8 = 1;
const WITH: u8 = 2;

/// Whether AVX2 is known to be there. Neither a constructor nor a relocation must have run for it.
#[inline(always)]
pub fn has_avx2() -> bool {
    KNOWN.load(Ordering::Relaxed) == WITH
}

/// The same where nothing may be known yet. Threads that look at the same time see the same.
#[inline(always)]
pub fn turns_out_to_have_avx2() -> bool {
    KNOWN.load(Ordering::Relaxed) == 0 && look()
}

#[cold]
#[inline(never)]
fn look() -> bool {
    let found = is_usable();
    KNOWN.store(if found { WITH } else { WITHOUT }, Ordering::Relaxed);
    found
}

/// Whether the processor has AVX2 and the bit counts that came with it, and the kernel keeps their registers.
fn is_usable() -> bool {
    const POPCNT_OSXSAVE_AVX: u32 = 1 << 23 | 1 << 27 | 1 << 28;
    const BMI1_AVX2_BMI2: u32 = 1 << 3 | 1 << 5 | 1 << 8;
    const LZCNT: u32 = 1 << 5;
    let has = |register: u32, bits| register & bits == bits;
    if __cpuid(0).eax < 7 || !has(__cpuid(1).ecx, POPCNT_OSXSAVE_AVX) {
        return false;
    }
    let kept: u32;
    // SAFETY: OSXSAVE says that the instruction is there.
    unsafe { asm!("xgetbv", in("ecx") 0, out("eax") kept, out("edx") _, options(nomem, nostack, preserves_flags)) }
    // The halves of the vectors: XMM and YMM.
    has(kept, 6) && has(__cpuid_count(7, 0).ebx, BMI1_AVX2_BMI2) && has(__cpuid(0x8000_0001).ecx, LZCNT)
}

/// Makes a function for the vectors that the processor has of one for any vector.
///
/// With AVX2, what is not known yet costs nothing: no register is kept for the sake of asking.
macro_rules! vectored {
    ($(#[$meta:meta])* fn $name:ident($($arg:ident: $type:ty),*) -> $result:ty = $($body:ident)::+) => {
        $(#[$meta])*
        #[inline(always)]
        pub unsafe fn $name($($arg: $type),*) -> $result {
            #[inline(never)]
            #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
            unsafe fn with_avx2($($arg: $type),*) -> $result {
                // SAFETY: as the caller promises.
                unsafe { $($body)::+::<$crate::simd::processor::Avx2>($($arg),*) }
            }
            #[inline(never)]
            unsafe fn with_sse2($($arg: $type),*) -> $result {
                // SAFETY: as the caller promises.
                unsafe { $($body)::+::<$crate::simd::processor::Sse2>($($arg),*) }
            }
            #[cold]
            #[inline(never)]
            unsafe fn unless_known($($arg: $type),*) -> $result {
                // SAFETY: as the caller promises; AVX2 is there.
                unsafe {
                    if $crate::simd::processor::turns_out_to_have_avx2() {
                        with_avx2($($arg),*)
                    } else {
                        with_sse2($($arg),*)
                    }
                }
            }
            // SAFETY: likewise.
            unsafe { if $crate::simd::processor::has_avx2() { with_avx2($($arg),*) } else { unless_known($($arg),*) } }
        }
    };
}
pub(crate) use vectored;

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Runs a test with each vector that this processor has.
    pub fn with_each_vector(test: impl Fn()) {
        for level in [WITHOUT, if is_usable() { WITH } else { WITHOUT }] {
            KNOWN.store(level, Ordering::Relaxed);
            test();
        }
    }
}
