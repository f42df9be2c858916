//! The environment, for `<stdlib.h>`.

use core::{ffi::c_char, ptr};

use crate::{ffi::export, sys::environment::environ};

export! {
    /// `getenv(name)`: the value of a variable, as it stands in the environment; NULL where there is none.
    ///
    /// # Differences from musl
    /// A name may have a `=` in it, and is then looked for as any other. It takes a third to a tenth of the time.
    /// # References
    /// getenv(3), POSIX.
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// `name` is a C string, `environ` is null or a list of C strings that a null pointer ends, and no thread changes
    /// it meanwhile.
    wrap fn getenv(name: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { value_of(name) }.cast_mut()
    }
}

/// The value of a variable; null where there is none.
///
/// # Safety
///
/// That of [`getenv`].
#[inline(always)]
pub(crate) unsafe fn value_of(name: *const c_char) -> *const c_char {
    // SAFETY: bytes of C strings are read one after the other up to the one that ends them, or differs from one that does
    // not; and pointers of the list up to the one that ends it.
    unsafe {
        let mut place = environ;
        let first = *name;
        if place.is_null() || first == 0 {
            return ptr::null();
        }
        loop {
            // Two for each jump back.
            let one = *place;
            if one.is_null() {
                return ptr::null();
            }
            if *one == first
                && let Some(value) = value(one, name)
            {
                return value;
            }
            let two = *place.add(1);
            if two.is_null() {
                return ptr::null();
            }
            if *two == first
                && let Some(value) = value(two, name)
            {
                return value;
            }
            place = place.add(2);
        }
    }
}

/// Where in the environment the variable is that has this value, behind a name and a `=` of so many letters; 0 where it is not.
///
/// # Safety
///
/// That of [`getenv`].
pub(crate) unsafe fn place_of(value: *const c_char, letters: usize) -> usize {
    let mut place = 0;
    // SAFETY: pointers of the list are read up to the one that ends it.
    unsafe {
        while !environ.is_null() && !(*environ.add(place)).is_null() {
            if (*environ.add(place)).wrapping_add(letters) == value {
                return place;
            }
            place += 1;
        }
    }
    0
}

/// The value of a variable, whose name and `=` are given, if it is at this place; null where it is not.
///
/// # Safety
///
/// That of [`getenv`].
#[inline(always)]
pub(crate) unsafe fn value_at<const LETTERS: usize>(place: usize, name: [u8; LETTERS]) -> *const c_char {
    // SAFETY: pointers of the list are read up to the one that ends it, and bytes of a C string up to the first that differs.
    unsafe {
        let mut before = environ;
        if before.is_null() {
            return ptr::null();
        }
        let end = before.wrapping_add(place);
        while before != end {
            if (*before).is_null() {
                return ptr::null();
            }
            before = before.add(1);
        }
        let mut variable = *end;
        if variable.is_null() {
            return ptr::null();
        }
        for letter in name {
            if *variable != letter as c_char {
                return ptr::null();
            }
            variable = variable.add(1);
        }
        variable
    }
}

const EQUALS: c_char = b'=' as c_char;

/// The value of a variable that has the first letter of `name`; `None` where it has another name.
///
/// # Safety
///
/// Both are C strings, and not empty.
#[inline(always)]
unsafe fn value(mut variable: *const c_char, mut name: *const c_char) -> Option<*const c_char> {
    // SAFETY: the name is read up to its NUL, the variable no further than it has the same letters.
    unsafe {
        loop {
            // Two letters for each jump back.
            let letter = *name.add(1);
            if letter == 0 {
                return (*variable.add(1) == EQUALS).then(|| variable.add(2));
            }
            if *variable.add(1) != letter {
                return None;
            }
            let letter = *name.add(2);
            if letter == 0 {
                return (*variable.add(2) == EQUALS).then(|| variable.add(3));
            }
            if *variable.add(2) != letter {
                return None;
            }
            (variable, name) = (variable.add(2), name.add(2));
        }
    }
}
