//! Times written as a format says.
#![forbid(unsafe_code)]

use super::{
    directive::{Directive, Padding, Shape},
    room::{Full, Room},
    week,
};
use crate::time::{fields::Fields, parse::Item};

/// Formats of a locale may name others, which is followed no further than this.
const DEEPEST: usize = 3;

/// What a format asks for beside the fields.
pub trait Names {
    /// A name or a format of the locale.
    fn text(&self, item: Item) -> &[u8];
    /// The name of the time's zone.
    fn zone(&self) -> &[u8];
    /// The seconds since 1970, for fields of the local time.
    fn seconds(&self) -> i64;
}

/// A time to be written.
pub struct Time<'a, N> {
    /// Its fields, with the offset of its zone.
    pub fields: &'a Fields,
    /// The locale, and its zone.
    pub names: &'a N,
}

impl<N: Names> Time<'_, N> {
    /// Writes what the format says and a NUL; the length without it.
    pub fn format(&self, out: &mut [u8], format: &[u8]) -> Result<usize, Full> {
        let mut room = Room::new(out);
        self.all(&mut room, format, Shape::PLAIN, 0)?;
        let length = room.length();
        room.push(0)?;
        Ok(length)
    }

    fn all(&self, room: &mut Room<'_>, mut format: &[u8], outer: Shape, depth: usize) -> Result<(), Full> {
        while let Some((&byte, rest)) = format.split_first() {
            if byte != b'%' {
                room.push(if outer.upper { byte.to_ascii_uppercase() } else { byte })?;
                format = rest;
                continue;
            }
            if let Some((&letter, behind)) = rest.split_first()
                && !outer.upper
                && self.quick(room, letter)?
            {
                format = behind;
                continue;
            }
            let (mut directive, behind) = Directive::parse(format, rest);
            directive.shape.upper |= outer.upper;
            self.directive(room, &directive, depth)?;
            format = behind;
        }
        Ok(())
    }

    fn directive(&self, room: &mut Room<'_>, directive: &Directive<'_>, depth: usize) -> Result<(), Full> {
        let (fields, shape) = (self.fields, directive.shape);
        let mut spaced = |value| room.number(value, 2, Padding::Spaces, shape);
        match directive.letter {
            b'e' => return spaced(fields.day),
            b'k' => return spaced(fields.hour),
            b'l' => return spaced(of_half_day(fields.hour)),
            _ => {}
        }
        let mut number = |value, least| room.number(value, least, Padding::Zeros, shape);
        match directive.letter {
            b'd' => number(fields.day, 2),
            b'H' => number(fields.hour, 2),
            b'I' => number(of_half_day(fields.hour), 2),
            b'm' => number(fields.month.wrapping_add(1), 2),
            b'M' => number(fields.minute, 2),
            b'S' => number(fields.second, 2),
            b'y' => number(fields.year.rem_euclid(100), 2),
            b'Y' => number(fields.year.wrapping_add(1900), 1),
            b'C' => number(fields.year.wrapping_add(1900).div_euclid(100), 1),
            b'g' => number(week::year(fields).rem_euclid(100), 2),
            b'G' => number(week::year(fields), 1),
            b'j' => number(fields.yearday.wrapping_add(1), 3),
            b'u' => number(week::day_from_monday(fields) + 1, 1),
            b'U' => number(week::from_sunday(fields), 2),
            b'V' => number(week::number(fields), 2),
            b'w' => number(fields.weekday, 1),
            b'W' => number(week::from_monday(fields), 2),
            _ => self.textual(room, directive, depth),
        }
    }

    fn textual(&self, room: &mut Room<'_>, directive: &Directive<'_>, depth: usize) -> Result<(), Full> {
        let shape = directive.shape;
        let upper = Shape { upper: shape.upper || shape.changed, ..shape };
        let of_locale = |item| self.names.text(item);
        match directive.letter {
            b'a' => room.text(self.name(self.fields.weekday, 7, Item::ShortWeekday), upper),
            b'A' => room.text(self.name(self.fields.weekday, 7, Item::Weekday), upper),
            b'b' | b'h' => room.text(self.name(self.fields.month, 12, Item::ShortMonth), upper),
            b'B' => room.text(self.name(self.fields.month, 12, Item::Month), upper),
            b'p' if !shape.changed => room.text(self.half_day(), shape),
            b'p' | b'P' => lower(room, self.half_day(), shape),
            b'Z' if !shape.changed => room.text(self.names.zone(), shape),
            b'Z' => lower(room, self.names.zone(), shape),
            b'z' => self.offset(room, shape),
            b's' => room.seconds(self.names.seconds(), shape),
            b'n' => room.text(b"\n", shape),
            b't' => room.text(b"\t", shape),
            b'%' => room.text(b"%", shape),
            b'c' => self.inner(room, of_locale(Item::DateAndTime), shape, depth),
            b'x' => self.inner(room, of_locale(Item::Date), shape, depth),
            b'X' => self.inner(room, of_locale(Item::Time), shape, depth),
            b'r' => self.inner(room, of_locale(Item::TimeOfHalfDay), shape, depth),
            b'D' => self.inner(room, b"%m/%d/%y", shape, depth),
            b'F' => self.inner(room, b"%Y-%m-%d", shape, depth),
            b'T' => self.inner(room, b"%H:%M:%S", shape, depth),
            b'R' => self.inner(room, b"%H:%M", shape, depth),
            _ => room.text(directive.text, shape),
        }
    }

    /// The name of a day or a month, if it is one of so many.
    pub(super) fn name(&self, index: i32, count: u8, item: impl Fn(u8) -> Item) -> &[u8] {
        let index = u8::try_from(index).ok().filter(|index| *index < count);
        index.map_or(b"?", |index| self.names.text(item(index)))
    }

    pub(super) fn half_day(&self) -> &[u8] {
        self.names.text(if self.fields.hour > 11 { Item::Pm } else { Item::Am })
    }

    /// Hours and minutes east of Greenwich. The sign and the number are filled up each for itself.
    fn offset(&self, room: &mut Room<'_>, shape: Shape) -> Result<(), Full> {
        if self.fields.daylight < 0 {
            return Ok(());
        }
        let seconds = self.fields.offset.unwrap_or(0) as i32;
        room.text(if seconds < 0 { b"-" } else { b"+" }, shape)?;
        let minutes = (seconds.unsigned_abs() / 60) as i32;
        room.number(minutes / 60 * 100 + minutes % 60, 4, Padding::Zeros, shape)
    }

    #[inline(never)]
    fn inner(&self, room: &mut Room<'_>, format: &[u8], shape: Shape, depth: usize) -> Result<(), Full> {
        if depth == DEEPEST {
            return Ok(());
        }
        let start = room.length();
        self.all(room, format, shape, depth + 1)?;
        room.widen(start, shape)
    }
}

/// The hours since midnight or noon, as clocks have them.
pub(super) fn of_half_day(hour: i32) -> i32 {
    match hour {
        0 => 12,
        13.. => hour - 12,
        _ => hour,
    }
}

fn lower(room: &mut Room<'_>, text: &[u8], shape: Shape) -> Result<(), Full> {
    let start = room.length();
    text.iter().try_for_each(|byte| room.push(byte.to_ascii_lowercase()))?;
    room.widen(start, shape)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A locale whose formats name themselves.
    struct Endless;

    impl Names for Endless {
        fn text(&self, item: Item) -> &[u8] {
            match item {
                Item::DateAndTime => b"%c%x",
                Item::Date => b"(%5c)",
                Item::ShortWeekday(_) => b"day",
                _ => b"text",
            }
        }

        fn zone(&self) -> &[u8] {
            b"Zone"
        }

        fn seconds(&self) -> i64 {
            -5
        }
    }

    fn written(fields: &Fields, size: usize, format: &str) -> Result<String, Full> {
        let mut out = vec![b'!'; size];
        let length = Time { fields, names: &Endless }.format(&mut out, format.as_bytes())?;
        assert_eq!(out.get(length), Some(&0));
        out.truncate(length);
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn formats_that_name_themselves_have_an_end() {
        assert!(written(&Fields::default(), 400, "%c").is_ok_and(|text| text.starts_with('(')));
    }

    #[test]
    fn a_zone_is_written_in_any_letters() {
        assert_eq!(
            written(&Fields::default(), 40, "%Z %^Z %#Z %6Z %^a %s").as_deref(),
            Ok("Zone ZONE zone   Zone DAY -5")
        );
    }

    proptest! {
        #[test]
        fn any_fields_and_formats_are_written(
            numbers in prop::array::uniform9(any::<i32>()), offset: i64, size in 0_usize..80,
            format in "(%[_0#^-]{0,2}[0-9]{0,2}[EO]?[a-zA-Z%]|x){0,6}",
        ) {
            let [second, minute, hour, day, month, year, weekday, yearday, daylight] = numbers;
            let fields =
                Fields { second, minute, hour, day, month, year, weekday, yearday, daylight, offset: Some(offset) };
            let whole = written(&fields, 4000, &format).expect("room");
            let short = written(&fields, size, &format);
            prop_assert_eq!(short, if whole.len() < size { Ok(whole) } else { Err(Full) });
        }
    }
}
