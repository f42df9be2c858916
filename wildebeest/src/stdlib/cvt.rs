//! `ecvt_r`, `fcvt_r`, `qecvt_r` and their kin: the digits of a number.

use core::{
    cell::UnsafeCell,
    ffi::{c_char, c_int},
    slice,
};

use super::{decimal, long_double::LongDouble};
use crate::ffi::export;

/// A number of one of C's types.
pub trait Number: Copy {
    /// As many digits as one can tell apart.
    const MOST_DIGITS: c_int;

    /// Neither infinity nor NaN.
    fn is_finite(&self) -> bool;
    /// Whether it has a minus sign.
    fn is_negative(&self) -> bool;
    /// Whether it is 0 or -0.
    fn is_zero(&self) -> bool;
    /// The same with the other sign.
    fn negated(&self) -> Self;
    /// See [`decimal::scaled`].
    fn scaled(&self) -> (Self, c_int);
    /// See [`decimal::shortened`].
    fn shortened(&self, digits: c_int) -> (Self, usize);
    /// `snprintf` with `%.*f`.
    ///
    /// # Safety
    ///
    /// `text` is valid for writing `size` bytes.
    unsafe fn print(&self, text: *mut c_char, size: usize, digits: c_int) -> c_int;
}

impl Number for f64 {
    const MOST_DIGITS: c_int = 17;

    fn is_finite(&self) -> bool {
        f64::is_finite(*self)
    }

    fn is_negative(&self) -> bool {
        self.is_sign_negative()
    }

    fn is_zero(&self) -> bool {
        *self == 0.0
    }

    fn negated(&self) -> Self {
        -self
    }

    fn scaled(&self) -> (Self, c_int) {
        decimal::scaled(*self)
    }

    fn shortened(&self, digits: c_int) -> (Self, usize) {
        decimal::shortened(*self, digits)
    }

    unsafe fn print(&self, text: *mut c_char, size: usize, digits: c_int) -> c_int {
        // SAFETY: the caller promises the bytes; the format is for a precision and a `double`.
        unsafe { libc::snprintf(text, size, c"%.*f".as_ptr(), digits, *self) }
    }
}

/// Where the result goes: the digits, the place of the point, whether there is a minus sign.
#[derive(Clone, Copy)]
struct Place {
    text: *mut c_char,
    size: usize,
    point: *mut c_int,
    sign: *mut c_int,
}

/// What `fcvt_r` does.
///
/// # Safety
///
/// The text is valid for writing `size` bytes, the others are out-pointers.
unsafe fn fixed<N: Number>(value: N, digits: c_int, place: Place) -> c_int {
    let is_negative = value.is_finite() && value.is_negative();
    // SAFETY: the caller promises an out-pointer.
    unsafe { place.sign.write(is_negative.into()) };
    let value = if is_negative { value.negated() } else { value };
    let (value, dropped) = if value.is_finite() { value.shortened(digits) } else { (value, 0) };
    let digits = digits.clamp(0, N::MOST_DIGITS);
    // SAFETY: the caller promises the bytes.
    let length = unsafe { value.print(place.text, place.size, digits) };
    let Some(length) = usize::try_from(length).ok().filter(|length| *length < place.size) else { return -1 };
    if !value.is_finite() {
        // SAFETY: the caller promises an out-pointer.
        unsafe { place.point.write(0) };
        return 0;
    }
    // SAFETY: that many bytes were written.
    let text = unsafe { slice::from_raw_parts_mut(place.text.cast::<u8>(), length) };
    let (length, point) = decimal::compact(text, value.is_zero());
    let zeros = dropped.min(place.size.saturating_sub(1).saturating_sub(length));
    let end = length.saturating_add(zeros);
    // SAFETY: the zeros and the NUL behind them are within `size` bytes; the caller promises an out-pointer.
    unsafe {
        place.text.add(length).write_bytes(b'0', zeros);
        place.text.add(end).write(0);
        place.point.write(point.saturating_add(c_int::try_from(dropped).unwrap_or(0)));
    }
    0
}

/// What `ecvt_r` does.
///
/// # Safety
///
/// As for [`fixed`].
unsafe fn scientific<N: Number>(value: N, digits: c_int, place: Place) -> c_int {
    let (scaled, exponent) = value.scaled();
    let mut point = 1;
    if digits > 0 {
        let place = Place { point: &raw mut point, ..place };
        // SAFETY: the caller promises the pointers.
        if unsafe { fixed(scaled, digits.min(N::MOST_DIGITS).saturating_sub(1), place) } != 0 {
            return -1;
        }
    } else {
        // SAFETY: the caller promises the pointers.
        unsafe { place.sign.write((value.is_finite() && value.is_negative()).into()) };
        if place.size == 0 {
            return -1;
        }
        // SAFETY: there is a byte.
        unsafe { place.text.write(0) };
    }
    // SAFETY: the caller promises an out-pointer.
    unsafe { place.point.write(point.saturating_add(exponent)) };
    0
}

/// The text of a function that returns it: room for so many bytes.
struct Text<const SIZE: usize>(UnsafeCell<[c_char; SIZE]>);

// SAFETY: the functions that use it are documented not to be for several threads at once.
unsafe impl<const SIZE: usize> Sync for Text<SIZE> {}

impl<const SIZE: usize> Text<SIZE> {
    const fn new() -> Self {
        Self(UnsafeCell::new([0; SIZE]))
    }

    fn place(&self, point: *mut c_int, sign: *mut c_int) -> Place {
        Place { text: self.0.get().cast(), size: SIZE, point, sign }
    }
}

/// For a `double`: 309 digits, those behind the point, and a NUL.
type DoubleText = Text<340>;
/// For a `long double`: 4933 digits, and the same.
type LongDoubleText = Text<4980>;

export! {
    /// `ecvt_r(value, digits, point, sign, text, size)`: the first digits of a number, at most 17.
    ///
    /// # Differences from musl
    /// musl has `ecvt` only.
    /// # References
    /// ecvt_r(3), ecvt(3).
    /// # Errors
    /// -1 if there is no room.
    /// # Safety
    /// `text` is valid for writing `size` bytes; `point` and `sign` are out-pointers.
    plain fn ecvt_r(
        value: f64,
        digits: c_int,
        point: *mut c_int,
        sign: *mut c_int,
        text: *mut c_char,
        size: usize,
    ) -> c_int {
        // SAFETY: the caller promises the pointers.
        unsafe { scientific(value, digits, Place { text, size, point, sign }) }
    }
}

export! {
    /// `fcvt_r(value, digits, point, sign, text, size)`: the digits of a number up to so many behind its point, at
    /// most 17 of those; with a negative number, up to as many in front of it.
    ///
    /// # Differences from musl
    /// musl has `fcvt` only.
    /// # References
    /// ecvt_r(3), fcvt(3).
    /// # Errors
    /// -1 if there is no room.
    /// # Safety
    /// `text` is valid for writing `size` bytes; `point` and `sign` are out-pointers.
    plain fn fcvt_r(
        value: f64,
        digits: c_int,
        point: *mut c_int,
        sign: *mut c_int,
        text: *mut c_char,
        size: usize,
    ) -> c_int {
        // SAFETY: the caller promises the pointers.
        unsafe { fixed(value, digits, Place { text, size, point, sign }) }
    }
}

export! {
    /// `ecvt(value, digits, point, sign)`: as [`ecvt_r`], in memory that the next call uses again.
    ///
    /// # Differences from musl
    /// musl gives at most 15 digits, 15 where it is asked for none, and ends with a fault for infinity and NaN (1.2.3).
    /// # References
    /// ecvt(3).
    /// # Errors
    /// None.
    /// # Safety
    /// `point` and `sign` are out-pointers; no other thread calls it meanwhile.
    wrap fn ecvt(value: f64, digits: c_int, point: *mut c_int, sign: *mut c_int) -> *mut c_char {
        static TEXT: DoubleText = Text::new();
        let place = TEXT.place(point, sign);
        // SAFETY: the caller promises the pointers, and that the text is not in use.
        unsafe { scientific(value, digits, place) };
        place.text
    }
}

export! {
    /// `fcvt(value, digits, point, sign)`: as [`fcvt_r`], in memory that the next call uses again.
    ///
    /// # Differences from musl
    /// As for [`ecvt`].
    /// # References
    /// fcvt(3).
    /// # Errors
    /// None.
    /// # Safety
    /// As for [`ecvt`].
    wrap fn fcvt(value: f64, digits: c_int, point: *mut c_int, sign: *mut c_int) -> *mut c_char {
        static TEXT: DoubleText = Text::new();
        let place = TEXT.place(point, sign);
        // SAFETY: the caller promises the pointers, and that the text is not in use.
        unsafe { fixed(value, digits, place) };
        place.text
    }
}

export! {
    /// `gcvt(value, digits, text)`: what `printf` writes for `%g` with so many digits, at most 17.
    ///
    /// # Differences from musl
    /// musl writes as many digits as it is asked for.
    /// # References
    /// gcvt(3).
    /// # Errors
    /// None.
    /// # Safety
    /// `text` has room for the number and a NUL.
    wrap fn gcvt(value: f64, digits: c_int, text: *mut c_char) -> *mut c_char {
        // SAFETY: the caller promises the room; the format is for a precision and a `double`.
        unsafe { libc::sprintf(text, c"%.*g".as_ptr(), digits.min(f64::MOST_DIGITS), value) };
        text
    }
}

export! {
    /// What `qecvt_r` does: [`ecvt_r`] of a `long double`, with at most 21 digits on x86.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// qecvt(3), ecvt_r(3).
    /// # Errors
    /// -1 if there is no room.
    /// # Safety
    /// As for [`ecvt_r`]; `value` points to a `long double`.
    inner fn lwb_qecvt_r(
        value: *const LongDouble,
        digits: c_int,
        point: *mut c_int,
        sign: *mut c_int,
        text: *mut c_char,
        size: usize,
    ) -> c_int {
        // SAFETY: the caller promises the pointers.
        unsafe { scientific(*value, digits, Place { text, size, point, sign }) }
    }
}

export! {
    /// What `qfcvt_r` does: [`fcvt_r`] of a `long double`, with at most 21 digits behind the point on x86.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// qecvt(3), ecvt_r(3).
    /// # Errors
    /// -1 if there is no room.
    /// # Safety
    /// As for [`ecvt_r`]; `value` points to a `long double`.
    inner fn lwb_qfcvt_r(
        value: *const LongDouble,
        digits: c_int,
        point: *mut c_int,
        sign: *mut c_int,
        text: *mut c_char,
        size: usize,
    ) -> c_int {
        // SAFETY: the caller promises the pointers.
        unsafe { fixed(*value, digits, Place { text, size, point, sign }) }
    }
}

export! {
    /// What `qecvt` does: `qecvt_r` in memory that the next call uses again.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// qecvt(3).
    /// # Errors
    /// None.
    /// # Safety
    /// As for [`ecvt`]; `value` points to a `long double`.
    inner fn lwb_qecvt(value: *const LongDouble, digits: c_int, point: *mut c_int, sign: *mut c_int) -> *mut c_char {
        static TEXT: LongDoubleText = Text::new();
        let place = TEXT.place(point, sign);
        // SAFETY: the caller promises the pointers, and that the text is not in use.
        unsafe { scientific(*value, digits, place) };
        place.text
    }
}

export! {
    /// What `qfcvt` does: `qfcvt_r` in memory that the next call uses again.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # Differences from glibc
    /// glibc's first buffer is a short one: until it has once been too short, fewer zeros stand in the place of digits
    /// in front of the point that were rounded away.
    /// # References
    /// qecvt(3).
    /// # Errors
    /// None.
    /// # Safety
    /// As for [`ecvt`]; `value` points to a `long double`.
    inner fn lwb_qfcvt(value: *const LongDouble, digits: c_int, point: *mut c_int, sign: *mut c_int) -> *mut c_char {
        static TEXT: LongDoubleText = Text::new();
        let place = TEXT.place(point, sign);
        // SAFETY: the caller promises the pointers, and that the text is not in use.
        unsafe { fixed(*value, digits, place) };
        place.text
    }
}

#[cfg(test)]
#[cfg(target_env = "gnu")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Convert = unsafe extern "C" fn(f64, c_int, *mut c_int, *mut c_int, *mut c_char, usize) -> c_int;

    /// On the host libc is glibc.
    mod glibc {
        use super::{c_char, c_int};
        unsafe extern "C" {
            pub fn ecvt_r(
                v: f64,
                digits: c_int,
                point: *mut c_int,
                sign: *mut c_int,
                text: *mut c_char,
                size: usize,
            ) -> c_int;
            pub fn fcvt_r(
                v: f64,
                digits: c_int,
                point: *mut c_int,
                sign: *mut c_int,
                text: *mut c_char,
                size: usize,
            ) -> c_int;
        }
    }

    /// What a function gives, and its text.
    fn run(convert: Convert, value: f64, digits: c_int, size: usize) -> (c_int, c_int, c_int, Vec<u8>) {
        let mut text = [0x55u8; 400];
        let (mut point, mut sign) = (-77, -77);
        // SAFETY: `size` is at most 400.
        let result = unsafe { convert(value, digits, &raw mut point, &raw mut sign, text.as_mut_ptr().cast(), size) };
        (result, point, sign, text.to_vec())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn gives_what_glibc_gives(
            value in prop_oneof![
                any::<u64>().prop_map(f64::from_bits),
                any::<f64>(),
                (-2_000_000i32..2_000_000).prop_map(|value| f64::from(value) / 1000.0),
                (0u64..1 << 52).prop_map(f64::from_bits),
            ],
            digits in -6i32..30,
            size in prop_oneof![Just(400usize), 0usize..30],
        ) {
            prop_assert_eq!(run(ecvt_r, value, digits, size), run(glibc::ecvt_r, value, digits, size));
            prop_assert_eq!(run(fcvt_r, value, digits, size), run(glibc::fcvt_r, value, digits, size));
        }
    }
}
