//! Our conversions beside the host's: bits, end and errno.

use core::{
    ffi::{c_char, c_int},
    ptr,
};
use std::ffi::CString;

use proptest::prelude::*;

use super::{
    float::{Float, Mode, convert},
    text::find,
};
use crate::ffi::{Cursor, Errno};

/// Bits, how far it read, and whether errno became ERANGE.
type Report = (u64, usize, bool);

fn ours<F: Float>(text: &CString, bits: impl FnOnce(F) -> u64) -> Report {
    // SAFETY: a C string.
    let Some(found) = find(unsafe { Cursor::new(text.as_ptr()) }) else { return (0, 0, false) };
    let (number, exception) = convert(&found, || Mode::Nearest);
    (bits(number), found.end.pointer().addr() - text.as_ptr().addr(), exception.is_out_of_range())
}

fn theirs(text: &CString, call: impl FnOnce(*const c_char, *mut *mut c_char) -> u64) -> Report {
    let mut end = ptr::null_mut();
    Errno(77).set();
    let bits = call(text.as_ptr(), &mut end);
    (bits, end.addr() - text.as_ptr().addr(), Errno::last() == Errno(libc::ERANGE))
}

fn compare(text: &str) -> Result<(), TestCaseError> {
    let text = CString::new(text)?;
    // SAFETY: a C string and an out-pointer.
    let wide = theirs(&text, |text, end| unsafe { libc::strtod(text, end) }.to_bits());
    prop_assert_eq!(ours(&text, f64::to_bits), wide);
    // SAFETY: the same.
    let narrow = theirs(&text, |text, end| unsafe { libc::strtof(text, end) }.to_bits().into());
    prop_assert_eq!(ours(&text, |number: f32| number.to_bits().into()), narrow);
    Ok(())
}

/// Numbers as C programs write them.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        (any::<u64>(), 0..80_usize).prop_map(|(bits, digits)| format!("{:.*e}", digits, f64::from_bits(bits))),
        (any::<u32>(), 0..80_usize).prop_map(|(bits, digits)| format!("{:.*e}", digits, f32::from_bits(bits))),
        // Those below the normal ones, and just above.
        (0..1_u64 << 54, 0..800_usize).prop_map(|(bits, digits)| format!("{:.*e}", digits, f64::from_bits(bits))),
        (0..1_u32 << 25, 0..160_usize).prop_map(|(bits, digits)| format!("{:.*e}", digits, f32::from_bits(bits))),
        (any::<u64>(), -400..400).prop_map(|(number, exponent)| format!("{number}e{exponent}")),
        (any::<u32>(), 0..10_u32).prop_map(|(number, places)| format!(
            "{:.*}",
            places as usize,
            f64::from(number) / 10_f64.powi(places as c_int)
        )),
        "[-+]?[0-9]{0,25}\\.?[0-9]{0,40}([eE][-+]?[0-9]{0,3})?",
        "0x[0-9a-f]{0,20}\\.?[0-9a-f]{0,20}(p[-+]?[0-9]{0,4})?",
    ]
}

/// The middle of two numbers that are neighbours, to its last digit.
fn middle_of(bits: u64) -> Vec<u8> {
    let upper = format!("{:.1100}", f64::from_bits(bits + 1));
    let lower = format!("{:0>1$.2$}", f64::from_bits(bits), upper.len(), 1100);
    let mut rest = 0;
    let mut digits = Vec::new();
    for (upper, lower) in upper.bytes().zip(lower.bytes()) {
        if upper == b'.' {
            digits.push(b'.');
            continue;
        }
        let sum = rest * 10 + (upper - b'0') + (lower - b'0');
        digits.push(b'0' + sum / 2 % 10);
        if let (10.., Some(before)) = (sum / 2, digits.iter_mut().rev().skip(1).find(|digit| **digit != b'.')) {
            *before += 1;
        }
        rest = sum % 2;
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    digits
}

/// The middle of two numbers, and what is a little less or more.
fn middle() -> impl Strategy<Value = String> {
    let number = prop_oneof![0..1_u64 << 54, 0..f64::MAX.to_bits()];
    (number, 0..3).prop_map(|(bits, next)| {
        let mut digits = middle_of(bits);
        match (next, digits.last_mut()) {
            (1, Some(last @ b'1'..=b'9')) => {
                *last -= 1;
                digits.extend(*b"9999999999999999999999999");
            }
            (2, _) => digits.extend(*b"0000000000000000000000000000001"),
            _ => {}
        }
        String::from_utf8(digits).unwrap_or_default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    #[cfg(target_env = "gnu")]
    fn numbers_are_the_hosts(text in written()) {
        compare(&text)?;
    }

    #[test]
    #[cfg(target_env = "gnu")]
    fn middles_are_the_hosts(text in middle()) {
        compare(&text)?;
    }

    #[test]
    #[cfg(target_env = "gnu")]
    fn what_is_no_number_is_none_for_the_host(text in "[ \t]{0,2}[-+]{0,2}(0x|inf|infinity|nan)?(\\()?[0-9a-fxpein._()]{0,12}") {
        compare(&text)?;
    }
}

/// Minutes of the same: `cargo test --release -p wildebeest number -- --ignored`.
#[test]
#[ignore = "millions of numbers"]
#[cfg(target_env = "gnu")]
fn millions_are_the_hosts() -> Result<(), Box<dyn std::error::Error>> {
    let config = ProptestConfig { cases: 5_000_000, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    runner.run(&written(), |text| compare(&text))?;
    Ok(())
}
