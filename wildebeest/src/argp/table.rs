//! The options that the command line is searched for.
#![forbid(unsafe_code)]

use core::ffi::c_int;

use crate::ffi::{Buffer, OutOfMemory};

/// Whether an option takes an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Nothing,
    Argument,
    Perhaps,
}

/// An option of one letter.
#[derive(Clone, Copy, Debug)]
pub struct ShortOption {
    pub letter: u8,
    pub takes: Takes,
    /// The parser that gets it.
    pub group: usize,
}

/// An option with a name.
#[derive(Clone, Copy, Debug)]
pub struct LongOption<'a> {
    pub name: &'a [u8],
    pub takes: Takes,
    pub key: c_int,
    /// The parser that gets it.
    pub group: usize,
}

impl LongOption<'_> {
    /// Whether it makes no difference which of the two is meant.
    fn means_the_same(&self, other: &Self) -> bool {
        (self.takes, self.key, self.group) == (other.takes, other.key, other.group)
    }
}

/// All options of all parsers. Where two have the same name, the first one counts.
#[derive(Default)]
pub struct OptionTable<'a> {
    shorts: Buffer<ShortOption>,
    longs: Buffer<LongOption<'a>>,
}

/// Several options have names that begin so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ambiguous;

impl<'a> OptionTable<'a> {
    pub fn add_short(&mut self, option: ShortOption) -> Result<(), OutOfMemory> {
        if self.short(option.letter).is_some() {
            return Ok(());
        }
        self.shorts.push(option)
    }

    pub fn add_long(&mut self, option: LongOption<'a>) -> Result<(), OutOfMemory> {
        if self.longs.iter().any(|other| other.name == option.name) {
            return Ok(());
        }
        self.longs.push(option)
    }

    /// The option `letter`: its place, and what it takes.
    pub fn short(&self, letter: u8) -> Option<(usize, Takes)> {
        let index = self.shorts.iter().position(|option| option.letter == letter)?;
        Some((index, self.shorts.get(index)?.takes))
    }

    pub fn short_at(&self, index: usize) -> Option<&ShortOption> {
        self.shorts.get(index)
    }

    pub fn long_at(&self, index: usize) -> Option<&LongOption<'a>> {
        self.longs.get(index)
    }

    /// All long options, in the order of the parsers.
    pub fn longs(&self) -> impl Iterator<Item = &LongOption<'a>> {
        self.longs.iter()
    }

    /// The place of the option called `name`, or whose name alone begins so. `None`: there is none.
    pub fn long(&self, name: &[u8], long_only: bool) -> Option<Result<usize, Ambiguous>> {
        if let Some(index) = self.longs.iter().position(|option| option.name == name) {
            return Some(Ok(index));
        }
        let index = self.longs.iter().position(|option| option.name.starts_with(name))?;
        let is_ambiguous = self.candidates(name, long_only).nth(1).is_some();
        Some(if is_ambiguous { Err(Ambiguous) } else { Ok(index) })
    }

    /// The options whose names begin with `name`: the first, and those that differ from it in more than the name.
    pub fn candidates<'s>(&'s self, name: &'s [u8], long_only: bool) -> impl Iterator<Item = &'s LongOption<'a>> {
        let mut first: Option<&LongOption<'a>> = None;
        self.longs.iter().filter(move |option| {
            if !option.name.starts_with(name) {
                return false;
            }
            let first = *first.get_or_insert(option);
            core::ptr::eq(first, *option) || long_only || !option.means_the_same(first)
        })
    }
}
