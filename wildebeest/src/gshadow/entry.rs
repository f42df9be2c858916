//! A line of gshadow(5).
#![forbid(unsafe_code)]

use core::{ffi::c_char, ptr};

use crate::{
    ffi::{Errno, Tail},
    records::{
        Field, Fields, Members, Record,
        writer::{self, Sink},
    },
};

/// `struct sgrp` of `<gshadow.h>`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Sgrp {
    /// The group's name.
    pub sg_namp: *mut c_char,
    /// The encrypted password; null in an NIS entry that is nothing but a name.
    pub sg_passwd: *mut c_char,
    /// The administrators, ended by a null pointer; null where `sg_passwd` is.
    pub sg_adm: *mut *mut c_char,
    /// The members, ended by a null pointer.
    pub sg_mem: *mut *mut c_char,
}

/// The fields of a line. NIS entries that are nothing but a name have no password and no administrators.
#[allow(missing_docs, reason = "the fields are those of gshadow(5)")]
pub struct Entry<'a> {
    pub name: Field<'a>,
    pub passwd: Option<Field<'a>>,
    pub administrators: Option<Members<'a>>,
    pub members: Members<'a>,
}

impl<'a> Entry<'a> {
    /// Reads a line as glibc does: all but the name may be missing.
    #[inline(always)]
    pub fn parse(mut fields: Fields<'a>) -> Self {
        let name = fields.text();
        if name.is_nis() && fields.at_end() {
            return Self { name, passwd: None, administrators: None, members: Members::none() };
        }
        Self {
            name,
            passwd: Some(fields.text()),
            administrators: Some(fields.text().members()),
            members: fields.remainder().members(),
        }
    }
}

impl Record for Sgrp {
    #[inline(always)]
    fn parse(fields: Fields<'_>, mut tail: Tail<'_>) -> Result<Option<Self>, Errno> {
        let entry = Entry::parse(fields);
        let sg_adm = match entry.administrators {
            Some(members) => tail.list(members)?,
            None => ptr::null_mut(),
        };
        Ok(Some(Self {
            sg_namp: entry.name.into_ptr(),
            sg_passwd: entry.passwd.map_or(ptr::null_mut(), Field::into_ptr),
            sg_adm,
            sg_mem: tail.list(entry.members)?,
        }))
    }
}

/// What is to be written as a line.
#[allow(missing_docs, reason = "the fields are those of gshadow(5)")]
pub struct Text<'a, M> {
    pub name: Option<&'a [u8]>,
    pub passwd: Option<&'a [u8]>,
    pub administrators: M,
    pub members: M,
}

impl<'a, M: Iterator<Item = &'a [u8]> + Clone> Text<'a, M> {
    /// Writes the line. A field or member that would break it is refused with EINVAL before anything is
    /// written.
    pub fn write(&self, sink: &mut impl Sink) -> Result<(), Errno> {
        self.name.ok_or(Errno(libc::EINVAL))?;
        writer::check_field(self.name)?;
        writer::check_field(self.passwd)?;
        self.administrators.clone().chain(self.members.clone()).try_for_each(writer::check_member)?;
        writer::text(sink, self.name)?;
        sink.write(b":")?;
        writer::text(sink, self.passwd)?;
        sink.write(b":")?;
        writer::list(sink, self.administrators.clone())?;
        sink.write(b":")?;
        writer::list(sink, self.members.clone())?;
        sink.write(b"\n")
    }
}
