#!/bin/sh
# Holds every route with every role against tests/access/matrix.txt: tests/access/run.sh [--update]
#
# A route without its lines in the matrix fails, and so does a line without its route.
# LOCALOFFER names the program (./localoffer). Ends with "N passed, N failed".
set -eu

cd "$(dirname "$0")/../.."
program=${LOCALOFFER:-./localoffer}
matrix=tests/access/matrix.txt
now=$(mktemp)
trap 'rm -f "$now"' EXIT

{
  echo "# Who may open what: each route with each role. Read a change here as you would read code."
  "$program" routes --matrix
} > "$now"
if [ "${1:-}" = --update ]; then
  cp "$now" "$matrix"
  echo "access: matrix.txt rewritten; read the diff"
  exit 0
fi

# Differing lines, with their route in front; each is one failure.
awk '
  function key() { if ($0 ~ /^\t/) return route "  " $1; route = $0; return route }
  FNR == 1 { file++; route = "" }
  /^#/ { next }
  { k = key(); v = ($0 ~ /^\t/) ? $2 : "route" }
  file == 1 { want[k] = v; next }
  { got[k] = v }
  END {
    for (k in want) if (!(k in got)) { print "FAIL " k ": in the matrix, not in the program"; failed++ }
                    else if (want[k] != got[k]) { print "FAIL " k ": expected " want[k] ", is " got[k]; failed++ }
                    else passed++
    for (k in got) if (!(k in want)) { print "FAIL " k ": not in the matrix (" got[k] ")"; failed++ }
    printf "%d passed, %d failed\n", passed, failed
    exit failed > 0
  }' "$matrix" "$now"
