//! The bits of `glob`'s flags. musl's own keep their values; the others are glibc's, and free in musl.
#![forbid(unsafe_code)]

use core::ffi::c_int;

pub const ERR: c_int = 0x01;
pub const MARK: c_int = 0x02;
pub const NOSORT: c_int = 0x04;
pub const DOOFFS: c_int = 0x08;
pub const NOCHECK: c_int = 0x10;
pub const APPEND: c_int = 0x20;
pub const NOESCAPE: c_int = 0x40;
pub const PERIOD: c_int = 0x80;
/// Only in `gl_flags`, never in the argument.
pub const MAGCHAR: c_int = 0x100;
pub const ALTDIRFUNC: c_int = 0x200;
pub const BRACE: c_int = 0x400;
pub const NOMAGIC: c_int = 0x800;
pub const TILDE: c_int = 0x1000;
pub const ONLYDIR: c_int = 0x2000;
pub const TILDE_CHECK: c_int = 0x4000;

/// Every flag that the argument may have.
pub const KNOWN: c_int = ERR
    | MARK
    | NOSORT
    | DOOFFS
    | NOCHECK
    | APPEND
    | NOESCAPE
    | PERIOD
    | ALTDIRFUNC
    | BRACE
    | NOMAGIC
    | TILDE
    | ONLYDIR
    | TILDE_CHECK;
