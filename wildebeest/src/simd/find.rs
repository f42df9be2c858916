//! The first or last byte, or wide character, of some kind. Only whole vectors at their own addresses are loaded, none
//! of which reaches into a page without one of the bytes asked about.

use core::ptr;

use super::{
    processor::vectored,
    vector::{Four, Mask, Vector},
};

/// What is looked for.
pub trait Wanted<V: Vector>: Copy {
    /// A vector that is 0 exactly where `block` has what is looked for.
    unsafe fn reduce(self, block: V) -> V;
}

/// A NUL.
#[derive(Clone, Copy)]
struct Nul;

/// A byte.
#[derive(Clone, Copy)]
struct Byte<V>(V);

/// A byte or a NUL.
#[derive(Clone, Copy)]
struct ByteOrNul<V>(V);

/// A wide character.
#[derive(Clone, Copy)]
struct Wide<V>(V);

/// A wide character or a NUL.
#[derive(Clone, Copy)]
struct WideOrNul<V>(V);

impl<V: Vector> Wanted<V> for Wide<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { block.equal_wide(self.0).xor(V::splat(255)) }
    }
}

impl<V: Vector> Wanted<V> for WideOrNul<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { Wide(self.0).reduce(block).min(Wide(V::splat(0)).reduce(block)) }
    }
}

impl<V: Vector> Wanted<V> for Nul {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        block
    }
}

impl<V: Vector> Wanted<V> for Byte<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { block.xor(self.0) }
    }
}

impl<V: Vector> Wanted<V> for ByteOrNul<V> {
    #[inline(always)]
    unsafe fn reduce(self, block: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { block.xor(self.0).min(block) }
    }
}

/// Where a block has what is looked for.
#[inline(always)]
unsafe fn hits<V: Vector>(block: *const u8, wanted: impl Wanted<V>) -> Mask {
    // SAFETY: as the caller promises.
    unsafe { wanted.reduce(V::load(block)).zeros() }
}

/// Four blocks, reduced.
#[inline(always)]
unsafe fn four<V: Vector>(block: *const u8, wanted: impl Wanted<V>) -> Four<V> {
    // SAFETY: as the caller promises.
    unsafe { V::load_four(block).map(|vector| wanted.reduce(vector)) }
}

/// The first hit at or behind `start`, which there is.
///
/// # Safety
///
/// All bytes up to the hit are readable.
#[inline(always)]
pub unsafe fn first<V: Vector>(start: *const u8, wanted: impl Wanted<V>) -> *const u8 {
    // SAFETY: each four at an address of theirs is loaded only when the bytes before it have no hit.
    unsafe {
        let mut block = match first_before_fours::<V>(start, wanted) {
            Ok(hit) => return hit,
            Err(block) => block,
        };
        loop {
            let four = four(block, wanted);
            if four.any_zero() {
                return block.wrapping_add(four.first_zero());
            }
            block = block.wrapping_add(4 * V::WIDTH);
        }
    }
}

/// The same where it stands before the first address of four vectors behind `start`, else that address.
#[inline(always)]
unsafe fn first_before_fours<V: Vector>(start: *const u8, wanted: impl Wanted<V>) -> Result<*const u8, *const u8> {
    let into = start.addr() % V::WIDTH;
    let mut block = start.wrapping_sub(into);
    // SAFETY: each block is loaded only when the bytes before it have no hit.
    unsafe {
        let mut mask = hits(block, wanted).from(into);
        if !mask.is_empty() {
            return Ok(block.wrapping_add(mask.first()));
        }
        block = block.wrapping_add(V::WIDTH);
        while !block.addr().is_multiple_of(4 * V::WIDTH) {
            mask = hits(block, wanted);
            if !mask.is_empty() {
                return Ok(block.wrapping_add(mask.first()));
            }
            block = block.wrapping_add(V::WIDTH);
        }
    }
    Err(block)
}

/// The length of a string that ends before the first address of four vectors behind its start, else how far that is.
///
/// # Safety
///
/// A C string, and the processor has the vector.
#[inline(always)]
pub unsafe fn length_before_fours<V: Vector>(string: *const u8) -> Result<usize, usize> {
    let behind = |place: *const u8| place.addr() - string.addr();
    // SAFETY: as the caller promises.
    unsafe { first_before_fours::<V>(string, Nul) }.map(behind).map_err(behind)
}

/// The first hit among the `count` bytes at `start`, else null.
///
/// # Safety
///
/// All bytes up to the hit, or `count` of them, are readable.
#[inline(always)]
unsafe fn first_among<V: Vector>(start: *const u8, count: usize, wanted: impl Wanted<V>) -> *const u8 {
    if count == 0 {
        return ptr::null();
    }
    let into = start.addr() % V::WIDTH;
    let mut block = start.wrapping_sub(into);
    // How many bytes there are from `block` on.
    let mut left = count.saturating_add(into);
    let found = |block: *const u8, mask: Mask, left: usize| {
        let position = mask.first();
        if position < left { block.wrapping_add(position) } else { ptr::null() }
    };
    // SAFETY: each block has one of the bytes, and the bytes before it have no hit.
    unsafe {
        let mut mask = hits(block, wanted).from(into);
        loop {
            if !mask.is_empty() {
                return found(block, mask, left);
            }
            if left <= V::WIDTH {
                return ptr::null();
            }
            left -= V::WIDTH;
            block = block.wrapping_add(V::WIDTH);
            if block.addr().is_multiple_of(4 * V::WIDTH) {
                while left >= 4 * V::WIDTH {
                    let four = four(block, wanted);
                    if four.any_zero() {
                        return block.wrapping_add(four.first_zero());
                    }
                    left -= 4 * V::WIDTH;
                    block = block.wrapping_add(4 * V::WIDTH);
                }
                if left == 0 {
                    return ptr::null();
                }
            }
            mask = hits(block, wanted);
        }
    }
}

/// The last hit among the `count` bytes at `start`, else null.
///
/// # Safety
///
/// The bytes are readable.
#[inline(always)]
unsafe fn last_among<V: Vector>(start: *const u8, count: usize, wanted: impl Wanted<V>) -> *const u8 {
    if count == 0 {
        return ptr::null();
    }
    let last = start.wrapping_add(count - 1);
    let into = last.addr() % V::WIDTH;
    let mut block = last.wrapping_sub(into);
    // SAFETY: each block has one of the bytes.
    unsafe {
        let mut mask = hits(block, wanted).up_to(into);
        while block.addr() > start.addr() {
            if !mask.is_empty() {
                return block.wrapping_add(mask.last());
            }
            if block.addr().is_multiple_of(4 * V::WIDTH) {
                while block.addr() - start.addr() >= 4 * V::WIDTH {
                    block = block.wrapping_sub(4 * V::WIDTH);
                    let four = four(block, wanted);
                    if four.any_zero() {
                        return block.wrapping_add(four.last_zero());
                    }
                }
                if block == start {
                    return ptr::null();
                }
            }
            block = block.wrapping_sub(V::WIDTH);
            mask = hits(block, wanted);
        }
        let mask = mask.from(start.addr() - block.addr());
        if mask.is_empty() { ptr::null() } else { block.wrapping_add(mask.last()) }
    }
}

/// The last hit of `wanted` up to the first `nul` at or behind `start`, which may be the hit; else null. `either` is one or the other;
/// a hit has `size` bytes.
#[inline(always)]
unsafe fn last_before<V: Vector>(
    start: *const u8,
    nul: impl Wanted<V>,
    wanted: impl Wanted<V>,
    either: impl Wanted<V>,
    size: usize,
) -> *const u8 {
    let into = start.addr() % V::WIDTH;
    let mut block = start.wrapping_sub(into);
    let mut latest = (ptr::null::<u8>(), Mask(0));
    let place = |block: *const u8, hit: Mask| block.wrapping_add(hit.last() & !(size - 1));
    // SAFETY: each block, and each four at an address of theirs, is loaded only when there is no NUL before it.
    unsafe {
        let mut before = into;
        loop {
            let vector = V::load(block);
            let (end, hit) = (nul.reduce(vector).zeros().from(before), wanted.reduce(vector).zeros().from(before));
            if !end.is_empty() {
                let hit = Mask(hit.0 & (end.0 ^ (end.0 - 1)));
                if !hit.is_empty() {
                    return place(block, hit);
                }
                return if latest.1.is_empty() { ptr::null() } else { place(latest.0, latest.1) };
            }
            if !hit.is_empty() {
                latest = (block, hit);
            }
            before = 0;
            block = block.wrapping_add(V::WIDTH);
            while block.addr().is_multiple_of(4 * V::WIDTH) && !four(block, either).any_zero() {
                block = block.wrapping_add(4 * V::WIDTH);
            }
        }
    }
}

#[inline(always)]
unsafe fn last_in_string<V: Vector>(start: *const u8, byte: u8) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe {
        let byte = V::splat(byte);
        last_before(start, Nul, Byte(byte), ByteOrNul(byte), 1)
    }
}

#[inline(always)]
unsafe fn last_in_wide_string<V: Vector>(start: *const u8, wanted: u32) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe {
        let wanted = V::splat_wide(wanted);
        last_before(start, Wide(V::splat(0)), Wide(wanted), WideOrNul(wanted), 4)
    }
}

/// The length of a string.
///
/// # Safety
///
/// A C string, and the processor has the vector.
#[inline(always)]
pub unsafe fn length<V: Vector>(string: *const u8) -> usize {
    // SAFETY: as the caller promises.
    unsafe { distance::<V>(string, Nul) }
}

/// How far behind `start` the first hit is, which there is.
///
/// # Safety
///
/// That of [`first`].
#[inline(always)]
pub unsafe fn distance<V: Vector>(start: *const u8, wanted: impl Wanted<V>) -> usize {
    // SAFETY: as the caller promises.
    unsafe { first::<V>(start, wanted).addr() - start.addr() }
}

/// The length of a string, or `most`.
#[inline(always)]
pub unsafe fn length_among<V: Vector>(string: *const u8, most: usize) -> usize {
    // SAFETY: as the caller promises.
    let end = unsafe { first_among::<V>(string, most, Nul) };
    if end.is_null() { most } else { end.addr() - string.addr() }
}

#[inline(always)]
unsafe fn byte<V: Vector>(start: *const u8, byte: u8) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { first::<V>(start, Byte(V::splat(byte))) }
}

#[inline(always)]
unsafe fn byte_among<V: Vector>(start: *const u8, byte: u8, count: usize) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { first_among::<V>(start, count, Byte(V::splat(byte))) }
}

#[inline(always)]
unsafe fn last_byte_among<V: Vector>(start: *const u8, byte: u8, count: usize) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { last_among::<V>(start, count, Byte(V::splat(byte))) }
}

#[inline(always)]
unsafe fn byte_or_nul<V: Vector>(string: *const u8, byte: u8) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { first::<V>(string, ByteOrNul(V::splat(byte))) }
}

/// The byte, or null where the NUL comes first.
#[inline(always)]
unsafe fn byte_in_string<V: Vector>(string: *const u8, byte: u8) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe {
        let place = byte_or_nul::<V>(string, byte);
        if place.read() == byte { place } else { ptr::null() }
    }
}

#[inline(always)]
unsafe fn wide_length<V: Vector>(string: *const u8) -> usize {
    // SAFETY: as the caller promises.
    unsafe { (first::<V>(string, Wide(V::splat(0))).addr() - string.addr()) / 4 }
}

#[inline(always)]
unsafe fn wide_length_among<V: Vector>(string: *const u8, most: usize) -> usize {
    // SAFETY: as the caller promises.
    let end = unsafe { first_among::<V>(string, most.saturating_mul(4), Wide(V::splat(0))) };
    if end.is_null() { most } else { (end.addr() - string.addr()) / 4 }
}

#[inline(always)]
unsafe fn wide_among<V: Vector>(start: *const u8, wanted: u32, count: usize) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe { first_among::<V>(start, count.saturating_mul(4), Wide(V::splat_wide(wanted))) }
}

/// The wide character, or null where the NUL comes first.
#[inline(always)]
unsafe fn wide_in_string<V: Vector>(string: *const u8, wanted: u32) -> *const u8 {
    // SAFETY: as the caller promises.
    unsafe {
        let place = first::<V>(string, WideOrNul(V::splat_wide(wanted)));
        if place.cast::<u32>().read() == wanted { place } else { ptr::null() }
    }
}

vectored! {
    /// `strlen`.
    fn strlen(string: *const u8) -> usize = length
}
vectored! {
    /// `strnlen`.
    fn strnlen(string: *const u8, most: usize) -> usize = length_among
}
vectored! {
    /// `memchr`.
    fn memchr(start: *const u8, wanted: u8, count: usize) -> *const u8 = byte_among
}
vectored! {
    /// `memrchr`.
    fn memrchr(start: *const u8, wanted: u8, count: usize) -> *const u8 = last_byte_among
}
vectored! {
    /// `rawmemchr`.
    fn rawmemchr(start: *const u8, wanted: u8) -> *const u8 = byte
}
vectored! {
    /// `strchr`.
    fn strchr(string: *const u8, wanted: u8) -> *const u8 = byte_in_string
}
vectored! {
    /// `strchrnul`.
    fn strchrnul(string: *const u8, wanted: u8) -> *const u8 = byte_or_nul
}
vectored! {
    /// `strrchr`.
    fn strrchr(string: *const u8, wanted: u8) -> *const u8 = last_in_string
}
vectored! {
    /// `wcslen`.
    fn wcslen(string: *const u8) -> usize = wide_length
}
vectored! {
    /// `wcsnlen`.
    fn wcsnlen(string: *const u8, most: usize) -> usize = wide_length_among
}
vectored! {
    /// `wmemchr`.
    fn wmemchr(start: *const u8, wanted: u32, count: usize) -> *const u8 = wide_among
}
vectored! {
    /// `wcschr`.
    fn wcschr(string: *const u8, wanted: u32) -> *const u8 = wide_in_string
}
vectored! {
    /// `wcsrchr`.
    fn wcsrchr(string: *const u8, wanted: u32) -> *const u8 = last_in_wide_string
}
