//! `random_r` and its kin: generators whose state the program keeps.

use core::{
    ffi::{c_char, c_int, c_uint},
    ptr, slice,
};

use super::additive::{Generator, Kind};
use crate::ffi::{Errno, export};

/// `struct random_data`.
#[repr(C)]
#[derive(Debug)]
pub struct RandomData {
    front: *mut i32,
    rear: *mut i32,
    state: *mut i32,
    kind: c_int,
    degree: c_int,
    separation: c_int,
    end: *mut i32,
}

impl RandomData {
    /// Has the structure stand for a generator in `state`.
    fn set(&mut self, kind: Kind, state: *mut i32, rear: usize) {
        let number = |size: usize| c_int::try_from(size).unwrap_or(0);
        (self.kind, self.degree, self.separation) = (kind.number.into(), number(kind.degree), number(kind.separation));
        self.state = state;
        self.end = state.wrapping_add(kind.words());
        self.put(kind, rear);
    }

    fn put(&mut self, kind: Kind, rear: usize) {
        self.rear = self.state.wrapping_add(rear);
        self.front = self.state.wrapping_add(kind.front(rear));
    }

    /// The generator the structure stands for.
    ///
    /// # Safety
    ///
    /// `state` is null, or valid for as many words as the kind has, which nothing else uses for `'a`.
    unsafe fn generator<'a>(&self) -> Option<Generator<'a>> {
        let kind = Kind::numbered(self.kind).filter(|_| !self.state.is_null())?;
        let rear = self.rear.addr().wrapping_sub(self.state.addr()) / size_of::<i32>();
        // SAFETY: the caller promises the words.
        let state = unsafe { slice::from_raw_parts_mut(self.state, kind.words()) };
        Some(Generator { kind, state, rear: if rear < kind.words() { rear } else { 0 } })
    }

    /// Writes into the state where it is left, so that `setstate_r` can go on with it.
    ///
    /// # Safety
    ///
    /// `state` is null, or valid for a write in front of it.
    unsafe fn leave(&self) {
        let Some(kind) = Kind::numbered(self.kind).filter(|_| !self.state.is_null()) else { return };
        let rear = self.rear.addr().wrapping_sub(self.state.addr()) / size_of::<i32>();
        // SAFETY: the caller promises it.
        unsafe { self.state.sub(1).write_unaligned(kind.label(rear)) };
    }
}

/// Gives 0, or -1 with EINVAL.
fn status(done: Option<()>) -> c_int {
    match done {
        Some(()) => 0,
        None => {
            Errno(libc::EINVAL).set();
            -1
        }
    }
}

export! {
    /// `initstate_r(seed, state, size, data)`: a generator in the `size` bytes at `state`, from a seed.
    ///
    /// From 8, 32, 64, 128 and 256 bytes on the numbers are better. The state that `data` was for can be given to
    /// [`setstate_r`]; `data` must be zeroed before the first call.
    ///
    /// # Differences from musl
    /// musl has no such function. Its `random` gives other numbers than glibc's, and these are glibc's.
    /// # References
    /// random_r(3), random(3).
    /// # Errors
    /// -1 with EINVAL for less than 8 bytes, or a null pointer.
    /// # Safety
    /// `state` is null or valid for `size` bytes and aligned for an `int32_t`; `data` is null or a valid `struct
    /// random_data`, zeroed or one that this function has filled and whose state is still there.
    plain fn initstate_r(seed: c_uint, state: *mut c_char, size: usize, data: *mut RandomData) -> c_int {
        // SAFETY: the caller promises a structure.
        let data = unsafe { data.as_mut() };
        let done = data.zip(Kind::for_size(size)).filter(|_| !state.is_null()).and_then(|(data, kind)| {
            // SAFETY: the caller promises that the last state is still there, and the room of the new one.
            unsafe {
                data.leave();
                let label: *mut i32 = state.cast();
                data.set(kind, label.add(1), 0);
                label.add(1).write_bytes(0, kind.words());
                let mut generator = data.generator()?;
                generator.seed(seed);
                label.write(kind.label(generator.rear));
                data.put(kind, generator.rear);
            }
            Some(())
        });
        status(done)
    }
}

export! {
    /// `setstate_r(state, data)`: goes on with a state that [`initstate_r`] made.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// random_r(3).
    /// # Errors
    /// -1 with EINVAL for a null pointer, or what is no such state.
    /// # Safety
    /// `state` is null or a state of [`initstate_r`], and `data` null or a structure for which one is set.
    plain fn setstate_r(state: *mut c_char, data: *mut RandomData) -> c_int {
        let label: *mut i32 = state.cast();
        // SAFETY: the caller promises structures; the last state may be the same as the new one, and is left first.
        let done = unsafe { (data.as_mut(), label.as_ref()) };
        let (Some(data), Some(_)) = done else { return status(None) };
        // SAFETY: the caller promises a state with its label in front.
        let found = unsafe {
            data.leave();
            Kind::of_label(label.read())
        };
        status(found.map(|(kind, rear)| data.set(kind, label.wrapping_add(1), rear)))
    }
}

export! {
    /// `srandom_r(seed, data)`: starts the generator over from a seed.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// random_r(3).
    /// # Errors
    /// -1 for a null pointer, or where no state is set; errno stays as it is, as with glibc.
    /// # Safety
    /// `data` is null or a structure that [`initstate_r`] has filled, with its state.
    plain fn srandom_r(seed: c_uint, data: *mut RandomData) -> c_int {
        // SAFETY: the caller promises a structure and its state.
        let Some((data, mut generator)) = (unsafe { data.as_mut() }).and_then(|data| {
            // SAFETY: the same.
            let generator = unsafe { data.generator() }?;
            Some((data, generator))
        }) else {
            return -1;
        };
        generator.seed(seed);
        data.put(generator.kind, generator.rear);
        0
    }
}

export! {
    /// `random_r(data, result)`: the next number, from 0 to 2^31 - 1.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// random_r(3).
    /// # Errors
    /// -1 with EINVAL for a null pointer, or where no state is set.
    /// # Safety
    /// `data` is null or a structure that [`initstate_r`] has filled, with its state; `result` is null or an
    /// out-pointer.
    plain fn random_r(data: *mut RandomData, result: *mut i32) -> c_int {
        // SAFETY: the caller promises a structure and an out-pointer.
        let (data, result) = unsafe { (data.as_mut(), ptr::NonNull::new(result)) };
        let done = data.zip(result).and_then(|(data, result)| {
            // SAFETY: the caller promises the state.
            let mut generator = unsafe { data.generator() }?;
            let number = generator.next();
            data.put(generator.kind, generator.rear);
            // SAFETY: the caller promises an out-pointer.
            unsafe { result.write(number) };
            Some(())
        });
        status(done)
    }
}
