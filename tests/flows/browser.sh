#!/bin/bash
# The site in Chromium: starts a server of its own on loaded data and runs tests/browser against it.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/flows/lib.sh
port=$(free_port)
export LOCALOFFER_DATABASE=$dir/browser.db LOCALOFFER_PORT=$port LOCALOFFER_LOG_LEVEL=error
./localoffer init > /dev/null && ./localoffer load --quiet > /dev/null || exit 1
./localoffer serve > "$dir/serve.log" 2>&1 &
server=$!
wait_ready "$port" 20 || { cat "$dir/serve.log"; exit 1; }
node tests/browser/run.mjs "http://127.0.0.1:$port" "$@"
