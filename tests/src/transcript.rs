//! Transcripts: commands, and what glibc's programs answer them, in files a person can read.
//!
//! ```text
//! # A comment.
//! == a title                    stands in the names of the commands below
//! etc: NAME                     a new scene with the files of tests/etc/NAME; `etc: nothing` for none
//! file passwd:                  a file in /etc, in the notation of `letters.rs`
//! | root:x:0:0:root:/root:/bin/sh
//! prepare: COMMAND              a shell command that works on /etc
//! network: none|loopback|ipv4|ipv6|both
//! user: root|nobody
//! dns:                          a name server at 127.0.0.1, and what it knows
//! | host.example A 192.0.2.10
//! $ getent passwd root          a shell command, and glibc's answer:
//! > root:x:0:0:root:/root:/bin/sh
//! ! a line on stderr
//! = 2                           the exit status, if it is not 0
//! differs: NAME                 ours is another, for the reason NAME in differences.toml:
//! > ...
//! ~ getconf _PHYS_PAGES         a command with an answer that belongs to the machine: it is not recorded
//! differs: NAME                 nor need ours be the same on each machine
//! ```

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    case::directory,
    letters,
    scene::{Answer, Network, Scene},
};

/// A transcript.
#[derive(Debug)]
pub struct Transcript {
    path: PathBuf,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    /// What stands between the commands, as it is.
    Text(String),
    Command(Box<Entry>),
}

/// A command of a transcript.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `file/title: command`.
    pub name: String,
    pub command: String,
    pub scene: Scene,
    /// What glibc answered; `None` where the answer belongs to the machine.
    pub recorded: Option<Answer>,
    /// Why ours is another, by name, and what it is.
    pub differs: Option<(String, Answer)>,
}

/// The transcripts in the directory `tests/<name>`.
pub fn all(name: &str) -> Result<Vec<Transcript>> {
    let root = directory().join(name);
    let entries = fs::read_dir(&root).with_context(|| format!("cannot read {}", root.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    paths.into_iter().map(Transcript::read).collect()
}

impl Transcript {
    fn read(path: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let items = Reader::new(&path, &text).items().with_context(|| format!("in {}", path.display()))?;
        Ok(Self { path, items })
    }

    /// The file's name without its extension.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The commands.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.items.iter().filter_map(|item| if let Item::Command(entry) = item { Some(&**entry) } else { None })
    }

    /// Writes the file anew with the answers that `record` gives.
    pub fn record(&mut self, record: impl Fn(&Entry) -> Result<Answer>) -> Result<()> {
        let mut text = String::new();
        for item in &mut self.items {
            match item {
                Item::Text(line) => writeln!(text, "{line}")?,
                Item::Command(entry) => {
                    if entry.recorded.is_some() {
                        entry.recorded = Some(record(entry)?);
                    }
                    entry.write(&mut text)?;
                }
            }
        }
        fs::write(&self.path, text).with_context(|| format!("cannot write {}", self.path.display()))
    }
}

impl Entry {
    fn write(&self, text: &mut String) -> Result<()> {
        writeln!(text, "{} {}", if self.recorded.is_some() { '$' } else { '~' }, self.command)?;
        text.push_str(&self.recorded.as_ref().map(Answer::to_string).unwrap_or_default());
        if let Some((reason, answer)) = &self.differs {
            write!(text, "differs: {reason}\n{answer}")?;
        }
        Ok(())
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (mark, bytes) in [('>', &self.stdout), ('!', &self.stderr)] {
            for line in letters::lines(bytes) {
                writeln!(f, "{}", format!("{mark} {line}").trim_end())?;
            }
        }
        if self.status != 0 {
            writeln!(f, "= {}", self.status)?;
        }
        Ok(())
    }
}

/// Reads a transcript line by line.
struct Reader<'a> {
    file: String,
    lines: std::iter::Peekable<std::str::Lines<'a>>,
    title: String,
    scene: Scene,
    items: Vec<Item>,
}

impl<'a> Reader<'a> {
    fn new(path: &Path, text: &'a str) -> Self {
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (title, scene, items) = Default::default();
        Self { file, lines: text.lines().peekable(), title, scene, items }
    }

    fn items(mut self) -> Result<Vec<Item>> {
        while let Some(line) = self.lines.next() {
            match line.split_once(' ') {
                Some((mark @ ("$" | "~"), command)) => self.command(command, mark == "$")?,
                _ => {
                    self.items.push(Item::Text(line.to_owned()));
                    self.setting(line).with_context(|| format!("`{line}`"))?;
                }
            }
        }
        Ok(self.items)
    }

    /// A line that is no command changes the scene.
    fn setting(&mut self, line: &str) -> Result<()> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if let Some(title) = line.strip_prefix("== ") {
            title.clone_into(&mut self.title);
            return Ok(());
        }
        let (key, value) = line.split_once(':').context("neither a comment nor a setting")?;
        let value = value.trim();
        match (key, value) {
            ("etc", "nothing") => self.scene = Scene::default(),
            ("etc", name) => self.scene = Scene { etc: Some(name.to_owned()), ..Scene::default() },
            ("prepare", command) => self.scene.preparations.push(command.to_owned()),
            ("network", "none") => self.scene.network = Network::None,
            ("network", "loopback") => self.scene.network = Network::Loopback,
            ("network", "ipv4") => self.scene.network = Network::Ipv4,
            ("network", "ipv6") => self.scene.network = Network::Ipv6,
            ("network", "both") => self.scene.network = Network::Both,
            ("user", "root" | "nobody") => self.scene.as_nobody = value == "nobody",
            ("dns", "") => self.scene.records = Some(self.block().collect()),
            (key, "") => {
                let name = key.strip_prefix("file ").context("unknown setting")?;
                let content = self.block().map(|line| letters::bytes(&line)).collect::<Result<Vec<_>>>()?;
                self.scene.files.insert(name.to_owned(), content.concat());
            }
            _ => bail!("unknown setting"),
        }
        Ok(())
    }

    /// The lines that start with a bar.
    fn block(&mut self) -> impl Iterator<Item = String> {
        let mut lines = Vec::new();
        while let Some(line) = self.lines.next_if(|line| line.starts_with('|')) {
            self.items.push(Item::Text(line.to_owned()));
            lines.push(marked(line, '|').unwrap_or_default().to_owned());
        }
        lines.into_iter()
    }

    fn command(&mut self, command: &str, recorded: bool) -> Result<()> {
        let name = format!("{}/{}: {command}", self.file, self.title);
        let scene = self.scene.clone();
        let answer = self.answer()?;
        let recorded = recorded.then_some(answer);
        let differs = match self.lines.next_if(|line| line.starts_with("differs: ")) {
            Some(line) => Some((line.trim_start_matches("differs: ").to_owned(), self.answer()?)),
            None => None,
        };
        self.items.push(Item::Command(Box::new(Entry { name, command: command.to_owned(), scene, recorded, differs })));
        Ok(())
    }

    fn answer(&mut self) -> Result<Answer> {
        let mut answer = Answer::default();
        while let Some(line) = self.lines.next_if(|line| matches!(line.as_bytes().first(), Some(b'>' | b'!' | b'='))) {
            if let Some(text) = marked(line, '>') {
                answer.stdout.extend(letters::bytes(text)?);
            } else if let Some(text) = marked(line, '!') {
                answer.stderr.extend(letters::bytes(text)?);
            } else if line.starts_with("==") {
                bail!("a title follows an answer without an empty line");
            } else {
                answer.status = marked(line, '=').unwrap_or_default().parse().context("no exit status")?;
            }
        }
        Ok(answer)
    }
}

/// What follows the mark and a blank.
fn marked(line: &str, mark: char) -> Option<&str> {
    let text = line.strip_prefix(mark)?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}
