//! What people see while they wait: bars on a terminal, a few plain lines elsewhere.

use std::io::{IsTerminal, stderr};
use std::sync::Arc;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::schedule::Teller;

/// Where progress is shown.
#[derive(Clone)]
pub enum Progress {
    /// On a terminal.
    Bars(MultiProgress),
    /// On standard error that is none.
    Lines,
    /// By the run that this process does a step of.
    Told(Arc<Teller>),
}

/// One task under way. Dropped without `done`, it leaves no line behind.
pub struct Task {
    name: String,
    progress: Progress,
    bar: Option<ProgressBar>,
    quarter: u64,
}

impl Progress {
    /// Progress on standard error.
    pub fn new() -> Self {
        if stderr().is_terminal() { Self::Bars(MultiProgress::new()) } else { Self::Lines }
    }

    /// Begins a task whose length is not known (yet).
    pub fn task(&self, name: &str) -> Task {
        let mut bar = None;
        match self {
            Self::Bars(all) => {
                let new = all.add(ProgressBar::new_spinner().with_style(style("{spinner} {msg} ({elapsed})")));
                new.set_message(name.to_owned());
                new.enable_steady_tick(Duration::from_millis(120));
                bar = Some(new);
            }
            Self::Lines => eprintln!("{name} ..."),
            Self::Told(teller) => teller.tell(&["begin", name]),
        }
        Task { name: name.to_owned(), progress: self.clone(), bar, quarter: 0 }
    }

    /// A line that stays.
    pub fn line(&self, line: &str) {
        match self {
            Self::Bars(all) => drop(all.println(line)),
            Self::Lines => eprintln!("{line}"),
            Self::Told(teller) => teller.tell(&["line", line]),
        }
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
        } else if let Progress::Told(teller) = &self.progress {
            teller.tell(&["at", &self.name, &done.to_string(), &total.to_string()]);
        } else if self.is_new_quarter(done, total) {
            eprintln!("{} ... {done}/{total}", self.name);
        }
    }

    /// Ends the task with a line that stays.
    pub fn done(self, line: &str) {
        let progress = self.progress.clone();
        drop(self);
        progress.line(line);
    }

    fn is_new_quarter(&mut self, done: u64, total: u64) -> bool {
        let quarter = (done * 4).checked_div(total).unwrap_or(0);
        let is_new = quarter > self.quarter;
        self.quarter = quarter.max(self.quarter);
        is_new
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if let Progress::Told(teller) = &self.progress {
            teller.tell(&["end", &self.name]);
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
