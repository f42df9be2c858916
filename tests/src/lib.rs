//! Shared parts of the oracle suite: finding the C cases, building them, and running them.
//!
//! A case is `c/<header>/<case>.c`, a program that prints facts, one a line. Beside it lies
//! `<case>.out`: what it printed, and how it ended, on glibc. See `README.md` in this directory.
#![allow(missing_docs)]

pub mod case;
pub mod compile;
pub mod run;
pub mod surroundings;
