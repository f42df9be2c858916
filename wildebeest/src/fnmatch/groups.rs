//! Where the groups of a pattern are: `?(...)`, `*(...)`, `+(...)`, `@(...)` and `!(...)`.
#![forbid(unsafe_code)]

/// What each byte of a pattern is to a group.
///
/// The links of a group form a chain: from its first byte to each separator in turn, the last of which is the closing
/// parenthesis; that one has a link back. The opening parenthesis of `!(...)` holds the group's number.
///
/// A link is one higher than the place it leads to; zero is none. While a group is open, its chain runs backwards, and
/// its opening parenthesis has a link to the group around it.
pub struct Groups<'a> {
    pattern: &'a [u8],
    links: &'a mut [u64],
    /// How many groups are `!(...)`, and whether some of them are in others.
    pub negations: usize,
    pub nested: bool,
}

/// What stands at some place of a pattern.
pub enum Part {
    /// Nothing of a group.
    Other,
    /// The first byte of a group, and where its first alternative ends.
    Start(usize),
    /// `|`, and where the next alternative ends.
    Bar(usize),
    /// The closing parenthesis, and the first byte of the group.
    End(usize),
}

/// Whether the two bytes start a group, if a parenthesis ends it.
pub fn starts(pair: &[u8]) -> bool {
    matches!(pair, [b'?' | b'*' | b'+' | b'@' | b'!', b'(', ..])
}

impl<'a> Groups<'a> {
    /// Finds the groups of `pattern`. `links` is as long, and zero.
    pub fn find(pattern: &'a [u8], escapes: bool, links: &'a mut [u64]) -> Self {
        let mut groups = Self { pattern, links, negations: 0, nested: false };
        let (mut open, mut place, mut depth) = (None, 0, 0);
        while let Some(rest @ [byte, ..]) = pattern.get(place..) {
            match byte {
                b'\\' if escapes && open.is_none() => place += 1,
                b'[' => match bracket_length(rest) {
                    Some(length) => place += length - 1,
                    // It would hold the parenthesis that ends a group.
                    None => {
                        groups.forget(open.take());
                        depth = 0;
                    }
                },
                _ if starts(rest) => {
                    if *byte == b'!' {
                        groups.nested |= depth > 0;
                        depth += 1;
                    }
                    groups.link(place + 1, open);
                    open = Some(place);
                    place += 1;
                }
                b'|' | b')' => {
                    if let Some(start) = open {
                        groups.link(place, groups.linked(start));
                        groups.link(start, Some(place));
                        if *byte == b')' {
                            open = groups.linked(start + 1);
                            depth -= usize::from(pattern.get(start) == Some(&b'!'));
                            groups.close(start, escapes);
                        }
                    }
                }
                _ => {}
            }
            place += 1;
        }
        groups.forget(open);
        groups
    }

    /// What stands at `place`.
    #[inline(never)]
    pub fn part(&self, place: usize) -> Part {
        match (self.linked(place), self.pattern.get(place)) {
            (None, _) => Part::Other,
            (Some(to), Some(b'|')) => Part::Bar(to),
            (Some(to), Some(b')')) => Part::End(to),
            (Some(to), _) => Part::Start(to),
        }
    }

    /// Where the group that starts at `start` ends.
    pub fn end(&self, start: usize) -> usize {
        let mut end = start;
        while let Part::Start(next) | Part::Bar(next) = self.part(end) {
            end = next;
        }
        end
    }

    /// The number of the `!(...)` that starts at `start`.
    pub fn number(&self, start: usize) -> usize {
        self.linked(start + 1).unwrap_or_default()
    }

    /// Turns the chain of the group round.
    fn close(&mut self, start: usize, escapes: bool) {
        let before = self.pattern.get(..start).unwrap_or_default();
        if escapes && self::escapes(before) {
            return self.unlink(start);
        }
        let (mut next, mut place) = (Some(start), self.linked(start));
        while let Some(here) = place {
            place = self.linked(here);
            self.link(here, next);
            next = Some(here);
        }
        self.link(start, next);
        if self.pattern.get(start) == Some(&b'!') {
            self.link(start + 1, Some(self.negations));
            self.negations += 1;
        }
    }

    /// Takes the links of the open groups away.
    fn forget(&mut self, mut open: Option<usize>) {
        while let Some(start) = open {
            open = self.linked(start + 1);
            self.unlink(start);
        }
    }

    #[inline(never)]
    fn unlink(&mut self, start: usize) {
        let mut place = Some(start);
        while let Some(here) = place {
            place = self.linked(here);
            self.link(here, None);
        }
        self.link(start + 1, None);
    }

    fn linked(&self, place: usize) -> Option<usize> {
        (*self.links.get(place)? as usize).checked_sub(1)
    }

    #[inline(never)]
    fn link(&mut self, place: usize, to: Option<usize>) {
        if let Some(slot) = self.links.get_mut(place) {
            *slot = to.map_or(0, |to| to as u64 + 1);
        }
    }
}

/// Whether what stands behind `text` is escaped.
pub fn escapes(text: &[u8]) -> bool {
    text.iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

/// The alternative that `text` starts with, the byte that ends it, and what is behind that.
fn split_alternative(text: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let (mut place, mut depth) = (0, 0);
    loop {
        let rest @ [byte, ..] = text.get(place..)? else { return None };
        match byte {
            b'|' | b')' if depth == 0 => return Some((text.get(..place)?, *byte, text.get(place + 1..)?)),
            b')' => depth -= 1,
            b'[' => place += bracket_length(rest)? - 1,
            _ if starts(rest) => {
                depth += 1;
                place += 1;
            }
            _ => {}
        }
        place += 1;
    }
}

/// The alternatives of the group that `group` starts with.
pub fn alternatives(group: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = group.get(2..);
    core::iter::from_fn(move || {
        let (alternative, separator, behind) = split_alternative(rest?)?;
        rest = (separator == b'|').then_some(behind);
        Some(alternative)
    })
}

/// What is behind the group, if anything ends it.
pub fn behind(group: &[u8]) -> Option<&[u8]> {
    let mut rest = group.get(2..)?;
    loop {
        let (_, separator, behind) = split_alternative(rest)?;
        if separator == b')' {
            return Some(behind);
        }
        rest = behind;
    }
}

/// How many bytes from `[` to `]`: a group's parenthesis is looked for behind the first bracket that may end it.
fn bracket_length(bracket: &[u8]) -> Option<usize> {
    let negated = matches!(bracket, [_, b'!' | b'^', ..]);
    let first = 2 + usize::from(negated);
    let length = bracket.get(first..)?.iter().position(|&byte| byte == b']')?;
    Some(first + length + 1)
}
