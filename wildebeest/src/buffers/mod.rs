//! Streams with glibc's size of buffer, for `<stdio.h>`: 4096 bytes instead of musl's 1024, so a quarter of the system calls. Those
//! that can be written have one less.
//!
//! The masking header sends here what opens a stream and what closes one. libc's own functions do the work; an opened
//! stream is then given a buffer by `setvbuf`, which nobody has to take away again: when libc has closed the stream, the next
//! one may have it. The buffers lie in a program's `.bss`, whose pages take memory once they are used. When all are in use,
//! or a stream has been opened by code that was compiled without the header, it has libc's own.

pub mod owners;
pub mod standard;

use core::{
    cell::UnsafeCell,
    ffi::{c_char, c_int},
    ptr,
};

use libc::FILE;

use crate::{
    ffi::{Errno, export},
    sys::stdio,
};
use owners::{COUNT, Owners};

/// What musl keeps of a buffer for bytes that are pushed back, and what glibc's streams have on most files.
const SIZE: usize = 8 + 4096;

/// Room for a stream's bytes, which libc alone touches.
#[repr(align(64))]
struct Room(UnsafeCell<[u8; SIZE]>);

// SAFETY: nobody but libc reads or writes it, for one stream at a time and under that stream's lock.
unsafe impl Sync for Room {}

impl Room {
    const fn new() -> Self {
        Self(UnsafeCell::new([0; SIZE]))
    }

    /// Makes it the buffer of a stream.
    ///
    /// # Safety
    ///
    /// `stream` is an open stream with nothing in its buffer, and no other has this room.
    unsafe fn serve(&self, stream: *mut FILE, mode: c_int) {
        // SAFETY: the caller's promise. The room is there for ever.
        unsafe {
            // musl writes what is in the buffer together with what found no room there: a byte, where bytes are written. The
            // two are a whole page of the file, or as much as a pipe takes in one piece.
            let size = if stdio::__fwritable(stream) == 0 { SIZE } else { SIZE - 1 };
            libc::setvbuf(stream, self.0.get().cast(), mode, size);
        }
    }
}

static ROOMS: [Room; COUNT] = [const { Room::new() }; COUNT];
static OWNERS: Owners = Owners::new();

/// Gives a stream one of the buffers, if there is one left.
///
/// # Safety
///
/// `stream` is an open stream with nothing in its buffer.
unsafe fn buffer(stream: *mut FILE, mode: c_int) {
    let room = OWNERS.claim(stream.addr()).and_then(|number| ROOMS.get(number));
    // SAFETY: the caller promises the stream, and it owns the room.
    unsafe {
        match room {
            Some(room) => room.serve(stream, mode),
            None => _ = libc::setvbuf(stream, ptr::null_mut(), mode, 0),
        }
    }
}

/// A stream that libc has just opened, with a buffer. Whether it is a terminal's, and written by lines, libc has found out.
///
/// # Safety
///
/// `stream` is such a stream, or null.
unsafe fn opened(stream: *mut FILE) -> *mut FILE {
    if !stream.is_null() {
        // SAFETY: the caller promises the stream.
        unsafe { buffer(stream, mode(stdio::__flbf(stream) != 0)) };
    }
    stream
}

/// How a stream is buffered.
const fn mode(by_lines: bool) -> c_int {
    if by_lines { libc::_IOLBF } else { libc::_IOFBF }
}

/// Closes a stream by one of libc's functions, after which its buffer is free.
///
/// # Safety
///
/// `stream` is an open stream that `close` may close.
unsafe fn closed(stream: *mut FILE, close: unsafe extern "C" fn(*mut FILE) -> c_int) -> c_int {
    // SAFETY: libc's own streams, which are never freed: what a program does with them later must meet no other stream's bytes.
    let stays = [&raw const stdio::stdin, &raw const stdio::stdout, &raw const stdio::stderr]
        .iter()
        .any(|place| unsafe { **place } == stream);
    let owned = if stays { None } else { OWNERS.closing(stream.addr()) };
    // SAFETY: the caller promises the stream.
    let result = unsafe { close(stream) };
    if let Some(number) = owned {
        OWNERS.free(number);
    }
    result
}

export! {
    /// `fopen(path, mode)`: libc's, with a buffer of 4096 bytes.
    ///
    /// # Differences from musl
    /// The size of the buffer.
    /// # References
    /// POSIX; fopen(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `path` and `mode` are C strings.
    plain fn lwb_buffers_fopen(path: *const c_char, mode: *const c_char) -> *mut FILE {
        // SAFETY: the caller promises the strings.
        unsafe { opened(libc::fopen(path, mode)) }
    }
}

export! {
    /// `fdopen(descriptor, mode)`: libc's, with a buffer of 4096 bytes.
    ///
    /// # Differences from musl
    /// The size of the buffer.
    /// # References
    /// POSIX; fdopen(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `mode` is a C string.
    plain fn lwb_buffers_fdopen(descriptor: c_int, mode: *const c_char) -> *mut FILE {
        // SAFETY: the caller promises the string.
        unsafe { opened(libc::fdopen(descriptor, mode)) }
    }
}

export! {
    /// `tmpfile()`: libc's, with a buffer of 4096 bytes.
    ///
    /// # Differences from musl
    /// The size of the buffer.
    /// # References
    /// POSIX; tmpfile(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// Safe to call.
    plain fn lwb_buffers_tmpfile() -> *mut FILE {
        // SAFETY: what libc gives is a stream or null.
        unsafe { opened(libc::tmpfile()) }
    }
}

export! {
    /// `popen(command, mode)`: libc's, with a buffer of 4096 bytes.
    ///
    /// # Differences from musl
    /// The size of the buffer.
    /// # References
    /// POSIX; popen(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `command` and `mode` are C strings.
    plain fn lwb_buffers_popen(command: *const c_char, mode: *const c_char) -> *mut FILE {
        // SAFETY: the caller promises the strings.
        unsafe { opened(libc::popen(command, mode)) }
    }
}

export! {
    /// `freopen(path, mode, stream)`: libc's; the stream then has a buffer of 4096 bytes, and is written by lines only where it is a
    /// terminal's.
    ///
    /// # Differences from musl
    /// With musl the stream keeps its buffer, which may be one that the program has set, and is written by lines, or byte by byte,
    /// if it was before: as stdout is that nobody has written to.
    /// # References
    /// POSIX; freopen(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `path` is a C string or null, `mode` a C string, and `stream` an open stream.
    plain fn lwb_buffers_freopen(path: *const c_char, mode: *const c_char, stream: *mut FILE) -> *mut FILE {
        // SAFETY: the caller promises all of them; libc has written or dropped what was in the buffer.
        unsafe {
            let again = libc::freopen(path, mode, stream);
            if !again.is_null() {
                let by_lines = || stdio::__fwritable(again) != 0 && libc::isatty(libc::fileno(again)) == 1;
                buffer(again, self::mode(Errno::preserved(by_lines)));
            }
            again
        }
    }
}

export! {
    /// `fclose(stream)`: libc's. Its buffer is then free.
    ///
    /// # Differences from musl
    /// None.
    /// # References
    /// POSIX; fclose(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `stream` is an open stream.
    plain fn lwb_buffers_fclose(stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises the stream.
        unsafe { closed(stream, libc::fclose) }
    }
}

export! {
    /// `pclose(stream)`: libc's. Its buffer is then free.
    ///
    /// # Differences from musl
    /// None.
    /// # References
    /// POSIX; pclose(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `stream` is a stream from popen.
    plain fn lwb_buffers_pclose(stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises the stream.
        unsafe { closed(stream, libc::pclose) }
    }
}
