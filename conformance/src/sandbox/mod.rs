//! Builds in namespaces of their own (mounts, users, processes, network), by bubblewrap: they see what their recipe
//! declares, and nothing else of the machine.

mod host;

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::command;

pub use host::Host;

/// Whether builds can be shut in.
#[derive(Clone, Serialize, Deserialize)]
pub enum Isolation {
    /// They are.
    Namespaces,
    /// They cannot be, for a reason.
    None(String),
}

/// What the programs of one step see. Paths are the same inside as outside.
#[derive(Clone)]
pub struct Sandbox {
    arguments: Vec<String>,
}

/// The namespaces; without the users' one the others are root's only.
const NAMESPACES: [&str; 7] = [
    "--unshare-user",
    "--unshare-ipc",
    "--unshare-pid",
    "--unshare-net",
    "--unshare-uts",
    "--die-with-parent",
    "--new-session",
];

impl Isolation {
    /// Asks the machine.
    pub fn of_this_machine() -> Self {
        if !command::is_installed("bwrap") {
            return Self::None("bubblewrap is not installed".to_owned());
        }
        let mut probe = command::bare("bwrap");
        let output =
            probe.args(NAMESPACES).args(["--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"]).output();
        match output {
            Ok(output) if output.status.success() => Self::Namespaces,
            Ok(output) => Self::None(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
            Err(error) => Self::None(error.to_string()),
        }
    }

    /// How a summary tells of it.
    pub fn describe(&self) -> String {
        match self {
            Self::Namespaces => "own mount, user, process and network namespaces".to_owned(),
            Self::None(reason) => format!("NONE ({reason})"),
        }
    }

    /// What a person should know at the beginning, if anything.
    pub fn warning(&self) -> Option<String> {
        let Self::None(reason) = self else { return None };
        Some(format!(
            "warning: builds are not shut in here, and run one at a time: {reason}.\n\
             \x20 What they read and need is checked all the same; in a container, user namespaces must be permitted."
        ))
    }
}

impl Sandbox {
    /// One that has nothing but the host's programs and empty scratch directories.
    pub fn new(host: Host) -> Result<Self> {
        let mut sandbox = Self { arguments: NAMESPACES.map(str::to_owned).to_vec() };
        for scratch in ["/tmp", "/run", "/var/tmp"] {
            sandbox.add(&["--tmpfs", scratch]);
        }
        sandbox.add(&["--proc", "/proc", "--dev", "/dev"]);
        sandbox.arguments.extend(host.arguments()?);
        Ok(sandbox)
    }

    /// Shows a file or a directory, unchangeable.
    pub fn read(self, path: &Path) -> Self {
        self.show("--ro-bind-try", path, path)
    }

    /// Shows a file or a directory.
    pub fn write(self, path: &Path) -> Self {
        self.show("--bind-try", path, path)
    }

    /// Shows a directory under the name of another, unchangeable.
    pub fn read_as(self, from: &Path, to: &Path) -> Self {
        self.show("--ro-bind", from, to)
    }

    fn show(mut self, how: &str, from: &Path, to: &Path) -> Self {
        self.add(&[how, &from.display().to_string(), &to.display().to_string()]);
        self
    }

    fn add(&mut self, words: &[&str]) {
        self.arguments.extend(words.iter().map(|word| (*word).to_owned()));
    }

    /// The same program inside.
    pub fn wrap(&self, command: &Command) -> Command {
        let mut inside = command::bare("bwrap");
        inside.args(&self.arguments);
        if let Some(directory) = command.get_current_dir() {
            inside.arg("--chdir").arg(directory);
        }
        inside.arg("--").arg(command.get_program()).args(command.get_args());
        inside.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        inside
    }
}
