//! The functions of `<stdio.h>` and `<stdio_ext.h>` that the crate `libc` does not declare.
#![allow(missing_docs, reason = "they are libc's")]

use core::ffi::{c_char, c_int, c_void};

use libc::{FILE, size_t};

unsafe extern "C" {
    pub static stdin: *mut FILE;
    pub static stdout: *mut FILE;
    pub static stderr: *mut FILE;
    /// What the program was called as; it may say something else here.
    pub static mut program_invocation_name: *mut c_char;
    /// The same without directories.
    pub static mut program_invocation_short_name: *mut c_char;
    pub fn flockfile(stream: *mut FILE);
    pub fn funlockfile(stream: *mut FILE);
    pub fn getc_unlocked(stream: *mut FILE) -> c_int;
    pub fn feof_unlocked(stream: *mut FILE) -> c_int;
    pub fn fwrite_unlocked(data: *const c_void, size: size_t, count: size_t, stream: *mut FILE) -> size_t;
    pub fn putc_unlocked(byte: c_int, stream: *mut FILE) -> c_int;
    pub fn ferror_unlocked(stream: *mut FILE) -> c_int;
    pub fn clearerr(stream: *mut FILE);
    /// How many bytes wait in the buffer to be written.
    pub fn __fpending(stream: *mut FILE) -> size_t;
    /// How many bytes a stream's buffer has.
    pub fn __fbufsize(stream: *mut FILE) -> size_t;
    /// Whether a stream is written at the end of each line.
    pub fn __flbf(stream: *mut FILE) -> c_int;
    pub fn __freadable(stream: *mut FILE) -> c_int;
    pub fn __fwritable(stream: *mut FILE) -> c_int;
    // Since musl 0.9: the bytes that a stream holds ready, and taking the first of them.
    pub fn __freadptr(stream: *mut FILE, size: *mut size_t) -> *const c_char;
    pub fn __freadptrinc(stream: *mut FILE, increment: size_t);
    pub fn __fseterr(stream: *mut FILE);
}
