//! The gcc specs fragment that a .pc file names.
//!
//! A package build puts the flags before its objects, where GNU ld and gold look nothing up in an
//! archive yet. The specs have gcc name the archive again behind the objects, lazily and once more
//! before libc. Clang ignores specs; lld, its linker here, remembers archives it has passed.

use std::collections::BTreeSet;

use crate::manifest::Component;

/// The specs for a component by itself.
pub fn of_component(library: &str, component: &Component) -> String {
    // mold takes nothing from an archive that libc.so has, so a function is asked for that libc.so has not, if there is one.
    match component.supersede.first().or(component.replace.first()) {
        Some(function) => replacing(library, function),
        None => fragment(library, [component].into_iter()),
    }
}

/// The specs for functions that take the place of libc's: programs have them, whether they call them or only libc
/// does, and shared objects do not. The archive stands before everything, libc's functions above all.
fn replacing(library: &str, function: &str) -> String {
    let archive = format!("%:remove-outfile(-l{library})%{{!shared:-u {function} -l{library}}}");
    format!(
        "# libwildebeest: only programs take this archive, see the README.\n\
         *linker:\n\
         + %{{specs=*:-L%*.d}} %{{!nostdlib:%{{!nodefaultlibs:%{{!r:{archive}}}}}}}\n\
         \n"
    )
}

/// The specs for the archives called `lib<library>*.a` and the names that `components` wrap.
///
/// The archives lie in a directory called as the specs file with `.d` behind it: `-L%*.d` finds them
/// wherever an installation was moved, also where meson's checks have dropped every `-L` and `-Wl,` and
/// kept the specs. (Other specs files get a `-L` for a directory that does not exist, which does nothing.)
/// The archive that clang is given is taken out again, unless the default libraries are off.
/// musl-gcc replaces `*link` with specs of its own that come later, hence `*linker`.
///
/// GNU ld wraps the references of shared libraries as well. Where one is behind another, so that ld finds it by itself,
/// it does so when it is done with the archives, and reports that nobody defines `__wrap_X`. That library will have
/// musl's `X`, so ld is told to let those names pass: no others, for a library that misses one of its own is still to
/// be an error. Only GNU ld has the fault, and only GNU ld knows the option. In a static program the names are libc's.
///
/// A component's archive may call a function that another component wraps, which was named before it or behind it. So
/// archives and libraries are one group, as gcc makes them in static programs anyhow.
pub fn fragment<'a>(library: &str, components: impl Iterator<Item = &'a Component> + Clone) -> String {
    let options: BTreeSet<_> = components.clone().flat_map(|component| &component.linker).collect();
    let options: String = options.iter().map(|option| format!(" %{{!r:{option}}}")).collect();
    let mut names: Vec<_> = components.flat_map(Component::wrapped).collect();
    names.sort();
    let wraps: String = names.iter().map(|name| format!(" --wrap={name}")).collect();
    let passed: String = names.iter().map(|name| format!(" --ignore-unresolved-symbol=__wrap_{name}")).collect();
    let passed = unless(&["shared", "static", "static-pie", "fuse-ld=gold", "fuse-ld=mold"], &passed);
    let words = format!("%:remove-outfile(-l{library}){wraps}{passed}");
    let words = unless(&["fuse-ld=lld", "nostdlib", "nodefaultlibs", "r"], &words);
    format!(
        "# libwildebeest: which archive a link takes, see the README.\n\
         *linker:\n\
         + %{{specs=*:-L%*.d}} {words}{options}\n\
         \n\
         *lib:\n\
         + %{{fuse-ld=lld:-l{library};shared:-l{library}-gnu;:-l{library}-gnu-exec}} -lc\n\
         \n\
         *link_gcc_c_sequence:\n\
         --start-group %G %{{!nolibc:%L}} --end-group\n\
         \n"
    )
}

/// What gcc is to pass on unless it was given one of `options`.
fn unless(options: &[&str], words: &str) -> String {
    options.iter().rev().fold(words.to_owned(), |words, option| format!("%{{!{option}:{words}}}"))
}
