//! `<time.h>`: the hour, and dates in it, for programs that ask for them all the time.

pub mod seconds;
