//! `initgroups`: the groups that have a user as a member, as initgroups(3) would set them.

use wildebeest::grp::entry::Entry;

use super::{
    group::Group,
    records::{self, Records as _},
};
use crate::{
    database::{Answer, Database, Session},
    services::{Service, Status},
    system::accounts::{self, NO_GROUP},
};

/// The database `initgroups`.
pub struct Initgroups;

impl Database for Initgroups {
    fn configuration(&self) -> &'static str {
        "initgroups"
    }

    fn fallback(&self) -> &'static str {
        Group::NAME
    }

    fn services(&self) -> &'static [Service] {
        Group::SERVICES
    }

    /// Nobody needs to know the user: somebody of that name is in no group, then.
    fn look_up(&self, user: &[u8], session: &mut Session<'_>) -> Answer {
        let Session { out, services, .. } = session;
        out.padded(user, 21);
        let mut groups = Vec::new();
        services.ask(|service| {
            let found = match service {
                Service::Files => groups_in_file(user),
                Service::Libc => accounts::groups_of(user),
                _ => None,
            };
            let Some(found) = found else { return Status::Unavailable };
            // A service adds what those before it do not know.
            let new: Vec<_> = found.into_iter().filter(|gid| *gid != NO_GROUP && !groups.contains(gid)).collect();
            groups.extend(new);
            Status::NotFound
        });
        for gid in groups {
            out.text(b" ");
            out.number(gid);
        }
        out.text(b"\n");
        Answer::Found
    }
}

fn groups_in_file(user: &[u8]) -> Option<Vec<u32>> {
    let mut groups = Vec::new();
    let status = records::for_each(Group::FILE, |fields| {
        if let Some(group) = Entry::parse(fields)
            && group.members.listed().any(|member| member == user)
        {
            groups.push(group.gid);
        }
    });
    (status == Status::Success).then_some(groups)
}
