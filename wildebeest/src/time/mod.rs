//! `<time.h>`: dates and times read as glibc reads them.

use core::ffi::{CStr, c_char, c_long};

use libc::{nl_item, tm};

use crate::ffi::export;

pub mod calendar;
pub mod fields;
pub mod greenwich;
pub mod parse;
pub mod words;
pub mod zone;

use fields::Fields;
use parse::{Item, Locale};

/// The locale of the calling thread and the time zone of the process.
struct Surroundings {
    zone: Option<*const c_char>,
}

impl Locale for Surroundings {
    fn text(&self, item: Item) -> &[u8] {
        text(item)
    }

    fn local(&mut self, seconds: i64, fields: &mut Fields) -> bool {
        let mut local = to_c(fields, 0, core::ptr::null());
        // SAFETY: both are valid for the call.
        if unsafe { libc::localtime_r(&seconds, &mut local) }.is_null() {
            return false;
        }
        *fields = from_c(&local);
        fields.offset = Some(local.tm_gmtoff);
        self.zone = Some(local.tm_zone);
        true
    }
}

/// The text of the calling thread's locale for an item.
pub(crate) fn text(item: Item) -> &'static [u8] {
    // SAFETY: `nl_langinfo` gives a C string that lasts until the locale is changed, which a
    // program must not do meanwhile.
    unsafe { CStr::from_ptr(libc::nl_langinfo(number(item))) }.to_bytes()
}

fn number(item: Item) -> nl_item {
    let nth = |first: nl_item, index: u8| first + nl_item::from(index);
    match item {
        Item::Weekday(index) => nth(libc::DAY_1, index),
        Item::ShortWeekday(index) => nth(libc::ABDAY_1, index),
        Item::Month(index) => nth(libc::MON_1, index),
        Item::ShortMonth(index) => nth(libc::ABMON_1, index),
        Item::Am => libc::AM_STR,
        Item::Pm => libc::PM_STR,
        Item::DateAndTime => libc::D_T_FMT,
        Item::Date => libc::D_FMT,
        Item::Time => libc::T_FMT,
        Item::TimeOfHalfDay => libc::T_FMT_AMPM,
    }
}

pub(crate) fn from_c(tm: &tm) -> Fields {
    Fields {
        second: tm.tm_sec,
        minute: tm.tm_min,
        hour: tm.tm_hour,
        day: tm.tm_mday,
        month: tm.tm_mon,
        year: tm.tm_year,
        weekday: tm.tm_wday,
        yearday: tm.tm_yday,
        daylight: tm.tm_isdst,
        offset: None,
    }
}

pub(crate) fn to_c(fields: &Fields, offset: c_long, zone: *const c_char) -> tm {
    tm {
        tm_sec: fields.second,
        tm_min: fields.minute,
        tm_hour: fields.hour,
        tm_mday: fields.day,
        tm_mon: fields.month,
        tm_year: fields.year,
        tm_wday: fields.weekday,
        tm_yday: fields.yearday,
        tm_isdst: fields.daylight,
        tm_gmtoff: fields.offset.unwrap_or(offset),
        tm_zone: zone,
    }
}

export! {
    /// Reads a date and time from `text` as `format` says, into the fields of `*out` that the format names;
    /// gives what follows in `text`, or NULL where it does not fit the format.
    ///
    /// # Differences from musl
    ///
    /// The day of the week and of the year are worked out once a date is known, and the date from the year and
    /// the day of the year or the number of the week. Numbers have no sign, widths and flags are skipped, and `%k`, `%l`, `%u`, `%Z`, `%G`,
    /// `%g` and `%V` are known. (Where glibc gives up at a second directive with `%O`, or at `%Ey` without `%EC`,
    /// both are read; the weekdays of January and February of the year 0 are those of the calendar.)
    ///
    /// # References
    ///
    /// POSIX `strptime`; strptime(3).
    ///
    /// # Errors
    ///
    /// NULL, with `EOVERFLOW` in `errno` if `%s` is out of what `localtime_r` knows.
    ///
    /// # Safety
    ///
    /// `text` and `format` are C strings, `out` is valid for reads and writes.
    wrap fn strptime(text: *const c_char, format: *const c_char, out: *mut tm) -> *mut c_char {
        // SAFETY: the caller's promise.
        let (bytes, pattern, tm) =
            unsafe { (CStr::from_ptr(text).to_bytes(), CStr::from_ptr(format).to_bytes(), &mut *out) };
        let mut surroundings = Surroundings { zone: None };
        let mut fields = from_c(tm);
        let rest = parse::parse(bytes, pattern, &mut fields, &mut surroundings);
        *tm = to_c(&fields, tm.tm_gmtoff, surroundings.zone.unwrap_or(tm.tm_zone));
        let Some(rest) = rest else { return core::ptr::null_mut() };
        text.wrapping_add(bytes.len().saturating_sub(rest)).cast_mut()
    }
}
