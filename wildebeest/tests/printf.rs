//! Properties of `parse_printf_format`.
use std::ffi::{CString, c_char, c_int};

use proptest::prelude::*;

type Parse = unsafe extern "C" fn(*const c_char, usize, *mut c_int) -> usize;

const UNTOUCHED: c_int = 0x5555_5555;
/// Elements behind the `n` that `parse_printf_format` may write.
const GUARD: usize = 8;

/// The count, and all elements of an array of `n` and the guard.
fn call(parse: Parse, format: &CString, n: usize) -> (usize, Vec<c_int>) {
    let mut types = vec![UNTOUCHED; n + GUARD];
    // SAFETY: a C string, and an array of more than n elements.
    let count = unsafe { parse(format.as_ptr(), n, types.as_mut_ptr()) };
    (count, types)
}

fn ours(format: &CString, n: usize) -> (usize, Vec<c_int>) {
    call(wildebeest::printf::parse_printf_format, format, n)
}

/// Strings that look much like formats.
fn format() -> impl Strategy<Value = CString> {
    let piece = prop_oneof![
        6 => "%",
        3 => "[0-9]{1,2}",
        3 => r"[0-9]?[0-9]\$",
        2 => r"\*",
        1 => r"\.",
        1 => "[-+ #0'I]",
        3 => "hh|h|ll|l|L|q|j|z|Z|t",
        6 => "[diouxXeEfFgGaAcspnCSmbB%]",
        1 => "2147483646|2147483647|2147483648|4294967297|18446744073709551617",
        1 => "[^\0]",
    ];
    prop::collection::vec(piece, 0..24).prop_filter_map("holds a NUL", |pieces| CString::new(pieces.concat()).ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn never_writes_more_than_n(format in format(), n in 0usize..12) {
        let (_, types) = ours(&format, n);
        prop_assert!(types.iter().skip(n).all(|&kind| kind == UNTOUCHED));
    }

    #[test]
    fn room_changes_neither_count_nor_types(format in format(), n in 0usize..12) {
        let (count, few) = ours(&format, n);
        let (same, many) = ours(&format, 64);
        prop_assert_eq!(count, same);
        prop_assert!(few.iter().zip(&many).take(n).all(|(a, b)| a == b));
    }

    #[test]
    #[cfg(target_env = "gnu")]
    fn equals_glibc(format in format(), n in 0usize..12) {
        unsafe extern "C" {
            fn parse_printf_format(template: *const c_char, n: usize, types: *mut c_int) -> usize;
        }
        prop_assert_eq!(ours(&format, n), call(parse_printf_format, &format, n));
    }
}
