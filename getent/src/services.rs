//! Where a database is looked for: the services of `-s`, in order, with what is done after each.
//!
//! A configuration reads as in nsswitch.conf(5): `files dns`, `files [NOTFOUND=return] dns`. There are no
//! modules to load on musl, so a service that is not built in has no answer.

use std::str;

use crate::database::Answer;

/// Where answers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The file in /etc.
    Files,
    /// The domain name system.
    Dns,
    /// The C library's own function, for what it knows beyond the file. No configuration names it.
    Libc,
    /// A service that does not exist here.
    Unknown,
}

/// How a service answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// With an entry.
    Success,
    /// There is no such entry.
    NotFound,
    /// It cannot be asked.
    Unavailable,
    /// It cannot answer now.
    TryAgain,
}

impl From<bool> for Status {
    /// Whether there was an entry.
    fn from(found: bool) -> Self {
        if found { Self::Success } else { Self::NotFound }
    }
}

impl From<Status> for Answer {
    fn from(status: Status) -> Self {
        if status == Status::Success { Self::Found } else { Self::NotFound }
    }
}

/// A service, and after which of its answers the next one is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    service: Service,
    /// By [`Status`], in the order of its variants.
    goes_on: [bool; 4],
}

impl Step {
    const fn new(service: Service) -> Self {
        Self { service, goes_on: [false, true, true, true] }
    }
}

/// The services of one database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Services(Vec<Step>);

impl Services {
    /// These services, one after the other until one has an entry.
    pub fn new(services: &[Service]) -> Self {
        Self(services.iter().copied().map(Step::new).collect())
    }

    /// Reads a configuration. What cannot be read, and all that follows, does not count.
    pub fn parse(configuration: &[u8]) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        let mut rest = configuration.trim_ascii_start();
        while let Some(&first) = rest.first() {
            if first == b'[' {
                let Some(end) = rest.iter().position(|&byte| byte == b']') else { break };
                let (Some(step), Some(actions)) = (steps.last_mut(), rest.get(1..end)) else { break };
                if react(step, actions).is_none() {
                    break;
                }
                rest = rest.get(end + 1..).unwrap_or_default();
            } else {
                let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'[');
                let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
                steps.push(Step::new(service(name)));
                rest = behind;
            }
            rest = rest.trim_ascii_start();
        }
        Self(steps)
    }

    /// Asks one service after the other until the answer of one ends the search, which is the result.
    pub fn ask(&self, mut ask: impl FnMut(Service) -> Status) -> Status {
        let mut status = Status::Unavailable;
        for step in &self.0 {
            status = ask(step.service);
            let [success, not_found, unavailable, try_again] = step.goes_on;
            let goes_on = match status {
                Status::Success => success,
                Status::NotFound => not_found,
                Status::Unavailable => unavailable,
                Status::TryAgain => try_again,
            };
            if !goes_on {
                break;
            }
        }
        status
    }

    /// All of them in order, for an enumeration.
    pub fn iter(&self) -> impl Iterator<Item = Service> {
        self.0.iter().map(|step| step.service)
    }
}

fn service(name: &[u8]) -> Service {
    match name {
        b"files" => Service::Files,
        b"dns" => Service::Dns,
        _ => Service::Unknown,
    }
}

/// Applies what stands between brackets, such as `NOTFOUND=return !UNAVAIL=continue`.
fn react(step: &mut Step, actions: &[u8]) -> Option<()> {
    for action in str::from_utf8(actions).ok()?.to_ascii_lowercase().split_ascii_whitespace() {
        let (status, action) = action.split_once('=')?;
        let (others, status) = status.strip_prefix('!').map_or((false, status), |status| (true, status));
        let named = ["success", "notfound", "unavail", "tryagain"].iter().position(|&name| name == status)?;
        let goes_on = match action {
            "return" => false,
            "continue" | "merge" => true,
            _ => return None,
        };
        // As with glibc, an entry that was found is the answer, whatever is to be done on success.
        for (index, place) in step.goes_on.iter_mut().enumerate().skip(1) {
            if (index == named) != others {
                *place = goes_on;
            }
        }
    }
    Some(())
}

/// What the options `-s` say, the last one first: a database, or all of them, and its services.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Configuration(Vec<(Option<&'static str>, Services)>);

impl Configuration {
    /// Adds what an option says about `database`, or about all of them.
    pub fn add(&mut self, database: Option<&'static str>, services: &[u8]) {
        self.0.insert(0, (database, Services::parse(services)));
    }

    /// The services of `database`, which are `default` unless an option named others.
    pub fn of(&self, database: &str, default: &[Service]) -> Services {
        let given = self.0.iter().find(|(name, _)| name.is_none_or(|name| name == database));
        given.map_or_else(|| Services::new(default), |(_, services)| services.clone())
    }
}
