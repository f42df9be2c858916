//! `<time.h>`: the hour, and dates in it, for programs that ask for them all the time.

pub mod civil;
pub mod ctime;
pub mod directive;
pub mod file;
pub mod format;
pub mod latest;
pub mod local;
pub mod make;
pub mod quick;
pub mod room;
pub mod rule;
pub mod seconds;
pub mod table;
pub mod week;
pub mod zone;

use core::{
    cell::Cell,
    ffi::{CStr, c_char},
    slice,
};

use libc::tm;

use crate::{
    ffi::{Errno, export},
    sys::{clock, locale},
    time::{self, fields::Fields, parse::Item, words},
};
use format::{Names, Time};

/// The locale of the calling thread, and a time's own zone.
struct Surroundings<'a> {
    time: &'a tm,
    /// Whether the locale has the words of the C locale, once that has been asked.
    is_c: Cell<Option<bool>>,
}

impl Names for Surroundings<'_> {
    fn text(&self, item: Item) -> &[u8] {
        let is_c = self.is_c.get().unwrap_or_else(locale::has_no_words);
        self.is_c.set(Some(is_c));
        // musl goes through all its words to find one.
        if is_c { words::in_c(item) } else { time::text(item) }
    }

    fn zone(&self) -> &[u8] {
        // SAFETY: strftime's caller promises that `tm_zone` is null or a C string.
        unsafe { time::zone::name_of(self.time) }
    }

    fn seconds(&self) -> i64 {
        let mut local = *self.time;
        let before = Errno::last();
        // SAFETY: it is writable.
        let seconds = unsafe { clock::mktime(&mut local) };
        if seconds != -1 {
            before.set();
        }
        seconds
    }
}

/// Writes a time as the format says, and a NUL; the length without it, `None` where it does not fit.
#[inline(never)]
fn write(out: &mut [u8], format: &[u8], time: &tm, is_c: Option<bool>) -> Option<usize> {
    let fields = Fields { offset: Some(time.tm_gmtoff), ..time::from_c(time) };
    Time { fields: &fields, names: &Surroundings { time, is_c: Cell::new(is_c) } }.format(out, format).ok()
}

/// The same with the words of the C locale.
fn write_in_c(out: &mut [u8], format: &[u8], time: &tm) -> Option<usize> {
    write(out, format, time, Some(true))
}

export! {
    /// `strftime(text, size, format, time)`: writes a time as the format says; gives the length without the NUL.
    ///
    /// # Differences from musl
    /// It knows glibc's directives, flags and widths, and writes what is no directive as it stands. Numbers may
    /// have any value. `%Z` is the text of `tm_zone`, or one of `tzname` where there is none. It takes a tenth of the time.
    /// # References
    /// strftime(3), POSIX.
    /// # Errors
    /// 0 where it does not fit; errno is left alone. EOVERFLOW where `%s` has no value, and -1 is written.
    /// # Safety
    /// `text` is valid for writes of `size` bytes, `format` is a C string, `time` is valid for reads, and its
    /// `tm_zone` is null or a C string if the format has `%Z`.
    wrap fn strftime(text: *mut c_char, size: usize, format: *const c_char, time: *const tm) -> usize {
        // SAFETY: the caller promises that many bytes, a string and a time.
        let (out, pattern, time) = unsafe {
            let size = size.min(isize::MAX.unsigned_abs());
            (slice::from_raw_parts_mut(text.cast::<u8>(), size), CStr::from_ptr(format).to_bytes(), &*time)
        };
        write(out, pattern, time, None).unwrap_or(0)
    }
}
