//! A line of group(5).
#![forbid(unsafe_code)]

use core::ptr;

use crate::{
    ffi::{Errno, Tail},
    records::{
        Field, Fields, Members, Record,
        writer::{self, Sink},
    },
};

/// The fields of a line. NIS entries that are nothing but a name have no password.
#[allow(missing_docs, reason = "the fields are those of group(5)")]
pub struct Entry<'a> {
    pub name: Field<'a>,
    pub passwd: Option<Field<'a>>,
    pub gid: u32,
    pub members: Members<'a>,
}

impl<'a> Entry<'a> {
    /// Reads a line as glibc does: the members may be missing, and NIS entries may leave out their number.
    /// `None`: malformed.
    #[inline(always)]
    pub fn parse(mut fields: Fields<'a>) -> Option<Self> {
        let name = fields.text();
        let nis = name.is_nis();
        if nis && fields.at_end() {
            return Some(Self { name, passwd: None, gid: 0, members: Members::none() });
        }
        let passwd = Some(fields.text());
        let gid = fields.number()?.or(nis.then_some(0))?;
        Some(Self { name, passwd, gid, members: fields.remainder().members() })
    }
}

impl Record for libc::group {
    #[inline(always)]
    fn parse(fields: Fields<'_>, mut tail: Tail<'_>) -> Result<Option<Self>, Errno> {
        let Some(entry) = Entry::parse(fields) else { return Ok(None) };
        Ok(Some(Self {
            gr_name: entry.name.into_ptr(),
            gr_passwd: entry.passwd.map_or(ptr::null_mut(), Field::into_ptr),
            gr_gid: entry.gid,
            gr_mem: tail.list(entry.members)?,
        }))
    }
}

/// What is to be written as a line.
#[allow(missing_docs, reason = "the fields are those of group(5)")]
pub struct Text<'a, M> {
    pub name: Option<&'a [u8]>,
    pub passwd: Option<&'a [u8]>,
    pub gid: u32,
    pub members: M,
}

impl<'a, M: Iterator<Item = &'a [u8]> + Clone> Text<'a, M> {
    /// Writes the line, without number for an NIS entry. A field or member that would break the line is
    /// refused with EINVAL before anything is written.
    pub fn write(&self, sink: &mut impl Sink) -> Result<(), Errno> {
        let name = self.name.ok_or(Errno(libc::EINVAL))?;
        writer::check_field(self.name)?;
        writer::check_field(self.passwd)?;
        self.members.clone().try_for_each(writer::check_member)?;
        writer::text(sink, self.name)?;
        sink.write(b":")?;
        writer::text(sink, self.passwd)?;
        sink.write(b":")?;
        if !writer::is_nis(name) {
            writer::number(sink, self.gid.into())?;
        }
        sink.write(b":")?;
        writer::list(sink, self.members.clone())?;
        sink.write(b"\n")
    }
}
