//! Blocks of memory that are copied. All that short ones have is loaded before anything is stored, and long ones are
//! copied from the end that the other block does not reach: each copy is one between overlapping blocks, too.

use core::ptr;

use super::{
    find,
    processor::{Short, vectored},
    vector::Vector,
};

/// `memccpy`.
pub unsafe fn up_to(to: *mut u8, from: *const u8, byte: u8, count: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe {
        let last = find::memchr(from, byte, count);
        if last.is_null() {
            copy(to, from, count);
            return ptr::null_mut();
        }
        let length = last.addr() - from.addr() + 1;
        copy(to, from, length).add(length)
    }
}

/// Copies `count` bytes and gives `to`.
#[inline(always)]
pub unsafe fn copy(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    // SAFETY: the caller's promise; in each case there are as many bytes as are loaded and stored.
    unsafe {
        if count > 64 {
            return copy_many(to, from, count);
        }
        if count >= 16 {
            // Where no vector fits between the ends, these are copied twice: that is quicker than to ask.
            let second = (count - 1) >> 1 & 16;
            four_times(
                to,
                from,
                [0, second, count - 16 - second, count - 16],
                |from| Short::read(from),
                |to, value| value.write(to),
            );
        } else if count >= 4 {
            let second = count >> 1 & 4;
            let (load, store) = (
                |from: *const u8| from.cast::<u32>().read_unaligned(),
                |to: *mut u8, value| to.cast::<u32>().write_unaligned(value),
            );
            four_times(to, from, [0, second, count - 4 - second, count - 4], load, store);
        } else if count > 0 {
            let (first, middle, last) = (from.read(), from.add(count / 2).read(), from.add(count - 1).read());
            to.write(first);
            to.add(count / 2).write(middle);
            to.add(count - 1).write(last);
        }
    }
    to
}

/// Copies what is at four places, after all has been loaded.
#[inline(always)]
unsafe fn four_times<T>(
    to: *mut u8,
    from: *const u8,
    places: [usize; 4],
    load: impl Fn(*const u8) -> T,
    store: impl Fn(*mut u8, T),
) {
    let [p, q, r, s] = places;
    let from = |place| load(from.wrapping_add(place));
    let (a, b, c, d) = (from(p), from(q), from(r), from(s));
    store(to.wrapping_add(p), a);
    store(to.wrapping_add(q), b);
    store(to.wrapping_add(r), c);
    store(to.wrapping_add(s), d);
}

/// Copies bytes that are two vectors at each end, which may overlap.
#[inline(always)]
unsafe fn two<V: Vector>(to: *mut u8, from: *const u8, count: usize) {
    let last = count.wrapping_sub(V::WIDTH);
    // SAFETY: as the caller promises.
    unsafe {
        let (a, b) = (V::read(from), V::read(from.add(V::WIDTH)));
        let (c, d) = (V::read(from.add(last - V::WIDTH)), V::read(from.add(last)));
        a.write(to);
        b.write(to.add(V::WIDTH));
        c.write(to.add(last - V::WIDTH));
        d.write(to.add(last));
    }
}

/// The same with four vectors.
#[inline(always)]
unsafe fn four<V: Vector>(to: *mut u8, from: *const u8, count: usize) {
    let last = count.wrapping_sub(4 * V::WIDTH);
    // SAFETY: as the caller promises.
    unsafe {
        let (a, b) = (V::load_four(from), V::load_four(from.add(last)));
        V::store_four(a, to);
        V::store_four(b, to.add(last));
    }
}

vectored! {
    /// Copies more than 64 bytes and gives `to`.
    fn copy_many(to: *mut u8, from: *const u8, count: usize) -> *mut u8 = many
}

#[inline(always)]
unsafe fn many<V: Vector>(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    // SAFETY: as the caller promises.
    unsafe {
        if count <= 4 * V::WIDTH {
            two::<V>(to, from, count);
        } else if count <= 8 * V::WIDTH {
            four::<V>(to, from, count);
        } else if to.addr().wrapping_sub(from.addr()) >= count {
            forwards::<V>(to, from, count);
        } else {
            backwards::<V>(to, from, count);
        }
    }
    to
}

/// Copies more than four vectors, to where they do not overlap those that follow them.
#[inline(always)]
unsafe fn forwards<V: Vector>(to: *mut u8, from: *const u8, count: usize) {
    let last = count.wrapping_sub(4 * V::WIDTH);
    // SAFETY: as the caller promises. The loop ends before the last four vectors.
    unsafe {
        let (first, rest) = (V::read(from), V::load_four(from.add(last)));
        let mut done = V::WIDTH - to.addr() % V::WIDTH;
        while done < last {
            V::store_four(V::load_four(from.add(done)), to.add(done));
            done += 4 * V::WIDTH;
        }
        V::store_four(rest, to.add(last));
        first.write(to);
    }
}

/// The same from the end.
#[inline(always)]
unsafe fn backwards<V: Vector>(to: *mut u8, from: *const u8, count: usize) {
    // SAFETY: as the caller promises. The loop ends before the first four vectors.
    unsafe {
        let end = count.wrapping_sub(V::WIDTH);
        let (last, rest) = (V::read(from.add(end)), V::load_four(from));
        let mut left = count - (1 + (to.addr() + count - 1) % V::WIDTH);
        while left > 4 * V::WIDTH {
            left -= 4 * V::WIDTH;
            V::store_four(V::load_four(from.add(left)), to.add(left));
        }
        V::store_four(rest, to);
        last.write(to.add(end));
    }
}
