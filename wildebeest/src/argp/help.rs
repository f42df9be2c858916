//! The usage and help messages.
#![forbid(unsafe_code)]

use core::ffi::{CStr, c_uint};

use super::{
    entries::{Entries, Entry},
    filter::{self, Audience},
    format::Format,
    layout::Page,
    raw::{ARG_OPTIONAL, Argp, NO_USAGE, Opt},
};
use crate::ffi::{Buffer, OutOfMemory};

/// `ARGP_HELP_USAGE`
pub const USAGE: c_uint = 0x01;
/// `ARGP_HELP_SHORT_USAGE`
pub const SHORT_USAGE: c_uint = 0x02;
/// `ARGP_HELP_SEE`
pub const SEE: c_uint = 0x04;
/// `ARGP_HELP_LONG`
pub const LONG: c_uint = 0x08;
/// `ARGP_HELP_PRE_DOC`
pub const PRE_DOC: c_uint = 0x10;
/// `ARGP_HELP_POST_DOC`
pub const POST_DOC: c_uint = 0x20;
/// `ARGP_HELP_BUG_ADDR`
pub const BUG_ADDR: c_uint = 0x40;

const DUP_ARGS_NOTE: &CStr = c"Mandatory or optional arguments to long options are also \
    mandatory or optional for any corresponding short options.";

type Written<T = ()> = Result<T, OutOfMemory>;

/// What a help message is made of.
#[derive(Clone, Copy)]
pub struct Help<'a> {
    pub argp: Argp<'a>,
    pub audience: Audience<'a>,
    pub name: &'a [u8],
    pub format: Format,
    pub bug_address: Option<&'a [u8]>,
}

impl<'a> Help<'a> {
    /// The parts of the message that `flags` ask for.
    pub fn message(self, flags: c_uint) -> Written<Buffer<u8>> {
        let entries = Entries::of(self.argp)?;
        let mut page = Page::new(self.format.rmargin);
        let mut is_begun = false;
        if flags & (USAGE | SHORT_USAGE) != 0 {
            self.usages(&mut page, &entries, flags)?;
            is_begun = true;
        }
        if flags & PRE_DOC != 0 {
            is_begun |= self.docs(&mut page, self.argp, false, false)?;
        }
        if flags & SEE != 0 {
            let (name, behind) = (self.name, b" --usage' for more information.\n");
            page.print(&[b"Try `", name, b" --help' or `", name, behind])?;
            is_begun = true;
        }
        if flags & LONG != 0 && !entries.is_empty() {
            separate(&mut page, is_begun)?;
            Listing::new(self, &entries, &mut page).print()?;
            is_begun = true;
        }
        if flags & POST_DOC != 0 {
            is_begun |= self.docs(&mut page, self.argp, true, is_begun)?;
        }
        if let Some(address) = self.bug_address.filter(|_| flags & BUG_ADDR != 0) {
            separate(&mut page, is_begun)?;
            page.print(&[b"Report bugs to ", address, b".\n"])?;
        }
        page.finish()
    }

    /// A line of usage for each way to choose among the alternatives of the parsers' arguments.
    fn usages(self, page: &mut Page, entries: &Entries<'a>, flags: c_uint) -> Written {
        let mut chosen = Buffer::new();
        let mut lists_options = flags & SHORT_USAGE == 0;
        let mut title = b"Usage:".as_slice();
        loop {
            page.indent(0, self.format.usage_indent)?;
            page.print(&[title, b" ", self.name])?;
            page.indent(self.format.usage_indent, self.format.usage_indent)?;
            if lists_options {
                self.usage_of_options(page, entries)?;
            } else if !entries.is_empty() {
                page.put(b" [OPTION...]")?;
            }
            let is_last = self.usage_of_arguments(page, &mut chosen)?;
            page.indent(0, 0)?;
            page.put(b"\n")?;
            if is_last {
                return Ok(());
            }
            lists_options = false;
            title = b"  or: ";
        }
    }

    fn usage_of_options(self, page: &mut Page, entries: &Entries<'a>) -> Written {
        let mut letters = Buffer::new();
        for entry in entries.iter() {
            for (option, letter) in entry.letters().filter(|(option, _)| is_in_usage(entry, *option)) {
                if argument(entry, option).is_none() {
                    letters.push(letter)?;
                }
            }
        }
        if !letters.is_empty() {
            page.print(&[b" [-", &letters, b"]"])?;
        }
        for entry in entries.iter() {
            for (option, letter) in entry.letters().filter(|(option, _)| is_in_usage(entry, *option)) {
                match argument(entry, option) {
                    Some(name) if is_optional(entry, option) => {
                        page.print(&[b" [-", &[letter], b"[", name, b"]]"])?;
                    }
                    // Its blank is no place to break a line at.
                    Some(name) => {
                        page.space(name.len().saturating_add(6))?;
                        page.print(&[b"[-", &[letter], b" ", name, b"]"])?;
                    }
                    None => {}
                }
            }
        }
        for entry in entries.iter() {
            for (option, name) in entry.names().filter(|(option, _)| is_in_usage(entry, *option)) {
                let name = name.to_bytes();
                match argument(entry, option) {
                    Some(arg) if is_optional(entry, option) => page.print(&[b" [--", name, b"[=", arg, b"]]"])?,
                    Some(arg) => page.print(&[b" [--", name, b"=", arg, b"]"])?,
                    None => page.print(&[b" [--", name, b"]"])?,
                }
            }
        }
        Ok(())
    }

    /// The arguments of all parsers, as `chosen` has it, which goes on to the next choice. True: that was the last.
    fn usage_of_arguments(self, page: &mut Page, chosen: &mut Buffer<usize>) -> Written<bool> {
        let mut choice = Choice { chosen, at: 0, goes_on: true };
        self.arguments_of(page, self.argp, &mut choice)?;
        Ok(choice.goes_on)
    }

    fn arguments_of(self, page: &mut Page, argp: Argp<'a>, choice: &mut Choice<'_>) -> Written {
        let doc = self.audience.filtered(argp, filter::ARGS_DOC, argp.args_doc());
        let mut digit = None;
        if let Some(text) = doc.text() {
            let (line, own_digit) = choice.choose(text)?;
            page.space(line.len().saturating_add(1))?;
            page.put(line)?;
            digit = own_digit;
        }
        argp.children().try_for_each(|child| self.arguments_of(page, child.argp, choice))?;
        choice.count_on(digit, doc.text());
        Ok(())
    }

    /// The documentation of an argp and its children: only the first one's that stands before the options,
    /// everybody's that stands behind them. Says whether there was any.
    fn docs(self, page: &mut Page, argp: Argp<'a>, is_behind: bool, is_begun: bool) -> Written<bool> {
        let mut is_printed = self.doc(page, argp, is_behind, is_begun)?;
        if is_behind && argp.filter().is_some() {
            let extra = self.audience.filtered(argp, filter::EXTRA, None);
            if let Some(text) = extra.text() {
                separate(page, is_printed || is_begun)?;
                paragraph(page, text)?;
                is_printed = true;
            }
        }
        for child in argp.children() {
            if is_printed && !is_behind {
                break;
            }
            is_printed |= self.docs(page, child.argp, is_behind, is_printed || is_begun)?;
        }
        Ok(is_printed)
    }

    #[inline(never)]
    fn doc(self, page: &mut Page, argp: Argp<'a>, is_behind: bool, is_begun: bool) -> Written<bool> {
        let whole = argp.doc();
        let parting = whole.and_then(|text| text.to_bytes().iter().position(|&byte| byte == b'\x0b'));
        let key = if is_behind { filter::POST_DOC } else { filter::PRE_DOC };
        let mut first = Buffer::new();
        let text = match (whole, parting, is_behind) {
            (Some(whole), Some(at), true) => tail(whole, at.saturating_add(1)),
            (_, None, true) => None,
            // As glibc: a text that begins with the separator is all before the options.
            (whole, None | Some(0), false) => whole,
            (Some(whole), Some(at), false) => {
                first.extend(whole.to_bytes().get(..at).unwrap_or_default())?;
                first.push(0)?;
                CStr::from_bytes_with_nul(&first).ok()
            }
            (None, ..) => None,
        };
        let filtered = self.audience.filtered(argp, key, text);
        let Some(text) = filtered.text() else { return Ok(false) };
        separate(page, is_begun)?;
        paragraph(page, text)?;
        Ok(true)
    }
}

/// The text from `start` on.
fn tail(text: &CStr, start: usize) -> Option<&CStr> {
    CStr::from_bytes_with_nul(text.to_bytes_with_nul().get(start..)?).ok()
}

/// An empty line between what was printed and what follows.
fn separate(page: &mut Page, is_begun: bool) -> Written {
    page.put(if is_begun { b"\n" } else { b"" })
}

/// A text with a newline at its end.
#[inline(never)]
fn paragraph(page: &mut Page, text: &[u8]) -> Written {
    page.put(text)?;
    if page.column()? > page.margins().left {
        page.put(b"\n")?;
    }
    Ok(())
}

fn is_in_usage(entry: Entry<'_>, option: Opt<'_>) -> bool {
    !option.is(NO_USAGE) && !entry.option.is(NO_USAGE)
}

fn is_optional(entry: Entry<'_>, option: Opt<'_>) -> bool {
    option.is(ARG_OPTIONAL) || entry.option.is(ARG_OPTIONAL)
}

/// The name of the argument that a name of an option takes.
#[inline(never)]
fn argument<'a>(entry: Entry<'a>, option: Opt<'a>) -> Option<&'a [u8]> {
    option.arg().or(entry.option.arg()).map(CStr::to_bytes)
}

/// Which of its alternatives each parser shows: a number whose digits are the parsers with more than one.
struct Choice<'c> {
    chosen: &'c mut Buffer<usize>,
    at: usize,
    /// Whether the next digit counts on.
    goes_on: bool,
}

impl Choice<'_> {
    /// The chosen line of `text`, and the digit that chooses it where there are several.
    fn choose<'t>(&mut self, text: &'t [u8]) -> Written<(&'t [u8], Option<usize>)> {
        if !text.contains(&b'\n') {
            return Ok((text, None));
        }
        if self.at == self.chosen.len() {
            self.chosen.push(0)?;
        }
        let digit = self.at;
        self.at = self.at.saturating_add(1);
        Ok((lines(text, self.chosen.get(digit).copied()).next().unwrap_or_default(), Some(digit)))
    }

    /// Counts on by one, unless a digit before has done so without a carry.
    fn count_on(&mut self, digit: Option<usize>, text: Option<&[u8]>) {
        let Some(value) = digit.and_then(|digit| self.chosen.get_mut(digit)).filter(|_| self.goes_on) else { return };
        let has_more = lines(text.unwrap_or_default(), Some(*value)).nth(1).is_some();
        *value = if has_more { value.saturating_add(1) } else { 0 };
        self.goes_on = !has_more;
    }
}

/// The lines of `text` from the one at `first` on.
fn lines(text: &[u8], first: Option<usize>) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| byte == b'\n').skip(first.unwrap_or(0))
}

/// The list of options while it is printed.
struct Listing<'l, 'a> {
    help: Help<'a>,
    entries: &'l Entries<'a>,
    page: &'l mut Page,
    previous: Option<Entry<'a>>,
    /// Whether groups are kept apart: once there was a header, even one without text.
    separates: bool,
    /// Whether an argument was left out behind a letter.
    leaves_out: bool,
}

impl<'l, 'a> Listing<'l, 'a> {
    fn new(help: Help<'a>, entries: &'l Entries<'a>, page: &'l mut Page) -> Self {
        Self { help, entries, page, previous: None, separates: false, leaves_out: false }
    }

    fn print(mut self) -> Written {
        for entry in self.entries.iter() {
            if entry.is_header() {
                self.header(entry.argp, entry.option.doc())?;
            } else if entry.is_visible() {
                self.entry(entry)?;
            } else {
                continue;
            }
            self.previous = Some(entry);
        }
        if self.leaves_out && self.help.format.dup_args_note {
            let note = self.help.audience.filtered_by_root(filter::DUP_ARGS_NOTE, DUP_ARGS_NOTE);
            if let Some(text) = note.text().filter(|text| !text.is_empty()) {
                for part in [b"\n", text, b"\n"] {
                    self.page.put(part)?;
                }
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn header(&mut self, argp: Argp<'a>, text: Option<&'a CStr>) -> Written {
        let text = text.map(|text| argp.translate(text));
        let filtered = self.help.audience.filtered(argp, filter::HEADER, text);
        self.separates |= filtered.text().is_some();
        let Some(text) = filtered.text().filter(|text| !text.is_empty()) else { return Ok(()) };
        separate(self.page, self.previous.is_some())?;
        let column = self.help.format.header_col;
        self.page.advance_to(column)?;
        self.page.indent(column, column)?;
        self.page.put(text)?;
        self.page.indent(0, 0)?;
        self.page.put(b"\n")
    }

    /// What stands before an entry when it is not of the same group and cluster as the one before.
    fn transition(&mut self, entry: Entry<'a>) -> Written {
        let changes_group = self.previous.is_some_and(|previous| previous.group != entry.group);
        separate(self.page, self.separates && changes_group)?;
        let Some(index) = entry.cluster else { return Ok(()) };
        let before = self.previous.and_then(|previous| previous.cluster);
        if before.is_some_and(|before| self.entries.lies_in(before, index)) {
            return Ok(());
        }
        let Some(cluster) = self.entries.cluster(index) else { return Ok(()) };
        match cluster.header.filter(|header| !header.is_empty()) {
            None => Ok(()),
            header => self.header(cluster.argp, header),
        }
    }

    fn entry(&mut self, entry: Entry<'a>) -> Written {
        self.transition(entry)?;
        let format = self.help.format;
        let first = if entry.is_doc() { format.doc_opt_col } else { format.short_opt_col };
        self.page.indent(0, first)?;
        let mut is_first = true;
        for (_, letter) in entry.letters() {
            self.name(&mut is_first, format.short_opt_col)?;
            self.page.put(&[b'-', letter])?;
            if format.dup_args || entry.is_doc() || entry.names().next().is_none() {
                self.argument(entry, b" ", b"[")?;
            } else {
                self.leaves_out |= entry.option.arg().is_some();
            }
        }
        let mut is_first_name = true;
        self.page.indent(0, if entry.is_doc() { first } else { format.long_opt_col })?;
        for (_, name) in entry.names() {
            let column = if is_first_name && !entry.is_doc() { format.long_opt_col } else { first };
            self.name(&mut is_first, column)?;
            is_first_name = false;
            if entry.is_doc() {
                self.page.put(name.to_bytes())?;
                continue;
            }
            self.page.print(&[b"--", name.to_bytes()])?;
            self.argument(entry, b"=", b"[=")?;
        }
        self.page.indent(0, 0)?;
        self.documentation(entry)?;
        self.page.put(b"\n")
    }

    /// What stands before a name: a comma, and before the first one its indentation.
    fn name(&mut self, is_first: &mut bool, column: usize) -> Written {
        self.page.put(if core::mem::take(is_first) { b"" } else { b", " })?;
        self.page.advance_to(column)
    }

    fn argument(&mut self, entry: Entry<'a>, before: &[u8], before_optional: &[u8]) -> Written {
        let Some(argument) = entry.option.arg() else { return Ok(()) };
        let is_optional = entry.option.is(ARG_OPTIONAL);
        let (before, behind) = if is_optional { (before_optional, &b"]"[..]) } else { (before, &b""[..]) };
        self.page.print(&[before, argument.to_bytes(), behind])
    }

    fn documentation(&mut self, entry: Entry<'a>) -> Written {
        let doc = entry.option.doc().map(|text| entry.argp.translate(text));
        let filtered = self.help.audience.filtered(entry.argp, entry.option.key(), doc);
        let Some(text) = filtered.text().filter(|text| !text.is_empty()) else { return Ok(()) };
        let target = self.help.format.opt_doc_col;
        let column = self.page.column()?;
        self.page.indent(target, target)?;
        if column > target.saturating_add(3) {
            self.page.put(b"\n")?;
        } else if column >= target {
            self.page.put(b"   ")?;
        } else {
            self.page.advance_to(target)?;
        }
        self.page.put(text)?;
        self.page.indent(0, 0)
    }
}
