//! Where a command runs: an /etc, a network and perhaps a name server of its own.
//!
//! The thread that runs the command first gets mount and network namespaces of its own.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::{
        fs::PermissionsExt,
        process::{CommandExt, ExitStatusExt},
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, Result, anyhow};
use nix::{
    mount::{MsFlags, mount},
    sched::{CloneFlags, unshare},
};
use wildebeest_pkgconfig::{
    programs,
    tree::{Tree, run},
};

use crate::{case::directory, name_server::NameServer};

/// Seconds after which a command is taken to hang.
const LIMIT: &str = "30";

const NOBODY: u32 = 65534;

/// Every service answers from the files.
const FILES_ONLY: &str = "\
passwd: files\ngroup: files\nshadow: files\ngshadow: files\nnetgroup: files\naliases: files\n\
ethers: files\nhosts: files\nnetworks: files\nprotocols: files\nservices: files\nrpc: files\n";

/// An /etc, a network and a name server to be set up.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// A directory below `tests/etc` whose files are copied.
    pub etc: Option<String>,
    /// Files in /etc by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Shell commands that run before.
    pub preparations: Vec<String>,
    pub network: Network,
    /// Records of the name server at 127.0.0.1, if there is to be one.
    pub records: Option<Vec<String>>,
    /// The command is run by somebody who may not read everything.
    pub as_nobody: bool,
}

/// The addresses there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Network {
    /// Not even a loopback interface that is up.
    #[default]
    None,
    Loopback,
    Ipv4,
    Ipv6,
    Both,
}

/// Whose `getent` and `getconf` are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Programs {
    Glibc,
    Wildebeest,
}

impl Programs {
    /// Where they are.
    pub fn directory(self, tree: &Tree) -> PathBuf {
        match self {
            Self::Glibc => "/usr/bin".into(),
            Self::Wildebeest => programs::directory(tree),
        }
    }
}

/// What a command printed and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub status: i32,
}

/// Whether this machine lets a test have namespaces of its own.
pub fn permitted() -> bool {
    thread::spawn(|| unshare(CloneFlags::CLONE_NEWNS | CloneFlags::CLONE_NEWNET).is_ok()).join().unwrap_or(false)
}

impl Network {
    /// The words after `ip` that make it.
    fn commands(self) -> Vec<&'static str> {
        let v4 = "address add 192.0.2.1/24 dev lo";
        let v6 = "address add 2001:db8::1/64 dev lo nodad";
        let up = "link set lo up";
        match self {
            Self::None => Vec::new(),
            Self::Loopback => vec![up],
            Self::Ipv4 => vec![up, v4, "address delete ::1/128 dev lo"],
            Self::Ipv6 => vec![up, v6, "address delete 127.0.0.1/8 dev lo"],
            Self::Both => vec![up, v4, v6],
        }
    }
}

impl Scene {
    /// Runs a shell command in this scene.
    pub fn run(&self, tree: &Tree, programs: Programs, command: &str) -> Result<Answer> {
        self.inside(|work| {
            let home = work.join("home");
            fs::create_dir(&home)?;
            let mut command = shell(programs, tree, command);
            command.current_dir(&home);
            if self.as_nobody {
                fs::set_permissions(work, fs::Permissions::from_mode(0o755))?;
                command.uid(NOBODY).gid(NOBODY);
            }
            let output = command.output().context("cannot run the shell")?;
            let status = output.status.code().unwrap_or_else(|| 128 + output.status.signal().unwrap_or(0));
            Ok(Answer { stdout: output.stdout, stderr: output.stderr, status })
        })
    }

    /// Calls `play` with a directory to work in, on a thread of its own that is in this scene.
    pub fn inside<T: Send>(&self, play: impl FnOnce(&Path) -> Result<T> + Send) -> Result<T> {
        let on_stage = || {
            let work = tempfile::tempdir()?;
            self.set_up(work.path())?;
            let _server = self.records.as_deref().map(NameServer::start).transpose()?;
            play(work.path())
        };
        thread::scope(|scope| scope.spawn(on_stage).join()).map_err(|_| anyhow!("the scene panicked"))?
    }

    fn set_up(&self, work: &Path) -> Result<()> {
        let etc = work.join("etc");
        fs::create_dir(&etc)?;
        fs::write(etc.join("nsswitch.conf"), FILES_ONLY)?;
        if let Some(name) = &self.etc {
            run(Command::new("cp").arg("-r").arg(directory().join("etc").join(name).join(".")).arg(&etc))?;
        }
        for (name, content) in &self.files {
            fs::write(etc.join(name), content).with_context(|| format!("cannot write {name}"))?;
        }
        unshare(CloneFlags::CLONE_NEWNS | CloneFlags::CLONE_NEWNET).context("no namespaces")?;
        let nothing = None::<&str>;
        mount(nothing, "/", nothing, MsFlags::MS_REC | MsFlags::MS_PRIVATE, nothing)?;
        mount(Some(&etc), "/etc", nothing, MsFlags::MS_BIND, nothing).context("cannot replace /etc")?;
        for words in self.network.commands() {
            run(Command::new("ip").args(words.split(' ')))?;
        }
        for preparation in &self.preparations {
            run(Command::new("sh").args(["-c", preparation]).current_dir("/etc"))?;
        }
        Ok(())
    }
}

/// A shell that finds the wanted programs, by their bare names.
fn shell(programs: Programs, tree: &Tree, command: &str) -> Command {
    let path = format!("{}:/usr/sbin:/usr/bin:/sbin:/bin", programs.directory(tree).display());
    let mut shell = Command::new("timeout");
    shell.args(["--kill-after=5", LIMIT, "sh", "-c", command]).env_clear().env("PATH", path);
    shell.env("LC_ALL", "C").stdin(Stdio::null());
    shell
}
