//! Bytes of streams without a lock, for `<stdio.h>`.
//!
//! With glibc, `getc_unlocked` and its kin are inline functions that read and write in the stream's buffer. Here the masking header
//! has such functions. musl keeps the members of its `FILE` from programs; in all versions since 0.9 five of its first
//! words are places in the buffer. What the header's functions may rely on is found out here, with the first stream that
//! has a byte ready: `<stdio_ext.h>` says where the places are, and the words must say the same; then libc's own
//! function is called, and must change one of the words by one, and no other. Until then, and for ever with a libc for which that does
//! not hold, the header's functions call libc's.

mod places;

use core::{
    ffi::c_int,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
};

use libc::FILE;

use crate::{ffi::export, sys::stdio};
use places::Places;

/// The words that are places: the next byte to read, and the end of those that are ready.
const READ: usize = 1;
const READ_END: usize = 2;
/// The end of the room to write, the next byte there, and its start.
const WRITE_END: usize = 4;
const WRITE: usize = 5;
const WRITE_START: usize = 7;

/// What the header's functions may rely on: all bits, or none.
#[cfg_attr(feature = "export", unsafe(export_name = "lwb_unlocked_reads"))]
pub static READS: AtomicUsize = AtomicUsize::new(0);
/// The same for writing.
#[cfg_attr(feature = "export", unsafe(export_name = "lwb_unlocked_writes"))]
pub static WRITES: AtomicUsize = AtomicUsize::new(0);

/// Whether it has been looked at, whatever was found.
static READS_TRIED: AtomicBool = AtomicBool::new(false);
static WRITES_TRIED: AtomicBool = AtomicBool::new(false);

/// # Safety
///
/// `stream` is an open stream that no other thread uses meanwhile.
unsafe fn places(stream: *mut FILE) -> Places {
    // SAFETY: musl's streams are larger, and those that are not in libc itself have their buffer behind them.
    Places(unsafe { stream.cast::<[usize; 13]>().read_volatile() })
}

export! {
    /// `getc_unlocked(stream)` where the header's function does not read the byte itself.
    ///
    /// # Differences from musl
    /// None; it is libc's that is called.
    /// # References
    /// POSIX; unlocked_stdio(3), stdio_ext(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `stream` is an open stream that no other thread uses meanwhile.
    plain fn lwb_unlocked_getc(stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises the stream, for all of this; `first` is read when it is one of those ready.
        unsafe {
            let mut ready = 0;
            let first = stdio::__freadptr(stream, &mut ready);
            if first.is_null() || READS_TRIED.swap(true, Relaxed) {
                return stdio::getc_unlocked(stream);
            }
            let (before, expected) = (places(stream), c_int::from(first.cast::<u8>().read()));
            let byte = stdio::getc_unlocked(stream);
            let there = before.word(READ) == first.addr() && before.word(READ_END) == first.addr().wrapping_add(ready);
            if there && byte == expected && before.moved(READ, &places(stream)) {
                READS.store(usize::MAX, Relaxed);
            }
            byte
        }
    }
}

export! {
    /// `putc_unlocked(byte, stream)` where the header's function does not write the byte itself.
    ///
    /// # Differences from musl
    /// None; it is libc's that is called.
    /// # References
    /// POSIX; unlocked_stdio(3), stdio_ext(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `stream` is an open stream that no other thread uses meanwhile.
    plain fn lwb_unlocked_putc(byte: c_int, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises the stream, for all of this.
        unsafe {
            let waiting = stdio::__fpending(stream);
            // Where nothing waits, the next byte may be written at once, and the places are not set yet.
            if waiting == 0
                || waiting >= stdio::__fbufsize(stream)
                || byte as u8 == b'\n'
                || WRITES_TRIED.swap(true, Relaxed)
            {
                return stdio::putc_unlocked(byte, stream);
            }
            let before = places(stream);
            let start = before.word(WRITE_START);
            let there = before.word(WRITE) == start.wrapping_add(waiting)
                && before.word(WRITE_END) == start.wrapping_add(stdio::__fbufsize(stream));
            let result = stdio::putc_unlocked(byte, stream);
            // Only a place that is known to be one is looked at.
            let holds = there && before.moved(WRITE, &places(stream));
            if holds && (before.word(WRITE) as *const u8).read() == byte as u8 {
                WRITES.store(usize::MAX, Relaxed);
            }
            result
        }
    }
}
