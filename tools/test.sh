#!/bin/bash
# Every test, or the quick ones: tools/test.sh all|quick
#
# Each suite is a command whose output ends with "N passed, N failed" (", N skipped" may follow) or is TAP.
# The last line adds them up. What a suite printed is in build/test/NAME.log.
set -u
cd "$(dirname "$0")/.." || exit 1
mode=${1:-all}
log=build/test
mkdir -p "$log"
passed=0 failed=0 skipped=0
cleanups=()
trap 'for c in "${cleanups[@]}"; do eval "$c"; done' EXIT

# add NAME STATUS: counts what the suite's log says; a suite that ends badly without a failure has one.
add() {
  local file=$log/$1.log p=0 f=0 s=0 line
  if line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$file" | tail -n 1) && [ -n "$line" ]; then
    read -r p _ f _ s _ <<< "$line 0"
    [[ $line == *skipped ]] || s=0
    f=${f%,}
  else
    s=$(grep -cE '^(not )?ok .*# SKIP' "$file")
    p=$(grep -E '^ok ' "$file" | grep -vc '# SKIP')
    f=$(grep -E '^not ok ' "$file" | grep -vc '# SKIP')
  fi
  [ "$2" -eq 0 ] || [ "$f" -gt 0 ] || f=1
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  printf '%-22s %5d passed %3d failed %3d skipped   %3ds\n' "$1" "$p" "$f" "$s" "$SECONDS"
  if [ "$f" -gt 0 ]; then grep -vE '^ok |^#|^1\.\.' "$file" | tail -n 25 | sed 's/^/    /'; fi
  grep -E '# SKIP|^skipped' "$file" | sort | uniq -c | head -n 3 | sed 's/^/    /'
}

suite() {
  local name=$1 status
  shift
  SECONDS=0
  "$@" > "$log/$name.log" 2>&1 < /dev/null
  status=$?
  add "$name" $status
}

need() { "$@" || { echo "0 passed, 1 failed"; exit 1; }; }

# cmocka programs, one after the other, as TAP.
programs() {
  local bad=0 p
  for p; do CMOCKA_MESSAGE_OUTPUT=TAP "$p" || bad=1; done
  return $bad
}

fixture() {
  rm -f "$1"*
  { LOCALOFFER_DATABASE=$1 "$2/localoffer" init && LOCALOFFER_DATABASE=$1 "$2/localoffer" load; } > "$log/init.log" 2>&1
}

need tools/install.sh build test
if [ "$mode" = all ]; then need tools/install.sh npm-dev; else need tools/install.sh npm; fi
need make -s -j2 build

if [ "$mode" = quick ]; then
  tests=$(make -s print-unit-tests)
  need make -s -j2 unit-tests
  need fixture build/test/quick.db build/release
  export LOCALOFFER_DATABASE=build/test/quick.db
  for t in $tests; do suite "$(basename "$t")" programs "$t"; done
  suite golden tests/golden/run.sh
  suite access tests/access/run.sh
else
  need make -s -j2 BUILD=debug unit-tests build/debug/localoffer
  folder=$(mktemp -d /tmp/lo-pg.XXXXXX)
  cleanups+=("tools/postgres.sh stop $folder")
  TEST_POSTGRES=$(tools/postgres.sh start "$folder") || exit 1
  export TEST_POSTGRES
  for t in $(make -s BUILD=debug print-unit-tests); do suite "$(basename "$t")" programs "$t"; done
  suite templatec tests/templatec/run.sh --sanitize
  suite rules-schema node tests/rules/schema.mjs build/debug/localoffer
  need fixture build/test/full.db build/debug
  LOCALOFFER_DATABASE=build/test/full.db suite golden tests/golden/run.sh
  suite golden-postgres tests/golden/postgres.sh "$TEST_POSTGRES"
  LOCALOFFER_DATABASE=build/test/full.db suite access tests/access/run.sh
  suite gate tests/gate/run.sh
  suite cli tests/flows/cli.sh
  suite compare tests/flows/compare.sh
  suite run tests/flows/run.sh
  suite browser tests/flows/browser.sh
fi

echo
[ "$skipped" -eq 0 ] && echo "$passed passed, $failed failed" || echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
