//! A line of `/etc/netgroup`: `name` and what belongs to it, `(host,user,domain)` or another group's name.
#![forbid(unsafe_code)]

use crate::{
    netdb::line::{trim, word},
    records::fields::is_blank,
};

/// A netgroup.
#[derive(Clone, Debug)]
pub struct Netgroup<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// What belongs to it.
    pub members: Members<'a>,
}

impl<'a> Netgroup<'a> {
    /// Reads a line, in which continued lines are already joined; `None` when it is empty or begins with a blank.
    /// There are no comments.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let text = line.split(|byte| matches!(byte, b'\n' | 0)).next()?;
        if text.first().is_none_or(|&byte| is_blank(byte)) {
            return None;
        }
        let (name, rest) = word(text);
        // As with glibc, a NUL does not end a name.
        if name.len() == text.len() && line.get(text.len()) == Some(&0) {
            return None;
        }
        Some(Self { name, members: Members { rest } })
    }
}

/// One thing that belongs to a netgroup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member<'a> {
    /// What belongs to the group of this name.
    Group(&'a [u8]),
    /// A host, a user and a domain.
    Triple(Triple<'a>),
}

/// A host, a user and a domain. An empty one stands for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of netgroup(5)")]
pub struct Triple<'a> {
    pub host: &'a [u8],
    pub user: &'a [u8],
    pub domain: &'a [u8],
}

impl Triple<'_> {
    /// Whether innetgr(3) finds these in it. `None` stands for any; only in users does the case of letters count.
    pub fn holds(&self, host: Option<&[u8]>, user: Option<&[u8]>, domain: Option<&[u8]>) -> bool {
        let unless = |mine: &[u8], wanted: Option<&[u8]>| mine.is_empty() || wanted.is_none();
        let same = |mine: &[u8], wanted: Option<&[u8]>| {
            unless(mine, wanted) || wanted.is_some_and(|wanted| mine.eq_ignore_ascii_case(wanted))
        };
        same(self.host, host) && (unless(self.user, user) || user == Some(self.user)) && same(self.domain, domain)
    }
}

/// What belongs to a netgroup, in order. A triple that is not complete ends it.
#[derive(Clone, Debug)]
pub struct Members<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Members<'a> {
    type Item = Member<'a>;

    fn next(&mut self) -> Option<Member<'a>> {
        let text = trim(self.rest);
        let (member, rest) = match text.strip_prefix(b"(") {
            Some(inside) => triple(inside)?,
            None if text.is_empty() => return None,
            None => {
                let (name, rest) = word(text);
                (Member::Group(name), rest)
            }
        };
        self.rest = rest;
        Some(member)
    }
}

/// The triple that `text` begins with, behind its parenthesis, and what follows it.
fn triple(text: &[u8]) -> Option<(Member<'_>, &[u8])> {
    let (host, rest) = field(text, b',')?;
    let (user, rest) = field(rest, b',')?;
    let (domain, rest) = field(rest, b')')?;
    Some((Member::Triple(Triple { host, user, domain }), rest))
}

/// The first word in front of `end`, and what follows it.
fn field(text: &[u8], end: u8) -> Option<(&[u8], &[u8])> {
    let length = text.iter().position(|&byte| byte == end)?;
    let (field, _) = word(trim(text.get(..length)?));
    Some((field, text.get(length + 1..)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(line: &str) -> Option<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let group = Netgroup::parse(line.as_bytes())?;
        let members = group.members.map(|member| match member {
            Member::Group(name) => text(name),
            Member::Triple(Triple { host, user, domain }) => {
                format!("<{} {} {}>", text(host), text(user), text(domain))
            }
        });
        Some((text(group.name), members.collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn members_are_groups_and_triples() {
        let is = |line: &str, members: &str| assert_eq!(shown(line), Some(("g".into(), members.into())), "{line}");
        is("g (a,b,c)h (,,)\r\n", "<a b c> h <  >");
        is("g ( a b , c ,\td ) ((e,f,g)", "<a c d> <(e f g>");
        is("g (a,b,c,d) # (e,f,g)\0 i", "<a b c,d> # <e f g>");
        is("g h (a,b) (c,d,e) i", "h <a b) d,e> i");
        is("g h (a,b", "h");
        is("g", "");
        for line in ["", "\n", " g (a,b,c)", "\0g"] {
            assert_eq!(shown(line), None, "{line:?}");
        }
    }

    #[test]
    fn only_users_have_a_case() {
        let triple = Triple { host: b"H", user: b"U", domain: b"" };
        assert!(triple.holds(Some(b"h"), Some(b"U"), Some(b"any")));
        assert!(triple.holds(None, None, None));
        assert!(!triple.holds(Some(b"h"), Some(b"u"), None));
        assert!(!triple.holds(Some(b""), Some(b"U"), None));
    }

    proptest! {
        #[test]
        fn no_line_is_too_strange(line in "[a-c,() \\\\#\0]{0,30}") {
            if let Some(group) = Netgroup::parse(line.as_bytes()) {
                prop_assert!(!group.name.is_empty());
                prop_assert!(group.members.count() <= line.len());
            }
        }
    }
}
