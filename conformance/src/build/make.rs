//! Packages that are built by make: with a `configure` of their own, or without.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::builder::Builder;
use crate::command::{self, Log};
use crate::layout::Package;
use crate::recipe::{Arguments, Build, Recipe};
use crate::sysroot;

/// `configure` outside the source tree.
pub fn configure(
    builder: &Builder<'_>,
    recipe: &Recipe,
    package: &Package,
    log: &Log,
    given: &Arguments,
) -> Result<()> {
    let source = prepare(package, log, &given.prepare)?;
    let mut configure = command::bare(source.join("configure"));
    configure.args(given.arguments.iter().map(|argument| builder.expand(argument)));
    log.run(configure.envs(environment(builder, recipe, given)?).current_dir(package.build()))
}

/// What a packager exports: the recipe's variables and, for users of libwildebeest, its flags behind those that
/// configure would have used by itself.
fn environment(builder: &Builder<'_>, recipe: &Recipe, given: &Arguments) -> Result<BTreeMap<String, String>> {
    let flags = builder.flags(recipe)?;
    let mut variables = BTreeMap::new();
    if !recipe.components.is_empty() {
        for name in ["CFLAGS", "CXXFLAGS"] {
            variables.insert(name.to_owned(), format!("-g -O2 {flags}"));
        }
    }
    for (name, value) in &given.environment {
        variables.insert(name.clone(), builder.expand(value).replace("{flags}", &flags));
    }
    Ok(variables)
}

/// Makes `configure` where the archive has none, in a copy: upstream's tree stays as it is.
fn prepare(package: &Package, log: &Log, program: &[String]) -> Result<PathBuf> {
    let Some((program, arguments)) = program.split_first() else { return Ok(package.source()) };
    sysroot::copy(&package.source(), &package.build())?;
    log.run(command::bare(program).args(arguments).current_dir(package.build()))?;
    Ok(package.build())
}

/// `make`.
pub fn compile(builder: &Builder<'_>, recipe: &Recipe, package: &Package, given: &Arguments) -> Result<()> {
    let _task = builder.progress.task(&format!("{}: building", builder.named(recipe)));
    let mut make = make(builder, recipe, package, given)?;
    builder.log(recipe, "build")?.run(builder.jobs.share_with_make(&mut make))
}

/// `make install` into the image.
pub fn install(builder: &Builder<'_>, recipe: &Recipe, package: &Package, given: &Arguments) -> Result<()> {
    let mut make = make(builder, recipe, package, given)?;
    make.args(["install".to_owned(), format!("DESTDIR={}", package.image().display())]);
    builder.log(recipe, "install")?.run(&mut make)
}

/// A `make` in the build directory, with the recipe's arguments where there was no `configure` to take them.
fn make(builder: &Builder<'_>, recipe: &Recipe, package: &Package, given: &Arguments) -> Result<Command> {
    let mut make = command::bare("make");
    make.current_dir(package.build());
    match &recipe.build {
        Build::Configure(_) => make.envs(environment(builder, recipe, given)?),
        _ => make.args(given.arguments.iter().map(|argument| builder.expand(argument))),
    };
    Ok(make)
}
