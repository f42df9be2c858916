//! What the program says: help, errors, its version.

use core::{
    ffi::{CStr, c_char, c_int, c_uint},
    mem, ptr,
    sync::atomic::{AtomicI32, AtomicPtr, Ordering::Relaxed},
};

use libc::FILE;

use super::{
    filter::Audience,
    format::{Complaint, Format, Kept},
    help::{self, Help},
    parse::{NO_ERRS, NO_EXIT},
    raw::{Argp, RawArgp, State},
};
use crate::{
    ffi::{Arguments, Buffer, OutOfMemory, Stream, c_str, lwb_vfprintf},
    string::lwb_strerror_r,
    sys::stdio,
};

/// `ARGP_HELP_EXIT_ERR`
pub const HELP_EXIT_ERR: c_uint = 0x100;
/// `ARGP_HELP_EXIT_OK`
pub const HELP_EXIT_OK: c_uint = 0x200;
/// `ARGP_HELP_STD_ERR`
pub const HELP_STD_ERR: c_uint = help::SEE | HELP_EXIT_ERR;
/// `ARGP_HELP_STD_USAGE`
pub const HELP_STD_USAGE: c_uint = help::SHORT_USAGE | help::SEE | HELP_EXIT_ERR;
/// `ARGP_HELP_STD_HELP`
pub const HELP_STD_HELP: c_uint =
    help::SHORT_USAGE | help::LONG | HELP_EXIT_OK | help::PRE_DOC | help::POST_DOC | help::BUG_ADDR;

/// What `--version` prints, or null: `argp_program_version`.
#[cfg_attr(feature = "export", unsafe(export_name = "argp_program_version"))]
pub static PROGRAM_VERSION: AtomicPtr<c_char> = AtomicPtr::new(ptr::null_mut());

/// A function that prints the version, or null: `argp_program_version_hook`.
#[cfg_attr(feature = "export", unsafe(export_name = "argp_program_version_hook"))]
pub static PROGRAM_VERSION_HOOK: AtomicPtr<()> = AtomicPtr::new(ptr::null_mut());

/// Where to report bugs, or null: `argp_program_bug_address`.
#[cfg_attr(feature = "export", unsafe(export_name = "argp_program_bug_address"))]
pub static PROGRAM_BUG_ADDRESS: AtomicPtr<c_char> = AtomicPtr::new(ptr::null_mut());

/// The exit status after an error on the command line: `argp_err_exit_status`, `EX_USAGE` unless the program sets it.
#[cfg_attr(feature = "export", unsafe(export_name = "argp_err_exit_status"))]
pub static ERR_EXIT_STATUS: AtomicI32 = AtomicI32::new(64);

/// What `ARGP_HELP_FMT` has said up to now.
static FORMAT: Kept = Kept::nothing();

/// `void (*)(FILE *stream, struct argp_state *state)`
type VersionHook = unsafe extern "C" fn(*mut FILE, *const State);

/// Whether the program has a version to show.
pub fn has_version() -> bool {
    !PROGRAM_VERSION.load(Relaxed).is_null() || !PROGRAM_VERSION_HOOK.load(Relaxed).is_null()
}

/// The program's name without directories.
pub fn short_program_name() -> *mut c_char {
    // SAFETY: libc's variable.
    unsafe { stdio::program_invocation_short_name }
}

/// A path without directories.
#[inline(never)]
pub fn base_name(path: *mut c_char) -> *mut c_char {
    // SAFETY: null, or a word of the command line, a C string.
    let Some(text) = (unsafe { c_str(path) }) else { return path };
    let slash = text.to_bytes().iter().rposition(|&byte| byte == b'/');
    path.wrapping_add(slash.map_or(0, |slash| slash.saturating_add(1)))
}

/// A name to print, which may be absent.
fn printable<'a>(name: *const c_char) -> &'a [u8] {
    // SAFETY: null or a C string: the name in a state, or the program's.
    unsafe { c_str(name) }.map_or(b"(null)", CStr::to_bytes)
}

/// Texts one behind the other.
#[inline(never)]
pub fn joined(parts: &[&[u8]]) -> Result<Buffer<u8>, OutOfMemory> {
    let mut text = Buffer::new();
    parts.iter().try_for_each(|part| text.extend(part))?;
    Ok(text)
}

#[inline(never)]
fn write(stream: *mut FILE, text: &[u8]) {
    // SAFETY: the streams of a state, and libc's, are open. What cannot be written is lost, as with fprintf.
    unsafe { libc::fwrite(text.as_ptr().cast(), 1, text.len(), stream) };
}

/// Writes `text` to stderr.
pub fn write_to_stderr(text: &[u8]) {
    // SAFETY: libc's variable.
    write(unsafe { stdio::stderr }, text);
}

/// Whom messages are for. Without a state they are the program's own.
#[derive(Clone, Copy)]
struct Speaker<'s>(Option<&'s State>);

impl<'s> Speaker<'s> {
    fn has(self, flag: c_uint) -> bool {
        self.0.is_some_and(|state| state.flags.get() & flag != 0)
    }

    /// The stream for errors, unless they are not to be told.
    #[inline(never)]
    fn stream(self) -> Option<*mut FILE> {
        // SAFETY: libc's variable.
        let stream = self.0.map_or_else(|| unsafe { stdio::stderr }, |state| state.err_stream.get());
        Some(stream).filter(|stream| !stream.is_null() && !self.has(NO_ERRS))
    }

    fn name(self) -> &'s [u8] {
        printable(self.0.map_or_else(short_program_name, |state| state.name.get()))
    }

    fn exit(self, status: c_int) {
        if !self.has(NO_EXIT) {
            // SAFETY: no lock of a stream is held.
            unsafe { libc::exit(status) };
        }
    }
}

/// Tells of an error without more ado.
pub fn complain(state: &State, message: &[u8]) {
    let speaker = Speaker(Some(state));
    if let (Some(stream), Ok(line)) = (speaker.stream(), joined(&[speaker.name(), b": ", message, b"\n"])) {
        write(stream, &line);
    }
}

/// `argp_error` with a message that is complete.
#[inline(never)]
pub fn error(state: Option<&State>, message: &[u8]) {
    let speaker = Speaker(state);
    let Some(stream) = speaker.stream() else { return };
    if let Ok(line) = joined(&[speaker.name(), b": ", message, b"\n"]) {
        write(stream, &line);
    }
    state_help(state, stream, HELP_STD_ERR);
}

/// `argp_error`.
///
/// # Safety
///
/// `format` is a format for `printf` to which `arguments` belong.
pub unsafe fn formatted_error(state: Option<&State>, format: *const c_char, arguments: *mut Arguments) {
    let speaker = Speaker(state);
    let Some(stream) = speaker.stream() else { return };
    // SAFETY: an open stream, and the caller's promise.
    unsafe {
        let _locked = Stream::lock(stream);
        write(stream, speaker.name());
        write(stream, b": ");
        lwb_vfprintf(stream, format, arguments);
        write(stream, b"\n");
    }
    state_help(state, stream, HELP_STD_ERR);
}

/// `argp_failure`.
///
/// # Safety
///
/// `format` is null or a format for `printf` to which `arguments` belong.
pub unsafe fn failure(
    state: Option<&State>,
    status: c_int,
    number: c_int,
    format: *const c_char,
    arguments: *mut Arguments,
) {
    let speaker = Speaker(state);
    let Some(stream) = speaker.stream() else { return };
    // SAFETY: an open stream, and the caller's promise.
    unsafe {
        let _locked = Stream::lock(stream);
        write(stream, speaker.name());
        if !format.is_null() {
            write(stream, b": ");
            lwb_vfprintf(stream, format, arguments);
        }
        if number != 0 {
            let mut unknown = [0; 32];
            write(stream, b": ");
            write(stream, printable(lwb_strerror_r(number, unknown.as_mut_ptr(), unknown.len())));
        }
        write(stream, b"\n");
    }
    if status != 0 {
        speaker.exit(status);
    }
}

/// `argp_state_help`.
#[inline(never)]
pub fn state_help(state: Option<&State>, stream: *mut FILE, flags: c_uint) {
    let speaker = Speaker(state);
    if stream.is_null() || speaker.has(NO_ERRS) {
        return;
    }
    let audience = Audience(state);
    // SAFETY: an argp without anything.
    let none = unsafe { Argp::new(&RawArgp::EMPTY) };
    print(audience.root().unwrap_or(none), audience, stream, flags, speaker.name());
    if flags & HELP_EXIT_ERR != 0 {
        speaker.exit(ERR_EXIT_STATUS.load(Relaxed));
    }
    if flags & HELP_EXIT_OK != 0 {
        speaker.exit(0);
    }
}

/// `argp_help`.
pub fn help(argp: Argp<'_>, stream: *mut FILE, flags: c_uint, name: *const c_char) {
    if !stream.is_null() {
        print(argp, Audience(None), stream, flags, printable(name));
    }
}

fn print(argp: Argp<'_>, audience: Audience<'_>, stream: *mut FILE, flags: c_uint, name: &[u8]) {
    let format = environment_format(audience.0);
    // SAFETY: null or a C string of the program's.
    let bug_address = unsafe { c_str(PROGRAM_BUG_ADDRESS.load(Relaxed)) }.map(CStr::to_bytes);
    if let Ok(message) = (Help { argp, audience, name, format, bug_address }).message(flags) {
        write(stream, &message);
    }
}

/// What `ARGP_HELP_FMT` says, beyond what it said before. Complaints about it go where errors go.
fn environment_format(state: Option<&State>) -> Format {
    // SAFETY: null or a C string, which stays while the program leaves its environment alone.
    let Some(text) = (unsafe { c_str(libc::getenv(c"ARGP_HELP_FMT".as_ptr())) }) else { return FORMAT.load() };
    let speaker = Speaker(state);
    let format = FORMAT.load().changed_by(text.to_bytes(), |complaint| {
        let (first, second): (&[u8], &[u8]) = match complaint {
            Complaint::NeedsValue(name) => (name, b": ARGP_HELP_FMT parameter requires a value"),
            Complaint::Unknown(name) => (name, b": Unknown ARGP_HELP_FMT parameter"),
            Complaint::Garbage(rest) => (b"Garbage in ARGP_HELP_FMT: ", rest),
        };
        let line = joined(&[speaker.name(), b": ", first, second, b"\n"]);
        if let (Some(stream), Ok(line)) = (speaker.stream(), line) {
            write(stream, &line);
        }
    });
    FORMAT.store(format);
    format
}

/// Prints the version as the program wants it.
pub fn print_version(state: &State) {
    let stream = state.out_stream.get();
    let hook = PROGRAM_VERSION_HOOK.load(Relaxed);
    let version = PROGRAM_VERSION.load(Relaxed);
    if !hook.is_null() {
        // SAFETY: the program's function. It may leave with longjmp: nothing is held.
        unsafe { mem::transmute::<*mut (), VersionHook>(hook)(stream, state) };
    } else if version.is_null() {
        error(Some(state), b"(PROGRAM ERROR) No version known!?");
    } else if let Ok(line) = joined(&[printable(version), b"\n"]) {
        write(stream, &line);
    }
}
