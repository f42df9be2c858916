# shellcheck shell=sh
# The source of Rust's standard library in exactly the version of the compiler. Sourced by setup.sh.

# find_rust_src: sets source to a tree that has library/. Where there is none of the compiler's version, it turns to
# the compiler that Debian itself keeps for its browsers, and sets rustc and sysroot as well.
find_rust_src() {
    source=$sysroot/lib/rustlib/src/rust
    [ ! -d "$source/library/std" ] || return 0
    ! rustup_adds component rust-src || return 0
    case $distro in
    alpine)
        need rust-src
        [ -d "$source/library/std" ] ||
            die "rustc $version has no standard library for $target, rustup could not fetch it, and Alpine's rust-src is of another version."
        ;;
    debian)
        rust_src_of_debian || debian_web_rust
        ;;
    esac
}

# rust_src_of_debian: sets source from Debian's package rust-src of the compiler's version, which may be in any suite.
rust_src_of_debian() {
    source=$cache/rust-src-$version/usr/src/rustc-$version
    [ ! -e "$source/complete" ] || return 0
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "apt is configured with no Debian mirror, and rustc $version has no standard library for $target."
    # Small lists first: the backports have one release after the other.
    for suite in trixie-backports forky-backports bookworm-backports trixie forky sid; do
        if ! use_suite "$suite" deb; then
            # The mirror may not have the suite. But if it cannot be reached, no other suite can be either.
            ! why apt.log | grep -q 'resolv\|onnect' ||
                die "rustc $version has no standard library for $target and neither rustup nor the mirror $mirror can be reached: is there a network?"
            continue
        fi
        package=$(private_apt apt-cache madison rust-src | awk -v v="$version" 'index($3, v "+") == 1 { print $3; exit }')
        [ -n "$package" ] || continue
        say "fetching the source of Rust's standard library $version from the suite $suite"
        (cd "$apt" && quietly apt.log private_apt apt-get download "rust-src=$package") ||
            die "could not download rust-src $package: $(why apt.log) (run it again to go on)."
        unpack_library "$apt/rust-src_$package"_*.deb "$cache/rust-src-$version"
        touch "$source/complete"
        return
    done
    return 1
}

# unpack_library PACKAGE DIR: only library/ of the compiler's source, which has 45,000 files more.
unpack_library() {
    mkdir -p "$2"
    dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --wildcards './usr/src/rustc-*/library'
}

# download PACKAGE...: from the machine's own sources into the current directory.
download() {
    quietly apt.log apt-get -o APT::Sandbox::User="$(id -un)" download "$@"
}

# fetch PACKAGE...: downloads them; a failure may come from old package lists, which only root can renew.
fetch() {
    download "$@" && return
    if [ "$(id -u)" = 0 ] && apt update && download "$@"; then return; fi
    die "no source of Rust $version was found, and Debian's own compiler ($*) could not be downloaded: $(why apt.log)."
}

# debian_web_rust: the last resort. Debian 12 keeps a current compiler and its source for the browsers. It would replace
# another rustc if it were installed, so it is unpacked in build/; only LLVM's library is installed.
debian_web_rust() {
    say "there is no source of Rust $version: fetching the compiler that Debian keeps for its browsers instead"
    apt=$cache/apt/web-$(apt-cache show --no-all-versions rustc-web | sed -n 's/^Version: //p')
    mkdir -p "$apt"
    cd "$apt"
    fetch rustc-web libstd-rust-web-dev rust-web-src
    driver=$(dpkg-deb -f libstd-rust-web-dev_*.deb Depends | cut -d ' ' -f 1)
    fetch "$driver"
    need "$(dpkg-deb -f "$driver"_*.deb Depends | grep -o 'libllvm[0-9]*')"
    sysroot=$toolchain/debian-rust/usr
    rm -rf "$toolchain/debian-rust"
    mkdir -p "$sysroot"
    for package in rustc-web_*.deb libstd-rust-web-*.deb; do
        dpkg-deb -x "$package" "$toolchain/debian-rust"
    done
    unpack_library rust-web-src_*.deb "$cache/rust-web-src"
    cd "$top"
    rustc=$toolchain/debian-rust/rustc
    printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$sysroot/lib/$arch-linux-gnu" "$sysroot/bin/rustc" >"$rustc"
    chmod 755 "$rustc"
    version=$("$rustc" --version | cut -d ' ' -f 2)
    source=$cache/rust-web-src/usr/src/rustc-$version
}
