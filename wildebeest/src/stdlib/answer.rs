//! `rpmatch`: whether an answer means yes or no.

use core::{
    ffi::{c_char, c_int},
    mem::MaybeUninit,
    ptr,
};

use crate::ffi::{Errno, export};

/// Whether `answer` is of the kind that an item of the locale describes by an extended regular expression.
///
/// # Safety
///
/// `answer` is a C string.
unsafe fn matches(answer: *const c_char, item: libc::nl_item) -> bool {
    let mut expression = MaybeUninit::uninit();
    // SAFETY: nl_langinfo gives a C string, regcomp fills the expression if it gives 0, and only then it is used; the
    // caller promises the answer.
    unsafe {
        let pattern = libc::nl_langinfo(item);
        if libc::regcomp(expression.as_mut_ptr(), pattern, libc::REG_EXTENDED | libc::REG_NOSUB) != 0 {
            return false;
        }
        let result = libc::regexec(expression.as_ptr(), answer, 0, ptr::null_mut(), 0);
        libc::regfree(expression.as_mut_ptr());
        result == 0
    }
}

export! {
    /// `rpmatch(answer)`: 1 if the locale takes the answer for yes, 0 if it takes it for no, -1 otherwise.
    ///
    /// # Differences from musl
    /// musl has no such function. What its locale says is used: `y` and `n` unless a translation is installed.
    /// # References
    /// rpmatch(3); nl_langinfo(3), YESEXPR and NOEXPR.
    /// # Errors
    /// -1 also without memory; errno is left alone.
    /// # Safety
    /// `answer` is a C string.
    plain fn rpmatch(answer: *const c_char) -> c_int {
        // SAFETY: the caller promises the string.
        Errno::preserved(|| unsafe {
            if matches(answer, libc::YESEXPR) {
                1
            } else if matches(answer, libc::NOEXPR) {
                0
            } else {
                -1
            }
        })
    }
}
