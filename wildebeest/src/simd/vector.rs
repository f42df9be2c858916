//! A vector of bytes, whichever the processor has.

/// How many bits of a [`Mask`] a byte has.
#[cfg(target_arch = "x86_64")]
const BITS: u32 = 1;
#[cfg(target_arch = "aarch64")]
const BITS: u32 = 4;

/// Which bytes of a vector something is true of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mask(pub u64);

impl Mask {
    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The position of the first byte; of a mask that is not empty.
    #[inline(always)]
    pub fn first(self) -> usize {
        (self.0.trailing_zeros() / BITS) as usize
    }

    /// The position of the last byte; of a mask that is not empty.
    #[inline(always)]
    pub fn last(self) -> usize {
        ((63 ^ self.0.leading_zeros()) / BITS) as usize
    }

    /// Every byte.
    #[inline(always)]
    pub fn all() -> Self {
        Self(u64::MAX)
    }

    /// Without the first byte.
    #[inline(always)]
    pub fn without_first(self) -> Self {
        Self(self.0 & !(((1 << BITS) - 1) << (self.first() as u32 * BITS)))
    }

    /// Without the bytes before `position`, which is one of the vector's.
    #[inline(always)]
    pub fn from(self, position: usize) -> Self {
        Self(self.0 & u64::MAX << (position as u32 * BITS))
    }

    /// Without the bytes behind `position`, which is one of the vector's.
    #[inline(always)]
    pub fn up_to(self, position: usize) -> Self {
        Self(self.0 & u64::MAX >> (63 - (position as u32 * BITS + BITS - 1)))
    }
}

/// # Safety
///
/// The processor has the vector. What is loaded is readable memory, or lies in a page with some: [`load`](Self::load),
/// [`load_four`](Self::load_four) and [`store_four`](Self::store_four) are instructions that the compiler does not look into, so that it neither
/// draws conclusions from bytes that no object has, nor takes a loop that copies or fills for `memcpy` or `memset` and
/// calls that. [`read`](Self::read) and [`write`](Self::write) are quicker, but for the bytes of one object and not for loops.
pub unsafe trait Vector: Copy {
    /// How many bytes it has; a power of two.
    const WIDTH: usize;

    /// Each byte `byte`.
    unsafe fn splat(byte: u8) -> Self;
    /// Each four bytes `number`.
    unsafe fn splat_wide(number: u32) -> Self;
    /// Loads from any address.
    unsafe fn load(from: *const u8) -> Self;
    /// Loads four that follow one another. (An array would have to be unrolled by the compiler, which is told to be
    /// brief, see `pkgconfig/src/archive.rs`.)
    unsafe fn load_four(from: *const u8) -> Four<Self>;
    /// Stores them.
    unsafe fn store_four(four: Four<Self>, to: *mut u8);

    /// Reads from any address of an object.
    #[inline(always)]
    unsafe fn read(from: *const u8) -> Self {
        // SAFETY: as the caller promises.
        unsafe { from.cast::<Self>().read_unaligned() }
    }

    /// Writes to any address of an object.
    #[inline(always)]
    unsafe fn write(self, to: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe { to.cast::<Self>().write_unaligned(self) }
    }

    /// 255 where the bytes are equal, else 0.
    unsafe fn equal(self, other: Self) -> Self;
    /// The same for each four bytes.
    unsafe fn equal_wide(self, other: Self) -> Self;
    /// The lesser of each two bytes.
    unsafe fn min(self, other: Self) -> Self;
    unsafe fn xor(self, other: Self) -> Self;
    unsafe fn or(self, other: Self) -> Self;
    /// Half a table, for [`members`](Self::members).
    unsafe fn table(low: u64, high: u64) -> Self;
    /// For each byte 255 where its bit in a table is set, else 0. The table's first half is for the bytes below 128; the
    /// low four bits of a byte say which of the 16 bytes of a half has its bit, and the next three which bit it is.
    unsafe fn members(self, low: Self, high: Self) -> Self;
    /// 32 where there is a capital letter of ASCII, else 0.
    unsafe fn capital(self) -> Self;
    /// Where the bytes are 255 rather than 0.
    unsafe fn mask(self) -> Mask;

    /// Where the bytes are 0.
    #[inline(always)]
    unsafe fn zeros(self) -> Mask {
        // SAFETY: as the caller promises.
        unsafe { self.equal(Self::splat(0)).mask() }
    }
}

/// Four vectors that follow one another.
#[derive(Clone, Copy)]
pub struct Four<V>(pub V, pub V, pub V, pub V);

impl<V: Vector> Four<V> {
    /// Four times the same.
    #[inline(always)]
    pub fn same(vector: V) -> Self {
        Self(vector, vector, vector, vector)
    }

    /// The same done to each.
    #[inline(always)]
    pub fn map(self, function: impl Fn(V) -> V) -> Self {
        Self(function(self.0), function(self.1), function(self.2), function(self.3))
    }

    /// The same done to each and its counterpart.
    #[inline(always)]
    pub fn zip(self, other: Self, function: impl Fn(V, V) -> V) -> Self {
        Self(function(self.0, other.0), function(self.1, other.1), function(self.2, other.2), function(self.3, other.3))
    }

    /// Whether any has a 0.
    ///
    /// # Safety
    ///
    /// The processor has the vector.
    #[inline(always)]
    pub unsafe fn any_zero(self) -> bool {
        // SAFETY: the caller's promise.
        unsafe { !self.0.min(self.1).min(self.2.min(self.3)).zeros().is_empty() }
    }

    /// The position of the first 0 of all, where there is one.
    ///
    /// # Safety
    ///
    /// The processor has the vector.
    #[inline(always)]
    pub unsafe fn first_zero(self) -> usize {
        // SAFETY: the caller's promise.
        unsafe {
            let (a, b, c, d) = (self.0.zeros(), self.1.zeros(), self.2.zeros(), self.3.zeros());
            if !a.is_empty() {
                a.first()
            } else if !b.is_empty() {
                V::WIDTH + b.first()
            } else if !c.is_empty() {
                2 * V::WIDTH + c.first()
            } else {
                3 * V::WIDTH + d.first()
            }
        }
    }

    /// The position of the last 0 of all, where there is one.
    ///
    /// # Safety
    ///
    /// The processor has the vector.
    #[inline(always)]
    pub unsafe fn last_zero(self) -> usize {
        // SAFETY: the caller's promise.
        unsafe {
            let (a, b, c, d) = (self.0.zeros(), self.1.zeros(), self.2.zeros(), self.3.zeros());
            if !d.is_empty() {
                3 * V::WIDTH + d.last()
            } else if !c.is_empty() {
                2 * V::WIDTH + c.last()
            } else if !b.is_empty() {
                V::WIDTH + b.last()
            } else {
                a.last()
            }
        }
    }
}
