//! A line of `/etc/rpc`: `name number alias...`.
#![forbid(unsafe_code)]

use core::ffi::c_int;

use super::line::{Words, content, decimal_field, word};

/// A program that is called by Sun RPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program<'a> {
    /// Its official name.
    pub name: &'a [u8],
    /// Its program number.
    pub number: c_int,
    /// Its other names.
    pub aliases: Words<'a>,
}

impl<'a> Program<'a> {
    /// Reads a line; `None` when it is empty, a comment, or has no decimal number of 32 bits.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let (name, rest) = word(content(line)?);
        let (number, rest) = decimal_field(rest)?;
        Some(Self { name, number: number as c_int, aliases: Words::new(rest) })
    }

    /// Whether `name` is one of its names; the case of letters counts.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name == name || self.aliases.contain(name)
    }
}
