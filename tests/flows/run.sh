#!/bin/bash
# `make run` as a stranger runs it: it serves, stops cleanly, starts again, and says what is wrong in one sentence.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/flows/lib.sh
port=$(free_port)
export LOCALOFFER_DATABASE=$dir/run.db

start() { tools/run.sh '' "$port" > "$dir/run.log" 2>&1 & server=$!; wait_ready "$port" 120; }

start; is 'the first start' 0 $?
has 'it prints its address' "$(cat "$dir/run.log")" "http://127.0.0.1:$port"
page=$(curl -s "127.0.0.1:$port/offers/kent")
has 'Kent has its rights' "$page" 'personal adviser'
has 'Kent has its provenance' "$page" 'Children Act 1989'
has 'Kent has its extras' "$page" 'NLCBF'

LOCALOFFER_PORT=$port ./localoffer serve > "$dir/second.log" 2>&1
is 'a port in use' 71 $?
is 'one sentence about it' 1 "$(grep -c . "$dir/second.log")"
has 'it names the port' "$(cat "$dir/second.log")" "$port"

kill -TERM "$server"; wait "$server"; is 'a clean stop' 0 $?; server=
start; is 'the second start' 0 $?
has 'nothing is loaded twice' "$(cat "$dir/run.log")" '0 files read'
stop_server
finish
