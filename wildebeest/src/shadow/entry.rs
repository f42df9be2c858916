//! A line of shadow(5).
#![forbid(unsafe_code)]

use core::{
    ffi::{c_int, c_long, c_ulong},
    ptr,
};

use crate::{
    ffi::{Errno, Tail},
    records::{
        Field, Fields, Record,
        writer::{self, Sink},
    },
};

/// The fields of a line; -1 (all bits set in `flag`) says that a number is absent.
#[allow(missing_docs, reason = "the fields are those of shadow(5)")]
pub struct Entry<'a> {
    pub name: Field<'a>,
    pub passwd: Option<Field<'a>>,
    /// Last change, minimum, maximum, warning, inactivity (all in days), and expiry.
    pub days: [c_long; 6],
    pub flag: c_ulong,
}

const NO_FLAG: c_ulong = c_ulong::MAX;

impl<'a> Entry<'a> {
    /// Reads a line as glibc does: eight or nine fields, or the five of the original format.
    /// `None`: malformed.
    #[inline(always)]
    pub fn parse(mut fields: Fields<'a>) -> Option<Self> {
        let name = fields.text();
        if name.is_nis() && fields.at_end() {
            return Some(Self { name, passwd: None, days: [0, 0, 0, -1, -1, -1], flag: NO_FLAG });
        }
        let passwd = Some(fields.text());
        let mut days = [-1; 6];
        let (first, others) = days.split_at_mut_checked(3)?;
        read(&mut fields, first)?;
        fields.skip_blanks();
        let mut flag = NO_FLAG;
        if !fields.at_end() {
            read(&mut fields, others)?;
            flag = fields.last_number()?.map_or(NO_FLAG, c_ulong::from);
        }
        Some(Self { name, passwd, days, flag })
    }
}

/// Reads a number into each of `values`; an empty field leaves its value as it is.
fn read(fields: &mut Fields<'_>, values: &mut [c_long]) -> Option<()> {
    values.iter_mut().try_for_each(|value| {
        if let Some(number) = fields.number()? {
            // As glibc: through an int, so that 4294967295 is -1.
            *value = c_long::from(number as c_int);
        }
        Some(())
    })
}

impl Record for libc::spwd {
    #[inline(always)]
    fn parse(fields: Fields<'_>, _: Tail<'_>) -> Result<Option<Self>, Errno> {
        Ok(Entry::parse(fields).map(|entry| {
            let [lstchg, min, max, warn, inact, expire] = entry.days;
            Self {
                sp_namp: entry.name.into_ptr(),
                sp_pwdp: entry.passwd.map_or(ptr::null_mut(), Field::into_ptr),
                sp_lstchg: lstchg,
                sp_min: min,
                sp_max: max,
                sp_warn: warn,
                sp_inact: inact,
                sp_expire: expire,
                sp_flag: entry.flag,
            }
        }))
    }
}

/// What is to be written as a line.
#[allow(missing_docs, reason = "the fields are those of shadow(5)")]
pub struct Text<'a> {
    pub name: Option<&'a [u8]>,
    pub passwd: Option<&'a [u8]>,
    pub days: [c_long; 6],
    pub flag: c_ulong,
}

impl Text<'_> {
    /// Writes the line, with nothing for a number of -1. A field that would break the line is refused with
    /// EINVAL before anything is written.
    pub fn write(&self, sink: &mut impl Sink) -> Result<(), Errno> {
        self.name.ok_or(Errno(libc::EINVAL))?;
        writer::check_field(self.name)?;
        writer::check_field(self.passwd)?;
        writer::text(sink, self.name)?;
        sink.write(b":")?;
        writer::text(sink, self.passwd)?;
        for days in self.days {
            sink.write(b":")?;
            if days != -1 {
                writer::number(sink, days.into())?;
            }
        }
        sink.write(b":")?;
        if self.flag != NO_FLAG {
            writer::number(sink, self.flag.into())?;
        }
        sink.write(b"\n")
    }
}
