//! `{a,b}`: the alternatives that a pattern with braces stands for.
//!
//! The pattern is read once, which finds the partner of every brace; then one alternative after the
//! other is written out by walking through it. Neither recurses, so nesting costs memory, not stack.
#![forbid(unsafe_code)]

use crate::ffi::{Buffer, OutOfMemory};

/// Patterns with more alternatives than this, or with more bytes in all of them, are refused.
const MOST_ALTERNATIVES: u64 = 1 << 20;
const MOST_BYTES: u64 = 1 << 32;

/// What a byte of the pattern is. Indices are those of bytes of the pattern.
#[derive(Clone, Copy)]
enum Role {
    /// Stands for itself.
    Text,
    /// A `{`, with the first `,` or `}` of its group.
    Open { end: usize },
    /// A `,` between alternatives: the next `,` or `}`, and where the pattern goes on after the alternative before.
    Comma { end: usize, behind: usize },
    /// A `}` that closes a group, and where the pattern goes on.
    Close { behind: usize },
    /// A `{` without partner: from here on everything is text.
    Unclosed,
}

/// Where a choice was made: how long the text was before, and the `{` or `,` in front of the alternative taken.
#[derive(Clone, Copy)]
struct Choice {
    length: usize,
    at: usize,
}

/// The alternatives of one pattern, in order.
pub struct Alternatives<'a> {
    pattern: &'a [u8],
    roles: Buffer<Role>,
    choices: Buffer<Choice>,
    text: Buffer<u8>,
    started: bool,
    count: u64,
}

impl<'a> Alternatives<'a> {
    /// Reads `pattern`; with `escapes` a backslash takes the meaning of the byte behind it.
    pub fn new(pattern: &'a [u8], escapes: bool) -> Result<Self, OutOfMemory> {
        let (roles, count) = Reader::read(pattern, escapes)?;
        Ok(Self { pattern, roles, choices: Buffer::new(), text: Buffer::new(), started: false, count })
    }

    /// Whether there are any braces that mean something.
    pub fn any(&self) -> bool {
        self.count > 0
    }

    /// Whether trying all alternatives would take forever, as 60 times `{a,b}` would.
    pub fn too_many(&self) -> bool {
        self.count > MOST_ALTERNATIVES || self.count.saturating_mul(self.pattern.len() as u64) > MOST_BYTES
    }

    /// The next alternative.
    pub fn next(&mut self) -> Result<Option<&[u8]>, OutOfMemory> {
        let position = if self.started {
            match self.next_choice() {
                Some(position) => position,
                None => return Ok(None),
            }
        } else {
            self.started = true;
            0
        };
        self.write_from(position)?;
        Ok(Some(&self.text))
    }

    /// Goes on to the next alternative of the last group that has one; where in the pattern it starts.
    fn next_choice(&mut self) -> Option<usize> {
        loop {
            let choice = self.choices.last_mut()?;
            let (Role::Open { end } | Role::Comma { end, .. }) = self.roles.get(choice.at)? else { return None };
            if matches!(self.roles.get(*end), Some(Role::Comma { .. })) {
                choice.at = *end;
                self.text.truncate(choice.length);
                return Some(end + 1);
            }
            self.choices.pop();
        }
    }

    /// Writes out the pattern from `position` on, taking the first alternative of each group.
    fn write_from(&mut self, mut position: usize) -> Result<(), OutOfMemory> {
        while let (Some(role), Some(&byte)) = (self.roles.get(position), self.pattern.get(position)) {
            position = match *role {
                Role::Text => {
                    self.text.push(byte)?;
                    position + 1
                }
                Role::Open { .. } => {
                    self.choices.push(Choice { length: self.text.len(), at: position })?;
                    position + 1
                }
                Role::Comma { behind, .. } | Role::Close { behind } => behind,
                Role::Unclosed => return self.text.extend(self.pattern.get(position..).unwrap_or_default()),
            };
        }
        Ok(())
    }
}

/// A group whose `}` has not come yet.
#[derive(Clone, Copy)]
struct OpenGroup {
    /// Its `{`, and its last `,` or else the `{` again.
    open: usize,
    last: usize,
    /// Alternatives before the last comma, and combinations behind it.
    before: u64,
    behind: u64,
}

/// Finds the role of each byte.
struct Reader {
    roles: Buffer<Role>,
    groups: Buffer<OpenGroup>,
    /// Combinations outside of all groups.
    combinations: u64,
    any: bool,
}

impl Reader {
    fn read(pattern: &[u8], escapes: bool) -> Result<(Buffer<Role>, u64), OutOfMemory> {
        let mut reader = Self { roles: Buffer::new(), groups: Buffer::new(), combinations: 1, any: false };
        reader.roles.reserve(pattern.len())?;
        let mut escaped = false;
        for (index, &byte) in pattern.iter().enumerate() {
            reader.roles.push(Role::Text)?;
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = escapes,
                b'{' => reader.groups.push(OpenGroup { open: index, last: index, before: 0, behind: 1 })?,
                b',' => reader.comma(index),
                b'}' => reader.close(index),
                _ => {}
            }
        }
        // Groups inside one that never closes count for nothing, and neither does what follows it.
        if let Some(unclosed) = reader.groups.first().copied() {
            reader.set(unclosed.open, Role::Unclosed);
        }
        reader.skip_closed();
        let count = if reader.any { reader.combinations } else { 0 };
        Ok((reader.roles, count))
    }

    fn comma(&mut self, index: usize) {
        let Some(group) = self.groups.last_mut() else { return };
        let last = group.last;
        group.last = index;
        group.before = group.before.saturating_add(group.behind);
        group.behind = 1;
        self.end_alternative(last, index);
        self.set(index, Role::Comma { end: index, behind: index });
    }

    fn close(&mut self, index: usize) {
        let Some(group) = self.groups.pop() else { return };
        self.end_alternative(group.last, index);
        self.set(index, Role::Close { behind: index + 1 });
        self.tell_close(group.open, index);
        let alternatives = group.before.saturating_add(group.behind);
        let outside = match self.groups.last_mut() {
            Some(outer) => &mut outer.behind,
            None => {
                self.any = true;
                &mut self.combinations
            }
        };
        *outside = outside.saturating_mul(alternatives);
    }

    /// The alternative behind the `{` or `,` at `last` ends at `index`.
    fn end_alternative(&mut self, last: usize, index: usize) {
        match self.roles.get_mut(last) {
            Some(Role::Comma { end, .. }) => *end = index,
            Some(role) => *role = Role::Open { end: index },
            None => {}
        }
    }

    /// Tells every comma of the group at `open` where it closes.
    fn tell_close(&mut self, open: usize, index: usize) {
        let Some(Role::Open { end }) = self.roles.get(open).copied() else { return };
        let mut next = end;
        while let Some(Role::Comma { end, behind }) = self.roles.get_mut(next) {
            *behind = index + 1;
            next = *end;
        }
    }

    /// Lets what goes on at the end of an enclosing alternative go on behind that one at once. Without this, walking out
    /// of a deep nest would cost as many steps as it is deep, for each alternative.
    fn skip_closed(&mut self) {
        for index in (0..self.roles.len()).rev() {
            let Some(Role::Comma { behind, .. } | Role::Close { behind }) = self.roles.get(index).copied() else {
                continue;
            };
            let Some(Role::Comma { behind: further, .. } | Role::Close { behind: further }) =
                self.roles.get(behind).copied()
            else {
                continue;
            };
            if let Some(Role::Comma { behind, .. } | Role::Close { behind }) = self.roles.get_mut(index) {
                *behind = further;
            }
        }
    }

    fn set(&mut self, index: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(index) {
            *slot = role;
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn expand(pattern: &[u8]) -> Vec<Vec<u8>> {
        let mut alternatives = Alternatives::new(pattern, true).map_err(drop).unwrap_or_else(|()| unreachable!());
        let mut all = Vec::new();
        while let Ok(Some(text)) = alternatives.next() {
            all.push(text.to_vec());
        }
        all
    }

    /// The textbook's recursion: the first `{` with its partner, each alternative with what stands around it.
    fn model(pattern: &[u8]) -> Vec<Vec<u8>> {
        let special = |text: &[u8], from: usize| {
            let mut index = from;
            while index < text.len() && !b"{,}".contains(&text[index]) {
                index += if text[index] == b'\\' { 2 } else { 1 };
            }
            index
        };
        let mut open = special(pattern, 0);
        while open < pattern.len() && pattern[open] != b'{' {
            open = special(pattern, open + 1);
        }
        let (mut depth, mut cuts, mut index) = (0, vec![open], open + 1);
        loop {
            index = special(pattern, index);
            match pattern.get(index) {
                None => return vec![pattern.to_vec()],
                Some(b'{') => depth += 1,
                Some(b'}') if depth == 0 => break,
                Some(b'}') => depth -= 1,
                Some(_) if depth == 0 => cuts.push(index),
                Some(_) => {}
            }
            index += 1;
        }
        cuts.push(index);
        let whole = |cut: &[usize]| [&pattern[..open], &pattern[cut[0] + 1..cut[1]], &pattern[index + 1..]].concat();
        cuts.windows(2).flat_map(|cut| model(&whole(cut))).collect()
    }

    proptest! {
        #[test]
        fn equals_the_naive_model(pattern in r"[{},ab\\]{0,14}") {
            prop_assert_eq!(expand(pattern.as_bytes()), model(pattern.as_bytes()));
        }
    }

    #[test]
    fn counts_without_expanding() -> Result<(), OutOfMemory> {
        let count = |pattern: &str| Ok(Alternatives::new(pattern.as_bytes(), true)?.count);
        assert_eq!(count("a{b,{c,d}e,}{f,g}")?, 8);
        assert_eq!(count("ab}")?, 0);
        assert_eq!(count(&"{a,b}".repeat(60))?, 1 << 60);
        assert_eq!(count(&"{a,b}".repeat(100))?, u64::MAX);
        Ok(())
    }

    #[test]
    fn deep_nesting_is_read_in_one_go() {
        let deep = "{".repeat(100_000) + "x" + &"}".repeat(100_000);
        assert_eq!(expand(deep.as_bytes()), [b"x"]);
        let open = "{".repeat(100_000);
        assert_eq!(expand(open.as_bytes()), [open.as_bytes()]);
    }
}
