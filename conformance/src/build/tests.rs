//! The engine on packages that are nothing but a Makefile.

use std::fs;
use std::process::Command;

use anyhow::{Result, anyhow, bail};
use tempfile::TempDir;

use super::*;

/// A tree with packages. Each Makefile writes a line to `built` when it runs.
struct Tree {
    directory: TempDir,
    layout: Layout,
}

impl Tree {
    fn new() -> Result<Self> {
        let directory = tempfile::tempdir()?;
        let layout = Layout::for_test(directory.path())?;
        fs::create_dir_all(layout.sources())?;
        Ok(Self { directory, layout })
    }

    fn package(&self, name: &str, depends: &str, make: &str) -> Result<()> {
        let source = self.directory.path().join("source");
        fs::create_dir_all(&source)?;
        let install = format!("mkdir -p $(DESTDIR)$(PREFIX)\n\techo {name} >$(DESTDIR)$(PREFIX)/{name}\n");
        let makefile = format!("all:\n\techo {name} >>$(BUILT)\n\t{make}\ninstall:\n\t{install}");
        fs::write(source.join("Makefile"), makefile)?;
        let archive = self.layout.sources().join(format!("{name}.tar"));
        let tar =
            Command::new("tar").arg("-cf").arg(&archive).arg("-C").arg(self.directory.path()).arg("source").status()?;
        if !tar.success() {
            bail!("tar failed");
        }
        let text = format!(
            "summary = \"\"\ndepends = [{depends}]\n[[source]]\nfile = \"{name}.tar\"\nsha256 = \"{}\"\n\
             url = \"https://localhost.invalid/{name}.tar\"\n[build.make]\n\
             arguments = [\"BUILT={}\", \"PREFIX={{sysroot}}/usr\"]\n",
            digest::of_file(&archive)?,
            self.directory.path().join("built").display()
        );
        fs::create_dir_all(self.layout.recipes.join(name))?;
        Ok(fs::write(self.layout.recipes.join(name).join("1.toml"), text)?)
    }

    fn build(&self, target: &str) -> Result<(), Failure> {
        let catalogue = Catalogue::load(&self.layout.recipes).map_err(Failure::Request)?;
        let targets = vec![target.to_owned()];
        run(&self.layout, &catalogue, &Request { targets, jobs: Some(1), keep_going: false, prefix: None })
    }

    fn built(&self) -> String {
        let built = fs::read_to_string(self.directory.path().join("built")).unwrap_or_default();
        built.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn well(result: Result<(), Failure>) -> Result<()> {
    result.map_err(|failure| anyhow!("{:#}", failure.reason()))
}

#[test]
fn what_is_built_is_not_built_again_until_it_changes() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", "", "true")?;
    tree.package("app", "\"lib@1\"", "true")?;
    well(tree.build("app"))?;
    assert_eq!(tree.built(), "lib app");
    assert!(tree.layout.sysroot().join("usr/lib").exists());
    well(tree.build("app"))?;
    assert_eq!(tree.built(), "lib app");
    tree.package("app", "\"lib@1\"", "true # changed")?;
    well(tree.build("app"))?;
    assert_eq!(tree.built(), "lib app app");
    tree.package("lib", "", "true # changed")?;
    well(tree.build("app"))?;
    assert_eq!(tree.built(), "lib app app lib app");
    Ok(())
}

#[test]
fn a_failure_is_named_and_what_was_done_before_it_is_kept() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", "", "true")?;
    tree.package("app", "\"lib@1\"", "echo because; exit 3")?;
    let Err(failure) = tree.build("app") else { bail!("it built") };
    assert_eq!(failure.exit_status(), 1);
    let complaint = format!("{:#}", failure.reason());
    assert!(complaint.starts_with("app@1: `make "), "{complaint}");
    assert!(complaint.contains("| because"), "{complaint}");
    tree.package("app", "\"lib@1\"", "true")?;
    well(tree.build("app"))?;
    assert_eq!(tree.built(), "lib app app");
    Ok(())
}

#[test]
fn a_tampered_archive_stops_before_anything_is_built() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", "", "true")?;
    tree.package("app", "\"lib@1\"", "true")?;
    fs::write(tree.layout.sources().join("app.tar"), "tampered")?;
    let Err(failure) = tree.build("app") else { bail!("it built") };
    assert_eq!(failure.exit_status(), 3);
    assert!(format!("{:#}", failure.reason()).contains("wrong checksum"));
    assert_eq!(tree.built(), "");
    Ok(())
}

#[test]
fn a_source_tree_that_lost_a_step_is_unpacked_again() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", "", "false")?;
    assert!(tree.build("lib").is_err());
    let package = tree.layout.package(&Id { name: "lib".to_owned(), version: "1".to_owned() });
    fs::remove_dir_all(package.source())?;
    package.stamps().clear("configured")?;
    assert!(tree.build("lib").is_err());
    assert!(package.source().join("Makefile").exists());
    Ok(())
}
