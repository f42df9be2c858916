//! Random bytes from the kernel.

use super::file::File;
use crate::ffi::Errno;

/// Fills `bytes` with random ones, or ends the program.
pub fn fill(mut bytes: &mut [u8]) {
    while !bytes.is_empty() {
        match get(bytes) {
            Ok(count) => bytes = bytes.get_mut(count..).unwrap_or_default(),
            Err(Errno(libc::EINTR)) => {}
            // A kernel before 3.17, or a sandbox that does not know the system call.
            Err(_) => return fill_from_device(bytes),
        }
    }
}

fn get(bytes: &mut [u8]) -> Result<usize, Errno> {
    // SAFETY: `bytes` is valid for that many writes.
    let count = unsafe { libc::syscall(libc::SYS_getrandom, bytes.as_mut_ptr(), bytes.len(), 0) };
    usize::try_from(count).map_err(|_| Errno::last())
}

fn fill_from_device(mut bytes: &mut [u8]) {
    let device = File::open(c"/dev/urandom");
    while !bytes.is_empty() {
        match device.as_ref().map_err(|errno| *errno).and_then(|device| device.read(bytes)) {
            Ok(count @ 1..) => bytes = bytes.get_mut(count..).unwrap_or_default(),
            Err(Errno(libc::EINTR)) => {}
            // SAFETY: abort may always be called.
            _ => unsafe { libc::abort() },
        }
    }
}
