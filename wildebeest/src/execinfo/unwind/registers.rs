//! The registers of a frame, under the numbers that DWARF gives them.

pub use super::machine::{COUNT, FRAME, PROGRAM_COUNTER, RETURN_ADDRESS, SAVED, STACK};

/// The size of a register.
pub const WORD: usize = size_of::<usize>();

/// The values of a frame's registers. Those that nobody knows are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registers([usize; COUNT]);

impl Registers {
    /// What `backtrace` found: the registers that survive a call, the stack pointer, and where it returns to.
    pub fn of_caller(saved: &[usize; SAVED.len()], stack: usize, program_counter: usize) -> Self {
        let mut registers = Self([0; COUNT]);
        for (number, value) in SAVED.iter().zip(saved) {
            registers.set(*number, *value);
        }
        registers.set(STACK, stack);
        registers.set(PROGRAM_COUNTER, program_counter);
        registers
    }

    /// The register with that number.
    pub fn get(&self, number: usize) -> Option<usize> {
        self.0.get(number).copied()
    }

    /// Gives the register a value, if there is such a register.
    pub fn set(&mut self, number: usize, value: usize) {
        if let Some(register) = self.0.get_mut(number) {
            *register = value;
        }
    }

    /// Where the frame is in its function.
    pub fn program_counter(&self) -> usize {
        self.get(PROGRAM_COUNTER).unwrap_or(0)
    }

    /// The stack pointer.
    pub fn stack(&self) -> usize {
        self.get(STACK).unwrap_or(0)
    }

    /// The frame pointer, if the function uses one.
    pub fn frame(&self) -> usize {
        self.get(FRAME).unwrap_or(0)
    }
}
