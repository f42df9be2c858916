//! `<mcheck.h>`: musl's allocator has no hooks, so that nothing can be checked or traced.
//!
//! Programs are told so, in the words that glibc has since 2.34 for programs that run without its
//! `libc_malloc_debug.so`. (musl checks by itself what it can, and ends a program that frees a block twice.)

use core::ffi::{c_int, c_void};

use crate::ffi::export;

/// `MCHECK_DISABLED`.
const DISABLED: c_int = -1;

/// The function that `mcheck` would call.
pub type Abort = Option<unsafe extern "C" fn(c_int)>;

export! {
    /// `mcheck(abort)`: asks for the blocks to be checked.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mcheck(3).
    /// # Errors
    /// -1, always; errno is left alone. `abort` is never called.
    /// # Safety
    /// None.
    plain fn mcheck(_abort: Abort) -> c_int {
        -1
    }
}

export! {
    /// `mcheck_pedantic(abort)`: asks for all blocks to be checked at each call.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mcheck(3).
    /// # Errors
    /// -1, always; errno is left alone. `abort` is never called.
    /// # Safety
    /// None.
    plain fn mcheck_pedantic(_abort: Abort) -> c_int {
        -1
    }
}

export! {
    /// `mcheck_check_all()`: checks all blocks, if [`mcheck`] has succeeded; it never has.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mcheck(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    plain fn mcheck_check_all() {}
}

export! {
    /// `mprobe(block)`: checks a block.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mcheck(3).
    /// # Errors
    /// MCHECK_DISABLED, always: [`mcheck`] has not succeeded.
    /// # Safety
    /// None.
    plain fn mprobe(_block: *mut c_void) -> c_int {
        DISABLED
    }
}

export! {
    /// `mtrace()`: has every call of malloc and free written to the file that MALLOC_TRACE names, where that
    /// is possible; it is not, and no file is made.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mtrace(3).
    /// # Errors
    /// None can be told.
    /// # Safety
    /// None.
    plain fn mtrace() {}
}

export! {
    /// `muntrace()`: ends what [`mtrace`] began.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mtrace(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    plain fn muntrace() {}
}
