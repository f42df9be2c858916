//! `on_exit`, for `<stdlib.h>`: functions that are told the status with which the program ends.
//!
//! musl's `exit` tells nobody. So each way there writes the status down first: `main` returns through a function
//! of ours (`csrc/on_exit.c`), and `exit`, `err` and their kin are wrapped. What remains is the end of the last
//! thread, whose status is 0.

use core::{
    ffi::{c_int, c_void},
    ptr,
    sync::atomic::{AtomicI32, Ordering::Relaxed},
};

use crate::ffi::{Errno, export};

/// The status of the latest call of `exit`, or of the end of `main`.
static STATUS: AtomicI32 = AtomicI32::new(0);

type Function = unsafe extern "C" fn(c_int, *mut c_void);

/// A registered function and its argument, in a block from malloc.
#[derive(Clone, Copy)]
struct Registered {
    function: Function,
    argument: *mut c_void,
}

unsafe extern "C" {
    #[link_name = "__real_exit"]
    fn real_exit(status: c_int) -> !;
    fn __cxa_atexit(run: unsafe extern "C" fn(*mut c_void), argument: *mut c_void, object: *mut c_void) -> c_int;
    safe fn lwb_program_is_here() -> c_int;
}

export! {
    /// `on_exit(function, argument)`: has `function(status, argument)` called when the program ends by `exit` or the end
    /// of `main`.
    ///
    /// It is one more of the functions registered with `atexit`, which are called in reverse order. A function that
    /// calls `exit` itself changes the status for those that follow. The status is the whole `int`.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// on_exit(3); The GNU C Library manual, "Cleanups on Exit".
    /// # Errors
    /// -1 with ENOMEM; with ENOSYS in a shared object, or in a program linked without `--wrap=main`, where nobody would
    /// know the status.
    /// # Safety
    /// `function` may be called with `argument` when the program ends.
    plain fn on_exit(function: Function, argument: *mut c_void) -> c_int {
        if lwb_program_is_here() == 0 {
            Errno(libc::ENOSYS).set();
            return -1;
        }
        // SAFETY: a new block, if there is one, is valid for one value and aligned for any.
        unsafe {
            let block: *mut Registered = libc::malloc(size_of::<Registered>()).cast();
            if block.is_null() {
                return -1;
            }
            block.write(Registered { function, argument });
            if __cxa_atexit(run, block.cast(), ptr::null_mut()) == 0 {
                return 0;
            }
            libc::free(block.cast());
        }
        Errno(libc::ENOMEM).set();
        -1
    }
}

/// Calls a registered function.
///
/// # Safety
///
/// `block` came from [`on_exit`], and nobody uses it any more.
unsafe extern "C" fn run(block: *mut c_void) {
    // SAFETY: the caller's promise. The block is free before the function, which need not return.
    unsafe {
        let Registered { function, argument } = block.cast::<Registered>().read();
        libc::free(block);
        function(STATUS.load(Relaxed), argument);
    }
}

export! {
    /// Writes down the status with which the program is about to end, for the functions that [`on_exit`] registered.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// on_exit(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Safe to call.
    inner fn lwb_exit_status(status: c_int) {
        STATUS.store(status, Relaxed);
    }
}

export! {
    /// `exit(status)`: ends the program, whose functions from [`on_exit`] are told the status.
    ///
    /// # Differences from musl
    /// musl tells nobody the status.
    /// # References
    /// exit(3), POSIX.
    /// # Errors
    /// None.
    /// # Safety
    /// The functions that the program registered may be called.
    wrap fn exit(status: c_int) -> ! {
        STATUS.store(status, Relaxed);
        // SAFETY: the caller's promise.
        unsafe { real_exit(status) }
    }
}
