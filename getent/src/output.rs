//! The standard output: buffered, and its first error kept until the end.

use std::{
    fs::File,
    io::{self, BufWriter, IsTerminal as _, Write as _},
};

use wildebeest::{ffi::Errno, records::writer::Sink};

use crate::system;

/// Bytes written at once.
const CAPACITY: usize = 1 << 16;

/// What is printed. An error ends the output, not the program: [`Output::finish`] gives it.
pub struct Output {
    writer: BufWriter<File>,
    error: Option<io::Error>,
}

impl Output {
    /// The standard output.
    pub fn stdout() -> Self {
        Self { writer: BufWriter::with_capacity(CAPACITY, system::stdout()), error: None }
    }

    /// Prints `bytes`.
    pub fn text(&mut self, bytes: &[u8]) {
        if self.error.is_none() {
            self.error = self.writer.write_all(bytes).err();
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
        let _ = wildebeest::records::writer::number(self, number.into());
    }

    /// Sends out what was printed so far if somebody is watching.
    pub fn show(&mut self) {
        if self.error.is_none() && self.writer.get_ref().is_terminal() {
            self.error = self.writer.flush().err();
        }
    }

    /// Sends out what is left, and gives the first error there was.
    pub fn finish(mut self) -> io::Result<()> {
        match self.error.take() {
            None => self.writer.flush(),
            Some(error) => {
                // Or dropping the buffer would try again.
                let _ = self.writer.into_parts();
                Err(error)
            }
        }
    }
}

impl Sink for Output {
    fn write(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        self.text(bytes);
        Ok(())
    }
}
