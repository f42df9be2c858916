//! The libc functions this library calls, as safe functions that return `Result<T, Errno>`.

pub mod access;
pub mod classes;
pub mod clock;
pub mod descriptor;
pub mod dir;
pub mod entropy;
pub mod environment;
pub mod file;
pub mod home;
pub mod locale;
pub mod lock;
pub mod memory;
pub mod message;
pub mod netdb;
pub mod number;
pub mod objects;
pub mod pages;
pub mod probe;
pub mod recipes;
pub mod rounding;
pub mod status;
pub mod stdio;
pub mod trail;
pub mod users;
pub mod vdso;
pub mod wide;
