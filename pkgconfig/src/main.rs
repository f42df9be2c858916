//! `cargo lwb`: builds, checks and installs libwildebeest.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use wildebeest_pkgconfig::{
    archive, check, install, install::Directories, manifest::Manifest, programs, programs::Linkage, table, tree::Tree,
};

#[derive(Parser)]
#[command(name = "lwb", about = "Builds, checks and installs libwildebeest", version)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build and check the archives, and build the programs, into build/out
    Build {
        /// Link the programs statically
        #[arg(long = "static")]
        statically: bool,
    },
    /// Install what was built
    Install(Directories),
    /// Remove what `install` with the same directories put there
    Uninstall(Directories),
    /// Run all tests
    Check {
        /// Also run a package's own tests, on the host's libc and on musl: one `conformance test` knows
        #[arg(long, value_name = "PACKAGE")]
        package: Vec<String>,
    },
    /// Check that the README's table of components is up to date
    Table {
        /// Bring it up to date instead
        #[arg(long)]
        write: bool,
    },
}

fn main() -> ExitCode {
    match run(Options::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lwb: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let tree = Tree::locate()?;
    let manifest = Manifest::load(tree.root())?;
    match command {
        Command::Build { statically } => {
            let linkage = if statically { Linkage::Static } else { Linkage::Dynamic };
            archive::build(&tree, &manifest, |line| println!("{line}"))?;
            programs::build(&tree, linkage, |line| println!("{line}"))
        }
        Command::Install(directories) => {
            let directories = directories.complete()?;
            let files = install::install(&tree, &manifest, &directories)?;
            println!("installed {files} files below {}{}", directories.destdir, directories.prefix);
            Ok(())
        }
        Command::Uninstall(directories) => {
            let directories = directories.complete()?;
            let files = install::uninstall(&tree, &manifest, &directories)?;
            println!("removed {files} files below {}{}", directories.destdir, directories.prefix);
            Ok(())
        }
        Command::Check { package } => check::check(&tree, &package),
        Command::Table { write } => table::update(&tree, &manifest, write),
    }
}
