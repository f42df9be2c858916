//! `<aliases.h>`: the mail aliases of `/etc/aliases`. So far only how a line is read.

pub mod line;
