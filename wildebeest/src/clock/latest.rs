//! What a zone said last, and how long it says so: the times of a log, and those that a program makes, lie near each other.
#![forbid(unsafe_code)]

use core::{
    ops::Range,
    sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering, fence},
};

use super::zone::Moment;

/// A while in which nothing changes. Threads read and write it at once: whoever finds another at work does without.
#[derive(Default)]
pub struct Latest {
    /// Odd while it is written.
    version: AtomicU32,
    start: AtomicI64,
    end: AtomicI64,
    /// The offset, whether it is summer, and where the name begins.
    packed: AtomicU64,
}

const SUMMER: u64 = 1 << 31;

impl Latest {
    /// What it is at a time, if that is in the while.
    #[inline(always)]
    pub fn at(&self, time: i64) -> Option<Moment> {
        let version = self.version.load(Ordering::Acquire);
        let (start, end) = (self.start.load(Ordering::Relaxed), self.end.load(Ordering::Relaxed));
        let packed = self.packed.load(Ordering::Relaxed);
        fence(Ordering::Acquire);
        let is_whole = version.is_multiple_of(2) && version == self.version.load(Ordering::Relaxed);
        (is_whole && (start..end).contains(&time)).then_some(Moment {
            offset: (packed >> 32) as i32,
            is_summer: packed & SUMMER != 0,
            name: (packed & (SUMMER - 1)) as usize,
            leaps: (0, 0),
        })
    }

    /// Keeps what it is in a while without leap seconds.
    pub fn keep(&self, moment: Moment, span: Range<i64>) {
        let version = self.version.load(Ordering::Relaxed);
        let next = version.wrapping_add(1);
        let is_free = version.is_multiple_of(2)
            && self.version.compare_exchange(version, next, Ordering::Acquire, Ordering::Relaxed).is_ok();
        if !is_free {
            return;
        }
        fence(Ordering::Release);
        let summer = if moment.is_summer { SUMMER } else { 0 };
        let packed = u64::from(moment.offset as u32) << 32 | summer | moment.name as u64;
        self.start.store(span.start, Ordering::Relaxed);
        self.end.store(span.end, Ordering::Relaxed);
        self.packed.store(packed, Ordering::Relaxed);
        self.version.store(next.wrapping_add(1), Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_kept_is_told_in_its_while(offset: i32, is_summer: bool, name in 0_usize..1 << 31, start: i64, end: i64, time: i64) {
            let moment = Moment { offset, is_summer, name, leaps: (0, 0) };
            let latest = Latest::default();
            prop_assert!(latest.at(time).is_none());
            latest.keep(moment, start..end);
            for time in [time, start, end.wrapping_sub(1), end] {
                prop_assert_eq!(latest.at(time), (start..end).contains(&time).then_some(moment));
            }
        }
    }

    #[test]
    fn threads_see_one_or_the_other() {
        let latest = Latest::default();
        let moment = |offset: i32| Moment { offset, is_summer: offset % 2 == 0, name: offset as usize, leaps: (0, 0) };
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let latest = &latest;
                scope.spawn(move || {
                    for turn in 0..20_000 {
                        let offset = (thread + turn) % 50;
                        latest.keep(moment(offset), offset.into()..i64::from(offset) + 1);
                        let time = i64::from(turn % 50);
                        assert!(latest.at(time).is_none_or(|found| found == moment(turn % 50)));
                    }
                });
            }
        });
    }
}
