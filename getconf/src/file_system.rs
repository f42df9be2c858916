//! What the file system of a path allows. musl's `pathconf` does not look at the path.

use std::{ffi::OsStr, fs, path::Path};

use rustix::{
    fs::{FileType, StatFs, major, minor, stat, statfs},
    io::Errno,
};

use crate::source::Answer;

/// ext2, ext3 and ext4 have one number.
const EXT: u64 = 0xef53;

/// How many links a file may have, by the number of the file system's type (statfs(2)).
#[rustfmt::skip]
const LINKS: [(u64, i64); 15] = [
    (0x137f, 250),                  // Minix
    (0x138f, 250),                  // Minix with names of 30 bytes
    (0x2468, 65530),                // Minix 2
    (0x2478, 65530),                // Minix 2 with names of 30 bytes
    (EXT, 32000),                   // ext2 and ext3
    (0x0001_1954, 32000),           // UFS
    (0x0bd0_0bd0, 65000),           // Lustre
    (0x012f_f7b4, 126),             // Xenix
    (0x012f_f7b5, 126),             // System V, release 4
    (0x012f_f7b6, 126),             // System V, release 2
    (0x012f_f7b7, 10000),           // Coherent
    (0x5265_4973, 64535),           // ReiserFS
    (0x5419_0100, 32000),           // UFS2
    (0x5846_5342, i32::MAX as i64), // XFS
    (0xf2f5_2010, 32000),           // F2FS
];

/// Where nothing is known of a limit, this much is safe.
const FEW_LINKS: i64 = 127;

/// What ext4's own driver allows.
const LINKS_OF_EXT4: i64 = 65000;

/// The types of file systems that have no symbolic links.
#[rustfmt::skip]
const WITHOUT_SYMBOLIC_LINKS: [u64; 9] = [
    0x002f,      // QNX4
    0x1cd1,      // devpts
    0x4d44,      // FAT
    0x7275,      // ROMFS
    0xadf5,      // ADFS
    0x0041_4a53, // EFS
    0x1bad_face, // BFS
    0x28cd_3d45, // cramfs
    0x5346_544e, // NTFS
];

/// How many links a file may have.
pub fn link_max(path: &OsStr) -> Result<Answer, Errno> {
    let kind = kind(&statfs(path)?);
    let known = LINKS.iter().find(|(number, _)| *number == kind).map_or(FEW_LINKS, |(_, links)| *links);
    let links = if kind == EXT && is_run_by_ext4(path)? { LINKS_OF_EXT4 } else { known };
    Ok(Answer::Number(links))
}

/// Whether ext4's driver, which runs all three, has mounted the file system.
fn is_run_by_ext4(path: &OsStr) -> Result<bool, Errno> {
    let device = stat(path)?.st_dev;
    let link = fs::read_link(format!("/sys/dev/block/{}:{}", major(device), minor(device)));
    Ok(link.is_ok_and(|link| link.file_name().is_some_and(|name| Path::new("/sys/fs/ext4").join(name).exists())))
}

/// The length of a file's name.
pub fn name_max(path: &OsStr) -> Result<Answer, Errno> {
    number(statfs(path)?.f_namelen)
}

/// What transfers should be a multiple of.
pub fn fragment_size(path: &OsStr) -> Result<Answer, Errno> {
    number(statfs(path)?.f_frsize)
}

/// The size of efficient transfers.
pub fn block_size(path: &OsStr) -> Result<Answer, Errno> {
    number(statfs(path)?.f_bsize)
}

/// The bits of a file's size: those of `off_t`, whatever the file system.
pub fn file_size_bits(path: &OsStr) -> Result<Answer, Errno> {
    statfs(path)?;
    Ok(Answer::Number(i64::BITS.into()))
}

/// Only root may give files away, on Linux.
pub fn chown_restricted(path: &OsStr) -> Result<Answer, Errno> {
    statfs(path)?;
    Ok(Answer::Number(1))
}

/// Whether a directory can hold symbolic links.
pub fn symbolic_links(path: &OsStr) -> Result<Answer, Errno> {
    let kind = kind(&statfs(path)?);
    Ok(Answer::Number((!WITHOUT_SYMBOLIC_LINKS.contains(&kind)).into()))
}

/// Whether a file can be read and written asynchronously.
pub fn asynchronous_io(path: &OsStr) -> Result<Answer, Errno> {
    Ok(match FileType::from_raw_mode(stat(path)?.st_mode) {
        FileType::RegularFile | FileType::BlockDevice => Answer::Number(1),
        _ => Answer::Undefined,
    })
}

/// The number of the file system's type. It has 32 bits, which some architectures extend by their sign.
fn kind(status: &StatFs) -> u64 {
    u64::from(status.f_type as u32)
}

/// A number of the kernel's, whose type depends on the architecture.
fn number(number: impl TryInto<i64>) -> Result<Answer, Errno> {
    number.try_into().map(Answer::Number).map_err(|_| Errno::OVERFLOW)
}
