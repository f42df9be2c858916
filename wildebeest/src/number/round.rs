//! Rounding of exact values to the formats of floating-point numbers.

/// A value that is not 0: `mantissa * 2^exponent`, and something less than `2^exponent` more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its highest bit is set. Where there is something more, one bit more than the format has must be right.
    pub mantissa: u64,
    pub exponent: i32,
    /// There is something more.
    pub more: bool,
}

impl Value {
    /// Too small for every format.
    pub const TINY: Self = Self { mantissa: 1 << 63, exponent: -100_000, more: true };
    /// Too large for every format.
    pub const HUGE: Self = Self { mantissa: 1 << 63, exponent: 100_000, more: true };
}

/// A binary floating-point format of IEEE 754.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// How many bits a mantissa has, with the one that is not stored.
    pub precision: u32,
    /// The exponent of the smallest number.
    pub least: i32,
    /// The bits of infinity.
    pub infinity: u64,
}

impl Format {
    /// The bit of negative numbers.
    pub const fn sign(self) -> u64 {
        (self.infinity << 1) & !self.infinity
    }

    /// What is not a number, quietly, with some bits of its own.
    pub const fn nan(self, bits: u64) -> u64 {
        let quiet = 1 << (self.precision - 2);
        self.infinity | quiet | (bits & (quiet - 1))
    }
}

/// Where the magnitude of a number between two others goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the nearer one, or to the even one.
    Nearest,
    /// Away from zero.
    Out,
    /// Towards zero.
    In,
}

/// The exception that a rounding raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    None,
    Inexact,
    /// Inexact besides.
    Underflow,
    /// Inexact besides.
    Overflow,
    /// Out of range, which the processor does not learn.
    Silent,
}

impl Exception {
    pub fn is_out_of_range(self) -> bool {
        matches!(self, Self::Underflow | Self::Overflow | Self::Silent)
    }
}

impl Value {
    /// The bits of the magnitude in `format`. The `direction` is asked for where it matters: where something is lost.
    ///
    /// A number is too small if with any exponent allowed it would still be below the normal ones.
    #[inline(always)]
    pub fn round(self, format: Format, direction: impl FnOnce() -> Direction) -> (u64, Exception) {
        let normal = 64 - format.precision as i32;
        let below = (format.least - self.exponent).max(normal);
        let (kept, cut) = self.split(below);
        let scale = (self.exponent + below - format.least) as u64;
        let bits = kept.saturating_add(scale.saturating_mul(1 << (format.precision - 1)));
        if cut == 0 && !self.more && bits < format.infinity {
            return (bits, Exception::None);
        }
        let direction = direction();
        let bits = bits.saturating_add(u64::from(self.is_up(kept, cut, direction)));
        if bits >= format.infinity {
            let bits = if direction == Direction::In { format.infinity - 1 } else { format.infinity };
            return (bits, Exception::Overflow);
        }
        (bits, if below > normal { self.below_normal(format, direction, below) } else { Exception::Inexact })
    }

    /// What the rounding raises of a number whose exponent is below those of the normal ones. The highest of these may
    /// round to a normal one by itself.
    #[cold]
    fn below_normal(self, format: Format, direction: Direction, below: i32) -> Exception {
        let normal = 64 - format.precision as i32;
        let (kept, cut) = self.split(normal);
        let rounded = kept + u64::from(self.is_up(kept, cut, direction));
        if below > normal + 1 || rounded >> format.precision == 0 { Exception::Underflow } else { Exception::Inexact }
    }

    /// The mantissa without its `below` lowest bits, and these, from the highest bit on.
    #[inline(always)]
    fn split(self, below: i32) -> (u64, u64) {
        match below {
            ..64 => (self.mantissa >> below, self.mantissa << (64 - below)),
            64 => (0, self.mantissa),
            // Less than half.
            _ => (0, 1),
        }
    }

    /// Whether the part that is `kept` becomes one more; what is `cut` and what more there is is not all 0.
    #[inline(always)]
    pub fn is_up(self, kept: u64, cut: u64, direction: Direction) -> bool {
        let half = 1 << 63;
        match direction {
            Direction::Nearest => cut > half || (cut == half && (self.more || kept & 1 == 1)),
            Direction::Out => cut != 0 || self.more,
            Direction::In => false,
        }
    }
}
