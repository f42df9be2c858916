//! The macro that gives an edge function its C name.

/// Defines an edge function under the name that C programs know.
///
/// `plain` exports the name itself (musl has no such function; `lwb` makes it weak, so that a
/// program's own definition wins). `wrap` exports `__wrap_NAME`, which `-Wl,--wrap=NAME` puts in
/// the place of musl's. `replace` exports `__replace_NAME`, which `lwb` gives the name itself in a component that takes
/// the place of libc's or another component's function. `inner` exports the name to the C trampolines in `csrc/` only. Which names a component has stands in `pkgconfig/components.toml`; the
/// build fails when the two disagree.
///
/// Without the feature `export` (tests on the host) the functions keep their Rust names only.
macro_rules! export {
    ($(#[$meta:meta])* plain fn $name:ident $($rest:tt)*) => {
        $crate::ffi::export! { @define $name, stringify!($name), $(#[$meta])* fn $name $($rest)* }
    };
    ($(#[$meta:meta])* inner fn $name:ident $($rest:tt)*) => {
        $crate::ffi::export! { @define $name, stringify!($name), $(#[$meta])* fn $name $($rest)* }
    };
    ($(#[$meta:meta])* wrap fn $name:ident $($rest:tt)*) => {
        $crate::ffi::export! {
            @define $name, concat!("__wrap_", stringify!($name)), $(#[$meta])* fn $name $($rest)*
        }
    };
    ($(#[$meta:meta])* replace fn $name:ident $($rest:tt)*) => {
        $crate::ffi::export! {
            @define $name, concat!("__replace_", stringify!($name)), $(#[$meta])* fn $name $($rest)*
        }
    };
    (@define $name:ident, $symbol:expr, $(#[$meta:meta])*
     fn $same:ident ($($arg:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block) => {
        $(#[$meta])*
        #[cfg_attr(feature = "export", unsafe(export_name = $symbol))]
        pub unsafe extern "C" fn $name($($arg: $type),*) $(-> $result)? $body
    };
}
pub(crate) use export;
