//! `netgroup`: the hosts, users and domains of a netgroup, and whether some of these belong to it.

use std::collections::HashSet;

use wildebeest::netgroup::line::{Member, Netgroup as Line, Triple};

use crate::{
    database::{Answer, Database, Session},
    lines::Lines,
    output::Output,
    services::{Service, Services, Status},
};

const FILE: &str = "/etc/netgroup";

/// Columns for the name.
const WIDTH: usize = 21;

/// The database `netgroup`.
pub struct Netgroup;

impl Database for Netgroup {
    fn configuration(&self) -> &'static str {
        "netgroup"
    }

    fn look_up(&self, group: &[u8], session: &mut Session<'_>) -> Answer {
        let Session { out, services, .. } = session;
        let mut begun = false;
        let found = for_each_triple(services, group, |triple| {
            if !begun {
                out.padded(group, WIDTH);
                begun = true;
            }
            print(triple, out);
            true
        });
        if found == Answer::Found {
            if !begun {
                out.padded(group, WIDTH);
            }
            out.text(b"\n");
        }
        found
    }

    /// One key is a group to list, four are a question: does this host, user and domain belong to it? (`*` stands for
    /// any.) As with glibc, any other number of keys asks for nothing.
    fn look_up_all(&self, keys: &[Vec<u8>], session: &mut Session<'_>) -> Answer {
        match keys {
            [group] => self.look_up(group, session),
            [group, host, user, domain] => {
                test(group, [host, user, domain].map(|key| Some(key.as_slice()).filter(|key| key != b"*")), session);
                Answer::Found
            }
            _ => Answer::Found,
        }
    }
}

/// Prints whether innetgr(3) would find these in `group`.
fn test(group: &[u8], [host, user, domain]: [Option<&[u8]>; 3], session: &mut Session<'_>) {
    let Session { out, services, .. } = session;
    let mut belongs = false;
    for_each_triple(services, group, |triple| {
        belongs = triple.holds(host, user, domain);
        !belongs
    });
    out.padded(group, WIDTH);
    for (before, text) in [(" (", host), (",", user), (",", domain)] {
        out.text(before.as_bytes());
        out.text(text.unwrap_or_default());
    }
    out.text(if belongs { b") = 1\n" } else { b") = 0\n" });
}

/// An empty host, alone among the three, is printed as a blank.
fn print(triple: &Triple<'_>, out: &mut Output) {
    out.text(b" (");
    out.text(if triple.host.is_empty() { b" " } else { triple.host });
    out.text(b",");
    out.text(triple.user);
    out.text(b",");
    out.text(triple.domain);
    out.text(b")");
}

/// Gives `visit` the triples of `group`, then those of the groups that belong to it, the last one first, until it
/// says that this was enough. Each group counts once, however often it is named.
fn for_each_triple(services: &Services, group: &[u8], mut visit: impl FnMut(&Triple<'_>) -> bool) -> Answer {
    let mut seen = HashSet::from([group.to_vec()]);
    let mut waiting = vec![group.to_vec()];
    let mut answer = None;
    while let Some(name) = waiting.pop() {
        let mut enough = false;
        let found = look_up(services, &name, |member| {
            match member {
                Member::Triple(triple) => enough = !visit(&triple),
                Member::Group(name) if !seen.contains(name) => {
                    seen.insert(name.to_vec());
                    waiting.push(name.to_vec());
                }
                Member::Group(_) => {}
            }
            !enough
        });
        // A group that belongs to it need not exist.
        answer.get_or_insert(found);
        if enough {
            break;
        }
    }
    answer.unwrap_or(Answer::NotFound)
}

/// Gives `visit` the members of the group `name`, until it says that this was enough.
fn look_up(services: &Services, name: &[u8], mut visit: impl FnMut(Member<'_>) -> bool) -> Answer {
    let status = services.ask(|service| match service {
        Service::Files => find(name, |group| {
            for member in group.members {
                if !visit(member) {
                    break;
                }
            }
        }),
        _ => Status::Unavailable,
    });
    status.into()
}

/// Gives `visit` the first group called `name` in the file.
fn find(name: &[u8], visit: impl FnOnce(Line<'_>)) -> Status {
    let Some(mut lines) = Lines::open(FILE) else { return Status::Unavailable };
    let mut joined = Vec::new();
    while let Some(line) = lines.next() {
        // A backslash at the end has the next line go on with this one.
        if let Some(start) = line.strip_suffix(b"\\\n") {
            joined.extend_from_slice(start);
            joined.push(b' ');
            continue;
        }
        let found = if joined.is_empty() {
            group_called(name, line)
        } else {
            joined.extend_from_slice(line);
            group_called(name, &joined)
        };
        if let Some(group) = found {
            visit(group);
            return Status::Success;
        }
        joined.clear();
    }
    group_called(name, &joined).map(visit).is_some().into()
}

fn group_called<'a>(name: &[u8], line: &'a [u8]) -> Option<Line<'a>> {
    // Most lines are passed over without being read.
    let group = line.starts_with(name).then(|| Line::parse(line))?;
    group.filter(|group| group.name == name)
}
