//! The options that every program has: `--help`, `--usage`, `--version`, and two that stay hidden.

use core::ffi::{CStr, c_char, c_int, c_uint};

use super::{
    help,
    messages::{self, HELP_EXIT_OK, HELP_STD_HELP},
    parse::{NO_ERRS, NO_EXIT, PARSE_ARGV0, UNKNOWN},
    raw::{ARG_OPTIONAL, HIDDEN, RawArgp, RawOption, State},
};
use crate::sys::stdio;

const KEY_HELP: c_int = '?' as c_int;
const KEY_VERSION: c_int = 'V' as c_int;
const KEY_PROGRAM_NAME: c_int = -2;
const KEY_USAGE: c_int = -3;
const KEY_HANG: c_int = -4;

/// The domain of message catalogues that holds the texts below.
const DOMAIN: &CStr = c"libc";

const fn option(name: &'static CStr, key: c_int, doc: &'static CStr) -> RawOption {
    RawOption { name: name.as_ptr(), key, doc: doc.as_ptr(), group: -1, ..RawOption::END }
}

const fn hidden(option: RawOption, arg: &'static CStr, flags: c_int) -> RawOption {
    RawOption { arg: arg.as_ptr(), flags: HIDDEN | flags, group: 0, ..option }
}

/// The options for help.
pub const fn help_options() -> [RawOption; 5] {
    [
        option(c"help", KEY_HELP, c"Give this help list"),
        option(c"usage", KEY_USAGE, c"Give a short usage message"),
        hidden(option(c"program-name", KEY_PROGRAM_NAME, c"Set the program name"), c"NAME", 0),
        hidden(option(c"HANG", KEY_HANG, c"Hang for SECS seconds (default 3600)"), c"SECS", ARG_OPTIONAL),
        RawOption::END,
    ]
}

/// The option for the version.
pub const fn version_options() -> [RawOption; 2] {
    [option(c"version", KEY_VERSION, c"Print program version"), RawOption::END]
}

/// The argp for `options` made by [`help_options`].
pub const fn help_argp(options: &[RawOption; 5]) -> RawArgp {
    RawArgp { options: options.as_ptr(), parser: Some(parse_help), argp_domain: DOMAIN.as_ptr(), ..RawArgp::EMPTY }
}

/// The argp for `options` made by [`version_options`].
pub const fn version_argp(options: &[RawOption; 2]) -> RawArgp {
    RawArgp { options: options.as_ptr(), parser: Some(parse_version), argp_domain: DOMAIN.as_ptr(), ..RawArgp::EMPTY }
}

/// # Safety
///
/// `state` is the state of a parse under way, and `argument` the argument of the option `key`.
unsafe extern "C" fn parse_help(key: c_int, argument: *mut c_char, state: *const State) -> c_int {
    // SAFETY: the caller's promise.
    let Some(state) = (unsafe { state.as_ref() }) else { return UNKNOWN };
    match key {
        KEY_HELP => messages::state_help(Some(state), state.out_stream.get(), HELP_STD_HELP),
        KEY_USAGE => messages::state_help(Some(state), state.out_stream.get(), help::USAGE | HELP_EXIT_OK),
        KEY_PROGRAM_NAME => rename(state, argument),
        KEY_HANG => hang(argument),
        _ => return UNKNOWN,
    }
    0
}

fn rename(state: &State, name: *mut c_char) {
    let short = messages::base_name(name);
    // SAFETY: libc's variables, which programs set like this.
    unsafe {
        stdio::program_invocation_name = name;
        stdio::program_invocation_short_name = short;
    }
    state.name.set(short);
    if state.flags.get() & (PARSE_ARGV0 | NO_ERRS) == PARSE_ARGV0 && state.argc.get() > 0 {
        // SAFETY: the command line has a first word.
        unsafe { state.argv.get().write(name) };
    }
}

/// Waits as many seconds as `argument` says, an hour if it is absent: time to attach a debugger.
fn hang(argument: *const c_char) {
    let mut seconds = 3600;
    if !argument.is_null() {
        // SAFETY: the option's argument, a C string.
        seconds = unsafe { libc::atoi(argument) };
    }
    let mut left = c_uint::try_from(seconds).unwrap_or(0);
    while left > 0 {
        // SAFETY: sleep has no conditions.
        unsafe { libc::sleep(1) };
        left -= 1;
    }
}

/// # Safety
///
/// `state` is the state of a parse under way.
unsafe extern "C" fn parse_version(key: c_int, _: *mut c_char, state: *const State) -> c_int {
    // SAFETY: the caller's promise.
    let Some(state) = (unsafe { state.as_ref() }) else { return UNKNOWN };
    if key != KEY_VERSION {
        return UNKNOWN;
    }
    messages::print_version(state);
    if state.flags.get() & NO_EXIT == 0 {
        // SAFETY: the program expects `--version` to end it.
        unsafe { libc::exit(0) };
    }
    0
}
