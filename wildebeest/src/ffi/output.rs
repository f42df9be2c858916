//! Text for a C program, of which no more is written than it has room for, while all is counted.

use core::{ffi::c_char, marker::PhantomData, mem::MaybeUninit, ptr, slice};

/// Where text goes. A NUL has room behind it, if there is any room at all.
pub struct Output<'a> {
    start: *mut u8,
    at: *mut u8,
    /// For how many further bytes there is room.
    left: usize,
    /// How many bytes found none.
    lost: usize,
    terminated: bool,
    buffer: PhantomData<&'a mut [u8]>,
}

impl Output<'_> {
    /// Nothing yet, in `size` bytes at `start`.
    ///
    /// # Safety
    ///
    /// `start` is valid for writing all that is going to be written and a NUL, `size` bytes at most, for `'a`.
    pub unsafe fn new(start: *mut c_char, size: usize) -> Self {
        let start = start.cast();
        Self { start, at: start, left: size.saturating_sub(1), lost: 0, terminated: size > 0, buffer: PhantomData }
    }

    /// Writes a byte.
    #[inline(always)]
    pub fn byte(&mut self, byte: u8) {
        if self.left == 0 {
            self.lost += 1;
            return;
        }
        // SAFETY: there is room for it.
        self.at = unsafe {
            self.at.write(byte);
            self.at.add(1)
        };
        self.left -= 1;
    }

    /// Writes bytes.
    #[inline(always)]
    pub fn bytes(&mut self, bytes: &[u8]) {
        let fitting = bytes.len().min(self.left);
        self.lost += bytes.len() - fitting;
        // SAFETY: so many bytes are there, and have room.
        self.at = unsafe {
            copy(bytes.as_ptr(), self.at, fitting);
            self.at.add(fitting)
        };
        self.left -= fitting;
    }

    /// Writes a byte again and again.
    #[inline]
    pub fn fill(&mut self, byte: u8, count: usize) {
        let mut fitting = count.min(self.left);
        self.lost += count - fitting;
        let block = [byte; 32];
        while fitting > 0 {
            let part = block.get(..fitting).unwrap_or(&block);
            self.bytes(part);
            fitting -= part.len();
        }
    }

    /// The next `count` bytes, all of which must be written; `None` where they have no room.
    #[inline(always)]
    pub fn place(&mut self, count: usize) -> Option<&mut [MaybeUninit<u8>]> {
        self.left = self.left.checked_sub(count)?;
        // SAFETY: so many bytes have room.
        unsafe {
            let place = slice::from_raw_parts_mut(self.at.cast(), count);
            self.at = self.at.add(count);
            Some(place)
        }
    }

    /// Ends the text with a NUL, and says how many bytes it would have had.
    #[inline(always)]
    pub fn finish(self) -> usize {
        if self.terminated {
            // SAFETY: room for it was put aside.
            unsafe { self.at.write(0) };
        }
        (self.at.addr() - self.start.addr()).saturating_add(self.lost)
    }
}

/// Copies bytes that may overlap; few of them without a call, which would take longer.
///
/// # Safety
///
/// `from` is valid for reading `count` bytes, and `to` for writing them.
#[inline(always)]
unsafe fn copy(from: *const u8, to: *mut u8, count: usize) {
    /// The first and the last bytes, which may have some in common.
    ///
    /// # Safety
    ///
    /// Those of [`copy`], and `count` is at least the size of `T`.
    #[inline(always)]
    unsafe fn ends<T>(from: *const u8, to: *mut u8, count: usize) {
        let last = count - size_of::<T>();
        // SAFETY: all these bytes are among those that the caller promises.
        unsafe {
            let (head, tail) = (from.cast::<T>().read_unaligned(), from.add(last).cast::<T>().read_unaligned());
            to.cast::<T>().write_unaligned(head);
            to.add(last).cast::<T>().write_unaligned(tail);
        }
    }
    // SAFETY: the caller promises the bytes, and the count was looked at.
    unsafe {
        match count {
            0 => {}
            1 => to.write(from.read()),
            2..4 => ends::<u16>(from, to, count),
            4..8 => ends::<u32>(from, to, count),
            8..16 => ends::<u64>(from, to, count),
            16..=32 => ends::<u128>(from, to, count),
            _ => ptr::copy(from, to, count),
        }
    }
}
