//! Frames that the kernel made to call a signal handler.
//!
//! The handler returns to a few instructions in libc that ask the kernel to take the frame away again. musl has no
//! call frame information for them; debuggers know them by their bytes, which no libc ever changed.

use super::{
    Process,
    machine::{SIGNAL_RETURNS, signal_places},
    registers::Registers,
};

/// The registers of what a signal interrupted, if `registers` are those of a return from its handler.
pub fn interrupted(process: &mut impl Process, registers: &Registers) -> Option<Registers> {
    let pc = registers.program_counter();
    let code = process.code(pc)?.text.from(pc)?;
    if !is_return(code) {
        return None;
    }
    let mut interrupted = registers.clone();
    for (number, place) in signal_places() {
        interrupted.set(number, process.word(registers.stack().checked_add(place)?)?);
    }
    Some(interrupted)
}

/// Whether a return from a signal handler is what `code` begins with.
pub fn is_return(code: &[u8]) -> bool {
    SIGNAL_RETURNS.iter().any(|known| code.starts_with(known))
}
