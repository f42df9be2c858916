//! Tests that end differently on the two C libraries are run again, on both: one that waits for something fails where
//! the machine has much to do, and one that asks for chance fails by chance.

use std::fmt;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::libc::Libc;
use crate::recipe::Known;

use super::results::{Outcome, Outcomes};
use super::{Both, compare};

/// How often at most, after the first time.
const ROUNDS: usize = 3;

/// How a test ended each time it was run; the first time was among all the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runs {
    host: Vec<Outcome>,
    musl: Vec<Outcome>,
}

impl Both {
    /// Runs what differs without a reason again, by `run`, until it has passed on both or was run often enough. What
    /// has passed once counts as passed, and how often it did stays to be told.
    pub fn try_again(
        &mut self,
        known: &[Known],
        mut run: impl FnMut(Libc, &[String]) -> Result<Outcomes>,
    ) -> Result<()> {
        for _ in 0..ROUNDS {
            let names = compare::differing(&self.host, &self.musl, known);
            if names.is_empty() {
                break;
            }
            let (host, musl) = (run(Libc::Host, &names)?, run(Libc::Musl, &names)?);
            for name in names {
                self.add(name, &host, &musl);
            }
        }
        Ok(())
    }

    fn add(&mut self, name: String, host: &Outcomes, musl: &Outcomes) {
        let first = Runs { host: vec![outcome(&self.host, &name)], musl: vec![outcome(&self.musl, &name)] };
        let runs = self.again.entry(name.clone()).or_insert(first);
        runs.host.push(outcome(host, &name));
        runs.musl.push(outcome(musl, &name));
        self.host.insert(name.clone(), best(&runs.host));
        self.musl.insert(name, best(&runs.musl));
    }
}

/// What did not run has failed.
fn outcome(outcomes: &Outcomes, name: &str) -> Outcome {
    outcomes.get(name).copied().unwrap_or(Outcome::Fail)
}

fn best(outcomes: &[Outcome]) -> Outcome {
    let passed = outcomes.iter().find(|outcome| **outcome == Outcome::Pass);
    passed.or(outcomes.last()).copied().unwrap_or(Outcome::Fail)
}

impl fmt::Display for Runs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let passed = |outcomes: &[Outcome]| outcomes.iter().filter(|outcome| **outcome == Outcome::Pass).count();
        let (times, host, musl) = (self.host.len(), passed(&self.host), passed(&self.musl));
        write!(f, "passed {host} of {times} times on the host's libc, and {musl} of {times} on musl")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn both(host: Outcome, musl: Outcome) -> Both {
        let outcomes = |outcome| Outcomes::from([("steady".to_owned(), Outcome::Pass), ("odd".to_owned(), outcome)]);
        Both::from((outcomes(host), outcomes(musl)))
    }

    /// Runs tests again that pass on musl at the `passing`th time.
    fn tried(mut both: Both, passing: usize) -> Result<(Both, usize)> {
        let rounds = Cell::new(0);
        both.try_again(&[], |libc, names| {
            assert_eq!(names, ["odd"]);
            rounds.set(rounds.get() + usize::from(libc == Libc::Musl));
            let passes = libc == Libc::Host || rounds.get() == passing;
            Ok([("odd".to_owned(), if passes { Outcome::Pass } else { Outcome::Fail })].into())
        })?;
        Ok((both, rounds.get()))
    }

    #[test]
    fn what_differs_is_run_until_it_passes_on_both() -> Result<()> {
        let (both, rounds) = tried(both(Outcome::Pass, Outcome::Fail), 2)?;
        assert_eq!((rounds, both.musl.get("odd")), (2, Some(&Outcome::Pass)));
        let told: Vec<_> = both.again.iter().map(|(name, runs)| format!("{name}: {runs}")).collect();
        assert_eq!(told, ["odd: passed 3 of 3 times on the host's libc, and 1 of 3 on musl"]);
        Ok(())
    }

    #[test]
    fn what_never_passes_stays_a_failure_and_is_not_run_for_ever() -> Result<()> {
        let (both, rounds) = tried(both(Outcome::Pass, Outcome::Fail), 9)?;
        assert_eq!((rounds, both.musl.get("odd")), (ROUNDS, Some(&Outcome::Fail)));
        Ok(())
    }

    #[test]
    fn what_fails_on_the_hosts_libc_alone_is_run_again_as_well() -> Result<()> {
        let (both, rounds) = tried(both(Outcome::Fail, Outcome::Pass), 9)?;
        assert_eq!((rounds, both.host.get("odd")), (1, Some(&Outcome::Pass)));
        Ok(())
    }

    #[test]
    fn what_ends_alike_or_differs_for_a_reason_is_not_run_again() -> Result<()> {
        let refuse = |_, _: &[String]| anyhow::bail!("it is run again");
        both(Outcome::Fail, Outcome::Skip).try_again(&[], refuse)?;
        let known = [Known { name: "odd".to_owned(), reason: "it is so".to_owned() }];
        both(Outcome::Pass, Outcome::Fail).try_again(&known, refuse)
    }
}
