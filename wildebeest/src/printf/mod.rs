//! `<printf.h>`: what a format string of `printf` asks for.

mod format;

use core::ffi::{c_char, c_int};

use crate::ffi::{c_str, export};

export! {
    /// `parse_printf_format(template, n, argtypes)`: which arguments the format `template` takes.
    ///
    /// Returns how many arguments `printf` would read, and stores the types of the first `n` of them in
    /// `argtypes`: a `PA_` constant, or-ed with `PA_FLAG_` constants. The return value may be greater
    /// than `n`. Where positions such as `%3$d` leave an argument unused, its element keeps its value.
    ///
    /// `%Ld` and `%qd` count as plain `PA_INT`, and an unknown conversion as one without argument, as
    /// glibc has it on machines whose `long` has 64 bits.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Parsing a Template String"; printf(3).
    /// # Errors
    /// None: what `printf` would refuse takes no argument here. `errno` stays as it was.
    /// # Safety
    /// `template` is null (which counts as empty) or a C string. `argtypes` is valid for writing `n` `int`s.
    plain fn parse_printf_format(template: *const c_char, n: usize, argtypes: *mut c_int) -> usize {
        // SAFETY: the caller promises null or a C string.
        let Some(template) = (unsafe { c_str(template) }) else { return 0 };
        format::argument_types(template.to_bytes(), |index, kind| {
            if index < n {
                // SAFETY: below n, and the caller promises room for n ints.
                unsafe { argtypes.add(index).write(kind) };
            }
        })
    }
}
