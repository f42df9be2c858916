//! libc's environment.

use core::ffi::c_char;

unsafe extern "C" {
    /// Null, or a list of C strings that a null pointer ends.
    pub static mut environ: *const *const c_char;
}
