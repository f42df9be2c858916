//! Weeks of a year.
#![forbid(unsafe_code)]

use crate::time::{calendar, fields::Fields};

/// The days since Monday.
pub fn day_from_monday(fields: &Fields) -> i32 {
    fields.weekday.wrapping_add(6) % 7
}

/// The week of the year that its first Sunday begins.
pub fn from_sunday(fields: &Fields) -> i32 {
    fields.yearday.wrapping_sub(fields.weekday).wrapping_add(7) / 7
}

/// The week of the year that its first Monday begins.
pub fn from_monday(fields: &Fields) -> i32 {
    fields.yearday.wrapping_sub(day_from_monday(fields)).wrapping_add(7) / 7
}

/// The year that most of the week belongs to.
pub fn year(fields: &Fields) -> i32 {
    locate(fields).0.wrapping_add(1900)
}

/// The week of that year: the first has its first Thursday.
pub fn number(fields: &Fields) -> i32 {
    locate(fields).1 / 7 + 1
}

/// The year, since 1900, in which the Thursday of the week lies, and its day there.
fn locate(fields: &Fields) -> (i32, i32) {
    let thursday = fields.yearday.wrapping_sub(day_from_monday(fields)).wrapping_add(3);
    let length = calendar::days_of(fields.full_year());
    match thursday {
        i32::MIN..0 => {
            let before = calendar::days_of(fields.full_year() - 1);
            (fields.year.wrapping_sub(1), thursday.wrapping_add(before))
        }
        _ if thursday >= length => (fields.year.wrapping_add(1), thursday - length),
        _ => (fields.year, thursday),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_monday_begins_a_week() {
        let mut last = 0;
        for year in 0..400 {
            let days = calendar::days_of(i64::from(year) + 1900);
            for yearday in 0..days {
                let mut fields = Fields { year, yearday, ..Fields::default() };
                fields.weekday = calendar::weekday(fields.full_year(), yearday);
                let (place, week) = (super::year(&fields), number(&fields));
                let is_monday = day_from_monday(&fields) == 0;
                assert!(matches!(week, 1..=53), "{year} {yearday}");
                assert!(is_monday || last == week || year + yearday == 0, "{year} {yearday}");
                assert!(!is_monday || week == 1 || week == last + 1, "{year} {yearday}");
                // The fourth of January is in the first week, the 28th of December in the last.
                assert!(yearday != 3 || (place, week) == (year + 1900, 1));
                assert!(yearday != days - 4 || place == year + 1900);
                last = week;
            }
        }
    }
}
