//! What may be done with pages of memory.

use core::{ffi::c_int, ptr};

use crate::ffi::Errno;

/// The bytes of a page.
pub fn size() -> usize {
    if cfg!(target_arch = "x86_64") {
        return 4096;
    }
    // SAFETY: any of the kernel's words may be asked for. (To look it up in sysconf's table would take memory for that.)
    usize::try_from(unsafe { libc::getauxval(libc::AT_PAGESZ) }).unwrap_or(0)
}

/// Lets `body` write where reading alone is allowed: to the pages from the one of `first` to the one of `last`.
///
/// # Safety
///
/// Those pages are mapped, with nothing but permission to read them.
pub unsafe fn unsealed(first: usize, last: usize, body: impl FnOnce()) -> Result<(), Errno> {
    let start = first & !size().wrapping_sub(1);
    let length = last.wrapping_sub(start).wrapping_add(1);
    let protect = |permissions: c_int| {
        // SAFETY: who could read the pages still can, and nobody writes to them but `body`.
        Errno::check(unsafe { libc::mprotect(ptr::with_exposed_provenance_mut(start), length, permissions) })
    };
    protect(libc::PROT_READ | libc::PROT_WRITE)?;
    body();
    protect(libc::PROT_READ).map(drop)
}
