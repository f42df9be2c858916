//! `argp_parse`: the command line goes through the parsers of a tree of argps.

use core::{
    cell::Cell,
    ffi::{CStr, c_char, c_int, c_uint, c_void},
    ptr,
};

use super::{
    fault,
    messages::{self, HELP_STD_ERR},
    raw::{ALIAS, ARG_OPTIONAL, Argp, DOC, Opt, Parser, RawArgp, State},
    scan::{Ordering, Scanner, Step, Tail, Words},
    table::{LongOption, OptionTable, ShortOption, Takes},
};
use crate::ffi::{Buffer, OutOfMemory};

/// `ARGP_PARSE_ARGV0`
pub const PARSE_ARGV0: c_uint = 0x01;
/// `ARGP_NO_ERRS`
pub const NO_ERRS: c_uint = 0x02;
/// `ARGP_NO_ARGS`
pub const NO_ARGS: c_uint = 0x04;
/// `ARGP_IN_ORDER`
pub const IN_ORDER: c_uint = 0x08;
/// `ARGP_NO_HELP`
pub const NO_HELP: c_uint = 0x10;
/// `ARGP_NO_EXIT`
pub const NO_EXIT: c_uint = 0x20;
/// `ARGP_LONG_ONLY`
pub const LONG_ONLY: c_uint = 0x40;

const KEY_ARG: c_int = 0;
const KEY_END: c_int = 0x0100_0001;
const KEY_NO_ARGS: c_int = 0x0100_0002;
const KEY_INIT: c_int = 0x0100_0003;
const KEY_SUCCESS: c_int = 0x0100_0004;
const KEY_ERROR: c_int = 0x0100_0005;
const KEY_ARGS: c_int = 0x0100_0006;
const KEY_FINI: c_int = 0x0100_0007;

/// A parser does not know the key: `ARGP_ERR_UNKNOWN`.
pub const UNKNOWN: c_int = libc::E2BIG;

/// Keys of options have 24 bits and a sign.
const fn cut_key(key: c_int) -> c_int {
    key << 8 >> 8
}

/// A parser at work.
#[derive(Clone, Copy)]
pub struct Group {
    argp: *const RawArgp,
    parser: Option<Parser>,
    /// The group it gets its input from, and the place among the inputs there.
    parent: Option<(usize, usize)>,
    input: *mut c_void,
    /// Where its own children's inputs begin among those of all.
    first_input: usize,
    has_children: bool,
    /// How many arguments it has taken.
    arguments: c_uint,
    hook: *mut c_void,
}

/// What `pstate` points to.
pub struct Groups<'p>(&'p [Cell<Group>]);

/// The input of the parser of `argp`, null if it is not among those at work.
pub fn input(argp: *const RawArgp, state: &State) -> *mut c_void {
    let groups: *const Groups<'_> = state.pstate.get().cast();
    // SAFETY: null, or set by `run`, which then waits for the function that calls us.
    let Some(groups) = (unsafe { groups.as_ref() }) else { return ptr::null_mut() };
    let mut inputs = groups.0.iter().map(Cell::get).filter(|group| ptr::eq(group.argp, argp));
    inputs.next().map_or(ptr::null_mut(), |group| group.input)
}

/// The parsers and options of a tree of argps.
#[derive(Default)]
struct Collection<'a> {
    groups: Buffer<Group>,
    inputs: Buffer<*mut c_void>,
    table: OptionTable<'a>,
}

impl<'a> Collection<'a> {
    /// Adds `argp`, which is child number `parent.1` of the group `parent.0`, and its children.
    fn add(&mut self, argp: Argp<'a>, parent: Option<(usize, usize)>) -> Result<(), OutOfMemory> {
        let mut own = None;
        if argp.parser().is_some() || argp.options().next().is_some() {
            let index = self.groups.len();
            let count = argp.children().count();
            self.groups.push(Group {
                argp: argp.as_ptr(),
                parser: argp.parser(),
                parent,
                input: ptr::null_mut(),
                first_input: self.inputs.len(),
                has_children: count != 0,
                arguments: 0,
                hook: ptr::null_mut(),
            })?;
            for _ in 0..count {
                self.inputs.push(ptr::null_mut())?;
            }
            self.add_options(argp, index)?;
            own = Some(index);
        }
        for (place, child) in argp.children().enumerate() {
            self.add(child.argp, own.map(|index| (index, place)))?;
        }
        Ok(())
    }

    fn add_options(&mut self, argp: Argp<'a>, group: usize) -> Result<(), OutOfMemory> {
        let mut real: Option<Opt<'a>> = None;
        for option in argp.options() {
            let real = *match &mut real {
                Some(real) if option.is(ALIAS) => real,
                real => real.insert(option),
            };
            if real.is(DOC) {
                continue;
            }
            let takes = match real.arg() {
                None => Takes::Nothing,
                Some(_) if real.is(ARG_OPTIONAL) => Takes::Perhaps,
                Some(_) => Takes::Argument,
            };
            if let Some(letter) = option.letter() {
                self.table.add_short(ShortOption { letter, takes, group })?;
            }
            if let Some(name) = option.name() {
                let key = cut_key(if option.key() == 0 { real.key() } else { option.key() });
                self.table.add_long(LongOption { name: name.to_bytes(), takes, key, group })?;
            }
        }
        Ok(())
    }
}

/// The command line as the state has it.
struct Line<'s>(&'s State);

impl Words for Line<'_> {
    type Word = *mut c_char;

    fn count(&self) -> usize {
        usize::try_from(self.0.argc.get()).unwrap_or(0)
    }

    #[inline(never)]
    fn word(&self, index: usize) -> Option<*mut c_char> {
        if index >= self.count() {
            return None;
        }
        // SAFETY: the program promises that many words.
        let word = unsafe { self.0.argv.get().wrapping_add(index).read() };
        (!word.is_null()).then_some(word)
    }

    fn text(&self, word: *mut c_char) -> &[u8] {
        // SAFETY: the words are C strings.
        unsafe { CStr::from_ptr(word) }.to_bytes()
    }

    fn exchange(&mut self, first: usize, middle: usize, last: usize) {
        let (Some(left), Some(right)) = (middle.checked_sub(first), last.checked_sub(middle)) else { return };
        if last > self.count() {
            return;
        }
        // SAFETY: the program promises `last` words, which it may have rearranged as well as we may.
        let words = unsafe {
            core::slice::from_raw_parts_mut(self.0.argv.get().wrapping_add(first), left.saturating_add(right))
        };
        if let Some((before, behind)) = words.split_at_mut_checked(left) {
            before.reverse();
            behind.reverse();
            words.reverse();
        }
    }
}

fn index(next: c_int) -> usize {
    usize::try_from(next).unwrap_or(0)
}

fn number(index: usize) -> c_int {
    c_int::try_from(index).unwrap_or(c_int::MAX)
}

/// A parse that is under way.
struct Parse<'p, 'a> {
    groups: &'p [Cell<Group>],
    inputs: *mut *mut c_void,
    table: &'p OptionTable<'a>,
    state: &'p State,
    scanner: Scanner<*mut c_char>,
    /// Whether the rest may hold options.
    has_options: bool,
    /// Whether faults are told to stderr.
    complains: bool,
}

/// How the words came to their end.
enum Outcome {
    /// All are taken, or nobody takes the next one.
    Done,
    Failed(c_int),
}

/// Parses the command line in `state` and gives 0 or an error number.
///
/// # Safety
///
/// `state` has a command line, streams and an input; what it has may be given to the parsers below `root`.
pub unsafe fn run(root: Argp<'_>, state: &State, end_index: Option<&mut c_int>) -> c_int {
    let mut all = Collection::default();
    if all.add(root, None).is_err() {
        return libc::ENOMEM;
    }
    let Collection { mut groups, mut inputs, table } = all;
    let groups = Cell::from_mut(&mut *groups).as_slice_of_cells();
    let published = Groups(groups);
    state.pstate.set(ptr::from_ref(&published).cast());
    let flags = state.flags.get();
    let mut parse = Parse {
        groups,
        inputs: inputs.as_mut_ptr(),
        table: &table,
        state,
        scanner: Scanner::new(ordering(flags), false),
        has_options: true,
        complains: true,
    };
    let result = match parse.begin() {
        Ok(()) => parse.complete(end_index),
        Err(error) => error,
    };
    state.pstate.set(ptr::null());
    result
}

fn ordering(flags: c_uint) -> Ordering {
    if flags & IN_ORDER != 0 {
        return Ordering::InOrder;
    }
    // SAFETY: a C string.
    let is_posix = !unsafe { libc::getenv(c"POSIXLY_CORRECT".as_ptr()) }.is_null();
    if flags & NO_ARGS != 0 || is_posix { Ordering::RequireOrder } else { Ordering::Permute }
}

impl Parse<'_, '_> {
    /// Calls the parser of a group.
    #[inline(never)]
    fn call(&self, cell: &Cell<Group>, key: c_int, argument: *mut c_char) -> c_int {
        let group = cell.get();
        let Some(parser) = group.parser else { return UNKNOWN };
        let state = self.state;
        state.hook.set(group.hook);
        state.input.set(group.input);
        state.child_inputs.set(self.child_inputs(&group));
        state.arg_num.set(group.arguments);
        // SAFETY: the program's parser, with a state that it may read and write through its cells.
        let result = unsafe { parser(key, argument, state) };
        cell.set(Group { hook: state.hook.get(), ..cell.get() });
        result
    }

    fn child_inputs(&self, group: &Group) -> *mut *mut c_void {
        if group.has_children { self.inputs.wrapping_add(group.first_input) } else { ptr::null_mut() }
    }

    /// Calls parsers until one has an error of its own.
    #[inline(never)]
    fn call_each<'g>(&self, mut groups: impl Iterator<Item = &'g Cell<Group>>, key: c_int) -> c_int {
        let is_known = |result: &c_int| *result != 0 && *result != UNKNOWN;
        groups.find_map(|group| Some(self.call(group, key, ptr::null_mut())).filter(is_known)).unwrap_or(0)
    }

    fn begin(&mut self) -> Result<(), c_int> {
        let first_word = Line(self.state).word(0);
        for (place, cell) in self.groups.iter().enumerate() {
            let mut group = cell.get();
            if place == 0 {
                group.input = self.state.input.get();
            }
            if let Some((parent, index)) = group.parent {
                let parent = self.groups.get(parent).map(Cell::get).filter(|parent| parent.has_children);
                if let Some(parent) = parent {
                    // SAFETY: a group has as many inputs as its argp has children.
                    group.input = unsafe { self.child_inputs(&parent).wrapping_add(index).read() };
                }
            }
            cell.set(group);
            if group.parser.is_none() && group.has_children {
                // SAFETY: there is at least one child.
                unsafe { self.child_inputs(&group).write(group.input) };
            }
            let result = self.call(cell, KEY_INIT, ptr::null_mut());
            if result != 0 && result != UNKNOWN {
                return Err(result);
            }
        }
        self.name_program(first_word);
        self.complains = self.state.flags.get() & NO_ERRS == 0;
        if self.state.next.get() == 0 && self.state.argc.get() > 0 {
            self.state.next.set(1);
        }
        self.scanner.start(index(self.state.next.get()));
        Ok(())
    }

    fn name_program(&self, first_word: Option<*mut c_char>) {
        let state = self.state;
        if state.flags.get() & (PARSE_ARGV0 | NO_ERRS) == PARSE_ARGV0 | NO_ERRS {
            // Words count from 1, so the first one has to be it.
            state.argv.set(state.argv.get().wrapping_sub(1));
            state.argc.set(state.argc.get().saturating_add(1));
            state.name.set(messages::short_program_name());
            return;
        }
        state.name.set(first_word.map_or_else(messages::short_program_name, messages::base_name));
    }

    fn complete(&mut self, end_index: Option<&mut c_int>) -> c_int {
        let mut error = match self.words() {
            Outcome::Done => self.end(end_index),
            Outcome::Failed(error) => error,
        };
        if error == 0 {
            error = self.call_each(self.groups.iter().rev(), KEY_SUCCESS);
        } else {
            if error == UNKNOWN {
                messages::state_help(Some(self.state), self.state.err_stream.get(), HELP_STD_ERR);
            }
            for group in self.groups {
                self.call(group, KEY_ERROR, ptr::null_mut());
            }
        }
        for group in self.groups.iter().rev() {
            self.call(group, KEY_FINI, ptr::null_mut());
        }
        if error == UNKNOWN { libc::EINVAL } else { error }
    }

    /// After the last word, or the last that somebody takes.
    fn end(&mut self, end_index: Option<&mut c_int>) -> c_int {
        let next = self.state.next.get();
        let all_taken = next == self.state.argc.get();
        match end_index {
            Some(place) => *place = next,
            None if all_taken => {}
            None => {
                messages::complain(self.state, b"Too many arguments");
                return UNKNOWN;
            }
        }
        if !all_taken {
            return 0;
        }
        let idle = self.groups.iter().filter(|group| group.get().arguments == 0);
        match self.call_each(idle, KEY_NO_ARGS) {
            0 => self.call_each(self.groups.iter().rev(), KEY_END),
            error => error,
        }
    }

    fn words(&mut self) -> Outcome {
        loop {
            let result = match self.step() {
                Step::Short { option, value } => self.short(option, value),
                Step::Long { option, value } => self.long(option, value),
                Step::Fault(fault) => {
                    if self.complains {
                        fault::tell(&Line(self.state), self.table, fault, self.scanner.long_only);
                    }
                    UNKNOWN
                }
                step => {
                    let word = if let Step::Argument(word) = step { Some(word) } else { self.rest() };
                    match word.map(|word| self.argument(word)) {
                        // Nobody takes it, which is no error yet.
                        None | Some(UNKNOWN) => return Outcome::Done,
                        Some(result) => result,
                    }
                }
            };
            if result != 0 {
                return Outcome::Failed(result);
            }
        }
    }

    fn step(&mut self) -> Step<*mut c_char> {
        let state = self.state;
        if state.quoted.get() != 0 && state.next.get() < state.quoted.get() {
            state.quoted.set(0);
        }
        if !self.has_options || state.quoted.get() != 0 {
            return Step::End;
        }
        let mut next = index(state.next.get());
        let mut line = Line(state);
        self.scanner.long_only = state.flags.get() & LONG_ONLY != 0;
        let step = self.scanner.step(&mut line, self.table, &mut next);
        state.next.set(number(next));
        if matches!(step, Step::End) {
            self.has_options = false;
            let before = next.checked_sub(1).filter(|before| *before > 0).and_then(|before| line.word(before));
            if before.is_some_and(|word| line.text(word) == b"--") {
                state.quoted.set(number(next));
            }
        }
        step
    }

    /// The next word behind the options.
    fn rest(&mut self) -> Option<*mut c_char> {
        let next = self.state.next.get();
        if self.state.flags.get() & NO_ARGS != 0 {
            return None;
        }
        let word = Line(self.state).word(index(next))?;
        self.state.next.set(next.saturating_add(1));
        Some(word)
    }

    fn short(&mut self, option: usize, value: Option<Tail<*mut c_char>>) -> c_int {
        let Some(option) = self.table.short_at(option) else { return UNKNOWN };
        let result = self.option(option.group, c_int::from(option.letter), value);
        if result == UNKNOWN {
            self.blame_program(b"-", &[option.letter]);
        }
        result
    }

    fn long(&mut self, option: usize, value: Option<Tail<*mut c_char>>) -> c_int {
        let Some(option) = self.table.long_at(option) else { return UNKNOWN };
        let result = self.option(option.group, option.key, value);
        if result == UNKNOWN {
            let is_same = |other: &&LongOption<'_>| (other.group, other.key) == (option.group, option.key);
            self.blame_program(b"--", self.table.longs().find(is_same).unwrap_or(option).name);
        }
        result
    }

    fn option(&self, group: usize, key: c_int, value: Option<Tail<*mut c_char>>) -> c_int {
        let Some(group) = self.groups.get(group) else { return UNKNOWN };
        let value = value.map_or(ptr::null_mut(), |value| value.word.wrapping_add(value.offset));
        self.call(group, key, value)
    }

    #[inline(never)]
    fn blame_program(&self, prefix: &[u8], name: &[u8]) {
        let message = messages::joined(&[prefix, name, b": (PROGRAM ERROR) Option should have been recognized!?"]);
        messages::error(Some(self.state), &message.unwrap_or_default());
    }

    /// Offers a word that is no option to the parsers in turn.
    fn argument(&mut self, word: *mut c_char) -> c_int {
        let state = self.state;
        let place = state.next.get().saturating_sub(1);
        state.next.set(place);
        for cell in self.groups {
            state.next.set(state.next.get().saturating_add(1));
            let mut result = self.call(cell, KEY_ARG, word);
            let takes_rest = result == UNKNOWN;
            if takes_rest {
                state.next.set(state.next.get().saturating_sub(1));
                result = self.call(cell, KEY_ARGS, ptr::null_mut());
            }
            if result == UNKNOWN {
                continue;
            }
            if result == 0 {
                self.account(cell, place, takes_rest);
            }
            return result;
        }
        UNKNOWN
    }

    /// Notes how many words, from `place` on, a group has taken.
    fn account(&mut self, cell: &Cell<Group>, place: c_int, takes_rest: bool) {
        // As glibc, against its manual: whatever the parser made of `next`.
        if takes_rest {
            self.state.next.set(self.state.argc.get());
        }
        let taken = self.state.next.get().saturating_sub(place);
        match c_uint::try_from(taken) {
            Ok(0) | Err(_) => self.has_options = true,
            Ok(taken) => {
                let group = cell.get();
                cell.set(Group { arguments: group.arguments.wrapping_add(taken), ..group });
            }
        }
    }
}
