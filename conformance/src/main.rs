//! Builds real software unpatched against musl and libwildebeest, and proves that it did.
//!
//! Recipes are data (`conformance/recipes/<name>/<version>.toml`); this program is an engine over
//! them: it fetches the sources, makes a musl sysroot, builds, and checks what came out.

mod boot;
mod build;
mod catalogue;
mod command;
mod digest;
mod failure;
mod fetch;
mod hashes;
mod layout;
mod libc;
mod members;
mod pipeline;
mod plan;
mod progress;
mod proof;
mod recipe;
mod report;
mod runs;
mod sandbox;
mod schedule;
mod stamp;
mod suite;
mod sysroot;
mod toolchain;
mod variant;
mod why;
mod wildebeest;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use catalogue::Catalogue;
use failure::Failure;
use layout::Layout;
use plan::Plan;
use progress::Progress;
use variant::Variant;

/// Builds real software, unpatched, against musl and libwildebeest.
///
/// Exit status: 0 all well, 1 a build, its proof or its tests failed, 2 the request or a recipe is wrong,
/// 3 a source could not be had, 4 a program this needs is not installed.
#[derive(Parser)]
#[command(name = "wildebeest-conformance", version)]
struct Arguments {
    #[command(subcommand)]
    action: Action,
    /// Where the recipes are
    #[arg(long, global = true, value_name = "DIR")]
    recipes: Option<PathBuf>,
    /// Where everything is made [default: build/conformance of the source tree; installed, ~/.cache/wildebeest-conformance]
    #[arg(long, global = true, value_name = "DIR")]
    work: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Action {
    /// List the packages there are recipes for
    List,
    /// Fetch and check the sources of packages and of what they depend on
    Fetch {
        /// `name` or `name@version`; `systemd@252` is the newest 252
        #[arg(required_unless_present = "all")]
        targets: Vec<String>,
        /// Every package there is a recipe for
        #[arg(long, conflicts_with = "targets")]
        all: bool,
        /// Look for sources in that directory before any other place but the cache
        #[arg(long, value_name = "DIR")]
        mirror: Option<PathBuf>,
        /// Write the sources into that directory: a machine without a network builds from it, with --mirror
        #[arg(long, value_name = "DIR")]
        vendor: Option<PathBuf>,
    },
    /// Build packages, and prove each one unpatched and free of the host's libraries
    Build(build::Request),
    /// Run packages' own tests on the host's libc and on musl with libwildebeest, and compare
    Test(suite::Request),
    /// Tell of a package what it depends on and uses, why it would be built again, and why it failed
    Why {
        /// `name` or `name@version`
        package: String,
        #[command(flatten)]
        variant: Variant,
    },
    /// Write what the stored results say
    Report {
        /// In which form
        #[arg(long, value_enum, default_value = "markdown")]
        format: report::Format,
        /// Where to [default: standard output]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Print the plan: what depends on what, or the same as a file of Ninja's, or as jobs of a pipeline
    Plan {
        /// `name` or `name@version`; `systemd@252` is the newest 252
        #[arg(required_unless_present = "all")]
        targets: Vec<String>,
        /// Every package there is a recipe for
        #[arg(long, conflicts_with = "targets")]
        all: bool,
        /// How to write it
        #[arg(long, value_enum, default_value = "text")]
        format: pipeline::Format,
        /// How this program is called where the jobs run
        #[arg(long, default_value = "cargo run -q -p conformance --")]
        program: String,
    },
    /// Do one step of one package
    #[command(hide = true)]
    Step(build::StepRequest),
    /// Run the tests of one package
    #[command(hide = true)]
    TestStep(suite::StepRequest),
    /// Become a program that ends when this one's parent does
    #[command(hide = true)]
    Tied {
        /// The program and its arguments
        #[arg(required = true, last = true)]
        words: Vec<OsString>,
    },
    /// Start a built systemd in a system where everything is musl, and look whether it runs
    Boot(boot::Request),
    /// Build a package, and print the directory its files are in
    Image {
        /// `name` or `name@version`
        target: String,
        #[command(flatten)]
        variant: Variant,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("conformance: {:#}", failure.reason());
            ExitCode::from(failure.exit_status())
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    if let Action::Tied { words } = &arguments.action {
        return Err(Failure::Missing(command::become_tied(words)));
    }
    if let Action::Step(request) = &arguments.action {
        return build::step(request);
    }
    if let Action::TestStep(request) = &arguments.action {
        return suite::step(request);
    }
    let layout = Layout::find(arguments.recipes.as_deref(), arguments.work.as_deref()).map_err(Failure::Request)?;
    let catalogue = Catalogue::load(&layout.recipes).map_err(Failure::Request)?;
    match &arguments.action {
        Action::List => {
            for recipe in catalogue.recipes() {
                println!("{:28} {}", recipe.id.to_string(), recipe.summary);
            }
            Ok(())
        }
        Action::Why { package, variant } => {
            let (layout, catalogue) = varied(variant, &layout, catalogue)?;
            print!("{}", why::tell(&layout, &catalogue, package).map_err(Failure::Request)?);
            Ok(())
        }
        Action::Report { format, output } => report::write(&layout, &catalogue, *format)
            .and_then(|text| report::put(&text, output.as_deref()))
            .map_err(Failure::Request),
        Action::Plan { targets, all, format, program } => {
            let plan = if *all { Plan::of_all(&catalogue) } else { Plan::of(&catalogue, targets) };
            let plan = plan.map_err(Failure::Request)?;
            let text = match format {
                pipeline::Format::Ninja => build::schedule_of(&layout, &plan),
                format => pipeline::write(*format, &pipeline::jobs(&layout, &plan, program)),
            };
            print!("{}", text.map_err(Failure::Request)?);
            Ok(())
        }
        Action::Fetch { targets, all, mirror, vendor } => {
            let plan = if *all { Plan::of_all(&catalogue) } else { Plan::of(&catalogue, targets) };
            let plan = plan.map_err(Failure::Request)?;
            let progress = Progress::new();
            let _lock = layout.lock().map_err(Failure::Source)?;
            fetch::all(&layout, plan.recipes(), mirror.as_deref(), &progress).map_err(Failure::Source)?;
            if let Some(directory) = vendor {
                let count = fetch::vendor(&layout, plan.recipes(), directory).map_err(Failure::Source)?;
                println!("{count} sources are in {}", directory.display());
            }
            Ok(())
        }
        Action::Build(_) | Action::Test(_) | Action::Boot(_) => {
            let begun = runs::Begun::now();
            let ended = work(arguments, &layout, catalogue);
            begun.end(&layout, ended.as_ref().map_or_else(Failure::exit_status, |()| 0)).map_err(Failure::Build)?;
            ended
        }
        Action::Step(_) | Action::TestStep(_) | Action::Tied { .. } => Ok(()),
        Action::Image { target, variant } => {
            let (layout, catalogue) = varied(variant, &layout, catalogue)?;
            build::image(&layout, &catalogue, target, variant)
        }
    }
}

/// What takes its time, and is remembered.
fn work(arguments: &Arguments, layout: &Layout, catalogue: Catalogue) -> Result<(), Failure> {
    match &arguments.action {
        Action::Build(request) => {
            let (layout, catalogue) = varied(&request.variant, layout, catalogue)?;
            build::run(&layout, &catalogue, request)
        }
        Action::Test(request) => {
            let (layout, catalogue) = varied(request.variant(), layout, catalogue)?;
            suite::run(&layout, &catalogue, request)
        }
        Action::Boot(request) => {
            let (layout, catalogue) = varied(request.variant(), layout, catalogue)?;
            boot::run(&layout, &catalogue, request)
        }
        _ => Ok(()),
    }
}

fn varied(variant: &Variant, layout: &Layout, catalogue: Catalogue) -> Result<(Layout, Catalogue), Failure> {
    let catalogue = variant.catalogue(catalogue).map_err(Failure::Request)?;
    Ok((variant.layout(layout).map_err(Failure::Request)?, catalogue))
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};

    use super::Arguments;

    #[test]
    fn the_command_line_has_no_two_things_of_one_name() {
        Arguments::command().debug_assert();
    }

    /// The options of all commands but boot's, which it lists itself.
    fn options(command: &Command) -> Vec<String> {
        let own = command.get_arguments().filter_map(|argument| argument.get_long()).map(str::to_owned);
        let shown = command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "boot");
        own.chain(shown.flat_map(options)).collect()
    }

    #[test]
    fn the_man_page_has_every_command_and_option() {
        let page = include_str!("../man/wildebeest-conformance.1").replace('\\', "");
        let command = Arguments::command();
        let commands = command.get_subcommands().filter(|below| !below.is_hide_set()).map(Command::get_name);
        for name in commands {
            assert!(page.contains(&format!("\n.B {name}\n")), "{name}");
        }
        for option in options(&command) {
            assert!(page.contains(&format!("--{option}")), "--{option}");
        }
    }
}
