//! Text that is filled into lines between two margins.
//!
//! As glibc: the text passes a window of 200 bytes, and what stands in the window decides how it looks. A margin that
//! finds no room in it stands before all that is in it. A word that ends in the last column is broken off where the
//! next byte of the window is a blank, even if that is left over from text that has passed.
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

/// The size of the window until a text comes that is longer.
const WINDOW: usize = 200;

/// The room that printing wants, however short the text.
const PRINTED: usize = 150;

/// A page that is being written.
///
/// Text is broken at blanks when the margins change, somebody asks for the column or the window is full, with the margins
/// that hold then. What is broken once stays: a word moves to the next line only from behind a blank that came with it.
pub struct Page {
    margins: Margins,
    /// What has passed the window.
    written: Buffer<u8>,
    window: Buffer<u8>,
    /// Where the text in the window ends.
    end: usize,
    /// How much of it is broken into lines.
    filled: usize,
    column: usize,
}

/// Where a line is broken.
enum Break {
    /// The head ends before the first place, the tail begins at the second.
    At(usize, usize),
    /// Nowhere: it is one word.
    Nowhere,
    /// Behind the window's text, where the next word might have been.
    Behind,
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

impl Page {
    /// An empty page without left margin.
    pub const fn new(right: usize) -> Self {
        let margins = Margins { left: 0, wrapped: 0, right };
        Self { margins, written: Buffer::new(), window: Buffer::new(), end: 0, filled: 0, column: 0 }
    }

    /// Sees to it that the window has room for `size` bytes.
    #[inline(never)]
    fn make_room(&mut self, size: usize) -> Result<(), OutOfMemory> {
        if self.window.is_empty() {
            self.widen(WINDOW)?;
        }
        if self.room() < size {
            self.fill()?;
            self.pass(self.end)?;
            (self.end, self.filled) = (0, 0);
            if size > self.window.len() {
                self.widen(size)?;
            }
        }
        Ok(())
    }

    /// Appends text, which comes into the window as a whole.
    #[inline(never)]
    pub fn put(&mut self, text: &[u8]) -> Result<(), OutOfMemory> {
        self.make_room(text.len())?;
        self.overwrite(self.end, text);
        self.end = self.end.saturating_add(text.len());
        Ok(())
    }

    /// Appends what is one text to glibc's printf.
    #[inline(never)]
    pub fn print(&mut self, parts: &[&[u8]]) -> Result<(), OutOfMemory> {
        self.make_room(PRINTED)?;
        self.make_room(parts.iter().fold(1, |sum, part| part.len().saturating_add(sum)))?;
        parts.iter().try_for_each(|part| self.put(part))
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
        (0..missing).try_for_each(|_| self.put(b" "))
    }

    /// A blank, or a new line if `needed` further bytes do not fit on this one.
    pub fn space(&mut self, needed: usize) -> Result<(), OutOfMemory> {
        let end = self.column()?.saturating_add(needed);
        self.put(if end < self.margins.right { b" " } else { b"\n" })
    }

    /// All that was written.
    pub fn finish(mut self) -> Result<Buffer<u8>, OutOfMemory> {
        self.fill()?;
        self.pass(self.end)?;
        Ok(self.written)
    }

    fn text(&self) -> &[u8] {
        self.window.get(..self.end).unwrap_or_default()
    }

    /// Takes the first `count` bytes out of the window, where they stay as what has passed.
    fn pass(&mut self, count: usize) -> Result<(), OutOfMemory> {
        self.written.extend(self.window.get(..count).unwrap_or_default())
    }

    fn room(&self) -> usize {
        self.window.len().saturating_sub(self.end)
    }

    fn widen(&mut self, more: usize) -> Result<(), OutOfMemory> {
        self.window.reserve(more)?;
        (0..more).try_for_each(|_| self.window.push(0))
    }

    fn overwrite(&mut self, at: usize, text: &[u8]) {
        self.window.iter_mut().skip(at).zip(text).for_each(|(byte, new)| *byte = *new);
    }

    fn blanks(&mut self, at: usize, count: usize) {
        self.window.iter_mut().skip(at).take(count).for_each(|byte| *byte = b' ');
    }

    /// Breaks what is in the window into lines.
    #[inline(never)]
    fn fill(&mut self) -> Result<(), OutOfMemory> {
        while self.filled < self.end {
            if self.column == 0 {
                self.begin_line()?;
            }
            let rest = self.text().get(self.filled..).unwrap_or_default();
            let newline = rest.iter().position(|&byte| byte == b'\n');
            let length = newline.unwrap_or(rest.len());
            let line_end = self.filled.saturating_add(length);
            let room = self.margins.right.saturating_sub(self.column);
            let is_word = length >= room
                && match self.find_break(self.filled.saturating_add(room), line_end) {
                    Break::At(head, tail) => {
                        self.wrap(head, tail)?;
                        continue;
                    }
                    Break::Behind => {
                        self.column = self.margins.wrapped;
                        pad(&mut self.written, self.column)?;
                        self.filled = self.end;
                        continue;
                    }
                    Break::Nowhere => true,
                };
            self.column = if is_word || newline.is_some() { 0 } else { self.column.saturating_add(length) };
            self.filled = line_end.saturating_add(usize::from(newline.is_some()));
        }
        Ok(())
    }

    /// The left margin of a line that the text begins.
    fn begin_line(&mut self) -> Result<(), OutOfMemory> {
        let margin = self.margins.left;
        self.column = margin;
        if self.room() <= margin {
            return pad(&mut self.written, margin);
        }
        let start = self.filled.saturating_add(margin);
        self.window.relocate(self.filled, start, self.end.saturating_sub(self.filled));
        self.blanks(self.filled, margin);
        self.end = self.end.saturating_add(margin);
        self.filled = start;
        Ok(())
    }

    /// Where the line from `filled` to `line_end` breaks: at the last blank up to `limit`, else behind its first word.
    fn find_break(&self, limit: usize, line_end: usize) -> Break {
        let blank_at = |index: usize| self.window.get(index).is_some_and(|byte| is_blank(*byte));
        let last = (self.filled..=limit).rev().find(|index| blank_at(*index));
        if let Some(last) = last {
            let head = (self.filled..last).rev().find(|index| !blank_at(*index));
            return Break::At(head.map_or(self.filled, |last| last.saturating_add(1)), last.saturating_add(1));
        }
        // Where the word ends just at the limit, the byte behind the newline goes as well.
        let head = limit.saturating_add(1);
        let head = (head..line_end).find(|index| blank_at(*index)).unwrap_or(head.max(line_end));
        if head == line_end {
            return Break::Nowhere;
        }
        if head >= self.end {
            return Break::Behind;
        }
        let tail = head.saturating_add(1);
        Break::At(head, (tail..self.end).find(|index| !blank_at(*index)).unwrap_or(self.end))
    }

    /// Ends a line at `head` and has the text at `tail` begin the next one.
    fn wrap(&mut self, head: usize, tail: usize) -> Result<(), OutOfMemory> {
        let margin = self.margins.wrapped;
        let mut start = head.saturating_add(1);
        let has_gap = tail.saturating_sub(start) >= margin;
        let is_tight = self.room() <= margin.saturating_add(1);
        self.overwrite(head, b"\n");
        self.column = margin;
        if tail == self.end && !has_gap {
            (self.end, self.filled) = (start, start);
            return pad(&mut self.written, margin);
        }
        if is_tight && !has_gap {
            self.pass(start)?;
            start = 0;
        }
        let text = start.saturating_add(margin);
        let end = text.saturating_add(self.end).saturating_sub(tail);
        self.widen(end.saturating_sub(self.window.len()))?;
        self.window.relocate(tail, text, self.end.saturating_sub(tail));
        self.blanks(start, margin);
        (self.end, self.filled) = (end, text.min(end));
        Ok(())
    }
}

fn pad(text: &mut Buffer<u8>, count: usize) -> Result<(), OutOfMemory> {
    text.reserve(count)?;
    (0..count).try_for_each(|_| text.push(b' '))
}
