//! Two runs of the same tests, side by side.

use std::fmt;

use crate::recipe::Known;

use super::Both;
use super::again::Runs;
use super::results::{Outcome, Outcomes};

/// What the host's libc and musl agree on, and what not.
pub struct Comparison<'a> {
    /// On the host's libc.
    pub host: Counts,
    /// On musl.
    pub musl: Counts,
    /// Pass on the host and not on musl, without a reason.
    pub lost: Vec<&'a str>,
    /// The same, with the reason the recipe gives.
    pub known: Vec<&'a Known>,
    /// Differences the recipe knows of that are none (any more).
    gone: Vec<&'a Known>,
    /// Differences the recipe knows of that this host does not show: the test does not pass on its libc either.
    unseen: Vec<&'a Known>,
    /// What did not end alike at once, and was run again.
    again: Vec<(&'a str, &'a Runs)>,
}

/// How many tests ended in which way.
#[derive(Default)]
pub struct Counts {
    pass: usize,
    fail: usize,
    skip: usize,
}

impl<'a> Comparison<'a> {
    /// Compares; `known` are the differences that have a reason.
    pub fn of(both: &'a Both, known: &'a [Known]) -> Self {
        let Both { host, musl, again, .. } = both;
        let lost = host.keys().map(String::as_str).filter(|name| is_lost(host, musl, name) && !has_reason(known, name));
        let lost = lost.collect();
        let (known, others): (Vec<_>, Vec<_>) = known.iter().partition(|known| is_lost(host, musl, &known.name));
        let (unseen, gone) = others.into_iter().partition(|known| fails_on_both(host, musl, &known.name));
        let again = again.iter().map(|(name, runs)| (name.as_str(), runs)).collect();
        Self { host: Counts::of(host), musl: Counts::of(musl), lost, known, gone, unseen, again }
    }

    /// Whether all that passes on the host passes on musl, but for what has a reason.
    pub fn is_well(&self) -> bool {
        self.lost.is_empty() && self.gone.is_empty()
    }
}

/// The tests that pass on one of the two only, but for the known ones.
pub fn differing(host: &Outcomes, musl: &Outcomes, known: &[Known]) -> Vec<String> {
    let names = host.keys().chain(musl.keys().filter(|name| !host.contains_key(*name)));
    let differs = |name: &&String| is_lost(host, musl, name) || is_lost(musl, host, name);
    names.filter(|name| differs(name) && !has_reason(known, name)).cloned().collect()
}

fn has_reason(known: &[Known], name: &str) -> bool {
    known.iter().any(|known| known.name == name)
}

/// Whether it passes on the one and not on the other.
fn is_lost(one: &Outcomes, other: &Outcomes, name: &str) -> bool {
    one.get(name) == Some(&Outcome::Pass) && other.get(name) != Some(&Outcome::Pass)
}

fn fails_on_both(host: &Outcomes, musl: &Outcomes, name: &str) -> bool {
    let fails = |outcomes: &Outcomes| outcomes.get(name).is_some_and(|outcome| *outcome != Outcome::Pass);
    fails(host) && fails(musl)
}

impl Counts {
    fn of(outcomes: &Outcomes) -> Self {
        let count = |wanted| outcomes.values().filter(|outcome| **outcome == wanted).count();
        Self { pass: count(Outcome::Pass), fail: count(Outcome::Fail), skip: count(Outcome::Skip) }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.pass, self.fail, self.skip)
    }
}

impl fmt::Display for Comparison<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  host's libc           {}", self.host)?;
        writeln!(f, "  musl + libwildebeest  {}", self.musl)?;
        for name in &self.lost {
            writeln!(f, "  passes on the host's libc only: {name}")?;
        }
        for Known { name, reason } in &self.known {
            writeln!(f, "  known difference: {name}: {reason}")?;
        }
        for Known { name, .. } in &self.unseen {
            writeln!(f, "  known difference, not to be seen where the host's libc does not pass either: {name}")?;
        }
        for Known { name, .. } in &self.gone {
            writeln!(f, "  no difference any more, remove it from the recipe: {name}")?;
        }
        for (name, runs) in &self.again {
            writeln!(f, "  not alike at first: {name}: {runs}")?;
        }
        // As cargo's tests end, for `lwb check` to count.
        let failed = self.lost.len() + self.gone.len();
        let passed = self.host.pass - self.lost.len() - self.known.len();
        let ignored = self.host.fail + self.host.skip + self.known.len();
        let verdict = if failed == 0 { "ok" } else { "FAILED" };
        writeln!(f, "test result: {verdict}. {passed} passed; {failed} failed; {ignored} ignored")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes(list: &[(&str, Outcome)]) -> Outcomes {
        list.iter().map(|(name, outcome)| ((*name).to_owned(), *outcome)).collect()
    }

    fn both(host: &[(&str, Outcome)], musl: &[(&str, Outcome)]) -> Both {
        Both::from((outcomes(host), outcomes(musl)))
    }

    fn known(name: &str) -> Known {
        Known { name: name.to_owned(), reason: "it is so".to_owned() }
    }

    #[test]
    fn only_what_passes_on_the_host_must_pass_on_musl() {
        let host = [("a", Outcome::Pass), ("b", Outcome::Fail), ("c", Outcome::Skip)];
        let well = both(&host, &[("a", Outcome::Pass), ("b", Outcome::Fail), ("c", Outcome::Fail)]);
        assert!(Comparison::of(&well, &[]).is_well());
        let ill = both(&host, &[("b", Outcome::Pass)]);
        let comparison = Comparison::of(&ill, &[]);
        assert!(!comparison.is_well());
        assert!(comparison.to_string().contains("host's libc only: a\n"));
        assert!(comparison.to_string().ends_with("\ntest result: FAILED. 0 passed; 1 failed; 2 ignored\n"));
    }

    #[test]
    fn a_known_difference_must_be_one() {
        let (pass, skip, fail) = ([("a", Outcome::Pass)], [("a", Outcome::Skip)], [("a", Outcome::Fail)]);
        let reasons = [known("a")];
        let skipped = both(&pass, &skip);
        let comparison = Comparison::of(&skipped, &reasons);
        assert!(comparison.is_well() && comparison.to_string().contains("a: it is so"));
        assert!(comparison.to_string().ends_with("\ntest result: ok. 0 passed; 0 failed; 1 ignored\n"));
        let alike = both(&pass, &pass);
        assert!(!Comparison::of(&alike, &reasons).is_well());
        assert!(!Comparison::of(&alike, &[known("not a test")]).is_well());
        let failed = both(&fail, &fail);
        let comparison = Comparison::of(&failed, &reasons);
        assert!(comparison.is_well() && comparison.to_string().contains("not pass either: a\n"));
    }

    #[test]
    fn what_passes_on_one_only_differs() {
        let host = outcomes(&[("a", Outcome::Pass), ("b", Outcome::Fail), ("c", Outcome::Skip), ("d", Outcome::Pass)]);
        let musl = outcomes(&[("a", Outcome::Fail), ("b", Outcome::Skip), ("c", Outcome::Pass), ("e", Outcome::Pass)]);
        assert_eq!(differing(&host, &musl, &[known("c")]), ["a", "d", "e"]);
    }
}
