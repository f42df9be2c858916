//! A caller's buffer, filled from the front with the strings that a C structure points to.

use core::{
    ffi::{c_char, c_void},
    marker::PhantomData,
    ptr,
};

/// The buffer is too small: ERANGE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom;

/// What is left of a buffer.
pub struct Arena<'a> {
    next: *mut u8,
    left: usize,
    memory: PhantomData<&'a mut [u8]>,
}

impl<'a> Arena<'a> {
    /// An arena in `size` bytes at `start`, which need not be initialised.
    ///
    /// # Safety
    ///
    /// The bytes are writable, and nothing else uses them during `'a`; `start` may be null when `size` is 0.
    pub unsafe fn new(start: *mut c_void, size: usize) -> Self {
        Self { next: start.cast(), left: size, memory: PhantomData }
    }

    /// An arena in initialised memory.
    pub fn over(memory: &'a mut [u8]) -> Self {
        Self { next: memory.as_mut_ptr(), left: memory.len(), memory: PhantomData }
    }

    fn take(&mut self, size: usize, align: usize) -> Result<*mut u8, NoRoom> {
        let padding = self.next.addr().wrapping_neg() & align.wrapping_sub(1);
        let used = size.checked_add(padding).ok_or(NoRoom)?;
        self.left = self.left.checked_sub(used).ok_or(NoRoom)?;
        let start = self.next.wrapping_add(padding);
        self.next = start.wrapping_add(size);
        Ok(start)
    }

    /// Copies `bytes` and a NUL into the arena.
    #[inline(never)]
    pub fn string(&mut self, bytes: &[u8]) -> Result<*mut c_char, NoRoom> {
        let start = self.take(bytes.len().checked_add(1).ok_or(NoRoom)?, 1)?;
        // SAFETY: take gave len + 1 writable bytes; a borrowed slice cannot overlap the arena.
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len());
            start.add(bytes.len()).write(0);
        }
        Ok(start.cast())
    }

    /// Copies `bytes` to an address at which any object may stand.
    pub fn object(&mut self, bytes: &[u8]) -> Result<*mut c_char, NoRoom> {
        let start = self.take(bytes.len(), align_of::<*mut c_char>())?;
        // SAFETY: take gave len writable bytes; a borrowed slice cannot overlap the arena.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len()) };
        Ok(start.cast())
    }

    /// An array with the pointers that `elements` puts into the arena, and a null pointer at its end.
    pub fn pointers<T>(
        &mut self,
        elements: impl Iterator<Item = T> + Clone,
        mut put: impl FnMut(&mut Self, T) -> Result<*mut c_char, NoRoom>,
    ) -> Result<*mut *mut c_char, NoRoom> {
        let count = elements.clone().count();
        let size = count.checked_add(1).and_then(|count| count.checked_mul(size_of::<*mut c_char>())).ok_or(NoRoom)?;
        let array: *mut *mut c_char = self.take(size, align_of::<*mut c_char>())?.cast();
        // `take` bounds what `elements` may give a second time, should it give more.
        let mut slot = array;
        for element in elements.take(count) {
            let pointer = put(self, element)?;
            // SAFETY: at most `count` of the count + 1 aligned slots are passed here.
            unsafe {
                slot.write(pointer);
                slot = slot.add(1);
            }
        }
        // SAFETY: one slot is left.
        unsafe { slot.write(ptr::null_mut()) };
        Ok(array)
    }

    /// A NULL-terminated array of copies of `words`.
    pub fn strings<'w>(&mut self, words: impl Iterator<Item = &'w [u8]> + Clone) -> Result<*mut *mut c_char, NoRoom> {
        self.pointers(words, |arena, word| arena.string(word))
    }
}

#[cfg(test)]
mod tests {
    use core::ffi::CStr;

    use super::*;

    #[test]
    fn every_size_fits_or_is_refused() {
        let words: [&[u8]; 3] = [b"one", b"", b"three"];
        let mut fitted = 0;
        for offset in 0..8 {
            for size in 0..80 {
                let mut memory = vec![0xa5u8; 96];
                // SAFETY: `memory` is longer than offset + size and outlives the arena.
                let mut arena = unsafe { Arena::new(memory.as_mut_ptr().wrapping_add(offset).cast(), size) };
                let array = arena.strings(words.iter().copied());
                assert!(memory.iter().skip(offset + size).all(|&byte| byte == 0xa5));
                let Ok(array) = array else { continue };
                fitted += 1;
                assert_eq!(array.addr() % align_of::<*mut c_char>(), 0);
                for (index, word) in words.iter().enumerate() {
                    // SAFETY: the array holds three C strings.
                    assert_eq!(unsafe { CStr::from_ptr(*array.add(index)) }.to_bytes(), *word);
                }
                // SAFETY: and a null pointer.
                assert!(unsafe { *array.add(3) }.is_null());
            }
        }
        assert!(fitted > 0);
    }
}
