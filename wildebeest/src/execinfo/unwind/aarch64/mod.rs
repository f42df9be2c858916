//! What is particular to AArch64. Nobody has run this: it is written from documents of the architecture and the kernel.

pub mod follow;

use super::{Process, Section, registers::Registers};

/// How many registers there are, by their DWARF numbers; the program counter has none and gets a free one.
pub const COUNT: usize = 33;
/// The frame pointer, x29.
pub const FRAME: usize = 29;
/// The stack pointer.
pub const STACK: usize = 31;
/// Where the frame is.
pub const PROGRAM_COUNTER: usize = 32;
/// The link register, x30.
pub const RETURN_ADDRESS: usize = 30;
/// What a function gives back as it was.
pub const SAVED: [usize; 11] = [19, 20, 21, 22, 23, 24, 25, 26, 27, 28, FRAME];

/// Where signal handlers return to: `mov x8, #139; svc #0`.
pub const SIGNAL_RETURNS: [&[u8]; 1] = [b"\x68\x11\x80\xd2\x01\0\0\xd4"];

/// The registers that the kernel saved, and how far from the stack pointer they are then: behind a siginfo_t, the
/// beginning of a ucontext_t, and the address of a fault.
pub fn signal_places() -> impl Iterator<Item = (usize, usize)> {
    const CONTEXT: usize = 128 + 176 + 8;
    (0..COUNT).map(|number| (number, CONTEXT.wrapping_add(number.wrapping_mul(8))))
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

/// The `bl` or `blr` that returns to `address`.
pub fn call_before(text: &Section<'_>, address: usize) -> Option<Call> {
    let word = u32::from_le_bytes(*text.before(address)?.last_chunk::<4>()?);
    if !address.is_multiple_of(4) {
        return None;
    }
    if word >> 26 == 0b10_0101 {
        // 26 bits with a sign, counting words.
        let distance = signed(word << 6) >> 4;
        let call = address.wrapping_sub(4);
        return Some(Call::To(call.wrapping_add_signed(isize::try_from(distance).ok()?)));
    }
    // With and without authentication of the pointer.
    (word & 0xffff_fc1f == 0xd63f_0000 || word & 0xfeff_f800 == 0xd63f_0800).then_some(Call::Computed)
}

/// The same bits as a number with a sign.
fn signed(word: u32) -> i32 {
    i32::from_ne_bytes(word.to_ne_bytes())
}

/// Where a function returns to that has not executed anything, and the stack pointer then.
pub fn just_called(process: &mut impl Process, registers: &Registers) -> Option<(usize, usize)> {
    Some((process.unsigned(registers.get(RETURN_ADDRESS)?), registers.stack()))
}

/// Where a call to `target` ends up if that is an entry of the procedure linkage table:
/// `adrp x16, page; ldr x17, [x16, #offset]`, behind which `br x17` comes.
pub fn behind_stub(process: &mut impl Process, target: usize) -> usize {
    through_pointer(process, target).unwrap_or(target)
}

fn through_pointer(process: &mut impl Process, target: usize) -> Option<usize> {
    let code = process.code(target)?.text.from(target)?;
    let mut words = code.chunks_exact(4).filter_map(|word| Some(u32::from_le_bytes(*word.first_chunk()?)));
    let (mut start, mut page) = (target, words.next()?);
    // A landing pad may stand before it: `bti c`.
    if page == 0xd503_245f {
        (start, page) = (target.checked_add(4)?, words.next()?);
    }
    let load = words.next()?;
    if page & 0x9f00_001f != 0x9000_0010 || load & 0xffc0_03ff != 0xf940_0211 {
        return None;
    }
    let pages = (page >> 5 & 0x7ffff) << 2 | page >> 29 & 3;
    let distance = signed(pages << 11) >> 11;
    let base = (start & !0xfff).wrapping_add_signed(isize::try_from(distance).ok()?.wrapping_mul(0x1000));
    let offset = usize::try_from(load >> 10 & 0xfff).ok()?.wrapping_mul(8);
    process.word(base.wrapping_add(offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: usize = 0x10000;

    fn before(word: u32) -> Option<Call> {
        let bytes = word.to_le_bytes();
        call_before(&Section { address: TEXT, bytes: &bytes }, TEXT + 4)
    }

    #[test]
    fn calls_and_what_is_none() {
        // The words are what an assembler makes of the instructions.
        for (word, expected) in [
            (0x9400_0002, Some(Call::To(TEXT + 8))), // bl .+8
            (0x97ff_ffff, Some(Call::To(TEXT - 4))), // bl .-4
            (0xd63f_0020, Some(Call::Computed)),     // blr x1
            (0xd63f_083f, Some(Call::Computed)),     // blraaz x1
            (0xd73f_0822, Some(Call::Computed)),     // blraa x1, x2
            (0x1400_0002, None),                     // b .+8
            (0xd61f_0020, None),                     // br x1
            (0xd65f_03c0, None),                     // ret
        ] {
            assert_eq!(before(word), expected, "{word:#x}");
        }
    }

    #[test]
    fn the_kernels_layout_of_saved_registers() {
        let places: Vec<_> = signal_places().collect();
        assert_eq!(places.first(), Some(&(0, 312)));
        assert_eq!(places.last(), Some(&(PROGRAM_COUNTER, 568)));
        assert!(places.contains(&(STACK, 560)));
    }
}
