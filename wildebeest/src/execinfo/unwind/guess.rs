//! Where nothing tells where the caller is: the frame pointer, or the stack searched for a return address.
//!
//! A return address is believed only if it stands behind a call, which for the search must go to the function.

use super::{
    Process,
    machine::{self, Call},
    registers::{FRAME, PROGRAM_COUNTER, Registers, STACK, WORD},
    signal,
};

/// How far up the stack is searched, in words.
const SEARCHED: usize = 2048;
/// No code is at lower or higher addresses than these.
const PLAUSIBLE: core::ops::Range<usize> = 1 << 12..1 << 55;
/// A frame is not larger than this where the frame pointer is believed.
const LARGEST_FRAME: usize = 1 << 20;
/// A call goes to the function that holds an address if it goes no farther from it than this.
const LARGEST_FUNCTION: usize = 1 << 14;

/// The caller of a function whose instructions lead nowhere known.
pub fn caller(process: &mut impl Process, registers: &Registers) -> Option<Registers> {
    by_frame_pointer(process, registers).or_else(|| by_search(process, registers))
}

/// Whether `address` is where a call returns to, or a signal handler.
pub fn is_return_address(process: &mut impl Process, address: usize) -> bool {
    let Some(code) = process.code(address.wrapping_sub(1)) else { return false };
    machine::call_before(&code.text, address).is_some() || code.text.from(address).is_some_and(signal::is_return)
}

/// A frame pointer points to the caller's, above which the return address is.
pub fn by_frame_pointer(process: &mut impl Process, registers: &Registers) -> Option<Registers> {
    let frame = registers.frame();
    let size = frame.checked_sub(registers.stack())?;
    if size > LARGEST_FRAME || !frame.is_multiple_of(WORD) {
        return None;
    }
    let outer = process.word(frame)?;
    let return_address = process.word(frame.checked_add(WORD)?)?;
    let return_address = process.unsigned(return_address);
    if !is_return_address(process, return_address) {
        return None;
    }
    let mut caller = registers.clone();
    caller.set(FRAME, outer);
    caller.set(PROGRAM_COUNTER, return_address);
    caller.set(STACK, frame.checked_add(2 * WORD)?);
    Some(caller)
}

/// A call of a bad pointer has done nothing yet but to leave its return address.
pub fn just_called(process: &mut impl Process, registers: &Registers) -> Option<Registers> {
    let (return_address, stack) = machine::just_called(process, registers)?;
    if !is_return_address(process, return_address) {
        return None;
    }
    let mut caller = registers.clone();
    caller.set(PROGRAM_COUNTER, return_address);
    caller.set(STACK, stack);
    Some(caller)
}

/// The first return address up the stack whose call goes to this function.
///
/// This is where a function ends in a call that never returns: the one that calls `main`, of all. What is found
/// is kept for the next time that the same function stands at the same place of the stack.
#[inline(never)]
fn by_search(process: &mut impl Process, registers: &Registers) -> Option<Registers> {
    let place = search(process, registers.program_counter(), registers.stack());
    process.remember(key(registers), place.map_or([0; 2], |(slot, return_address)| [slot, return_address]));
    let (slot, return_address) = place?;
    found(registers, slot, return_address)
}

/// What searching has found before, if that is still there.
pub fn recall(process: &mut impl Process, registers: &Registers) -> Option<Option<Registers>> {
    let [slot, return_address] = process.recall(key(registers))?;
    if slot == 0 {
        return Some(None);
    }
    let is_there = process.word(slot).is_some_and(|there| process.unsigned(there) == return_address);
    is_there.then(|| found(registers, slot, return_address))
}

fn key(registers: &Registers) -> usize {
    registers.program_counter() ^ registers.stack().rotate_left(usize::BITS / 2)
}

fn found(registers: &Registers, slot: usize, return_address: usize) -> Option<Registers> {
    let mut caller = registers.clone();
    caller.set(PROGRAM_COUNTER, return_address);
    caller.set(STACK, slot.checked_add(WORD)?);
    Some(caller)
}

fn search(process: &mut impl Process, pc: usize, stack: usize) -> Option<(usize, usize)> {
    for index in 0..SEARCHED {
        let slot = stack.checked_add(index.wrapping_mul(WORD))?;
        let address = process.word(slot)?;
        let address = process.unsigned(address);
        // Numbers, the stack itself, text: no need to ask what is mapped there.
        if !PLAUSIBLE.contains(&address) || address.wrapping_sub(stack) < SEARCHED * WORD {
            continue;
        }
        let Some(code) = process.code(address.wrapping_sub(1)) else { continue };
        let target = match machine::call_before(&code.text, address) {
            Some(Call::To(target)) => Some(target),
            Some(Call::Through(pointer)) => process.word(pointer),
            // Old return addresses lie about; of this one it cannot be told.
            Some(Call::Computed) | None => None,
        };
        if target.is_some_and(|target| leads_to(process, target, pc)) {
            return Some((slot, address));
        }
    }
    None
}

/// Whether a call to `target` may arrive in the function that holds `pc`.
fn leads_to(process: &mut impl Process, target: usize, pc: usize) -> bool {
    let target = machine::behind_stub(process, target);
    target.abs_diff(pc) < LARGEST_FUNCTION
}
