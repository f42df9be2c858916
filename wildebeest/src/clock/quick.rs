//! What nearly all formats are made of: directives without flags, of fields with usual values.
#![forbid(unsafe_code)]

use super::{
    format::{Names, Time, of_half_day},
    room::{Full, Room},
    week,
};
use crate::time::parse::Item;

impl<N: Names> Time<'_, N> {
    /// Writes what a letter asks for; nothing, and false, where it is no such letter, or the value has another length.
    #[inline(always)]
    pub(super) fn quick(&self, room: &mut Room<'_>, letter: u8) -> Result<bool, Full> {
        let fields = self.fields;
        match letter {
            b'd' => room.pairs(b'0', [fields.day]),
            b'e' => room.pairs(b' ', [fields.day]),
            b'H' => room.pairs(b'0', [fields.hour]),
            b'I' => room.pairs(b'0', [of_half_day(fields.hour)]),
            b'm' => room.pairs(b'0', [fields.month.wrapping_add(1)]),
            b'M' => room.pairs(b'0', [fields.minute]),
            b'S' => room.pairs(b'0', [fields.second]),
            b'y' => room.pairs(b'0', [fields.year.rem_euclid(100)]),
            b'U' => room.pairs(b'0', [week::from_sunday(fields)]),
            b'V' => room.pairs(b'0', [week::number(fields)]),
            b'W' => room.pairs(b'0', [week::from_monday(fields)]),
            b'T' => room.pairs(b':', [fields.hour, fields.minute, fields.second]),
            b'R' => room.pairs(b':', [fields.hour, fields.minute]),
            b'Y' => {
                let year = fields.year.wrapping_add(1900);
                if year < 1000 { Ok(false) } else { room.pairs(b'0', [year / 100, year % 100]) }
            }
            b'a' => room.copy(self.name(fields.weekday, 7, Item::ShortWeekday)),
            b'b' | b'h' => room.copy(self.name(fields.month, 12, Item::ShortMonth)),
            b'A' => room.copy(self.name(fields.weekday, 7, Item::Weekday)),
            b'B' => room.copy(self.name(fields.month, 12, Item::Month)),
            b'p' => room.copy(self.half_day()),
            b'Z' => room.copy(self.names.zone()),
            b'z' if fields.daylight >= 0 => {
                let seconds = fields.offset.unwrap_or(0) as i32;
                let minutes = (seconds.unsigned_abs() / 60) as i32;
                if minutes >= 6000 {
                    return Ok(false);
                }
                room.copy(if seconds < 0 { b"-" } else { b"+" })?;
                room.pairs(b'0', [minutes / 60, minutes % 60])
            }
            _ => Ok(false),
        }
    }
}
