//! The parts of a pattern.
#![forbid(unsafe_code)]

use crate::ffi::{Buffer, OutOfMemory};

/// Which special letters a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    None,
    /// Backslashes that escape, and nothing else.
    Escapes,
    /// Any of `*`, `?` and `[`.
    Magic,
}

/// Finds the special letters of `text`.
pub fn special(text: &[u8], escapes: bool) -> Special {
    let mut found = Special::None;
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'*' | b'?' | b'[' => return Special::Magic,
            b'\\' if escapes => {
                found = Special::Escapes;
                bytes.next();
            }
            _ => {}
        }
    }
    found
}

/// A pattern, split at its last slash.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// What was split.
    pub whole: &'a [u8],
    pub directory: Option<&'a [u8]>,
    pub file: &'a [u8],
    /// A backslash stood before the slash; it belongs to neither part.
    pub escaped: bool,
}

/// Splits `pattern`. The directory of `/x` is `/`.
pub fn split(pattern: &[u8], escapes: bool) -> Parts<'_> {
    let Some(slash) = pattern.iter().rposition(|&byte| byte == b'/') else {
        return Parts { whole: pattern, directory: None, file: pattern, escaped: false };
    };
    let file = pattern.get(slash + 1..).unwrap_or_default();
    let directory = pattern.get(..slash).unwrap_or_default();
    let backslashes = directory.iter().rev().take_while(|&&byte| byte == b'\\').count();
    let directory = match directory.split_last() {
        Some((_, rest)) if escapes && backslashes % 2 == 1 => rest,
        _ => directory,
    };
    if directory.is_empty() {
        return Parts { whole: pattern, directory: Some(b"/"), file, escaped: false };
    }
    Parts { whole: pattern, directory: Some(directory), file, escaped: directory.len() < slash }
}

/// Appends `text` without the backslashes that escape.
pub fn unescape(text: &[u8], escapes: bool, to: &mut Buffer<u8>) -> Result<(), OutOfMemory> {
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'\\' if escapes => {
                if let Some(&escaped) = bytes.next() {
                    to.push(escaped)?;
                }
            }
            _ => to.push(byte)?,
        }
    }
    Ok(())
}

/// `glob_pattern_p`: whether `text` has a special letter, a bracket only with its partner.
pub fn is_pattern(text: &[u8], escapes: bool) -> bool {
    let mut open = false;
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'*' | b'?' => return true,
            b']' if open => return true,
            b'[' => open = true,
            b'\\' if escapes => {
                bytes.next();
            }
            _ => {}
        }
    }
    false
}
