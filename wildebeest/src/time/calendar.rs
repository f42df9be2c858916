//! The Gregorian calendar.
#![forbid(unsafe_code)]

/// The days before each month and, at the end, of the whole year.
const DAYS: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

fn is_leap(year: i32) -> bool {
    let year = i64::from(year) + 1900;
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The days of the year, counted from 1900, that lie before a month; `month` 12 asks for all of them.
pub fn days_before(year: i32, month: usize) -> Option<i32> {
    Some(DAYS.get(month)? + i32::from(month > 1 && is_leap(year)))
}

/// The month, from 0, and the day, from 1, of a day of the year. Days before the first of January are in
/// month 0, those after the last of December in month 12: `mktime` knows what is meant.
pub fn date_of(year: i32, yearday: i32) -> (i32, i32) {
    let before = |month: &i32| usize::try_from(*month).ok().and_then(|month| days_before(year, month));
    let month = (0..=12).rev().find(|month| before(month).is_some_and(|days| days <= yearday)).unwrap_or(0);
    (month, yearday.wrapping_sub(before(&month).unwrap_or(0)).wrapping_add(1))
}

/// The day of the week, 0 for Sunday, of a day of the year (which may lie outside of it).
pub fn weekday(year: i32, yearday: i32) -> i32 {
    let past = i64::from(year) + 1899;
    let leaps = past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    // The first of January of the year 1 was a Monday.
    let day = past * 365 + leaps + i64::from(yearday) + 1;
    i32::try_from(day.rem_euclid(7)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(weekday(0, 0), 1);
        assert_eq!(weekday(112, 275), 2);
        assert_eq!(weekday(-1899, 0), 1);
        assert_eq!(weekday(100, 0), 6);
        assert_eq!(date_of(112, 59), (1, 29));
        assert_eq!(date_of(111, 59), (2, 1));
        assert_eq!(date_of(112, 370), (12, 5));
        assert_eq!(date_of(112, -7), (0, -6));
    }

    #[test]
    fn days_and_dates_are_inverse() {
        let mut expected = weekday(-300, 0);
        for year in -300..500 {
            for yearday in 0..days_before(year, 12).unwrap_or(0) {
                let (month, day) = date_of(year, yearday);
                let before = usize::try_from(month).ok().and_then(|month| days_before(year, month));
                assert_eq!(before.map(|days| days + day - 1), Some(yearday));
                assert_eq!(weekday(year, yearday), expected);
                expected = (expected + 1) % 7;
            }
        }
    }
}
