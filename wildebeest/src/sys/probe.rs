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
    /// Ranges of pages known to be readable: a stack, the loader's data and the headers of objects take turns.
    known: [(usize, usize); KNOWN],
    next: usize,
}

const KNOWN: usize = 4;

impl Probe {
    /// Nothing is known yet.
    pub const fn new() -> Self {
        Self { known: [(0, 0); KNOWN], next: 0 }
    }

    /// The word at `address`; `None` if it cannot be read, or not in one piece.
    #[inline]
    pub fn word(&mut self, address: usize) -> Option<usize> {
        if !address.is_multiple_of(WORD) || !self.knows(address) {
            return None;
        }
        // SAFETY: aligned, and in a page that the kernel has just read from. Another thread may write there at
        // the same time, or even take the page away: what unwinds its own stack rests on neither.
        Some(unsafe { ptr::with_exposed_provenance::<usize>(address).read_volatile() })
    }

    /// Whether `size` bytes from `address` on can be read.
    pub fn knows_all(&mut self, address: usize, size: usize) -> bool {
        let Some(end) = address.checked_add(size) else { return false };
        let mut page = address & !(PAGE - 1);
        while page < end {
            if !self.knows(page) {
                return false;
            }
            page = page.saturating_add(PAGE);
        }
        true
    }

    #[inline]
    fn knows(&mut self, address: usize) -> bool {
        self.known.iter().any(|(start, end)| (*start..*end).contains(&address)) || self.ask(address)
    }

    #[cold]
    fn ask(&mut self, address: usize) -> bool {
        let page = address & !(PAGE - 1);
        let Some(end) = page.checked_add(PAGE) else { return false };
        if !is_readable(page) {
            return false;
        }
        match self.known.iter_mut().find(|(_, before)| *before == page) {
            Some((_, before)) => *before = end,
            None => {
                if let Some(place) = self.known.get_mut(self.next % KNOWN) {
                    *place = (page, end);
                }
                self.next = self.next.wrapping_add(1);
            }
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
