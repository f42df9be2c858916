//! The seconds since 1970 at which clocks of a zone show a time.
#![forbid(unsafe_code)]

use super::{
    civil,
    zone::{Moment, Zone},
};
use crate::time::fields::Fields;

/// Where summer time is asked for and it is winter, or the other way round, a time that is so is looked for in steps
/// of this many seconds, into the past and the future, up to this many steps away. That is what glibc does.
const STEP: i64 = 601_200;
const STEPS: i64 = 381;
/// What summer time adds where the zone has none so near.
const USUAL: i64 = 3600;
/// A time is found, or known not to be there, after a few corrections.
const CORRECTIONS: usize = 12;

/// A time that has been found.
#[derive(Debug)]
pub struct Made {
    /// Its seconds since 1970.
    pub time: i64,
    /// Its fields, each in its range.
    pub fields: Fields,
    /// What the zone has then.
    pub moment: Moment,
}

/// The time that fields mean in a zone, whichever values they have; `None` where there is none, or its year does not
/// fit. `east` is what the fields of the answer before said, less that answer: it decides which of two such times it is.
pub fn make(zone: &Zone, fields: &Fields, east: &mut i64) -> Option<Made> {
    // Other seconds are added afterwards: no clock shows them, unless it is a leap second.
    let second = fields.second.clamp(0, 59);
    let shown = civil::seconds(&Fields { second, ..*fields });
    let is_summer = (fields.daylight >= 0).then_some(fields.daylight > 0);
    let time = Wanted { zone, shown, is_summer }.time(shown - *east)?;
    *east = shown - time;
    // A minute does not begin with the second that is put in before.
    let inserted = if second == 0 { zone.at(time).leaps.1 } else { 0 };
    let time = time + i64::from(fields.second) - i64::from(second) + i64::from(inserted);
    let (fields, moment) = zone.local(time)?;
    Some(Made { time, fields, moment })
}

/// What is looked for.
struct Wanted<'a> {
    zone: &'a Zone,
    /// What clocks show, in seconds since their 1970.
    shown: i64,
    /// Whether it is to be summer time.
    is_summer: Option<bool>,
}

impl Wanted<'_> {
    fn time(&self, guess: i64) -> Option<i64> {
        let (time, is_summer) = match self.corrected(guess)? {
            Found::Gap(time) => return Some(time),
            Found::Exact(time, is_summer) => (time, is_summer),
        };
        match self.is_summer {
            Some(wanted) if wanted != is_summer => Some(self.changed(time, wanted)),
            _ => Some(time),
        }
    }

    /// Begins with a guess, which is put right by how far what clocks show then is from what they are to show.
    fn corrected(&self, guess: i64) -> Option<Found> {
        let mut time = guess;
        let (mut last, mut before, mut was_summer) = (guess, guess, false);
        for _ in 0..CORRECTIONS {
            let (shown, is_summer) = self.zone.shown(time);
            if shown == self.shown {
                return Some(Found::Exact(time, is_summer));
            }
            // No clock shows it: the corrections lead from before the gap to behind it and back.
            if time == before && time != last && self.is_side(is_summer, was_summer) {
                return Some(Found::Gap(time));
            }
            (before, last, was_summer) = (last, time, is_summer);
            time += self.shown - shown;
        }
        None
    }

    /// Whether a side of a gap is the one that is meant: a time of winter is in summer behind the gap.
    fn is_side(&self, is_summer: bool, is_other_summer: bool) -> bool {
        self.is_summer.map_or(is_summer >= is_other_summer, |wanted| wanted != is_summer)
    }

    /// The time at which clocks would show it if it were summer, or winter, as it is at the next such time.
    fn changed(&self, time: i64, is_summer: bool) -> i64 {
        let times = (1..=STEPS).flat_map(|step| [time - step * STEP, time + step * STEP]);
        let mut shown = times.map(|near| (near, self.zone.shown(near)));
        match shown.find(|(near, (_, summer))| *summer == is_summer && civil::fits(*near)) {
            Some((near, (shown, _))) => self.shown - (shown - near),
            None if is_summer => time - USUAL,
            None => time + USUAL,
        }
    }
}

enum Found {
    /// Clocks show it then, and whether that is summer time.
    Exact(i64, bool),
    /// They skip it, and show what they would if they had not been changed.
    Gap(i64),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone(rule: &str) -> Zone {
        Zone::of_rule(rule.as_bytes()).expect("memory").expect("a rule")
    }

    fn seconds(zone: &Zone, fields: [i32; 6], daylight: i32, east: &mut i64) -> Option<i64> {
        let [year, month, day, hour, minute, second] = fields;
        let fields =
            Fields { year: year - 1900, month: month - 1, day, hour, minute, second, daylight, ..Fields::default() };
        make(zone, &fields, east).map(|made| made.time)
    }

    #[test]
    fn clocks_skip_a_time() {
        let berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
        let skipped = [2023, 3, 26, 2, 30, 0];
        for east in [0, 3600, 7200] {
            let found = [-1, 0, 1].map(|daylight| seconds(&berlin, skipped, daylight, &mut { east }));
            assert_eq!(found, [Some(1_679_794_200), Some(1_679_794_200), Some(1_679_790_600)]);
        }
    }

    #[test]
    fn clocks_show_a_time_twice() {
        let berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
        for (east, daylight, hour) in [(3600, -1, 1), (7200, -1, 0), (3600, 1, 0), (7200, 0, 1)] {
            let found = seconds(&berlin, [2023, 10, 29, 2, 30, 0], daylight, &mut { east });
            assert_eq!(found, Some(1_698_539_400 + hour * 3600), "{east} {daylight}");
        }
    }

    #[test]
    fn summer_time_is_that_of_the_nearest_summer() {
        let half = zone("AAA0BBB-0:30,M3.5.0,M10.5.0");
        assert_eq!(seconds(&half, [2023, 1, 1, 12, 0, 0], 1, &mut 0), Some(1_672_574_400 - 1800));
        assert_eq!(seconds(&half, [2023, 7, 1, 12, 0, 0], 0, &mut 0), Some(1_688_212_800));
        assert_eq!(seconds(&zone("AAA0"), [2023, 1, 1, 12, 0, 0], 1, &mut 0), Some(1_672_574_400 - 3600));
    }

    proptest! {
        #[test]
        fn times_are_found_again(time in -99_999_999_999_i64..99_999_999_999, guess in -100_000_i64..100_000, place in 0_usize..4) {
            let rules = ["CET-1CEST,M3.5.0,M10.5.0/3", "AAA3", "FOO5BAR4:30,J60,J300", "AAA-14BBB-15,M10.1.0,M3.3.0"];
            let zone = zone(rules.get(place).copied().unwrap_or("AAA0"));
            let (fields, _) = zone.local(time).expect("the year fits");
            let made = make(&zone, &fields, &mut { guess }).expect("it is there");
            prop_assert_eq!((made.time, made.fields), (time, fields));
        }

        #[test]
        fn any_fields_are_put_right(numbers in prop::array::uniform6(any::<i32>()), daylight in -1..2, mut east in -100_000_i64..100_000) {
            let [second, minute, hour, day, month, year] = numbers;
            let fields = Fields { second, minute, hour, day, month, year, daylight, ..Fields::default() };
            let zone = zone("CET-1CEST,M3.5.0,M10.5.0/3");
            if let Some(made) = make(&zone, &fields, &mut east) {
                let shown = civil::seconds(&fields) - civil::seconds(&made.fields);
                prop_assert!(shown.abs() <= 3600, "{shown}");
                let again = make(&zone, &made.fields, &mut east).expect("it is there");
                prop_assert_eq!((again.time, again.fields), (made.time, made.fields));
            }
        }
    }
}
