//! `ecvt_r`, `fcvt_r` and their kin: the digits of a number.

use core::{
    cell::UnsafeCell,
    ffi::{c_char, c_int},
    slice,
};

use super::decimal::{self, MOST_DIGITS};
use crate::ffi::export;

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
unsafe fn fixed(value: f64, digits: c_int, place: Place) -> c_int {
    let is_negative = value.is_finite() && value.is_sign_negative();
    // SAFETY: the caller promises an out-pointer.
    unsafe { place.sign.write(is_negative.into()) };
    let value = if is_negative { -value } else { value };
    let (value, dropped) = if value.is_finite() { decimal::shortened(value, digits) } else { (value, 0) };
    let digits = digits.clamp(0, MOST_DIGITS);
    // SAFETY: the caller promises the bytes; the format is for a precision and a `double`.
    let length = unsafe { libc::snprintf(place.text, place.size, c"%.*f".as_ptr(), digits, value) };
    let Some(length) = usize::try_from(length).ok().filter(|length| *length < place.size) else { return -1 };
    if !value.is_finite() {
        // SAFETY: the caller promises an out-pointer.
        unsafe { place.point.write(0) };
        return 0;
    }
    // SAFETY: that many bytes were written.
    let text = unsafe { slice::from_raw_parts_mut(place.text.cast::<u8>(), length) };
    let (length, point) = decimal::compact(text, value == 0.0);
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
unsafe fn scientific(value: f64, digits: c_int, place: Place) -> c_int {
    let (scaled, exponent) = decimal::scaled(value);
    let mut point = 1;
    if digits > 0 {
        let place = Place { point: &raw mut point, ..place };
        // SAFETY: the caller promises the pointers.
        if unsafe { fixed(scaled, digits.min(MOST_DIGITS).saturating_sub(1), place) } != 0 {
            return -1;
        }
    } else {
        // SAFETY: the caller promises the pointers.
        unsafe { place.sign.write((value.is_finite() && value.is_sign_negative()).into()) };
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

/// The text of `ecvt` and `fcvt`: room for 309 digits, those behind the point, and a NUL.
struct Text(UnsafeCell<[c_char; 340]>);

// SAFETY: the functions that use it are documented not to be for several threads at once.
unsafe impl Sync for Text {}

impl Text {
    const fn new() -> Self {
        Self(UnsafeCell::new([0; 340]))
    }

    fn place(&self, point: *mut c_int, sign: *mut c_int) -> Place {
        Place { text: self.0.get().cast(), size: 340, point, sign }
    }
}

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
        static TEXT: Text = Text::new();
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
        static TEXT: Text = Text::new();
        let place = TEXT.place(point, sign);
        // SAFETY: the caller promises the pointers, and that the text is not in use.
        unsafe { fixed(value, digits, place) };
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
