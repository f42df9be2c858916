//! The lines of a database's file.
#![forbid(unsafe_code)]

use core::ffi::CStr;

use crate::{
    ffi::{Buffer, Errno, OutOfMemory},
    sys::{file::File, memory},
};

/// Bytes read at once.
const CHUNK: usize = 4096;

/// The lines of a file, or of a text that stands in for it.
///
/// Only what has been read and not used yet is held in memory: in the long run one line and a chunk.
pub struct Lines {
    /// `None` when there is nothing more to read.
    file: Option<File>,
    text: Buffer<u8>,
    /// Where the current line starts.
    start: usize,
    /// Up to where the current line is known to have no end.
    searched: usize,
    /// Why `text` stands in for the file.
    instead: Option<Errno>,
}

/// Fills a buffer with what stands in for a file that cannot be opened, and says whether there is such a text.
pub type StandIn = fn(&mut Buffer<u8>) -> Result<bool, OutOfMemory>;

impl Lines {
    /// The lines of `path`. The error is why the file cannot be opened, where nothing stands in for it.
    pub fn open(path: &CStr, stand_in: StandIn) -> Result<Self, Errno> {
        let mut text = Buffer::new();
        let (file, instead) = match File::open(path) {
            Ok(file) => (Some(file), None),
            Err(error) if stand_in(&mut text)? => (None, Some(error)),
            Err(error) => return Err(error),
        };
        Ok(Self { file, text, start: 0, searched: 0, instead })
    }

    /// Why these are not the lines of the file itself.
    pub fn instead(&self) -> Option<Errno> {
        self.instead
    }

    /// Reads on until the current line is complete and gives it without its newline; `None` after the last.
    ///
    /// The line stays the current one until [`Lines::advance`]. After an error the call may be repeated.
    pub fn current(&mut self) -> Result<Option<&[u8]>, Errno> {
        let end = loop {
            let unsearched = self.text.get(self.searched..).unwrap_or_default();
            if let Some(length) = memory::find(b'\n', unsearched) {
                self.searched = self.searched.saturating_add(length);
                break self.searched;
            }
            self.searched = self.text.len();
            if !self.read_more()? {
                break self.searched;
            }
        };
        let last = self.file.is_none() && self.start >= self.text.len();
        Ok(self.text.get(self.start..end).filter(|_| !last))
    }

    /// Goes on to the next line.
    pub fn advance(&mut self) {
        self.start = self.searched.saturating_add(1).min(self.text.len());
        self.searched = self.start;
    }

    /// Reads a chunk; says whether there was one.
    fn read_more(&mut self) -> Result<bool, Errno> {
        let Some(file) = &self.file else { return Ok(false) };
        self.text.discard(self.start);
        self.searched = self.searched.saturating_sub(self.start);
        self.start = 0;
        // First the memory: what was read and could not be kept would be lost.
        self.text.reserve(CHUNK)?;
        let mut chunk = [0; CHUNK];
        let count = file.read(&mut chunk)?;
        if count == 0 {
            self.file = None;
            return Ok(false);
        }
        self.text.extend(chunk.get(..count).unwrap_or_default())?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::{ffi::CString, fs, os::unix::ffi::OsStrExt};

    use proptest::prelude::*;

    use super::*;

    fn none(_: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
        Ok(false)
    }

    fn two_lines(text: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
        text.extend(b"one\ntwo")?;
        Ok(true)
    }

    fn all(mut lines: Lines) -> Result<Vec<Vec<u8>>, Errno> {
        let mut found = Vec::new();
        while let Some(line) = lines.current()? {
            let line = line.to_vec();
            assert_eq!(lines.current()?, Some(&line[..]));
            found.push(line);
            lines.advance();
        }
        assert_eq!(lines.current()?, None);
        Ok(found)
    }

    #[test]
    fn a_text_can_stand_in() {
        let lines = Lines::open(c"/proc/no-such-file", two_lines);
        assert!(lines.as_ref().is_ok_and(|lines| lines.instead() == Some(Errno(libc::ENOENT))));
        assert_eq!(lines.and_then(all), Ok(vec![b"one".to_vec(), b"two".to_vec()]));
        assert_eq!(Lines::open(c"/proc/no-such-file", none).err(), Some(Errno(libc::ENOENT)));
    }

    #[test]
    fn a_directory_has_no_lines() {
        assert_eq!(Lines::open(c"/", two_lines).and_then(all), Err(Errno(libc::EISDIR)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn lines_are_those_of_the_file(lengths in prop::collection::vec(0usize..9000, 0..8), newline in any::<bool>()) {
            let mut text = lengths.iter().map(|&length| "x".repeat(length)).collect::<Vec<_>>().join("\n");
            if newline && !text.is_empty() {
                text.push('\n');
            }
            let expected: Vec<_> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
            let path = std::env::temp_dir().join(format!("lwb-lines-{}", std::process::id()));
            fs::write(&path, &text)?;
            let lines = Lines::open(&CString::new(path.as_os_str().as_bytes())?, none).and_then(all);
            fs::remove_file(&path)?;
            prop_assert_eq!(lines, Ok(expected));
        }
    }
}
