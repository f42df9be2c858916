//! The arguments one after the other, options in front of, among and behind the words, as getopt_long(3) finds them.

use std::{mem, vec};

use super::Error;

/// A word, or an option with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// The database, or a key.
    Word(Vec<u8>),
    /// `-s`, with its value.
    Service(Vec<u8>),
    /// Any other option.
    Flag(Flag),
}

/// An option without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are called as on the command line")]
pub enum Flag {
    NoIdn,
    NoAddrconfig,
    Help,
    Usage,
    Version,
}

/// The options with their letters, in the order in which an ambiguous abbreviation lists them. The one that is no
/// flag is `-s`.
const OPTIONS: [(Option<Flag>, Option<u8>, &str); 6] = [
    (None, Some(b's'), "service"),
    (Some(Flag::NoIdn), Some(b'i'), "no-idn"),
    (Some(Flag::NoAddrconfig), Some(b'A'), "no-addrconfig"),
    (Some(Flag::Help), Some(b'?'), "help"),
    (Some(Flag::Usage), None, "usage"),
    (Some(Flag::Version), Some(b'V'), "version"),
];

/// What is left of the arguments.
pub struct Arguments<I> {
    rest: I,
    /// What is left of an argument of several letters.
    letters: vec::IntoIter<u8>,
    /// Whether options end at the first word.
    posixly: bool,
    /// Whether they have ended.
    only_words: bool,
}

impl<I: Iterator<Item = Vec<u8>>> Arguments<I> {
    /// The arguments that follow the program's name. If `posixly`, options end at the first word.
    pub fn new(rest: I, posixly: bool) -> Self {
        Self { rest, letters: vec::IntoIter::default(), posixly, only_words: false }
    }

    /// The long option written so, without its dashes.
    fn long(&mut self, option: &[u8]) -> Result<Argument, Error> {
        let (name, value) = match option.iter().position(|&byte| byte == b'=') {
            Some(end) => (option.get(..end).unwrap_or_default(), option.get(end + 1..)),
            None => (option, None),
        };
        let (flag, full) = unabbreviated(name, option)?;
        match (flag, value) {
            (None, Some(value)) => Ok(Argument::Service(value.to_vec())),
            (None, None) => {
                let value = self.rest.next().map(Argument::Service);
                value.ok_or_else(|| error(&[b"option '--", full.as_bytes(), b"' requires an argument"]))
            }
            (Some(_), Some(_)) => Err(error(&[b"option '--", full.as_bytes(), b"' doesn't allow an argument"])),
            (Some(flag), None) => Ok(Argument::Flag(flag)),
        }
    }

    /// The option of this letter. The value of `-s` is what follows it, or the next argument.
    fn letter(&mut self, letter: u8) -> Result<Argument, Error> {
        let known = OPTIONS.iter().find(|(_, known, _)| *known == Some(letter));
        match known.ok_or_else(|| error(&[b"invalid option -- '", &[letter], b"'"]))? {
            (Some(flag), ..) => Ok(Argument::Flag(*flag)),
            (None, ..) => {
                let attached: Vec<u8> = mem::take(&mut self.letters).collect();
                let value = if attached.is_empty() { self.rest.next() } else { Some(attached) };
                value.map(Argument::Service).ok_or_else(|| error(&[b"option requires an argument -- 's'"]))
            }
        }
    }
}

impl<I: Iterator<Item = Vec<u8>>> Iterator for Arguments<I> {
    type Item = Result<Argument, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(letter) = self.letters.next() {
                return Some(self.letter(letter));
            }
            let argument = self.rest.next()?;
            match argument.as_slice() {
                _ if self.only_words => return Some(Ok(Argument::Word(argument))),
                b"--" => self.only_words = true,
                [b'-', b'-', option @ ..] => return Some(self.long(option)),
                [b'-', _, ..] => {
                    self.letters = argument.into_iter();
                    self.letters.next();
                }
                _ => {
                    self.only_words = self.posixly;
                    return Some(Ok(Argument::Word(argument)));
                }
            }
        }
    }
}

/// The option that `name` is, or abbreviates without doubt; `option` is how it was written.
fn unabbreviated(name: &[u8], option: &[u8]) -> Result<(Option<Flag>, &'static str), Error> {
    if let Some(&(flag, _, full)) = OPTIONS.iter().find(|(_, _, full)| full.as_bytes() == name) {
        return Ok((flag, full));
    }
    let candidates: Vec<_> = OPTIONS.iter().filter(|(_, _, full)| full.as_bytes().starts_with(name)).collect();
    match candidates.as_slice() {
        [] => Err(error(&[b"unrecognized option '--", option, b"'"])),
        [(flag, _, full)] => Ok((*flag, full)),
        _ => {
            let names: String = candidates.iter().map(|(_, _, full)| format!(" '--{full}'")).collect();
            Err(error(&[b"option '--", option, b"' is ambiguous; possibilities:", names.as_bytes()]))
        }
    }
}

fn error(message: &[&[u8]]) -> Error {
    Error::Option(message.concat())
}
