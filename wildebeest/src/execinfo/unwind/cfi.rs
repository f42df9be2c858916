//! Call frame information: `.eh_frame`, as the DWARF standard and the Linux Standard Base describe it.
//!
//! gimli reads these tables too, and was tried: an `unreachable!` in its `parse_encoded_value` (0.32) is a panic
//! that the optimiser cannot take out, and a component in which a panic can be reached is not built. Its row of
//! rules is also larger than the stack of a signal handler may be; [`Row`] has eight bytes a register.

use super::{
    Process, Recipe, Section,
    registers::{COUNT, FRAME, PROGRAM_COUNTER, RETURN_ADDRESS, Registers, SAVED, STACK, WORD},
};

mod bytes;
mod entry;
mod expression;

use bytes::Bytes;
use entry::Entry;

/// An object's `.eh_frame_hdr` and the segment that holds its `.eh_frame`.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// From `.eh_frame_hdr` on.
    pub index: Section<'a>,
    /// The segment.
    pub segment: Section<'a>,
}

/// Where the value that a register has in the caller is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Where it is now.
    Same,
    Undefined,
    /// In memory, so far from the frame address.
    At(i32),
    /// The frame address and so much.
    Value(i32),
    /// In that register.
    Register(u8),
    /// In memory where the expression says; the value that the expression has.
    AtExpression(Expression),
    ValueExpression(Expression),
}

/// Where an expression's bytes are, counted from the start of the segment that holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Expression {
    length: u16,
    from_start: u32,
}

/// How the frame address is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameAddress {
    Register(u8, i64),
    Expression(Expression),
}

#[derive(Clone, Copy, Debug)]
struct Rules {
    frame: FrameAddress,
    registers: [Rule; COUNT],
}

/// What holds at one address.
pub struct Row<'a> {
    rules: Rules,
    return_address: usize,
    is_signal: bool,
    segment: Section<'a>,
}

impl<'a> Tables<'a> {
    /// The rules for the instruction at `address`; `None` without any, and if they cannot be understood.
    #[inline(never)]
    pub fn find(&self, address: usize) -> Option<Row<'a>> {
        let entry = self.entry(address)?;
        let rules = Run::new(&entry, self.segment, address)?.run(&entry)?;
        let Entry { common, .. } = entry;
        Some(Row { rules, return_address: common.return_address, is_signal: common.is_signal, segment: self.segment })
    }
}

/// The instructions of one function, run as far as an address.
struct Run<'a> {
    rules: Rules,
    initial: Rules,
    /// Compilers never nest these.
    remembered: [Rules; 2],
    depth: usize,
    /// Where the instructions have come to, and how far they are to go.
    location: usize,
    target: usize,
    code_factor: u64,
    data_factor: i64,
    addresses: bytes::Encoding,
    segment: Section<'a>,
}

impl<'a> Run<'a> {
    fn new(entry: &Entry<'a>, segment: Section<'a>, target: usize) -> Option<Self> {
        let stack = u8::try_from(STACK).ok()?;
        let rules = Rules { frame: FrameAddress::Register(stack, 0), registers: [Rule::Same; COUNT] };
        let common = &entry.common;
        Some(Self {
            rules,
            initial: rules,
            remembered: [rules; 2],
            depth: 0,
            location: entry.start,
            target,
            code_factor: common.code_factor,
            data_factor: common.data_factor,
            addresses: common.addresses,
            segment,
        })
    }

    fn run(mut self, entry: &Entry<'_>) -> Option<Rules> {
        self.all(entry.common.instructions)?;
        self.initial = self.rules;
        self.all(entry.instructions)?;
        Some(self.rules)
    }

    #[inline(never)]
    fn all(&mut self, mut instructions: Bytes<'_>) -> Option<()> {
        while self.location <= self.target {
            let Some(opcode) = instructions.byte() else { break };
            let low = opcode & 0x3f;
            match opcode >> 6 {
                1 => self.advance(low.into()),
                2 => {
                    let offset = instructions.leb()?;
                    self.rule(low.into(), Rule::At(self.near(i64::try_from(offset).ok()?)?));
                }
                3 => self.restore(low.into()),
                _ => self.instruction(low, &mut instructions)?,
            }
        }
        Some(())
    }

    /// The instructions without an operand in the opcode: `DW_CFA_*`.
    fn instruction(&mut self, opcode: u8, operands: &mut Bytes<'_>) -> Option<()> {
        match opcode {
            0x00 => {}
            0x01 => self.location = operands.pointer(self.addresses)?,
            0x02 => self.advance(operands.byte()?.into()),
            0x03 => self.advance(operands.half()?.into()),
            0x04 => self.advance(operands.word()?.into()),
            0x07 => self.rule(operands.leb()?, Rule::Undefined),
            0x08 => self.rule(operands.leb()?, Rule::Same),
            0x06 => {
                let register = operands.leb()?;
                self.restore(register);
            }
            0x09 => {
                let register = operands.leb()?;
                self.rule(register, Rule::Register(operands.leb()?.try_into().ok()?));
            }
            0x0a => {
                *self.remembered.get_mut(self.depth)? = self.rules;
                self.depth += 1;
            }
            0x0b => {
                self.depth = self.depth.checked_sub(1)?;
                self.rules = *self.remembered.get(self.depth)?;
            }
            0x0c..=0x0f | 0x12 | 0x13 => self.frame_instruction(opcode, operands)?,
            0x05 | 0x10 | 0x11 | 0x14..=0x16 => self.rule_instruction(opcode, operands)?,
            // On AArch64: the return address is signed from here on. The signature is taken off in any case.
            0x2d => {}
            // How many bytes of arguments are on the stack.
            0x2e => drop(operands.leb()?),
            _ => return None,
        }
        Some(())
    }

    /// How the frame address is found from here on.
    fn frame_instruction(&mut self, opcode: u8, operands: &mut Bytes<'_>) -> Option<()> {
        let (register, offset) = match self.rules.frame {
            FrameAddress::Register(register, offset) => (Some(register), Some(offset)),
            FrameAddress::Expression(_) => (None, None),
        };
        let (register, offset) = match opcode {
            0x0c => (number(operands), i64::try_from(operands.leb()?).ok()),
            0x0d => (number(operands), offset),
            0x0e => (register, i64::try_from(operands.leb()?).ok()),
            0x12 => (number(operands), Some(self.factored(operands.signed_leb()?))),
            0x13 => (register, Some(self.factored(operands.signed_leb()?))),
            _ => {
                self.rules.frame = FrameAddress::Expression(self.expression(operands)?);
                return Some(());
            }
        };
        self.rules.frame = FrameAddress::Register(register?, offset?);
        Some(())
    }

    /// Where a register is from here on.
    fn rule_instruction(&mut self, opcode: u8, operands: &mut Bytes<'_>) -> Option<()> {
        let register = operands.leb()?;
        let rule = match opcode {
            0x05 => Rule::At(self.near(operands.leb()?.try_into().ok()?)?),
            0x10 => Rule::AtExpression(self.expression(operands)?),
            0x11 => Rule::At(self.near(operands.signed_leb()?)?),
            0x14 => Rule::Value(self.near(operands.leb()?.try_into().ok()?)?),
            0x15 => Rule::Value(self.near(operands.signed_leb()?)?),
            _ => Rule::ValueExpression(self.expression(operands)?),
        };
        self.rule(register, rule);
        Some(())
    }

    fn advance(&mut self, delta: u64) {
        let distance = self.code_factor.wrapping_mul(delta);
        self.location = usize::try_from(distance).map_or(usize::MAX, |distance| self.location.saturating_add(distance));
    }

    fn restore(&mut self, register: u64) {
        let number = usize::try_from(register).unwrap_or(usize::MAX);
        let initial = self.initial.registers.get(number).copied();
        self.rule(register, initial.unwrap_or(Rule::Same));
    }

    fn expression(&self, operands: &mut Bytes<'_>) -> Option<Expression> {
        let length = operands.leb()?;
        let from_start = operands.address().checked_sub(self.segment.address)?;
        operands.take(usize::try_from(length).ok()?)?;
        Some(Expression { length: length.try_into().ok()?, from_start: from_start.try_into().ok()? })
    }

    fn factored(&self, offset: i64) -> i64 {
        offset.wrapping_mul(self.data_factor)
    }

    fn near(&self, offset: i64) -> Option<i32> {
        offset.checked_mul(self.data_factor)?.try_into().ok()
    }

    /// Registers beyond those that are followed (vector registers) have rules that nobody asks for.
    fn rule(&mut self, register: u64, rule: Rule) {
        let number = usize::try_from(register).unwrap_or(usize::MAX);
        if let Some(place) = self.rules.registers.get_mut(number) {
            *place = rule;
        }
    }
}

fn number(operands: &mut Bytes<'_>) -> Option<u8> {
    operands.leb()?.try_into().ok()
}

impl Row<'_> {
    /// Whether the function is where signal handlers return to.
    pub fn is_signal(&self) -> bool {
        self.is_signal
    }

    /// The registers of the caller; `None` if there is none, or memory cannot be read.
    #[inline(never)]
    pub fn apply(&self, process: &mut impl Process, registers: &Registers) -> Option<Registers> {
        let address = match self.rules.frame {
            FrameAddress::Register(register, offset) => {
                registers.get(register.into())?.wrapping_add_signed(isize::try_from(offset).ok()?)
            }
            FrameAddress::Expression(expression) => self.evaluate(process, registers, expression, None)?,
        };
        let mut caller = registers.clone();
        caller.set(STACK, address);
        for (number, rule) in self.rules.registers.iter().enumerate() {
            let value = match *rule {
                Rule::Same => continue,
                Rule::Undefined if number == self.return_address => return None,
                Rule::Undefined => continue,
                Rule::At(offset) => process.word(address.wrapping_add_signed(isize::try_from(offset).ok()?))?,
                Rule::Value(offset) => address.wrapping_add_signed(isize::try_from(offset).ok()?),
                Rule::Register(other) => registers.get(other.into())?,
                Rule::AtExpression(expression) => {
                    let place = self.evaluate(process, registers, expression, Some(address))?;
                    process.word(place)?
                }
                Rule::ValueExpression(expression) => self.evaluate(process, registers, expression, Some(address))?,
            };
            caller.set(number, value);
        }
        let return_address = caller.get(self.return_address)?;
        caller.set(PROGRAM_COUNTER, process.unsigned(return_address));
        Some(caller)
    }

    #[inline(never)]
    fn evaluate(
        &self,
        process: &mut impl Process,
        registers: &Registers,
        expression: Expression,
        initial: Option<usize>,
    ) -> Option<usize> {
        let start = usize::try_from(expression.from_start).ok()?;
        let bytes = self.segment.bytes.get(start..)?.get(..expression.length.into())?;
        expression::evaluate(bytes, process, registers, initial)
    }

    /// The same in short, if that can be said in short.
    pub fn recipe(&self) -> Option<Recipe> {
        let rule = |number: usize| self.rules.registers.get(number).copied();
        if self.is_signal || self.return_address != RETURN_ADDRESS || rule(STACK)? != Rule::Same {
            return None;
        }
        if rule(RETURN_ADDRESS)? == Rule::Undefined {
            return Some(Recipe::OUTERMOST);
        }
        let FrameAddress::Register(register, offset) = self.rules.frame else { return None };
        let from_frame = usize::from(register) == FRAME;
        if !from_frame && usize::from(register) != STACK {
            return None;
        }
        let mut saved = [0; SAVED.len()];
        for (place, number) in saved.iter_mut().zip(SAVED) {
            *place = match rule(number)? {
                Rule::Same | Rule::Undefined => 0,
                other => down(other)?,
            };
        }
        let up = u32::try_from(offset).ok().and_then(whole_words).filter(|up| *up != 0)?;
        Some(Recipe { from_frame, up, return_address: down(rule(RETURN_ADDRESS)?)?, saved })
    }
}

/// How many words below the frame address the value is.
fn down(rule: Rule) -> Option<u8> {
    let Rule::At(offset) = rule else { return None };
    let words = whole_words(u32::try_from(offset.checked_neg()?).ok()?)?;
    u8::try_from(words).ok().filter(|words| *words != 0)
}

fn whole_words(bytes: u32) -> Option<u32> {
    let word = u32::try_from(WORD).ok()?;
    bytes.is_multiple_of(word).then(|| bytes / word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::execinfo::unwind::stack::Stack;

    const BASE: usize = 0x10000;
    const FUNCTION: usize = 0x8000;
    const HEADER_SIZE: usize = 20;

    /// A header with a table of one function of 0x100 bytes, and its two records with those instructions.
    fn tables(common: &[u8], own: &[u8]) -> Vec<u8> {
        let distance =
            |to: usize, from: usize| (i32::try_from(to).unwrap() - i32::try_from(from).unwrap()).to_le_bytes();
        let mut cie = vec![0, 0, 0, 0, 1];
        cie.extend(b"zR\0");
        cie.extend([1, 0x78, 16, 1, 0x1b]);
        cie.extend(common);
        let fde_at = BASE + HEADER_SIZE + 4 + cie.len();
        let mut bytes = vec![1, 0x1b, 3, 0x3b];
        bytes.extend(distance(BASE + HEADER_SIZE, BASE + 4));
        bytes.extend(1u32.to_le_bytes());
        bytes.extend(distance(FUNCTION, BASE));
        bytes.extend(distance(fde_at, BASE));
        bytes.extend(u32::try_from(cie.len()).unwrap().to_le_bytes());
        bytes.extend(&cie);
        let mut fde = u32::try_from(fde_at + 4 - (BASE + HEADER_SIZE)).unwrap().to_le_bytes().to_vec();
        fde.extend(distance(FUNCTION, fde_at + 8));
        fde.extend(0x100u32.to_le_bytes());
        fde.push(0);
        fde.extend(own);
        bytes.extend(u32::try_from(fde.len()).unwrap().to_le_bytes());
        bytes.extend(fde);
        bytes
    }

    fn find(bytes: &[u8], address: usize) -> Option<Row<'_>> {
        let section = Section { address: BASE, bytes };
        Tables { index: section, segment: section }.find(address)
    }

    /// rsp + 8; the return address in front of it.
    const AT_ENTRY: [u8; 5] = [0x0c, 7, 8, 0x90, 1];

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn a_function_that_sets_up_a_frame() {
        // push %rbp; mov %rsp, %rbp; ...; leave
        let own = [0x41, 0x0e, 16, 0x86, 2, 0x43, 0x0d, 6, 0x02, 0x80, 0x0c, 7, 8];
        let bytes = tables(&AT_ENTRY, &own);
        let recipe = |offset: usize| find(&bytes, FUNCTION + offset).and_then(|row| row.recipe());
        let expected = |from_frame, up, frame| {
            let saved = [0, frame, 0, 0, 0, 0];
            Some(Recipe { from_frame, up, return_address: 1, saved })
        };
        assert_eq!(recipe(0), expected(false, 1, 0));
        assert_eq!(recipe(1), expected(false, 2, 2));
        assert_eq!(recipe(3), expected(false, 2, 2));
        assert_eq!(recipe(4), expected(true, 2, 2));
        assert_eq!(recipe(0x83), expected(true, 2, 2));
        assert_eq!(recipe(0x84), expected(false, 1, 2));
        assert_eq!(recipe(0x100), None);
        assert_eq!(find(&bytes, FUNCTION - 1).map(|row| row.is_signal()), None);
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn the_procedure_linkage_table() {
        // DW_CFA_def_cfa_expression: rsp + 8 + ((rip & 15) >= 11) * 8, as GNU ld writes it.
        let own = [0x0f, 11, 0x77, 8, 0x80, 0, 0x3f, 0x1a, 0x3b, 0x2a, 0x33, 0x24, 0x22];
        let bytes = tables(&AT_ENTRY, &own);
        let mut stack = Stack { start: 0x1000, words: vec![0, 0xaaaa, 0xbbbb] };
        for (pc, expected) in [(FUNCTION + 6, 0xaaaa), (FUNCTION + 11, 0xbbbb)] {
            let registers = Registers::of_caller(&[0; 6], 0x1008, pc);
            let caller = find(&bytes, pc).unwrap().apply(&mut stack, &registers).unwrap();
            assert_eq!(caller.program_counter(), expected);
        }
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn a_function_without_a_caller() {
        let bytes = tables(&AT_ENTRY, &[0x07, 16]);
        let row = find(&bytes, FUNCTION).unwrap();
        assert_eq!(row.recipe(), Some(Recipe::OUTERMOST));
        let registers = Registers::of_caller(&[0; 6], 0x1000, FUNCTION);
        assert_eq!(row.apply(&mut Stack { start: 0x1000, words: vec![1; 4] }, &registers), None);
    }

    proptest! {
        #[test]
        fn any_instructions_come_to_an_end(
            common in proptest::collection::vec(any::<u8>(), 0..20),
            own in proptest::collection::vec(any::<u8>(), 0..60),
            offset in 0..0x100usize,
        ) {
            let bytes = tables(&common, &own);
            if let Some(row) = find(&bytes, FUNCTION + offset) {
                let registers = Registers::of_caller(&[0x1000; SAVED.len()], 0x1000, FUNCTION + offset);
                let mut stack = Stack { start: 0x1000, words: (0..40).collect() };
                let exact = row.apply(&mut stack, &registers);
                // What can be said in short means the same.
                if let (Some(recipe), Some(exact)) = (row.recipe(), exact) {
                    let short = recipe.apply(&mut stack, &registers);
                    prop_assert_eq!(short.map(|short| short.program_counter()), Some(exact.program_counter()));
                }
            }
        }

        #[test]
        fn rubbish_is_no_table(
            mut bytes in proptest::collection::vec(any::<u8>(), 0..200),
            is_headed: bool,
            address: usize,
        ) {
            if is_headed {
                bytes.splice(..bytes.len().min(4), [1, 0x1b, 3, 0x3b]);
            }
            let near = BASE.wrapping_add(address % 0x400);
            let _ = find(&bytes, address);
            let _ = find(&bytes, near);
        }

        #[test]
        fn a_table_with_a_changed_byte(
            own in proptest::collection::vec(any::<u8>(), 0..20),
            place: prop::sample::Index,
            byte: u8,
            offset in 0..0x100usize,
        ) {
            let mut bytes = tables(&AT_ENTRY, &own);
            if let Some(changed) = bytes.get_mut(place.index(40)) {
                *changed = byte;
            }
            let _ = find(&bytes, FUNCTION + offset);
        }
    }
}
