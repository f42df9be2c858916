//! The sum of a static archive by what a linker takes from it.
//!
//! The compiler numbers unnamed constants through the whole library, and the linker leaves a relocation of no kind for each
//! function that it has dropped: a component's archive would be another one whenever any component changes.

use anyhow::Result;
use object::elf::R_X86_64_NONE;
use object::read::archive::ArchiveFile;
use object::read::elf::{ElfFile32, ElfFile64};
use object::{
    Endianness, FileKind, Object, ObjectSection, ObjectSymbol, RelocationFlags, RelocationTarget, SectionKind,
};

use crate::digest::{Digest, Hasher};

/// What precedes the number of an unnamed constant.
const UNNAMED: &str = ".Lanon.";

/// The sum of an archive of objects.
pub fn sum(data: &[u8]) -> Result<Digest> {
    let archive = ArchiveFile::parse(data)?;
    let mut hasher = Hasher::default();
    for member in archive.members() {
        let member = member?;
        hasher.field("member", member.name());
        // A copy, since members need not stand where the numbers in them want to.
        let data = member.data(data)?.to_vec();
        match FileKind::parse(&*data)? {
            FileKind::Elf32 => add(&mut hasher, &ElfFile32::<Endianness>::parse(&*data)?)?,
            FileKind::Elf64 => add(&mut hasher, &ElfFile64::<Endianness>::parse(&*data)?)?,
            _ => {
                hasher.field("data", &data);
            }
        }
    }
    Ok(hasher.finish())
}

fn add<'a>(hasher: &mut Hasher, object: &impl Object<'a>) -> Result<()> {
    for section in object.sections().filter(|section| section.kind() != SectionKind::Metadata) {
        hasher.field("section", named(section.name()?)).field("data", section.data()?);
        hasher.field("form", format!("{:?} {} {}", section.flags(), section.align(), section.size()));
        for (offset, relocation) in section.relocations() {
            // It is 0 on every processor.
            if !matches!(relocation.flags(), RelocationFlags::Elf { r_type: R_X86_64_NONE }) {
                let target = target(object, relocation.target())?;
                let form = format!("{offset} {:?} {}", relocation.flags(), relocation.addend());
                hasher.field("relocation", form).field("target", target);
            }
        }
    }
    for symbol in object.symbols() {
        let form = format!(
            "{} {} {:?} {:?} {:?}",
            symbol.address(),
            symbol.size(),
            symbol.kind(),
            symbol.section_index(),
            symbol.flags()
        );
        hasher.field("symbol", named(symbol.name()?)).field("form", form);
    }
    Ok(())
}

/// What a relocation leads to: a name, and the section of one that stands for a section.
fn target<'a>(object: &impl Object<'a>, target: RelocationTarget) -> Result<String> {
    let RelocationTarget::Symbol(index) = target else { return Ok(format!("{target:?}")) };
    let symbol = object.symbol_by_index(index)?;
    Ok(format!("{} {:?}", named(symbol.name()?), symbol.section_index()))
}

fn named(name: &str) -> &str {
    name.split_once(UNNAMED).map_or(name, |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::*;

    /// The sum of an archive with one object, made from this assembly.
    fn of(assembly: &str) -> Result<String> {
        let directory = tempfile::tempdir()?;
        let at = |name: &str| directory.path().join(name);
        fs::write(at("one.s"), assembly)?;
        assert!(Command::new("gcc").arg("-c").arg(at("one.s")).arg("-o").arg(at("one.o")).status()?.success());
        assert!(Command::new("ar").arg("rcsD").arg(at("a")).arg(at("one.o")).status()?.success());
        Ok(sum(&fs::read(at("a"))?)?.to_string())
    }

    #[test]
    fn only_what_a_linker_takes_counts() -> Result<()> {
        let text = |number: &str, value: u8, calls: &str, dropped: &str| {
            let constant = format!(".section .rodata..Lanon.{number},\"a\"\n.byte {value}\n");
            of(&format!("{constant}.text\n.globl f\nf: .quad {calls}\n{dropped}"))
        };
        let one = text("aa.1", 7, "g", "")?;
        assert_eq!(one, text("bb.23", 7, "g", ".reloc f, BFD_RELOC_NONE\n")?);
        assert_ne!(one, text("aa.1", 8, "g", "")?, "a constant");
        assert_ne!(one, text("aa.1", 7, "h", "")?, "what is called");
        assert_ne!(one, text("aa.1", 7, "g", ".byte 1\n")?, "the code");
        assert_ne!(one, text("aa.1", 7, "g", ".globl i\ni:\n")?, "a symbol");
        Ok(())
    }
}
