//! The environment, for `<stdlib.h>`.

mod name;

use core::{ffi::c_char, ptr};

use crate::{ffi::export, sys::environment::environ};
use name::{Short, value};

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
    // SAFETY: the caller's promise; what was found is a variable with the first letter of `name`, or the end of the list.
    unsafe {
        if environ.is_null() || *name == 0 {
            return ptr::null();
        }
        let found = next(environ, *name);
        if (*found).is_null() {
            return ptr::null();
        }
        let value = value(*found, name);
        if value.is_null() { value_behind(found.add(1), name) } else { value }
    }
}

/// The value of a variable in the rest of the list, of which one with its first letter was another: more of them are alike as a rule.
///
/// # Safety
///
/// That of [`getenv`]; `rest` is in the list, and `name` is not empty.
#[inline(never)]
unsafe fn value_behind(rest: *const *const c_char, name: *const c_char) -> *const c_char {
    // SAFETY: the caller's promise; what was found is a variable with the first letter of `name`, or the end of the list.
    unsafe {
        let mut found = next(rest, *name);
        if (*found).is_null() {
            return ptr::null();
        }
        let short = Short::new(name);
        loop {
            let value = match &short {
                Some(short) => short.value(*found, name),
                None => value(*found, name),
            };
            if !value.is_null() {
                return value;
            }
            found = next(found.add(1), *name);
            if (*found).is_null() {
                return ptr::null();
            }
        }
    }
}

/// The next variable in a list that begins with a letter; its end where there is none.
///
/// # Safety
///
/// `list` is a list of C strings that a null pointer ends; the letter is not 0.
#[inline(always)]
unsafe fn next(mut list: *const *const c_char, letter: c_char) -> *const *const c_char {
    // SAFETY: pointers of the list are read up to the one that ends it.
    unsafe {
        loop {
            // Two for each jump back.
            if (*list).is_null() || **list == letter {
                return list;
            }
            list = list.add(1);
            if (*list).is_null() || **list == letter {
                return list;
            }
            list = list.add(1);
        }
    }
}
