//! Memory that the allocator has no use for and the kernel has not got back yet.
#![forbid(unsafe_code)]

/// Addresses from `start` up to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first address.
    pub start: usize,
    /// The first one behind.
    pub end: usize,
}

impl Range {
    const EMPTY: Self = Self { start: 0, end: 0 };

    /// The addresses of `size` bytes at `start`.
    pub const fn new(start: usize, size: usize) -> Self {
        Self { start, end: start.saturating_add(size) }
    }

    /// How many there are.
    pub const fn size(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// What of it lies before `other`, and what behind.
    const fn without(self, other: Self) -> (Self, Self) {
        let before = Self { start: self.start, end: min(self.end, other.start) };
        let behind = Self { start: max(self.start, other.end), end: self.end };
        (before, behind)
    }
}

const fn min(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

const fn max(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}

/// More ranges than this are not remembered.
const MOST: usize = 128;
/// What leaves does so in pieces of this size or larger: a system call for each page would be slow.
const PIECE: usize = 1 << 20;

/// Ranges that do not overlap, the one that is unused for longest first.
pub struct Unused {
    ranges: [Range; MOST],
    count: usize,
    bytes: usize,
}

impl Unused {
    /// None yet.
    pub const fn new() -> Self {
        Self { ranges: [Range::EMPTY; MOST], count: 0, bytes: 0 }
    }

    /// How many bytes there are.
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// In how many ranges they are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Adds a range, so that there are `limit` bytes at most; `release` is handed what has to leave.
    pub fn add(&mut self, range: Range, limit: usize, mut release: impl FnMut(Range)) {
        self.take(range, &mut release);
        self.push(range, &mut release);
        self.shrink(limit, release);
    }

    /// Takes a range out, which is in use again or no more. `release` is handed what finds no place any more.
    pub fn take(&mut self, range: Range, mut release: impl FnMut(Range)) {
        let (mut kept, mut bytes, mut cut) = (0, 0, Range::EMPTY);
        for index in 0..self.count {
            let Some(&old) = self.ranges.get(index) else { break };
            let (before, behind) = old.without(range);
            // Only one of them can have something left at both ends.
            let rest = if before.size() > 0 { before } else { behind };
            if before.size() > 0 && behind.size() > 0 {
                cut = behind;
            }
            if let Some(place) = self.ranges.get_mut(kept)
                && rest.size() > 0
            {
                *place = rest;
                bytes += rest.size();
                kept += 1;
            }
        }
        (self.count, self.bytes) = (kept, bytes);
        if cut.size() > 0 {
            self.push(cut, &mut release);
        }
    }

    /// Releases what was unused for longest until no more than `limit` bytes are left.
    pub fn shrink(&mut self, limit: usize, mut release: impl FnMut(Range)) {
        let mut gone = 0;
        while self.bytes > limit && gone < self.count {
            let Some(oldest) = self.ranges.get_mut(gone) else { break };
            let excess = (self.bytes - limit).div_ceil(PIECE).saturating_mul(PIECE);
            let leaving = Range::new(oldest.start, min(oldest.size(), excess));
            release(leaving);
            self.bytes -= leaving.size();
            oldest.start = leaving.end;
            gone += usize::from(oldest.size() == 0);
        }
        self.forget(gone);
    }

    fn push(&mut self, range: Range, mut release: impl FnMut(Range)) {
        if let Some(last) = self.count.checked_sub(1).and_then(|index| self.ranges.get_mut(index))
            && (last.end == range.start || range.end == last.start)
        {
            *last = Range { start: min(last.start, range.start), end: max(last.end, range.end) };
            self.bytes += range.size();
            return;
        }
        if self.count == MOST {
            let oldest = self.ranges.first().copied().unwrap_or(Range::EMPTY);
            release(oldest);
            self.bytes -= oldest.size();
            self.forget(1);
        }
        if let Some(place) = self.ranges.get_mut(self.count) {
            *place = range;
            self.bytes += range.size();
            self.count += 1;
        }
    }

    /// Takes the first `leaving` ranges out.
    fn forget(&mut self, leaving: usize) {
        if leaving == 0 {
            return;
        }
        for index in leaving..self.count {
            if let Some(&range) = self.ranges.get(index)
                && let Some(place) = self.ranges.get_mut(index - leaving)
            {
                *place = range;
            }
        }
        self.count -= leaving;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const LIMIT: usize = 500;

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Add(Range),
        Take(Range),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let range = (1usize..2000, 1usize..40).prop_map(|(start, size)| Range::new(start, size));
        prop::collection::vec(
            (any::<bool>(), range).prop_map(|(add, range)| match add {
                true => Step::Add(range),
                false => Step::Take(range),
            }),
            0..200,
        )
    }

    proptest! {
        /// Every address is unused, released or in use: the model is the set of those that are unused.
        #[test]
        fn each_address_is_in_one_place(steps in steps()) {
            let mut unused = Unused::new();
            let mut model = BTreeSet::new();
            for step in steps {
                let mut released = Vec::new();
                match step {
                    Step::Add(range) => {
                        model.extend(range.start..range.end);
                        unused.add(range, LIMIT, |range| released.push(range));
                    }
                    Step::Take(range) => {
                        model.retain(|address| !(range.start..range.end).contains(address));
                        unused.take(range, |range| released.push(range));
                    }
                }
                for range in released {
                    for address in range.start..range.end {
                        prop_assert!(model.remove(&address), "{address} was in use when it was released");
                    }
                }
                let ranges = unused.ranges.iter().take(unused.count);
                let left: Vec<_> = ranges.flat_map(|range| range.start..range.end).collect();
                prop_assert_eq!(left.len(), unused.bytes());
                prop_assert_eq!(&left.into_iter().collect::<BTreeSet<_>>(), &model);
                prop_assert!(model.len() <= LIMIT);
            }
        }
    }

    #[test]
    fn what_was_unused_for_longest_leaves_first() {
        let mut unused = Unused::new();
        let mut released = Vec::new();
        for start in [10, 20, 30, 40] {
            unused.add(Range::new(start, 1), 3, |range| released.push(range.start));
        }
        assert_eq!(released, [10]);
        unused.shrink(0, |range| released.push(range.start));
        assert_eq!(released, [10, 20, 30, 40]);
    }

    #[test]
    fn a_large_range_leaves_in_pieces() {
        let mut unused = Unused::new();
        unused.add(Range::new(0, 8 * PIECE), 8 * PIECE, |_| unreachable!());
        let mut released = Vec::new();
        unused.add(Range::new(8 * PIECE, 1), 8 * PIECE, |range| released.push(range));
        assert_eq!(released, [Range::new(0, PIECE)]);
        assert_eq!((unused.bytes(), unused.count()), (7 * PIECE + 1, 1));
    }

    #[test]
    fn more_ranges_than_places_are_released() {
        let mut unused = Unused::new();
        let mut released = 0;
        let mut add = |range| {
            unused.add(range, usize::MAX, |_| released += 1);
            unused.count
        };
        (0..MOST + 5).for_each(|index| {
            add(Range::new(index * 3, 1));
        });
        assert_eq!(add(Range::new(100, 2)), MOST);
        assert_eq!(released, 6);
    }
}
