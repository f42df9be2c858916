//! A text taken apart as a format says.
#![forbid(unsafe_code)]

use super::{calendar, fields::Fields};

/// What a locale has a text for; days and months count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The name of a day of the week.
    Weekday(u8),
    /// The same, abbreviated.
    ShortWeekday(u8),
    /// The name of a month.
    Month(u8),
    /// The same, abbreviated.
    ShortMonth(u8),
    /// What the hours before noon are marked with.
    Am,
    /// What the hours after noon are marked with.
    Pm,
    /// The format of `%c`.
    DateAndTime,
    /// The format of `%x`.
    Date,
    /// The format of `%X`.
    Time,
    /// The format of `%r`.
    TimeOfHalfDay,
}

/// What a reading depends on besides text and format.
pub trait Locale {
    /// The locale's text for an item.
    fn text(&self, item: Item) -> &[u8];
    /// Sets the fields to the local time so many seconds after the Epoch; false if there is none.
    fn local(&mut self, seconds: i64, fields: &mut Fields) -> bool;
}

/// How deep the locale's formats may mention each other.
const DEPTH: usize = 4;

/// Reads `text` into `fields`. Gives the length of what is left of it, or `None` where it does not fit.
pub fn parse(text: &[u8], format: &[u8], fields: &mut Fields, locale: &mut impl Locale) -> Option<usize> {
    let mut reading = Reading { text, fields, locale, seen: Seen::default() };
    reading.all(format, DEPTH)?;
    let Reading { text, fields, seen, .. } = reading;
    seen.complete(fields);
    Some(text.len())
}

/// A reading under way.
struct Reading<'t, 'f, L> {
    /// What is left of the text.
    text: &'t [u8],
    fields: &'f mut Fields,
    locale: &'f mut L,
    seen: Seen,
}

/// What the format has named so far.
#[derive(Default)]
struct Seen {
    /// A part of a date from which the days of week and year follow.
    date: bool,
    day: bool,
    month: bool,
    weekday: bool,
    yearday: bool,
    /// An hour of half a day.
    half: bool,
    afternoon: bool,
    century: Option<i32>,
    /// The year came as two digits.
    short_year: bool,
    week: i32,
    weeks_from_sunday: bool,
    weeks_from_monday: bool,
}

impl<L: Locale> Reading<'_, '_, L> {
    fn all(&mut self, format: &[u8], depth: usize) -> Option<()> {
        let mut format = format.iter().copied();
        while let Some(byte) = format.next() {
            if is_space(byte) {
                self.skip(is_space);
            } else if byte == b'%' {
                self.directive(&mut format, depth)?;
            } else {
                self.literal(byte)?;
            }
        }
        Some(())
    }

    /// A directive: flags and a width that mean nothing here, a modifier, and its letter.
    fn directive(&mut self, format: &mut impl Iterator<Item = u8>, depth: usize) -> Option<()> {
        let mut letter = format.find(|byte| !b"-_0^#".contains(byte))?;
        while letter.is_ascii_digit() {
            letter = format.next()?;
        }
        match letter {
            b'E' => {
                let letter = format.next().filter(|letter| b"cCyYxX".contains(letter))?;
                self.field(letter, depth)
            }
            b'O' => {
                let letter = format.next().filter(|letter| b"bBhdeHImMSUVWwy".contains(letter))?;
                self.field(letter, depth)
            }
            _ => self.field(letter, depth),
        }
    }

    fn field(&mut self, letter: u8, depth: usize) -> Option<()> {
        match letter {
            b'H' | b'I' | b'M' | b'S' | b'T' | b'R' | b'k' | b'l' | b'p' | b'r' | b's' | b'X' | b'z' | b'Z' => {
                self.time(letter, depth)
            }
            b'%' => self.literal(b'%'),
            b'n' | b't' => {
                self.skip(is_space);
                Some(())
            }
            _ => self.date(letter, depth),
        }
    }

    fn time(&mut self, letter: u8, depth: usize) -> Option<()> {
        match letter {
            b'H' | b'k' => {
                self.fields.hour = self.number(0, 23, 2)?;
                self.seen.half = false;
            }
            b'I' | b'l' => {
                self.fields.hour = self.number(1, 12, 2)? % 12;
                self.seen.half = true;
            }
            b'M' => self.fields.minute = self.number(0, 59, 2)?,
            b'S' => self.fields.second = self.number(0, 61, 2)?,
            b'R' => self.nested(b"%H:%M", depth)?,
            b'T' => self.nested(b"%H:%M:%S", depth)?,
            b'X' => self.of_locale(Item::Time, depth)?,
            b'r' => self.of_locale(Item::TimeOfHalfDay, depth)?,
            b'p' => self.seen.afternoon = self.name(&[Item::Am, Item::Pm])? == 1,
            b's' => self.seconds()?,
            b'z' => self.offset()?,
            // The name of a zone says nothing of itself.
            _ => {
                self.skip(is_space);
                self.skip(|byte| !is_space(byte));
            }
        }
        Some(())
    }

    fn date(&mut self, letter: u8, depth: usize) -> Option<()> {
        match letter {
            b'a' | b'A' => self.weekday_name()?,
            b'u' => {
                let weekday = self.number(1, 7, 1)? % 7;
                self.weekday(weekday);
            }
            b'w' => {
                let weekday = self.number(0, 6, 1)?;
                self.weekday(weekday);
            }
            b'j' => {
                self.fields.yearday = self.number(1, 366, 3)? - 1;
                self.seen.yearday = true;
            }
            b'U' => {
                self.seen.week = self.number(0, 53, 2)?;
                self.seen.weeks_from_sunday = true;
            }
            b'W' => {
                self.seen.week = self.number(0, 53, 2)?;
                self.seen.weeks_from_monday = true;
            }
            // The year and week of ISO 8601 are read past: no field has them.
            b'V' => self.number(0, 53, 2).map(drop)?,
            b'g' => self.number(0, 99, 2).map(drop)?,
            b'G' => {
                self.text.first().filter(|byte| byte.is_ascii_digit())?;
                self.skip(|byte| byte.is_ascii_digit());
            }
            _ => {
                self.seen.date |= b"bBhdemyYC".contains(&letter);
                self.day_month_or_year(letter, depth)?;
            }
        }
        Some(())
    }

    fn day_month_or_year(&mut self, letter: u8, depth: usize) -> Option<()> {
        match letter {
            b'd' | b'e' => {
                self.fields.day = self.number(1, 31, 2)?;
                self.seen.day = true;
            }
            b'm' => {
                self.fields.month = self.number(1, 12, 2)? - 1;
                self.seen.month = true;
            }
            b'b' | b'B' | b'h' => self.month_name()?,
            b'y' => {
                let year = self.number(0, 99, 2)?;
                self.fields.year = if year >= 69 { year } else { year + 100 };
                self.seen.short_year = true;
            }
            b'Y' => {
                self.fields.year = self.number(0, 9999, 4)? - 1900;
                self.seen.short_year = false;
            }
            b'C' => self.seen.century = Some(self.number(0, 99, 2)?),
            b'D' => self.nested(b"%m/%d/%y", depth)?,
            b'F' => self.nested(b"%Y-%m-%d", depth)?,
            b'c' => self.of_locale(Item::DateAndTime, depth)?,
            b'x' => self.of_locale(Item::Date, depth)?,
            _ => return None,
        }
        Some(())
    }

    fn weekday(&mut self, weekday: i32) {
        self.fields.weekday = weekday;
        self.seen.weekday = true;
    }

    fn weekday_name(&mut self) -> Option<()> {
        let items: [Item; 14] = core::array::from_fn(|index| {
            let index = u8::try_from(index).unwrap_or(0);
            if index < 7 { Item::Weekday(index) } else { Item::ShortWeekday(index % 7) }
        });
        let index = self.name(&items)? % 7;
        self.weekday(i32::try_from(index).ok()?);
        Some(())
    }

    fn month_name(&mut self) -> Option<()> {
        let items: [Item; 24] = core::array::from_fn(|index| {
            let index = u8::try_from(index).unwrap_or(0);
            if index < 12 { Item::Month(index) } else { Item::ShortMonth(index % 12) }
        });
        self.fields.month = i32::try_from(self.name(&items)? % 12).ok()?;
        self.seen.month = true;
        Some(())
    }

    /// Reads the longest of these texts, in whatever case, and gives its index.
    fn name(&mut self, items: &[Item]) -> Option<usize> {
        let text = self.text;
        let length = |item: &Item| {
            let name = self.locale.text(*item);
            text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name)).map(<[u8]>::len)
        };
        let mut longest: Option<(usize, usize)> = None;
        for (index, item) in items.iter().enumerate() {
            if let Some(length) = length(item).filter(|length| longest.is_none_or(|(_, most)| *length > most)) {
                longest = Some((index, length));
            }
        }
        let (index, length) = longest?;
        self.text = text.get(length..)?;
        Some(index)
    }

    /// Seconds since the Epoch: all fields follow from them.
    fn seconds(&mut self) -> Option<()> {
        self.text.first().filter(|byte| byte.is_ascii_digit())?;
        let mut seconds: i64 = 0;
        while let Some(digit) = self.digit() {
            seconds = seconds.saturating_mul(10).saturating_add(i64::from(digit));
        }
        self.locale.local(seconds, self.fields).then_some(())
    }

    /// `Z`, or hours and perhaps minutes, a colon between them or not.
    fn offset(&mut self) -> Option<()> {
        self.skip(is_space);
        let (sign, rest) = self.text.split_first()?;
        self.text = rest;
        let sign = match sign {
            b'Z' => {
                self.fields.offset = Some(0);
                return Some(());
            }
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = self.two_digits()?;
        if let [b':', digit, ..] = self.text
            && digit.is_ascii_digit()
        {
            self.text = self.text.get(1..)?;
        }
        let more = self.text.first().is_some_and(u8::is_ascii_digit);
        let minutes = if more { self.two_digits().filter(|minutes| *minutes < 60)? } else { 0 };
        self.fields.offset = Some(sign * (hours * 3600 + minutes * 60));
        Some(())
    }

    fn two_digits(&mut self) -> Option<i64> {
        Some(i64::from(self.digit()?) * 10 + i64::from(self.digit()?))
    }

    /// A number in decimal of at most so many digits, and of no more than could be one up to `high`.
    fn number(&mut self, low: i32, high: i32, digits: usize) -> Option<i32> {
        self.skip(is_space);
        let mut number = i32::from(self.digit()?);
        for _ in 1..digits {
            if number * 10 > high {
                break;
            }
            let Some(digit) = self.digit() else { break };
            number = number * 10 + i32::from(digit);
        }
        (low..=high).contains(&number).then_some(number)
    }

    fn digit(&mut self) -> Option<u8> {
        let (first, rest) = self.text.split_first().filter(|(first, _)| first.is_ascii_digit())?;
        self.text = rest;
        Some(first - b'0')
    }

    fn literal(&mut self, byte: u8) -> Option<()> {
        self.text = self.text.strip_prefix(&[byte])?;
        Some(())
    }

    fn skip(&mut self, skipped: impl Fn(u8) -> bool) {
        let end = self.text.iter().position(|byte| !skipped(*byte)).unwrap_or(self.text.len());
        self.text = self.text.get(end..).unwrap_or_default();
    }

    fn nested(&mut self, format: &[u8], depth: usize) -> Option<()> {
        self.all(format, depth.checked_sub(1)?)
    }

    /// A format of the locale's own, which is copied: what it names may be asked of the locale again.
    fn of_locale(&mut self, item: Item, depth: usize) -> Option<()> {
        let mut copy = [0; 128];
        let format = self.locale.text(item);
        let length = format.len();
        copy.get_mut(..length)?.copy_from_slice(format);
        self.nested(copy.get(..length)?, depth)
    }
}

impl Seen {
    /// Works out what follows from what was read.
    fn complete(&self, fields: &mut Fields) {
        if self.half && self.afternoon {
            fields.hour += 12;
        }
        if let Some(century) = self.century {
            let year = if self.short_year { fields.year.rem_euclid(100) } else { 0 };
            fields.year = (century - 19) * 100 + year;
        }
        if self.date && !self.weekday {
            if self.yearday {
                self.set_date(fields);
            }
            if let Some(yearday) = yearday(fields) {
                fields.weekday = calendar::weekday(fields.full_year(), yearday);
            }
        }
        if self.date && !self.yearday {
            fields.yearday = yearday(fields).unwrap_or(fields.yearday);
        }
        if self.weekday && (self.weeks_from_sunday || self.weeks_from_monday) {
            if !self.yearday {
                fields.yearday = self.yearday_of_week(fields);
            }
            self.set_date(fields);
        }
    }

    /// Sets what was not read of month and day from the day of the year.
    fn set_date(&self, fields: &mut Fields) {
        let (month, day) = calendar::date_of(fields.full_year(), fields.yearday);
        if !self.month {
            fields.month = month;
        }
        if !self.day {
            fields.day = day;
        }
    }

    /// The day of the year from the number of the week, whose first is the one with the first Sunday or Monday.
    fn yearday_of_week(&self, fields: &Fields) -> i32 {
        let first = i32::from(!self.weeks_from_sunday);
        let january = calendar::weekday(fields.full_year(), 0);
        (7 + first - january).rem_euclid(7) + (self.week - 1) * 7 + (fields.weekday - first).rem_euclid(7)
    }
}

/// The day of the year, where the month is one.
fn yearday(fields: &Fields) -> Option<i32> {
    let month = usize::try_from(fields.month).ok().filter(|month| *month < 12)?;
    Some(calendar::days_before(fields.full_year(), month)?.wrapping_add(fields.day).wrapping_sub(1))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::words;

    /// The C locale, in the time zone UTC.
    struct C;

    impl Locale for C {
        fn text(&self, item: Item) -> &[u8] {
            match item {
                // A locale that mentions itself must come to an end.
                Item::DateAndTime => b"%c",
                _ => words::in_c(item),
            }
        }

        fn local(&mut self, _: i64, _: &mut Fields) -> bool {
            false
        }
    }

    #[test]
    fn a_locale_that_mentions_itself_fits_nothing() {
        assert_eq!(parse(b"x", b"%c", &mut Fields::default(), &mut C), None);
    }

    proptest! {
        #[test]
        fn a_date_is_read_as_it_was_written(year in 1000..=9999, month in 0..12usize, day in 1..=28) {
            let text = format!("{year}-{:02}-{day:02}", month + 1);
            let mut fields = Fields::default();
            prop_assert_eq!(parse(text.as_bytes(), b"%Y-%m-%d", &mut fields, &mut C), Some(0));
            prop_assert_eq!((fields.year + 1900, fields.day), (year, day));
            let yearday = calendar::days_before(fields.full_year(), month).map(|days| days + day - 1);
            prop_assert_eq!(Some(fields.yearday), yearday);
            prop_assert_eq!(fields.weekday, calendar::weekday(fields.full_year(), fields.yearday));
            // The day of the year says the same.
            let text = format!("{year} {}", fields.yearday + 1);
            let mut again = Fields::default();
            prop_assert_eq!(parse(text.as_bytes(), b"%Y %j", &mut again, &mut C), Some(0));
            prop_assert_eq!(again, fields);
        }

        #[test]
        fn nothing_panics(text in "[ 0-9+:ZaApPmMoOnN-]{0,12}", format in "(%[-_0^#]?[0-9]?[EO]?[a-zA-Z%]| |:|-){0,6}", start: i32) {
            let mut fields = Fields { year: start, month: start, day: start, yearday: start, ..Fields::default() };
            if let Some(left) = parse(text.as_bytes(), format.as_bytes(), &mut fields, &mut C) {
                prop_assert!(left <= text.len());
            }
        }
    }
}
