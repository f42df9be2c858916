//! A write that libc tries first, and that goes on where libc's way of writing was at fault.

use core::ffi::c_int;

use libc::FILE;

use crate::{ffi::Errno, sys::stdio};

/// A stream as it was before libc was asked to write to it.
pub struct Attempt {
    stream: *mut FILE,
    /// Where nothing waited in its buffer.
    before: Option<State>,
}

/// What a failure changes.
struct State {
    /// Whether the stream was marked with an error.
    marked: bool,
    errno: Errno,
}

impl Attempt {
    /// Looks at a stream. This costs next to nothing, unlike looking for a reason afterwards.
    ///
    /// # Safety
    ///
    /// `stream` is a stream that stays open as long as the value lives.
    #[inline(always)]
    pub unsafe fn on(stream: *mut FILE) -> Self {
        // SAFETY: the caller promises a stream.
        let empty = unsafe { stdio::__fpending(stream) } == 0;
        // SAFETY: the same.
        let marked = || unsafe { stdio::ferror_unlocked(stream) } != 0;
        let before = empty.then(|| State { marked: marked(), errno: Errno::last() });
        Self { stream, before }
    }

    /// After libc's failure: sets errno to the reason, or writes `bytes`, those libc has not written, and
    /// gives how many.
    ///
    /// EINVAL may be for the empty part that libc put in front of them: then they can be written alone. Was
    /// there another reason, the kernel says so again.
    #[cold]
    #[inline(never)]
    pub fn rescue(self, bytes: &[u8]) -> usize {
        let error = explain(self.stream);
        let Some(before) = self.before.filter(|_| error == Errno(libc::EINVAL)) else { return 0 };
        // SAFETY: an open stream. One without a descriptor has not been written by the kernel.
        let descriptor = unsafe { libc::fileno(self.stream) };
        if descriptor < 0 {
            error.set();
            return 0;
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            match write(descriptor, rest) {
                Some(more) => rest = rest.get(more..).unwrap_or_default(),
                None => return bytes.len() - rest.len(),
            }
        }
        if !before.marked {
            // SAFETY: an open stream.
            unsafe { stdio::clearerr(self.stream) };
        }
        before.errno.set();
        bytes.len()
    }
}

/// Says EBADF where a stream is for reading only: nothing else can have been the reason of a failure then.
/// Gives what errno is now.
pub fn explain(stream: *mut FILE) -> Errno {
    // SAFETY: an open stream, as those who made an `Attempt` or call a function of `<stdio.h>` promise.
    if unsafe { stdio::__fwritable(stream) } == 0 {
        Errno(libc::EBADF).set();
    }
    Errno::last()
}

fn write(descriptor: c_int, bytes: &[u8]) -> Option<usize> {
    // SAFETY: `bytes` is readable for its length.
    let count = unsafe { libc::write(descriptor, bytes.as_ptr().cast(), bytes.len()) };
    usize::try_from(count).ok()
}
