//! Times broken down into fields, as many as fit into `struct tm`.
#![cfg_attr(not(test), forbid(unsafe_code))]

use crate::time::{calendar, fields::Fields};

/// Seconds of a day.
pub const DAY: i64 = 86_400;
/// Days of 400 years, after which the calendar begins again.
const CYCLE: i64 = 146_097;
/// Days from the first of March of the year 0 to 1970.
const EPOCH: i64 = 719_468;

/// The first and the last second of the years that fit.
const FIRST: i64 = -67_768_040_609_740_800;
const LAST: i64 = 67_768_036_191_676_799;

/// Whether the year of so many seconds since 1970 fits.
pub fn fits(seconds: i64) -> bool {
    (FIRST..=LAST).contains(&seconds)
}

/// The seconds since 1970 that fields mean, whichever values they have. Any fit: years and months are fewer than 2^32,
/// and their seconds together fewer than 2^57.
pub fn seconds(fields: &Fields) -> i64 {
    let (years, month) = match usize::try_from(fields.month) {
        Ok(month @ 0..12) => (0, month),
        _ => (fields.month.div_euclid(12), fields.month.rem_euclid(12) as usize),
    };
    let year = fields.full_year() + i64::from(years);
    let before = calendar::days_before(year, month).unwrap_or(0);
    let days = calendar::days_to(year) + i64::from(before) + i64::from(fields.day) - 1;
    let hours = days * 24 + i64::from(fields.hour);
    (hours * 60 + i64::from(fields.minute)) * 60 + i64::from(fields.second)
}

/// A year that begins in March, so that the day of a leap year is its last; and the day in it.
fn march_year(days: i64) -> (i64, i32) {
    let days = days.saturating_add(EPOCH);
    let (cycle, day) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE) as i32);
    // Years of 365 days, but for the leap days that lie before.
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    (cycle * 400 + i64::from(year), day - (365 * year + year / 4 - year / 100))
}

/// The year of a day since 1970.
pub fn year_of(days: i64) -> i64 {
    let (year, day) = march_year(days);
    year + i64::from(day >= 306)
}

/// The fields of so many seconds since 1970, in the time of their zone; `None` where the year does not fit.
pub fn fields(seconds: i64) -> Option<Fields> {
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY) as i32);
    let (year, day) = march_year(days);
    let month = (5 * day + 2) / 153;
    let is_next = month >= 10;
    let before_march = 59 + i32::from(calendar::is_leap(year));
    let year = i32::try_from(year + i64::from(is_next) - 1900).ok()?;
    Some(Fields {
        second: second % 60,
        minute: second / 60 % 60,
        hour: second / 3600,
        day: day - (153 * month + 2) / 5 + 1,
        month: if is_next { month - 10 } else { month + 2 },
        year,
        weekday: calendar::weekday_of(days),
        yearday: if is_next { day - 306 } else { day + before_march },
        daylight: 0,
        offset: None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_years_fit() {
        assert_eq!(fields(67_768_036_191_676_799).map(|fields| fields.year), Some(i32::MAX));
        assert_eq!(fields(67_768_036_191_676_800), None);
        assert_eq!(fields(-67_768_040_609_740_800).map(|fields| fields.year), Some(i32::MIN));
        assert_eq!(fields(-67_768_040_609_740_801), None);
        assert_eq!((fields(i64::MAX), fields(i64::MIN)), (None, None));
        assert!(fits(FIRST) && fits(LAST) && !fits(FIRST - 1) && !fits(LAST + 1));
    }

    proptest! {
        #[test]
        fn any_fields_have_seconds(numbers in prop::array::uniform6(any::<i32>())) {
            let [second, minute, hour, day, month, year] = numbers;
            let all = Fields { second, minute, hour, day, month, year, ..Fields::default() };
            let [days, hours, minutes] = [i64::from(day) - 1, hour.into(), minute.into()];
            let first = seconds(&Fields { month, year, day: 1, ..Fields::default() });
            prop_assert_eq!(seconds(&all), first + days * DAY + hours * 3600 + minutes * 60 + i64::from(second));
            if let Some(broken) = fields(seconds(&all)) {
                prop_assert_eq!(seconds(&broken), seconds(&all));
            }
        }

        #[test]
        fn fields_are_the_hosts(time in prop_oneof![any::<i64>(), -99_999_999_999_i64..99_999_999_999]) {
            // SAFETY: all fields may be 0, and both are valid.
            let (tm, found) = unsafe {
                let mut tm: libc::tm = std::mem::zeroed();
                let found = !libc::gmtime_r(&time, &mut tm).is_null();
                (tm, found)
            };
            let ours = fields(time);
            prop_assert_eq!(ours, found.then(|| crate::time::from_c(&tm)));
            if let Some(fields) = ours {
                prop_assert_eq!(year_of(time.div_euclid(DAY)), fields.full_year());
                let days = calendar::days_to(fields.full_year()) + i64::from(fields.yearday);
                prop_assert_eq!(days, time.div_euclid(DAY));
                prop_assert_eq!(seconds(&fields), time);
            }
        }
    }
}
