//! `ARGP_HELP_FMT`: how a user of the program wants its help to look.
#![forbid(unsafe_code)]

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// The layout of help and usage messages. Columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Whether an option's argument stands behind each of its names.
    pub dup_args: bool,
    /// Whether a note says so where it does not.
    pub dup_args_note: bool,
    /// The column of the first letter.
    pub short_opt_col: usize,
    /// The column of the first name.
    pub long_opt_col: usize,
    /// The column of a name that is only documentation.
    pub doc_opt_col: usize,
    /// The column of what is said of an option.
    pub opt_doc_col: usize,
    /// The column of headers.
    pub header_col: usize,
    /// The column of further lines of usage.
    pub usage_indent: usize,
    /// The first column that stays empty.
    pub rmargin: usize,
}

impl Format {
    /// What holds until `ARGP_HELP_FMT` says otherwise.
    pub const DEFAULT: Self = Self {
        dup_args: false,
        dup_args_note: true,
        short_opt_col: 2,
        long_opt_col: 6,
        doc_opt_col: 2,
        opt_doc_col: 29,
        header_col: 1,
        usage_indent: 12,
        rmargin: 79,
    };
}

/// What the program was told last: each `ARGP_HELP_FMT` changes only what it names.
///
/// Threads that print help at the same time may mix what they were told, as with glibc (`argp_help` is not thread-safe).
pub struct Kept {
    dup_args: AtomicBool,
    dup_args_note: AtomicBool,
    columns: [AtomicUsize; 7],
}

impl Kept {
    /// Nothing was said yet.
    pub const fn nothing() -> Self {
        let Format { short_opt_col, long_opt_col, doc_opt_col, opt_doc_col, header_col, usage_indent, rmargin, .. } =
            Format::DEFAULT;
        Self {
            dup_args: AtomicBool::new(Format::DEFAULT.dup_args),
            dup_args_note: AtomicBool::new(Format::DEFAULT.dup_args_note),
            columns: [
                AtomicUsize::new(short_opt_col),
                AtomicUsize::new(long_opt_col),
                AtomicUsize::new(doc_opt_col),
                AtomicUsize::new(opt_doc_col),
                AtomicUsize::new(header_col),
                AtomicUsize::new(usage_indent),
                AtomicUsize::new(rmargin),
            ],
        }
    }

    pub fn load(&self) -> Format {
        let [short_opt_col, long_opt_col, doc_opt_col, opt_doc_col, header_col, usage_indent, rmargin] =
            self.columns.each_ref().map(|column| column.load(Relaxed));
        let (dup_args, dup_args_note) = (self.dup_args.load(Relaxed), self.dup_args_note.load(Relaxed));
        Format {
            dup_args,
            dup_args_note,
            short_opt_col,
            long_opt_col,
            doc_opt_col,
            opt_doc_col,
            header_col,
            usage_indent,
            rmargin,
        }
    }

    pub fn store(&self, format: Format) {
        let Format {
            dup_args,
            dup_args_note,
            short_opt_col,
            long_opt_col,
            doc_opt_col,
            opt_doc_col,
            header_col,
            usage_indent,
            rmargin,
        } = format;
        self.dup_args.store(dup_args, Relaxed);
        self.dup_args_note.store(dup_args_note, Relaxed);
        let columns = [short_opt_col, long_opt_col, doc_opt_col, opt_doc_col, header_col, usage_indent, rmargin];
        self.columns.iter().zip(columns).for_each(|(kept, column)| kept.store(column, Relaxed));
    }
}

/// What is wrong with `ARGP_HELP_FMT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint<'a> {
    /// A parameter that is a column, without a number.
    NeedsValue(&'a [u8]),
    /// No parameter has this name.
    Unknown(&'a [u8]),
    /// Neither a name nor a comma: this is where reading ends.
    Garbage(&'a [u8]),
}

/// A parameter of [`Format`].
enum Parameter<'f> {
    Switch(&'f mut bool),
    Column(&'f mut usize),
}

fn split_while(text: &[u8], matches: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    let end = text.iter().position(|&byte| !matches(byte)).unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default())
}

/// What C's `isspace` says in every locale of musl.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn skip_space(text: &[u8]) -> &[u8] {
    split_while(text, is_space).1
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// The value of decimal digits as an `int` has it: what is too large for 64 bits is `LONG_MAX` before it is cut.
fn number(digits: &[u8]) -> i32 {
    let append = |value: i64, &digit: &u8| value.saturating_mul(10).saturating_add(i64::from(digit & 0xf));
    digits.iter().fold(0, append) as i32
}

impl Format {
    fn parameter(&mut self, name: &[u8]) -> Option<Parameter<'_>> {
        Some(match name {
            b"dup-args" => Parameter::Switch(&mut self.dup_args),
            b"dup-args-note" => Parameter::Switch(&mut self.dup_args_note),
            b"short-opt-col" => Parameter::Column(&mut self.short_opt_col),
            b"long-opt-col" => Parameter::Column(&mut self.long_opt_col),
            b"doc-opt-col" => Parameter::Column(&mut self.doc_opt_col),
            b"opt-doc-col" => Parameter::Column(&mut self.opt_doc_col),
            b"header-col" => Parameter::Column(&mut self.header_col),
            b"usage-indent" => Parameter::Column(&mut self.usage_indent),
            b"rmargin" => Parameter::Column(&mut self.rmargin),
            _ => return None,
        })
    }

    fn set<'a>(&mut self, name: &'a [u8], value: Option<i32>) -> Result<(), Complaint<'a>> {
        let positive = name.strip_prefix(b"no-".as_slice()).filter(|_| value.is_none());
        let name = positive.unwrap_or(name);
        match (self.parameter(name).ok_or(Complaint::Unknown(name))?, value) {
            (Parameter::Switch(switch), None) => *switch = positive.is_none(),
            (Parameter::Switch(switch), Some(value)) => *switch = value != 0,
            (Parameter::Column(_), None) => return Err(Complaint::NeedsValue(name)),
            (Parameter::Column(column), Some(value)) => {
                *column = usize::try_from(value).unwrap_or(0);
            }
        }
        Ok(())
    }

    /// This format with what `text` changes; `complain` hears what cannot be understood.
    pub fn changed_by<'a>(self, text: &'a [u8], mut complain: impl FnMut(Complaint<'a>)) -> Self {
        let mut format = self;
        let mut rest = skip_space(text);
        while let Some(first) = rest.first() {
            if !first.is_ascii_alphabetic() {
                complain(Complaint::Garbage(rest));
                break;
            }
            let (name, behind) = split_while(rest, is_name);
            let behind = skip_space(behind);
            let value;
            (value, rest) = take_value(behind);
            if let Err(complaint) = format.set(name, value) {
                complain(complaint);
            }
            rest = skip_space(rest.strip_prefix(b",").unwrap_or(rest));
        }
        format
    }
}

/// The value behind a name: none before a comma or at the end, 0 where there are no digits.
fn take_value(text: &[u8]) -> (Option<i32>, &[u8]) {
    if matches!(text.first(), None | Some(b',')) {
        return (None, text);
    }
    let text = text.strip_prefix(b"=").map_or(text, skip_space);
    let (digits, rest) = split_while(text, |byte| byte.is_ascii_digit());
    (Some(number(digits)), skip_space(rest))
}
