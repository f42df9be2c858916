//! The vectors of AArch64: NEON, which every processor has.

use core::arch::{aarch64::*, asm};

use super::vector::{Four, Mask, Vector};

/// 16 bytes.
#[derive(Clone, Copy)]
pub struct Neon(uint8x16_t);

/// The vector for few bytes.
pub type Short = Neon;

// SAFETY: as the trait says.
unsafe impl Vector for Neon {
    const WIDTH: usize = 16;

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn splat(byte: u8) -> Self {
        Self(vdupq_n_u8(byte))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn splat_wide(number: u32) -> Self {
        Self(vreinterpretq_u8_u32(vdupq_n_u32(number)))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn load(from: *const u8) -> Self {
        let value;
        // SAFETY: as the caller promises.
        unsafe {
            asm!("ldr {:q}, [{}]", out(vreg) value, in(reg) from, options(pure, readonly, nostack, preserves_flags));
        }
        Self(value)
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn load_four(from: *const u8) -> Four<Self> {
        let (a, b, c, d);
        // SAFETY: as the caller promises.
        unsafe {
            asm!(
                "ldp {:q}, {:q}, [{from}]",
                "ldp {:q}, {:q}, [{from}, 32]",
                out(vreg) a,
                out(vreg) b,
                out(vreg) c,
                out(vreg) d,
                from = in(reg) from,
                options(pure, readonly, nostack, preserves_flags),
            );
        }
        Four(Self(a), Self(b), Self(c), Self(d))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn store_four(four: Four<Self>, to: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe {
            asm!(
                "stp {:q}, {:q}, [{to}]",
                "stp {:q}, {:q}, [{to}, 32]",
                in(vreg) four.0.0,
                in(vreg) four.1.0,
                in(vreg) four.2.0,
                in(vreg) four.3.0,
                to = in(reg) to,
                options(nostack, preserves_flags),
            );
        }
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn equal(self, other: Self) -> Self {
        Self(vceqq_u8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn equal_wide(self, other: Self) -> Self {
        Self(vreinterpretq_u8_u32(vceqq_u32(vreinterpretq_u32_u8(self.0), vreinterpretq_u32_u8(other.0))))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn min(self, other: Self) -> Self {
        Self(vminq_u8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn xor(self, other: Self) -> Self {
        Self(veorq_u8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn or(self, other: Self) -> Self {
        Self(vorrq_u8(self.0, other.0))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn table(low: u64, high: u64) -> Self {
        Self(vreinterpretq_u8_u64(vcombine_u64(vcreate_u64(low), vcreate_u64(high))))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn members(self, low: Self, high: Self) -> Self {
        let (place, top) = (vdupq_n_u8(0x8f), vdupq_n_u8(0x80));
        // The table gives 0 for a byte of 16 or more.
        let bits = vorrq_u8(
            vqtbl1q_u8(low.0, vandq_u8(self.0, place)),
            vqtbl1q_u8(high.0, vandq_u8(veorq_u8(self.0, top), place)),
        );
        let bit = vshlq_u8(vdupq_n_u8(1), vreinterpretq_s8_u8(vandq_u8(vshrq_n_u8::<4>(self.0), vdupq_n_u8(7))));
        Self(vtstq_u8(bits, bit))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn capital(self) -> Self {
        let letters = vcltq_u8(vsubq_u8(self.0, vdupq_n_u8(b'A')), vdupq_n_u8(26));
        Self(vandq_u8(letters, vdupq_n_u8(32)))
    }

    /// Four bits for a byte: what narrowing by four bits leaves of it.
    #[inline]
    #[target_feature(enable = "neon")]
    unsafe fn mask(self) -> Mask {
        let narrow = vshrn_n_u16::<4>(vreinterpretq_u16_u8(self.0));
        Mask(vget_lane_u64::<0>(vreinterpret_u64_u8(narrow)))
    }
}

/// Makes a function for the vectors that the processor has of one for any vector.
macro_rules! vectored {
    ($(#[$meta:meta])* fn $name:ident($($arg:ident: $type:ty),*) -> $result:ty = $($body:ident)::+) => {
        $(#[$meta])*
        #[inline(always)]
        pub unsafe fn $name($($arg: $type),*) -> $result {
            // SAFETY: as the caller promises.
            unsafe { $($body)::+::<$crate::simd::processor::Neon>($($arg),*) }
        }
    };
}
pub(crate) use vectored;

#[cfg(test)]
pub mod tests {
    /// Runs a test with each vector that this processor has.
    pub fn with_each_vector(test: impl Fn()) {
        test();
    }
}
