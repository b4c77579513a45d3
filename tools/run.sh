#!/bin/sh
# Installs what is missing, builds, loads what has changed and serves: tools/run.sh [DATABASE] [PORT]
set -eu
cd "$(dirname "$0")/.."

tools/install.sh build npm
quiet=-s
[ -x localoffer ] || { quiet= && echo "Building; this takes a minute the first time." >&2; }
# shellcheck disable=SC2086
make --no-print-directory $quiet -j2 build >&2

if [ -n "${1:-}" ]; then export LOCALOFFER_DATABASE="$1"; fi
if [ -n "${2:-}" ]; then export LOCALOFFER_PORT="$2"; fi
./localoffer init
./localoffer load
exec ./localoffer serve
