//! A broken-down time, and what of it a format has named.
#![forbid(unsafe_code)]

/// The fields of `struct tm`, as they are counted there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Seconds, 0 to 61.
    pub second: i32,
    /// Minutes, 0 to 59.
    pub minute: i32,
    /// Hours, 0 to 23.
    pub hour: i32,
    /// Day of the month, from 1.
    pub day: i32,
    /// Months since January.
    pub month: i32,
    /// Years since 1900.
    pub year: i32,
    /// Days since Sunday.
    pub weekday: i32,
    /// Days since the first of January.
    pub yearday: i32,
    /// Whether it is summer time.
    pub daylight: i32,
    /// Seconds east of Greenwich; `None` where nothing was said.
    pub offset: Option<i64>,
}

impl Fields {
    /// The year of our era.
    pub fn full_year(&self) -> i64 {
        i64::from(self.year) + 1900
    }
}
