//! The names that packages look for which know of other libraries with the same functions.
//!
//! A package that tries `-lobstack` on musl, or asks pkg-config for `musl-obstack`, finds the component. That
//! is asked for by `--drop-in`: two packages must not install the same file.

use crate::{
    install::{Content, Directories, File},
    manifest::{Component, DropIn, Manifest},
};

/// The archives, .pc files and headers under such names; all of them only point to the components' own.
pub fn files(manifest: &Manifest, directories: &Directories) -> Vec<File> {
    let named = manifest.components.iter().filter_map(|component| Some((component, component.drop_in.as_ref()?)));
    named.flat_map(|(component, drop_in)| of_component(component, drop_in, directories)).collect()
}

fn of_component(component: &Component, drop_in: &DropIn, directories: &Directories) -> Vec<File> {
    let mut files = vec![
        File {
            path: directories.path(&directories.libdir, &format!("lib{}.a", drop_in.library)),
            content: Content::Link(format!("libwildebeest-{}.a", component.name)),
        },
        File {
            path: directories.path(&directories.pkgconfigdir, &format!("{}.pc", drop_in.pc)),
            content: Content::Text(module(component, drop_in)),
        },
    ];
    files.extend(drop_in.headers.iter().map(|header| File {
        path: directories.path(&directories.includedir, header),
        content: Content::Text(unwrapped(component, header)),
    }));
    files
}

/// A header that leaves the functions their own names: who finds it without our flags links without them,
/// and with the libc's functions where that has them, as Debian's musl has those of fts.h.
fn unwrapped(component: &Component, header: &str) -> String {
    format!("#define LWB_UNWRAPPED\n#include \"libwildebeest/{}/{header}\"\n", component.name)
}

/// A .pc file that requires the component's, and has its flags from there.
fn module(component: &Component, drop_in: &DropIn) -> String {
    format!(
        "Name: {}\nDescription: {}\nVersion: {}\nRequires: libwildebeest-{}\n",
        drop_in.pc,
        component.summary,
        env!("CARGO_PKG_VERSION"),
        component.name,
    )
}
