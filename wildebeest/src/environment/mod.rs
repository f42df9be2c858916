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
