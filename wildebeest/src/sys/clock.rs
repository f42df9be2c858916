//! libc's times, broken down.
#![allow(missing_docs, reason = "they are libc's")]

use core::ffi::c_char;

use libc::{time_t, tm};

unsafe extern "C" {
    pub static mut tzname: [*mut c_char; 2];
    pub fn tzset();
    pub fn localtime(seconds: *const time_t) -> *mut tm;
    pub fn gmtime(seconds: *const time_t) -> *mut tm;
    pub fn strftime(text: *mut c_char, size: usize, format: *const c_char, time: *const tm) -> usize;
    pub fn mktime(local: *mut tm) -> time_t;
}
