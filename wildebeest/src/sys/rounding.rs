//! The floating-point environment: how the processor rounds, and what it remembers of that.

use core::{ffi::c_int, hint::black_box};

use crate::number::{float::Mode, round::Exception};

unsafe extern "C" {
    /// 1 for up, 2 for down, 3 for towards zero, 0 otherwise (`csrc/number.c`).
    safe fn lwb_rounding() -> c_int;
}

/// How the calling thread rounds.
pub fn mode() -> Mode {
    match lwb_rounding() {
        1 => Mode::Up,
        2 => Mode::Down,
        3 => Mode::Zero,
        _ => Mode::Nearest,
    }
}

/// The same where something is lost: it raises what that does, and takes less time.
#[inline(always)]
pub fn mode_of_inexact() -> Mode {
    let little = black_box(f64::MIN_POSITIVE);
    // In the other modes one of them is not 1.
    if 1.0 + little == 1.0 - little { Mode::Nearest } else { mode() }
}

/// Raises what a conversion ought to raise besides, by an operation that does.
#[inline(always)]
pub fn raise(exception: Exception) {
    match exception {
        Exception::None | Exception::Silent | Exception::Inexact => {}
        Exception::Underflow => drop(black_box(black_box(f64::MIN_POSITIVE) * f64::MIN_POSITIVE)),
        Exception::Overflow => drop(black_box(black_box(f64::MAX) * f64::MAX)),
    }
}
