//! The GNU C library's APIs that musl lacks or does differently, behind the C ABI.
//!
//! One directory per GNU header. In each, `mod.rs` is the edge: `extern "C"` functions that check
//! their pointers, borrow, call the core and turn `Result<T, Errno>` into the C convention. The
//! files beside it are the core: safe Rust without `extern` and without `unsafe`.
//!
//! There is no global allocator: `Vec` and `Box` abort when memory runs out, and this library is
//! linked into PID 1. What grows is a [`ffi::Buffer`], whose every growth can fail.
//! Nothing here can panic either; `cargo lwb build` proves it at link time.
//!
//! # Safety
//!
//! The `# Safety` sections use these terms. A pointer to a *C string* is valid for reads up to and
//! including its NUL. An *out-pointer* is valid for one write of its type, and aligned. A *stream*
//! is a `FILE *` that libc opened and that is not closed.
#![cfg_attr(not(test), no_std)]

pub mod aliases;
pub mod allocator;
pub mod argp;
pub mod argz;
pub mod buffers;
pub mod clock;
mod conversion;
pub mod dirent;
pub mod dlfcn;
pub mod environment;
pub mod envz;
pub mod error;
pub mod ethers;
pub mod execinfo;
pub mod ffi;
pub mod fnmatch;
pub mod formatter;
pub mod fts;
pub mod ftw;
pub mod glob;
pub mod grp;
pub mod gshadow;
pub mod inet;
pub mod inttypes;
pub mod libc_version;
pub mod link;
pub mod locale;
pub mod malloc;
pub mod mcheck;
pub mod netdb;
pub mod netgroup;
pub mod number;
pub mod obstack;
pub mod on_exit;
#[cfg(all(test, target_env = "gnu"))]
mod oracle;
pub mod printf;
pub mod pwd;
pub mod records;
pub mod shadow;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub mod simd;
pub mod sort;
pub mod stat;
pub mod stdlib;
pub mod streams;
pub mod string;
pub mod sys;
pub mod time;
#[cfg(target_arch = "x86_64")]
pub mod ucontext;
pub mod unistd;
pub mod unlocked;
pub mod wchar;
