//! From a frame to its caller, and so on to the outermost.
//!
//! Three kinds of code are told apart:
//! - code with call frame information (`.eh_frame`), which says exactly where the caller's registers are;
//! - the kernel's return from a signal handler, which is known by its instructions, and leads to the
//!   registers of what was interrupted;
//! - code without: musl itself, above all, is built without the information. There the code is followed
//!   to its `ret` (`follow`), which is as exact when it succeeds. Else the frame pointer, else a
//!   return address on the stack has to do (`guess`), each verified to stand behind a call.
//!
//! Whatever is read may be rubbish: every read of the stack can fail, and every step goes up the stack.

pub mod cfi;
mod guess;
mod recipe;
pub mod registers;
mod signal;
#[cfg(test)]
mod stack;

// Tested everywhere, because hardly anybody has one.
#[cfg(any(target_arch = "aarch64", test))]
#[cfg_attr(not(target_arch = "aarch64"), allow(dead_code, reason = "only its tests are run"))]
mod aarch64;
#[cfg(target_arch = "aarch64")]
use aarch64 as machine;
#[cfg(not(target_arch = "aarch64"))]
mod x86_64;
#[cfg(not(target_arch = "aarch64"))]
use x86_64 as machine;

use cfi::Tables;
use machine::follow;
pub use recipe::Recipe;
use registers::Registers;

/// Bytes of the process, and where they begin.
#[derive(Clone, Copy, Debug)]
pub struct Section<'a> {
    /// Of the first byte.
    pub address: usize,
    /// All of them.
    pub bytes: &'a [u8],
}

impl<'a> Section<'a> {
    /// What there is from `address` on; `None` outside.
    pub fn from(&self, address: usize) -> Option<&'a [u8]> {
        self.bytes.get(address.checked_sub(self.address)?..).filter(|rest| !rest.is_empty())
    }

    /// What there is before `address`; `None` outside.
    pub fn before(&self, address: usize) -> Option<&'a [u8]> {
        self.bytes.get(..address.checked_sub(self.address)?)
    }
}

/// What is known of the code at an address.
#[derive(Clone, Copy, Debug)]
pub struct Code<'a> {
    /// The executable segment.
    pub text: Section<'a>,
    /// The object's tables, if it has any.
    pub tables: Option<Tables<'a>>,
}

/// The process whose stack is unwound.
pub trait Process {
    /// The word at `address`, or `None` if it cannot be read.
    fn word(&mut self, address: usize) -> Option<usize>;

    /// The code at `address`, or `None` if that is in no object's executable segment.
    fn code(&mut self, address: usize) -> Option<Code<'static>>;

    /// Where the program's first instructions are, which have no caller.
    fn entry(&self) -> usize;

    /// An address without the signature that the processor may have put into it.
    fn unsigned(&self, address: usize) -> usize;

    /// What [`Process::remember`] was told of `key`, or of another one that took its place: `Recipe`s know theirs.
    fn recall(&self, key: usize) -> Option<[usize; 2]>;

    /// Keeps `values` for the next unwinding, if there is room.
    fn remember(&self, key: usize, values: [usize; 2]);
}

/// A frame's registers, and how its program counter is to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Their values.
    pub registers: Registers,
    /// The program counter is where a signal stopped the function. Else it is a return address, which may
    /// already belong to the next function: the one that called ends with the call if that never returns.
    pub interrupted: bool,
}

/// More signal handlers than this within one another are rubbish on the stack.
const MOST_SIGNALS: usize = 64;
/// How many bytes there are at most of the program's first instructions.
const ENTRY_SIZE: usize = 64;

/// The program counters of `frame` and its callers, until `store` has no room for another.
pub fn unwind(process: &mut impl Process, mut frame: Frame, mut store: impl FnMut(usize) -> bool) {
    let mut signals = 0;
    loop {
        let pc = frame.registers.program_counter();
        if pc == 0 || !store(pc) {
            return;
        }
        let Some(caller) = step(process, &frame) else { return };
        if caller.interrupted {
            signals += 1;
        }
        // Only a signal handler may have a stack of its own.
        let moved = caller.interrupted || frame.interrupted || caller.registers.stack() > frame.registers.stack();
        if !moved || signals > MOST_SIGNALS {
            return;
        }
        frame = caller;
    }
}

/// The frame that called `frame`; `None` if there is none, or it cannot be found.
fn step(process: &mut impl Process, frame: &Frame) -> Option<Frame> {
    let pc = frame.registers.program_counter();
    if !frame.interrupted {
        if let Some(recipe) = Recipe::recall(process, pc) {
            return recipe.apply(process, &frame.registers).map(returned);
        }
        if let Some(caller) = guess::recall(process, &frame.registers) {
            return caller.map(returned);
        }
    }
    step_anew(process, frame)
}

/// The same for a frame whose recipe is not known yet.
#[inline(never)]
fn step_anew(process: &mut impl Process, frame: &Frame) -> Option<Frame> {
    let pc = frame.registers.program_counter();
    if pc.wrapping_sub(process.entry()) < ENTRY_SIZE {
        Recipe::OUTERMOST.remember(process, pc);
        return None;
    }
    if let Some(interrupted) = signal::interrupted(process, &frame.registers) {
        return Some(Frame { registers: interrupted, interrupted: true });
    }
    match process.code(if frame.interrupted { pc } else { pc.wrapping_sub(1) }) {
        Some(code) => {
            with_information(process, frame, &code).unwrap_or_else(|| without_information(process, frame, &code))
        }
        None => elsewhere(process, frame),
    }
}

fn returned(registers: Registers) -> Frame {
    Frame { registers, interrupted: false }
}

/// By call frame information. The outer `None`: there is none for this function.
#[inline(never)]
fn with_information(process: &mut impl Process, frame: &Frame, code: &Code<'_>) -> Option<Option<Frame>> {
    let pc = frame.registers.program_counter();
    let row = code.tables.as_ref()?.find(if frame.interrupted { pc } else { pc.wrapping_sub(1) })?;
    if !frame.interrupted
        && let Some(recipe) = row.recipe()
    {
        recipe.remember(process, pc);
    }
    let registers = row.apply(process, &frame.registers);
    Some(registers.map(|registers| Frame { registers, interrupted: row.is_signal() }))
}

/// In an object, in a function of which nothing is known but its instructions.
#[inline(never)]
fn without_information(process: &mut impl Process, frame: &Frame, code: &Code<'static>) -> Option<Frame> {
    let pc = frame.registers.program_counter();
    let Some(recipe) = follow::to_return(process, &frame.registers, &code.text) else {
        return guess::caller(process, &frame.registers).map(returned);
    };
    if !frame.interrupted {
        recipe.remember(process, pc);
    }
    recipe.apply(process, &frame.registers).map(returned)
}

/// In no object: code made at run time, a call of a bad pointer, or rubbish.
fn elsewhere(process: &mut impl Process, frame: &Frame) -> Option<Frame> {
    let called = if frame.interrupted { guess::just_called(process, &frame.registers) } else { None };
    called.or_else(|| guess::by_frame_pointer(process, &frame.registers)).map(returned)
}
