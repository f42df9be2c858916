//! Matches patterns with groups: all ways to match a name at once, letter by letter.
//!
//! The time is the product of the lengths, however groups are nested; each `!(...)` costs as much again for every place
//! of the name where it is tried, as what it matches is what its alternatives do not.
#![forbid(unsafe_code)]

use super::{
    groups::{self, Groups, Part},
    pool::Pool,
    sets::{self, Set, Sets},
};
use crate::{
    ffi::OutOfMemory,
    glob::{
        letters::Letters,
        matcher::{self, Rules},
    },
};

/// Whether `name` matches `pattern`, which has groups.
#[cold]
pub fn matches(pattern: &[u8], name: &[u8], rules: Rules, letters: Letters) -> Result<bool, OutOfMemory> {
    let mut links = Pool::new(pattern.len())?;
    let groups = Groups::find(pattern, rules.escapes, links.words());
    let layout = Layout::new(pattern.len(), name.len(), &groups);
    let mut memory = Pool::new(layout.end.ok_or(OutOfMemory)?)?;
    let mut simulation =
        Simulation { pattern, name, rules, letters, groups, layout, sets: Sets(memory.words()), low: 0 };
    Ok(simulation.answer())
}

/// Where the sets are.
struct Layout {
    /// How many words a set of places in the pattern takes, and one of places in the name.
    pattern: usize,
    name: usize,
    /// How many places the name has.
    rows: usize,
    end: Option<usize>,
}

/// The sets for the pattern as a whole, or for a group in it.
#[derive(Clone, Copy)]
struct Places {
    /// Of places in the pattern: still to be looked at for this letter, and looked at already.
    now: Set,
    done: Set,
    /// For the next letter, and for all that follow.
    next: Set,
    kept: Set,
    /// The groups `!(...)` that have been tried.
    tried: Set,
    /// Of places in the name: where what is looked for may end.
    ends: Set,
}

impl Layout {
    fn new(pattern: usize, name: usize, groups: &Groups<'_>) -> Self {
        let mut layout = Self { pattern: sets::words(pattern), name: sets::words(name), rows: name + 1, end: None };
        let tables = if groups.nested { layout.rows + 1 } else { 1 };
        let tables = groups.negations.checked_mul(tables).and_then(|rows| rows.checked_mul(layout.name));
        layout.end = tables.and_then(|tables| layout.tried(0).start.checked_add(tables));
        layout
    }

    fn places(&self, group: bool) -> Places {
        let start = if group { 5 * self.pattern + self.name } else { 0 };
        let set = |index| Set { start: start + index * self.pattern, words: self.pattern };
        let ends = Set { start: start + 5 * self.pattern, words: self.name };
        Places { now: set(0), done: set(1), next: set(2), kept: set(3), tried: set(4), ends }
    }

    /// Where the group `!(...)` of that number may end, wherever it was tried.
    fn tried(&self, number: usize) -> Set {
        Set { start: 2 * (5 * self.pattern + self.name) + number * self.name, words: self.name }
    }

    /// Where it may end when tried at one place of the name.
    fn table(&self, groups: &Groups<'_>, number: usize, from: usize) -> Set {
        self.tried(groups.negations + number * self.rows + from)
    }
}

struct Simulation<'a> {
    pattern: &'a [u8],
    name: &'a [u8],
    rules: Rules,
    letters: Letters,
    groups: Groups<'a>,
    layout: Layout,
    sets: Sets<'a>,
    /// No place before this one is still to be looked at.
    low: usize,
}

impl<'a> Simulation<'a> {
    fn answer(&mut self) -> bool {
        if self.groups.nested {
            self.fill_table();
        }
        let ends = self.run(None, self.name);
        (0..=self.name.len()).any(|place| self.sets.contains(ends, place) && self.rules.ends(self.from(place)))
    }

    /// The name from `place` on.
    fn from(&self, place: usize) -> &'a [u8] {
        self.name.get(place..).unwrap_or_default()
    }

    /// Finds for each place in the name where each group `!(...)` may end, inner groups first.
    fn fill_table(&mut self) {
        for place in 0..self.pattern.len() {
            let Part::End(start) = self.groups.part(place) else { continue };
            if self.pattern.get(start) == Some(&b'!') {
                for from in 0..=self.name.len() {
                    self.negate(start, from, self.layout.table(&self.groups, self.groups.number(start), from));
                }
            }
        }
    }

    /// Adds to `to` where the `!(...)` that starts at `start` may end when tried at `from`.
    fn negate(&mut self, start: usize, from: usize, to: Set) {
        let ends = self.run(Some(start), self.from(from));
        for place in from..=self.name.len() {
            if !self.sets.contains(ends, place) {
                self.sets.insert(to, place);
            }
        }
    }

    /// Matches beginnings of `rest`, an end of the name, with the alternatives of a group or with the whole pattern.
    fn run(&mut self, group: Option<usize>, mut rest: &[u8]) -> Set {
        let mut places = self.layout.places(group.is_some());
        for set in [places.now, places.done, places.next, places.kept, places.tried, places.ends] {
            self.sets.clear(set);
        }
        let goal = match group {
            Some(start) => self.enter(start, &places),
            None => {
                self.sets.insert(places.now, 0);
                self.pattern.len()
            }
        };
        loop {
            let here = self.name.len() - rest.len();
            self.resume(&places, here);
            self.low = 0;
            while let Some(place) = self.sets.take(places.now, self.low) {
                self.low = place;
                self.sets.insert(places.done, place);
                if place == goal {
                    self.sets.insert(places.ends, here);
                }
                self.look(place, goal, rest, &places);
            }
            let Some((_, behind)) = self.letters.split_first(rest) else { return places.ends };
            rest = behind;
            (places.now, places.next) = (places.next, places.now);
            if [places.now, places.kept, places.tried].into_iter().all(|set| self.sets.is_empty(set)) {
                return places.ends;
            }
            self.sets.clear(places.done);
        }
    }

    /// Goes on behind what may end `here`, having started before.
    fn resume(&mut self, places: &Places, here: usize) {
        let mut from = 0;
        while let Some(place) = self.sets.next(places.kept, from) {
            self.sets.insert(places.now, place);
            from = place + 1;
        }
        let mut from = 0;
        while let Some(start) = self.sets.next(places.tried, from) {
            if self.sets.contains(self.layout.tried(self.groups.number(start)), here) {
                self.sets.insert(places.now, self.groups.end(start) + 1);
            }
            from = start + 1;
        }
    }

    /// Adds a place for this letter, unless it was looked at.
    fn add(&mut self, place: usize, places: &Places) {
        if !self.sets.contains(places.done, place) {
            self.sets.insert(places.now, place);
            self.low = self.low.min(place);
        }
    }

    /// Adds the starts of a group's alternatives, and gives its end.
    fn enter(&mut self, start: usize, places: &Places) -> usize {
        self.add(start + 2, places);
        let mut part = self.groups.part(start);
        let mut end = start;
        while let Part::Start(next) | Part::Bar(next) = part {
            end = next;
            part = self.groups.part(next);
            if let Part::Bar(_) = part {
                self.add(next + 1, places);
            }
        }
        end
    }

    /// Follows the pattern from `place` on, for the first letter of `rest`.
    fn look(&mut self, place: usize, goal: usize, rest: &[u8], places: &Places) {
        let kind = |start| self.pattern.get(start).copied();
        match self.groups.part(place) {
            Part::Bar(next) => self.add(next, places),
            Part::End(start) => {
                // glibc matches these alternatives for themselves, and a slash ends a name.
                if place == goal && !rest.is_empty() && self.rules.ends(rest) {
                    self.sets.insert(places.kept, place);
                }
                if place == goal {
                    return;
                }
                self.add(place + 1, places);
                if let Some(b'*' | b'+') = kind(start) {
                    self.enter(start, places);
                }
            }
            Part::Start(_) if rest.first().is_none_or(|&byte| self.rules.parts(byte.into())) && self.starved(place) => {
            }
            Part::Start(_) if kind(place) == Some(b'!') => self.try_negation(place, rest, places),
            Part::Start(_) => {
                let optional = matches!(kind(place), Some(b'?' | b'*'));
                let end = self.enter(place, places);
                if optional {
                    self.add(end + 1, places);
                }
            }
            Part::Other => self.look_at_letter(place, rest, places),
        }
    }

    /// Whether a `*` before a group takes all, as glibc has it, though the group could match nothing.
    fn starved(&self, start: usize) -> bool {
        let before = self.pattern.get(..start).unwrap_or_default();
        let wildcards = before.iter().rev().take_while(|byte| b"*?".contains(byte)).count();
        let Some((before, wildcards)) = before.split_at_checked(start - wildcards) else { return false };
        let escaped = self.rules.escapes && groups::escapes(before);
        let starred = wildcards.iter().skip(escaped.into()).any(|&byte| byte == b'*');
        starred && !matches!(self.pattern.get(start), Some(b'?' | b'*'))
    }

    fn try_negation(&mut self, start: usize, rest: &[u8], places: &Places) {
        let here = self.name.len() - rest.len();
        let number = self.groups.number(start);
        let ends = self.layout.tried(number);
        if !self.sets.contains(places.tried, start) {
            self.sets.insert(places.tried, start);
            self.sets.clear(ends);
        }
        if self.groups.nested {
            self.sets.unite(ends, self.layout.table(&self.groups, number, here));
        } else {
            self.negate(start, here, ends);
            self.low = start;
        }
        if self.sets.contains(ends, here) {
            self.add(self.groups.end(start) + 1, places);
        }
    }

    fn look_at_letter(&mut self, place: usize, rest: &[u8], places: &Places) {
        let end = self.end_of_text(place);
        let pattern = self.pattern.get(place..end).unwrap_or_default();
        let hidden = self.rules.hides(self.name, rest);
        if let [b'*', ..] = pattern {
            if !hidden {
                self.add(place + 1, places);
                if rest.first().is_some_and(|&byte| !self.rules.parts(byte.into())) {
                    self.sets.insert(places.next, place);
                }
            }
        } else if (!hidden || matcher::starts_with_period(pattern, self.rules))
            && let Some((behind, _)) = matcher::match_letter(pattern, rest, self.rules, self.letters)
        {
            self.sets.insert(places.next, end - behind.len());
        }
    }

    /// How far the escape or bracket at `place` may reach: not beyond its alternative.
    fn end_of_text(&self, place: usize) -> usize {
        let is_text = |place: &usize| matches!(self.groups.part(*place), Part::Other);
        match self.pattern.get(place) {
            Some(b'\\' | b'[') => place + 1 + (place + 1..self.pattern.len()).take_while(is_text).count(),
            _ => self.pattern.len(),
        }
    }
}
