#!/bin/sh
# What must hold of every change: layout, floors, sizes, banned calls, both compilers, quick tests.
set -u
cd "$(dirname "$0")/.." || exit 1
tools/install.sh build npm-dev test || exit 1
bad=0

# check WORDS COMMAND...: prints the command's complaints; silence and success is a pass.
check() {
  what=$1
  shift
  if out=$("$@" 2>&1); then echo "ok    $what"; else echo "WRONG $what"; echo "$out" | head -n 40 | sed 's/^/      /'; bad=1; fi
}

c_files() { find src tools tests -name '*.[ch]' ! -path 'tests/templatec/*'; }
layout() { c_files | xargs clang-format --dry-run -Werror; }
floors() { find src -name '*.[ch]' | xargs awk -f tools/floors.awk FLOORS; }
sizes() { { find src tools -name '*.[ch]'; find templates -name '*.html'; } | xargs awk -f tools/sizes.awk; }
# none PATTERN FILES...: nothing may match.
none() { pattern=$1; shift; ! grep -nE "$pattern" "$@"; }
allocation() { none '(^|[^a-z_>.])(malloc|calloc|realloc|free|strdup|asprintf)\(' $(find src -name '*.c' ! -path 'src/base/arena.c'); }
sql_in_c() { none '"(SELECT|INSERT|UPDATE|DELETE|CREATE) ' $(find src -name '*.c' ! -path 'src/store/*'); }
html_in_c() { none '"<(a|p|div|span|li|ul|h[1-6]|table|td|tr|form|input)[ >]' $(find src -name '*.c' ! -path 'src/format/*'); }
globals() { none '^(static )?(int|char|bool|size_t|struct [a-z_]+ \*?|pthread_[a-z_]+ )[a-z_]+( =.*)?;$' $(find src -name '*.c' ! -name main.c ! -name log.c); }
machine_paths() { ! git grep -nIE '(^|[^a-z])/(home|work|root)/[a-z]' -- . ':!tools/check.sh' ':!tools/chroot-trial.sh'; }
todo() { ! git grep -nwE 'TODO|FIXME|XXX' -- src tools templates sql tests ':!tools/check.sh'; }
one_compiler() { make -s -j2 CC="$1" BUILD="check-$1" "build/check-$1/localoffer"; }
shell() { for f in tools/*.sh tests/*/*.sh .ci/run; do sh -n "$f" || bash -n "$f" || return 1; done; }

check 'layout (.clang-format; make format mends it)' layout
check 'floors (FLOORS)' floors
check 'sizes' sizes
check 'allocation only in base' allocation
check 'no SQL in C' sql_in_c
check 'no HTML in C' html_in_c
check 'no mutable globals' globals
check 'no paths of a machine' machine_paths
check 'no TODO' todo
check 'scripts parse' shell
check 'data and rules' tools/data/check
check 'gcc, warnings as errors' one_compiler gcc
check 'clang, warnings as errors' one_compiler clang
check 'quick tests' tools/test.sh quick
exit $bad
