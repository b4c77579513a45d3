#!/bin/bash
# Tests of the template compiler, with plain gcc so that they need nothing built before.
#
#   good/    templates that must compile; their pages are compared with good/NAME.CASE.out
#   bad/     templates that must not; bad/NAME.expect is the message, to the letter
#   bad/c/   templates that the C compiler must refuse; .expect has the place and part of the message
#
# tests/templatec/run.sh [--sanitize] [--update]     BUILD=folder (default build)
set -u
cd "$(dirname "$0")/../.." || exit 1
root=$PWD
here=$root/tests/templatec
# The Makefile has a BUILD of its own, "release" or "debug": only what has a slash is a folder.
case ${BUILD:-} in */*) out=$BUILD ;; *) out=build ;; esac
work=$(mkdir -p "$out/tests/templatec" && cd "$out/tests/templatec" && pwd) || exit 1
cc=${CC:-gcc}
flags="-std=gnu11 -D_GNU_SOURCE -g -Wall -Wextra -Wshadow -Werror -I$root/tests/templatec -I$root/src"
update=
passed=0
failed=0

for option; do
  case $option in
    --sanitize) flags="$flags -O1 -Wno-maybe-uninitialized -fsanitize=address,undefined -fno-sanitize-recover=all" ;;
    --update) update=1 ;;
    *) echo "usage: $0 [--sanitize] [--update]" >&2; exit 64 ;;
  esac
done

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAIL $1"; }

# same EXPECTED ACTUAL WHAT
same() {
  if [ -n "$update" ]; then cp "$2" "$1"; fi
  if cmp -s "$1" "$2"; then pass; else fail "$3"; diff "$1" "$2" | head -n 10; fi
}

base="arena buf ctx err file str"
sources=$(for name in $base; do echo "$root/src/base/$name.c"; done)
rm -rf "$work" && mkdir -p "$work/pages" && cd "$work" || exit 1
$cc $flags -o templatec "$root"/tools/templatec/*.c $sources || { echo "0 passed, 1 failed"; exit 1; }

# --- templates that must compile ---
cp -r "$here/good" templates
if ./templatec --pot good.pot -o good templates && ./templatec -o again templates && diff -r good again; then pass; else fail "good/ compiles, twice the same"; fi
same "$here/good/sentences.pot" good.pot "the sentences collected"
touch -d '2001-01-01' good/*.c && ./templatec -o good templates
if [ -z "$(find good -name '*.c' -newermt 2002-01-01)" ]; then pass; else fail "unchanged files are left alone"; fi
if msgfmt --version >/dev/null 2>&1; then
  if msgfmt --check-format -o /dev/null good.pot; then pass; else fail "msgfmt takes the catalogue"; fi
fi
if $cc $flags -Igood -o render "$here"/*.c good/*.c "$root/src/format/html.c" "$root/src/format/template.c" $sources &&
  ./render pages >render.log; then pass; else fail "good/ compiles as C and renders"; fi
while read -r result what; do
  if [ "$result" = ok ]; then pass; else fail "$what"; fi
done <render.log
for page in pages/*.out; do
  same "$here/good/$(basename "$page")" "$page" "$(basename "$page")"
done

# --- the command line ---
./templatec templates 2>message
if [ $? = 64 ]; then pass; else fail "usage"; fi
if ! ./templatec -o bad no_such_folder 2>message && grep -q no_such_folder message; then pass; else fail "no such folder"; fi

# --- templates that must not ---
for expect in "$here"/bad/*.html; do
  name=$(basename "$expect" .html)
  rm -rf templates && mkdir templates && cp -r "$here/good/layouts" "$here/good/components" "$expect" templates/
  if [ -d "$here/bad/$name" ]; then cp -r "$here/bad/$name/." templates/; fi
  if ./templatec -o bad templates 2>message; then fail "$name compiles"; continue; fi
  same "${expect%.html}.expect" message "$name"
done

# --- templates that the C compiler must refuse, naming their line ---
for template in "$here"/bad/c/*.html; do
  name=$(basename "$template" .html)
  rm -rf templates bad && mkdir templates && cp -r "$here/good/layouts" "$here/good/components" "$template" templates/
  if ! ./templatec -o bad templates; then fail "c/$name does not reach the C compiler"; continue; fi
  if $cc $flags -Wno-error -Ibad -c -o bad.o "bad/$name.c" 2>message; then fail "c/$name compiles"; continue; fi
  { read -r place; read -r words; } <"${template%.html}.expect"
  # The words are gcc's; clang has its own, but must name the same line.
  case $cc in *clang*) words=error: ;; esac
  if grep -F "$place" message | grep -qF "$words"; then pass; else fail "c/$name"; grep -m3 error message; fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
