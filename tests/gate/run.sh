#!/bin/sh
# A real server on its socket: malformed requests, the page cache, a stop while a request is under way: tests/gate/run.sh
#
# LOCALOFFER names the program (./localoffer). Ends with "N passed, N failed".
set -eu

cd "$(dirname "$0")/../.."
program=${LOCALOFFER:-./localoffer}
port=${GATE_PORT:-18431}
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$tmp"' EXIT
export LOCALOFFER_DATABASE="$tmp/gate.db" LOCALOFFER_PORT="$port"

${CC:-cc} -std=gnu11 -D_GNU_SOURCE -O1 -Wall -o "$tmp/probes" tests/gate/probes.c
cp -r data rules "$tmp/"
export LOCALOFFER_DATA_DIR="$tmp/data"
"$program" init > /dev/null
"$program" load --quiet > /dev/null
LOCALOFFER_IDLE_SECONDS=5 LOCALOFFER_RECEIVE_SECONDS=2 "$program" serve > "$tmp/out" 2> "$tmp/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  grep -q ready "$tmp/out" && break
  sleep 0.2
done

passed=0
failed=0
count() { # NAME COMMAND...
  name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $name"; fi
}

"$tmp/probes" "$port" > "$tmp/probes.out" || true
grep -v '^gate probes:' "$tmp/probes.out" || true
set -- $(sed -n 's/^gate probes: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$tmp/probes.out")
passed=$((passed + ${1:-0}))
failed=$((failed + ${2:-1}))

# The page cache: made once, known by its ETag, made again when another process has changed the data.
get() { "$tmp/probes" "$port" get "$@" | tr -d '\r'; }
last() { grep "route=$1 " "$tmp/log" | tail -n 1; }
get /topics > "$tmp/first"
etag=$(sed -n 's/^ETag: //p' "$tmp/first")
count "cache: a page has an ETag" [ -n "$etag" ]
count "cache: first a miss" sh -c "echo '$(last /topics)' | grep -q cache=miss"
get /topics > "$tmp/second"
count "cache: then a hit" sh -c "echo '$(last /topics)' | grep -q cache=hit"
count "cache: the same page" sh -c "sed 1,/^$/d '$tmp/first' > '$tmp/a'; sed 1,/^$/d '$tmp/second' | cmp -s - '$tmp/a'"
get /topics "If-None-Match: $etag" > "$tmp/third"
count "cache: 304 for who has it" grep -q '^HTTP/1.1 304' "$tmp/third"
count "cache: 304 without a body" [ -z "$(sed '1,/^$/d' "$tmp/third")" ]
get /topics 'Accept-Encoding: gzip' > /dev/null
count "cache: packed apart" sh -c "echo '$(last /topics)' | grep -q cache=miss"
sed 1q "$tmp/data/neighbours.csv" > "$tmp/one.csv"
sed 1d "$tmp/data/neighbours.csv" | sort -r >> "$tmp/one.csv"
mv "$tmp/one.csv" "$tmp/data/neighbours.csv"
"$program" load --quiet > /dev/null
sleep 1.5
get /topics > /dev/null
count "cache: new data, new page" sh -c "echo '$(last /topics)' | grep -q cache=miss"

# A second server on the same port gets one clear sentence and the exit code of the error table.
set +e
"$program" serve 2> "$tmp/second" > /dev/null
code=$?
set -e
count "port in use: exit code $code" [ "$code" -eq 71 ]
count "port in use: one sentence" grep -q "Port $port is in use" "$tmp/second"

"$tmp/probes" "$port" stop > "$tmp/stop.out" &
half=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  grep -q half "$tmp/stop.out" && break
  sleep 0.1
done
kill -TERM "$server"
set +e
wait "$half"
count "stop: a request under way is answered" [ $? -eq 0 ]
wait "$server"
code=$?
set -e
server=
count "stop: exit code $code" [ "$code" -eq 0 ]
count "stop: nothing unfinished" grep -q 'event=stopped unfinished=0' "$tmp/log"
count "no personal data in the log" sh -c "! grep -qE 'evil|127\.0\.0\.1|robots\.txt\?|a=b|smuggle' '$tmp/log'"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
