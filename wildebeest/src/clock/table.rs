//! Zones as files have them: TZif, RFC 8536.
#![forbid(unsafe_code)]

use core::ops::Range;

/// The counts and places of what a file has.
#[derive(Clone, Debug)]
pub struct Table {
    /// Seconds of 8 bytes, in place of 4.
    is_wide: bool,
    times: Range<usize>,
    kinds: Range<usize>,
    types: Range<usize>,
    names: Range<usize>,
    leaps: Range<usize>,
    /// The rule for what comes later; empty where there is none.
    pub rule: Range<usize>,
    /// The type of the time before all others.
    first: usize,
}

/// The time of a zone in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Seconds east of Greenwich.
    pub offset: i32,
    /// Whether it is summer time.
    pub is_summer: bool,
    /// Where its name begins in the file; a NUL is behind it.
    pub name: usize,
}

const HEADER: usize = 44;
const TYPE: usize = 6;

impl Table {
    /// Finds its way in a file.
    pub fn parse(file: &[u8]) -> Option<Self> {
        let narrow = Self::block(file, 0, false)?;
        let version = *file.get(4)?;
        if version < b'2' {
            return narrow.checked(file);
        }
        let mut wide = Self::block(file, narrow.rule.end, true)?;
        let footer = file.get(wide.rule.end..)?.strip_prefix(b"\n")?;
        let length = footer.iter().position(|&byte| byte == b'\n')?;
        wide.rule = wide.rule.end + 1..wide.rule.end + 1 + length;
        wide.checked(file)
    }

    /// The block that begins with a header there. Its `rule` ends where the block does.
    fn block(file: &[u8], start: usize, is_wide: bool) -> Option<Self> {
        let header = file.get(start..)?.get(..HEADER)?.strip_prefix(b"TZif")?;
        let mut counts = header.get(16..)?.chunks_exact(4).map(|count| {
            usize::try_from(u32::from_be_bytes(*count.first_chunk()?)).ok().filter(|&count| count <= file.len())
        });
        let mut count = || counts.next().flatten();
        let (universal, standard, leaps) = (count()?, count()?, count()?);
        let (times, types, letters) = (count()?, count()?, count()?);
        let size = if is_wide { 8 } else { 4 };
        let mut end = start + HEADER;
        let mut part = |length: usize| {
            let begin = end;
            end += length;
            begin..end
        };
        let (times, kinds) = (part(times * size), part(times));
        let (types, names) = (part(types * TYPE), part(letters));
        let leaps = part(leaps * (size + 4));
        part(standard + universal);
        (end <= file.len()).then_some(Self { is_wide, times, kinds, types, names, leaps, rule: end..end, first: 0 })
    }

    /// Whether all of it is there that it mentions.
    fn checked(mut self, file: &[u8]) -> Option<Self> {
        let types = self.types.len() / TYPE;
        let kinds = file.get(self.kinds.clone())?;
        let names = file.get(self.names.clone())?;
        let types_are_there = types > 0 && kinds.iter().all(|&kind| usize::from(kind) < types);
        let has_name =
            |kind| file.get(self.types.start + kind * TYPE + 5).is_some_and(|&name| usize::from(name) < names.len());
        if !types_are_there || names.last() != Some(&0) || !(0..types).all(has_name) {
            return None;
        }
        self.first = (0..types).find(|&kind| self.kind(file, kind).is_some_and(|kind| !kind.is_summer)).unwrap_or(0);
        Some(self)
    }

    fn kind(&self, file: &[u8], index: usize) -> Option<Kind> {
        let bytes = file.get(self.types.start + index * TYPE..)?.get(..TYPE)?;
        Some(Kind {
            offset: i32::from_be_bytes(*bytes.first_chunk()?),
            is_summer: *bytes.get(4)? != 0,
            name: self.names.start + usize::from(*bytes.get(5)?),
        })
    }

    fn seconds(&self, file: &[u8], place: usize) -> Option<i64> {
        let bytes = file.get(place..)?;
        Some(if self.is_wide {
            i64::from_be_bytes(*bytes.first_chunk()?)
        } else {
            i32::from_be_bytes(*bytes.first_chunk()?).into()
        })
    }

    /// When a change is; `None` where there are not so many.
    fn change(&self, file: &[u8], index: usize) -> Option<i64> {
        let size = if self.is_wide { 8 } else { 4 };
        self.seconds(file, self.times.start + index * size).filter(|_| index < self.kinds.len())
    }

    /// The last change, if there is any: what comes later is the rule's, if there is one.
    pub fn last(&self, file: &[u8]) -> Option<i64> {
        self.change(file, self.kinds.len().checked_sub(1)?)
    }

    /// Whether leap seconds are put in.
    pub fn has_leaps(&self) -> bool {
        !self.leaps.is_empty()
    }

    /// The time of the zone, and from when until when it is so; `None` where it is the rule that says, behind all changes.
    pub fn at(&self, file: &[u8], time: i64) -> Option<(Kind, Range<i64>)> {
        if !self.rule.is_empty() && self.last(file).is_none_or(|last| last <= time) {
            return None;
        }
        let changed = |index: usize| self.change(file, index).is_some_and(|start| start <= time);
        // How many changes lie before.
        let (mut low, mut high) = (0, self.kinds.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if changed(middle) { low = middle + 1 } else { high = middle }
        }
        let kind = match low.checked_sub(1) {
            None => self.first,
            Some(index) => file.get(self.kinds.start + index).copied().unwrap_or(0).into(),
        };
        let start = low.checked_sub(1).and_then(|index| self.change(file, index)).unwrap_or(i64::MIN);
        Some((self.kind(file, kind)?, start..self.change(file, low).unwrap_or(i64::MAX)))
    }

    /// How many seconds have been put in before, and whether one more just is.
    pub fn leaps(&self, file: &[u8], time: i64) -> (i64, i32) {
        let size = if self.is_wide { 12 } else { 8 };
        let mut before = 0;
        let mut answer = (0, 0);
        for place in self.leaps.clone().step_by(size) {
            let (Some(start), Some(total)) = (self.seconds(file, place), file.get(place + size - 4..)) else { break };
            let total = total.first_chunk().map_or(0, |bytes| i64::from(i32::from_be_bytes(*bytes)));
            if start > time {
                break;
            }
            answer = (total, i32::from(start == time && total > before));
            before = total;
        }
        answer
    }
}
