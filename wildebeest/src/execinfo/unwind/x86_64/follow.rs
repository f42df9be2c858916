//! Following a function's code to its `ret`: what the stack is then says where the caller is.
//!
//! This is for functions without call frame information. Compiled code moves the stack pointer the same way on
//! all paths, so the first path that comes to a return will do, if what it finds there stands behind a call.
//! Calls are taken to return; one that does not leads into whatever stands behind it, and that seldom
//! finds a return address.

use super::{
    FRAME, SAVED,
    decode::{self, Effect, Place, RBP, RSP},
};
use crate::execinfo::unwind::{
    Process, Section, guess,
    recipe::Recipe,
    registers::{Registers, WORD},
};

/// No more instructions than this are followed,
const MOST_INSTRUCTIONS: usize = 4096;
/// and no more branches wait to be taken.
const MOST_BRANCHES: usize = 24;

/// The registers of the instruction set that [`SAVED`] has.
const NUMBERS: [u8; SAVED.len()] = [3, RBP, 12, 13, 14, 15];

/// What is known on the way: small, because many of them wait on a stack that may be a signal handler's.
///
/// Addresses on the stack are distances from where the stack pointer was at first. The registers have real values
/// then, so that a frame pointer is of use.
#[derive(Clone, Copy)]
struct State {
    /// The next instruction, as an offset in the segment.
    at: u32,
    stack: Option<i32>,
    frame: Option<i32>,
    /// Whether `stack` was computed from the frame pointer that the function began with here.
    from_frame: bool,
    /// How many words above it the registers were restored from, plus one; 0 for those that were not.
    restored: [u16; SAVED.len()],
}

impl State {
    /// At the beginning.
    const fn at(at: u32) -> Self {
        Self { at, stack: Some(0), frame: None, from_frame: false, restored: [0; SAVED.len()] }
    }

    fn place(&self, place: Place) -> Option<i32> {
        let base = if place.from_frame { self.frame } else { self.stack };
        base?.checked_add(place.offset)
    }

    fn restore(&mut self, register: u8, from: i32) {
        let words = u32::try_from(from).ok().and_then(words);
        let from = words.and_then(|words| u16::try_from(words).ok()?.checked_add(1));
        for (number, place) in NUMBERS.iter().zip(&mut self.restored) {
            if *number == register {
                // Below that is what the followed code pushed itself: the register's own value.
                *place = from.unwrap_or(0);
            }
        }
    }

    fn move_stack(&mut self, by: i32) {
        self.stack = self.stack.and_then(|stack| stack.checked_add(by));
    }
}

/// The jumps that were met, by a few bits of where they are: each is followed once.
struct Seen([u64; 64]);

impl Seen {
    fn first_time(&mut self, at: u32) -> bool {
        let index = usize::try_from(at / u64::BITS).unwrap_or(0) % self.0.len();
        let Some(word) = self.0.get_mut(index) else { return false };
        let bit = 1u64.wrapping_shl(at % u64::BITS);
        let first = *word & bit == 0;
        *word |= bit;
        first
    }
}

struct Walk<'p, P> {
    process: &'p mut P,
    /// Where the stack pointer was when the walk began. What is below is the followed code's own.
    bottom: usize,
    /// The frame pointer then, as a distance.
    frame: Option<i32>,
    text: Section<'static>,
    waiting: &'p mut Waiting,
    seen: &'p mut Seen,
}

/// Branches to be taken, the last one first.
struct Waiting {
    states: [State; MOST_BRANCHES],
    count: usize,
}

impl Waiting {
    /// One too many is forgotten: others lead to the same return.
    fn push(&mut self, state: State) {
        if let Some(place) = self.states.get_mut(self.count) {
            *place = state;
            self.count += 1;
        }
    }

    fn pop(&mut self) -> Option<State> {
        self.count = self.count.checked_sub(1)?;
        self.states.get(self.count).copied()
    }
}

/// Follows the code in `text` from where `registers` are.
#[inline(never)]
pub fn to_return(process: &mut impl Process, registers: &Registers, text: &Section<'static>) -> Option<Recipe> {
    let at = registers.program_counter().checked_sub(text.address)?.try_into().ok()?;
    let bottom = registers.stack();
    let frame = registers.frame().checked_sub(bottom).and_then(|distance| i32::try_from(distance).ok());
    let mut waiting = Waiting { states: [const { State::at(0) }; MOST_BRANCHES], count: 0 };
    waiting.push(State { frame, ..State::at(at) });
    let mut seen = Seen([0; 64]);
    let mut walk = Walk { process, bottom, frame, text: *text, waiting: &mut waiting, seen: &mut seen };
    walk.run()
}

impl<P: Process> Walk<'_, P> {
    fn run(&mut self) -> Option<Recipe> {
        let mut left = MOST_INSTRUCTIONS;
        while let Some(mut state) = self.waiting.pop() {
            loop {
                left = left.checked_sub(1)?;
                match self.instruction(&mut state) {
                    Way::On => {}
                    Way::Ends => break,
                    Way::Returns(recipe) => return Some(recipe),
                }
            }
        }
        None
    }

    #[inline(never)]
    fn instruction(&mut self, state: &mut State) -> Way {
        let code = usize::try_from(state.at).ok().and_then(|at| self.text.bytes.get(at..));
        let Some(instruction) = code.and_then(decode::instruction) else { return Way::Ends };
        let from = state.at;
        state.at = state.at.wrapping_add(instruction.length.try_into().unwrap_or(0));
        match instruction.effect {
            Effect::Stop => return Way::Ends,
            Effect::Return => return self.returned(state).map_or(Way::Ends, Way::Returns),
            Effect::Jump(_) | Effect::Branch(_) if !self.seen.first_time(from) => return Way::Ends,
            Effect::Jump(distance) => state.at = state.at.wrapping_add_signed(distance),
            Effect::Branch(distance) => {
                self.waiting.push(State { at: state.at.wrapping_add_signed(distance), ..*state })
            }
            other => self.calculate(state, other),
        }
        Way::On
    }

    fn calculate(&self, state: &mut State, effect: Effect) {
        match effect {
            Effect::Push => state.move_stack(-8),
            Effect::Pop(register) => self.pop(state, register),
            Effect::Move(by) => state.move_stack(by),
            Effect::Align(mask) => self.align(state, mask),
            Effect::Lost | Effect::Load(RSP, _) => state.stack = None,
            Effect::Leave => {
                self.set_stack(state, Place { from_frame: true, offset: 0 });
                self.pop(state, RBP);
            }
            Effect::Address(RSP, place) => self.set_stack(state, place),
            Effect::Address(RBP, place) => state.frame = state.place(place),
            Effect::Load(register, place) => {
                if let Some(from) = state.place(place) {
                    self.load(state, register, from);
                }
            }
            _ => {}
        }
    }

    /// Rounds the stack pointer down.
    fn align(&self, state: &mut State, mask: i32) {
        let lost = |stack: i32| {
            let address = self.bottom.wrapping_add_signed(isize::try_from(stack).ok()?);
            let mask = usize::from_ne_bytes(isize::try_from(mask).ok()?.to_ne_bytes());
            i32::try_from(address & !mask).ok()
        };
        state.stack = state.stack.and_then(|stack| stack.checked_sub(lost(stack)?));
    }

    fn set_stack(&self, state: &mut State, place: Place) {
        state.stack = state.place(place);
        state.from_frame |= place.from_frame && state.frame == self.frame;
    }

    fn pop(&self, state: &mut State, register: u8) {
        if let Some(stack) = state.stack {
            self.load(state, register, stack);
        }
        state.move_stack(8);
        if register == RSP {
            state.stack = None;
        }
    }

    fn load(&self, state: &mut State, register: u8, from: i32) {
        state.restore(register, from);
        if register == RBP && from >= 0 {
            state.frame = None;
        }
    }

    /// What the stack tells at a return, if there is a return address on it.
    #[inline(never)]
    fn returned(&mut self, state: &State) -> Option<Recipe> {
        let slot = words(u32::try_from(state.stack?).ok()?)?;
        let distance = usize::try_from(slot).ok()?.checked_mul(WORD)?;
        let return_address = self.process.word(self.bottom.checked_add(distance)?)?;
        if !guess::is_return_address(self.process, return_address) {
            return None;
        }
        let address = slot.checked_add(1)?;
        let mut saved = [0; SAVED.len()];
        for (down, from) in saved.iter_mut().zip(state.restored).filter(|(_, from)| *from != 0) {
            *down = address.checked_sub(u32::from(from - 1))?.try_into().ok()?;
        }
        let frame = words(u32::try_from(self.frame.unwrap_or(0)).ok()?);
        let up = if state.from_frame { address.checked_sub(frame?)? } else { address };
        Some(Recipe { from_frame: state.from_frame, up, return_address: 1, saved })
    }
}

/// What comes after an instruction.
enum Way {
    On,
    Ends,
    Returns(Recipe),
}

fn words(bytes: u32) -> Option<u32> {
    const WORD: u32 = 8;
    bytes.is_multiple_of(WORD).then_some(bytes / WORD)
}

const _: () = assert!(matches!(SAVED, [_, FRAME, ..]));

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::execinfo::unwind::stack::{CODE, PROGRAM, Stack, text};

    const START: usize = 0x7000;
    /// Behind the call in `main`.
    const IN_MAIN: usize = CODE + 29;

    fn follow(offset: usize, words: Vec<usize>) -> Option<Recipe> {
        let registers = Registers::of_caller(&[0; SAVED.len()], START, CODE + offset);
        to_return(&mut Stack { start: START, words }, &registers, &text())
    }

    #[test]
    fn from_every_instruction_to_the_return() {
        let recipe = |up, frame, other| {
            Some(Recipe { from_frame: false, up, return_address: 1, saved: [other, frame, 0, 0, 0, 0] })
        };
        let above = |words: usize| [vec![0; words], vec![IN_MAIN, 0]].concat();
        assert_eq!(follow(0, above(0)), recipe(1, 0, 0));
        assert_eq!(follow(1, above(1)), recipe(2, 2, 0));
        assert_eq!(follow(2, above(2)), recipe(3, 2, 3));
        for inside in [6, 8, 10, 15, 17] {
            assert_eq!(follow(inside, above(5)), recipe(6, 2, 3), "at {inside}");
        }
        assert_eq!(follow(21, above(2)), recipe(3, 2, 3));
        assert_eq!(follow(22, above(1)), recipe(2, 2, 0));
        assert_eq!(follow(23, above(0)), recipe(1, 0, 0));
    }

    #[test]
    fn only_to_what_stands_behind_a_call() {
        assert_eq!(follow(6, vec![0, 0, 0, 0, 0, IN_MAIN - 1]), None);
        assert_eq!(follow(6, vec![0; 5]), None);
        assert_eq!(follow(29, vec![IN_MAIN; 9]), None);
    }

    proptest! {
        #[test]
        fn any_code_is_left_in_the_end(
            code in proptest::collection::vec(any::<u8>(), 0..300),
            offset in 0..300usize,
            words in proptest::collection::vec(any::<usize>(), 0..20),
        ) {
            let bytes = Box::leak(code.into_boxed_slice());
            let registers = Registers::of_caller(&[START; SAVED.len()], START, CODE.wrapping_add(offset));
            let _ = to_return(&mut Stack { start: START, words }, &registers, &Section { address: CODE, bytes });
        }

        #[test]
        fn an_instruction_lies_within_its_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..20)) {
            if let Some(instruction) = decode::instruction(&bytes) {
                prop_assert!((1..=bytes.len()).contains(&instruction.length));
            }
            let _ = decode::is_computed_call(&bytes);
        }

        #[test]
        fn any_stack_is_climbed_to_its_end(
            words in proptest::collection::vec(prop_oneof![
                any::<usize>(),
                CODE..CODE + PROGRAM.len(),
                START..START + 400,
            ], 0..50),
            registers in prop::array::uniform6(START..START + 400),
            offset in 0..PROGRAM.len(),
            interrupted: bool,
        ) {
            use crate::execinfo::unwind::{Frame, unwind};
            let frame = Frame { registers: Registers::of_caller(&registers, START, CODE + offset), interrupted };
            let mut count = 0;
            unwind(&mut Stack { start: START, words }, frame, |_| {
                count += 1;
                true
            });
            prop_assert!(count < 100);
        }
    }
}
