//! Strings that are compared, with or without their case.

use core::ffi::c_int;

use super::{
    compare::difference,
    processor::vectored,
    vector::{Mask, Vector},
};

/// What of letters counts.
pub trait Letters {
    /// Whether their case does.
    const CASE: bool;
    unsafe fn of_vector<V: Vector>(vector: V) -> V;
    fn of_byte(byte: u8) -> u8;
}

/// All.
pub struct Exact;

/// Not the case of those of ASCII, which is what musl has in every locale.
pub struct Caseless;

impl Letters for Exact {
    const CASE: bool = true;

    #[inline(always)]
    unsafe fn of_vector<V: Vector>(vector: V) -> V {
        vector
    }

    #[inline(always)]
    fn of_byte(byte: u8) -> u8 {
        byte
    }
}

impl Letters for Caseless {
    const CASE: bool = false;

    #[inline(always)]
    unsafe fn of_vector<V: Vector>(vector: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { vector.xor(vector.capital()) }
    }

    #[inline(always)]
    fn of_byte(byte: u8) -> u8 {
        byte.to_ascii_lowercase()
    }
}

/// The least size of a page.
const PAGE: usize = 4096;

/// How many bytes there are up to the end of a page, or earlier.
#[inline(always)]
pub fn rest_of_page(place: *const u8) -> usize {
    PAGE - place.addr() % PAGE
}

/// A vector that is 0 where the strings end or differ.
#[inline(always)]
unsafe fn ends<V: Vector, L: Letters>(a: V, b: V) -> V {
    // SAFETY: as the caller promises.
    unsafe {
        let a = L::of_vector(a);
        a.equal(L::of_vector(b)).min(a)
    }
}

/// Where, of the vectors at `place`, the strings end or differ.
#[inline(always)]
unsafe fn ends_at<V: Vector, L: Letters>(a: *const u8, b: *const u8, place: usize) -> Mask {
    // SAFETY: as the caller promises.
    unsafe { ends::<V, L>(V::load(a.wrapping_add(place)), V::load(b.wrapping_add(place))).zeros() }
}

/// The difference of the first bytes that are not the same, of `most` at most; else 0.
///
/// No vector goes beyond the end of a page that the strings may end in. Where one of them comes near it, the vectors
/// end at the end of its page, and begin with bytes that have been compared already; a string that goes on there may
/// be read in the next page.
#[inline(always)]
unsafe fn order<V: Vector, L: Letters>(a: *const u8, b: *const u8, most: usize) -> c_int {
    let byte = |place: usize| {
        // SAFETY: both strings go on to there.
        let (a, b) = unsafe { (a.add(place).read(), b.add(place).read()) };
        (L::of_byte(a), difference(L::of_byte(a), L::of_byte(b)))
    };
    let answer = |place: usize| if place < most { byte(place).1 } else { 0 };
    if most == 0 {
        return 0;
    }
    let left_of_pages = |done: usize| rest_of_page(a.wrapping_add(done)).min(rest_of_page(b.wrapping_add(done)));
    let (mut done, room) = (0, left_of_pages(0));
    while done < 3 * V::WIDTH && room - done >= V::WIDTH {
        // SAFETY: the strings go on to there, and their pages for a vector.
        let mask = unsafe { ends_at::<V, L>(a, b, done) };
        if !mask.is_empty() {
            return answer(done + mask.first());
        }
        done += V::WIDTH;
    }
    while done < most {
        let room = left_of_pages(done);
        // Four vectors at a time, but hardly more than `most`.
        let fours = room.min((most - done).saturating_add(4 * V::WIDTH - 1)) / (4 * V::WIDTH);
        for _ in 0..fours {
            // SAFETY: the strings go on to `done`, and their pages for four vectors.
            unsafe {
                let (x, y) = (V::load_four(a.wrapping_add(done)), V::load_four(b.wrapping_add(done)));
                let four = x.zip(y, |x, y| ends::<V, L>(x, y));
                if four.any_zero() {
                    return answer(done + four.first_zero());
                }
            }
            done += 4 * V::WIDTH;
        }
        if fours > 0 {
            continue;
        }
        let step = room.min(V::WIDTH);
        if done + step < V::WIDTH {
            for place in done..done + step {
                let (letter, difference) = byte(place);
                if letter == 0 || difference != 0 || place + 1 >= most {
                    return difference;
                }
            }
        } else {
            let start = done + step - V::WIDTH;
            // SAFETY: both pages have the vector.
            let mask = unsafe { ends_at::<V, L>(a, b, start) };
            if !mask.is_empty() {
                return answer(start + mask.first());
            }
        }
        done += step;
    }
    0
}

#[inline(always)]
unsafe fn exact<V: Vector>(a: *const u8, b: *const u8) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Exact>(a, b, usize::MAX) }
}

#[inline(always)]
unsafe fn exact_among<V: Vector>(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Exact>(a, b, most) }
}

#[inline(always)]
unsafe fn caseless_among<V: Vector>(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Caseless>(a, b, most) }
}

vectored! {
    /// `strcmp`.
    fn strcmp(a: *const u8, b: *const u8) -> c_int = exact
}
vectored! {
    /// `strncmp`.
    fn strncmp(a: *const u8, b: *const u8, most: usize) -> c_int = exact_among
}
vectored! {
    /// `strncasecmp`.
    fn strncasecmp(a: *const u8, b: *const u8, most: usize) -> c_int = caseless_among
}
