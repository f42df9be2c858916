//! Rounding of exact values to the formats of floating-point numbers.

/// A value that is not 0: `mantissa * 2^exponent`, and something less than `2^exponent` more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// It has one bit more than the format, at the least, where there is something more.
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
    /// The bits of the magnitude in `format`.
    ///
    /// A number is too small if with any exponent allowed it would still be below the normal ones.
    pub fn round(self, format: Format, direction: Direction) -> (u64, Exception) {
        let zeros = self.mantissa.leading_zeros();
        let mantissa = self.mantissa.checked_shl(zeros).unwrap_or(0);
        let exponent = self.exponent - zeros as i32;
        let normal = 64 - format.precision as i32;
        let below = (format.least - exponent).max(normal);
        let (kept, inexact) = self.shortened(mantissa, below, direction);
        let scale = (exponent + below - format.least) as u64;
        let bits = kept.saturating_add(scale.saturating_mul(1 << (format.precision - 1)));
        if bits >= format.infinity {
            let bits = if direction == Direction::In { format.infinity - 1 } else { format.infinity };
            return (bits, Exception::Overflow);
        }
        // The highest number below the normal ones may round to a normal one by itself.
        let tiny = below > normal
            && (below > normal + 1 || self.shortened(mantissa, normal, direction).0 >> format.precision == 0);
        let exception = match (inexact, tiny) {
            (false, _) => Exception::None,
            (true, false) => Exception::Inexact,
            (true, true) => Exception::Underflow,
        };
        (bits, exception)
    }

    /// `mantissa` without its `below` lowest bits, rounded, and whether that changed it.
    fn shortened(self, mantissa: u64, below: i32, direction: Direction) -> (u64, bool) {
        let (kept, cut) = match below {
            ..64 => (mantissa >> below, mantissa << (64 - below)),
            64 => (0, mantissa),
            // Less than half.
            _ => (0, 1),
        };
        let inexact = cut != 0 || self.more;
        let half = 1 << 63;
        let up = match direction {
            Direction::Nearest => cut > half || (cut == half && (self.more || kept & 1 == 1)),
            Direction::Out => inexact,
            Direction::In => false,
        };
        (kept + u64::from(up), inexact)
    }
}
