//! `strfromd` and its kin: numbers as text, without a printf format of more than one number.

use core::ffi::{CStr, c_char, c_int};

use super::{
    hexadecimal::Binary,
    long_double::{LongDouble, lwb_print_long_double},
};
use crate::ffi::{Errno, export};

/// What a format asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wish {
    precision: Option<c_int>,
    letter: u8,
}

impl Wish {
    /// Reads `%`, a precision or none, and one of `aAeEfFgG`; what follows is left alone, as by glibc.
    fn read(format: &[u8]) -> Option<Self> {
        let format = format.strip_prefix(b"%")?;
        let (precision, format) = match format.strip_prefix(b".") {
            None => (None, format),
            Some(format) => {
                let end = format.iter().position(|byte| !byte.is_ascii_digit())?;
                let (digits, rest) = format.split_at_checked(end)?;
                (Some(digits.iter().try_fold(0, |number: c_int, digit| add_digit(number, *digit))?), rest)
            }
        };
        let letter = *format.first().filter(|letter| b"aAeEfFgG".contains(letter))?;
        Some(Self { precision, letter })
    }

    fn is_hexadecimal(self) -> bool {
        matches!(self.letter, b'a' | b'A')
    }

    /// The same for `printf`, with the precision as an argument.
    fn format(self) -> &'static CStr {
        match self.letter {
            b'e' => c"%.*e",
            b'E' => c"%.*E",
            b'f' => c"%.*f",
            b'F' => c"%.*F",
            b'G' => c"%.*G",
            b'A' => c"%.*A",
            b'a' => c"%.*a",
            _ => c"%.*g",
        }
    }

    /// The precision for `printf`, to which a negative one is none.
    fn precision(self) -> c_int {
        self.precision.unwrap_or(-1)
    }
}

fn add_digit(number: c_int, digit: u8) -> Option<c_int> {
    number.checked_mul(10)?.checked_add(digit.wrapping_sub(b'0').into())
}

/// Reads a format; EINVAL if it is none for these functions.
///
/// # Safety
///
/// `format` is a C string.
unsafe fn wish(format: *const c_char) -> Option<Wish> {
    // SAFETY: the caller promises the string.
    let wish = Wish::read(unsafe { CStr::from_ptr(format) }.to_bytes());
    if wish.is_none() {
        Errno(libc::EINVAL).set();
    }
    wish
}

/// Writes a number in hexadecimal as `snprintf` would, and says how long it is.
///
/// # Safety
///
/// `text` is valid for writing `size` bytes.
unsafe fn write(text: *mut c_char, size: usize, wish: Wish, number: Binary) -> c_int {
    let precision = wish.precision.map(|precision| usize::try_from(precision).unwrap_or(0));
    let mut length = 0usize;
    number.write(precision, wish.letter == b'A', |letter| {
        if length.saturating_add(1) < size {
            // SAFETY: there is room for the letter and a NUL behind it.
            unsafe { text.add(length).write(c_char::from_ne_bytes([letter])) };
        }
        length = length.saturating_add(1);
    });
    if let Some(last) = size.checked_sub(1) {
        // SAFETY: that is within the bytes.
        unsafe { text.add(length.min(last)).write(0) };
    }
    c_int::try_from(length).unwrap_or_else(|_| {
        Errno(libc::EOVERFLOW).set();
        -1
    })
}

/// What a format asks of a `double`.
///
/// # Safety
///
/// `text` is valid for writing `size` bytes, `format` a C string.
unsafe fn print(text: *mut c_char, size: usize, format: *const c_char, value: f64) -> c_int {
    // SAFETY: the caller promises the string.
    let Some(wish) = (unsafe { wish(format) }) else { return -1 };
    if wish.is_hexadecimal() && value.is_finite() {
        // SAFETY: the caller promises the bytes.
        return unsafe { write(text, size, wish, Binary::of_double(value)) };
    }
    // SAFETY: the caller promises the bytes; the format is for a precision and a `double`.
    unsafe { libc::snprintf(text, size, wish.format().as_ptr(), wish.precision(), value) }
}

/// The number, where hexadecimal digits of it are glibc's own affair: on x86. Elsewhere, and if it is not finite,
/// `None`: libc's `printf` writes what glibc's writes.
///
/// # Safety
///
/// `value` points to a `long double`.
unsafe fn binary(value: *const LongDouble) -> Option<Binary> {
    if !cfg!(any(target_arch = "x86", target_arch = "x86_64")) {
        return None;
    }
    // SAFETY: on x86 it has ten bytes: the significand, then sign and exponent.
    let (significand, rest) =
        unsafe { (value.cast::<u64>().read_unaligned(), value.byte_add(8).cast::<u16>().read_unaligned()) };
    (rest & 0x7fff != 0x7fff).then(|| Binary::of_extended(significand, rest))
}

export! {
    /// `strfromd(text, size, format, value)`: what `snprintf` writes of one number; see strfromd(3).
    ///
    /// The format is `%`, a precision with its point or none, and one of `aAeEfFgG`.
    ///
    /// # Differences from musl
    /// musl has no such function, and its `printf` writes `%a` of the smallest numbers in another way.
    /// # Differences from glibc
    /// glibc 2.36 writes behind the end of a buffer that is too short.
    /// # References
    /// strfromd(3); ISO C23.
    /// # Errors
    /// -1 with EINVAL for any other format (glibc ends the program, or does anything), EOVERFLOW for a text of more
    /// than 2^31 - 1 bytes.
    /// # Safety
    /// `text` is valid for writing `size` bytes, `format` a C string.
    plain fn strfromd(text: *mut c_char, size: usize, format: *const c_char, value: f64) -> c_int {
        // SAFETY: the caller promises both.
        unsafe { print(text, size, format, value) }
    }
}

export! {
    /// `strfromf(text, size, format, value)`: [`strfromd`] of a `float`.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// strfromd(3); ISO C23.
    /// # Errors
    /// As for [`strfromd`].
    /// # Safety
    /// As for [`strfromd`].
    plain fn strfromf(text: *mut c_char, size: usize, format: *const c_char, value: f32) -> c_int {
        // SAFETY: the caller promises both.
        unsafe { print(text, size, format, value.into()) }
    }
}

export! {
    /// What `strfroml` does; `csrc/strfrom.c` has it, because Rust has no `long double`.
    ///
    /// # Differences from musl
    /// musl has no such function, and its `printf` writes `%La` with another first digit.
    /// # References
    /// strfromd(3); ISO C23.
    /// # Errors
    /// As for [`strfromd`].
    /// # Safety
    /// As for [`strfromd`]; `value` points to a `long double`.
    inner fn lwb_strfroml(text: *mut c_char, size: usize, format: *const c_char, value: *const LongDouble) -> c_int {
        // SAFETY: the caller promises the string and the number.
        let Some(wish) = (unsafe { wish(format) }) else { return -1 };
        // SAFETY: the same.
        match unsafe { binary(value) }.filter(|_| wish.is_hexadecimal()) {
            // SAFETY: the caller promises the bytes.
            Some(number) => unsafe { write(text, size, wish, number) },
            // SAFETY: the same.
            None => unsafe { lwb_print_long_double(text, size, wish.letter.into(), wish.precision(), value) },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formats_are_taken_as_the_standard_has_them() {
        let wish = |precision, letter| Some(Wish { precision, letter });
        let cases = [
            ("%f", wish(None, b'f')),
            ("%.3e", wish(Some(3), b'e')),
            ("%.A", wish(Some(0), b'A')),
            ("%.2147483647g", wish(Some(c_int::MAX), b'g')),
            ("%.2147483648g", None),
            ("%.f and more", wish(Some(0), b'f')),
            ("", None),
            ("%", None),
            ("%.", None),
            ("%.3", None),
            ("%d", None),
            ("%5f", None),
            ("f", None),
        ];
        for (format, expected) in cases {
            assert_eq!(Wish::read(format.as_bytes()), expected, "{format}");
        }
    }

    fn any_number() -> impl Strategy<Value = f64> {
        prop_oneof![any::<u64>().prop_map(f64::from_bits), any::<f64>(), any::<i8>().prop_map(f64::from)]
    }

    proptest! {
        /// On the host libc is glibc.
        #[test]
        #[cfg(target_env = "gnu")]
        fn writes_what_glibc_writes(
            value in any_number(),
            precision in prop::option::of(0usize..20),
            letter in prop::sample::select(b"aAeEfFgG".as_slice()),
        ) {
            let letter = char::from(letter);
            let format = precision.map_or(format!("%{letter}"), |precision| format!("%.{precision}{letter}"));
            let format = std::ffi::CString::new(format)?;
            let (mut ours, mut theirs) = ([0u8; 500], [0u8; 500]);
            // SAFETY: both have room for 500 bytes, and the format is for one double.
            let lengths = unsafe {
                (
                    print(ours.as_mut_ptr().cast(), ours.len(), format.as_ptr(), value),
                    libc::snprintf(theirs.as_mut_ptr().cast(), theirs.len(), format.as_ptr(), value),
                )
            };
            prop_assert_eq!(lengths.0, lengths.1);
            prop_assert_eq!(ours, theirs);
        }

        /// The text is cut where the bytes end, has its NUL there, and nothing is written behind.
        #[test]
        fn writes_within_bounds(value: f64, size in 0usize..40, precision in 0usize..30) {
            let format = std::ffi::CString::new(format!("%.{precision}a"))?;
            let mut bytes = [0x55u8; 64];
            // SAFETY: `size` is less than the bytes there are.
            let length = unsafe { print(bytes.as_mut_ptr().cast(), size, format.as_ptr(), value) };
            prop_assert!(bytes.iter().skip(size).all(|byte| *byte == 0x55));
            if size > 0 {
                let end = bytes.iter().position(|byte| *byte == 0);
                prop_assert_eq!(end, Some(usize::try_from(length)?.min(size - 1)));
            }
        }
    }
}
