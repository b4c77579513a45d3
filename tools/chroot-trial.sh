#!/bin/bash
# Does a clean checkout work on a bare Debian 12? tools/chroot-trial.sh [--fresh] [--worktree] DIR [run|test]
#
# Makes a bare system in DIR (kept, with DIR.tar as it was at first), clones HEAD into it and calls `make run`, until
# the home page answers, or `make test`. --fresh starts again from DIR.tar; --worktree adds what is not committed.
# The trial shares the network; PORT chooses its port, else it is any. Needs root, debootstrap and unshare. Everything
# is mounted in a namespace of its own, so nothing stays mounted or running. The talk of apt goes to DIR.log.
set -euo pipefail

port=${PORT:-$((20000 + RANDOM % 20000))}
wait_s=900
say() { printf '%s\n' "$*" >&2; }
die() { say "chroot-trial: $*"; exit 1; }

# A command inside, with nothing of this environment but the way to the registries.
inside() {
  local pass=() name
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY \
              SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS CURL_CA_BUNDLE; do
    [ -z "${!name:-}" ] || pass+=("$name=${!name}")
  done
  chroot "$dir" /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${pass[@]}" "$@"
}

# The mirror that this machine itself installs from.
mirror() {
  local found
  found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2> /dev/null |
    awk '/^URIs:/ { print $2; exit } $1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) { print $i; exit } }')
  echo "${found:-http://deb.debian.org/debian}"
}

make_base() {
  if [ ! -f "$dir.tar" ] && [ ! -f "$dir/etc/debian_version" ]; then
    say "Making a bare Debian 12 in $dir; this takes a minute."
    debootstrap --variant=minbase bookworm "$dir" "$(mirror)" > "$dir.log" 2>&1 ||
      die "debootstrap failed; the reason is in $dir.log"
    tar -C "$dir" --one-file-system -cf "$dir.tar" .
  elif [ ! -f "$dir/etc/debian_version" ]; then
    mkdir -p "$dir"
    tar -C "$dir" -xf "$dir.tar"
  fi
}

# Takes over how this machine reaches the registries. None of it is shown or kept elsewhere.
copy_settings() {
  rm -rf "$dir"/etc/apt/sources.list "$dir"/etc/apt/sources.list.d
  cp -a /etc/apt/sources.list* "$dir/etc/apt/"
  cp -a /etc/apt/apt.conf.d "$dir/etc/apt/"
  cp -L /etc/hosts /etc/resolv.conf "$dir/etc/"
  local file
  for file in /etc/npmrc /root/.npmrc; do
    [ ! -f "$file" ] || cp -a "$file" "$dir$file"
  done
  mkdir -p "$dir/etc/ssl/certs" "$dir/usr/local/share/ca-certificates"
  cp -aL /usr/local/share/ca-certificates/. "$dir/usr/local/share/ca-certificates/"
  [ ! -f /etc/ssl/certs/ca-certificates.crt ] || cp -L /etc/ssl/certs/ca-certificates.crt "$dir/etc/ssl/certs/"
  printf '#!/bin/sh\nexit 101\n' > "$dir/usr/sbin/policy-rc.d"        # packages start no services
  chmod +x "$dir/usr/sbin/policy-rc.d"
}

put_checkout() {
  rm -rf "$dir/src/local-offer"
  mkdir -p "$dir/src"
  git clone -q "file://$top" "$dir/src/local-offer"
  [ -n "$worktree" ] || return 0
  git -C "$top" ls-files -z --deleted | (cd "$dir/src/local-offer" && xargs -0 -r rm -f)
  git -C "$top" ls-files -z --cached --others --exclude-standard |
    tar -C "$top" --null --ignore-failed-read --warning=no-failed-read -T - -cf - | tar -C "$dir/src/local-offer" -xf -
}

try_run() {
  local job status
  set -m
  inside sh -c "cd /src/local-offer && exec make run PORT=$port" &
  job=$!
  set +m
  status=000
  while [ "$status" = 000 ] && [ "$SECONDS" -lt "$wait_s" ] && kill -0 "$job" 2> /dev/null; do
    sleep 1
    status=$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/" || true)
  done
  kill -TERM -- "-$job" 2> /dev/null || die "make run ended without answering."
  wait "$job" || true
  [ "$status" = 200 ] || die "the home page answered $status, $SECONDS s after make run (000: not at all)."
  say "The home page answered $status, $SECONDS s after make run."
}

try_test() {
  local status=0
  inside sh -c 'cd /src/local-offer && exec make test' &
  wait $! || status=$?              # not in front, so that a signal is heard at once
  say "make test took $SECONDS s."
  return "$status"
}

# The second half, in namespaces of its own: when it ends, its mounts and processes are gone.
if [ "${1:-}" = --inside ]; then
  dir=$2
  trap 'exit 143' TERM INT HUP      # the first process of a namespace heeds only what it asks for
  mount -t proc proc "$dir/proc"
  mount -t sysfs sysfs "$dir/sys"
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$dir/dev/pts"
  mount -t tmpfs -o mode=1777 shm "$dir/dev/shm"
  { inside apt-get -q update &&
      inside apt-get -q -y install --no-install-recommends gcc make git; } >> "$dir.log" 2>&1 ||
    die "apt-get failed inside; the reason is in $dir.log"
  SECONDS=0
  case $3 in
    run) try_run ;;
    test) try_test ;;
  esac
  exit
fi

fresh='' worktree=''
while :; do
  case ${1:-} in
    --fresh) fresh=1 ;;
    --worktree) worktree=1 ;;
    *) break ;;
  esac
  shift
done
what=${2:-run}
case $#$what in
  1run|2run|2test) ;;
  *) say "usage: tools/chroot-trial.sh [--fresh] [--worktree] DIR [run|test]"; exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || die "it needs root, to change the root folder and to mount."
for tool in debootstrap unshare curl git; do
  command -v "$tool" > /dev/null || die "$tool is missing; run: apt-get install debootstrap util-linux curl git"
done
top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
git -C "$top" rev-parse -q --verify HEAD > /dev/null || die "nothing is committed yet, so there is nothing to clone."
dir=$(realpath -m "$1")
case $dir in /|"$top"|"$top"/*) die "$dir cannot hold the trial: choose a folder outside the checkout." ;; esac
if curl -s -o /dev/null "http://127.0.0.1:$port/"; then die "port $port is taken; choose another with PORT=."; fi
if [ -n "$fresh" ]; then
  [ -f "$dir.tar" ] || [ ! -e "$dir" ] || die "there is no $dir.tar to start again from."
  rm -rf --one-file-system "$dir"
fi

make_base
copy_settings
put_checkout
export PORT=$port
unshare --mount --pid --fork --kill-child --propagation private "$0" --inside "$dir" "$what" &
trap 'kill -KILL $!; exit 143' TERM INT HUP                            # unshare itself heeds only this
wait $!
