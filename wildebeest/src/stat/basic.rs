//! What `struct stat` says, as a `struct statx`.
#![forbid(unsafe_code)]

use libc::{stat, statx, statx_timestamp};

use crate::sys::status;

/// Everything that both have: `STATX_BASIC_STATS`.
pub fn of(found: &stat) -> statx {
    let mut answer = status::nothing();
    answer.stx_mask = libc::STATX_BASIC_STATS;
    answer.stx_blksize = found.st_blksize as u32;
    answer.stx_nlink = found.st_nlink as u32;
    answer.stx_uid = found.st_uid;
    answer.stx_gid = found.st_gid;
    answer.stx_mode = found.st_mode as u16;
    answer.stx_ino = found.st_ino;
    answer.stx_size = found.st_size as u64;
    answer.stx_blocks = found.st_blocks as u64;
    set(&mut answer.stx_atime, found.st_atime, found.st_atime_nsec as u32);
    set(&mut answer.stx_mtime, found.st_mtime, found.st_mtime_nsec as u32);
    set(&mut answer.stx_ctime, found.st_ctime, found.st_ctime_nsec as u32);
    answer.stx_rdev_major = libc::major(found.st_rdev);
    answer.stx_rdev_minor = libc::minor(found.st_rdev);
    answer.stx_dev_major = libc::major(found.st_dev);
    answer.stx_dev_minor = libc::minor(found.st_dev);
    answer
}

fn set(time: &mut statx_timestamp, seconds: i64, nanoseconds: u32) {
    time.tv_sec = seconds;
    time.tv_nsec = nanoseconds;
}
