//! Shared parts of the oracle suite: finding the C cases, building them, and running them.
//!
//! A case is `c/<header>/<case>.c`, a program that prints facts, one a line. Beside it lies
//! `<case>.out`: what it printed, and how it ended, on glibc. What `getent` and `getconf` answer is in
//! transcripts, `getent/*.txt` and `getconf/*.txt`. See `README.md` in this directory.
#![allow(missing_docs)]

pub mod case;
pub mod compile;
mod letters;
pub mod linking;
mod name_server;
pub mod run;
pub mod scene;
pub mod suite;
pub mod surroundings;
pub mod transcript;
