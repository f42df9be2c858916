//! Installing, and taking away again, what `lwb build` made.

use std::{
    fs::{self, Permissions},
    io,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    archive::FORMS,
    drop_in, foreign,
    manifest::{Component, Manifest},
    pc::{self, Module},
    programs, specs,
    tree::Tree,
};

/// The directories of an installation, as packagers name them.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Directories {
    /// Put before every path when files are copied; no file mentions it
    #[arg(long, default_value = "")]
    pub destdir: String,
    /// The prefix of the other directories
    #[arg(long, default_value = "/usr/local")]
    pub prefix: String,
    /// Archives [default: PREFIX/lib]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub libdir: String,
    /// Headers [default: PREFIX/include]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub includedir: String,
    /// .pc files [default: LIBDIR/pkgconfig]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub pkgconfigdir: String,
    /// Programs [default: PREFIX/bin; on a glibc system, whose own must not be hidden, LIBDIR/libwildebeest/bin]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub bindir: String,
    /// Man pages [default: PREFIX/share/man; those of programs in LIBDIR/libwildebeest: share/man there]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub mandir: String,
    /// Completions of shells [default: PREFIX/share; those of programs in LIBDIR/libwildebeest: share there]
    #[arg(long, default_value = "", hide_default_value = true)]
    pub datadir: String,
    /// Also install what it has under the names of other libraries: libfts.a, musl-fts.pc, fts.h and their kin
    #[arg(long)]
    pub drop_in: bool,
    /// Man pages of programs: MANDIR where that was given.
    #[arg(skip)]
    pub program_mandir: String,
}

/// Whether this system's libc is musl, decided when this program is compiled.
const ON_MUSL: bool = cfg!(target_env = "musl");

impl Directories {
    /// Fills in the directories that were not given, and refuses relative ones.
    pub fn complete(self) -> Result<Self> {
        self.complete_for(ON_MUSL)
    }

    fn complete_for(mut self, musl: bool) -> Result<Self> {
        let prefix = self.prefix.trim_end_matches('/').to_owned();
        let default = |given: &mut String, parent: &str, name: &str| {
            if given.is_empty() {
                *given = format!("{parent}/{name}");
            }
        };
        default(&mut self.libdir, &prefix, "lib");
        default(&mut self.includedir, &prefix, "include");
        let libdir = self.libdir.clone();
        // In /usr/local/bin, which stands first in PATH, the programs would take the place of glibc's own.
        let programs = if musl || !self.bindir.is_empty() { prefix.clone() } else { format!("{libdir}/libwildebeest") };
        default(&mut self.bindir, &programs, "bin");
        default(&mut self.datadir, &programs, "share");
        self.program_mandir.clone_from(&self.mandir);
        default(&mut self.program_mandir, &self.datadir, "man");
        default(&mut self.mandir, &prefix, "share/man");
        default(&mut self.pkgconfigdir, &libdir, "pkgconfig");
        self.prefix = if prefix.is_empty() { "/".to_owned() } else { prefix };
        for directory in [
            &self.prefix,
            &self.libdir,
            &self.includedir,
            &self.pkgconfigdir,
            &self.bindir,
            &self.mandir,
            &self.datadir,
        ] {
            if !directory.starts_with('/') {
                bail!("`{directory}` is a relative path: give an absolute one, it is written into the .pc files");
            }
            if directory.contains(char::is_whitespace) {
                bail!("`{directory}` contains a blank: compiler flags in .pc files cannot carry one");
            }
        }
        Ok(self)
    }

    /// `directory` written with `${prefix}` where it lies below the prefix.
    pub fn in_terms_of_prefix(&self, directory: &str) -> String {
        match directory.strip_prefix(self.prefix.trim_end_matches('/')) {
            Some(rest) if rest.starts_with('/') => format!("${{prefix}}{rest}"),
            _ => directory.to_owned(),
        }
    }

    pub(crate) fn path(&self, directory: &str, name: &str) -> PathBuf {
        PathBuf::from(format!("{}{directory}/{name}", self.destdir))
    }
}

/// A file to install: where it goes, and what is in it.
pub(crate) struct File {
    pub path: PathBuf,
    pub content: Content,
}

pub(crate) enum Content {
    Copy(PathBuf),
    Program(PathBuf),
    Text(String),
    Link(String),
}

/// Copies everything to its place.
pub fn install(tree: &Tree, manifest: &Manifest, directories: &Directories) -> Result<usize> {
    let files = files(tree, manifest, directories)?;
    for file in &files {
        if let Content::Copy(from) | Content::Program(from) = &file.content
            && !from.exists()
        {
            bail!("{} is not built: run `make build` first", from.display());
        }
    }
    for file in &files {
        let parent = file.path.parent().context("a file without a directory")?;
        create_directories(parent).with_context(|| format!("cannot create {}", parent.display()))?;
        // Replaced, not overwritten: a link in its place may lead to a file of somebody else.
        let _ = fs::remove_file(&file.path);
        let written = match &file.content {
            Content::Copy(from) => fs::copy(from, &file.path).and_then(|_| for_everyone(&file.path, 0o644)),
            Content::Program(from) => fs::copy(from, &file.path).and_then(|_| for_everyone(&file.path, 0o755)),
            Content::Text(text) => fs::write(&file.path, text).and_then(|()| for_everyone(&file.path, 0o644)),
            Content::Link(target) => symlink(target, &file.path),
        };
        written.with_context(|| format!("cannot write {}", file.path.display()))?;
    }
    Ok(files.len())
}

/// Creates `directory` and those above it that are missing, for everyone to read.
fn create_directories(directory: &Path) -> io::Result<()> {
    let missing: Vec<_> =
        directory.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    fs::create_dir_all(directory)?;
    missing.into_iter().try_for_each(|directory| for_everyone(directory, 0o755))
}

/// Gives `path` this mode: an installation is the same whatever the umask of the one who makes it.
fn for_everyone(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(mode))
}

/// Removes what [`install`] with the same directories put there, and the directories it leaves empty.
pub fn uninstall(tree: &Tree, manifest: &Manifest, directories: &Directories) -> Result<usize> {
    let mut removed = 0;
    for file in files(tree, manifest, directories)? {
        if file.path.symlink_metadata().is_err() {
            continue;
        }
        fs::remove_file(&file.path).with_context(|| format!("cannot remove {}", file.path.display()))?;
        removed += 1;
        // Ends at the first directory that holds something else.
        for directory in file.path.ancestors().skip(1) {
            let ours = directory.ends_with("libwildebeest")
                || directory.ancestors().any(|above| above.ends_with("libwildebeest"));
            if !ours || fs::remove_dir(directory).is_err() {
                break;
            }
        }
    }
    Ok(removed)
}

fn files(tree: &Tree, manifest: &Manifest, directories: &Directories) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for component in &manifest.components {
        let code = !component.members().is_empty();
        let module = Module {
            library: format!("wildebeest-{}", component.name),
            summary: &component.summary,
            directory: &component.name,
            requires: &component.requires,
            cflags: component.cflags.iter().map(String::as_str).collect(),
            libs: component.libs.iter().map(String::as_str).collect(),
            has_code: code,
        };
        files.extend(module_files(tree, directories, &module, specs::of_component(&module.library, component)));
        files.extend(headers(tree, directories, component)?);
    }
    let whole = Module {
        library: "wildebeest".to_owned(),
        summary: "the GNU C library's APIs that musl lacks",
        directory: "all",
        requires: &[],
        cflags: manifest.whole().flat_map(|component| component.cflags.iter().map(String::as_str)).collect(),
        libs: manifest.whole().flat_map(|component| component.libs.iter().map(String::as_str)).collect(),
        has_code: true,
    };
    files.extend(module_files(tree, directories, &whole, specs::fragment(&whole.library, manifest.whole())));
    let licence = format!("{}/share/licenses/libwildebeest", directories.prefix.trim_end_matches('/'));
    files.push(File {
        path: directories.path(&licence, "LICENSE"),
        content: Content::Copy(tree.root().join("LICENSE")),
    });
    files.extend(manifest.components.iter().filter(|component| component.sources.is_some()).map(|component| File {
        path: directories.path(&licence, &format!("LICENSE.{}", component.name)),
        content: Content::Copy(foreign::licence(tree, &component.name)),
    }));
    files.extend(man_pages(&tree.root().join("wildebeest/man"), directories, &directories.mandir)?);
    if directories.drop_in {
        files.extend(drop_in::files(manifest, directories));
    }
    for program in programs::PROGRAMS {
        files.extend(program_files(tree, directories, program)?);
    }
    Ok(files)
}

/// The .pc file and, where there is code, the archives and the specs.
fn module_files(tree: &Tree, directories: &Directories, module: &Module<'_>, specs: String) -> Vec<File> {
    let name = format!("lib{}", module.library);
    let mut files = vec![File {
        path: directories.path(&directories.pkgconfigdir, &format!("{name}.pc")),
        content: Content::Text(module.text(directories)),
    }];
    if !module.has_code {
        return files;
    }
    let archives = FORMS.map(|form| format!("{name}{}.a", form.suffix));
    let [public, ..] = &archives;
    files.push(File {
        path: directories.path(&directories.libdir, public),
        content: Content::Copy(tree.out().join(public)),
    });
    let private = format!("{}/libwildebeest", directories.libdir);
    files.push(File { path: directories.path(&private, module.directory), content: Content::Text(specs) });
    for archive in &archives {
        let content = if archive == public {
            Content::Link(format!("../../{archive}"))
        } else {
            Content::Copy(tree.out().join(archive))
        };
        files.push(File { path: directories.path(&private, &format!("{}.d/{archive}", module.directory)), content });
    }
    files
}

/// A component's headers, for itself and, unless it stands apart, for `libwildebeest.pc`.
fn headers(tree: &Tree, directories: &Directories, component: &Component) -> Result<Vec<File>> {
    let source = tree.root().join("wildebeest/include").join(&component.name);
    let mut sets = vec![component.name.as_str()];
    if component.apart.is_none() {
        sets.push("all");
    }
    let mut files = Vec::new();
    for set in sets {
        let target = format!("{}/libwildebeest/{set}", directories.includedir);
        for header in walk(&source)? {
            let name = header.strip_prefix(&source)?.to_string_lossy().into_owned();
            files.push(File { path: directories.path(&target, &name), content: Content::Copy(header) });
        }
        let forced = format!("lwb_{}.h", component.name.replace('-', "_"));
        // A component whose purpose is its forced header brings one of its own.
        if !source.join(&forced).exists() {
            files.push(File {
                path: directories.path(&target, &forced),
                content: Content::Text(pc::forced_header(component)),
            });
        }
    }
    Ok(files)
}

/// A program, its man page, and what shells read to complete its words.
fn program_files(tree: &Tree, directories: &Directories, program: &str) -> Result<Vec<File>> {
    let source = tree.root().join(program);
    let mut files = man_pages(&source.join("man"), directories, &directories.program_mandir)?;
    files.push(File {
        path: directories.path(&directories.bindir, program),
        content: Content::Program(programs::directory(tree).join(program)),
    });
    for (file, place) in [
        ("bash", format!("bash-completion/completions/{program}")),
        ("zsh", format!("zsh/site-functions/_{program}")),
        ("fish", format!("fish/vendor_completions.d/{program}.fish")),
    ] {
        files.push(File {
            path: directories.path(&directories.datadir, &place),
            content: Content::Copy(source.join("completions").join(format!("{program}.{file}"))),
        });
    }
    Ok(files)
}

fn man_pages(source: &Path, directories: &Directories, mandir: &str) -> Result<Vec<File>> {
    walk(source)?
        .into_iter()
        .map(|page| {
            let section = page.extension().context("a man page without a section")?.to_string_lossy().into_owned();
            let name = page.file_name().context("a man page without a name")?.to_string_lossy().into_owned();
            let path = directories.path(mandir, &format!("man{section}/{name}"));
            Ok(File { path, content: Content::Copy(page) })
        })
        .collect()
}

/// All files below `directory`, sorted; none where it does not exist.
pub fn walk(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !directory.is_dir() {
        return Ok(files);
    }
    for entry in fs::read_dir(directory).with_context(|| format!("cannot read {}", directory.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(walk(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directories(prefix: &str, libdir: &str) -> Directories {
        Directories { prefix: prefix.to_owned(), libdir: libdir.to_owned(), ..Directories::default() }
    }

    /// Where a program, its man page and its completions go.
    fn programs(directories: Directories, musl: bool) -> Result<[String; 3]> {
        let complete = directories.complete_for(musl)?;
        Ok([complete.bindir, complete.program_mandir, complete.datadir])
    }

    #[test]
    fn programs_hide_none_of_glibcs() -> Result<()> {
        let private = ["/usr/local/lib/libwildebeest/bin", "/usr/local/lib/libwildebeest/share/man"];
        let [bin, man, data] = programs(directories("/usr/local", ""), false)?;
        assert_eq!([bin.as_str(), &man], private);
        assert_eq!(data, "/usr/local/lib/libwildebeest/share");
        Ok(())
    }

    #[test]
    fn programs_follow_the_prefix_on_musl_and_the_asked_directories_everywhere() -> Result<()> {
        let public = ["/usr/bin", "/usr/share/man", "/usr/share"].map(str::to_owned);
        assert_eq!(programs(directories("/usr", ""), true)?, public);
        let asked = Directories { bindir: "/usr/bin".to_owned(), ..directories("/usr", "") };
        assert_eq!(programs(asked.clone(), false)?, public);
        let asked = Directories { mandir: "/man".to_owned(), datadir: "/data".to_owned(), ..asked };
        assert_eq!(programs(asked, false)?, ["/usr/bin", "/man", "/data"].map(str::to_owned));
        Ok(())
    }

    #[test]
    fn directories_follow_the_prefix() -> Result<()> {
        let complete = directories("/usr/", "/usr/lib/x86_64-linux-musl").complete()?;
        assert_eq!(complete.pkgconfigdir, "/usr/lib/x86_64-linux-musl/pkgconfig");
        assert_eq!(complete.in_terms_of_prefix(&complete.libdir), "${prefix}/lib/x86_64-linux-musl");
        assert_eq!(complete.in_terms_of_prefix("/usrlocal/lib"), "/usrlocal/lib");
        Ok(())
    }

    #[test]
    fn a_component_may_bring_its_own_forced_header() -> Result<()> {
        let tree = Tree::locate()?;
        let manifest = Manifest::load(tree.root())?;
        let directories = directories("/usr", "").complete()?;
        for (name, generated) in [("kernel-first", 0), ("fcntl", 2)] {
            let component = manifest.find(name).context("no such component")?;
            let files = headers(&tree, &directories, component)?;
            assert_eq!(files.iter().filter(|file| matches!(file.content, Content::Text(_))).count(), generated);
        }
        Ok(())
    }

    #[test]
    fn relative_paths_and_blanks_are_refused() {
        assert!(directories("usr", "").complete().is_err());
        assert!(directories("/my prefix", "").complete().is_err());
    }
}
