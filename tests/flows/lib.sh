# Shared by the flows: counting, a folder of their own, a server that is always stopped.
passed=0 failed=0 skipped=0
dir=$(mktemp -d /tmp/lo-flow.XXXXXX)
server=
stop_server() { [ -z "$server" ] || { kill "$server" 2> /dev/null; wait "$server" 2> /dev/null; }; server=; }
trap 'stop_server; rm -rf "$dir"' EXIT

pass() { passed=$((passed + 1)); }
wrong() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "skipped: $*"; }

# is WHAT EXPECTED ACTUAL
is() { if [ "$2" = "$3" ]; then pass; else wrong "$1: expected '$2', got '$3'"; fi; }
# has WHAT TEXT PART
has() { case $2 in *"$3"*) pass ;; *) wrong "$1: '$3' is not in: $(printf '%s' "$2" | head -c 400)" ;; esac; }

# free_port: one that nobody listens on.
free_port() {
  local port
  for port in $(seq 18400 18500); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
}

# wait_ready PORT SECONDS
wait_ready() {
  local i
  for i in $(seq $(($2 * 20))); do
    curl -sf "127.0.0.1:$1/health/ready" > /dev/null && return 0
    sleep 0.05
  done
  return 1
}

finish() {
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ "$failed" -eq 0 ]
}
