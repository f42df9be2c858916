//! The text of the .pc files and of the forced headers.

use crate::{install::Directories, manifest::Component};

/// What one .pc file stands for: a component, or all of them.
pub struct Module<'a> {
    /// `libwildebeest` or `libwildebeest-<c>`, without the leading `lib`.
    pub library: String,
    pub summary: &'a str,
    /// The name below `include/libwildebeest/` and `lib/libwildebeest/`.
    pub directory: &'a str,
    pub requires: &'a [String],
    pub cflags: Vec<&'a str>,
    pub libs: Vec<&'a str>,
    pub has_code: bool,
}

impl Module<'_> {
    /// The .pc file. Paths stand in terms of `prefix`, so that it relocates; pkg-config puts the
    /// sysroot before -I and -L by itself, before other paths only through `pc_sysrootdir`. That stands in
    /// a variable of its own because pkgconf puts it before `prefix` too, and mends that in variables only.
    pub fn text(&self, directories: &Directories) -> String {
        let mut cflags = vec![format!("-I${{includedir}}/libwildebeest/{}", self.directory)];
        cflags.extend(self.cflags.iter().map(|&flag| flag.to_owned()));
        let mut libs = Vec::new();
        // Clang says it does not use `-specs`, and with -c none of the linker's flags either.
        let quiet = "-Wno-unused-command-line-argument";
        if self.has_code || !self.libs.is_empty() {
            cflags.push(quiet.to_owned());
        }
        libs.extend(self.libs.iter().map(|&flag| flag.to_owned()));
        if self.has_code {
            let specs = format!("${{specsdir}}/{}", self.directory);
            // Not -L and -l: meson drops the one in some places and the other in others.
            libs.push(format!("-specs={specs} -Wl,-L{specs}.d,-l{} {quiet}", self.library));
        }
        let requires: Vec<_> = self.requires.iter().map(|name| format!("libwildebeest-{name}")).collect();
        let mut text = format!(
            "prefix={}\nexec_prefix=${{prefix}}\nlibdir={}\nincludedir={}\n\
             specsdir=${{pc_sysrootdir}}${{libdir}}/libwildebeest\n\n\
             Name: lib{}\nDescription: {}\nVersion: {}\n",
            directories.prefix,
            directories.in_terms_of_prefix(&directories.libdir),
            directories.in_terms_of_prefix(&directories.includedir),
            self.library,
            self.summary,
            env!("CARGO_PKG_VERSION"),
        );
        if !requires.is_empty() {
            text += &format!("Requires: {}\n", requires.join(", "));
        }
        text += &format!("Cflags: {}\n", cflags.join(" "));
        if !libs.is_empty() {
            text += &format!("Libs: {}\n", libs.join(" "));
        }
        text
    }
}

/// The header that may be forced by `--include`: inert, it only says that the component is there.
pub fn forced_header(component: &Component) -> String {
    let name = component.name.to_uppercase().replace('-', "_");
    format!("#ifndef LWB_{name}\n#define LWB_{name} \"{}\"\n#endif\n", env!("CARGO_PKG_VERSION"))
}
