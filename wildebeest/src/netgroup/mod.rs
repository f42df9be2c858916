//! Netgroups, of `/etc/netgroup`, for `setnetgrent` and its kin. So far only how a line is read.

pub mod line;
