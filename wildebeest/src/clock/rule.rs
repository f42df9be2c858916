//! Zones as POSIX writes them: `CET-1CEST,M3.5.0,M10.5.0/3`.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::civil::{self, DAY};
use crate::time::calendar;

/// Standard time, and summer time where there is any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Seconds that standard time is east of Greenwich.
    pub standard: i32,
    summer: Option<Summer>,
}

/// Seconds that summer time is east of Greenwich, when it begins and when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Summer {
    offset: i32,
    start: Change,
    end: Change,
}

/// A day of each year, and seconds after its midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    day: Day,
    seconds: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// From 1; the 29th of February is not counted.
    Julian(i32),
    /// From 0.
    OfYear(i32),
    /// Month from 0, week (5 is the last one) and day of the week.
    OfMonth(usize, i32, i32),
}

/// Hours that a zone is from Greenwich.
const FARTHEST: i32 = 24;
/// Hours between a day and the change that it is named for.
const LATEST: i32 = 9999;

/// What a rule without days means.
const USUAL: (Change, Change) =
    (Change { day: Day::OfMonth(2, 2, 0), seconds: 7200 }, Change { day: Day::OfMonth(10, 1, 0), seconds: 7200 });

impl Rule {
    /// The rule in a text, and the names of its two times.
    pub fn parse(text: &[u8]) -> Option<(Self, [&[u8]; 2])> {
        let (usual, rest) = name(text)?;
        let (west, rest) = time(rest, FARTHEST)?;
        let standard = -west;
        if rest.is_empty() {
            return Some((Self { standard, summer: None }, [usual, b""]));
        }
        let (other, rest) = name(rest)?;
        let (offset, rest) = time(rest, FARTHEST).map_or((standard + 3600, rest), |(west, rest)| (-west, rest));
        let (start, end) = if matches!(rest, b"" | b",") { USUAL } else { changes(rest)? };
        Some((Self { standard, summer: Some(Summer { offset, start, end }) }, [usual, other]))
    }

    /// How far it is east of Greenwich so many seconds after 1970, whether it is summer time, and from when until when
    /// that is so. It is as the year has it that it is at Greenwich; the rules of 1970 were those of all years before.
    pub fn at(&self, time: i64) -> (i32, bool, Range<i64>) {
        let Some(summer) = &self.summer else { return (self.standard, false, i64::MIN..i64::MAX) };
        let year = civil::year_of(time.div_euclid(DAY)).max(1970);
        let first = calendar::days_to(year);
        let start = summer.start.in_year(year, first).wrapping_sub(self.standard.into());
        let end = summer.end.in_year(year, first).wrapping_sub(summer.offset.into());
        let is_summer = if start > end { !(end..start).contains(&time) } else { (start..end).contains(&time) };
        let new_year = if year == 1970 { i64::MIN } else { first.saturating_mul(DAY) };
        let next = first.saturating_add(calendar::days_of(year).into()).saturating_mul(DAY);
        let offset = if is_summer { summer.offset } else { self.standard };
        (offset, is_summer, between([new_year, start, end, next], time))
    }
}

/// The while around a time in which none of these lies.
fn between(changes: [i64; 4], time: i64) -> Range<i64> {
    let (before, behind) =
        (changes.iter().filter(|change| **change <= time), changes.iter().filter(|change| **change > time));
    before.max().copied().unwrap_or(i64::MIN)..behind.min().copied().unwrap_or(i64::MAX)
}

fn changes(text: &[u8]) -> Option<(Change, Change)> {
    let (start, rest) = Change::parse(text)?;
    let (end, rest) = Change::parse(rest)?;
    rest.is_empty().then_some((start, end))
}

impl Change {
    fn parse(text: &[u8]) -> Option<(Self, &[u8])> {
        let rest = text.strip_prefix(b",")?;
        let (day, rest) = match rest.split_first()? {
            (b'J', rest) => {
                let (day, rest) = number(rest, 365)?;
                (Day::Julian(day), rest)
            }
            (b'M', rest) => {
                let (month, rest) = number(rest, 12)?;
                let (week, rest) = number(rest.strip_prefix(b".")?, 5)?;
                let (day, rest) = number(rest.strip_prefix(b".")?, 6)?;
                let month = usize::try_from(month - 1).ok()?;
                ((week > 0).then_some(Day::OfMonth(month, week, day))?, rest)
            }
            _ => {
                let (day, rest) = number(rest, 365)?;
                (Day::OfYear(day), rest)
            }
        };
        match rest.strip_prefix(b"/") {
            None => Some((Self { day, seconds: 7200 }, rest)),
            Some(rest) => time(rest, LATEST).map(|(seconds, rest)| (Self { day, seconds }, rest)),
        }
    }

    /// The local time of the change in a year, whose first day is given.
    fn in_year(&self, year: i64, first: i64) -> i64 {
        let day = match self.day {
            Day::Julian(day) => day - 1 + i32::from(day >= 60 && calendar::is_leap(year)),
            Day::OfYear(day) => day,
            Day::OfMonth(month, week, day) => of_month(year, first, month, week, day),
        };
        (first + i64::from(day)).wrapping_mul(DAY).wrapping_add(self.seconds.into())
    }
}

/// The day of a year for the day of a week of a month.
fn of_month(year: i64, first: i64, month: usize, week: i32, day: i32) -> i32 {
    let before = |month| calendar::days_before(year, month).unwrap_or(0);
    let (start, end) = (before(month), before(month + 1));
    let weekday = calendar::weekday_of(first + i64::from(start));
    let wanted = start + (day - weekday).rem_euclid(7) + (week - 1) * 7;
    if wanted < end { wanted } else { wanted - 7 }
}

/// The name that a text begins with: three letters at least; or more than letters, in brackets.
pub fn name(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (name, rest) = match text.strip_prefix(b"<") {
        Some(quoted) => {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-');
            let (name, rest) = split(quoted, is_part)?;
            (name, rest.strip_prefix(b">")?)
        }
        None => split(text, u8::is_ascii_alphabetic)?,
    };
    (name.len() >= 3).then_some((name, rest))
}

fn split(text: &[u8], is_part: impl Fn(&u8) -> bool) -> Option<(&[u8], &[u8])> {
    text.split_at_checked(text.iter().position(|byte| !is_part(byte)).unwrap_or(text.len()))
}

/// `[+-]hours[:minutes[:seconds]]`, in seconds; more hours or minutes than there may be are as many as there may.
fn time(text: &[u8], most: i32) -> Option<(i32, &[u8])> {
    let (sign, text) = match text.split_first()? {
        (b'-', rest) => (-1, rest),
        (b'+', rest) => (1, rest),
        _ => (1, text),
    };
    let (hours, mut rest) = digits(text)?;
    let mut seconds = hours.min(most) * 3600;
    for unit in [60, 1] {
        let Some(behind) = rest.strip_prefix(b":") else { break };
        let (value, behind) = digits(behind)?;
        seconds += value.min(59) * unit;
        rest = behind;
    }
    Some((sign * seconds, rest))
}

fn number(text: &[u8], most: i32) -> Option<(i32, &[u8])> {
    digits(text).filter(|&(value, _)| value <= most)
}

fn digits(text: &[u8]) -> Option<(i32, &[u8])> {
    let (digits, rest) = split(text, u8::is_ascii_digit)?;
    let add = |value: i32, digit: &u8| value.saturating_mul(10).saturating_add(i32::from(digit - b'0'));
    (!digits.is_empty()).then(|| (digits.iter().fold(0, add), rest))
}
