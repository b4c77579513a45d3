#!/bin/bash
# Speed against nginx, which serves the same bytes as a file beside it, in turn under the same load.
#
#   tools/bench.sh [RUNS] [SECONDS]     3 runs of 4 seconds by default
#
# Both sides have two workers' worth of this machine and share it with wrk; only the ratios mean something.
set -u
cd "$(dirname "$0")/.." || exit 1
runs=${1:-3} seconds=${2:-4}
tools/install.sh build npm bench || exit 1
make -s -j2 build || exit 1

dir=$(mktemp -d /tmp/lo-bench.XXXXXX)
pids=()
stop() { for p in "${pids[@]}"; do kill "$p" 2> /dev/null; done; wait 2> /dev/null; rm -rf "$dir"; }
trap stop EXIT

export LOCALOFFER_DATABASE=$dir/bench.db LOCALOFFER_LOG_LEVEL=error
./localoffer init > /dev/null && ./localoffer load > /dev/null 2>&1 || exit 1

# serve PORT CACHE_MB: starts the program and waits until it is ready; its id in $pid, the time in $ready_ms.
serve() {
  local from
  from=$(date +%s%N)
  LOCALOFFER_PORT=$1 LOCALOFFER_PAGE_CACHE_MB=$2 ./localoffer serve > "$dir/serve-$1.log" 2>&1 &
  pid=$!
  pids+=("$pid")
  until curl -sf "127.0.0.1:$1/health/ready" > /dev/null; do sleep 0.005; done
  ready_ms=$((($(date +%s%N) - from) / 1000000))
}

serve 8391 32; cached_pid=$pid; echo "ready in $ready_ms ms"
serve 8392 0

pages='home / offer /offers/kent topic /topics/council-tax compare /compare?with=kent,leeds,hull search /search?q=driving+lessons'
mkdir -p "$dir/www"
set -- $pages
while [ $# -gt 0 ]; do
  curl -s "127.0.0.1:8391$2" > "$dir/www/$1.html"
  curl -s -H 'Accept-Encoding: gzip' "127.0.0.1:8391$2" > "$dir/www/$1.html.gz"
  shift 2
done
cat > "$dir/nginx.conf" <<CONF
worker_processes 2;
pid $dir/nginx.pid;
error_log $dir/error.log;
daemon off;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  open_file_cache max=100; open_file_cache_valid 60s;
  client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f; uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
  server { listen 127.0.0.1:8393; root $dir/www; gzip_static on; }
}
CONF
"$(command -v nginx || echo /usr/sbin/nginx)" -c "$dir/nginx.conf" 2> "$dir/nginx.log" &
pids+=($!)
chmod 755 "$dir" "$dir/www"
sleep 0.5

# rate URL HEADER -> requests a second; fails loudly when answers were errors.
rate() {
  wrk -t1 -c64 -d"${seconds}s" --latency -H "$2" "$1" > "$dir/wrk.out"
  grep -q 'Non-2xx' "$dir/wrk.out" && { echo "errors at $1" >&2; cat "$dir/wrk.out" >&2; }
  awk '/Requests\/sec/ { print int($2) }' "$dir/wrk.out"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '\n%-9s %-9s %10s %10s %10s %8s %8s\n' page encoding nginx/s cached/s uncached/s cached uncached
set -- $pages
while [ $# -gt 0 ]; do
  for encoding in identity gzip; do
    : > "$dir/rate.n"; : > "$dir/rate.c"; : > "$dir/rate.u"
    for _ in $(seq "$runs"); do
      rate "http://127.0.0.1:8393/$1.html" "Accept-Encoding: $encoding" >> "$dir/rate.n"
      rate "http://127.0.0.1:8391$2" "Accept-Encoding: $encoding" >> "$dir/rate.c"
      rate "http://127.0.0.1:8392$2" "Accept-Encoding: $encoding" >> "$dir/rate.u"
    done
    n=$(median < "$dir/rate.n") c=$(median < "$dir/rate.c") u=$(median < "$dir/rate.u")
    printf '%-9s %-9s %10d %10d %10d %8s %8s\n' "$1" $encoding "$n" "$c" "$u" \
      "$(awk "BEGIN { printf \"%.2f\", $c / $n }")" "$(awk "BEGIN { printf \"%.2f\", $u / $n }")"
  done
  shift 2
done

wrk -t1 -c50 -d"${seconds}s" --latency "http://127.0.0.1:8392/search?q=driving+lessons" |
  awk '/99%/ { print "\nsearch, uncached, 50 connections: p99 " $2 }'
crawl=0
for url in $(curl -s 127.0.0.1:8391/sitemap.xml | grep -o '<loc>[^<]*' | sed 's#<loc>[a-z]*://[^/]*##'); do
  curl -s -o /dev/null -H 'Accept-Encoding: gzip' "127.0.0.1:8391$url" && crawl=$((crawl + 1))
done
echo "memory after $crawl pages: $(awk '/VmRSS/ { print int($2 / 1024) }' /proc/$cached_pid/status) MB"

make -s build/release/tests/bench/postcodes && build/release/tests/bench/postcodes
make -s build/release/tests/bench/rights && build/release/tests/bench/rights
