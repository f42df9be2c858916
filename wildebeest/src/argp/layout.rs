//! Text that is filled into lines between two margins.
#![forbid(unsafe_code)]

use crate::ffi::{Buffer, OutOfMemory};

/// The columns between which text stands. Columns count bytes, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Where a line begins that the text itself begins.
    pub left: usize,
    /// Where a line begins that filling begins.
    pub wrapped: usize,
    /// The first column that should stay empty.
    pub right: usize,
}

/// A page that is being written.
///
/// Text is broken at blanks when the margins change or somebody asks for the column, with the margins that hold
/// then. What is broken once stays: a word moves to the next line only from behind a blank that came with it.
pub struct Page {
    margins: Margins,
    filled: Buffer<u8>,
    pending: Buffer<u8>,
    column: usize,
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn without_trailing_blanks(mut text: &[u8]) -> &[u8] {
    while let Some((_, before)) = text.split_last().filter(|(byte, _)| is_blank(**byte)) {
        text = before;
    }
    text
}

/// Parts `text` around the byte at `index`.
fn around(text: &[u8], index: usize) -> (&[u8], &[u8]) {
    let before = text.get(..index).unwrap_or(text);
    let behind = text.get(index.saturating_add(1)..).unwrap_or_default();
    (before, behind)
}

impl Page {
    /// An empty page without left margin.
    pub const fn new(right: usize) -> Self {
        let margins = Margins { left: 0, wrapped: 0, right };
        Self { margins, filled: Buffer::new(), pending: Buffer::new(), column: 0 }
    }

    /// Appends text.
    #[inline(never)]
    pub fn put(&mut self, text: &[u8]) -> Result<(), OutOfMemory> {
        self.pending.extend(text)
    }

    /// The margins that hold now.
    pub const fn margins(&self) -> Margins {
        self.margins
    }

    /// Has other margins on the left hold for what is put from now on.
    #[inline(never)]
    pub fn indent(&mut self, left: usize, wrapped: usize) -> Result<(), OutOfMemory> {
        self.fill()?;
        self.margins = Margins { left, wrapped, ..self.margins };
        Ok(())
    }

    /// The column in which the next byte will stand.
    #[inline(never)]
    pub fn column(&mut self) -> Result<usize, OutOfMemory> {
        self.fill()?;
        Ok(self.column)
    }

    /// Blanks up to `column`; none when the text is there already.
    pub fn advance_to(&mut self, column: usize) -> Result<(), OutOfMemory> {
        let missing = column.saturating_sub(self.column()?);
        pad(&mut self.pending, missing)
    }

    /// A blank, or a new line if `needed` further bytes do not fit on this one.
    pub fn space(&mut self, needed: usize) -> Result<(), OutOfMemory> {
        let end = self.column()?.saturating_add(needed);
        self.put(if end < self.margins.right { b" " } else { b"\n" })
    }

    /// All that was written.
    pub fn finish(mut self) -> Result<Buffer<u8>, OutOfMemory> {
        self.fill()?;
        Ok(self.filled)
    }

    /// Breaks the pending text into lines.
    #[inline(never)]
    fn fill(&mut self) -> Result<(), OutOfMemory> {
        let pending = core::mem::take(&mut self.pending);
        let mut rest: &[u8] = &pending;
        while !rest.is_empty() {
            if self.column == 0 {
                self.begin_line(self.margins.left)?;
            }
            rest = self.fill_line(rest)?;
        }
        Ok(())
    }

    /// Writes the first line of `text`, or as much of it as fits, and gives what is left.
    fn fill_line<'t>(&mut self, text: &'t [u8]) -> Result<&'t [u8], OutOfMemory> {
        let end = text.iter().position(|&byte| byte == b'\n');
        let line = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let room = self.margins.right.saturating_sub(self.column);
        if line.len() >= room {
            if let Some((head, tail)) = broken(line, room) {
                self.filled.extend(head)?;
                self.filled.push(b'\n')?;
                self.begin_line(self.margins.wrapped)?;
                return Ok(text.get(line.len().saturating_sub(tail.len())..).unwrap_or_default());
            }
        }
        self.filled.extend(line)?;
        self.column = self.column.saturating_add(line.len());
        let Some(end) = end else { return Ok(&[]) };
        self.filled.push(b'\n')?;
        self.column = 0;
        Ok(around(text, end).1)
    }

    fn begin_line(&mut self, column: usize) -> Result<(), OutOfMemory> {
        self.column = column;
        pad(&mut self.filled, column)
    }
}

fn pad(text: &mut Buffer<u8>, count: usize) -> Result<(), OutOfMemory> {
    text.reserve(count)?;
    (0..count).try_for_each(|_| text.push(b' '))
}

/// Where a line breaks that is too long for `room`: at the last blank that may stand on it or just behind it,
/// else behind a first word that is longer by itself. `None`: nowhere. The text's first byte is never replaced.
fn broken(line: &[u8], room: usize) -> Option<(&[u8], &[u8])> {
    let is_break = |&(index, byte): &(usize, &u8)| index > 0 && is_blank(*byte);
    let reach = line.get(..room.saturating_add(1)).unwrap_or(line);
    let last = reach.iter().enumerate().rfind(is_break);
    let (index, _) = last.or_else(|| line.iter().enumerate().find(is_break))?;
    let (head, tail) = around(line, index);
    Some((without_trailing_blanks(head), tail))
}
