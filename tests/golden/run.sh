#!/bin/sh
# Requests in, pages out: tests/golden/run.sh [--update] [NAME...]
#
# Each NAME.req is answered by `localoffer request`, and the page is compared with NAME.html (or .txt, .csv,
# .json, .xml) beside it. A .req file holds
#
#     GET /offers/kent?living=leeds
#     on: 2026-11-21            as if it were that day (this is the default)
#     as: editor                as somebody with that role
#     header: Accept-Encoding: br
#     body: a=1&b=2             the fields of a form
#     status: 404               200 when it does not say
#     location: /offers/kent    where it leads to
#     show: headers             the expected text holds the headers too
#
# The hashes in the addresses of built-in files are left out of the comparison.
#
# DB names the database (var/localoffer.db), LOCALOFFER the program (./localoffer). With NAMEs, only files
# whose path has one of them in it. Ends with "N passed, N failed".
set -eu

cd "$(dirname "$0")/../.."
program=${LOCALOFFER:-./localoffer}
if [ -n "${DB:-}" ]; then LOCALOFFER_DATABASE=$DB; export LOCALOFFER_DATABASE; fi
update=
if [ "${1:-}" = --update ]; then update=yes; shift; fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0
failed=0
written=0

# Reads FILE.req into want_status, want_location, show, and runs it: $tmp/all holds status, headers, page.
answer() {
  req=$1
  want_status=200 want_location='' show='' on=2026-11-21
  { read -r method address; } < "$req"
  set -- request "$method" "$address" --include
  while IFS= read -r line; do
    value=${line#*: }
    case $line in
      "on: "*) on=$value ;;
      "as: "*) set -- "$@" --as "$value" ;;
      "header: "*) set -- "$@" --header "$value" ;;
      "body: "*) set -- "$@" --body "$value" ;;
      "status: "*) want_status=$value ;;
      "location: "*) want_location=$value ;;
      "show: "*) show=$value ;;
      "$method $address" | '' | '#'*) ;;
      *) echo "$req: what is \"$line\"?" >&2; exit 2 ;;
    esac
  done < "$req"
  "$program" "$@" --on "$on" > "$tmp/all" 2> "$tmp/errors" || true
  read -r status < "$tmp/all" || status=none
  from='1,/^$/d'
  if [ "$show" = headers ]; then from=''; fi
  sed -e "$from" -e 's|\(/assets/[a-z_]*\)-[0-9a-f]\{8\}\.|\1-HASH.|g' "$tmp/all" > "$tmp/page"
}

# The ending that belongs to the answer's type.
ending() {
  if [ "$show" = headers ]; then echo txt; return; fi
  case $(sed -n '/^$/q; s/^Content-Type: //p' "$tmp/all") in
    text/html*) echo html ;;
    text/csv*) echo csv ;;
    *json*) echo json ;;
    *xml*) echo xml ;;
    *) echo txt ;;
  esac
}

fail() {
  failed=$((failed + 1))
  echo "FAIL ${req%.req}: $1"
}

check() {
  answer "$1"
  expected=${req%.req}.$(ending)
  location=$(sed -n '/^$/q; s/^Location: //p' "$tmp/all")
  if [ "$status" != "$want_status" ]; then
    fail "status $status, expected $want_status"
    head -3 "$tmp/errors"
  elif [ "$location" != "$want_location" ] && [ -n "$want_location" ]; then
    fail "leads to $location, expected $want_location"
  elif [ ! -s "$tmp/page" ]; then
    passed=$((passed + 1))
  elif cmp -s "$tmp/page" "$expected"; then
    passed=$((passed + 1))
  elif [ -n "$update" ]; then
    cp "$tmp/page" "$expected"
    written=$((written + 1))
  elif [ ! -f "$expected" ]; then
    fail "$expected is missing; make golden-update writes it"
  else
    fail "the page differs"
    diff -u "$expected" "$tmp/page" | head -20
  fi
}

chosen() {
  [ $# -gt 1 ] || return 0
  file=$1
  shift
  for name; do
    case $file in *"$name"*) return 0 ;; esac
  done
  return 1
}

find tests/golden -name '*.req' | sort > "$tmp/list"
while IFS= read -r file <&3; do
  if chosen "$file" "$@"; then check "$file"; fi
done 3< "$tmp/list"
[ -z "$update" ] || echo "golden: $written rewritten; read the diff"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
