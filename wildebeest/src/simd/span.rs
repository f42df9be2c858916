//! How far a string goes with bytes of a set, or without.

use super::{
    find::{self, Wanted},
    processor::vectored,
    vector::Vector,
};

/// A set of bytes: two halves of a table, see [`Vector::members`], in words.
struct Set([u64; 4]);

impl Set {
    /// Those of a string.
    unsafe fn of(string: *const u8) -> Self {
        let mut set = Self([0; 4]);
        let mut next = string;
        loop {
            // SAFETY: not yet behind the NUL.
            let byte = unsafe { next.read() };
            if byte == 0 {
                return set;
            }
            set.add(byte);
            next = next.wrapping_add(1);
        }
    }

    fn add(&mut self, byte: u8) {
        let place = byte >> 3 & 16 | byte & 15;
        if let Some(word) = self.0.get_mut(usize::from(place >> 3)) {
            *word |= 1 << (place << 3 & 56 | byte >> 4 & 7);
        }
    }

    unsafe fn tables<V: Vector>(&self) -> (V, V) {
        let [a, b, c, d] = self.0;
        // SAFETY: as the caller promises.
        unsafe { (V::table(a, b), V::table(c, d)) }
    }
}

/// Up to three bytes, for which no table is made.
#[derive(Clone, Copy)]
struct Few<V>(V, V, V);

impl<V: Vector> Few<V> {
    /// Those of a string that is not empty, if it has no more.
    #[inline(always)]
    unsafe fn of(string: *const u8) -> Option<Self> {
        // SAFETY: none is read behind the NUL.
        unsafe {
            let first = string.read();
            let second = string.add(1).read();
            if second == 0 {
                return Some(Self(V::splat(first), V::splat(first), V::splat(first)));
            }
            let third = string.add(2).read();
            if third == 0 {
                return Some(Self(V::splat(first), V::splat(second), V::splat(second)));
            }
            (string.add(3).read() == 0).then(|| Self(V::splat(first), V::splat(second), V::splat(third)))
        }
    }
}

/// One of few bytes, or a NUL.
#[derive(Clone, Copy)]
struct OneOf<V>(Few<V>);

/// None of few bytes.
#[derive(Clone, Copy)]
struct NoneOf<V>(Few<V>);

impl<V: Vector> Wanted<V> for OneOf<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        let Few(a, b, c) = self.0;
        // SAFETY: as the caller promises.
        unsafe { block.xor(a).min(block.xor(b)).min(block.xor(c).min(block)) }
    }
}

impl<V: Vector> Wanted<V> for NoneOf<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        let Few(a, b, c) = self.0;
        // SAFETY: as the caller promises.
        unsafe { block.equal(a).or(block.equal(b)).or(block.equal(c)) }
    }
}

/// A byte of a set.
#[derive(Clone, Copy)]
struct Member<V>(V, V);

/// A byte that is not of a set.
#[derive(Clone, Copy)]
struct Stranger<V>(V, V);

impl<V: Vector> Wanted<V> for Stranger<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { block.members(self.0, self.1) }
    }
}

impl<V: Vector> Wanted<V> for Member<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { block.members(self.0, self.1).xor(V::splat(255)) }
    }
}

/// How many bytes of a string stand before the first that is one of another, or before the NUL.
#[inline(always)]
unsafe fn until<V: Vector>(string: *const u8, others: *const u8) -> usize {
    // SAFETY: as the caller promises.
    unsafe {
        if others.read() == 0 {
            return find::strlen(string);
        }
        if let Some(few) = Few::<V>::of(others) {
            return find::distance::<V>(string, OneOf(few));
        }
        let mut set = Set::of(others);
        set.add(0);
        let (low, high) = set.tables::<V>();
        find::distance::<V>(string, Member(low, high))
    }
}

/// How many bytes of a string stand before the first that is none of another, which may be the NUL.
#[inline(always)]
unsafe fn during<V: Vector>(string: *const u8, others: *const u8) -> usize {
    // SAFETY: as the caller promises.
    unsafe {
        if others.read() == 0 {
            return 0;
        }
        if let Some(few) = Few::<V>::of(others) {
            return find::distance::<V>(string, NoneOf(few));
        }
        let (low, high) = Set::of(others).tables::<V>();
        find::distance::<V>(string, Stranger(low, high))
    }
}

vectored! {
    /// `strcspn`, which says what `strpbrk` looks for.
    fn without(string: *const u8, others: *const u8) -> usize = until
}
vectored! {
    /// `strspn`.
    fn within(string: *const u8, others: *const u8) -> usize = during
}
