//! Finding the next record in a stream of lines.
#![forbid(unsafe_code)]

use super::{Fields, fields::is_blank};
use crate::{
    ffi::{Errno, Space, Tail},
    sys::memory,
};

/// Bytes to read in order, and to step back in.
pub trait Source {
    /// The bytes that come next, fetched if need be; empty at the end.
    fn fill(&mut self) -> Result<&[u8], Errno>;

    /// Takes the first `count` of the bytes that `fill` gave.
    fn consume(&mut self, count: usize);

    /// Goes back by `count` bytes already taken.
    fn back(&mut self, count: usize) -> Result<(), Errno>;
}

/// What a line of a database says, with pointers into the line and into the space behind it.
pub trait Record: Sized {
    /// Reads one line. `Ok(None)`: malformed. `Err`: `tail` has no room for what the line lists.
    fn parse(fields: Fields<'_>, tail: Tail<'_>) -> Result<Option<Self>, Errno>;
}

/// How many bytes a line needs beyond its own: a NUL, and one that tells a full buffer from a longer line.
const BEYOND: usize = 2;

/// Reads the next record, skipping comments and lines that are blank or malformed. `Ok(None)`: the end.
///
/// When `space` is too small (ERANGE) the line stays unread, so that the same call with more space
/// finds it. Where the source cannot step back (a pipe) the error is why, and the line is lost.
#[inline(always)]
pub fn next<R: Record>(source: &mut impl Source, space: &mut Space<'_>) -> Result<Option<R>, Errno> {
    space.require(1 + BEYOND)?;
    loop {
        let length = read_line(source, space)?;
        if length == 0 {
            return Ok(None);
        }
        match parse_line(space) {
            Ok(None) => {}
            Ok(record) => return Ok(record),
            Err(error) => return Err(give_back(source, length, error)),
        }
    }
}

/// Reads records until one satisfies `wanted`. `Ok(None)`: none does.
pub fn find<R: Record>(
    source: &mut impl Source,
    space: &mut Space<'_>,
    wanted: impl Fn(&R) -> bool,
) -> Result<Option<R>, Errno> {
    loop {
        match next(source, space)? {
            Some(record) if !wanted(&record) => {}
            found => return Ok(found),
        }
    }
}

/// Parses `text` (without the NUL at its end) as it is: no blanks are skipped, and `#` begins a name.
pub fn parse<R: Record>(space: &mut Space<'_>, text: &[u8]) -> Result<Option<R>, Errno> {
    space.clear();
    space.require(text.len().saturating_add(1))?;
    space.append(text)?;
    let (line, tail) = space.split()?;
    let length = memory::find(b'\n', line).map_or(line.len(), |newline| newline + 1);
    line.get_mut(..length).and_then(ended).map_or(Ok(None), |fields| R::parse(fields, tail))
}

/// The fields of a line, with a NUL in the place of its last byte: a newline, or the NUL that is there.
fn ended(line: &mut [u8]) -> Option<Fields<'_>> {
    *line.last_mut()? = 0;
    Fields::new(line)
}

/// Reads a line with its newline into `space`, and gives its length: 0 at the end.
#[inline(always)]
fn read_line(source: &mut impl Source, space: &mut Space<'_>) -> Result<usize, Errno> {
    space.clear();
    loop {
        let chunk = source.fill()?;
        let newline = memory::find(b'\n', chunk);
        let part = newline.and_then(|index| chunk.get(..index + 1)).unwrap_or(chunk);
        let length = part.len();
        if let Err(error) = space.require((space.len() + length).saturating_add(BEYOND)) {
            // As glibc: all but the last byte of the buffer is taken before the line is known to be too long.
            let room = space.capacity().saturating_sub(1);
            source.consume(room.saturating_sub(space.len()).min(length));
            return Err(give_back(source, room, error));
        }
        space.append(part)?;
        source.consume(length);
        if newline.is_some() || length == 0 {
            return Ok(space.len());
        }
    }
}

/// Steps back by `count` bytes after `error`, and gives the error to report.
fn give_back(source: &mut impl Source, count: usize, error: Errno) -> Errno {
    match source.back(count) {
        // Calling again with more space would not find the line.
        Err(cause) if error == Errno(libc::ERANGE) => cause,
        _ => error,
    }
}

#[inline(always)]
fn parse_line<R: Record>(space: &mut Space<'_>) -> Result<Option<R>, Errno> {
    let (line, tail) = space.split()?;
    fields(line).map_or(Ok(None), |fields| R::parse(fields, tail))
}

/// The fields of a line in a file; it must end with its newline, with its only NUL, or with both. `None`: a
/// comment, or nothing but blanks.
#[inline(always)]
pub fn fields(line: &mut [u8]) -> Option<Fields<'_>> {
    let blanks = line.iter().take_while(|&&byte| is_blank(byte)).count();
    // A newline can only be the last byte in front of the NUL.
    let length = line.len() - usize::from(line.ends_with(b"\n\0"));
    let line = line.get_mut(blanks..length)?;
    if matches!(line.first(), None | Some(0 | b'\n' | b'#')) { None } else { ended(line) }
}
