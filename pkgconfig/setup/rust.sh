# shellcheck shell=sh
# A rustc that can build for musl: build/toolchain/rustc, for use as RUSTC. Sourced by setup.sh.
#
# It is the user's own rustc. Where that has no standard library for musl and rustup cannot fetch one, the library is
# built from source, and the wrapper hands rustc a private sysroot: links to the user's, plus the one target.

target=$arch-unknown-linux-musl

# oldest_rust: the first release with what the workspace uses (`rust-version` in Cargo.toml).
oldest_rust() {
    sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$top/Cargo.toml"
}

# rust_is_new_enough VERSION
rust_is_new_enough() {
    [ "$(printf '%s\n' "$(oldest_rust)" "$1" | sort -V | head -n 1)" = "$(oldest_rust)" ]
}

# find_rust: sets sysroot, rustc (the compiler itself, past rustup's proxy) and version.
find_rust() {
    { command -v cargo && command -v rustc; } >/dev/null ||
        die "cargo and rustc are missing: install Rust $(oldest_rust) or later, with rustup for example."
    sysroot=$(cd "$top" && rustc --print sysroot) || die "rustc does not run (its own message is above)."
    rustc=$sysroot/bin/rustc
    [ -x "$rustc" ] || rustc=$(command -v rustc)
    version=$("$rustc" --version | cut -d ' ' -f 2)
    rust_is_new_enough "$version" || die "rustc $version is too old: Rust $(oldest_rust) or later is needed."
}

# has_target SYSROOT: whether it holds a standard library for musl.
has_target() {
    for std in "$1/lib/rustlib/$target/lib/"libstd-*.rlib; do
        [ -e "$std" ] && return
    done
    return 1
}

# wrap_rustc DIR RUSTC [private]: writes DIR/rustc. A private sysroot is found beside it, so the tree can be moved.
wrap_rustc() {
    {
        echo '#!/bin/sh'
        echo "# The rustc of this machine, able to build for $target. Written by pkgconfig/setup."
        # The one crate that must abort, in a library that otherwise unwinds.
        [ "$1" = "$toolchain" ] || echo 'case " $* " in *" --crate-name panic_abort "*) set -- "$@" -Cpanic=abort ;; esac'
        if [ "${3:-}" = private ]; then
            # shellcheck disable=SC2016
            printf 'exec "%s" --sysroot "$(cd "${0%%/*}" && pwd)/sysroot" "$@"\n' "$2"
        else
            printf 'exec "%s" "$@"\n' "$2"
        fi
    } >"$1/rustc.new"
    chmod 755 "$1/rustc.new"
    mv "$1/rustc.new" "$1/rustc"
}

# link_sysroot FROM TO: TO becomes FROM by links, except for the target and the library's source, which TO has itself.
link_sysroot() {
    rm -rf "$2"
    mkdir -p "$2/lib/rustlib/$target/lib" "$2/lib/rustlib/src"
    for entry in "$1"/lib/* "$1"/lib/rustlib/*; do
        case $entry in
        "$1/lib/rustlib" | "$1/lib/rustlib/src" | "$1/lib/rustlib/$target") ;;
        *) ln -s "$entry" "$2${entry#"$1"}" ;;
        esac
    done
}

# build_std SOURCE: builds the standard library for musl from SOURCE (a tree that has library/) into the private sysroot.
#
# The package below is the root of its own workspace and the sysroot lies inside it: cargo then hashes the paths of the
# library relative to it, and trees in different directories get the same bytes. Bitcode is kept for fat LTO. cargo's
# target directory stays until all is done, so an interrupted build goes on where it stopped.
build_std() {
    say "building Rust's standard library for $target (once, a minute or two)"
    work=$cache/std
    link_sysroot "$sysroot" "$work/sysroot"
    ln -s "$1" "$work/sysroot/lib/rustlib/src/rust"
    wrap_rustc "$work" "$rustc" private
    printf '[package]\nname = "std-for-musl"\nedition = "2024"\n[lib]\npath = "lib.rs"\n[workspace]\n' >"$work/Cargo.toml"
    echo '#![no_std]' >"$work/lib.rs"
    remap="--remap-path-prefix=$work=/rust --remap-path-prefix=$work/sysroot/lib/rustlib/src/rust=/rust"
    remap="$remap --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
    (
        cd "$work"
        unset CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET CARGO_TARGET_DIR
        RUSTC=$work/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes $remap" CARGO_TARGET_DIR=$work/target \
            cargo build --quiet --release -Zbuild-std=std,panic_abort,test --target "$target"
    ) || die "Rust's standard library for $target could not be built (cargo's message is above; it needs the network once)."
    cp "$work/target/$target/release/deps/"*.rlib "$work/sysroot/lib/rustlib/$target/lib/"
    rm -f "$work/sysroot/lib/rustlib/$target/lib/"libstd_for_musl-* "$work/sysroot/lib/rustlib/src/rust"
    rm -rf "$toolchain/sysroot"
    mv "$work/sysroot" "$toolchain/sysroot"
    rm -rf "$work"
}

# rustup_adds KIND NAME: asks rustup for an addition to the toolchain in use; fails quickly where there is no rustup.
rustup_adds() {
    command -v rustup >/dev/null && [ "$sysroot" != "${sysroot%/toolchains/*}" ] &&
        (cd "$top" && quietly rustup.log timeout 300 rustup "$1" add "$2")
}

# rust_key: what the result depends on. A compiler that lies in build/ is linked to by its path.
rust_key() {
    "$user_rustc" --version --verbose
    echo "$user_rustc $target"
    cat "$setup"/rust*.sh | cksum
    [ ! -d "$toolchain/debian-rust" ] || echo "$toolchain"
}

# is_set_up: whether all is as it was left, and what rustup had for musl has not been removed since.
is_set_up() {
    [ "$(rust_key)" = "$(cat "$toolchain/rustc.stamp" 2>/dev/null)" ] &&
        has_target "$("$toolchain/rustc" --print sysroot 2>/dev/null)"
}

rust_for_musl() {
    find_rust
    user_rustc=$rustc
    ! is_set_up || return 0
    rm -f "$toolchain/rustc.stamp"
    if has_target "$sysroot"; then
        say "rustc $version has the target $target already"
        wrap_rustc "$toolchain" "$rustc"
    elif rustup_adds target "$target"; then
        say "rustup added the target $target to rustc $version"
        wrap_rustc "$toolchain" "$rustc"
    else
        find_rust_src
        build_std "$source"
        # cargo does not notice that the library under what it built is another one.
        rm -rf "$top/target/$target"
        wrap_rustc "$toolchain" "$rustc" private
    fi
    # Written last, so that whatever was interrupted is taken up again.
    rust_key >"$toolchain/rustc.stamp"
}
