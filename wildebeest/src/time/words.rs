//! What the C locale calls days and months, and how it writes times.
#![forbid(unsafe_code)]

use super::parse::Item;

const DAYS: [&[u8]; 7] = [b"Sunday", b"Monday", b"Tuesday", b"Wednesday", b"Thursday", b"Friday", b"Saturday"];
const MONTHS: [&[u8]; 12] = [
    b"January",
    b"February",
    b"March",
    b"April",
    b"May",
    b"June",
    b"July",
    b"August",
    b"September",
    b"October",
    b"November",
    b"December",
];

/// The C locale's text for an item.
pub fn in_c(item: Item) -> &'static [u8] {
    let of = |names: &[&'static [u8]], index: u8| names.get(usize::from(index)).copied().unwrap_or_default();
    let short = |name: &'static [u8]| name.get(..3).unwrap_or_default();
    match item {
        Item::Weekday(index) => of(&DAYS, index),
        Item::ShortWeekday(index) => short(of(&DAYS, index)),
        Item::Month(index) => of(&MONTHS, index),
        Item::ShortMonth(index) => short(of(&MONTHS, index)),
        Item::Am => b"AM",
        Item::Pm => b"PM",
        Item::DateAndTime => b"%a %b %e %H:%M:%S %Y",
        Item::Date => b"%m/%d/%y",
        Item::Time => b"%H:%M:%S",
        Item::TimeOfHalfDay => b"%I:%M:%S %p",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_has_the_same() {
        let days = (0..7).flat_map(|day| [Item::Weekday(day), Item::ShortWeekday(day)]);
        let months = (0..12).flat_map(|month| [Item::Month(month), Item::ShortMonth(month)]);
        let others = [Item::Am, Item::Pm, Item::DateAndTime, Item::Date, Item::Time, Item::TimeOfHalfDay];
        // A test's locale is C before anybody sets another. Where the host is musl, it says %T.
        let spelt_out = |text: &[u8]| String::from_utf8_lossy(text).replace("%T", "%H:%M:%S");
        for item in days.chain(months).chain(others) {
            assert_eq!(spelt_out(in_c(item)), spelt_out(crate::time::text(item)), "{item:?}");
        }
    }
}
