//! The arguments of a variadic C function: a `va_list` that a trampoline of `csrc/` has made.

use core::ffi::{c_char, c_int, c_long};

use libc::FILE;

/// What a `va_list *` points to. Rust only hands the pointer on.
#[repr(C)]
pub struct Arguments {
    opaque: [u8; 0],
}

unsafe extern "C" {
    /// The next argument, taken as a `long`, in which any `int` or pointer has room (`csrc/ucontext.c`).
    pub fn lwb_next_long(arguments: *mut Arguments) -> c_long;
    /// `vfprintf` of a list that is given by its address (`csrc/print.c`).
    pub fn lwb_vfprintf(stream: *mut FILE, format: *const c_char, arguments: *mut Arguments) -> c_int;
    /// The same of `vsnprintf`; it leaves the list as it is, to be used again.
    pub fn lwb_vsnprintf(text: *mut c_char, size: usize, format: *const c_char, arguments: *mut Arguments) -> c_int;
}
