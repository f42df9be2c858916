//! The C library: its limits, and its words for errors.

use std::{ffi::c_int, io};

use rustix::io::Errno;

use crate::source::Answer;

/// What the C library says of its limit `name`, one of the `_SC_` constants.
#[allow(clippy::useless_conversion, reason = "`long` has 32 bits on some architectures")]
pub fn sysconf(name: c_int) -> Answer {
    // SAFETY: sysconf takes any number, and refuses those it does not know.
    match unsafe { libc::sysconf(name) } {
        -1 => Answer::Undefined,
        limit => Answer::Number(i64::from(limit)),
    }
}

/// The words for `error`; GNU's where musl's are others, because scripts compare them.
pub fn message(error: Errno) -> String {
    match error {
        Errno::IO => "Input/output error".to_owned(),
        Errno::LOOP => "Too many levels of symbolic links".to_owned(),
        Errno::NAMETOOLONG => "File name too long".to_owned(),
        Errno::OVERFLOW => "Value too large for defined data type".to_owned(),
        other => {
            let words = io::Error::from(other).to_string();
            words.split(" (os error").next().unwrap_or(&words).to_owned()
        }
    }
}
