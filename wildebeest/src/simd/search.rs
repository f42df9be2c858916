//! Texts in texts. The first and the last byte of the text that is looked for are compared at as many places at once as
//! a vector has bytes; where both are there, the others are compared. A text that makes this fail again and again is left
//! to an algorithm that takes linear time.

use core::{ptr, slice};

use super::{
    compare, find,
    order::{self, Caseless, Exact, Letters, rest_of_page},
    processor::vectored,
    two_way,
    vector::{Mask, Vector},
};

/// A text that is looked for, which is not empty.
#[derive(Clone, Copy)]
struct Needle {
    start: *const u8,
    length: usize,
}

impl Needle {
    /// Whether it stands at `place`, where there are as many bytes.
    #[inline(never)]
    unsafe fn is_at<L: Letters>(self, place: *const u8) -> bool {
        // SAFETY: as the caller promises.
        unsafe {
            if L::CASE {
                compare::memory(place, self.start, self.length) == 0
            } else {
                order::strncasecmp(place, self.start, self.length) == 0
            }
        }
    }
}

/// Why a search ended without a match.
enum End {
    Absent,
    /// At this place it had compared in vain more than it may.
    Slow(usize),
}

/// So many bytes may be compared in vain, besides some for each byte that has been passed.
const PATIENCE: usize = 4096;
const EACH: usize = 16;

/// Looks at the places `from` up to `to`, where the needle has room.
#[inline(always)]
unsafe fn scan<V: Vector, L: Letters>(
    haystack: *const u8,
    from: usize,
    to: usize,
    needle: Needle,
) -> Result<usize, End> {
    // SAFETY: as the caller promises.
    unsafe {
        let letter = |offset: usize| V::splat(L::of_byte(needle.start.add(offset).read()));
        let (first, last) = (letter(0), letter(needle.length - 1));
        let (mut place, mut vain) = (from, 0);
        while place <= to {
            while to - place >= 4 * V::WIDTH {
                let (a, b) = (haystack.add(place), haystack.add(place + needle.length - 1));
                let a = V::load_four(a).map(|vector| L::of_vector(vector).xor(first));
                let b = V::load_four(b).map(|vector| L::of_vector(vector).xor(last));
                if a.zip(b, |a, b| a.or(b)).any_zero() {
                    break;
                }
                place += 4 * V::WIDTH;
            }
            // Where fewer places are left than a vector has bytes, it begins earlier, if it can.
            let start = if to - place >= V::WIDTH { place } else { (to + 1).saturating_sub(V::WIDTH).min(place) };
            let (a, b) = (haystack.add(start), haystack.add(start + needle.length - 1));
            let mask = if to - start >= V::WIDTH - 1 || rest_of_page(a).min(rest_of_page(b)) >= V::WIDTH {
                L::of_vector(V::load(a)).equal(first).min(L::of_vector(V::load(b)).equal(last)).mask()
            } else {
                Mask::all()
            };
            let mut mask = mask.from(place - start).up_to((to - start).min(V::WIDTH - 1));
            while !mask.is_empty() {
                let hit = start + mask.first();
                if needle.is_at::<L>(haystack.add(hit)) {
                    return Ok(hit);
                }
                vain += needle.length;
                if vain > PATIENCE + EACH * (hit - from) {
                    return Err(End::Slow(hit + 1));
                }
                mask = mask.without_first();
            }
            place = start + V::WIDTH;
        }
        Err(End::Absent)
    }
}

/// The same from `place` on in linear time.
#[inline(never)]
unsafe fn scan_slowly<L: Letters>(haystack: *const u8, place: usize, size: usize, needle: Needle) -> *const u8 {
    // SAFETY: as the caller promises.
    let (rest, text) = unsafe {
        (slice::from_raw_parts(haystack.add(place), size - place), slice::from_raw_parts(needle.start, needle.length))
    };
    match two_way::find(rest, text, L::of_byte) {
        Some(position) => haystack.wrapping_add(place + position),
        None => ptr::null(),
    }
}

/// `memmem` of a needle that is neither empty nor longer than the haystack.
#[inline(always)]
unsafe fn in_memory<V: Vector>(haystack: *const u8, size: usize, start: *const u8, length: usize) -> *const u8 {
    let needle = Needle { start, length };
    // SAFETY: as the caller promises.
    unsafe {
        match scan::<V, Exact>(haystack, 0, size - length, needle) {
            Ok(place) => haystack.add(place),
            Err(End::Absent) => ptr::null(),
            Err(End::Slow(place)) => scan_slowly::<Exact>(haystack, place, size, needle),
        }
    }
}

/// So many bytes of a string are looked at first, as it may be short, or have the needle early.
const CHUNK: usize = 256;
const LARGEST_CHUNK: usize = 16384;

/// `strstr` of a needle that is not empty.
#[inline(always)]
unsafe fn in_string<V: Vector, L: Letters>(haystack: *const u8, start: *const u8) -> *const u8 {
    // SAFETY: as the caller promises; only what is known to stand before the NUL is scanned.
    unsafe {
        let needle = Needle { start, length: find::strlen(start) };
        let (mut from, mut known, mut chunk) = (0, 0, CHUNK);
        loop {
            let wanted = needle.length + chunk;
            let more = find::strnlen(haystack.add(known), wanted);
            known += more;
            if known >= needle.length {
                match scan::<V, L>(haystack, from, known - needle.length, needle) {
                    Ok(place) => return haystack.add(place),
                    Err(End::Absent) => from = known - needle.length + 1,
                    Err(End::Slow(place)) => {
                        let size = known + find::strlen(haystack.add(known));
                        return scan_slowly::<L>(haystack, place, size, needle);
                    }
                }
            }
            if more < wanted {
                return ptr::null();
            }
            chunk = (2 * chunk).min(LARGEST_CHUNK);
        }
    }
}

#[inline(always)]
unsafe fn exact<V: Vector>(haystack: *const u8, needle: *const u8) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { in_string::<V, Exact>(haystack, needle) }
}

#[inline(always)]
unsafe fn caseless<V: Vector>(haystack: *const u8, needle: *const u8) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { in_string::<V, Caseless>(haystack, needle) }
}

vectored! {
    fn long_memmem(haystack: *const u8, size: usize, needle: *const u8, length: usize) -> *const u8 = in_memory
}
vectored! {
    fn long_strstr(haystack: *const u8, needle: *const u8) -> *const u8 = exact
}
vectored! {
    fn long_strcasestr(haystack: *const u8, needle: *const u8) -> *const u8 = caseless
}

/// `memmem`.
pub unsafe fn memmem(haystack: *const u8, size: usize, needle: *const u8, length: usize) -> *const u8 {
    // SAFETY: the caller's promise.
    unsafe {
        match length {
            0 => haystack,
            1 => find::memchr(haystack, needle.read(), size),
            _ if length > size => ptr::null(),
            _ => long_memmem(haystack, size, needle, length),
        }
    }
}

/// `strstr`.
pub unsafe fn strstr(haystack: *const u8, needle: *const u8) -> *const u8 {
    // SAFETY: the caller's promise; there is a second byte when the first is no NUL.
    unsafe {
        let first = needle.read();
        if first == 0 {
            return haystack;
        }
        // Most strings that have not the needle have not even its first byte.
        let start = find::strchr(haystack, first);
        if start.is_null() || needle.add(1).read() == 0 { start } else { long_strstr(start, needle) }
    }
}

/// `strcasestr`.
pub unsafe fn strcasestr(haystack: *const u8, needle: *const u8) -> *const u8 {
    // SAFETY: the caller's promise.
    unsafe { if needle.read() == 0 { haystack } else { long_strcasestr(haystack, needle) } }
}
