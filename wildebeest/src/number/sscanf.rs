//! `sscanf` of formats that most programs have; libc has the others.

use core::{
    ffi::{c_char, c_int},
    mem::MaybeUninit,
};

use super::{
    float::{Float, convert},
    format::{Directive, Item, Set, Size, is_space, past_space},
    text::{Found, Magnitude, find},
    whole,
};
use crate::{
    ffi::{Arguments, Cursor, Errno, export},
    sys::rounding,
};

/// What tells C that the format is libc's.
const NOT_OURS: c_int = -2;

unsafe extern "C" {
    /// The next argument, a pointer (`csrc/sscanf.c`).
    fn lwb_next_pointer(arguments: *mut Arguments) -> *mut MaybeUninit<u8>;
}

/// Why the reading ends before the format does.
enum End {
    /// The text has nothing more.
    Text,
    /// It has something else.
    Mismatch,
}

/// The text, how much of it has been read, and where what is found goes.
struct Scan<'a> {
    start: Cursor<'a>,
    place: Cursor<'a>,
    arguments: *mut Arguments,
    stored: c_int,
    error: bool,
}

impl<'a> Scan<'a> {
    /// Stores a value, of the type that the format says the next argument points to.
    fn store<T>(&mut self, value: T) {
        // SAFETY: the caller of sscanf promises an out-pointer of that type for each item of the format.
        unsafe { lwb_next_pointer(self.arguments).cast::<T>().write(value) };
    }

    fn store_whole(&mut self, size: Size, bits: u64) {
        match size {
            Size::Char => self.store(bits as u8),
            Size::Short => self.store(bits as u16),
            Size::Int => self.store(bits as u32),
            Size::Long => self.store(bits),
        }
    }

    fn read(&mut self, directive: Directive<'a>) -> Result<(), End> {
        if !matches!(directive.item, Item::Letter(_) | Item::Letters | Item::Set(_) | Item::Count(_)) {
            self.place = past_space(self.place);
        }
        match directive.item {
            Item::Space => return Ok(()),
            Item::Count(size) => {
                let count = self.place.pointer().addr() - self.start.pointer().addr();
                self.store_whole(size, count as u64);
                return Ok(());
            }
            _ if self.place.byte() == 0 => return Err(End::Text),
            Item::Letter(letter) => return self.letter(letter),
            Item::Percent => return self.letter(b'%'),
            Item::Whole { base, signed, size } => {
                let width = directive.width.unwrap_or(usize::MAX);
                let (number, end) = whole::read(self.place, base, signed, width).ok_or(End::Mismatch)?;
                self.place = end;
                self.error |= number.too_large;
                if directive.stored {
                    self.store_whole(size, number.bits);
                }
            }
            Item::Double => self.float::<f64>(directive.stored)?,
            Item::Float => self.float::<f32>(directive.stored)?,
            Item::Word => self.letters(directive, true, |letter| !is_space(letter))?,
            Item::Letters => {
                self.letters(Directive { width: directive.width.or(Some(1)), ..directive }, false, |_| true)?
            }
            Item::Set(set) => self.letters(directive, true, |letter| Set::wants(set, letter))?,
        }
        self.stored += c_int::from(directive.stored);
        Ok(())
    }

    fn letter(&mut self, letter: u8) -> Result<(), End> {
        if self.place.byte() != letter {
            return Err(End::Mismatch);
        }
        self.place = self.place.next();
        Ok(())
    }

    fn float<F: Float>(&mut self, stored: bool) -> Result<(), End> {
        let found = find(self.place).ok_or(End::Mismatch)?;
        self.place = whole_item(self.place, &found).ok_or(End::Mismatch)?;
        let found = Found { magnitude: without_payload(found.magnitude), ..found };
        let (number, exception) = convert::<F>(&found, rounding::mode);
        rounding::raise(exception);
        self.error |= exception.is_out_of_range();
        if stored {
            self.store(number);
        }
        Ok(())
    }

    /// Reads letters while they are `wanted`, and stores them, with a NUL behind them if so wished.
    fn letters(&mut self, directive: Directive<'_>, string: bool, wanted: impl Fn(u8) -> bool) -> Result<(), End> {
        if !wanted(self.place.byte()) {
            return Err(End::Mismatch);
        }
        // SAFETY: the caller of sscanf promises the pointer.
        let target = directive.stored.then(|| unsafe { lwb_next_pointer(self.arguments) });
        let mut length = 0;
        while length < directive.width.unwrap_or(usize::MAX) && self.place.byte() != 0 && wanted(self.place.byte()) {
            if let Some(target) = target {
                // SAFETY: the caller promises room for as many letters as the width allows, or the text has.
                unsafe { target.add(length).write(MaybeUninit::new(self.place.byte())) };
            }
            length += 1;
            self.place = self.place.next();
        }
        if let (Some(target), true) = (target, string) {
            // SAFETY: the caller promises room for a NUL as well.
            unsafe { target.add(length).write(MaybeUninit::new(0)) };
        }
        Ok(())
    }
}

/// `sscanf` takes no bits for what is not a number.
fn without_payload(magnitude: Magnitude<'_>) -> Magnitude<'_> {
    match magnitude {
        Magnitude::Nan(..) => Magnitude::Nan(0, false),
        magnitude => magnitude,
    }
}

/// Where a number that was found at `start` ends for `sscanf`, which takes the start of an exponent and a prefix for a part
/// of it; `None` where it takes more than there is for a number.
fn whole_item<'a>(start: Cursor<'a>, found: &Found<'a>) -> Option<Cursor<'a>> {
    let end = found.end;
    let letter = end.byte() | 0x20;
    match found.magnitude {
        // The start of "infinity" must be all of it.
        Magnitude::Infinity if letter == b'i' => None,
        Magnitude::Infinity => Some(end),
        Magnitude::Nan(..) => {
            Some((0..if matches!(start.byte(), b'+' | b'-') { 4 } else { 3 }).fold(start, |place, _| place.next()))
        }
        Magnitude::Hexadecimal(_) if letter == b'x' => {
            let end = end.next();
            (end.byte() == b'.').then(|| end.next())
        }
        Magnitude::Hexadecimal(_) => Some(past_exponent(start, end, b'p')),
        Magnitude::Decimal(_) => Some(past_exponent(start, end, b'e')),
    }
}

/// Behind the start of an exponent that has no digits.
fn past_exponent<'a>(start: Cursor<'a>, end: Cursor<'a>, letter: u8) -> Cursor<'a> {
    if end.byte() | 0x20 != letter {
        return end;
    }
    let mut place = start;
    while place.pointer() != end.pointer() {
        // A number has one exponent; the digits of hexadecimal ones hide no p.
        if place.byte() | 0x20 == letter {
            return end;
        }
        place = place.next();
    }
    let end = end.next();
    if matches!(end.byte(), b'+' | b'-') { end.next() } else { end }
}

/// Whether all of a format is read here.
fn is_ours(mut format: Cursor<'_>) -> bool {
    while format.byte() != 0 {
        let Some((_, next)) = Directive::read(format) else { return false };
        format = next;
    }
    true
}

export! {
    /// `vsscanf(text, format, arguments)`, or -2 for a format that is libc's.
    ///
    /// Ours are those of white space, letters, conversions to whole numbers of any size, `float`, `double` without
    /// a width, words, letters and sets.
    ///
    /// # Differences from musl
    /// Numbers are read several times as fast. As with glibc, `1e`, `1e+` and `0x.` are numbers, and a whole number that is too
    /// large becomes the nearest `long`, with ERANGE. Where there is no number errno is left alone.
    /// # References
    /// POSIX; sscanf(3).
    /// # Errors
    /// -1 where the text ends before the first item; ERANGE for a number that is out of range.
    /// # Safety
    /// `text` and `format` are C strings, and the arguments are what the format asks for.
    inner fn lwb_sscanf(text: *const c_char, format: *const c_char, arguments: *mut Arguments) -> c_int {
        // SAFETY: the caller promises C strings.
        let (start, mut format) = unsafe { (Cursor::new(text), Cursor::new(format)) };
        if !is_ours(format) {
            return NOT_OURS;
        }
        let mut scan = Scan { start, place: start, arguments, stored: 0, error: false };
        let mut result = Ok(());
        while format.byte() != 0
            && let Some((directive, next)) = Directive::read(format)
        {
            result = scan.read(directive);
            if result.is_err() {
                break;
            }
            format = next;
        }
        if scan.error {
            Errno(libc::ERANGE).set();
        }
        if matches!(result, Err(End::Text)) && scan.stored == 0 { -1 } else { scan.stored }
    }
}
