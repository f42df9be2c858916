//! What programs and shared objects need at run time.

use std::collections::HashSet;
use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use object::elf::{DT_NEEDED, DT_SONAME, ET_REL, FileHeader32, FileHeader64};
use object::read::elf::{Dyn, FileHeader, ProgramHeader};
use object::{Endianness, FileKind};
use serde::{Deserialize, Serialize};

/// The kinds of ELF files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The linker has not seen it yet.
    Object,
    /// It has an interpreter.
    Program,
    /// It is linked, and has no interpreter.
    Shared,
}

/// How many files of each kind there are.
#[derive(Default, Serialize, Deserialize)]
pub struct Counts {
    /// Programs.
    pub programs: usize,
    /// Shared objects.
    pub shared: usize,
    /// Objects.
    pub objects: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { programs, shared, objects } = self;
        match objects {
            0 => write!(f, "{programs} programs and {shared} shared objects"),
            _ => write!(f, "{programs} programs, {shared} shared objects and {objects} objects"),
        }
    }
}

/// A look at all files of a system.
#[derive(Default)]
pub struct Inspection(Vec<(PathBuf, Facts)>);

/// What one ELF file says of itself.
struct Facts {
    kind: Kind,
    interpreter: Option<String>,
    soname: Option<String>,
    needed: Vec<String>,
    versions: Vec<String>,
}

impl Inspection {
    /// Looks at one file. What is not ELF has no kind.
    pub fn file(&mut self, path: &Path) -> Result<Option<Kind>> {
        if !has_magic(path).with_context(|| format!("cannot read {}", path.display()))? {
            return Ok(None);
        }
        let data = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let facts = Facts::read(&data).with_context(|| format!("cannot understand {}", path.display()))?;
        let kind = facts.kind;
        self.0.push((path.to_owned(), facts));
        Ok(Some(kind))
    }

    /// How many files of each kind were looked at so far.
    pub fn counts(&self) -> Counts {
        let count = |kind| self.0.iter().filter(|(_, facts)| facts.kind == kind).count();
        Counts { programs: count(Kind::Program), shared: count(Kind::Shared), objects: count(Kind::Object) }
    }

    /// All that the files need and that is neither one of them nor musl's, which is in `sysroot`.
    pub fn complaints(&self, sysroot: &Path) -> Vec<String> {
        // Libraries may have an interpreter, as libcap's has: it can be run. One without a SONAME,
        // such as musl's own, is needed by the name of its file.
        let linked = self.0.iter().filter(|(_, facts)| facts.kind != Kind::Object);
        let name = |(path, facts): &(PathBuf, Facts)| facts.soname.clone().or_else(|| file_name(path));
        let libraries: HashSet<String> = linked.filter_map(name).collect();
        let of = |(path, facts): &(PathBuf, Facts)| {
            let complaints = facts.complaints(sysroot, &libraries);
            complaints.into_iter().map(|complaint| format!("{}: {complaint}", path.display())).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of).collect()
    }
}

fn file_name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

fn has_magic(path: &Path) -> std::io::Result<bool> {
    let mut magic = Vec::new();
    File::open(path)?.take(4).read_to_end(&mut magic)?;
    Ok(magic == b"\x7fELF")
}

impl Facts {
    fn complaints(&self, sysroot: &Path, libraries: &HashSet<String>) -> Vec<String> {
        let mut complaints = Vec::new();
        let loader = sysroot.join(format!("lib/ld-musl-{}.so.1", std::env::consts::ARCH));
        if let Some(interpreter) = self.interpreter.as_ref().filter(|path| Path::new(path) != loader) {
            complaints.push(format!("its interpreter is {interpreter}, not {}", loader.display()));
        }
        let strangers = self.needed.iter().filter(|name| !libraries.contains(*name));
        complaints.extend(strangers.map(|name| format!("it needs {name}, which is not in the sysroot")));
        let glibc = self.versions.iter().filter(|version| version.starts_with("GLIBC"));
        complaints.extend(glibc.map(|version| format!("it needs a symbol of version {version}")));
        complaints
    }

    fn read(data: &[u8]) -> Result<Self> {
        match FileKind::parse(data)? {
            FileKind::Elf32 => Self::read_class::<FileHeader32<Endianness>>(data),
            FileKind::Elf64 => Self::read_class::<FileHeader64<Endianness>>(data),
            other => bail!("it is {other:?}, not ELF"),
        }
    }

    fn read_class<Elf: FileHeader<Endian = Endianness>>(data: &[u8]) -> Result<Self> {
        let header = Elf::parse(data)?;
        let endian = header.endian()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut interpreter = None;
        for segment in header.program_headers(endian, data)? {
            interpreter = segment.interpreter(endian, data)?.map(text).or(interpreter);
        }
        let sections = header.sections(endian, data)?;
        let (mut soname, mut needed) = (None, Vec::new());
        if let Some((entries, link)) = sections.dynamic(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            for entry in entries {
                match entry.tag32(endian) {
                    Some(DT_NEEDED) => needed.push(text(entry.string(endian, strings)?)),
                    Some(DT_SONAME) => soname = Some(text(entry.string(endian, strings)?)),
                    _ => {}
                }
            }
        }
        let mut versions = Vec::new();
        if let Some((mut libraries, link)) = sections.gnu_verneed(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            while let Some((_, mut symbols)) = libraries.next()? {
                while let Some(symbol) = symbols.next()? {
                    versions.push(text(symbol.name(endian, strings)?));
                }
            }
        }
        let kind = match &interpreter {
            _ if header.e_type(endian) == ET_REL => Kind::Object,
            Some(_) => Kind::Program,
            None => Kind::Shared,
        };
        Ok(Self { kind, interpreter, soname, needed, versions })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_the_host_is_found_out() -> Result<()> {
        let mut inspection = Inspection::default();
        assert_eq!(inspection.file(&std::env::current_exe()?)?, Some(Kind::Program));
        assert_eq!(inspection.counts().programs, 1);
        let all = inspection.complaints(Path::new("/sysroot")).join("\n");
        assert!(all.contains("its interpreter is /lib"), "{all}");
        assert!(all.contains("which is not in the sysroot"), "{all}");
        Ok(())
    }

    fn library(soname: Option<&str>) -> Facts {
        let soname = soname.map(str::to_owned);
        Facts { kind: Kind::Shared, interpreter: None, soname, needed: vec![], versions: vec![] }
    }

    #[test]
    fn what_is_looked_at_may_be_needed_by_its_soname_or_its_name() {
        let program = Facts {
            kind: Kind::Program,
            interpreter: Some(format!("/sysroot/lib/ld-musl-{}.so.1", std::env::consts::ARCH)),
            soname: None,
            needed: ["libc.so", "libblkid.so.1", "libssl.so.3"].map(str::to_owned).to_vec(),
            versions: vec!["GLIBC_2.34".to_owned(), "BLKID_2.36".to_owned()],
        };
        let inspection = Inspection(vec![
            ("/sysroot/usr/lib/libc.so".into(), library(None)),
            ("/sysroot/usr/lib/libblkid.so.1.1.0".into(), library(Some("libblkid.so.1"))),
            ("/b/p".into(), program),
        ]);
        let expected = [
            "/b/p: it needs libssl.so.3, which is not in the sysroot",
            "/b/p: it needs a symbol of version GLIBC_2.34",
        ];
        assert_eq!(inspection.complaints(Path::new("/sysroot")), expected);
    }

    #[test]
    fn what_is_not_elf_is_passed_over_and_what_is_broken_is_named() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("x.o");
        let mut inspection = Inspection::default();
        fs::write(&path, "text")?;
        assert_eq!(inspection.file(&path)?, None);
        fs::write(&path, "\x7fELFbroken")?;
        let error = inspection.file(&path).err().map(|e| format!("{e:#}"));
        assert!(error.unwrap_or_default().contains("x.o"));
        Ok(())
    }
}
