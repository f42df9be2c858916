//! The manifest `pkgconfig/components.toml`: which components there are and what is in them.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::tree::architecture;

/// All components, in the order of the manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    #[serde(rename = "component")]
    pub components: Vec<Component>,
}

/// One component: a row of the manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    pub name: String,
    pub summary: String,
    #[serde(default)]
    pub plain: Vec<String>,
    #[serde(default)]
    pub wrap: Vec<String>,
    /// The processors the component is written for; none means all.
    #[serde(default)]
    pub architectures: Vec<String>,
    /// Functions of libc's whose place this one takes in programs.
    #[serde(default)]
    pub replace: Vec<String>,
    /// Functions of another component, likewise.
    #[serde(default)]
    pub supersede: Vec<String>,
    /// C sources of others that it is made from.
    pub sources: Option<Sources>,
    /// How many bytes of text it may have, where that is more than usual.
    pub budget: Option<u64>,
    /// Why the component stands outside `libwildebeest.pc`.
    pub apart: Option<String>,
    #[serde(default)]
    pub requires: Vec<String>,
    #[serde(default)]
    pub cflags: Vec<String>,
    #[serde(default)]
    pub libs: Vec<String>,
    #[serde(rename = "drop-in")]
    pub drop_in: Option<DropIn>,
    /// Options that gcc is to hand to the linker.
    #[serde(default)]
    pub linker: Vec<String>,
    #[serde(default, rename = "member")]
    members: Vec<Member>,
}

/// A part of a component that is linked by itself: one object in the archive.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub name: String,
    #[serde(default)]
    pub plain: Vec<String>,
    #[serde(default)]
    pub wrap: Vec<String>,
    #[serde(skip)]
    pub replace: Vec<String>,
    #[serde(skip)]
    pub supersede: Vec<String>,
}

/// C sources in a crate; those in `wildebeest/csrc/<component>` include them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    #[serde(rename = "crate")]
    pub package: String,
    /// Directories of the crate where the compiler looks for what is included.
    pub include: Vec<String>,
    /// The file of the crate that is installed beside our own licence.
    pub licence: String,
    /// Flags for the compiler.
    pub cflags: Vec<String>,
}

/// The names under which other libraries have a component's functions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropIn {
    /// NAME of `libNAME.a`.
    pub library: String,
    /// NAME of `NAME.pc`.
    pub pc: String,
    /// Headers that a program includes without any flag.
    #[serde(default)]
    pub headers: Vec<String>,
}

impl Manifest {
    /// The components of this machine's processor in `pkgconfig/components.toml` below `tree`.
    pub fn load(tree: &Path) -> Result<Self> {
        let mut manifest = Self::read(tree)?;
        let is_here = |name: &String| *name == architecture();
        manifest.components.retain(|row| row.architectures.is_empty() || row.architectures.iter().any(is_here));
        // What others require of those that are not for this processor, they do without.
        let here: BTreeSet<_> = manifest.components.iter().map(|row| row.name.clone()).collect();
        for row in &mut manifest.components {
            row.requires.retain(|name| here.contains(name));
        }
        Ok(manifest)
    }

    /// Reads and checks all of `pkgconfig/components.toml` below `tree`.
    pub fn read(tree: &Path) -> Result<Self> {
        let path = tree.join("pkgconfig/components.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let manifest: Self =
            toml::from_str(&text).with_context(|| format!("{} is not a valid manifest", path.display()))?;
        manifest.check().with_context(|| format!("{} contradicts itself", path.display()))?;
        Ok(manifest)
    }

    /// The component called `name`.
    pub fn find(&self, name: &str) -> Option<&Component> {
        self.components.iter().find(|component| component.name == name)
    }

    /// The components that `libwildebeest.pc` stands for.
    pub fn whole(&self) -> impl Iterator<Item = &Component> + Clone {
        self.components.iter().filter(|component| component.apart.is_none())
    }

    fn check(&self) -> Result<()> {
        let mut seen = BTreeSet::new();
        for component in &self.components {
            if !seen.insert(component.name.clone()) {
                bail!("component `{}` stands there twice: merge the two rows", component.name);
            }
            for member in &component.members {
                if !seen.insert(member.name.clone()) {
                    bail!("member `{}` stands there twice: objects need names of their own", member.name);
                }
            }
            for symbol in component.members().iter().flat_map(Member::exported) {
                if !seen.insert(format!("{symbol}()")) {
                    bail!("`{symbol}` of component `{}` stands there twice: remove one", component.name);
                }
            }
            if let Some(drop_in) = &component.drop_in {
                for file in [format!("lib{}.a", drop_in.library), format!("{}.pc", drop_in.pc)] {
                    if !seen.insert(file.clone()) {
                        bail!("two components want the name `{file}`: it can stand for one only");
                    }
                }
                if component.members().is_empty() {
                    bail!("component `{}` has no archive that could be `lib{}.a`", component.name, drop_in.library);
                }
            }
            for name in &component.requires {
                if self.find(name).is_none() {
                    bail!("component `{}` requires `{name}`, which is not in the manifest", component.name);
                }
            }
        }
        Ok(())
    }
}

impl Component {
    /// The objects the component's archive consists of; none for a component of headers only.
    pub fn members(&self) -> Vec<Member> {
        let own = Member {
            name: self.name.clone(),
            plain: self.plain.clone(),
            wrap: self.wrap.clone(),
            replace: self.replace.clone(),
            supersede: self.supersede.clone(),
        };
        let own = (!own.symbols().is_empty()).then_some(own);
        own.into_iter().chain(self.members.iter().cloned()).collect()
    }

    /// The names that the linker is to wrap, sorted.
    pub fn wrapped(&self) -> Vec<String> {
        let mut names: Vec<_> = self.members().into_iter().flat_map(|member| member.wrap).collect();
        names.sort();
        names
    }
}

impl Member {
    /// The names of the symbols that the object defines.
    pub fn symbols(&self) -> Vec<String> {
        self.exported().into_iter().chain(self.replacing().cloned()).collect()
    }

    /// Those symbols as the sources call them: in those, libc's own functions keep their names.
    pub fn sources(&self) -> Vec<String> {
        let replacing = self.replacing().map(|name| format!("__replace_{name}"));
        self.exported().into_iter().chain(replacing).collect()
    }

    /// The names that are something else's, too.
    pub fn replacing(&self) -> impl Iterator<Item = &String> {
        self.replace.iter().chain(&self.supersede)
    }

    /// Those of them that no other object may have.
    fn exported(&self) -> Vec<String> {
        let wrapped = self.wrap.iter().map(|name| format!("__wrap_{name}"));
        self.plain.iter().cloned().chain(wrapped).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Manifest> {
        let manifest: Manifest = toml::from_str(text)?;
        manifest.check()?;
        Ok(manifest)
    }

    #[test]
    fn a_symbol_belongs_to_one_component() {
        let twice =
            "[[component]]\nname='a'\nsummary=''\nplain=['f']\n[[component]]\nname='b'\nsummary=''\nplain=['f']\n";
        assert!(parse(twice).is_err_and(|error| error.to_string().contains("`f` of component `b`")));
    }

    #[test]
    fn members_split_a_component() -> Result<()> {
        let text = "[[component]]\nname='a'\nsummary=''\n[[component.member]]\nname='x'\nwrap=['g','f']\n";
        let manifest = parse(text)?;
        let component = manifest.find("a").context("no component")?;
        assert_eq!(component.wrapped(), ["f", "g"]);
        assert_eq!(component.members().len(), 1);
        Ok(())
    }

    #[test]
    fn a_drop_in_name_stands_for_one_archive() {
        let names = "[component.drop-in]\nlibrary='l'\npc='m'\n";
        let row = |name| format!("[[component]]\nname='{name}'\nsummary=''\nplain=['{name}']\n{names}");
        assert!(parse(&row("a")).is_ok());
        let twice = row("a") + &row("b");
        assert!(parse(&twice).is_err_and(|error| error.to_string().contains("want the name `libl.a`")));
        let empty = format!("[[component]]\nname='a'\nsummary=''\n{names}");
        assert!(parse(&empty).is_err_and(|error| error.to_string().contains("no archive")));
    }

    #[test]
    fn requirements_must_exist() {
        let text = "[[component]]\nname='a'\nsummary=''\nrequires=['b']\n";
        assert!(parse(text).is_err_and(|error| error.to_string().contains("requires `b`")));
    }
}
