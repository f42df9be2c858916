//! Character classes such as `alpha`, by name.

use core::ffi::{c_char, c_int, c_ulong};

use super::memory;

/// A class of the current locale.
#[derive(Clone, Copy)]
pub struct Class(c_ulong);

unsafe extern "C" {
    fn wctype(name: *const c_char) -> c_ulong;
    fn iswctype(letter: u32, class: c_ulong) -> c_int;
    fn towlower(letter: u32) -> u32;
}

/// The class called `name`, if there is one.
pub fn find(name: &[u8]) -> Option<Class> {
    let mut text = [0; 16];
    if name.len() >= text.len() {
        return None;
    }
    for (slot, &letter) in text.iter_mut().zip(name) {
        *slot = letter;
    }
    let name = memory::text(&text)?;
    // SAFETY: a C string.
    let class = unsafe { wctype(name.as_ptr()) };
    (class != 0).then_some(Class(class))
}

/// Whether `letter`, a code point, is in `class`.
pub fn contains(class: Class, letter: u32) -> bool {
    // SAFETY: the class is one that wctype gave.
    unsafe { iswctype(letter, class.0) != 0 }
}

/// The small letter of `letter`, if it has one.
pub fn small(letter: u32) -> u32 {
    // SAFETY: the function takes any number.
    unsafe { towlower(letter) }
}
