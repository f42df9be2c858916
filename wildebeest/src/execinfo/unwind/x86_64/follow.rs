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

/// Where following the code ends.
pub enum End {
    Returns(Recipe),
    /// All ways end where the processor stops.
    Never,
    Unknown,
}

/// The registers of the instruction set that [`SAVED`] has.
const NUMBERS: [u8; SAVED.len()] = [3, RBP, 12, 13, 14, 15];

/// What is known on the way. The register values are real ones, so that a frame pointer is of use.
#[derive(Clone, Copy, Default)]
struct State {
    /// The next instruction, as an offset in the segment.
    at: usize,
    stack: Option<usize>,
    frame: Option<usize>,
    /// Whether `stack` was computed from the frame pointer that the function began with here.
    from_frame: bool,
    /// Where the registers were restored from; 0 for those that were not.
    restored: [usize; SAVED.len()],
}

impl State {
    fn place(&self, place: Place) -> Option<usize> {
        let base = if place.from_frame { self.frame } else { self.stack };
        base?.checked_add_signed(isize::try_from(place.offset).ok()?)
    }

    fn restore(&mut self, register: u8, from: usize) {
        for (number, place) in NUMBERS.iter().zip(&mut self.restored) {
            if *number == register {
                *place = from;
            }
        }
    }

    fn move_stack(&mut self, by: i32) {
        let by = isize::try_from(by).unwrap_or(0);
        self.stack = self.stack.and_then(|stack| stack.checked_add_signed(by));
    }
}

/// The jumps that were met, by a few bits of where they are: each is followed once.
struct Seen([u64; 32]);

impl Seen {
    fn first_time(&mut self, at: usize) -> bool {
        let Some(word) = self.0.get_mut(at / 64 % 32) else { return false };
        let bit = 1u64.wrapping_shl(u32::try_from(at % 64).unwrap_or(0));
        let first = *word & bit == 0;
        *word |= bit;
        first
    }
}

struct Walk<'p, P> {
    process: &'p mut P,
    /// What was on the stack when the walk began is at this address and above.
    bottom: usize,
    initial_frame: usize,
    text: Section<'static>,
    waiting: [State; MOST_BRANCHES],
    waiting_count: usize,
    seen: Seen,
    /// Whether a way ended otherwise than where the processor stops.
    lost: bool,
}

/// Follows the code in `text` from where `registers` are.
#[inline(never)]
pub fn to_return(process: &mut impl Process, registers: &Registers, text: &Section<'static>) -> End {
    let Some(at) = registers.program_counter().checked_sub(text.address) else { return End::Unknown };
    let start = State { at, stack: Some(registers.stack()), frame: Some(registers.frame()), ..State::default() };
    let mut walk = Walk {
        process,
        bottom: registers.stack(),
        initial_frame: registers.frame(),
        text: *text,
        waiting: [State::default(); MOST_BRANCHES],
        waiting_count: 0,
        seen: Seen([0; 32]),
        lost: false,
    };
    walk.wait(start);
    walk.run()
}

impl<P: Process> Walk<'_, P> {
    #[inline(never)]
    fn wait(&mut self, state: State) {
        match self.waiting.get_mut(self.waiting_count) {
            Some(place) => {
                *place = state;
                self.waiting_count += 1;
            }
            None => self.lost = true,
        }
    }

    #[inline(never)]
    fn next_waiting(&mut self) -> Option<State> {
        self.waiting_count = self.waiting_count.checked_sub(1)?;
        self.waiting.get(self.waiting_count).copied()
    }

    fn run(&mut self) -> End {
        let mut left = MOST_INSTRUCTIONS;
        while let Some(mut state) = self.next_waiting() {
            loop {
                let Some(fewer) = left.checked_sub(1) else { return End::Unknown };
                left = fewer;
                match self.instruction(&mut state) {
                    Way::On => {}
                    Way::Stops => break,
                    Way::Lost => {
                        self.lost = true;
                        break;
                    }
                    Way::Returns(recipe) => return End::Returns(recipe),
                }
            }
        }
        if self.lost { End::Unknown } else { End::Never }
    }

    #[inline(never)]
    fn instruction(&mut self, state: &mut State) -> Way {
        let instruction = self.text.bytes.get(state.at..).and_then(decode::instruction);
        let Some(instruction) = instruction else { return Way::Lost };
        let from = state.at;
        state.at = state.at.wrapping_add(instruction.length);
        match instruction.effect {
            Effect::Stop => return Way::Stops,
            Effect::Return => return self.returned(state).map_or(Way::Lost, Way::Returns),
            Effect::Jump(distance) | Effect::Branch(distance) => {
                return self.jump(state, from, instruction.effect, distance);
            }
            other => self.calculate(state, other),
        }
        Way::On
    }

    fn jump(&mut self, state: &mut State, from: usize, effect: Effect, distance: i32) -> Way {
        if !self.seen.first_time(from) {
            return Way::Lost;
        }
        let mut there = *state;
        there.at = state.at.wrapping_add_signed(isize::try_from(distance).unwrap_or(0));
        if let Effect::Branch(_) = effect {
            self.wait(there);
        } else {
            *state = there;
        }
        Way::On
    }

    fn calculate(&self, state: &mut State, effect: Effect) {
        match effect {
            Effect::Push => state.move_stack(-8),
            Effect::Pop(register) => self.pop(state, register),
            Effect::Move(by) => state.move_stack(by),
            Effect::Align(mask) => {
                let mask = isize::try_from(mask).unwrap_or(-1);
                state.stack = state.stack.map(|stack| stack & usize::from_ne_bytes(mask.to_ne_bytes()));
            }
            Effect::Lost => state.stack = None,
            Effect::Leave => {
                self.set_stack(state, Place { from_frame: true, offset: 0 });
                self.pop(state, RBP);
            }
            Effect::Address(RSP, place) => self.set_stack(state, place),
            Effect::Address(RBP, place) => state.frame = state.place(place),
            Effect::Load(RSP, _) => state.stack = None,
            Effect::Load(register, place) => {
                if let Some(address) = state.place(place) {
                    self.load(state, register, address);
                }
            }
            _ => {}
        }
    }

    fn set_stack(&self, state: &mut State, place: Place) {
        state.stack = state.place(place);
        state.from_frame |= place.from_frame && state.frame == Some(self.initial_frame);
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

    fn load(&self, state: &mut State, register: u8, from: usize) {
        // Below that is what the followed code pushed itself: the register's own value.
        state.restore(register, if from < self.bottom { 0 } else { from });
        if register == RBP && from >= self.bottom {
            state.frame = None;
        }
    }

    /// What the stack tells at a return, if there is a return address on it.
    #[inline(never)]
    fn returned(&mut self, state: &State) -> Option<Recipe> {
        let slot = state.stack.filter(|slot| *slot >= self.bottom && slot % WORD == 0)?;
        let return_address = self.process.word(slot)?;
        if !guess::is_return_address(self.process, return_address) {
            return None;
        }
        let address = slot.checked_add(WORD)?;
        let base = if state.from_frame { self.initial_frame } else { self.bottom };
        let mut saved = [0; SAVED.len()];
        for (down, from) in saved.iter_mut().zip(state.restored).filter(|(_, from)| *from != 0) {
            *down = words(address.checked_sub(from)?)?.try_into().ok()?;
        }
        let up = words(address.checked_sub(base)?)?;
        Some(Recipe { from_frame: state.from_frame, up, return_address: 1, saved })
    }
}

/// What comes after an instruction.
enum Way {
    On,
    Stops,
    Lost,
    Returns(Recipe),
}

fn words(bytes: usize) -> Option<u32> {
    if bytes % WORD == 0 { u32::try_from(bytes / WORD).ok() } else { None }
}

const _: () = assert!(matches!(SAVED, [_, FRAME, ..]));
