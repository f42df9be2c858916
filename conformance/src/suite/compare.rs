//! Two runs of the same tests, side by side.

use std::fmt;

use crate::recipe::Known;

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
    pub fn of(host: &'a Outcomes, musl: &Outcomes, known: &'a [Known]) -> Self {
        let lost = lost(host, musl, known);
        let (known, others): (Vec<_>, Vec<_>) = known.iter().partition(|known| is_lost(host, musl, &known.name));
        let (unseen, gone) = others.into_iter().partition(|known| fails_on_both(host, musl, &known.name));
        Self { host: Counts::of(host), musl: Counts::of(musl), lost, known, gone, unseen }
    }

    /// Whether all that passes on the host passes on musl, but for what has a reason.
    pub fn is_well(&self) -> bool {
        self.lost.is_empty() && self.gone.is_empty()
    }
}

/// The tests that pass on the host and not on musl, but for the known ones.
pub fn lost<'a>(host: &'a Outcomes, musl: &Outcomes, known: &[Known]) -> Vec<&'a str> {
    let has_reason = |name: &str| known.iter().any(|known| known.name == name);
    host.keys().map(String::as_str).filter(|name| is_lost(host, musl, name) && !has_reason(name)).collect()
}

fn is_lost(host: &Outcomes, musl: &Outcomes, name: &str) -> bool {
    host.get(name) == Some(&Outcome::Pass) && musl.get(name) != Some(&Outcome::Pass)
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

    fn known(name: &str) -> Known {
        Known { name: name.to_owned(), reason: "it is so".to_owned() }
    }

    #[test]
    fn only_what_passes_on_the_host_must_pass_on_musl() {
        let host = outcomes(&[("a", Outcome::Pass), ("b", Outcome::Fail), ("c", Outcome::Skip)]);
        let musl = outcomes(&[("a", Outcome::Pass), ("b", Outcome::Fail), ("c", Outcome::Fail)]);
        assert!(Comparison::of(&host, &musl, &[]).is_well());
        let musl = outcomes(&[("b", Outcome::Pass)]);
        let comparison = Comparison::of(&host, &musl, &[]);
        assert!(!comparison.is_well());
        assert!(comparison.to_string().contains("host's libc only: a\n"));
        assert!(comparison.to_string().ends_with("\ntest result: FAILED. 0 passed; 1 failed; 2 ignored\n"));
    }

    #[test]
    fn a_known_difference_must_be_one() {
        let host = outcomes(&[("a", Outcome::Pass)]);
        let reasons = [known("a")];
        let skipped = outcomes(&[("a", Outcome::Skip)]);
        let comparison = Comparison::of(&host, &skipped, &reasons);
        assert!(comparison.is_well() && comparison.to_string().contains("a: it is so"));
        assert!(comparison.to_string().ends_with("\ntest result: ok. 0 passed; 0 failed; 1 ignored\n"));
        assert!(!Comparison::of(&host, &host, &reasons).is_well());
        assert!(!Comparison::of(&host, &host, &[known("not a test")]).is_well());
        let failed = outcomes(&[("a", Outcome::Fail)]);
        let comparison = Comparison::of(&failed, &failed, &reasons);
        assert!(comparison.is_well() && comparison.to_string().contains("not pass either: a\n"));
    }
}
