//! A zone: from a file, from a rule, or both.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::{
    civil,
    latest::Latest,
    rule::{self, Rule},
    table::Table,
};
use crate::{
    ffi::{Buffer, OutOfMemory},
    time::fields::Fields,
};

/// A zone. Its text holds all it is made from.
pub struct Zone {
    /// A file, or a rule; and the names of the rule's times, each with a NUL.
    text: Buffer<u8>,
    table: Option<Table>,
    /// The times that a rule knows.
    rule: Option<Times>,
    /// The latest winter and the latest summer.
    latest: [Latest; 2],
}

/// A rule, and where the names of its times begin in the text.
struct Times {
    rule: Rule,
    names: [usize; 2],
}

/// The time of a zone at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Seconds east of Greenwich.
    pub offset: i32,
    /// Whether it is summer time.
    pub is_summer: bool,
    /// Where its name begins in [`Zone::text`].
    pub name: usize,
    /// Leap seconds before, and whether one just is.
    pub leaps: (i64, i32),
}

impl Moment {
    /// The seconds that a time is after 1970 by the zone's clocks; an inserted second is the one before it again.
    fn local(&self, time: i64) -> i64 {
        time.saturating_add(i64::from(self.offset) - self.leaps.0)
    }
}

impl Zone {
    /// The zone in a file; `None` if there is none.
    pub fn of_file(text: Buffer<u8>) -> Result<Option<Self>, OutOfMemory> {
        let Some(table) = Table::parse(&text) else { return Ok(None) };
        let place = table.rule.clone();
        let mut zone = Self { text, table: Some(table), rule: None, latest: Default::default() };
        zone.rule = zone.times(place)?;
        Ok(Some(zone))
    }

    /// The zone that a rule is; `None` if it is none.
    pub fn of_rule(text: &[u8]) -> Result<Option<Self>, OutOfMemory> {
        let mut copy = Buffer::new();
        copy.extend(text)?;
        let mut zone = Self { text: copy, table: None, rule: None, latest: Default::default() };
        zone.rule = zone.times(0..text.len())?;
        Ok(zone.rule.is_some().then_some(zone))
    }

    /// Greenwich, under the name that a text begins with, which is no rule; or under none.
    pub fn nameless(text: &[u8]) -> Result<Self, OutOfMemory> {
        let mut copy = Buffer::new();
        copy.extend(rule::name(text).map_or(b"", |(name, _)| name))?;
        copy.push(0)?;
        Ok(Self { text: copy, table: None, rule: None, latest: Default::default() })
    }

    fn times(&mut self, place: Range<usize>) -> Result<Option<Times>, OutOfMemory> {
        let Some((rule, [usual, summer])) = self.text.get(place).and_then(Rule::parse) else { return Ok(None) };
        let mut names = Buffer::new();
        names.extend(usual)?;
        names.push(0)?;
        let start = self.text.len();
        let places = [start, start + names.len()];
        names.extend(summer)?;
        names.push(0)?;
        self.text.extend(&names)?;
        Ok(Some(Times { rule, names: places }))
    }

    /// What it is made from, and the names of its times.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The zone's time so many seconds after 1970.
    #[inline(always)]
    pub fn at(&self, time: i64) -> Moment {
        let [winter, summer] = &self.latest;
        winter.at(time).or_else(|| summer.at(time)).unwrap_or_else(|| self.found(time))
    }

    #[inline(never)]
    fn found(&self, time: i64) -> Moment {
        let (moment, span) = self.span(time);
        match &self.table {
            Some(table) if table.has_leaps() => Moment { leaps: table.leaps(&self.text, time), ..moment },
            _ => {
                let [winter, summer] = &self.latest;
                if moment.is_summer { summer } else { winter }.keep(moment, span);
                moment
            }
        }
    }

    /// What it is at a time but for leap seconds, and from when until when.
    fn span(&self, time: i64) -> (Moment, Range<i64>) {
        let leaps = (0, 0);
        if let Some((kind, span)) = self.table.as_ref().and_then(|table| table.at(&self.text, time)) {
            return (Moment { offset: kind.offset, is_summer: kind.is_summer, name: kind.name, leaps }, span);
        }
        let first = self.table.as_ref().and_then(|table| table.last(&self.text)).unwrap_or(i64::MIN);
        let Some(Times { rule, names: [usual, summer] }) = &self.rule else {
            return (Moment { offset: 0, is_summer: false, name: 0, leaps }, first..i64::MAX);
        };
        let (offset, is_summer, span) = rule.at(time);
        let name = if is_summer { *summer } else { *usual };
        (Moment { offset, is_summer, name, leaps }, span.start.max(first)..span.end)
    }

    /// What clocks show at a time, in seconds since their 1970, and whether that is summer time.
    pub fn shown(&self, time: i64) -> (i64, bool) {
        let moment = self.at(time);
        (moment.local(time).saturating_add(moment.leaps.1.into()), moment.is_summer)
    }

    /// The fields of a time; `None` where the year does not fit, here or at Greenwich.
    pub fn local(&self, time: i64) -> Option<(Fields, Moment)> {
        let moment = self.at(time);
        let mut fields = civil::fields(moment.local(time)).filter(|_| civil::fits(time))?;
        fields.second += moment.leaps.1;
        fields.daylight = moment.is_summer.into();
        fields.offset = Some(moment.offset.into());
        Some((fields, moment))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bytes(text: &[u8]) -> Buffer<u8> {
        let mut buffer = Buffer::new();
        buffer.extend(text).expect("memory");
        buffer
    }

    /// A file of version 2: -1:00 OLD, and from 1000 on +2:00 NEW, which is summer time; a leap second at 2000.
    fn file(footer: &str) -> Vec<u8> {
        file_with(footer, 1)
    }

    fn without_leaps(footer: &str) -> Vec<u8> {
        file_with(footer, 0)
    }

    fn file_with(footer: &str, leaps: u32) -> Vec<u8> {
        let mut file = Vec::new();
        for size in [4, 8] {
            let seconds = |value: i64| value.to_be_bytes().into_iter().skip(8 - size);
            file.extend_from_slice(b"TZif2");
            file.extend_from_slice(&[0; 15]);
            for count in [0, 0, leaps, 1, 2, 8] {
                file.extend_from_slice(&count.to_be_bytes());
            }
            file.extend(seconds(1000));
            file.push(1);
            for (offset, summer, name) in [(-3600_i32, 0, 0), (7200, 1, 4)] {
                file.extend_from_slice(&offset.to_be_bytes());
                file.extend_from_slice(&[summer, name]);
            }
            file.extend_from_slice(b"OLD\0NEW\0");
            for _ in 0..leaps {
                file.extend(seconds(2000));
                file.extend_from_slice(&1_u32.to_be_bytes());
            }
        }
        file.extend_from_slice(format!("\n{footer}\n").as_bytes());
        file
    }

    fn told(zone: &Zone, time: i64) -> (i32, bool, String) {
        let moment = zone.at(time);
        let name = zone.text().get(moment.name..).unwrap_or_default();
        let name = name.split(|&byte| byte == 0).next().unwrap_or_default();
        (moment.offset, moment.is_summer, String::from_utf8_lossy(name).into_owned())
    }

    #[test]
    fn a_file_has_changes_and_leap_seconds() {
        let zone = Zone::of_file(bytes(&file(""))).expect("memory").expect("a zone");
        assert_eq!(told(&zone, 999), (-3600, false, "OLD".to_owned()));
        assert_eq!(told(&zone, 1000), (7200, true, "NEW".to_owned()));
        let second = |time| zone.local(time).map(|(fields, _)| (fields.minute, fields.second));
        assert_eq!([1999, 2000, 2001].map(second), [Some((33, 19)), Some((33, 20)), Some((33, 20))]);
    }

    #[test]
    fn a_footer_has_the_last_word() {
        let zone = Zone::of_file(bytes(&file("AAA-3BBB,M3.5.0,M10.5.0"))).expect("memory").expect("a zone");
        assert_eq!(told(&zone, 999), (-3600, false, "OLD".to_owned()));
        assert_eq!(told(&zone, 1000), (10_800, false, "AAA".to_owned()));
        assert_eq!(told(&zone, 1_720_000_000), (14_400, true, "BBB".to_owned()));
    }

    #[test]
    fn what_is_no_zone_is_greenwich() {
        for (text, name) in [("Foo/Bar", "Foo"), ("Fo5", ""), ("", ""), ("<+03", ""), ("<+03>", "+03")] {
            assert!(Zone::of_rule(text.as_bytes()).is_ok_and(|zone| zone.is_none()), "{text}");
            let zone = Zone::nameless(text.as_bytes()).expect("memory");
            assert_eq!(told(&zone, 0), (0, false, name.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn what_was_said_last_is_forgotten_in_time(
            place in 0_usize..4, times in prop::collection::vec(-500_000_000_i64..5_000_000_000, 1..20), step in -9_000_000_i64..9_000_000,
        ) {
            let texts = ["AAA-3BBB,M3.5.0,M10.5.0", "AAA3BBB,J1/0,J365/24", "AAA3", "AAA3BBB,M10.1.0,M3.1.0"];
            let zone = || {
                let text = texts.get(place).copied().unwrap_or_default();
                [Zone::of_rule(text.as_bytes()), Zone::of_file(bytes(&without_leaps(text)))].map(|zone| zone.expect("memory").expect("a zone"))
            };
            for (kept, index) in zone().iter().zip([0, 1]) {
                for time in times.iter().flat_map(|time| [*time, time + step, time + 1]) {
                    prop_assert_eq!(Some(kept.at(time)), zone().get(index).map(|zone| zone.at(time)));
                }
            }
        }

        #[test]
        fn a_damaged_file_does_no_harm(place in 0_usize..250, byte: u8, length in 0_usize..250, time: i64) {
            let mut damaged = file("AAA-3BBB,M3.5.0,M10.5.0");
            damaged.iter_mut().skip(place).take(1).for_each(|slot| *slot = byte);
            damaged.truncate(length.max(place + 1));
            if let Some(zone) = Zone::of_file(bytes(&damaged)).expect("memory") {
                prop_assert!(zone.text().get(zone.at(time).name..).is_some_and(|name| name.contains(&0)));
                zone.local(time);
            }
        }

        #[test]
        fn any_text_is_a_rule_or_none(text in "[A-Z]{2,4}[+-]?[0-9:]{0,9}([A-Z<>]{2,5}[0-9]?,[MJ]?[0-9.]{0,7}(/[-0-9:]{0,4})?,[MJ]?[0-9.]{0,7})?", time: i64) {
            if let Some(zone) = Zone::of_rule(text.as_bytes()).expect("memory") {
                prop_assert!(zone.text().get(zone.at(time).name..).is_some_and(|name| name.contains(&0)));
                zone.local(time);
            }
        }
    }
}
