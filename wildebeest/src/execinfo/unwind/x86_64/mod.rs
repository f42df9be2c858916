//! What is particular to x86-64.

mod decode;
pub mod follow;

use super::{Process, Section, registers::Registers};

/// How many registers DWARF numbers, and which are which.
pub const COUNT: usize = 17;
/// The frame pointer, rbp.
pub const FRAME: usize = 6;
/// The stack pointer, rsp.
pub const STACK: usize = 7;
/// Where the frame is.
pub const PROGRAM_COUNTER: usize = 16;
/// Where it returns to: what that makes of the program counter.
pub const RETURN_ADDRESS: usize = 16;
/// What a function gives back as it was: rbx, rbp, r12 to r15.
pub const SAVED: [usize; 6] = [3, FRAME, 12, 13, 14, 15];

/// Where signal handlers return to: `mov $15, %rax; syscall`, and the same with the shorter `mov $15, %eax`.
pub const SIGNAL_RETURNS: [&[u8]; 2] = [b"\x48\xc7\xc0\x0f\0\0\0\x0f\x05", b"\xb8\x0f\0\0\0\x0f\x05"];

/// The registers that the kernel saved, and how far from the stack pointer (a ucontext_t) they are then.
pub fn signal_places() -> impl Iterator<Item = (usize, usize)> {
    const CONTEXT: usize = 40;
    const ORDER: [usize; COUNT] = [8, 9, 10, 11, 12, 13, 14, 15, 5, 4, 6, 3, 1, 0, 2, 7, 16];
    ORDER.into_iter().enumerate().map(|(index, number)| (number, CONTEXT.wrapping_add(index.wrapping_mul(8))))
}

/// Where a call goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    To(usize),
    /// To what the pointer at that address points to.
    Through(usize),
    /// To what a register says.
    Computed,
}

/// The call that returns to `address`.
pub fn call_before(text: &Section<'_>, address: usize) -> Option<Call> {
    let before = text.before(address)?;
    if let Some([0xe8, distance @ ..]) = before.last_chunk::<5>() {
        return Some(Call::To(relative(address, *distance)));
    }
    if let Some([0xff, 0x15, distance @ ..]) = before.last_chunk::<6>() {
        return Some(Call::Through(relative(address, *distance)));
    }
    let ends_here = |length: &usize| {
        let start = before.len().checked_sub(*length);
        let instruction = start.and_then(|start| before.get(start..));
        instruction.is_some_and(decode::is_computed_call)
    };
    (2..=7).find(ends_here).map(|_| Call::Computed)
}

fn relative(address: usize, distance: [u8; 4]) -> usize {
    let distance = i32::from_le_bytes(distance);
    address.wrapping_add_signed(isize::try_from(distance).unwrap_or(0))
}

/// Where a function returns to that has not executed anything, and the stack pointer then.
pub fn just_called(process: &mut impl Process, registers: &Registers) -> Option<(usize, usize)> {
    let stack = registers.stack();
    Some((process.word(stack)?, stack.checked_add(8)?))
}

/// Where a call to `target` ends up if that is an entry of the procedure linkage table.
pub fn behind_stub(process: &mut impl Process, target: usize) -> usize {
    through_pointer(process, target).unwrap_or(target)
}

fn through_pointer(process: &mut impl Process, target: usize) -> Option<usize> {
    /// Before the jump may stand a landing pad, and the entry's number in a register.
    const MOST_BEFORE: usize = 3;
    let text = process.code(target)?.text;
    let mut next = target;
    for _ in 0..=MOST_BEFORE {
        let code = text.from(next)?;
        let code = code.strip_prefix(b"\xf2").unwrap_or(code);
        let instruction = decode::instruction(text.from(next)?)?;
        next = next.checked_add(instruction.length)?;
        if let Some([0xff, 0x25, distance @ ..]) = code.first_chunk::<6>() {
            return process.word(relative(next, *distance));
        }
        if instruction.effect != decode::Effect::None {
            return None;
        }
    }
    None
}
