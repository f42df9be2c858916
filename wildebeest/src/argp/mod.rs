//! `<argp.h>`: the options and arguments of a program, described in tables.

mod entries;
mod fault;
mod filter;
#[doc(hidden)]
pub mod format;
mod help;
#[doc(hidden)]
pub mod layout;
mod messages;
#[cfg(all(test, target_env = "gnu"))]
#[allow(clippy::indexing_slicing)]
mod oracle;
mod parse;
mod raw;
#[doc(hidden)]
pub mod scan;
mod standard;
#[doc(hidden)]
pub mod table;

use core::{
    cell::Cell,
    ffi::{c_char, c_int, c_uint, c_void},
    ptr,
};

use libc::FILE;

pub use messages::{ERR_EXIT_STATUS, PROGRAM_BUG_ADDRESS, PROGRAM_VERSION, PROGRAM_VERSION_HOOK};
pub use raw::{RawArgp, RawChild, RawOption, State};

use crate::{
    ffi::{Arguments, export},
    sys::stdio,
};
use raw::Argp;

export! {
    /// `argp_parse(argp, argc, argv, flags, end_index, input)`: has the parsers of `argp` and its children take the
    /// command line, with the options `--help`, `--usage` and perhaps `--version` added.
    ///
    /// The parsers may `longjmp` out, which only leaks memory, and may end the program.
    ///
    /// # Differences from musl
    /// musl has no such function. Its `getopt` is not used, and none of getopt's variables is.
    /// # References
    /// The GNU C Library manual, "Parsing Program Options with Argp".
    /// # Errors
    /// Gives the error number of the parser that had one; `EINVAL` for an option or argument that is none; `ENOMEM`.
    /// errno is left alone.
    /// # Safety
    /// `argp` is null or leads to argps that stay unchanged and are no circle. `argv` holds `argc` C strings, which are
    /// rearranged. `end_index` is null or an out-pointer. `input` suits the first parser.
    plain fn argp_parse(
        argp: *const RawArgp,
        argc: c_int,
        argv: *mut *mut c_char,
        flags: c_uint,
        end_index: *mut c_int,
        input: *mut c_void,
    ) -> c_int {
        let (help_options, version_options) = (standard::help_options(), standard::version_options());
        let help = standard::help_argp(&help_options);
        let version = standard::version_argp(&version_options);
        let mut children = [RawChild::END; 4];
        let version = if messages::has_version() { &raw const version } else { ptr::null() };
        let wanted = [argp, &raw const help, version];
        for (child, argp) in children.iter_mut().zip(wanted.into_iter().filter(|argp| !argp.is_null())) {
            child.argp = argp;
        }
        let with_help = RawArgp { children: children.as_ptr(), ..RawArgp::EMPTY };
        // SAFETY: the caller promises null or an argp.
        let alone = unsafe { argp.as_ref() }.unwrap_or(&RawArgp::EMPTY);
        let root = if flags & parse::NO_HELP == 0 { &with_help } else { alone };
        let state = State {
            root_argp: root,
            argc: Cell::new(argc),
            argv: Cell::new(argv),
            next: Cell::new(0),
            flags: Cell::new(flags),
            arg_num: Cell::new(0),
            quoted: Cell::new(0),
            input: Cell::new(input),
            child_inputs: Cell::new(ptr::null_mut()),
            hook: Cell::new(ptr::null_mut()),
            name: Cell::new(ptr::null_mut()),
            // SAFETY: libc's variables.
            err_stream: Cell::new(unsafe { stdio::stderr }),
            // SAFETY: the same.
            out_stream: Cell::new(unsafe { stdio::stdout }),
            pstate: Cell::new(ptr::null()),
        };
        // SAFETY: the caller promises the tree, the command line and a place for the index.
        unsafe { parse::run(Argp::new(root), &state, end_index.as_mut()) }
    }
}

export! {
    /// `argp_help(argp, stream, flags, name)`: writes those parts of a help message that `flags` ask for.
    ///
    /// The options that `argp_parse` adds are not in it.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "The argp_help Function".
    /// # Errors
    /// None: without memory nothing is written. What is wrong with `ARGP_HELP_FMT` is told on stderr.
    /// # Safety
    /// `argp` is null or as for `argp_parse`, `stream` null or a stream, `name` null or a C string.
    plain fn argp_help(argp: *const RawArgp, stream: *mut FILE, flags: c_uint, name: *mut c_char) {
        // SAFETY: the caller promises all that.
        unsafe { messages::help(Argp::new(argp.as_ref().unwrap_or(&RawArgp::EMPTY)), stream, flags, name) }
    }
}

export! {
    /// `argp_state_help(state, stream, flags)`: a help message for the parse under way, and perhaps the program's end.
    ///
    /// Without a state the message is the program's, of no options. Nothing happens when the parse is not to tell of
    /// errors or `stream` is null; the program does not end when it is not to exit.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Functions For Use in Argp Parsers".
    /// # Errors
    /// As `argp_help`.
    /// # Safety
    /// `state` is null or that of a parse under way, `stream` null or a stream.
    plain fn argp_state_help(state: *const State, stream: *mut FILE, flags: c_uint) {
        // SAFETY: the caller promises null or a state.
        messages::state_help(unsafe { state.as_ref() }, stream, flags);
    }
}

export! {
    /// `argp_usage(state)`: the short usage message on the parse's stream for errors, and the program's end.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Functions For Use in Argp Parsers".
    /// # Errors
    /// As `argp_help`.
    /// # Safety
    /// `state` is null or that of a parse under way.
    plain fn argp_usage(state: *const State) {
        // SAFETY: libc's variable, and the caller promises null or a state.
        unsafe { messages::state_help(state.as_ref(), stdio::stderr, messages::HELP_STD_USAGE) };
    }
}

export! {
    /// `argp_error(state, format, ...)`: an error on the command line, where to find help, and the program's end.
    ///
    /// The C function, a trampoline in `csrc/argp.c`, calls this one.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Functions For Use in Argp Parsers".
    /// # Errors
    /// None: what cannot be written is lost.
    /// # Safety
    /// `state` is null or that of a parse under way; `format` is a format for `printf` to which `arguments` belong.
    inner fn lwb_argp_error(state: *const State, format: *const c_char, arguments: *mut Arguments) {
        // SAFETY: the caller promises all that.
        unsafe { messages::formatted_error(state.as_ref(), format, arguments) };
    }
}

export! {
    /// `argp_failure(state, status, number, format, ...)`: a message with the text of the error `number` unless that
    /// is 0, and the program's end unless `status` is 0.
    ///
    /// The C function, a trampoline in `csrc/argp.c`, calls this one.
    ///
    /// # Differences from musl
    /// musl has no such function. The texts are those of its `strerror`.
    /// # References
    /// The GNU C Library manual, "Functions For Use in Argp Parsers".
    /// # Errors
    /// None: what cannot be written is lost.
    /// # Safety
    /// `state` is null or that of a parse under way; `format` is null or a format for `printf` to which `arguments`
    /// belong.
    inner fn lwb_argp_failure(
        state: *const State,
        status: c_int,
        number: c_int,
        format: *const c_char,
        arguments: *mut Arguments,
    ) {
        // SAFETY: the caller promises all that.
        unsafe { messages::failure(state.as_ref(), status, number, format, arguments) };
    }
}

export! {
    /// `_option_is_short(option)`: whether the option has a letter.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// None; glibc's header declares it for programs.
    /// # Errors
    /// None.
    /// # Safety
    /// `option` is valid for reads.
    plain fn _option_is_short(option: *const RawOption) -> c_int {
        // SAFETY: the caller promises an option.
        unsafe { option.as_ref() }.is_some_and(|option| option.letter().is_some()).into()
    }
}

export! {
    /// `_option_is_end(option)`: whether the option is the end of a table.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// None; glibc's header declares it for programs.
    /// # Errors
    /// None.
    /// # Safety
    /// `option` is valid for reads.
    plain fn _option_is_end(option: *const RawOption) -> c_int {
        // SAFETY: the caller promises an option.
        unsafe { option.as_ref() }.is_none_or(RawOption::is_end).into()
    }
}
