//! Packages that are built by make: with a `configure` of their own, or without.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;

use super::Builder;
use crate::command::{self, Log};
use crate::digest::Digest;
use crate::layout::Package;
use crate::recipe::{Arguments, Recipe};
use crate::stamp;
use crate::sysroot;

/// `configure` outside the source tree, `make`, `make install`.
pub fn configure(builder: &Builder<'_>, recipe: &Recipe, key: &Digest, given: &Arguments) -> Result<String> {
    let environment = environment(builder, recipe, given)?;
    builder.configured(recipe, key, |package, log| {
        let source = prepare(package, log, &given.prepare)?;
        let mut configure = command::bare(source.join("configure"));
        configure.args(given.arguments.iter().map(|argument| builder.expand(argument)));
        log.run(configure.envs(&environment).current_dir(package.build()))
    })?;
    make_and_install(builder, recipe, &[], &environment)
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

/// `make`, `make install`, in a copy of the source tree.
pub fn in_tree(builder: &Builder<'_>, recipe: &Recipe, key: &Digest, given: &Arguments) -> Result<String> {
    builder.configured(recipe, key, |package, _| sysroot::copy(&package.source(), &package.build()))?;
    let arguments: Vec<String> = given.arguments.iter().map(|argument| builder.expand(argument)).collect();
    make_and_install(builder, recipe, &arguments, &BTreeMap::new())
}

fn make_and_install(
    builder: &Builder<'_>,
    recipe: &Recipe,
    arguments: &[String],
    environment: &BTreeMap<String, String>,
) -> Result<String> {
    let package = builder.layout.package(&recipe.id);
    let task = builder.progress.task(&format!("{}: building", recipe.id));
    let log = Log::create(package.log("build"))?;
    let make = |more: &[String]| {
        let mut make = command::bare("make");
        log.run(make.args(arguments).args(more).envs(environment).current_dir(package.build()))
    };
    make(&[format!("-j{}", builder.jobs)])?;
    stamp::remove(&package.image())?;
    make(&["install".to_owned(), format!("DESTDIR={}", package.image().display())])?;
    let line = format!("{} is built", recipe.id);
    task.done(&line);
    Ok(line)
}
