//! How to find the caller of almost every frame, in two words that can be kept.

use super::{
    Process,
    registers::{FRAME, PROGRAM_COUNTER, Registers, SAVED, STACK, WORD},
};

/// The canonical frame address (the stack pointer in the caller) is a number of words above a register,
/// and what the caller had in its registers is a number of words below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Whether that register is the frame pointer; else it is the stack pointer.
    pub from_frame: bool,
    /// Words from the register up to the frame address; 0 if the function has no caller.
    pub up: u32,
    /// Words from the frame address down to the return address.
    pub return_address: u8,
    /// The same for the registers that survive a call; 0 for those that the function leaves alone.
    pub saved: [u8; SAVED.len()],
}

/// A slot takes five bits.
const MOST_DOWN: u8 = 31;
const SLOT_BITS: u32 = 5;

impl Recipe {
    /// For functions without a caller.
    pub const OUTERMOST: Self = Self { from_frame: false, up: 0, return_address: 0, saved: [0; SAVED.len()] };

    /// The registers of the caller.
    pub fn apply(&self, process: &mut impl Process, registers: &Registers) -> Option<Registers> {
        if self.up == 0 {
            return None;
        }
        let base = registers.get(if self.from_frame { FRAME } else { STACK })?;
        let address = base.checked_add(usize::try_from(self.up).ok()?.checked_mul(WORD)?)?;
        let slot = |down: u8| address.checked_sub(usize::from(down).wrapping_mul(WORD));
        let mut caller = registers.clone();
        for (number, down) in SAVED.iter().zip(self.saved).filter(|(_, down)| *down != 0) {
            caller.set(*number, process.word(slot(down)?)?);
        }
        let return_address = process.word(slot(self.return_address)?)?;
        caller.set(PROGRAM_COUNTER, process.unsigned(return_address));
        caller.set(STACK, address);
        Some(caller)
    }

    fn pack(&self) -> Option<[usize; 2]> {
        let mut slots = 0u64;
        for down in self.saved.iter().chain([&self.return_address]) {
            if *down > MOST_DOWN {
                return None;
            }
            slots = slots << SLOT_BITS | u64::from(*down);
        }
        let up = u64::from(self.up) << 1 | u64::from(self.from_frame);
        Some([usize::try_from(slots).ok()?, usize::try_from(up).ok()?])
    }

    fn unpack([slots, up]: [usize; 2]) -> Option<Self> {
        let mut slots = u64::try_from(slots).ok()?;
        let mut next = || {
            let down = u8::try_from(slots & u64::from(MOST_DOWN)).unwrap_or(0);
            slots >>= SLOT_BITS;
            down
        };
        let return_address = next();
        let mut saved = [0; SAVED.len()];
        saved.iter_mut().rev().for_each(|slot| *slot = next());
        Some(Self { from_frame: up & 1 == 1, up: u32::try_from(up >> 1).ok()?, return_address, saved })
    }

    /// The recipe kept for the return address `pc`.
    pub fn recall(process: &impl Process, pc: usize) -> Option<Self> {
        process.recall(pc).and_then(Self::unpack)
    }

    /// Keeps the recipe for the return address `pc`, if it can be kept.
    pub fn remember(&self, process: &impl Process, pc: usize) {
        if let Some(values) = self.pack() {
            process.remember(pc, values);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_kept_is_what_was_meant(
            from_frame: bool,
            up: u32,
            return_address in 0..=MOST_DOWN,
            saved: [u8; SAVED.len()],
        ) {
            let saved = saved.map(|down| down & MOST_DOWN);
            let recipe = Recipe { from_frame, up, return_address, saved };
            prop_assert_eq!(recipe.pack().and_then(Recipe::unpack), Some(recipe));
        }
    }
}
