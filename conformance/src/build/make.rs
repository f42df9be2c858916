//! Packages that are built by make: with a `configure` of their own, or without.

use anyhow::Result;

use super::Builder;
use crate::command::{self, Log};
use crate::digest::Digest;
use crate::recipe::{Arguments, Recipe};
use crate::stamp;
use crate::sysroot;

/// `configure` outside the source tree, `make`, `make install`.
pub fn configure(builder: &Builder<'_>, recipe: &Recipe, key: &Digest, given: &Arguments) -> Result<String> {
    builder.configured(recipe, key, |package, log| {
        let mut configure = command::bare(package.source().join("configure"));
        configure.args(given.arguments.iter().map(|argument| builder.expand(argument)));
        log.run(configure.current_dir(package.build()))
    })?;
    make_and_install(builder, recipe, &[])
}

/// `make`, `make install`, in a copy of the source tree.
pub fn in_tree(builder: &Builder<'_>, recipe: &Recipe, key: &Digest, given: &Arguments) -> Result<String> {
    builder.configured(recipe, key, |package, _| sysroot::copy(&package.source(), &package.build()))?;
    let arguments: Vec<String> = given.arguments.iter().map(|argument| builder.expand(argument)).collect();
    make_and_install(builder, recipe, &arguments)
}

fn make_and_install(builder: &Builder<'_>, recipe: &Recipe, arguments: &[String]) -> Result<String> {
    let package = builder.layout.package(&recipe.id);
    let task = builder.progress.task(&format!("{}: building", recipe.id));
    let log = Log::create(package.log("build"))?;
    let make = |more: &[String]| {
        let mut make = command::bare("make");
        log.run(make.args(arguments).args(more).current_dir(package.build()))
    };
    make(&[format!("-j{}", builder.jobs)])?;
    stamp::remove(&package.image())?;
    make(&["install".to_owned(), format!("DESTDIR={}", package.image().display())])?;
    let line = format!("{} is built", recipe.id);
    task.done(&line);
    Ok(line)
}
