//! Matches patterns with groups by trying one way after the other, which is the fastest for most patterns and names.
#![forbid(unsafe_code)]

use super::groups;
use crate::glob::{
    letters::Letters,
    matcher::{self, Rules},
};

/// How many texts are tried, and how many one within another.
const TRIALS: u32 = 1000;
const DEPTH: u32 = 50;

/// More would have to be tried.
pub struct TooLong;

/// Whether `name` matches `pattern`, which may have groups.
pub fn matches(pattern: &[u8], name: &[u8], rules: Rules, letters: Letters, groups: bool) -> Result<bool, TooLong> {
    Trial { name, rules, letters, groups, trials: TRIALS, depth: DEPTH }.text(pattern, None, name)
}

struct Trial<'a> {
    name: &'a [u8],
    rules: Rules,
    letters: Letters,
    groups: bool,
    /// How many are left.
    trials: u32,
    depth: u32,
}

/// What follows an alternative.
struct Then<'a> {
    tail: &'a [u8],
    /// The group, if its alternatives may come again, and how much was left of the name at their start.
    again: Option<&'a [u8]>,
    left: usize,
    then: Option<&'a Then<'a>>,
}

impl<'a> Trial<'a> {
    /// Matches `name`, an end of the whole name, with `pattern` and what follows.
    fn text(&mut self, pattern: &[u8], then: Option<&Then<'_>>, name: &'a [u8]) -> Result<bool, TooLong> {
        self.trials = self.trials.checked_sub(1).ok_or(TooLong)?;
        self.depth = self.depth.checked_sub(1).ok_or(TooLong)?;
        let (whole, rules, letters) = (self.name, self.rules, self.letters);
        let step = |pattern: &[u8], name, behind_star| match (pattern, then) {
            ([], Some(then)) => self.go_on(then, name).map(Some),
            (pattern, _) if self.groups && groups::starts(pattern) => self.group(pattern, then, name, behind_star),
            _ => Ok(None),
        };
        let answer = matcher::matches_with(pattern, whole, name, rules, letters, then.is_some(), step);
        self.depth += 1;
        answer
    }

    /// Matches `name` with a group and what follows. `None` if nothing ends the group.
    fn group(
        &mut self,
        group: &[u8],
        then: Option<&Then<'_>>,
        name: &'a [u8],
        behind_star: bool,
    ) -> Result<Option<bool>, TooLong> {
        self.trials = self.trials.checked_sub(1).ok_or(TooLong)?;
        let Some(tail) = groups::behind(group) else { return Ok(None) };
        let optional = matches!(group, [b'?' | b'*', ..]);
        let starved = behind_star && !optional && name.first().is_none_or(|&byte| self.rules.parts(byte.into()));
        // As glibc has it: there the group gets no chance to match nothing.
        let answer = !starved
            && (optional && self.text(tail, then, name)?
                || match group {
                    [b'!', ..] => self.negation(group, tail, then, name)?,
                    _ => self.alternatives(group, tail, then, name)?,
                });
        Ok(Some(answer))
    }

    fn alternatives(
        &mut self,
        group: &[u8],
        tail: &[u8],
        then: Option<&Then<'_>>,
        name: &'a [u8],
    ) -> Result<bool, TooLong> {
        let again = matches!(group, [b'*' | b'+', ..]).then_some(group);
        let then = Then { tail, again, left: name.len(), then };
        for alternative in groups::alternatives(group) {
            if self.text(alternative, Some(&then), name)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Behind an alternative.
    fn go_on(&mut self, then: &Then<'_>, name: &'a [u8]) -> Result<bool, TooLong> {
        if self.text(then.tail, then.then, name)? {
            return Ok(true);
        }
        match then.again {
            Some(group) if name.len() < then.left => self.alternatives(group, then.tail, then.then, name),
            _ => Ok(false),
        }
    }

    /// `!(...)`: what no alternative matches.
    fn negation(
        &mut self,
        group: &[u8],
        tail: &[u8],
        then: Option<&Then<'_>>,
        name: &'a [u8],
    ) -> Result<bool, TooLong> {
        let whole = self.name;
        let only_all = tail.is_empty() && then.is_none() && !self.rules.leading;
        let mut behind = name;
        loop {
            let end = whole.len() - behind.len();
            if (behind.is_empty() || !only_all) && self.text(tail, then, behind)? {
                self.name = whole.get(..end).unwrap_or_default();
                let part = self.name.get(whole.len() - name.len()..).unwrap_or_default();
                let mut any = false;
                for alternative in groups::alternatives(group) {
                    any = any || self.text(alternative, None, part)?;
                }
                self.name = whole;
                if !any {
                    return Ok(true);
                }
            }
            let Some((_, rest)) = self.letters.split_first(behind) else { return Ok(false) };
            behind = rest;
        }
    }
}
