#!/bin/bash
# The golden pages once more, on PostgreSQL: tests/golden/postgres.sh ADDRESS
set -u
cd "$(dirname "$0")/../.." || exit 1
lo=${LOCALOFFER:-build/debug/localoffer}
export LOCALOFFER_DATABASE=$1
psql -q "$1" -c 'DROP SCHEMA public CASCADE; CREATE SCHEMA public' > /dev/null 2>&1
$lo init > /dev/null && $lo load --quiet > /dev/null || exit 1
exec tests/golden/run.sh
