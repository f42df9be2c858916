//! `<error.h>`: messages on stderr with the program's name before and an error's text behind them.

mod place;

use core::{
    ffi::{CStr, c_char, c_int, c_uint},
    mem, ptr,
    sync::atomic::{AtomicI32, AtomicPtr, AtomicU32, Ordering::Relaxed},
};

use crate::{
    ffi::{Arguments, Stream, c_str, export, lwb_vfprintf},
    string::lwb_strerror_r,
    sys::stdio,
};
use place::{Last, Place};

/// How many messages were written: `error_message_count`, which programs also set.
#[cfg_attr(feature = "export", unsafe(export_name = "error_message_count"))]
pub static MESSAGE_COUNT: AtomicU32 = AtomicU32::new(0);

/// Whether `error_at_line` writes only the first of several messages for a line: `error_one_per_line`.
#[cfg_attr(feature = "export", unsafe(export_name = "error_one_per_line"))]
pub static ONE_PER_LINE: AtomicI32 = AtomicI32::new(0);

/// A function that writes the program's name, or null: `error_print_progname`.
#[cfg_attr(feature = "export", unsafe(export_name = "error_print_progname"))]
pub static PRINT_PROGNAME: AtomicPtr<()> = AtomicPtr::new(ptr::null_mut());

static LAST: Last = Last::new();

/// What stands between the program's name and the message.
enum Prefix<'a> {
    None,
    Place(&'a CStr, c_uint),
    NoFile,
}

export! {
    /// `error(status, number, format, ...)`: writes a message to stderr, and ends the program unless `status` is 0.
    ///
    /// The message is `PROGRAM: MESSAGE: TEXT`, where the text of the error `number` is left out when that is 0.
    /// stdout is flushed before. The C function, a trampoline in `csrc/error.c`, calls this one.
    ///
    /// # Differences from musl
    /// musl has no such function. The texts are those of its `strerror`.
    /// # References
    /// error(3); The GNU C Library manual, "Error Messages".
    /// # Errors
    /// None: what cannot be written is lost, and errno then says why.
    /// # Safety
    /// `format` is a format for `printf` to which `arguments` belong. `error_print_progname` is null or a function.
    inner fn lwb_error(status: c_int, number: c_int, format: *const c_char, arguments: *mut Arguments) {
        // SAFETY: the caller's promise.
        unsafe { message(status, number, &Prefix::None, format, arguments) };
    }
}

export! {
    /// `error_at_line(status, number, file, line, format, ...)`: `error` for a line of a file.
    ///
    /// The message begins `PROGRAM:FILE:LINE: `, or as that of `error` when `file` is null. While the program has
    /// `error_one_per_line` set, further messages for the same file and line are not written, and do not end the
    /// program either.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// error(3); The GNU C Library manual, "Error Messages".
    /// # Errors
    /// As `error`.
    /// # Safety
    /// As for `error`; `file` is null or a C string.
    inner fn lwb_error_at_line(
        status: c_int,
        number: c_int,
        file: *const c_char,
        line: c_uint,
        format: *const c_char,
        arguments: *mut Arguments,
    ) {
        // SAFETY: the caller promises null or a C string.
        let name = unsafe { c_str(file) };
        let place = Place { address: file.addr(), name: name.map_or(b"", CStr::to_bytes), line };
        if ONE_PER_LINE.load(Relaxed) != 0 && LAST.replace(&place) {
            return;
        }
        let prefix = name.map_or(Prefix::NoFile, |name| Prefix::Place(name, line));
        // SAFETY: the caller's promise.
        unsafe { message(status, number, &prefix, format, arguments) };
    }
}

/// Writes a message, and ends the program unless `status` is 0.
///
/// # Safety
///
/// `format` and `arguments` belong together, and `error_print_progname` is null or a function.
unsafe fn message(status: c_int, number: c_int, prefix: &Prefix<'_>, format: *const c_char, arguments: *mut Arguments) {
    // SAFETY: a stream of libc's.
    unsafe { libc::fflush(stdio::stdout) };
    let own_name = PRINT_PROGNAME.load(Relaxed);
    if !own_name.is_null() {
        // SAFETY: the caller promises a function. It may leave with longjmp: nothing is held yet.
        unsafe { mem::transmute::<*mut (), unsafe extern "C" fn()>(own_name)() };
    }
    // SAFETY: the caller's promise.
    unsafe { write(own_name.is_null(), number, prefix, format, arguments) };
    if status != 0 {
        // SAFETY: no lock of a stream is held.
        unsafe { libc::exit(status) };
    }
}

/// Writes a line in one piece as far as other threads' lines are concerned.
///
/// # Safety
///
/// `format` and `arguments` belong together.
unsafe fn write(with_name: bool, number: c_int, prefix: &Prefix<'_>, format: *const c_char, arguments: *mut Arguments) {
    // SAFETY: libc's own stream and name, formats with what belongs to them, and the caller's promise.
    unsafe {
        let stderr = stdio::stderr;
        let _locked = Stream::lock(stderr);
        if with_name {
            libc::fprintf(stderr, c"%s:".as_ptr(), stdio::program_invocation_name);
        }
        match prefix {
            // glibc has the line as a signed number.
            Prefix::Place(file, line) => libc::fprintf(stderr, c"%s:%d: ".as_ptr(), file.as_ptr(), *line),
            Prefix::NoFile => libc::fputs(c" ".as_ptr(), stderr),
            Prefix::None if with_name => libc::fputs(c" ".as_ptr(), stderr),
            Prefix::None => 0,
        };
        lwb_vfprintf(stderr, format, arguments);
        MESSAGE_COUNT.fetch_add(1, Relaxed);
        if number == 0 {
            libc::fputs(c"\n".as_ptr(), stderr);
        } else {
            let mut unknown = [0; 32];
            let text = lwb_strerror_r(number, unknown.as_mut_ptr(), unknown.len());
            libc::fprintf(stderr, c": %s\n".as_ptr(), text);
        }
        libc::fflush(stderr);
    }
}
