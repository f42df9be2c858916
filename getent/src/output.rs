//! The standard output: buffered, and its first error kept until the end.

use std::{
    fs::File,
    io::{self, IsTerminal as _, Write as _},
};

use wildebeest::{
    ffi::{Buffer, Errno},
    records::writer::{self, Sink},
};

use crate::system;

/// Bytes written at once.
const CAPACITY: usize = 1 << 16;

/// What is printed. An error ends the output, not the program: [`Output::finish`] gives it.
pub struct Output {
    file: File,
    /// Whether somebody is watching.
    is_terminal: bool,
    /// What is not written yet. libwildebeest's buffer is quicker with short texts than std's.
    buffer: Buffer<u8>,
    error: Option<io::Error>,
}

impl Output {
    /// The standard output.
    pub fn stdout() -> Self {
        let file = system::stdout();
        let is_terminal = file.is_terminal();
        Self { file, is_terminal, buffer: Buffer::new(), error: None }
    }

    /// Prints `bytes`.
    #[inline]
    pub fn text(&mut self, bytes: &[u8]) {
        if self.buffer.len() + bytes.len() > CAPACITY {
            self.write_out();
            if bytes.len() > CAPACITY {
                return self.write(bytes);
            }
        }
        if self.buffer.extend_short(bytes).is_err() {
            self.write_out();
            self.write(bytes);
        }
    }

    /// Prints `bytes` and as many blanks as make `width` columns; none where there are more.
    pub fn padded(&mut self, bytes: &[u8], width: usize) {
        const BLANKS: [u8; 32] = [b' '; 32];
        self.text(bytes);
        let missing = width.saturating_sub(bytes.len());
        self.text(BLANKS.get(..missing).unwrap_or(&BLANKS));
    }

    /// Prints a decimal number.
    pub fn number(&mut self, number: impl Into<i128>) {
        // Never fails: writing to `self` does not.
        let _ = writer::number(self, number.into());
    }

    /// Sends out what was printed so far if somebody is watching.
    pub fn show(&mut self) {
        if self.is_terminal {
            self.write_out();
        }
    }

    /// Sends out what is left, and gives the first error there was.
    pub fn finish(mut self) -> io::Result<()> {
        self.write_out();
        self.error.map_or(Ok(()), Err)
    }

    #[cold]
    fn write_out(&mut self) {
        let mut buffer = std::mem::take(&mut self.buffer);
        self.write(&buffer);
        buffer.truncate(0);
        self.buffer = buffer;
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.error.is_none() {
            self.error = self.file.write_all(bytes).err();
        }
    }
}

impl Sink for Output {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        self.text(bytes);
        Ok(())
    }
}
