//! Where zones come from: files, and rules in the environment.

use super::zone::Zone;
use crate::{
    environment,
    ffi::{Buffer, Errno, OutOfMemory, c_bytes},
    sys::{clock, file::File, memory},
};

/// There is not enough of something to tell.
#[derive(Debug)]
pub struct Failure;

impl From<OutOfMemory> for Failure {
    fn from(_: OutOfMemory) -> Self {
        Self
    }
}

/// Where files of zones are, if the environment has no `TZDIR`.
const DIRECTORIES: [&[u8]; 3] = [b"/usr/share/zoneinfo", b"/share/zoneinfo", b"/etc/zoneinfo"];
/// Larger files are none of zones.
const LARGEST: usize = 1 << 20;

/// The zone that a value of `TZ` stands for, or its absence: as a file or a rule, or Greenwich if it is none of these.
pub fn zone(value: Option<&[u8]>) -> Result<Zone, Failure> {
    let name = value.map(|value| value.strip_prefix(b":").unwrap_or(value));
    let (file, name) = match name {
        None => (read(b"/etc/localtime", b"")?, b"UTC0".as_slice()),
        Some(b"") => (None, b"UTC0".as_slice()),
        Some(name) => (search(name)?, name),
    };
    let zone = file.map(Zone::of_file).transpose()?.flatten();
    match zone {
        Some(zone) => Ok(zone),
        None => match Zone::of_rule(name)? {
            Some(zone) => Ok(zone),
            None => Ok(Zone::nameless(name)?),
        },
    }
}

fn search(name: &[u8]) -> Result<Option<Buffer<u8>>, Failure> {
    let is_far = name.first() == Some(&b'/') || memory::find_text(b"..", name).is_some();
    if clock::is_secure() && is_far {
        return Ok(None);
    }
    if name.first() == Some(&b'/') {
        return read(name, b"");
    }
    // SAFETY: the caller of the edge function promises that nobody changes the environment.
    if let Some(directory) = unsafe { c_bytes(environment::value_of(c"TZDIR".as_ptr())) }
        && !clock::is_secure()
    {
        return read(directory, name);
    }
    for directory in DIRECTORIES {
        if let Some(found) = read(directory, name)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The file of that name in a directory, or the one that `directory` is where there is no name.
fn read(directory: &[u8], name: &[u8]) -> Result<Option<Buffer<u8>>, Failure> {
    let mut path = Buffer::new();
    path.extend(directory)?;
    if !name.is_empty() {
        path.push(b'/')?;
        path.extend(name)?;
    }
    path.push(0)?;
    let Some(path) = memory::text(&path) else { return Ok(None) };
    match File::open(path) {
        Ok(file) => whole(&file),
        Err(error) => missing(error),
    }
}

fn whole(file: &File) -> Result<Option<Buffer<u8>>, Failure> {
    let mut text = Buffer::new();
    let mut part = [0; 1024];
    loop {
        match file.read(&mut part) {
            Ok(0) => return Ok(Some(text)),
            Ok(_) if text.len() > LARGEST => return Ok(None),
            Ok(length) => text.extend(part.get(..length).unwrap_or_default())?,
            Err(error) => return missing(error),
        }
    }
}

/// No file, unless another time there might be one.
fn missing<T>(error: Errno) -> Result<Option<T>, Failure> {
    match error.0 {
        libc::EMFILE | libc::ENFILE | libc::ENOMEM | libc::EINTR | libc::EIO => Err(Failure),
        _ => Ok(None),
    }
}
