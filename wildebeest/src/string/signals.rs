//! The signals of `<signal.h>`: their abbreviations and glibc's descriptions in the C locale.
#![forbid(unsafe_code)]

use core::ffi::{CStr, c_int};

use super::texts::nth;

/// Builds the tables from one list; see [`super::errors`] for their form.
macro_rules! signals {
    ($($signal:ident $abbreviation:literal $description:literal,)*) => {
        static NUMBERS: &[c_int] = &[$(libc::$signal),*];
        static ABBREVIATIONS: &str = concat!($($abbreviation, "\0"),*);
        static DESCRIPTIONS: &str = concat!($($description, "\0"),*);
    };
}

signals! {
    SIGHUP "HUP" "Hangup",
    SIGINT "INT" "Interrupt",
    SIGQUIT "QUIT" "Quit",
    SIGILL "ILL" "Illegal instruction",
    SIGTRAP "TRAP" "Trace/breakpoint trap",
    SIGABRT "ABRT" "Aborted",
    SIGBUS "BUS" "Bus error",
    SIGFPE "FPE" "Floating point exception",
    SIGKILL "KILL" "Killed",
    SIGUSR1 "USR1" "User defined signal 1",
    SIGSEGV "SEGV" "Segmentation fault",
    SIGUSR2 "USR2" "User defined signal 2",
    SIGPIPE "PIPE" "Broken pipe",
    SIGALRM "ALRM" "Alarm clock",
    SIGTERM "TERM" "Terminated",
    SIGSTKFLT "STKFLT" "Stack fault",
    SIGCHLD "CHLD" "Child exited",
    SIGCONT "CONT" "Continued",
    SIGSTOP "STOP" "Stopped (signal)",
    SIGTSTP "TSTP" "Stopped",
    SIGTTIN "TTIN" "Stopped (tty input)",
    SIGTTOU "TTOU" "Stopped (tty output)",
    SIGURG "URG" "Urgent I/O condition",
    SIGXCPU "XCPU" "CPU time limit exceeded",
    SIGXFSZ "XFSZ" "File size limit exceeded",
    SIGVTALRM "VTALRM" "Virtual timer expired",
    SIGPROF "PROF" "Profiling timer expired",
    SIGWINCH "WINCH" "Window changed",
    SIGPOLL "POLL" "I/O possible",
    SIGPWR "PWR" "Power failure",
    SIGSYS "SYS" "Bad system call",
}

/// The signal's name without `SIG`; none for real-time signals.
pub fn abbreviation(signal: c_int) -> Option<&'static CStr> {
    text(ABBREVIATIONS, signal)
}

/// glibc's description of the signal in the C locale; none for real-time signals.
pub fn description(signal: c_int) -> Option<&'static CStr> {
    text(DESCRIPTIONS, signal)
}

fn text(texts: &'static str, signal: c_int) -> Option<&'static CStr> {
    nth(texts, NUMBERS.iter().position(|&known| known == signal)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_have_their_texts() {
        assert_eq!((abbreviation(libc::SIGHUP), description(libc::SIGHUP)), (Some(c"HUP"), Some(c"Hangup")));
        assert_eq!((abbreviation(libc::SIGSYS), description(libc::SIGSYS)), (Some(c"SYS"), Some(c"Bad system call")));
        assert_eq!(NUMBERS.iter().filter_map(|&signal| description(signal)).count(), NUMBERS.len());
        for none in [c_int::MIN, -1, 0, 32, 64, c_int::MAX] {
            assert_eq!((abbreviation(none), description(none)), (None, None));
        }
    }
}
