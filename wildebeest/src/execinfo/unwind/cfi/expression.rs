//! The expressions of call frame information: arithmetic on a small stack.
//!
//! Linkers write them for the procedure linkage table, compilers for realigned stacks and assembler
//! programmers for contexts. None of them branches; one that does is not understood.

use super::bytes::{Bytes, Encoding};
use crate::execinfo::unwind::{Process, registers::Registers};

/// No stack of an expression is deeper than this.
const DEPTH: usize = 16;

struct Stack {
    values: [usize; DEPTH],
    depth: usize,
}

impl Stack {
    #[inline(never)]
    fn push(&mut self, value: usize) -> Option<()> {
        *self.values.get_mut(self.depth)? = value;
        self.depth += 1;
        Some(())
    }

    #[inline(never)]
    fn pop(&mut self) -> Option<usize> {
        self.depth = self.depth.checked_sub(1)?;
        self.values.get(self.depth).copied()
    }

    fn pick(&self, index: usize) -> Option<usize> {
        self.values.get(self.depth.checked_sub(index)?.checked_sub(1)?).copied()
    }

    /// Puts the result in the place of the two topmost values, the topmost of which comes second.
    fn replace(&mut self, combine: impl FnOnce(usize, usize) -> usize) -> Option<()> {
        let second = self.pop()?;
        let first = self.pop()?;
        self.push(combine(first, second))
    }

    /// Comparisons are of signed numbers.
    fn compare(&mut self, holds: impl FnOnce(isize, isize) -> bool) -> Option<()> {
        self.replace(|first, second| holds(signed(first), signed(second)).into())
    }
}

fn signed(value: usize) -> isize {
    isize::from_ne_bytes(value.to_ne_bytes())
}

fn unsigned(value: i64) -> Option<usize> {
    Some(usize::from_ne_bytes(isize::try_from(value).ok()?.to_ne_bytes()))
}

/// The value of `expression`, with `initial` on the stack if that is given.
pub fn evaluate(
    expression: &[u8],
    process: &mut impl Process,
    registers: &Registers,
    initial: Option<usize>,
) -> Option<usize> {
    let mut stack = Stack { values: [0; DEPTH], depth: 0 };
    if let Some(initial) = initial {
        stack.push(initial)?;
    }
    let mut rest = Bytes::new(expression, 0);
    while let Some(operation) = rest.byte() {
        match operation {
            0x03..=0x1f | 0x30..=0x4f => constant_or_calculation(&mut stack, operation, &mut rest, process)?,
            0x21..=0x2e => calculation(&mut stack, operation, &mut rest)?,
            0x70..=0x8f => register(&mut stack, (operation - 0x70).into(), &mut rest, registers)?,
            0x92 => {
                let number = rest.leb()?;
                register(&mut stack, number, &mut rest, registers)?;
            }
            0x96 => {}
            _ => return None,
        }
    }
    stack.pop()
}

/// `DW_OP_bregN`: what the register holds, and so much.
fn register(stack: &mut Stack, number: u64, rest: &mut Bytes<'_>, registers: &Registers) -> Option<()> {
    let value = registers.get(usize::try_from(number).ok()?)?;
    let offset = isize::try_from(rest.signed_leb()?).ok()?;
    stack.push(value.wrapping_add_signed(offset))
}

fn constant_or_calculation(
    stack: &mut Stack,
    operation: u8,
    rest: &mut Bytes<'_>,
    process: &mut impl Process,
) -> Option<()> {
    match operation {
        0x03 => stack.push(rest.pointer(Encoding(0))?),
        0x06 => {
            let address = stack.pop()?;
            stack.push(process.word(address)?)
        }
        0x08 => stack.push(rest.byte()?.into()),
        0x09 => stack.push(unsigned(rest.signed_byte()?.into())?),
        0x0a => stack.push(rest.half()?.into()),
        0x0b => stack.push(unsigned(rest.signed_half()?.into())?),
        0x0c => stack.push(rest.word()?.try_into().ok()?),
        0x0d => stack.push(unsigned(rest.signed_word()?.into())?),
        0x0e => stack.push(rest.long()?.try_into().ok()?),
        0x0f => stack.push(unsigned(rest.signed_long()?)?),
        0x10 => stack.push(rest.leb()?.try_into().ok()?),
        0x11 => stack.push(unsigned(rest.signed_leb()?)?),
        0x12 => stack.push(stack.pick(0)?),
        0x13 => stack.pop().map(drop),
        0x14 => stack.push(stack.pick(1)?),
        0x15 => stack.push(stack.pick(rest.byte()?.into())?),
        0x16 => {
            let (second, first) = (stack.pop()?, stack.pop()?);
            stack.push(second)?;
            stack.push(first)
        }
        0x1a => stack.replace(|first, second| first & second),
        0x1c => stack.replace(usize::wrapping_sub),
        0x1e => stack.replace(usize::wrapping_mul),
        0x1f => {
            let value = stack.pop()?;
            stack.push(value.wrapping_neg())
        }
        0x30..=0x4f => stack.push((operation - 0x30).into()),
        _ => None,
    }
}

fn calculation(stack: &mut Stack, operation: u8, rest: &mut Bytes<'_>) -> Option<()> {
    match operation {
        0x21 => stack.replace(|first, second| first | second),
        0x22 => stack.replace(usize::wrapping_add),
        0x23 => {
            let sum = stack.pop()?.wrapping_add(usize::try_from(rest.leb()?).ok()?);
            stack.push(sum)
        }
        0x24 => stack.replace(|value, bits| places(bits).map_or(0, |bits| value.wrapping_shl(bits))),
        0x25 => stack.replace(|value, bits| places(bits).map_or(0, |bits| value.wrapping_shr(bits))),
        0x27 => stack.replace(|first, second| first ^ second),
        0x29 => stack.compare(|first, second| first == second),
        0x2a => stack.compare(|first, second| first >= second),
        0x2b => stack.compare(|first, second| first > second),
        0x2c => stack.compare(|first, second| first <= second),
        0x2d => stack.compare(|first, second| first < second),
        0x2e => stack.compare(|first, second| first != second),
        _ => None,
    }
}

/// By how many bits to shift; `None` if nothing is left of a number then.
fn places(bits: usize) -> Option<u32> {
    u32::try_from(bits).ok().filter(|bits| *bits < usize::BITS)
}
