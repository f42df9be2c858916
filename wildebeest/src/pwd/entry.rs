//! A line of passwd(5).
#![forbid(unsafe_code)]

use core::ptr;

use crate::{
    ffi::{Errno, Tail},
    records::{
        Field, Fields, Record,
        writer::{self, Sink},
    },
};

/// The fields of a line. NIS entries that are nothing but a name have no texts.
#[allow(missing_docs, reason = "the fields are those of passwd(5)")]
pub struct Entry<'a> {
    pub name: Field<'a>,
    pub passwd: Option<Field<'a>>,
    pub uid: u32,
    pub gid: u32,
    pub gecos: Option<Field<'a>>,
    pub dir: Option<Field<'a>>,
    pub shell: Option<Field<'a>>,
}

impl<'a> Entry<'a> {
    /// Reads a line as glibc does: the last three fields may be missing, the last one may contain colons,
    /// and NIS entries may leave out their numbers. `None`: malformed.
    #[inline(always)]
    pub fn parse(mut fields: Fields<'a>) -> Option<Self> {
        let name = fields.text();
        let nis = name.is_nis();
        if nis && fields.at_end() {
            return Some(Self { name, passwd: None, uid: 0, gid: 0, gecos: None, dir: None, shell: None });
        }
        let passwd = Some(fields.text());
        let mut id = || fields.number()?.or(nis.then_some(0));
        let (uid, gid) = (id()?, id()?);
        let (gecos, dir, shell) = (Some(fields.text()), Some(fields.text()), Some(fields.remainder()));
        Some(Self { name, passwd, uid, gid, gecos, dir, shell })
    }
}

impl Record for libc::passwd {
    #[inline(always)]
    fn parse(fields: Fields<'_>, _: Tail<'_>) -> Result<Option<Self>, Errno> {
        let pointer = |field: Option<Field<'_>>| field.map_or(ptr::null_mut(), Field::into_ptr);
        Ok(Entry::parse(fields).map(|entry| Self {
            pw_name: entry.name.into_ptr(),
            pw_passwd: pointer(entry.passwd),
            pw_uid: entry.uid,
            pw_gid: entry.gid,
            pw_gecos: pointer(entry.gecos),
            pw_dir: pointer(entry.dir),
            pw_shell: pointer(entry.shell),
        }))
    }
}

/// What is to be written as a line.
#[allow(missing_docs, reason = "the fields are those of passwd(5)")]
pub struct Text<'a> {
    pub name: Option<&'a [u8]>,
    pub passwd: Option<&'a [u8]>,
    pub uid: u32,
    pub gid: u32,
    pub gecos: Option<&'a [u8]>,
    pub dir: Option<&'a [u8]>,
    pub shell: Option<&'a [u8]>,
}

impl Text<'_> {
    /// Writes the line. NIS entries get no numbers, and `gecos` gets blanks for what would break the line;
    /// any other field that would is refused with EINVAL before anything is written.
    pub fn write(&self, sink: &mut impl Sink) -> Result<(), Errno> {
        let name = self.name.ok_or(Errno(libc::EINVAL))?;
        for field in [self.name, self.passwd, self.dir, self.shell] {
            writer::check_field(field)?;
        }
        self.write_start(sink, !writer::is_nis(name))?;
        writer::blanked_text(sink, self.gecos)?;
        self.write_end(sink)?;
        sink.write(b"\n")
    }

    /// Writes the line as getpw(3) gives it: every field as it is, and no newline.
    pub fn write_verbatim(&self, sink: &mut impl Sink) -> Result<(), Errno> {
        self.write_start(sink, true)?;
        writer::text(sink, self.gecos)?;
        self.write_end(sink)
    }

    /// The fields in front of `gecos`.
    fn write_start(&self, sink: &mut impl Sink, numbers: bool) -> Result<(), Errno> {
        writer::text(sink, self.name)?;
        sink.write(b":")?;
        writer::text(sink, self.passwd)?;
        for id in [self.uid, self.gid] {
            sink.write(b":")?;
            if numbers {
                writer::number(sink, id.into())?;
            }
        }
        sink.write(b":")
    }

    /// The fields behind `gecos`.
    fn write_end(&self, sink: &mut impl Sink) -> Result<(), Errno> {
        for field in [self.dir, self.shell] {
            sink.write(b":")?;
            writer::text(sink, field)?;
        }
        Ok(())
    }
}
