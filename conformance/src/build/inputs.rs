//! What comes from outside the recipes: compilers, the distribution's headers, libwildebeest. A run looks at them
//! once and leaves a stamp for each, which the steps depend on.

use anyhow::{Result, anyhow};

use crate::digest::Hasher;
use crate::hashes::Hashes;
use crate::layout::Layout;
use crate::libc::Libc;
use crate::plan::Plan;
use crate::recipe::{Build, Recipe};
use crate::stamp::Stamps;
use crate::toolchain::{Compiler, Toolchain};
use crate::wildebeest::Wildebeest;

use super::kernel_headers;

/// Counted up whenever the engine does a step in another way: all is then built again.
const ENGINE: &str = "6";

/// The stamp of the compilers, and of the engine.
pub const TOOLCHAIN: &str = "toolchain";

/// The stamps of the inputs of builds on one libc.
pub fn stamps(layout: &Layout) -> Stamps {
    Stamps::new(layout.root.join("inputs"))
}

/// The toolchain a run has found.
pub fn toolchain(layout: &Layout) -> Result<Toolchain> {
    let described = stamps(layout).note(TOOLCHAIN)?.ok_or_else(|| anyhow!("nobody has looked for compilers yet"))?;
    Ok(serde_json::from_str(&described)?)
}

/// The inputs a recipe has.
pub fn of(recipe: &Recipe, libc: Libc) -> Vec<String> {
    let mut names = vec![TOOLCHAIN.to_owned()];
    if libc != Libc::Host && !recipe.components.is_empty() {
        names.push(recipe.components.join("+"));
    }
    if let Build::KernelHeaders(headers) = &recipe.build {
        names.push(headers.packages.join("+"));
    }
    names
}

/// Looks at all that this plan needs.
pub fn look(
    layout: &Layout,
    plan: &Plan<'_>,
    libc: Libc,
    compiler: Compiler,
    wildebeest: Option<&Wildebeest>,
) -> Result<()> {
    let stamps = stamps(layout);
    let toolchain = Toolchain::new(layout, libc, compiler)?;
    let described = serde_json::to_string(&toolchain)?;
    let key = Hasher::default().field("engine", ENGINE).field(TOOLCHAIN, &described).finish();
    stamps.set(TOOLCHAIN, &key, &described)?;
    let mut hashes = Hashes::load(layout.root.join("hashes.json"));
    for recipe in plan.recipes() {
        if let Build::KernelHeaders(headers) = &recipe.build {
            let version = kernel_headers::version(headers)?;
            stamps.set(
                &headers.packages.join("+"),
                &Hasher::default().field("version", &version).finish(),
                &version,
            )?;
        }
        if libc != Libc::Host && !recipe.components.is_empty() {
            let wildebeest = wildebeest.ok_or_else(|| anyhow!("{} uses libwildebeest", recipe.id))?;
            let flags = wildebeest.flags(&toolchain.pkg_config, &recipe.components)?;
            stamps.set(&recipe.components.join("+"), &wildebeest.key(&flags, &mut hashes)?, &flags)?;
        }
    }
    hashes.save()
}
