//! Where a database is looked for: the services of `-s`, in order, with what is done after each.
//!
//! A configuration reads as in nsswitch.conf(5): `files dns`, `files [NOTFOUND=return] dns`. There are no
//! modules to load on musl, so a service that is not built in has no answer.

use std::str;

use wildebeest::{netdb::line::trim, records::fields::is_blank};

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

    /// Reads a configuration; `None` where it has brackets that make no sense.
    ///
    /// A second pair of brackets behind a service, or one without a service, ends the list.
    pub fn parse(configuration: &[u8]) -> Option<Self> {
        let mut steps = Vec::new();
        let mut rest = trim(configuration);
        loop {
            let end = rest.iter().position(|&byte| is_blank(byte) || byte == b'[').unwrap_or(rest.len());
            let (name, behind) = rest.split_at_checked(end)?;
            if name.is_empty() {
                return Some(Self(steps));
            }
            let mut step = Step::new(service(name));
            rest = trim(behind);
            if let Some(inside) = rest.strip_prefix(b"[") {
                let end = inside.iter().position(|&byte| byte == b']')?;
                react(&mut step, inside.get(..end)?)?;
                rest = trim(inside.get(end + 1..)?);
            }
            steps.push(step);
        }
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

    /// Has each service print all its entries. What comes after the last one is not found.
    pub fn enumerate(&self, mut print: impl FnMut(Service) -> Status) {
        self.ask(|service| match print(service) {
            Status::Success => Status::NotFound,
            status => status,
        });
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
    let mut rest = str::from_utf8(actions).ok()?.to_ascii_lowercase();
    // `NOTFOUND = return` is the same as without the blanks.
    rest = rest.split('=').map(str::trim).collect::<Vec<_>>().join("=");
    if rest.trim().is_empty() {
        return None;
    }
    for action in rest.split_ascii_whitespace() {
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
    /// Adds what an option says about `database`, or about all of them; nothing where it makes no sense.
    pub fn add(&mut self, database: Option<&'static str>, services: &[u8]) {
        if let Some(services) = Services::parse(services) {
            self.0.insert(0, (database, services));
        }
    }

    /// The services of `database` that an option named.
    pub fn of(&self, database: &str) -> Option<Services> {
        let given = self.0.iter().find(|(name, _)| name.is_none_or(|name| name == database));
        given.map(|(_, services)| services.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The services asked when all of them answer so, in order.
    fn asked(configuration: &str, answer: Status) -> Option<Vec<Service>> {
        let mut asked = Vec::new();
        let services = Services::parse(configuration.as_bytes())?;
        services.ask(|service| {
            asked.push(service);
            answer
        });
        Some(asked)
    }

    #[test]
    fn brackets_say_when_to_go_on() {
        use Service::{Dns, Files, Unknown};
        use Status::{NotFound, Success, TryAgain, Unavailable};
        for (configuration, answer, expected) in [
            ("files dns", NotFound, vec![Files, Dns]),
            ("files dns", Success, vec![Files]),
            ("files [SUCCESS=continue] dns", Success, vec![Files]),
            ("\tfiles [NOTFOUND=return] dns\n", NotFound, vec![Files]),
            ("files[notfound = RETURN]dns", NotFound, vec![Files]),
            ("files [NOTFOUND=return] dns", Unavailable, vec![Files, Dns]),
            ("files [!NOTFOUND=return] dns", TryAgain, vec![Files]),
            ("files [!NOTFOUND=return] dns", NotFound, vec![Files, Dns]),
            ("files [UNAVAIL=return NOTFOUND=continue] dns", Unavailable, vec![Files]),
            ("files [UNAVAIL=return UNAVAIL=continue] dns", Unavailable, vec![Files, Dns]),
            ("files [UNAVAIL=continue][UNAVAIL=return] dns", Unavailable, vec![Files]),
            ("nis # FILES db", NotFound, vec![Unknown; 4]),
            ("", NotFound, vec![]),
            ("[NOTFOUND=return] files", NotFound, vec![]),
        ] {
            assert_eq!(asked(configuration, answer), Some(expected), "{configuration} {answer:?}");
        }
    }

    #[test]
    fn brackets_without_sense_spoil_everything() {
        for brackets in ["[", "[]", "[ ]", "[UNAVAIL", "[UNAVAIL]", "[UNAVAIL=]", "[FOO=return]", "[UNAVAIL=foo]"] {
            assert_eq!(Services::parse(format!("files {brackets} dns").as_bytes()), None, "{brackets}");
        }
        assert_eq!(Services::parse(b"files [! UNAVAIL=return]"), None);
        assert_eq!(Services::parse(b"files [\xff=return]"), None);
    }

    #[test]
    fn the_last_option_counts() {
        let mut configuration = Configuration::default();
        assert_eq!(configuration.of("group"), None);
        configuration.add(None, b"files");
        configuration.add(Some("group"), b"dns");
        configuration.add(Some("group"), b"files [");
        assert_eq!(configuration.of("group"), Some(Services::new(&[Service::Dns])));
        assert_eq!(configuration.of("passwd"), Some(Services::new(&[Service::Files])));
    }

    proptest! {
        #[test]
        fn names_are_asked_in_order(names in prop::collection::vec("files|dns|db|#|f=les", 0..6), blank in "[ \t\n]{1,3}") {
            let expected: Vec<_> = names.iter().map(|name| service(name.as_bytes())).collect();
            prop_assert_eq!(asked(&names.join(&blank), Status::NotFound), Some(expected));
        }

        #[test]
        fn no_configuration_is_too_strange(text in "[ a!=\\[\\]]{0,12}|[ !=\\[\\]a-zA-Z]{0,20}") {
            let _ = Services::parse(text.as_bytes());
        }
    }
}
