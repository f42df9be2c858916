//! Memory for sets of places in a text.

use crate::ffi::{Buffer, OutOfMemory};

/// How many words are on the stack.
const SMALL: usize = 256;

/// Words that are all zero.
pub struct Pool {
    small: [u64; SMALL],
    large: Buffer<u64>,
}

impl Pool {
    /// A pool that can hold `words` words without `malloc` if they are few.
    pub fn new(words: usize) -> Result<Self, OutOfMemory> {
        let mut large = Buffer::new();
        if words > SMALL {
            large.reserve(words)?;
            for _ in 0..words {
                large.push(0)?;
            }
        }
        Ok(Self { small: [0; SMALL], large })
    }

    pub fn words(&mut self) -> &mut [u64] {
        if self.large.is_empty() { &mut self.small } else { &mut self.large }
    }
}
