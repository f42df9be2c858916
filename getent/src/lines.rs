//! The lines of a file, one at a time: memory for the longest line, whatever the size of the file.

use std::{fs::File, io::Read as _, path::Path};

use crate::out_of_memory;

/// Bytes read at once.
const CHUNK: usize = 1 << 16;

/// The lines of a file. One that cannot be read (on) has no (more) lines.
pub struct Lines {
    file: File,
    /// What was read; the current lines are between `start` and `end`.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl Lines {
    /// The lines of the file at `path`; `None` where it cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> Option<Self> {
        let file = File::open(path).ok()?;
        Some(Self { file, buffer: vec![0; CHUNK], start: 0, end: 0 })
    }

    /// The next line with its newline, which the last line of a file is given where it lacks one.
    pub fn next(&mut self) -> Option<&mut [u8]> {
        let mut searched = self.start;
        let end = loop {
            let unsearched = self.buffer.get(searched..self.end)?;
            if let Some(length) = memchr::memchr(b'\n', unsearched) {
                break searched + length + 1;
            }
            // Where the line begins does not change where the search goes on behind it.
            let known = self.end - self.start;
            if !self.read_more() {
                if known == 0 {
                    return None;
                }
                *self.buffer.get_mut(self.end)? = b'\n';
                self.end += 1;
                break self.end;
            }
            searched = self.start + known;
        };
        let line = self.buffer.get_mut(self.start..end)?;
        self.start = end;
        Some(line)
    }

    /// Reads on, and says whether there was anything. One byte stays free.
    fn read_more(&mut self) -> bool {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() - self.end < CHUNK / 2 {
            let more = self.buffer.len();
            if self.buffer.try_reserve_exact(more).is_err() {
                out_of_memory();
            }
            self.buffer.resize(more * 2, 0);
        }
        let room = self.buffer.len() - 1;
        let count = self.buffer.get_mut(self.end..room).map_or(0, |room| self.file.read(room).unwrap_or(0));
        self.end += count;
        count > 0
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;

    fn lines_of(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let mut lines = Lines::open(file.path()).unwrap();
        let mut all = Vec::new();
        while let Some(line) = lines.next() {
            all.push(line.to_vec());
        }
        assert!(lines.next().is_none());
        all
    }

    #[test]
    fn what_cannot_be_read_has_no_lines() {
        assert!(Lines::open("/proc/no-such-file").is_none());
        assert!(Lines::open("/").is_none_or(|mut lines| lines.next().is_none()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn lines_are_those_of_the_file(lengths in prop::collection::vec(prop_oneof![8 => 0..9usize, 1 => 0..200_000usize, 1 => CHUNK - 3..CHUNK + 3], 0..9), newline: bool) {
            let mut text = lengths.iter().map(|&length| "x".repeat(length)).collect::<Vec<_>>().join("\n");
            if newline {
                text.push('\n');
            }
            let expected: Vec<_> = text.lines().map(|line| format!("{line}\n").into_bytes()).collect();
            prop_assert_eq!(lines_of(text.as_bytes()), expected);
        }
    }
}
