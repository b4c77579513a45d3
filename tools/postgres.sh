#!/bin/sh
# A PostgreSQL of our own in a folder of its own, for tests: tools/postgres.sh start FOLDER | stop FOLDER
#
# `start` prints the address of an empty database. It listens on a socket in the folder only.
set -eu

die() { echo "postgres: $*" >&2; exit 1; }
[ $# -eq 2 ] || die "usage: tools/postgres.sh start|stop FOLDER"
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || die "PostgreSQL is not installed; run tools/install.sh test"

# The server refuses to run as root.
as_server() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"
  else
    "$@"
  fi
}

case $1 in
start)
  mkdir -p "$folder"
  [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$folder"
  cd "$folder"
  as_server "$bin/initdb" -D "$folder/data" -A trust -U test -E UTF8 --locale=C -N > "$folder/initdb.log" 2>&1 ||
    die "initdb failed; see $folder/initdb.log"
  as_server "$bin/pg_ctl" -D "$folder/data" -s -w -l "$folder/server.log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c max_connections=60" start ||
    die "the server did not start; see $folder/server.log"
  as_server "$bin/createdb" -h "$folder" -U test localoffer
  echo "postgresql:///localoffer?host=$folder&user=test"
  ;;
stop)
  cd /
  as_server "$bin/pg_ctl" -D "$folder/data" -s -m immediate stop || true
  rm -rf "$folder"
  ;;
*) die "start or stop" ;;
esac
