//! Memory for entries, given back in the opposite order: all that was taken since a mark at once.
//!
//! A walk makes the entries of a directory when it enters it and needs none of them when it leaves it. Taking
//! them from a block costs next to nothing, where musl's `malloc` and `free` would be a good part of a walk's time.

use core::ptr::NonNull;

use crate::ffi::{Buffer, OutOfMemory};

/// How large a block is, unless something larger must fit.
const BLOCK: usize = 32 * 1024;
/// What `malloc` aligns to, and so every allocation here.
const ALIGN: usize = 16;

#[derive(Clone, Copy)]
struct Block {
    start: NonNull<u8>,
    size: usize,
}

/// A place in an arena: everything before it stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// How many blocks there are.
    blocks: usize,
    /// How much of the last one is taken.
    used: usize,
}

/// A stack of blocks of which the last one is taken from.
pub struct Arena {
    blocks: Buffer<Block>,
    used: usize,
    /// A block that is not needed now, so that a walk along the end of another does not free and take it in turns.
    spare: Option<Block>,
}

impl Arena {
    /// An arena without memory.
    pub const fn new() -> Self {
        Self { blocks: Buffer::new(), used: 0, spare: None }
    }

    /// Takes `size` bytes, aligned for every type, with nothing written to them.
    #[inline(always)]
    pub fn allocate(&mut self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        let size = size.checked_next_multiple_of(ALIGN).ok_or(OutOfMemory)?;
        match self.blocks.last() {
            Some(block) if size <= block.size.saturating_sub(self.used) => {
                // SAFETY: that many bytes are left in the block.
                let start = unsafe { block.start.add(self.used) };
                self.used = self.used.saturating_add(size);
                Ok(start)
            }
            _ => self.allocate_block(size),
        }
    }

    #[cold]
    fn allocate_block(&mut self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        self.blocks.reserve(1)?;
        let block = match self.spare.take_if(|spare| size <= spare.size) {
            Some(spare) => spare,
            None => new_block(size.max(BLOCK))?,
        };
        self.blocks.push(block)?;
        self.used = size;
        Ok(block.start)
    }

    /// What there is now.
    pub fn mark(&self) -> Mark {
        Mark { blocks: self.blocks.len(), used: self.used }
    }

    /// Gives back what was taken since `mark`.
    pub fn release(&mut self, mark: Mark) {
        while self.blocks.len() > mark.blocks {
            let Some(block) = self.blocks.pop() else { break };
            if let Some(unneeded) = self.spare.replace(block) {
                free(unneeded);
            }
        }
        self.used = mark.used;
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        self.blocks.iter().copied().chain(self.spare).for_each(free);
    }
}

fn new_block(size: usize) -> Result<Block, OutOfMemory> {
    // SAFETY: malloc takes any size.
    let start = unsafe { libc::malloc(size) };
    Ok(Block { start: NonNull::new(start.cast()).ok_or(OutOfMemory)?, size })
}

fn free(block: Block) {
    // SAFETY: the block came from malloc and is in the arena no more.
    unsafe { libc::free(block.start.as_ptr().cast()) };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What is taken between two marks, and whether it is given back then.
    #[derive(Clone, Debug)]
    enum Step {
        Take(usize),
        Mark,
        Release,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => (0usize..2000).prop_map(Step::Take),
            1 => (30_000usize..70_000).prop_map(Step::Take),
            2 => Just(Step::Mark),
            2 => Just(Step::Release),
        ]
    }

    /// An allocation, its size, and the letter it was filled with.
    type Taken = (NonNull<u8>, usize, u8);

    fn are_intact(taken: &[Taken]) -> bool {
        taken.iter().all(|(start, size, letter)| {
            // SAFETY: the allocation was not given back, and was filled.
            let bytes = unsafe { core::slice::from_raw_parts(start.as_ptr(), *size) };
            bytes.iter().all(|byte| byte == letter)
        })
    }

    proptest! {
        /// Every allocation keeps what is written to it until it is given back, and none overlaps another.
        #[test]
        fn allocations_keep_apart(steps in prop::collection::vec(step(), 0..80)) {
            let mut arena = Arena::new();
            let mut taken: Vec<Taken> = Vec::new();
            let mut marks = Vec::new();
            for (number, step) in steps.into_iter().enumerate() {
                match step {
                    Step::Take(size) => {
                        let start = arena.allocate(size).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
                        prop_assert_eq!(start.addr().get() % ALIGN, 0);
                        let letter = number as u8;
                        // SAFETY: `size` bytes were allocated.
                        unsafe { start.write_bytes(letter, size) };
                        taken.push((start, size, letter));
                    }
                    Step::Mark => marks.push((arena.mark(), taken.len())),
                    Step::Release => {
                        prop_assert!(are_intact(&taken));
                        if let Some((mark, count)) = marks.pop() {
                            arena.release(mark);
                            taken.truncate(count);
                        }
                    }
                }
            }
            prop_assert!(are_intact(&taken));
        }
    }
}
