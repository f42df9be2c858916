# The names a person types. Every rule is one line: the work is done by pkgconfig/setup, `cargo lwb` and the crates.
# MUSL=1.2.6 builds and tests with that musl, from source, in the place of the system's: `make check MUSL=1.2.6`.
# PACKAGES=systemd@252 has `make check` run that package's own tests as well, on the host's libc and on musl.
# ROWS=malloc has `make bench` measure only rows with that in their name, or in that of their group; PROGRAMS=yes builds
# and times real programs, too; PLOT=yes writes what was found into README.md and docs/.
# SYSTEMD=257 has `make systemd` and `make boot` take that version of systemd.
# STATIC=1 links getent and getconf statically.
# DESTDIR PREFIX LIBDIR INCLUDEDIR PKGCONFIGDIR BINDIR MANDIR DATADIR say where to install; DROP_IN=yes adds the names of other libraries.
# CONFORMANCE=yes builds and installs wildebeest-conformance as well, with its recipes.

PREFIX = /usr/local
SYSTEMD = 252
PLACES = --prefix '$(PREFIX)' --destdir '$(DESTDIR)' --libdir '$(LIBDIR)' --includedir '$(INCLUDEDIR)' --pkgconfigdir '$(PKGCONFIGDIR)' --bindir '$(BINDIR)' --mandir '$(MANDIR)' --datadir '$(DATADIR)' $(if $(filter yes,$(DROP_IN)),--drop-in)
BUILD = cargo lwb build $(if $(STATIC),--static)$(if $(filter yes,$(CONFORMANCE)), && cargo build -q --release -p conformance)
SETUP = @sh pkgconfig/setup/setup.sh

# A login that has not read rustup's environment still finds cargo.
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: help setup build demo check bench record systemd boot conformance install uninstall clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\): .*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

setup: ## install what a build needs (packages, Rust for musl, compilers for musl)
	$(SETUP)

build: setup ## build and check the archives, and the programs
	$(BUILD)

demo: ## build a real program that plain musl cannot build
	$(SETUP) demo
	$(BUILD)
	@rm -rf build/prefix
	cargo lwb install --prefix '$(CURDIR)/build/prefix'
	@sh conformance/demo.sh

check: ## run every test
	$(SETUP) check $(if $(PACKAGES),systemd conformance)
	$(BUILD)
	@rm -rf build/prefix
	cargo lwb install --prefix '$(CURDIR)/build/prefix'
	cargo lwb check $(PACKAGES:%=--package %)

record: build ## record what glibc prints in the oracle suite
	@rm -rf build/prefix
	cargo lwb install --prefix '$(CURDIR)/build/prefix'
	cargo run -q -p wildebeest-tests

bench: build ## time the library against glibc and plain musl
	@rm -rf build/prefix
	cargo lwb install --prefix '$(CURDIR)/build/prefix'
	$(if $(filter yes,$(PROGRAMS)),cargo run -q -p conformance -- fetch lua mawk busybox)
	cargo run -q --release -p wildebeest-tests --bin bench -- '$(ROWS)' $(if $(filter yes,$(PROGRAMS)),--programs) $(if $(filter yes,$(PLOT)),--plot)

systemd: ## build unpatched systemd, 252 or SYSTEMD=
	$(SETUP) systemd
	cargo run -q -p conformance -- build systemd@$(SYSTEMD)

boot: ## start unpatched systemd, 252 or SYSTEMD=, in an emulated machine, and look whether it runs
	$(SETUP) systemd boot
	cargo run -q -p conformance -- boot systemd@$(SYSTEMD)

conformance: ## build all there is a recipe for, run its tests, start systemd, and write docs/conformance.md
	$(SETUP) systemd conformance boot
	@sh conformance/everything.sh

install: ## install what was built, below DESTDIR and PREFIX
	cargo lwb install $(PLACES)
	$(if $(filter yes,$(CONFORMANCE)),@sh conformance/install.sh '$(DESTDIR)$(PREFIX)' '$(if $(MANDIR),$(DESTDIR)$(MANDIR))')

uninstall: ## remove what install put there
	cargo lwb uninstall $(PLACES)
	$(if $(filter yes,$(CONFORMANCE)),@sh conformance/install.sh --remove '$(DESTDIR)$(PREFIX)' '$(if $(MANDIR),$(DESTDIR)$(MANDIR))')

clean: ## remove everything generated
	rm -rf build target
