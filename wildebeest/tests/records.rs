//! The readers of passwd, group, shadow and gshadow give what glibc's give, for any bytes and any buffer.
#![cfg(target_env = "gnu")]

use std::{
    ffi::{CStr, c_char, c_int},
    ptr,
};

use libc::{FILE, group, passwd, size_t, spwd};
use proptest::prelude::*;
use wildebeest::{
    ffi::{Errno, Space},
    gshadow::Sgrp,
    records::{Record, Source, reader},
};

type Read<R> = unsafe extern "C" fn(*mut FILE, *mut R, *mut c_char, size_t, *mut *mut R) -> c_int;

unsafe extern "C" {
    fn fgetpwent_r(
        stream: *mut FILE,
        entry: *mut passwd,
        buffer: *mut c_char,
        size: size_t,
        result: *mut *mut passwd,
    ) -> c_int;
    fn fgetgrent_r(
        stream: *mut FILE,
        entry: *mut group,
        buffer: *mut c_char,
        size: size_t,
        result: *mut *mut group,
    ) -> c_int;
    fn fgetspent_r(
        stream: *mut FILE,
        entry: *mut spwd,
        buffer: *mut c_char,
        size: size_t,
        result: *mut *mut spwd,
    ) -> c_int;
    fn fgetsgent_r(
        stream: *mut FILE,
        entry: *mut Sgrp,
        buffer: *mut c_char,
        size: size_t,
        result: *mut *mut Sgrp,
    ) -> c_int;
}

/// Bytes that come in pieces of `piece`.
struct Bytes<'a> {
    all: &'a [u8],
    position: usize,
    piece: usize,
}

impl Source for Bytes<'_> {
    fn fill(&mut self) -> Result<&[u8], Errno> {
        let rest = self.all.get(self.position..).unwrap_or_default();
        Ok(rest.get(..self.piece).unwrap_or(rest))
    }

    fn consume(&mut self, count: usize) {
        self.position += count;
    }

    fn back(&mut self, count: usize) -> Result<(), Errno> {
        self.position -= count;
        Ok(())
    }
}

/// What is in an entry, as text.
trait Show: Record {
    fn show(&self) -> String;
}

fn text(pointer: *const c_char) -> String {
    // SAFETY: the readers store null or a C string.
    let bytes = (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer) });
    format!("{bytes:?} ")
}

fn list(mut pointers: *mut *mut c_char) -> String {
    let mut shown = format!("{} ", pointers.is_null());
    // SAFETY: the readers store null or a list that ends with a null pointer.
    while !pointers.is_null() && unsafe { !(*pointers).is_null() } {
        // SAFETY: not the end yet.
        unsafe {
            shown += &text(*pointers);
            pointers = pointers.add(1);
        }
    }
    shown
}

impl Show for passwd {
    fn show(&self) -> String {
        let texts = [self.pw_name, self.pw_passwd, self.pw_gecos, self.pw_dir, self.pw_shell];
        format!("{} {} {}", texts.map(|pointer| text(pointer)).concat(), self.pw_uid, self.pw_gid)
    }
}

impl Show for group {
    fn show(&self) -> String {
        format!("{}{}{} {}", text(self.gr_name), text(self.gr_passwd), self.gr_gid, list(self.gr_mem))
    }
}

impl Show for spwd {
    fn show(&self) -> String {
        let days = [self.sp_lstchg, self.sp_min, self.sp_max, self.sp_warn, self.sp_inact, self.sp_expire];
        format!("{}{}{days:?} {}", text(self.sp_namp), text(self.sp_pwdp), self.sp_flag)
    }
}

impl Show for Sgrp {
    fn show(&self) -> String {
        format!("{}{}{}{}", text(self.sg_namp), text(self.sg_passwd), list(self.sg_adm), list(self.sg_mem))
    }
}

/// Sizes of buffers, and how far from an address divisible by 8 they begin.
type Buffers = Vec<(usize, usize)>;

#[repr(align(8))]
struct Memory([u8; 400]);

impl Memory {
    fn start(&mut self, offset: usize) -> *mut c_char {
        self.0.as_mut_ptr().wrapping_add(offset).cast()
    }
}

fn ours<R: Show>(bytes: &[u8], piece: usize, buffers: &Buffers) -> Vec<(i32, String, usize)> {
    let mut source = Bytes { all: bytes, position: 0, piece };
    let mut answers = Vec::new();
    for &(size, offset) in buffers {
        let mut memory = Memory([0x55; 400]);
        // SAFETY: the memory is larger than any size and offset together.
        let mut space = unsafe { Space::fixed(memory.start(offset), size) };
        let (code, shown) = match reader::next::<R>(&mut source, &mut space) {
            Ok(Some(record)) => (0, record.show()),
            Ok(None) => (libc::ENOENT, String::new()),
            Err(error) => (error.0, String::new()),
        };
        answers.push((code, shown, source.position));
    }
    answers
}

fn glibcs<R: Show>(bytes: &[u8], buffers: &Buffers, read: Read<R>) -> Vec<(i32, String, usize)> {
    // SAFETY: ordinary use of a stream on memory, and of glibc's readers.
    unsafe {
        let stream = libc::tmpfile();
        assert_eq!(libc::fwrite(bytes.as_ptr().cast(), 1, bytes.len(), stream), bytes.len());
        libc::rewind(stream);
        let mut answers = Vec::new();
        for &(size, offset) in buffers {
            let mut memory = Memory([0x55; 400]);
            let mut entry = std::mem::zeroed::<R>();
            let mut result = ptr::null_mut();
            let code = read(stream, &mut entry, memory.start(offset), size, &mut result);
            let shown = if result.is_null() { String::new() } else { entry.show() };
            answers.push((code, shown, libc::ftell(stream) as usize));
        }
        libc::fclose(stream);
        answers
    }
}

/// Lines that are nearly entries: fields that mean something in one of the files, and noise.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let field = prop_oneof![
        8 => "[a-c]{0,3}",
        8 => "[0-9]{0,2}",
        4 => "[a-b ,\t]{0,8}",
        2 => "[ \t+-]{0,2}[0-9]{1,21}",
        1 => "-184467440737095516[0-9]{2}",
        1 => "429496729[0-9] ?",
        1 => "[+#\\-]?[a-c]{0,2}",
        1 => "[\x00\r\u{b}x ]",
    ];
    let line = (
        prop_oneof![6 => "[a-z]{0,3}", 1 => "[ \t]*[+-][a-z]{0,2}", 1 => "[ \t#]{0,3}"],
        prop::collection::vec(field, 0..10),
    );
    let line = line.prop_map(|(name, fields)| std::iter::once(name).chain(fields).collect::<Vec<_>>().join(":"));
    let lines = (prop::collection::vec(line, 0..8), prop_oneof!["", "\n"]);
    let text = lines.prop_map(|(lines, end)| (lines.join("\n") + &end).into_bytes());
    text.prop_filter("glibc is wrong", |bytes| is_read_well(bytes))
}

/// Whether glibc reads all lines right. (2.36 repeats the end of a line that begins with blanks, up to the
/// number of blanks, unless a newline ends it.)
fn is_read_well(bytes: &[u8]) -> bool {
    let blank = |line: &[u8]| line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'..=b'\r'));
    let mut lines: Vec<_> = bytes.split(|&byte| byte == b'\n').collect();
    let last = lines.pop().unwrap_or_default();
    !blank(last) && !lines.iter().any(|line| blank(line) && line.contains(&0))
}

fn buffers() -> impl Strategy<Value = Buffers> {
    prop::collection::vec((prop_oneof![1 => 0..120usize, 2 => 300..380usize], 0..9usize), 12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn passwd_is_read_as_by_glibc(bytes in file(), piece in 1..50usize, buffers in buffers()) {
        prop_assert_eq!(ours::<passwd>(&bytes, piece, &buffers), glibcs(&bytes, &buffers, fgetpwent_r));
    }

    #[test]
    fn group_is_read_as_by_glibc(bytes in file(), piece in 1..50usize, buffers in buffers()) {
        prop_assert_eq!(ours::<group>(&bytes, piece, &buffers), glibcs(&bytes, &buffers, fgetgrent_r));
    }

    #[test]
    fn shadow_is_read_as_by_glibc(bytes in file(), piece in 1..50usize, buffers in buffers()) {
        prop_assert_eq!(ours::<spwd>(&bytes, piece, &buffers), glibcs(&bytes, &buffers, fgetspent_r));
    }

    #[test]
    fn gshadow_is_read_as_by_glibc(bytes in file(), piece in 1..50usize, buffers in buffers()) {
        prop_assert_eq!(ours::<Sgrp>(&bytes, piece, &buffers), glibcs(&bytes, &buffers, fgetsgent_r));
    }
}
