# shellcheck shell=sh
# C compilers for musl: build/toolchain/musl-gcc and musl-clang. Sourced by setup.sh.

# Debian's places. Alpine needs none of this file but the wrappers: its whole system is what they make here.
debian_include=/usr/include/$arch-linux-musl
debian_lib=/usr/lib/$arch-linux-musl
kernel_asm=/usr/include/$arch-linux-gnu/asm

# find_musl: sets musl_include, musl_lib and loader. It is the distribution's musl, or the release that the variable MUSL
# names, built from source.
find_musl() {
    musl_include=$debian_include musl_lib=$debian_lib loader=/lib/ld-musl-$arch.so.1
    [ -n "${MUSL:-}" ] || return 0
    [ "$distro" = debian ] || die "MUSL=$MUSL: only on Debian can the library be built for another musl than the system's."
    image=$(cd "$top" && cargo run -q -p conformance -- image "musl@$MUSL") || die "there is no musl $MUSL (the reason is above)."
    musl_include=$image/usr/include musl_lib=$image/usr/lib loader=$toolchain/musl$loader
}

# link_kernel_headers DIR: the kernel's directories and no others. Its scsi/ is left out: musl and glibc have their own.
link_kernel_headers() {
    mkdir -p "$1"
    for part in linux asm-generic mtd rdma sound video xen misc; do
        [ ! -d "/usr/include/$part" ] || ln -s "/usr/include/$part" "$1/$part"
    done
    ln -s "$kernel_asm" "$1/asm"
}

# link_gcc_runtime DIR: crtbegin.o and its like, and libgcc. The unwinder is libgcc_eh, which on a glibc system asks
# glibc for _dl_find_object; musl has no such function, so the archive gets one.
link_gcc_runtime() {
    mkdir -p "$1"
    runtime=$(dirname "$(gcc -print-libgcc-file-name)")
    ln -s "$runtime"/crt*.o "$runtime/libgcc.a" "$1"
    cp "$runtime/libgcc_eh.a" "$1/libgcc_eh.a"
    if nm "$1/libgcc_eh.a" 2>/dev/null | grep -q ' U _dl_find_object$'; then
        "$toolchain/musl-gcc" -O2 -c "$setup/dl_find_object.c" -o "$1/dl_find_object.o"
        ar rcsD "$1/libgcc_eh.a" "$1/dl_find_object.o"
        rm "$1/dl_find_object.o"
    fi
}

# write_specs FILE: what gcc reads to find musl.
write_specs() {
    sed -e "s|$debian_include|$musl_include|g" -e "s|$debian_lib|$musl_lib|g" -e "s|/lib/ld-musl-$arch.so.1|$loader|g" \
        "$debian_lib/musl-gcc.specs" >"$1"
}

# make_musl_sysroot DIR: a small system that has musl, the kernel's headers and gcc's runtime and nothing else, so that
# no compiler finds the host's headers and libraries in it. A musl that is not the system's has its loader there too.
make_musl_sysroot() {
    [ -e "$musl_lib/crt1.o" ] || die "musl's development files are not in their place: there is no $musl_lib/crt1.o."
    mkdir -p "$1/usr/lib"
    ln -s "$musl_include" "$1/usr/include"
    for file in "$musl_lib"/*.o "$musl_lib"/*.a "$musl_lib"/*.so; do
        ln -s "$file" "$1/usr/lib/"
    done
    if [ -n "${MUSL:-}" ]; then
        mkdir "$1/lib"
        ln -s "$musl_lib/libc.so" "$1/lib/ld-musl-$arch.so.1"
    fi
    link_gcc_runtime "$1/usr/lib/gcc/$target/$(gcc -dumpversion)"
}

# complete_rust_target: gives the library that set-up built what rustup's musl target has beside it, self-contained/:
# start files, libc and unwinder. With them `cargo build --target` links static programs without any flag. Done anew
# whenever one of the two is new.
complete_rust_target() {
    libraries=$toolchain/sysroot/lib/rustlib/$target/lib
    [ -d "$libraries" ] && [ -d "$toolchain/musl" ] || return 0
    ! cmp -s "$toolchain/cc.stamp" "$libraries/self-contained/stamp" || return 0
    rm -rf "$libraries/self-contained"
    mkdir "$libraries/self-contained"
    ln -s "$musl_lib"/*crt1.o "$musl_lib"/crt[in].o "$musl_lib/libc.a" "$libraries/self-contained"
    runtime=$toolchain/musl/usr/lib/gcc/$target/$(gcc -dumpversion)
    cp -P "$runtime"/crtbegin*.o "$runtime"/crtend*.o "$libraries/self-contained"
    cp "$runtime/libgcc_eh.a" "$libraries/self-contained/libunwind.a"
    # A program linked dynamically asks for libgcc_s, which exists for glibc only.
    cp "$runtime/libgcc_eh.a" "$libraries/libunwind.a"
    echo 'GROUP(-lunwind -lgcc)' >"$libraries/libgcc_s.so"
    cp "$toolchain/cc.stamp" "$libraries/self-contained/stamp"
}

compilers_for_musl() {
    key="$(gcc --version | head -n 1) $distro $arch ${MUSL:-} $(cat "$setup/cc.sh" "$setup"/*.c "$setup"/wrappers/* | cksum)"
    [ "$key" != "$(cat "$toolchain/cc.stamp" 2>/dev/null)" ] || return 0
    rm -rf "$toolchain/cc.stamp" "$toolchain/musl" "$toolchain/kernel-include"
    # What was built with another musl's headers and libraries: cargo does not notice that these are others.
    rm -rf "$top/target/$target"
    cp "$setup/wrappers/musl-gcc" "$setup/wrappers/musl-clang" "$toolchain"
    chmod 755 "$toolchain/musl-gcc" "$toolchain/musl-clang"
    if [ "$distro" = debian ]; then
        link_kernel_headers "$toolchain/kernel-include"
        write_specs "$toolchain/musl-gcc.specs"
        make_musl_sysroot "$toolchain/musl"
    fi
    printf '%s\n' "$key" >"$toolchain/cc.stamp"
    say "compilers for musl: build/toolchain/musl-gcc and musl-clang${MUSL:+ (musl $MUSL)}"
}
