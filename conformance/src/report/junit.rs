//! As JUnit's XML, which many tools show.

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::boot::Verdict;
use crate::suite::Outcome;

use super::rows::{Row, Tests};

/// A suite a package: that it builds, and each of its own tests on musl; and one for each start of a systemd.
pub fn write(rows: &[Row], boots: &[Verdict]) -> Result<String> {
    let mut report = Report::new("wildebeest-conformance");
    for row in rows {
        let mut suite = TestSuite::new(format!("{} ({}, {})", row.package, row.libc, row.compiler));
        let status = match &row.fails {
            None => TestCaseStatus::success(),
            Some(reason) => non_success(NonSuccessKind::Failure, reason),
        };
        suite.add_test_case(TestCase::new("builds", status));
        if let Some(tests) = &row.tests {
            let cases = tests
                .both
                .musl
                .iter()
                .map(|(name, outcome)| TestCase::new(name.as_str(), tests.status(name, *outcome)));
            suite.add_test_cases(cases);
        }
        report.add_test_suite(suite);
    }
    for boot in boots {
        let mut suite = TestSuite::new(format!("{} in a {}", boot.target, boot.place));
        for check in &boot.checks {
            let status = match check.passed {
                true => TestCaseStatus::success(),
                false => non_success(NonSuccessKind::Failure, &check.output.join("\n")),
            };
            suite.add_test_case(TestCase::new(check.name.as_str(), status));
        }
        report.add_test_suite(suite);
    }
    Ok(report.to_string()?)
}

impl Tests {
    /// What fails on the host's libc as well says nothing of musl.
    fn status(&self, name: &str, outcome: Outcome) -> TestCaseStatus {
        if let Some(known) = self.known.iter().find(|known| known.name == name) {
            return non_success_skipped(&format!("known difference: {}", known.reason));
        }
        match outcome {
            _ if self.lost.iter().any(|lost| lost == name) => {
                non_success(NonSuccessKind::Failure, "passes on the host's libc only")
            }
            Outcome::Pass => TestCaseStatus::success(),
            Outcome::Skip => non_success_skipped("skipped"),
            Outcome::Fail => non_success_skipped("fails on the host's libc as well"),
        }
    }
}

fn non_success(kind: NonSuccessKind, message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(message);
    status
}

fn non_success_skipped(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(message);
    status
}
