//! Blocks of memory that are filled.

use super::{
    processor::{Short, vectored},
    vector::{Four, Vector},
};

/// Stores `count` bytes `byte` and gives `to`.
#[inline(always)]
pub unsafe fn fill(to: *mut u8, byte: u8, count: usize) -> *mut u8 {
    // SAFETY: the caller's promise; in each case there are as many bytes as are stored.
    unsafe {
        if count >= 4 {
            return fill_wide(to, u32::from(byte).wrapping_mul(0x0101_0101), count);
        }
        if count > 0 {
            to.write(byte);
            to.add(count / 2).write(byte);
            to.add(count - 1).write(byte);
        }
    }
    to
}

/// Stores as many `number`s as have `count` bytes, 4 or more, and gives `to`, which is a number's address if its bytes differ.
#[inline(always)]
pub unsafe fn fill_wide(to: *mut u8, number: u32, count: usize) -> *mut u8 {
    // SAFETY: the caller's promise; in each case there are as many bytes as are stored.
    unsafe {
        if count > 64 {
            return fill_many(to, number, count);
        }
        if count >= 16 {
            let (vector, second) = (Short::splat_wide(number), (count - 1) >> 1 & 16);
            let last = to.add(count - 16);
            vector.write(to);
            vector.write(to.add(second));
            vector.write(last.sub(second));
            vector.write(last);
        } else {
            let second = count >> 1 & 4;
            let last = to.add(count - 4);
            to.cast::<u32>().write_unaligned(number);
            to.add(second).cast::<u32>().write_unaligned(number);
            last.sub(second).cast::<u32>().write_unaligned(number);
            last.cast::<u32>().write_unaligned(number);
        }
    }
    to
}

/// Stores a vector once at each end of the bytes.
#[inline(always)]
unsafe fn one<V: Vector>(to: *mut u8, vector: V, count: usize) {
    // SAFETY: as the caller promises.
    unsafe {
        vector.write(to);
        vector.write(to.add(count.wrapping_sub(V::WIDTH)));
    }
}

/// The same twice.
#[inline(always)]
unsafe fn two<V: Vector>(to: *mut u8, vector: V, count: usize) {
    // SAFETY: as the caller promises.
    unsafe {
        vector.write(to.add(V::WIDTH));
        vector.write(to.add(count.wrapping_sub(2 * V::WIDTH)));
        one(to, vector, count);
    }
}

vectored! {
    /// Stores more than 64 bytes and gives `to`.
    fn fill_many(to: *mut u8, number: u32, count: usize) -> *mut u8 = many
}

#[inline(always)]
unsafe fn many<V: Vector>(to: *mut u8, number: u32, count: usize) -> *mut u8 {
    // SAFETY: as the caller promises. The loop ends before the last four vectors.
    unsafe {
        let vector = V::splat_wide(number);
        if count <= 4 * V::WIDTH {
            two::<V>(to, vector, count);
            return to;
        }
        let four = Four::same(vector);
        let last = to.add(count - 4 * V::WIDTH);
        vector.write(to);
        let mut next = to.add(V::WIDTH - to.addr() % V::WIDTH);
        while next < last {
            V::store_four(four, next);
            next = next.add(4 * V::WIDTH);
        }
        V::store_four(four, last);
    }
    to
}
