//! `glob` with input that only a bounded implementation survives. glibc does not, so there is no oracle.
use std::{
    ffi::{CString, c_int},
    mem::MaybeUninit,
    time::{Duration, Instant},
};

use wildebeest::glob::{Glob, glob, globfree};

const GLOB_NOCHECK: c_int = 0x10;
const GLOB_BRACE: c_int = 0x400;
const GLOB_NOSPACE: c_int = 1;
const GLOB_NOMATCH: c_int = 3;

/// The result of `glob`, which must come within a few seconds even on a busy machine without optimisation.
fn run(pattern: &str, flags: c_int) -> Result<c_int, Box<dyn std::error::Error>> {
    let pattern = CString::new(pattern)?;
    let mut found = MaybeUninit::<Glob>::zeroed();
    let start = Instant::now();
    // SAFETY: a C string, and a glob_t of zeroes.
    let result = unsafe {
        let result = glob(pattern.as_ptr(), flags, None, found.as_mut_ptr());
        globfree(found.as_mut_ptr());
        result
    };
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    Ok(result)
}

#[test]
fn exponentially_many_alternatives_are_refused() -> Result<(), Box<dyn std::error::Error>> {
    for count in [21, 60, 64, 100_000] {
        assert_eq!(run(&"{a,b}".repeat(count), GLOB_BRACE)?, GLOB_NOSPACE);
    }
    assert_eq!(run(&("{".to_owned() + &",".repeat(1 << 20) + "}"), GLOB_BRACE)?, GLOB_NOSPACE);
    Ok(())
}

#[test]
fn nesting_needs_no_stack() -> Result<(), Box<dyn std::error::Error>> {
    const DEEP: usize = 100_000;
    assert_eq!(run(&"{".repeat(DEEP), GLOB_BRACE)?, GLOB_NOMATCH);
    assert_eq!(run(&"{".repeat(DEEP), GLOB_BRACE | GLOB_NOCHECK)?, 0);
    assert_eq!(run(&("{".repeat(DEEP) + &"}".repeat(DEEP)), GLOB_BRACE)?, GLOB_NOMATCH);
    assert_eq!(run(&("{a,".repeat(5000) + &"}".repeat(5000)), GLOB_BRACE)?, GLOB_NOMATCH);
    assert_eq!(run(&("{a,".repeat(DEEP) + &"}".repeat(DEEP)), GLOB_BRACE)?, GLOB_NOSPACE);
    Ok(())
}

#[test]
fn long_patterns_need_no_stack() -> Result<(), Box<dyn std::error::Error>> {
    assert_eq!(run(&"*/".repeat(100_000), 0)?, GLOB_NOMATCH);
    assert_eq!(run(&"/".repeat(1_000_000), GLOB_NOCHECK)?, 0);
    assert_eq!(run(&"[".repeat(100_000), 0)?, GLOB_NOMATCH);
    assert_eq!(run(&"\\".repeat(1_000_000), 0)?, GLOB_NOMATCH);
    Ok(())
}
