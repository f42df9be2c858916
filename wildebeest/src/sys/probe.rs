//! Reading memory that may not be there.

use core::{
    ffi::{c_long, c_void},
    ptr,
};

use crate::ffi::Errno;

/// The smallest page of any machine: one byte of it tells for all others.
const PAGE: usize = 4096;
const WORD: usize = size_of::<usize>();

/// Memory read word by word, each page of it after the kernel was asked whether it can be read.
///
/// The question is `rt_sigprocmask` with a bad `how`: the kernel reads the signal mask first, and says EFAULT or
/// EINVAL. That takes no descriptor and no memory, and signal handlers may do it.
pub struct Probe {
    /// The first page known to be readable, and where such pages end.
    start: usize,
    end: usize,
}

impl Probe {
    /// Nothing is known yet.
    pub const fn new() -> Self {
        Self { start: 0, end: 0 }
    }

    /// The word at `address`; `None` if it cannot be read, or not in one piece.
    #[inline]
    pub fn word(&mut self, address: usize) -> Option<usize> {
        if address % WORD != 0 || !self.knows(address) {
            return None;
        }
        // SAFETY: aligned, and in a page that the kernel has just read from. Another thread may write there at
        // the same time, or even take the page away: what unwinds its own stack rests on neither.
        Some(unsafe { ptr::with_exposed_provenance::<usize>(address).read_volatile() })
    }

    #[inline]
    fn knows(&mut self, address: usize) -> bool {
        (self.start..self.end).contains(&address) || self.ask(address)
    }

    #[cold]
    fn ask(&mut self, address: usize) -> bool {
        let page = address & !(PAGE - 1);
        let Some(end) = page.checked_add(PAGE) else { return false };
        if !is_readable(page) {
            return false;
        }
        if page == self.end {
            self.end = end;
        } else {
            (self.start, self.end) = (page, end);
        }
        true
    }
}

impl Default for Probe {
    fn default() -> Self {
        Self::new()
    }
}

fn is_readable(address: usize) -> bool {
    const NO_SUCH_HOW: c_long = -1;
    const MASK_SIZE: usize = 8;
    Errno::preserved(|| {
        let nothing = ptr::null_mut::<c_void>();
        // SAFETY: the kernel checks the address. As there is no such `how`, no mask is changed, and none is written.
        let result = unsafe { libc::syscall(libc::SYS_rt_sigprocmask, NO_SUCH_HOW, address, nothing, MASK_SIZE) };
        result == -1 && Errno::last() == Errno(libc::EINVAL)
    })
}
