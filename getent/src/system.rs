//! The C library's functions that the databases need, behind safe ones.

use std::{ffi::CStr, fs::File, io, os::fd::FromRawFd as _};

/// Has a pipe that nobody reads end the program, as it ends every other program in a pipeline.
///
/// Rust's runtime ignores the signal, and `getent passwd | head -n 1` would go on to the last line.
pub fn die_of_broken_pipes() {
    // SAFETY: the default action needs no handler, and no other thread runs yet.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
}

/// The standard output without the line buffer of `std::io::stdout`, which nothing else may use then.
pub fn stdout() -> File {
    // SAFETY: the runtime sees to it that the descriptor is open, and the program has no other use for it.
    unsafe { File::from_raw_fd(libc::STDOUT_FILENO) }
}

/// The C library's words for an error of the system.
pub fn message(error: &io::Error) -> String {
    let Some(code) = error.raw_os_error() else { return error.to_string() };
    // SAFETY: the text is valid until the next call, and is copied before.
    unsafe { CStr::from_ptr(libc::strerror(code)) }.to_string_lossy().into_owned()
}
