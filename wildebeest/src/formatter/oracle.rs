//! What is printed here beside what the host's `snprintf` prints.

use core::ffi::{c_char, c_int, c_long};
use std::ffi::{CStr, CString};

use proptest::prelude::*;

use super::print::{Source, print};
use crate::ffi::{Cursor, Output};

/// As many arguments as a format may take here.
const ARGUMENTS: usize = 8;

/// Arguments that are known.
struct List<'a> {
    values: [c_long; ARGUMENTS],
    taken: usize,
    fractions: [f64; ARGUMENTS],
    fractions_taken: usize,
    strings: &'a [CString; 3],
}

impl<'a> List<'a> {
    fn pointer(&self, value: c_long) -> Option<&'a CString> {
        self.strings.get(value as usize & 3)
    }

    /// The values as C takes them: those that are for strings are pointers.
    fn passed(&self, takes: &[Take]) -> [c_long; ARGUMENTS] {
        let mut values = self.values;
        for (value, take) in values.iter_mut().zip(takes) {
            if *take == Take::String {
                *value = self.pointer(*value).map_or(0, |text| text.as_ptr().addr() as c_long);
            }
        }
        values
    }
}

impl<'a> Source<'a> for List<'a> {
    fn int(&mut self) -> c_int {
        self.long() as c_int
    }

    fn long(&mut self) -> i64 {
        let value = self.values.get(self.taken).copied().unwrap_or(0);
        self.taken += 1;
        value
    }

    fn double(&mut self) -> f64 {
        let value = self.fractions.get(self.fractions_taken).copied().unwrap_or(0.0);
        self.fractions_taken += 1;
        value
    }

    fn rounds_to_nearest(&self) -> bool {
        true
    }

    fn address(&mut self) -> usize {
        self.long() as usize
    }

    fn string(&mut self, limit: Option<usize>) -> Option<&'a [u8]> {
        let value = self.long();
        let bytes = self.pointer(value)?.to_bytes();
        Some(limit.and_then(|limit| bytes.get(..limit)).unwrap_or(bytes))
    }
}

/// What an argument is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Take {
    Number,
    String,
    /// A width or precision, which is small.
    Length,
}

/// A part of a format, and what it takes.
type Part = (String, Vec<Take>);

fn directive() -> impl Strategy<Value = Part> {
    let length = prop_oneof![Just(String::new()), (0..40_u32).prop_map(|number| number.to_string()), Just("*".into())];
    let precision = prop_oneof![Just(String::new()), length.clone().prop_map(|length| format!(".{length}"))];
    let conversion = prop_oneof![
        "(hh|h||l|ll|j|z|t)[diuoxX]",
        "l?[efgEFG]",
        Just("s".to_owned()),
        Just("c".to_owned()),
        Just("p".to_owned()),
        Just("%".to_owned())
    ];
    ("[-+ #0']{0,3}", length, precision, conversion).prop_map(|(flags, width, precision, conversion)| {
        let lengths = format!("{width}{precision}");
        let mut takes = vec![Take::Length; lengths.matches('*').count()];
        match conversion.as_str() {
            "%" => {}
            // Those are passed in registers of their own.
            fraction if fraction.ends_with(|letter| "efgEFG".contains(letter)) => {}
            "s" => takes.push(Take::String),
            _ => takes.push(Take::Number),
        }
        (format!("%{flags}{lengths}{conversion}"), takes)
    })
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let text = "[^%\\x00]{0,20}".prop_map(|text| (text, Vec::new()));
    prop::collection::vec(prop_oneof![directive(), text], 0..6)
}

fn number() -> impl Strategy<Value = c_long> {
    prop_oneof![any::<c_long>(), any::<c_int>().prop_map(c_long::from), -1000..1000_i64, Just(0)]
}

fn fraction() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        (any::<i64>(), 0..20).prop_map(|(number, places)| number as f64 / 10_f64.powi(places)),
        (-10_000..10_000, 0..5).prop_map(|(number, places)| f64::from(number) / 10_f64.powi(places)),
        // Halves of decimal places, which are rounded to even ones.
        (-1_000_000..1_000_000, 0..24).prop_map(|(number, places)| f64::from(number) / 2_f64.powi(places)),
        // Just below and above a power of ten.
        (-18..22, -3..4_i64)
            .prop_map(|(exponent, step)| { f64::from_bits(10_f64.powi(exponent).to_bits().wrapping_add_signed(step)) }),
        any::<f32>().prop_map(f64::from),
    ]
}

fn string() -> impl Strategy<Value = CString> {
    let byte = prop_oneof![1..=255_u8, 97..123_u8];
    prop::collection::vec(byte, 0..60).prop_map(|bytes| CString::new(bytes).unwrap_or_default())
}

/// What was said to be the length, and what was written.
type Printed = (c_int, Vec<u8>);

/// Whether the host may forget zeros: glibc 2.36 does so for `%#g` where rounding adds a digit.
fn may_lose_zeros(format: &CStr) -> bool {
    let format = format.to_bytes();
    format.contains(&b'#') && format.iter().any(|byte| matches!(byte, b'g' | b'G'))
}

fn ours(size: usize, format: &CStr, source: &mut List<'_>) -> Option<Printed> {
    let mut text = vec![b'~'; size + 8];
    // SAFETY: room for so much, and a C string.
    let (mut out, format) = unsafe { (Output::new(text.as_mut_ptr().cast(), size), Cursor::new(format.as_ptr())) };
    print(&mut out, format, source)?;
    Some((out.finish() as c_int, text))
}

fn theirs(
    size: usize,
    format: &CStr,
    [a, b, c, d, e, f, g, h]: [c_long; ARGUMENTS],
    [i, j, k, l, m, n, o, p]: [f64; ARGUMENTS],
) -> Printed {
    let mut text = vec![b'~'; size + 8];
    let place = text.as_mut_ptr().cast::<c_char>();
    // SAFETY: room for so much, and arguments of which each is as large as any that the format asks for.
    let length =
        unsafe { libc::snprintf(place, size, format.as_ptr(), a, i, b, j, c, k, d, l, e, m, f, n, g, o, h, p) };
    (length, text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_printed_is_the_hosts(
        parts in parts(),
        mut values in prop::array::uniform8(number()),
        fractions in prop::array::uniform8(fraction()),
        strings in prop::array::uniform3(string()),
        size in prop_oneof![0..300_usize, 0..20_usize],
    ) {
        let format: String = parts.iter().map(|(text, _)| text.as_str()).collect();
        let takes: Vec<_> = parts.iter().flat_map(|(_, takes)| takes.clone()).collect();
        prop_assume!(takes.len() <= ARGUMENTS);
        for (value, take) in values.iter_mut().zip(&takes) {
            if *take == Take::Length {
                *value %= 50;
            }
        }
        let format = CString::new(format)?;
        prop_assume!(!may_lose_zeros(&format));
        let mut source = List { values, taken: 0, fractions, fractions_taken: 0, strings: &strings };
        let passed = source.passed(&takes);
        if let Some(printed) = ours(size, &format, &mut source) {
            prop_assert_eq!(printed, theirs(size, &format, passed, fractions), "{:?}", format);
        }
    }

    #[test]
    fn usual_formats_are_ours(
        flags in "[-0]?",
        width in 0..40_usize,
        precision in "(\\.[0-9]?)?",
        conversion in "(hh|h||l|ll|j|z|t)[diuxX]",
        value in number(),
    ) {
        let format = CString::new(format!("at %{flags}{}{precision}{conversion}: %s, %c%%\n", width.max(1)))?;
        let strings = [c"word".into(), c"".into(), c"another".into()];
        let (values, fractions) = ([value, 0, 65, 0, 0, 0, 0, 0], [0.0; ARGUMENTS]);
        let mut source = List { values, taken: 0, fractions, fractions_taken: 0, strings: &strings };
        let passed = source.passed(&[Take::Number, Take::String]);
        prop_assert_eq!(ours(100, &format, &mut source), Some(theirs(100, &format, passed, fractions)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn fractions_of_usual_size_are_ours(
        number in -1e15..1e15_f64,
        scale in 0..20,
        conversion in "[-+ #0]?[0-9]{0,2}(\\.[0-9])?[efgEFG]",
    ) {
        let format = CString::new(format!("%{conversion}"))?;
        prop_assume!(!may_lose_zeros(&format));
        let number = number / 10_f64.powi(scale);
        let mut fractions = [0.0; ARGUMENTS];
        fractions[0] = number;
        let mut source = List { values: [0; ARGUMENTS], taken: 0, fractions, fractions_taken: 0, strings: &Default::default() };
        let printed = ours(200, &format, &mut source);
        // Those with more than 19 digits behind the point are libc's.
        if number.abs() >= 1e-9 {
            prop_assert!(printed.is_some());
        }
        if let Some(printed) = printed {
            prop_assert_eq!(printed, theirs(200, &format, [0; ARGUMENTS], fractions), "{:?} {:e}", format, number);
        }
    }
}
