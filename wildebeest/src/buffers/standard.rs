//! stdin and stdout, which are open when a program starts.

use core::ffi::c_uint;

use libc::FILE;

use super::{Room, mode};
use crate::{ffi::export, sys::stdio};

static INPUT: Room = Room::new();
static OUTPUT: Room = Room::new();

export! {
    /// Gives stdin and stdout buffers of 4096 bytes.
    ///
    /// The constructor `lwb_buffers` calls it in programs, not in shared objects. A stream that another constructor has used or changed is left alone.
    ///
    /// musl asks whether stdout is a terminal when it is first written to, which may be another one than now, but does not ask if it
    /// has been told a buffer: it then has a mark in the stream's first word. What the mark is shows with stdin, for which it
    /// means nothing; from stdout it is taken away. With a libc whose `setvbuf` does anything else to that word, stdout is left alone.
    ///
    /// # Differences from musl
    /// The size of the buffers.
    /// # References
    /// setvbuf(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Nobody else uses the two streams meanwhile.
    inner fn lwb_buffers_standard() {
        // SAFETY: libc's own streams, for all of this, which the caller has for itself.
        unsafe {
            if untouched(stdio::stdin) {
                let before = first_word(stdio::stdin).read_volatile();
                INPUT.serve(stdio::stdin, mode(false));
                let mark = first_word(stdio::stdin).read_volatile() ^ before;
                if mark.is_power_of_two() && before & mark == 0 && untouched(stdio::stdout) {
                    OUTPUT.serve(stdio::stdout, mode(stdio::__flbf(stdio::stdout) != 0));
                    let marked = first_word(stdio::stdout).read_volatile();
                    first_word(stdio::stdout).write_volatile(marked & !mark);
                }
            }
        }
    }
}

fn first_word(stream: *mut FILE) -> *mut c_uint {
    stream.cast()
}

/// Whether a stream has libc's buffer, with nothing in it.
///
/// # Safety
///
/// `stream` is an open stream that nobody else uses meanwhile.
unsafe fn untouched(stream: *mut FILE) -> bool {
    const LIBCS: usize = libc::BUFSIZ as usize;
    let mut ready = 0;
    // SAFETY: the caller's promise.
    unsafe {
        stdio::__fbufsize(stream) == LIBCS
            && stdio::__fpending(stream) == 0
            && stdio::__freadptr(stream, &mut ready).is_null()
    }
}
