//! What a build sees of the host: its programs, and what they need to run.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::digest::{Digest, Hasher};
use crate::stamp;

/// What of /etc programs need to run.
const ETC: [&str; 11] = [
    "alternatives",
    "group",
    "hosts",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "nsswitch.conf",
    "passwd",
    "protocols",
    "services",
];

/// Where the host's libraries lie while a part of them is shown in their place.
const LIBRARIES: &str = "/run/libraries";

/// The host, as a build sees it.
pub struct Host {
    /// A directory of ours, for links to the host's libraries.
    pub farms: PathBuf,
    /// Whether its headers, and what only linkers want of its libraries, are there: for builds on its libc, and for
    /// recipes that use its compiler.
    pub with_headers: bool,
}

impl Host {
    /// The arguments for bubblewrap.
    pub fn arguments(&self) -> Result<Vec<String>> {
        let mut arguments = words(&["--ro-bind", "/usr", "/usr"]);
        for directory in ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"] {
            match fs::read_link(directory) {
                Ok(target) => arguments.extend(words(&["--symlink", &target.display().to_string(), directory])),
                Err(_) => arguments.extend(words(&["--ro-bind-try", directory, directory])),
            }
        }
        for name in ETC {
            arguments.extend(words(&["--ro-bind-try", &format!("/etc/{name}"), &format!("/etc/{name}")]));
        }
        if !self.with_headers {
            for directory in hidden() {
                arguments.extend(words(&["--tmpfs", &directory.display().to_string()]));
            }
            arguments.extend(self.libraries()?);
        }
        Ok(arguments)
    }

    /// In the place of the directory with the host's libraries, links to those that programs need to run.
    fn libraries(&self) -> Result<Vec<String>> {
        let Some(real) = multiarch() else { return Ok(Vec::new()) };
        let links = needed_to_run(&real)?;
        let farm = self.farms.join(sum(&links).short());
        if !farm.exists() {
            let fresh = self.farms.join(format!("new-{}", std::process::id()));
            make(&fresh, &links)?;
            // Another step may have been quicker.
            if fs::rename(&fresh, &farm).is_err() {
                stamp::remove(&fresh)?;
            }
        }
        let (real, farm) = (real.display().to_string(), farm.display().to_string());
        Ok(words(&["--ro-bind", &real, LIBRARIES, "--ro-bind", &farm, &real]))
    }
}

/// Directories by which a compiler or a build system would find the host's libraries.
fn hidden() -> Vec<PathBuf> {
    let library = Path::new("/usr/lib");
    let mut all: Vec<PathBuf> = ["/usr/include", "/usr/local", "/usr/share/pkgconfig"].map(PathBuf::from).to_vec();
    all.extend(["pkgconfig", "cmake"].map(|name| library.join(name)));
    all.retain(|directory| directory.is_dir() && !directory.is_symlink());
    all
}

/// The directory with the libraries of the machine's own kind, where the distribution has one.
fn multiarch() -> Option<PathBuf> {
    let directory = PathBuf::from(format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH));
    directory.is_dir().then_some(directory)
}

/// The names in a directory of libraries, but for those that serve to link or to find a library; and what each is to
/// lead to while the directory is elsewhere.
fn needed_to_run(directory: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let cannot_list = || format!("cannot list {}", directory.display());
    let mut links = Vec::new();
    for entry in fs::read_dir(directory).with_context(cannot_list)? {
        let path = entry.with_context(cannot_list)?.path();
        // One that leads nowhere is of no use there either.
        let (Some(name), Ok(real)) = (path.file_name(), path.canonicalize()) else { continue };
        if !serves_to_link(&path) {
            let moved = real.strip_prefix(directory).map(|below| Path::new(LIBRARIES).join(below));
            links.push((PathBuf::from(name), moved.unwrap_or(real)));
        }
    }
    links.sort();
    Ok(links)
}

fn make(farm: &Path, links: &[(PathBuf, PathBuf)]) -> Result<()> {
    let cannot_write = || format!("cannot write {}", farm.display());
    stamp::remove(farm)?;
    fs::create_dir_all(farm).with_context(cannot_write)?;
    links.iter().try_for_each(|(name, to)| symlink(to, farm.join(name))).with_context(cannot_write)
}

fn sum(links: &[(PathBuf, PathBuf)]) -> Digest {
    let mut hasher = Hasher::default();
    for (name, to) in links {
        hasher.field("name", name.as_os_str().as_encoded_bytes()).field("to", to.as_os_str().as_encoded_bytes());
    }
    hasher.finish()
}

fn serves_to_link(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match path.extension().and_then(|extension| extension.to_str()) {
        _ if name == "pkgconfig" || name == "cmake" => true,
        Some("a" | "o" | "la") => true,
        // A link to the library, or a script for the linker; a library itself may have such a name, too.
        Some("so") => path.is_symlink() || !is_elf(path),
        _ => false,
    }
}

fn is_elf(path: &Path) -> bool {
    use std::io::Read;
    let mut magic = [0; 4];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok_and(|()| magic == *b"\x7fELF")
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_linkers_want_is_left_out() -> Result<()> {
        let directory = tempfile::tempdir()?;
        for (name, text) in [
            ("libc.so.6", "\x7fELF"),
            ("libc.so", "/* GNU ld script */"),
            ("libbfd-2.40-system.so", "\x7fELF"),
            ("libc.a", "!<arch>"),
            ("crt1.o", "\x7fELF"),
        ] {
            fs::write(directory.path().join(name), text)?;
        }
        symlink("libc.so.6", directory.path().join("libm.so"))?;
        for name in ["pkgconfig", "perl"] {
            fs::create_dir(directory.path().join(name))?;
        }
        let elsewhere = tempfile::tempdir()?;
        fs::write(elsewhere.path().join("libLLVM.so.14"), "\x7fELF")?;
        symlink(elsewhere.path().join("libLLVM.so.14"), directory.path().join("libLLVM.so.14"))?;
        let links = needed_to_run(&directory.path().canonicalize()?)?;
        let outside = elsewhere.path().canonicalize()?.join("libLLVM.so.14").display().to_string();
        let expected = [
            ("libLLVM.so.14", outside.as_str()),
            ("libbfd-2.40-system.so", "/run/libraries/libbfd-2.40-system.so"),
            ("libc.so.6", "/run/libraries/libc.so.6"),
            ("perl", "/run/libraries/perl"),
        ];
        assert_eq!(links, expected.map(|(name, to)| (PathBuf::from(name), PathBuf::from(to))));
        Ok(())
    }
}
