//! `drand48_r` and its kin: POSIX's generator of 48 bits, with a state that the program keeps.

use core::ffi::{c_int, c_long, c_ulonglong};

use super::congruential::{self, ADDEND, FACTOR, LOW_SEED, Words};
use crate::ffi::export;

/// `struct drand48_data`.
#[repr(C)]
#[derive(Debug)]
pub struct Drand48Data {
    x: Words,
    old_x: Words,
    addend: u16,
    is_set: u16,
    factor: c_ulonglong,
}

impl Drand48Data {
    /// Sets the factor and the addend of POSIX.
    fn set_usual(&mut self) {
        (self.factor, self.addend, self.is_set) = (FACTOR, ADDEND, 1);
    }

    /// The number that follows `x`, and its words.
    fn after(&mut self, x: Words) -> (u64, Words) {
        if self.is_set == 0 {
            self.set_usual();
        }
        let next = congruential::next(congruential::number(x), self.factor, self.addend);
        (next, congruential::words(next))
    }
}

/// Defines a function that gives the next number of the structure's own state, and one of the program's state.
macro_rules! generators {
    ($($own:ident $other:ident -> $type:ty, $convert:expr, $what:literal;)*) => {
        $(
            export! {
                #[doc = concat!("`", stringify!($own), "(data, result)`: ", $what, ".")]
                ///
                /// # Differences from musl
                /// musl has it without the state only.
                /// # References
                /// drand48_r(3); POSIX on drand48.
                /// # Errors
                /// None: it gives 0.
                /// # Safety
                /// `data` is a structure that was zeroed or seeded, `result` an out-pointer.
                plain fn $own(data: *mut Drand48Data, result: *mut $type) -> c_int {
                    // SAFETY: the caller promises both.
                    unsafe {
                        let data = &mut *data;
                        let (number, words) = data.after(data.x);
                        data.x = words;
                        result.write($convert(number));
                    }
                    0
                }
            }

            export! {
                #[doc = concat!("`", stringify!($other), "(state, data, result)`: ", $what, " after the one in `state`.")]
                ///
                /// # Differences from musl
                /// musl has it with a factor and an addend for the whole process only.
                /// # References
                /// drand48_r(3); POSIX on drand48.
                /// # Errors
                /// None: it gives 0.
                /// # Safety
                /// `state` is valid for three numbers, `data` a structure that was zeroed or seeded, `result` an
                /// out-pointer.
                plain fn $other(state: *mut Words, data: *mut Drand48Data, result: *mut $type) -> c_int {
                    // SAFETY: the caller promises all three.
                    unsafe {
                        let (number, words) = (*data).after(state.read());
                        state.write(words);
                        result.write($convert(number));
                    }
                    0
                }
            }
        )*
    };
}

generators! {
    drand48_r erand48_r -> f64, congruential::fraction, "the next number, from 0 up to before 1";
    lrand48_r nrand48_r -> c_long, |number| c_long::from(congruential::whole(number)), "the next number, from 0 to 2^31 - 1";
    mrand48_r jrand48_r -> c_long, |number| c_long::from(congruential::signed(number)), "the next number, from -2^31 to 2^31 - 1";
}

export! {
    /// `srand48_r(seed, data)`: starts over from the low 32 bits of a seed.
    ///
    /// # Differences from musl
    /// musl has it without the state only.
    /// # References
    /// drand48_r(3); POSIX on srand48.
    /// # Errors
    /// None: it gives 0.
    /// # Safety
    /// `data` is valid for writes of the structure.
    plain fn srand48_r(seed: c_long, data: *mut Drand48Data) -> c_int {
        let seed = u64::try_from(seed & 0xffff_ffff).unwrap_or(0);
        // SAFETY: the caller promises the structure, whose every bit pattern is valid.
        unsafe {
            (*data).x = congruential::words(seed << 16 | u64::from(LOW_SEED));
            (*data).set_usual();
        }
        0
    }
}

export! {
    /// `seed48_r(seed, data)`: goes on from the 48 bits at `seed`, and keeps those it was at in `data`.
    ///
    /// # Differences from musl
    /// musl has it without the state only.
    /// # References
    /// drand48_r(3); POSIX on seed48.
    /// # Errors
    /// None: it gives 0.
    /// # Safety
    /// `seed` is valid for three numbers, `data` for reads and writes of the structure.
    plain fn seed48_r(seed: *const Words, data: *mut Drand48Data) -> c_int {
        // SAFETY: the caller promises both.
        unsafe {
            (*data).old_x = (*data).x;
            (*data).x = seed.read();
            (*data).set_usual();
        }
        0
    }
}

export! {
    /// `lcong48_r(parameters, data)`: sets the number to go on from, the factor and the addend.
    ///
    /// # Differences from musl
    /// musl has it without the state only.
    /// # References
    /// drand48_r(3); POSIX on lcong48.
    /// # Errors
    /// None: it gives 0.
    /// # Safety
    /// `parameters` is valid for seven numbers, `data` for writes of the structure.
    plain fn lcong48_r(parameters: *const [u16; 7], data: *mut Drand48Data) -> c_int {
        // SAFETY: the caller promises both.
        unsafe {
            let [x0, x1, x2, a0, a1, a2, addend] = parameters.read();
            (*data).x = [x0, x1, x2];
            (*data).factor = congruential::number([a0, a1, a2]);
            ((*data).addend, (*data).is_set) = (addend, 1);
        }
        0
    }
}
