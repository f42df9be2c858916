//! Streams: `FILE *` as a source and a sink of bytes.

use core::{
    ffi::{CStr, c_char, c_int},
    marker::PhantomData,
    ptr, slice,
};

use libc::FILE;

use super::{Errno, Space};
use crate::{
    records::{Record, Source, reader, writer::Sink},
    sys::stdio,
};

/// A stream of the C program, locked while this value lives.
pub struct Stream<'a>(*mut FILE, PhantomData<&'a mut FILE>);

impl Stream<'_> {
    /// Locks `stream`.
    ///
    /// # Safety
    ///
    /// `stream` is a stream that stays open as long as the value lives.
    pub unsafe fn lock(stream: *mut FILE) -> Self {
        // SAFETY: the caller promises an open stream.
        unsafe { stdio::flockfile(stream) };
        Self(stream, PhantomData)
    }
}

impl Drop for Stream<'_> {
    fn drop(&mut self) {
        // SAFETY: `lock` locked it, and it is still open.
        unsafe { stdio::funlockfile(self.0) };
    }
}

/// Whether the stream now holds bytes to read; `Ok(false)` at the end of the file.
///
/// # Safety
///
/// `stream` is an open stream.
unsafe fn refill(stream: *mut FILE) -> Result<bool, Errno> {
    // SAFETY: an open stream, for all calls. Reading a byte makes the stream fetch a block; there is always
    // room to push back the one byte that was just read.
    unsafe {
        let byte = stdio::getc_unlocked(stream);
        if byte != libc::EOF {
            return Ok(libc::ungetc(byte, stream) == byte);
        }
        if stdio::feof_unlocked(stream) != 0 {
            return Ok(false);
        }
        // musl marks the stream but leaves errno alone when it was opened for writing only.
        Err(if stdio::__freadable(stream) == 0 { Errno(libc::EBADF) } else { Errno::last() })
    }
}

impl Source for Stream<'_> {
    fn fill(&mut self) -> Result<&[u8], Errno> {
        loop {
            let mut length = 0;
            // SAFETY: an open stream.
            let ready = unsafe { stdio::__freadptr(self.0, &mut length) };
            if !ready.is_null() {
                // SAFETY: libc says that many bytes are there. They stay until the stream is used again,
                // which takes `&mut self`, and this thread holds its lock.
                return Ok(unsafe { slice::from_raw_parts(ready.cast(), length) });
            }
            // SAFETY: an open stream.
            if !unsafe { refill(self.0)? } {
                return Ok(&[]);
            }
        }
    }

    fn consume(&mut self, count: usize) {
        // SAFETY: `fill` gave at least `count` bytes, and nothing was read since.
        unsafe { stdio::__freadptrinc(self.0, count) };
    }

    fn back(&mut self, count: usize) -> Result<(), Errno> {
        let distance = libc::off_t::try_from(count).map_err(|_| Errno(libc::EOVERFLOW))?;
        // SAFETY: an open stream.
        Errno::check(unsafe { libc::fseeko(self.0, -distance, libc::SEEK_CUR) }).map(drop).inspect_err(|_| {
            // The line is lost: ferror(3) is to say so, as it does with glibc.
            // SAFETY: an open stream.
            unsafe { stdio::__fseterr(self.0) };
        })
    }
}

impl Sink for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        // SAFETY: `bytes` is valid for its length, and the stream is open.
        let written = unsafe { stdio::fwrite_unlocked(bytes.as_ptr().cast(), 1, bytes.len(), self.0) };
        if written == bytes.len() {
            return Ok(());
        }
        // musl marks the stream but leaves errno alone when it was opened for reading only.
        // SAFETY: an open stream.
        Err(if unsafe { stdio::__fwritable(self.0) } == 0 { Errno(libc::EBADF) } else { Errno::last() })
    }
}

/// Reads the next entry of a caller's stream into a caller's structure and buffer. Gives 0 or an error number.
///
/// # Safety
///
/// `stream` is a stream, `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
#[inline(always)]
pub unsafe fn read_entry<R: Record>(
    stream: *mut FILE,
    entry: *mut R,
    buffer: *mut c_char,
    size: usize,
    result: *mut *mut R,
) -> c_int {
    // SAFETY: the caller promises a stream and a buffer.
    let (mut stream, mut space) = unsafe { (Stream::lock(stream), Space::fixed(buffer, size)) };
    let found = super::or_end(reader::next(&mut stream, &mut space));
    // SAFETY: the caller promises out-pointers.
    unsafe { super::give(found, entry, result) }
}

/// Writes what `write` makes of `text` to `stream`; EINVAL when one of the two is absent.
///
/// # Safety
///
/// `stream` is null or a stream.
pub unsafe fn write_entry<T>(
    stream: *mut FILE,
    text: Option<T>,
    write: impl FnOnce(&T, &mut Stream<'_>) -> Result<(), Errno>,
) -> Result<(), Errno> {
    let text = text.filter(|_| !stream.is_null()).ok_or(Errno(libc::EINVAL))?;
    // SAFETY: not null, so the caller promises a stream.
    write(&text, &mut unsafe { Stream::lock(stream) })
}

/// A file of our own, open for reading.
pub struct File(ptr::NonNull<FILE>);

// SAFETY: a stream may be used from any thread.
unsafe impl Send for File {}

impl File {
    /// Opens the file at `path`. Its descriptor does not survive an exec.
    pub fn open(path: &CStr) -> Result<Self, Errno> {
        // SAFETY: two C strings.
        let stream = unsafe { libc::fopen(path.as_ptr(), c"rbe".as_ptr()) };
        ptr::NonNull::new(stream).map(Self).ok_or_else(Errno::last)
    }

    /// Its bytes from where it stands.
    pub fn stream(&mut self) -> Stream<'_> {
        // SAFETY: the stream stays open until the file is dropped.
        unsafe { Stream::lock(self.0.as_ptr()) }
    }

    /// Goes back to its beginning.
    pub fn rewind(&mut self) {
        // SAFETY: an open stream.
        unsafe { libc::rewind(self.0.as_ptr()) };
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // SAFETY: an open stream, closed once. Nothing was written, so nothing can be lost.
        unsafe { libc::fclose(self.0.as_ptr()) };
    }
}
