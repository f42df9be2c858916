//! What is told of words that are no proper options.

use core::ffi::c_char;

use super::{
    messages,
    scan::{Fault, Words},
    table::OptionTable,
};
use crate::ffi::{Buffer, OutOfMemory};

/// Writes a line about `fault` to stderr.
pub fn tell<V: Words<Word = *mut c_char>>(
    words: &V,
    table: &OptionTable<'_>,
    fault: Fault<*mut c_char>,
    long_only: bool,
) {
    let mut line = Buffer::new();
    let program = words.word(0).map_or(b"".as_slice(), |word| words.text(word));
    let told = line.extend(program).and_then(|()| line.extend(b": "));
    let told = told.and_then(|()| describe(&mut line, words, table, fault, long_only)).and_then(|()| line.push(b'\n'));
    if told.is_ok() {
        messages::write_to_stderr(&line);
    }
}

#[inline(never)]
fn put(line: &mut Buffer<u8>, parts: &[&[u8]]) -> Result<(), OutOfMemory> {
    parts.iter().try_for_each(|part| line.extend(part))
}

/// What is wrong, in the words of getopt.
fn describe<V: Words>(
    line: &mut Buffer<u8>,
    words: &V,
    table: &OptionTable<'_>,
    fault: Fault<V::Word>,
    long_only: bool,
) -> Result<(), OutOfMemory> {
    let written = |word, name: usize| words.text(word).get(name..).unwrap_or_default();
    let named = |option| table.long_at(option).map_or(b"".as_slice(), |option| option.name);
    match fault {
        Fault::Unrecognized { word, prefix, name } => {
            put(line, &[b"unrecognized option '", prefix.as_bytes(), written(word, name), b"'"])
        }
        Fault::Ambiguous { word, prefix, name } => {
            let written = written(word, name);
            put(line, &[b"option '", prefix.as_bytes(), written, b"' is ambiguous; possibilities:"])?;
            let typed = written.split(|&byte| byte == b'=').next().unwrap_or_default();
            let mut candidates = table.candidates(typed, long_only);
            candidates.try_for_each(|option| put(line, &[b" '", prefix.as_bytes(), option.name, b"'"]))
        }
        Fault::Superfluous { prefix, option } => {
            put(line, &[b"option '", prefix.as_bytes(), named(option), b"' doesn't allow an argument"])
        }
        Fault::Missing { prefix, option } => {
            put(line, &[b"option '", prefix.as_bytes(), named(option), b"' requires an argument"])
        }
        Fault::InvalidLetter(letter) => put(line, &[b"invalid option -- '", &[letter], b"'"]),
        Fault::MissingForLetter(letter) => put(line, &[b"option requires an argument -- '", &[letter], b"'"]),
    }
}
