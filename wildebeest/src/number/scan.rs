//! The formats of `sscanf` and `fscanf` that most programs have; libc has the others.

use core::{ffi::c_int, mem::MaybeUninit};

use super::{
    float::{Float, convert},
    format::{Conversion, Set, has, is_space, past_space},
    text::{Found, Magnitude, find},
    whole::{self, Whole},
};
use crate::{
    conversion::Size,
    ffi::{Arguments, Cursor},
    sys::rounding,
};

unsafe extern "C" {
    /// The next argument, a pointer (`csrc/scanf.c`).
    fn lwb_next_pointer(arguments: *mut Arguments) -> *mut MaybeUninit<u8>;
}

/// Why the reading ends before the format does.
pub enum End {
    /// The text has nothing more.
    Text,
    /// It has something else.
    Mismatch,
    /// The format has what is libc's, or the text of a stream.
    Format,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// All there is.
    String,
    /// What a stream has ready. Where that ends libc goes on, from the start, so that all must be read as libc reads it.
    Stream,
}

/// The text, how much of it has been read, and where what is found goes.
pub struct Scan<'a> {
    origin: Origin,
    start: Cursor<'a>,
    pub place: Cursor<'a>,
    arguments: *mut Arguments,
    pub stored: c_int,
    /// Some number was out of range.
    pub error: bool,
}

impl<'a> Scan<'a> {
    /// # Safety
    ///
    /// The arguments are what the formats that are read ask for.
    #[inline(always)]
    pub unsafe fn new(origin: Origin, start: Cursor<'a>, arguments: *mut Arguments) -> Self {
        Self { origin, start, place: start, arguments, stored: 0, error: false }
    }

    /// How many bytes have been read.
    pub fn count(&self) -> usize {
        self.place.distance(self.start)
    }

    /// Reads all that a format asks for.
    #[inline(never)]
    pub fn read(&mut self, mut format: Cursor<'_>) -> Result<(), End> {
        loop {
            match format.byte() {
                0 => return Ok(()),
                b'%' => {
                    format = self.conversion(format.next())?;
                    continue;
                }
                byte if is_space(byte) => self.place = past_space(self.place),
                letter => self.letter(letter)?,
            }
            format = format.next();
        }
    }

    /// Reads what is behind a percent sign, and says where that ends in the format.
    #[inline(always)]
    fn conversion<'f>(&mut self, format: Cursor<'f>) -> Result<Cursor<'f>, End> {
        let (conversion, letter) = Conversion::read(format);
        let mut end = letter.next();
        match (letter.byte(), conversion.size) {
            (b'd', _) => self.whole(conversion.stored, conversion.most(), conversion.size, 10, true)?,
            (b'u', _) => self.whole(conversion.stored, conversion.most(), conversion.size, 10, false)?,
            (b'x' | b'X', _) => self.whole(conversion.stored, conversion.most(), conversion.size, 16, false)?,
            (b'i', _) => self.whole(conversion.stored, conversion.most(), conversion.size, 0, true)?,
            (b'o', _) => self.whole(conversion.stored, conversion.most(), conversion.size, 8, false)?,
            (b'e' | b'f' | b'g' | b'a' | b'E' | b'F' | b'G', Size::Int) => self.float::<f32>(conversion)?,
            (b'e' | b'f' | b'g' | b'a' | b'E' | b'F' | b'G', Size::Long) => self.float::<f64>(conversion)?,
            (b's', Size::Int) => self.word(conversion.stored, conversion.most())?,
            (b'c', Size::Int) => self.letters(conversion.stored, conversion.width.max(1), false, |_| true)?,
            (b'[', Size::Int) => {
                let (set, behind) = Set::read(end).ok_or(End::Mismatch)?;
                end = behind;
                match set {
                    Set::Odd(_) if self.origin == Origin::Stream => return Err(End::Format),
                    Set::Until(last) => {
                        self.letters(conversion.stored, conversion.most(), true, |letter| letter != last)?
                    }
                    Set::Some(bits) | Set::Odd(bits) => {
                        self.letters(conversion.stored, conversion.most(), true, |letter| has(&bits, letter))?
                    }
                }
            }
            (b'n', _) if conversion.stored && conversion.width == 0 => {
                self.store_whole(conversion.size, self.count() as u64);
            }
            (b'%', _) if core::ptr::eq(letter.pointer(), format.pointer()) => {
                self.place = past_space(self.place);
                self.letter(b'%')?;
            }
            _ => return Err(End::Format),
        }
        Ok(end)
    }

    /// Stores a value, of the type that the format says the next argument points to.
    #[inline(always)]
    fn store<T>(&mut self, value: T) {
        // SAFETY: the caller of sscanf promises an out-pointer of that type for each item of the format.
        unsafe { lwb_next_pointer(self.arguments).cast::<T>().write(value) };
    }

    #[inline(always)]
    fn store_whole(&mut self, size: Size, bits: u64) {
        match size {
            Size::Char => self.store(bits as u8),
            Size::Short => self.store(bits as u16),
            Size::Int => self.store(bits as u32),
            Size::Long | Size::Longest => self.store(bits),
        }
    }

    /// Goes to what is no white space.
    #[inline(always)]
    fn find_item(&mut self) -> Result<(), End> {
        self.place = past_space(self.place);
        if self.place.byte() == 0 { Err(End::Text) } else { Ok(()) }
    }

    #[inline(always)]
    fn letter(&mut self, letter: u8) -> Result<(), End> {
        let byte = self.place.byte();
        if byte != letter {
            return Err(if byte == 0 { End::Text } else { End::Mismatch });
        }
        self.place = self.place.next();
        Ok(())
    }

    #[inline(never)]
    fn whole(&mut self, stored: bool, most: usize, size: Size, base: u64, signed: bool) -> Result<(), End> {
        self.find_item()?;
        let (number, end) = whole::read(self.place, base, signed, most).ok_or(End::Mismatch)?;
        if self.origin == Origin::Stream {
            libc_reads_whole(self.place, number, end)?;
        }
        self.place = end;
        self.error |= number.too_large;
        if stored {
            self.store_whole(size, number.bits);
            self.stored += 1;
        }
        Ok(())
    }

    #[inline(always)]
    fn float<F: Float>(&mut self, conversion: Conversion) -> Result<(), End> {
        self.find_item()?;
        self.place = match conversion.width {
            0 => self.number::<F>(conversion.stored, self.place, false)?,
            width => self.narrow_number::<F>(conversion.stored, width)?,
        };
        Ok(())
    }

    /// Reads and stores the number that stands at `start`, and says where it ends. The width of the item may have
    /// `cut` the text.
    #[inline(never)]
    fn number<'t, F: Float>(&mut self, stored: bool, start: Cursor<'t>, cut: bool) -> Result<Cursor<'t>, End> {
        let mut found = find(start).ok_or(End::Mismatch)?;
        let end = whole_item(start, &found, cut).ok_or(End::Mismatch)?;
        if self.origin == Origin::Stream {
            // The rounding of what is not stored raises something with libc, or nothing: only libc can tell.
            if !stored {
                return Err(End::Format);
            }
            libc_reads(&found, end, cut)?;
        }
        if let Magnitude::Nan(..) = found.magnitude {
            // Other than strtod, sscanf takes no bits for it.
            found.magnitude = Magnitude::Nan(0, false);
        }
        let (number, exception) = convert::<F>(&found, rounding::mode_of_inexact);
        if self.origin == Origin::Stream && exception.is_out_of_range() {
            return Err(End::Format);
        }
        rounding::raise(exception);
        self.error |= exception.is_out_of_range();
        if stored {
            self.store(number);
            self.stored += 1;
        }
        Ok(end)
    }

    /// Reads a number from the next letters alone, out of a copy that ends behind them.
    #[cold]
    fn narrow_number<F: Float>(&mut self, stored: bool, width: usize) -> Result<Cursor<'a>, End> {
        let mut letters = [0; 64];
        let room = letters.len() - 1;
        let (mut last, mut length) = (self.place, 0);
        for letter in letters.iter_mut().take(width.min(room)) {
            *letter = last.byte();
            last = last.next();
            length += usize::from(*letter != 0);
        }
        // SAFETY: the last one is 0, and the letters stay as they are.
        let start = unsafe { Cursor::new(letters.as_ptr().cast()) };
        let end = self.number::<F>(stored, start, length == width)?;
        if end.byte() == 0 && length == room && width > room {
            return Err(End::Format);
        }
        let length = end.pointer().addr() - start.pointer().addr();
        Ok((0..length).fold(self.place, |place, _| place.next()))
    }

    #[inline(never)]
    fn word(&mut self, stored: bool, most: usize) -> Result<(), End> {
        self.find_item()?;
        self.letters(stored, most, true, |letter| !is_space(letter))
    }

    /// Reads letters while they are `wanted`, and stores them, with a NUL behind them if so wished.
    #[inline(always)]
    fn letters(&mut self, stored: bool, most: usize, string: bool, wanted: impl Fn(u8) -> bool) -> Result<(), End> {
        match self.place.byte() {
            0 => return Err(End::Text),
            byte if !wanted(byte) => return Err(End::Mismatch),
            _ => {}
        }
        if !stored {
            self.copy(most, wanted, |_, _| ());
            return self.go_on();
        }
        // SAFETY: the caller of sscanf promises the pointer.
        let target = unsafe { lwb_next_pointer(self.arguments) };
        let length = self.copy(most, wanted, |length, byte| {
            // SAFETY: the caller promises room for as many letters as the width allows, or the text has.
            unsafe { target.add(length).write(MaybeUninit::new(byte)) };
        });
        if string {
            // SAFETY: the caller promises room for a NUL as well.
            unsafe { target.add(length).write(MaybeUninit::new(0)) };
        }
        self.stored += 1;
        self.go_on()
    }

    /// Refuses what may go on in the stream.
    #[inline(always)]
    fn go_on(&self) -> Result<(), End> {
        if self.origin == Origin::Stream && self.place.byte() == 0 { Err(End::Text) } else { Ok(()) }
    }

    /// Hands on letters while they are `wanted`, and `most` of them at the most, and says how many they were.
    #[inline(always)]
    fn copy(&mut self, most: usize, wanted: impl Fn(u8) -> bool, mut keep: impl FnMut(usize, u8)) -> usize {
        let (mut place, mut length) = (self.place, 0);
        while length < most
            && let byte = place.byte()
            && byte != 0
            && wanted(byte)
        {
            keep(length, byte);
            length += 1;
            place = place.next();
        }
        self.place = place;
        length
    }
}

/// Where a number that was found at `start` ends for `sscanf`, which takes the start of an exponent and a prefix for a part
/// of it; `None` where it takes more than there is for a number.
fn whole_item<'a>(start: Cursor<'a>, found: &Found<'a>, cut: bool) -> Option<Cursor<'a>> {
    let end = found.end;
    match found.magnitude {
        // The start of "infinity" must be all of it.
        Magnitude::Infinity if end.past(b"i").is_some() => past_sign(start).past(b"infinity"),
        Magnitude::Infinity => Some(end),
        Magnitude::Nan(..) => past_sign(start).past(b"nan"),
        Magnitude::Hexadecimal(_) if core::ptr::eq(end.pointer(), past_sign(start).next().pointer()) => {
            // There is nothing but the prefix. Where the width ends behind that, it is the 0.
            let behind = end.next();
            match behind.byte() {
                b'.' => Some(behind.next()),
                byte => (cut && byte == 0).then_some(end),
            }
        }
        Magnitude::Hexadecimal(_) => Some(past_exponent(start, end, b'p')),
        Magnitude::Decimal(_) => Some(past_exponent(start, end, b'e')),
    }
}

/// Refuses numbers of which libc thinks otherwise, and those that may go on in the stream, before they are converted: that may
/// raise something.
fn libc_reads(found: &Found<'_>, end: Cursor<'_>, cut: bool) -> Result<(), End> {
    if end.byte() == 0 && !cut {
        return Err(End::Text);
    }
    let same = matches!(found.magnitude, Magnitude::Decimal(_)) && core::ptr::eq(end.pointer(), found.end.pointer());
    if same { Ok(()) } else { Err(End::Format) }
}

/// The same of whole numbers, where a prefix alone is none for libc.
fn libc_reads_whole(start: Cursor<'_>, number: Whole, end: Cursor<'_>) -> Result<(), End> {
    if end.byte() == 0 {
        return Err(End::Text);
    }
    let prefix = past_sign(start).past(b"0x").is_some_and(|digits| core::ptr::eq(digits.pointer(), end.pointer()));
    if prefix || number.too_large { Err(End::Format) } else { Ok(()) }
}

fn past_sign(start: Cursor<'_>) -> Cursor<'_> {
    if matches!(start.byte(), b'+' | b'-') { start.next() } else { start }
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
