//! The options in the order in which help shows them.
#![forbid(unsafe_code)]

use core::{
    cmp::Ordering,
    ffi::{CStr, c_int},
    mem,
};

use super::raw::{ALIAS, Argp, DOC, HIDDEN, Opt};
use crate::ffi::{Buffer, OutOfMemory};

/// The options of a child that stand together, apart from its parent's.
#[derive(Clone, Copy)]
pub struct Cluster<'a> {
    pub header: Option<&'a CStr>,
    pub argp: Argp<'a>,
    parent: Option<usize>,
    depth: usize,
    group: c_int,
    /// The place among the children of the parent. The last ones come first.
    index: usize,
}

/// An option with its aliases, or a header.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    pub option: Opt<'a>,
    pub argp: Argp<'a>,
    pub cluster: Option<usize>,
    pub group: c_int,
    /// Those of its letters that no option before it has.
    letters: Letters,
}

/// A set of printable letters.
#[derive(Clone, Copy, Default)]
struct Letters(u128);

impl Letters {
    fn has(self, letter: u8) -> bool {
        1_u128.checked_shl(u32::from(letter)).is_some_and(|bit| self.0 & bit != 0)
    }

    fn add(&mut self, letter: u8) {
        self.0 |= 1_u128.checked_shl(u32::from(letter)).unwrap_or(0);
    }
}

impl<'a> Entry<'a> {
    /// Its letters that work and are shown, each with the option that has it.
    pub fn letters(self) -> impl Iterator<Item = (Opt<'a>, u8)> + Clone {
        let mut seen = Letters::default();
        self.option.with_aliases().filter_map(move |option| {
            let letter = option.letter().filter(|letter| self.letters.has(*letter) && !seen.has(*letter))?;
            seen.add(letter);
            (!option.is(HIDDEN)).then_some((option, letter))
        })
    }

    /// Its long names that are shown, each with the option that has it.
    pub fn names(self) -> impl Iterator<Item = (Opt<'a>, &'a CStr)> + Clone {
        self.option.with_aliases().filter_map(|option| Some((option, option.name()?)).filter(|_| !option.is(HIDDEN)))
    }

    /// Whether there is a name or letter to show.
    #[inline(never)]
    pub fn is_visible(self) -> bool {
        self.letters().next().is_some() || self.names().next().is_some()
    }

    /// Whether it only says what follows.
    #[inline(never)]
    pub fn is_header(self) -> bool {
        !self.is_visible() && self.option.name().is_none() && self.option.letter().is_none()
    }

    pub fn is_doc(self) -> bool {
        self.option.is(DOC)
    }
}

/// All options below an argp.
#[derive(Default)]
pub struct Entries<'a> {
    entries: Buffer<Entry<'a>>,
    clusters: Buffer<Cluster<'a>>,
    taken: Letters,
}

impl<'a> Entries<'a> {
    /// The options of `argp` and its children, sorted.
    pub fn of(argp: Argp<'a>) -> Result<Self, OutOfMemory> {
        let mut all = Self::default();
        all.add(argp, None)?;
        all.put_last(b"help");
        all.put_last(b"version");
        all.sort();
        Ok(all)
    }

    pub fn iter(&self) -> impl Iterator<Item = Entry<'a>> {
        self.entries.iter().copied()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn cluster(&self, index: usize) -> Option<&Cluster<'a>> {
        self.clusters.get(index)
    }

    /// Whether `inner` is `outer` or lies in it.
    pub fn lies_in(&self, inner: usize, outer: usize) -> bool {
        let mut at = Some(inner);
        while let Some(index) = at.filter(|index| *index != outer) {
            at = self.cluster(index).and_then(|cluster| cluster.parent);
        }
        at.is_some()
    }

    /// Moves the first option that shows `name` to the last group.
    fn put_last(&mut self, name: &[u8]) {
        let shows = |entry: &&mut Entry<'_>| entry.names().any(|(_, shown)| shown.to_bytes() == name);
        if let Some(entry) = self.entries.iter_mut().find(shows) {
            entry.group = -1;
        }
    }

    fn add(&mut self, argp: Argp<'a>, cluster: Option<usize>) -> Result<(), OutOfMemory> {
        self.add_options(argp, cluster)?;
        for (index, child) in argp.children().enumerate() {
            let mut inner = cluster;
            if child.group != 0 || child.header.is_some() {
                inner = Some(self.clusters.len());
                let depth = cluster.and_then(|parent| self.cluster(parent)).map_or(0, |parent| parent.depth);
                self.clusters.push(Cluster {
                    header: child.header,
                    argp,
                    parent: cluster,
                    depth: depth.saturating_add(1),
                    group: child.group,
                    index,
                })?;
            }
            self.add(child.argp, inner)?;
        }
        Ok(())
    }

    fn add_options(&mut self, argp: Argp<'a>, cluster: Option<usize>) -> Result<(), OutOfMemory> {
        let mut group: c_int = 0;
        let mut is_first = true;
        for option in argp.options() {
            if option.is(ALIAS) && !is_first {
                continue;
            }
            is_first = false;
            group = match option.group() {
                0 if option.name().is_none() && option.key() == 0 => group.wrapping_add(1),
                0 => group,
                own => own,
            };
            let letters = self.take_letters(option);
            self.entries.push(Entry { option, argp, cluster, group, letters })?;
        }
        Ok(())
    }

    fn take_letters(&mut self, option: Opt<'a>) -> Letters {
        let mut own = Letters::default();
        for letter in option.with_aliases().filter_map(Opt::letter) {
            if !self.taken.has(letter) {
                own.add(letter);
                self.taken.add(letter);
            }
        }
        own
    }

    /// Insertion keeps the order of what compares equal; core's sort may panic.
    fn sort(&mut self) {
        let mut entries = mem::take(&mut self.entries);
        for end in 1..entries.len() {
            let mut at = end;
            while let Some([left, right]) = at.checked_sub(1).and_then(|first| entries.get_mut(first..=at)) {
                if self.compare(right, left) != Ordering::Less {
                    break;
                }
                mem::swap(left, right);
                at -= 1;
            }
        }
        self.entries = entries;
    }

    fn compare(&self, left: &Entry<'a>, right: &Entry<'a>) -> Ordering {
        self.compare_places(left, right).then_with(|| compare_options(*left, *right))
    }

    /// Orders by cluster and group. The clusters of a group follow its options; within a cluster, other clusters
    /// follow all options.
    fn compare_places(&self, left: &Entry<'a>, right: &Entry<'a>) -> Ordering {
        let mut depth = 1;
        loop {
            let left_cluster = self.at_depth(left.cluster, depth);
            let right_cluster = self.at_depth(right.cluster, depth);
            let left_group = left_cluster.map_or(left.group, |(_, cluster)| cluster.group);
            let right_group = right_cluster.map_or(right.group, |(_, cluster)| cluster.group);
            let by_group = compare_groups(left_group, right_group);
            match (left_cluster, right_cluster) {
                (None, None) => return by_group,
                (Some((one, _)), Some((other, _))) if one == other => {}
                (Some((_, one)), Some((_, other))) => return by_group.then(other.index.cmp(&one.index)),
                (one, other) => {
                    let by_depth = one.is_some().cmp(&other.is_some());
                    return if depth == 1 { by_group.then(by_depth) } else { by_depth };
                }
            }
            depth += 1;
        }
    }

    /// The cluster at `depth` (from 1) on the way down to `inner`.
    #[inline(never)]
    fn at_depth(&self, inner: Option<usize>, depth: usize) -> Option<(usize, &Cluster<'a>)> {
        let mut at = inner;
        loop {
            let index = at?;
            let cluster = self.cluster(index)?;
            if cluster.depth == depth {
                return Some((index, cluster));
            }
            at = cluster.parent;
        }
    }
}

/// 0, 1, 2, ..., then ..., -2, -1.
fn compare_groups(left: c_int, right: c_int) -> Ordering {
    (left < 0).cmp(&(right < 0)).then(left.cmp(&right))
}

fn is_space(byte: u8) -> bool {
    super::format::is_space(byte)
}

/// What an entry is sorted by.
struct Rank<'a> {
    is_option: bool,
    /// Documentation stands behind the options unless it begins with `-`.
    is_behind: bool,
    first: u8,
    has_letter: bool,
    name: &'a [u8],
}

impl<'a> Rank<'a> {
    #[inline(never)]
    fn of(entry: Entry<'a>) -> Self {
        let letter = entry.letters().next().map(|(_, letter)| letter);
        let mut name = entry.names().next().map_or(&[][..], |(_, name)| name.to_bytes());
        let mut is_behind = false;
        if entry.is_doc() {
            let mut rest = name;
            while let Some((_, behind)) = rest.split_first().filter(|(byte, _)| is_space(**byte)) {
                rest = behind;
            }
            is_behind = rest.first() != Some(&b'-');
            while let Some((_, behind)) = rest.split_first().filter(|(byte, _)| !byte.is_ascii_alphanumeric()) {
                rest = behind;
            }
            name = rest;
        }
        let first = letter.or(name.first().copied()).unwrap_or(0);
        Self { is_option: !entry.is_header(), is_behind, first, has_letter: letter.is_some(), name }
    }
}

fn compare_options(left: Entry<'_>, right: Entry<'_>) -> Ordering {
    let (left, right) = (Rank::of(left), Rank::of(right));
    let by_kind = left.is_option.cmp(&right.is_option);
    if by_kind != Ordering::Equal || !left.is_option {
        return by_kind;
    }
    let lower = |rank: &Rank<'_>| rank.first.to_ascii_lowercase();
    let by_letter = left.is_behind.cmp(&right.is_behind).then(lower(&left).cmp(&lower(&right)));
    // Lower case first.
    let by_letter = by_letter.then(right.first.cmp(&left.first)).then(left.has_letter.cmp(&right.has_letter));
    by_letter.then_with(|| if left.has_letter { Ordering::Equal } else { compare_names(left.name, right.name) })
}

fn compare_names(left: &[u8], right: &[u8]) -> Ordering {
    left.iter().map(u8::to_ascii_lowercase).cmp(right.iter().map(u8::to_ascii_lowercase))
}
