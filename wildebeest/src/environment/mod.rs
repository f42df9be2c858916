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
        // Most names differ in one of the first two letters: a name of one letter has the `=` there.
        let is_letter = *name.add(1) == 0;
        let second = if is_letter { EQUALS } else { *name.add(1) };
        loop {
            let variable = *place;
            if variable.is_null() {
                return ptr::null();
            }
            if *variable == first && *variable.add(1) == second {
                let end = if is_letter { variable.add(1) } else { behind(variable.add(2), name.add(2)) };
                if *end == EQUALS {
                    return end.add(1);
                }
            }
            place = place.add(1);
        }
    }
}

const EQUALS: c_char = b'=' as c_char;

/// What stands in `variable` behind `name`; a NUL where something else stands there.
///
/// # Safety
///
/// Both are C strings.
#[inline(always)]
unsafe fn behind(mut variable: *const c_char, mut name: *const c_char) -> *const c_char {
    // SAFETY: the name is read up to its NUL, the variable no further than it has the same bytes.
    unsafe {
        loop {
            let letter = *name;
            if letter == 0 {
                return variable;
            }
            if *variable != letter {
                return c"".as_ptr();
            }
            variable = variable.add(1);
            name = name.add(1);
        }
    }
}
