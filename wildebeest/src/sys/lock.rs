//! A lock around the state that C functions keep between calls.

use core::{cell::UnsafeCell, ffi::c_int, ptr};

unsafe extern "C" {
    fn pthread_setcancelstate(state: c_int, old: *mut c_int) -> c_int;
}

/// `PTHREAD_CANCEL_DISABLE`, the same in musl and glibc.
const CANCEL_DISABLE: c_int = 1;

/// A value that one thread at a time may use. It is not recursive.
pub struct Lock<T> {
    mutex: UnsafeCell<libc::pthread_mutex_t>,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached only with the mutex held, and what this library keeps in a Lock
// (descriptors, malloc'd memory, pointers into it) is not bound to a thread.
unsafe impl<T> Sync for Lock<T> {}

impl<T> Lock<T> {
    /// A lock around `value`; `value` must not be bound to the thread that made it.
    pub const fn new(value: T) -> Self {
        Self { mutex: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER), value: UnsafeCell::new(value) }
    }

    /// Runs `body` with the value. A cancellation request waits until it is done.
    pub fn with<R>(&self, body: impl FnOnce(&mut T) -> R) -> R {
        uncancelled(|| {
            // SAFETY: the mutex is initialised and never moves: a Lock is a static.
            unsafe { libc::pthread_mutex_lock(self.mutex.get()) };
            // SAFETY: the mutex keeps every other borrow away until the unlock below.
            let result = body(unsafe { &mut *self.value.get() });
            // SAFETY: this thread holds the mutex.
            unsafe { libc::pthread_mutex_unlock(self.mutex.get()) };
            result
        })
    }

    /// Keeps other threads away until [`Self::release`].
    pub fn hold(&self) {
        // SAFETY: the mutex is initialised and never moves: a Lock is a static.
        unsafe { libc::pthread_mutex_lock(self.mutex.get()) };
    }

    /// Ends what [`Self::hold`] began.
    ///
    /// # Safety
    ///
    /// This thread called `hold`, or is the copy that fork made of it.
    pub unsafe fn release(&self) {
        // SAFETY: the mutex is held.
        unsafe { libc::pthread_mutex_unlock(self.mutex.get()) };
    }
}

/// Runs `body` with cancellation put off, so that no lock stays locked and no descriptor open.
pub fn uncancelled<R>(body: impl FnOnce() -> R) -> R {
    let mut before = 0;
    // SAFETY: `before` is writable.
    unsafe { pthread_setcancelstate(CANCEL_DISABLE, &mut before) };
    let result = body();
    // SAFETY: the state is the one found above.
    unsafe { pthread_setcancelstate(before, ptr::null_mut()) };
    result
}
