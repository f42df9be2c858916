#!/bin/sh
# The main job on real input: bridge-utils 1.7.1, which plain musl cannot build, unpatched; then getent and getconf.
# Called by `make demo` after set-up, the build and the installation below build/prefix.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
setup=$top/pkgconfig/setup
cache=$top/build/cache
demo=$top/build/demo
archive=$cache/bridge-utils_1.7.1.orig.tar.xz
sha256=a61d8be4f1a1405c60c8ef38d544f0c18c05b33b9b07e5b4b31033536165e60e
CC=$top/build/toolchain/musl-gcc
PKG_CONFIG_PATH=$top/build/prefix/lib/pkgconfig
export CC PKG_CONFIG_PATH

. "$setup/say.sh"
. "$setup/packages.sh"
. "$setup/apt.sh"

# show TEXT...: a line of the story.
show() {
    printf '\n== %s\n' "$*"
}

# fetch_source: upstream's archive, from the distribution's source package or, without apt, from upstream.
fetch_source() {
    ! is_genuine || return 0
    say "fetching bridge-utils 1.7.1"
    if command -v apt-get >/dev/null; then
        mirror=$(debian_mirror)
        if use_suite bookworm deb-src && download_source; then
            cp "$apt/${archive##*/}" "$archive"
        else
            die "could not fetch the source of bridge-utils: $(why apt.log)."
        fi
    else
        wget -q -O "$archive" https://www.kernel.org/pub/linux/utils/net/bridge-utils/bridge-utils-1.7.1.tar.xz ||
            die "could not fetch the source of bridge-utils: is there a network?"
    fi
    is_genuine || die "$archive is not upstream's: its sha256 is not $sha256."
}

download_source() {
    cd "$apt"
    quietly apt.log private_apt apt-get source --download-only --only-source --tar-only bridge-utils=1.7.1-1
}

is_genuine() {
    [ -e "$archive" ] && echo "$sha256  $archive" | sha256sum -c >/dev/null 2>&1
}

# build_in DIR: the commands a packager uses, on upstream's files alone.
build_in() {
    rm -rf "${demo:?}/$1"
    mkdir -p "$demo/$1"
    tar -xf "$archive" -C "$demo/$1" --strip-components=1
    (cd "$demo/$1" && autoconf && ./configure && make) >"$demo/$1.log" 2>&1
}

fetch_source
mkdir -p "$demo"

show "bridge-utils 1.7.1 with plain musl"
if build_in plain; then
    die "plain musl builds it by now, so it shows nothing any more (build/demo/plain.log)."
fi
grep 'error:' "$demo/plain.log" || die "it failed for another reason than it should (build/demo/plain.log)."

# shellcheck disable=SC2016
show 'the same with CFLAGS="${CFLAGS} $(pkg-config --cflags --libs libwildebeest)"'
CFLAGS="${CFLAGS:-} $(pkg-config --cflags --libs libwildebeest)"
export CFLAGS
build_in wildebeest || die "it did not build (build/demo/wildebeest.log)."
brctl=$demo/wildebeest/brctl/brctl
echo "it builds: ${brctl#"$top/"}"
readelf -l "$brctl" | sed -n 's/^ *\[\(Requesting program interpreter: .*\)\]$/\1/p'

show "brctl --version"
"$brctl" --version

# Where the system's own are glibc's, ours were installed apart from them.
bin=$top/build/prefix/bin
[ -x "$bin/getent" ] || bin=$top/build/prefix/lib/libwildebeest/bin
for command in 'getent passwd root' 'getent services ssh/tcp' 'getent ahosts localhost' 'getconf LONG_BIT' 'getconf NAME_MAX /'; do
    show "$command"
    # Words without blanks: they are split on purpose. What this machine's /etc lacks is no failure.
    # shellcheck disable=SC2086
    (PATH=$bin:$PATH && $command) || echo "exit status $?"
done
show "what both are: ${bin#"$top/"}/"
readelf -d "$bin/getent" "$bin/getconf" | sed -n 's/^File: .*\//  /p; s/.*(NEEDED) */    /p'

show "summary"
cat <<EOF
libwildebeest is installed below build/prefix. bridge-utils 1.7.1 does not compile with plain musl; with the flags of
pkg-config, and no change to its source, it compiles and runs. getent and getconf answer as glibc's do, and need nothing
but musl. What happened in detail: build/demo/*.log.
EOF
