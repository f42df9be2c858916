//! Whether a variable has a name, several letters at once.
//!
//! Words are read that may reach behind the end of a string, as by `simd`'s functions; never into a page in which the string is not.

use core::{ffi::c_char, ptr};

const EQUALS: u8 = b'=';
const WORD: usize = size_of::<u64>();
/// The highest bit of each letter of a word, and the lowest.
const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;
/// The smallest pages there are.
const PAGE: usize = 4096;

/// Whether so many bytes from a place on are in one page.
fn is_in_page(start: *const c_char, bytes: usize) -> bool {
    start.addr() % PAGE <= PAGE - bytes
}

/// The letters at a place, the first in the lowest byte.
///
/// # Safety
///
/// As many bytes as a word has are in a page with a byte of a C string.
unsafe fn word(start: *const c_char) -> u64 {
    // SAFETY: the page can be read.
    u64::from_le(unsafe { start.cast::<u64>().read_unaligned() })
}

/// The value of a variable if it has this name; null where it has another.
///
/// # Safety
///
/// Both are C strings.
#[inline(always)]
pub unsafe fn value(mut variable: *const c_char, mut name: *const c_char) -> *const c_char {
    // SAFETY: all letters before were the same, and none was the last one: both strings go on.
    unsafe {
        loop {
            if !is_in_page(variable, WORD) || !is_in_page(name, WORD) {
                return value_by_letters(variable, name);
            }
            let wanted = word(name);
            let different = word(variable) ^ wanted;
            let ends = wanted.wrapping_sub(LOW) & !wanted & HIGH;
            if ends != 0 {
                // Of letters behind the NUL nothing follows.
                let end = ends.trailing_zeros() / u8::BITS;
                let before = (1 << (end * u8::BITS)) - 1;
                let behind = if different & before == 0 { variable.add(end as usize) } else { return ptr::null() };
                return if *behind == EQUALS as c_char { behind.add(1) } else { ptr::null() };
            }
            if different != 0 {
                return ptr::null();
            }
            (variable, name) = (variable.add(WORD), name.add(WORD));
        }
    }
}

/// The same letter by letter.
///
/// # Safety
///
/// That of [`value`].
#[inline(never)]
unsafe fn value_by_letters(mut variable: *const c_char, mut name: *const c_char) -> *const c_char {
    // SAFETY: the name is read up to its NUL, the variable no further than it has the same letters.
    unsafe {
        while *name != 0 {
            if *variable != *name {
                return ptr::null();
            }
            (variable, name) = (variable.add(1), name.add(1));
        }
        if *variable == EQUALS as c_char { variable.add(1) } else { ptr::null() }
    }
}

/// A name that has room in a double word with the `=` behind it.
pub struct Short {
    /// The letters, and the `=`.
    letters: u128,
    /// All bits of theirs.
    mask: u128,
    length: usize,
}

impl Short {
    const ROOM: usize = size_of::<u128>();

    /// `None` for a longer one.
    ///
    /// # Safety
    ///
    /// `name` is a C string.
    #[inline(always)]
    pub unsafe fn new(name: *const c_char) -> Option<Self> {
        let mut letters = [0; Self::ROOM];
        for (length, letter) in letters.iter_mut().enumerate() {
            // SAFETY: no byte before this one was the NUL.
            *letter = unsafe { *name.add(length) } as u8;
            if *letter == 0 {
                *letter = EQUALS;
                let behind = Self::ROOM - 1 - length;
                let mask = u128::MAX >> (behind * u8::BITS as usize);
                return Some(Self { letters: u128::from_le_bytes(letters), mask, length });
            }
        }
        None
    }

    /// The value of a variable if it has this name; null where it has another.
    ///
    /// # Safety
    ///
    /// `variable` is a C string, and `name` the one this was made from.
    #[inline(always)]
    pub unsafe fn value(&self, variable: *const c_char, name: *const c_char) -> *const c_char {
        // SAFETY: the first byte is the string's, and all that are read are in its page; behind the `=` there is the value.
        unsafe {
            if !is_in_page(variable, Self::ROOM) {
                return value_by_letters(variable, name);
            }
            let start = u128::from_le(variable.cast::<u128>().read_unaligned());
            let is_it = (start ^ self.letters) & self.mask == 0;
            if is_it { variable.add(self.length + 1) } else { ptr::null() }
        }
    }
}
