//! What people see while they wait: bars on a terminal, a few plain lines elsewhere.

use std::io::{IsTerminal, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Where progress is shown.
pub struct Progress {
    terminal: bool,
}

/// One task under way. Dropped without `done`, it leaves no line behind.
pub struct Task {
    name: String,
    bar: Option<ProgressBar>,
    quarter: u64,
}

impl Progress {
    /// Progress on standard error.
    pub fn new() -> Self {
        Self { terminal: stderr().is_terminal() }
    }

    /// Begins a task whose length is not known (yet).
    pub fn task(&self, name: &str) -> Task {
        let bar = self.terminal.then(|| {
            let bar = ProgressBar::new_spinner().with_style(style("{spinner} {msg} ({elapsed})"));
            bar.set_message(name.to_owned());
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        if bar.is_none() {
            eprintln!("{name} ...");
        }
        Task { name: name.to_owned(), bar, quarter: 0 }
    }
}

impl Task {
    /// `done` of `total` parts are done.
    pub fn at(&mut self, done: u64, total: u64) {
        if let Some(bar) = &self.bar {
            if bar.length() != Some(total) {
                bar.set_style(style("{msg} [{bar:30}] {pos}/{len} ({elapsed}, {eta} left)"));
                bar.set_length(total);
            }
            bar.set_position(done);
            return;
        }
        let quarter = (done * 4).checked_div(total).unwrap_or(0);
        if quarter > self.quarter {
            self.quarter = quarter;
            eprintln!("{} ... {done}/{total}", self.name);
        }
    }

    /// Ends the task with a line that stays.
    pub fn done(self, line: &str) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        eprintln!("{line}");
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
