//! libc's local time.
#![allow(missing_docs, reason = "they are libc's")]

use core::ffi::c_char;

use libc::{time_t, tm};

unsafe extern "C" {
    pub static mut tzname: [*mut c_char; 2];
    pub fn tzset();
    pub fn localtime(seconds: *const time_t) -> *mut tm;
    pub fn mktime(local: *mut tm) -> time_t;
}
