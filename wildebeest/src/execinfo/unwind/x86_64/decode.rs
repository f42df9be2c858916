//! How long an instruction is, and what it does to the stack pointer and the flow of control.

/// What an instruction does, as far as it matters for finding the way out of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing that matters; calls return.
    None,
    Push,
    /// Into the register with that number of the instruction set; 16 for memory and segment registers.
    Pop(u8),
    /// The stack pointer moves so far.
    Move(i32),
    /// The stack pointer is rounded down.
    Align(i32),
    /// The stack pointer becomes what nobody knows.
    Lost,
    /// The stack pointer, or another register, becomes an address on the stack.
    Address(u8, Place),
    /// The register is loaded from the stack.
    Load(u8, Place),
    Leave,
    /// Back to the caller, or to another function that takes this one's place.
    Return,
    Jump(i32),
    Branch(i32),
    /// Nothing comes after it.
    Stop,
}

/// So far from the stack pointer, or the frame pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub from_frame: bool,
    pub offset: i32,
}

pub const RSP: u8 = 4;
pub const RBP: u8 = 5;
const MEMORY: u8 = 16;

/// An instruction: its length in bytes and its effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub length: usize,
    pub effect: Effect,
}

/// Reads bytes from the front.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// A signed number of 0, 1, 2, 4 or 8 bytes; of the last kind the lower half.
    fn number(&mut self, size: usize) -> Option<i32> {
        let end = self.at.checked_add(size)?;
        let bytes = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(match *bytes {
            [low] => i8::from_le_bytes([low]).into(),
            [low, high] => i16::from_le_bytes([low, high]).into(),
            [a, b, c, d, ..] => i32::from_le_bytes([a, b, c, d]),
            _ => 0,
        })
    }
}

/// The prefixes that change lengths or meanings.
#[derive(Clone, Copy, Default)]
struct Prefixes {
    /// Operands have 16 bits.
    short: bool,
    short_address: bool,
    rex: u8,
}

/// The operand byte and what belongs to it.
struct Operand {
    mode: u8,
    /// The operand that is always a register, or more bits of the opcode.
    register: u8,
    /// The other one, if that is a register.
    other: u8,
    /// The other one, if it is on the stack.
    place: Option<Place>,
}

impl Operand {
    fn is_register(&self, number: u8) -> bool {
        self.mode == 3 && self.other == number
    }
}

fn operand(reader: &mut Reader<'_>, prefixes: Prefixes) -> Option<Operand> {
    let byte = reader.byte()?;
    let (mode, low) = (byte >> 6, byte & 7);
    let extended = |bit: u8, low: u8| if prefixes.rex & bit != 0 { low | 8 } else { low };
    let mut base = extended(1, low);
    let mut is_indexed = false;
    let mut has_base = true;
    if mode != 3 && low == 4 {
        let index = reader.byte()?;
        is_indexed = extended(2, index >> 3 & 7) != 4;
        has_base = !(mode == 0 && index & 7 == 5);
        base = extended(1, index & 7);
    }
    let relative = mode == 0 && low == 5;
    let size = match mode {
        1 => 1,
        2 => 4,
        0 if relative || !has_base => 4,
        _ => 0,
    };
    let offset = reader.number(size)?;
    let on_stack = mode != 3 && !relative && has_base && !is_indexed && (base == RSP || base == RBP);
    let place = on_stack.then_some(Place { from_frame: base == RBP, offset });
    Some(Operand { mode, register: extended(4, byte >> 3 & 7), other: base, place })
}

/// The first instruction of `bytes`; `None` if it is none that compilers write, or they end within it.
pub fn instruction(bytes: &[u8]) -> Option<Instruction> {
    let mut reader = Reader { bytes, at: 0 };
    let prefixes = read_prefixes(&mut reader)?;
    let effect = match reader.byte()? {
        0x0f => two_bytes(&mut reader, prefixes)?,
        0xc5 => vector(&mut reader, prefixes, 1)?,
        0xc4 => vector(&mut reader, prefixes, 2)?,
        0x62 => vector(&mut reader, prefixes, 3)?,
        opcode => one_byte(opcode, &mut reader, prefixes)?,
    };
    Some(Instruction { length: reader.at, effect })
}

fn read_prefixes(reader: &mut Reader<'_>) -> Option<Prefixes> {
    let mut prefixes = Prefixes::default();
    loop {
        match reader.peek()? {
            0x66 => prefixes.short = true,
            0x67 => prefixes.short_address = true,
            0x26 | 0x2e | 0x36 | 0x3e | 0x64 | 0x65 | 0xf0 | 0xf2 | 0xf3 => {}
            rex @ 0x40..=0x4f => {
                prefixes.rex = rex;
                reader.byte()?;
                return Some(prefixes);
            }
            _ => return Some(prefixes),
        }
        reader.byte()?;
    }
}

fn one_byte(opcode: u8, reader: &mut Reader<'_>, prefixes: Prefixes) -> Option<Effect> {
    let wide = if prefixes.short { 2 } else { 4 };
    let extended = |low: u8| if prefixes.rex & 1 != 0 { low | 8 } else { low };
    let mut plain = |size: usize| reader.number(size).map(|_| Effect::None);
    match opcode {
        0x50..=0x57 | 0x9c => Some(Effect::Push),
        0x58..=0x5f => Some(Effect::Pop(extended(opcode & 7))),
        0x9d => Some(Effect::Pop(MEMORY)),
        0x68 => plain(wide).map(|_| Effect::Push),
        0x6a => plain(1).map(|_| Effect::Push),
        0x70..=0x7f | 0xe0..=0xe3 => reader.number(1).map(Effect::Branch),
        0xe9 => reader.number(4).map(Effect::Jump),
        0xeb => reader.number(1).map(Effect::Jump),
        0xe8 => plain(4),
        0xc2 => plain(2).map(|_| Effect::Return),
        0xc3 => Some(Effect::Return),
        0xc9 => Some(Effect::Leave),
        0xcc | 0xf4 => Some(Effect::Stop),
        0xc8
        | 0x06
        | 0x07
        | 0x0e
        | 0x16
        | 0x17
        | 0x1e
        | 0x1f
        | 0x27
        | 0x2f
        | 0x37
        | 0x3f
        | 0x60
        | 0x61
        | 0x82
        | 0x9a
        | 0xce
        | 0xcf
        | 0xd4..=0xd6
        | 0xea => None,
        0xa0..=0xa3 => plain(if prefixes.short_address { 4 } else { 8 }),
        0xb0..=0xb7 | 0xa8 | 0xcd | 0xe4..=0xe7 => plain(1),
        0xb8..=0xbf if prefixes.rex & 8 != 0 => plain(8),
        0xb8..=0xbf | 0xa9 => plain(wide),
        0x00..=0x3f => arithmetic(opcode, reader, prefixes, wide),
        0x63
        | 0x69
        | 0x6b
        | 0x80..=0x8f
        | 0xc0
        | 0xc1
        | 0xc6
        | 0xc7
        | 0xd0..=0xd3
        | 0xd8..=0xdf
        | 0xf6
        | 0xf7
        | 0xfe
        | 0xff => with_operand(opcode, reader, prefixes, wide),
        _ => Some(Effect::None),
    }
}

/// `add`, `sub` and their kin, in the forms without an opcode of their own for each constant.
fn arithmetic(opcode: u8, reader: &mut Reader<'_>, prefixes: Prefixes, wide: usize) -> Option<Effect> {
    match opcode & 7 {
        4 => return reader.number(1).map(|_| Effect::None),
        5 => return reader.number(wide).map(|_| Effect::None),
        _ => {}
    }
    let operand = operand(reader, prefixes)?;
    let writes_register = opcode & 2 != 0;
    // `cmp` writes nothing.
    let is_stack = if writes_register { operand.register == RSP } else { operand.is_register(RSP) };
    Some(if is_stack && opcode < 0x38 && opcode & 1 != 0 { Effect::Lost } else { Effect::None })
}

fn with_operand(opcode: u8, reader: &mut Reader<'_>, prefixes: Prefixes, wide: usize) -> Option<Effect> {
    let operand = operand(reader, prefixes)?;
    let extension = operand.register & 7;
    let size = match opcode {
        0x6b | 0x80 | 0x83 | 0xc0 | 0xc1 | 0xc6 => 1,
        0xf6 if extension < 2 => 1,
        0x69 | 0x81 | 0xc7 => wide,
        0xf7 if extension < 2 => wide,
        _ => 0,
    };
    let number = reader.number(size)?;
    Some(match (opcode, extension) {
        (0x81 | 0x83, 7) => Effect::None,
        (0x81 | 0x83, _) if operand.is_register(RSP) => match extension {
            0 => Effect::Move(number),
            5 => Effect::Move(number.checked_neg()?),
            4 => Effect::Align(number),
            _ => Effect::Lost,
        },
        (0x89, _) if operand.mode == 3 => copy(operand.other, operand.register),
        (0x8b, _) if operand.mode == 3 => copy(operand.register, operand.other),
        (0x8b, _) => match operand.place {
            Some(place) => Effect::Load(operand.register, place),
            None if operand.register == RSP => Effect::Lost,
            None => Effect::None,
        },
        (0x8d, _) => match operand.place {
            Some(place) => Effect::Address(operand.register, place),
            None if operand.register == RSP => Effect::Lost,
            None => Effect::None,
        },
        (0x8f, 0) => Effect::Pop(if operand.mode == 3 { operand.other } else { MEMORY }),
        (0xff, 4 | 5) => Effect::Return,
        (0xff, 6) => Effect::Push,
        (0xff, 7) => return None,
        _ => Effect::None,
    })
}

/// A register becomes what another one is.
fn copy(to: u8, from: u8) -> Effect {
    match from {
        RSP => Effect::Address(to, Place { from_frame: false, offset: 0 }),
        RBP if to == RSP => Effect::Address(to, Place { from_frame: true, offset: 0 }),
        _ if to == RSP => Effect::Lost,
        _ => Effect::None,
    }
}

fn two_bytes(reader: &mut Reader<'_>, prefixes: Prefixes) -> Option<Effect> {
    match reader.byte()? {
        0x0b | 0xb9 | 0xff => Some(Effect::Stop),
        0x80..=0x8f => reader.number(4).map(Effect::Branch),
        0xa0 | 0xa8 => Some(Effect::Push),
        0xa1 | 0xa9 => Some(Effect::Pop(MEMORY)),
        0x05..=0x09 | 0x30..=0x37 | 0x77 | 0xa2 | 0xaa | 0xc8..=0xcf => Some(Effect::None),
        0x38 => {
            reader.byte()?;
            operand(reader, prefixes).map(|_| Effect::None)
        }
        0x3a => {
            reader.byte()?;
            operand_and_byte(reader, prefixes)
        }
        0x70..=0x73 | 0xa4 | 0xac | 0xba | 0xc2 | 0xc4..=0xc6 | 0x0f => operand_and_byte(reader, prefixes),
        0x04 | 0x0a | 0x0c | 0x0e | 0x24..=0x27 | 0x39 | 0x3b..=0x3f | 0x7a | 0x7b => None,
        _ => operand(reader, prefixes).map(|_| Effect::None),
    }
}

fn operand_and_byte(reader: &mut Reader<'_>, prefixes: Prefixes) -> Option<Effect> {
    operand(reader, prefixes)?;
    reader.number(1).map(|_| Effect::None)
}

/// The instructions of AVX and AVX-512, with so many bytes between the first and the opcode.
fn vector(reader: &mut Reader<'_>, prefixes: Prefixes, size: usize) -> Option<Effect> {
    let first = reader.byte()?;
    for _ in 1..size {
        reader.byte()?;
    }
    let map = match size {
        1 => 1,
        2 => first & 0x1f,
        _ => first & 7,
    };
    let opcode = reader.byte()?;
    match (map, opcode) {
        (1, 0x77) if size < 3 => Some(Effect::None),
        (3, _) | (1, 0x70..=0x73 | 0xc2 | 0xc4..=0xc6) => operand_and_byte(reader, prefixes),
        (1 | 2 | 5 | 6, _) => operand(reader, prefixes).map(|_| Effect::None),
        _ => None,
    }
}

/// Whether `bytes` are a whole call of what a register or memory says.
pub fn is_computed_call(bytes: &[u8]) -> bool {
    let (rex, opcode) = match bytes {
        [rex @ 0x40..=0x4f, rest @ ..] => (*rex, rest),
        _ => (0, bytes),
    };
    let [0xff, rest @ ..] = opcode else { return false };
    let mut reader = Reader { bytes: rest, at: 0 };
    let operand = operand(&mut reader, Prefixes { rex, ..Prefixes::default() });
    operand.is_some_and(|operand| operand.register & 7 == 2) && reader.at == rest.len()
}
