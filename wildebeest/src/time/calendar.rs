//! The Gregorian calendar. Years are those of our era; the year before 1 is 0.
#![forbid(unsafe_code)]

/// The days before each month and, at the end, of the whole year.
const DAYS: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// Whether a year has a 29th of February.
pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The days of a year that lie before a month; `month` 12 asks for all of them.
pub fn days_before(year: i64, month: usize) -> Option<i32> {
    Some(DAYS.get(month)? + i32::from(month > 1 && is_leap(year)))
}

/// The days of a year.
pub fn days_of(year: i64) -> i32 {
    365 + i32::from(is_leap(year))
}

/// The month, from 0, and the day, from 1, of a day of the year. Days before the first of January are in
/// month 0, those after the last of December in month 12: `mktime` knows what is meant.
pub fn date_of(year: i64, yearday: i32) -> (i32, i32) {
    let before = |month: &i32| usize::try_from(*month).ok().and_then(|month| days_before(year, month));
    let month = (0..=12).rev().find(|month| before(month).is_some_and(|days| days <= yearday)).unwrap_or(0);
    (month, yearday.wrapping_sub(before(&month).unwrap_or(0)).wrapping_add(1))
}

/// The days from 1970 to the first of January of a year, which is none of the last or first that fit into an `i64`.
pub fn days_to(year: i64) -> i64 {
    let past = year - 1;
    let leaps = past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    past * 365 + leaps - 719_162
}

/// The day of the week, 0 for Sunday, of a day of the year (which may lie outside of it).
pub fn weekday(year: i64, yearday: i32) -> i32 {
    weekday_of(days_to(year) + i64::from(yearday))
}

/// The day of the week of a day since 1970, which was a Thursday.
pub fn weekday_of(days: i64) -> i32 {
    ((days.rem_euclid(7) + 4) % 7) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(weekday(1900, 0), 1);
        assert_eq!(weekday(2012, 275), 2);
        assert_eq!(weekday(1, 0), 1);
        assert_eq!(weekday(2000, 0), 6);
        assert_eq!(date_of(2012, 59), (1, 29));
        assert_eq!(date_of(2011, 59), (2, 1));
        assert_eq!(date_of(2012, 370), (12, 5));
        assert_eq!(date_of(2012, -7), (0, -6));
        assert_eq!((days_to(1970), days_to(2000), days_to(1600)), (0, 10_957, -135_140));
    }

    #[test]
    fn days_and_dates_are_inverse() {
        let mut expected = weekday(1600, 0);
        let mut days = days_to(1600);
        for year in 1600..2400 {
            assert_eq!(days_to(year), days);
            for yearday in 0..days_of(year) {
                let (month, day) = date_of(year, yearday);
                let before = usize::try_from(month).ok().and_then(|month| days_before(year, month));
                assert_eq!(before.map(|days| days + day - 1), Some(yearday));
                assert_eq!(weekday(year, yearday), expected);
                expected = (expected + 1) % 7;
                days += 1;
            }
        }
    }
}
