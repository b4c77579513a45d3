#!/bin/sh
# Installs what a task needs and is not there yet: tools/install.sh SECTION...
#
#   build, node, test, bench   a section of packages.txt, from Debian
#   npm                        what compiles the style sheets, into node_modules
#   npm-dev                    that and what tests the pages
#
# Where everything is there it says nothing and does nothing. Works as root or through sudo.
set -eu

cd "$(dirname "$0")/.."
log=build/install.log

say() { printf '%s\n' "$*" >&2; }
die() { say "install: $*"; exit 1; }

# Whether every command named is there.
has() {
  for command; do command -v "$command" > /dev/null || return 1; done
}

# The packages of the section $1, one a line.
packages_of() {
  sed 's/[[:space:]]*#.*//' packages.txt | awk -v want="[$1]" '/^\[/ { on = ($0 == want); next } on && NF { print $1 }'
}

# Those of the packages given that are not installed, on one line.
missing_of() {
  # A package that dpkg has never heard of is an error to it and an answer to us.
  have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    case "
$have
" in *"
installed $package
"*) ;; *) printf '%s ' "$package" ;; esac
  done
}

# Runs apt-get as root; its talk goes to the log.
apt() {
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >> "$log" 2>&1
}

install_packages() {
  names=$(packages_of "$1")
  [ -n "$names" ] || die "packages.txt has no section [$1]."
  has dpkg-query apt-get ||
    die "this is not a Debian system, so install by hand what packages.txt lists under [$1]."
  # shellcheck disable=SC2086  # a list of names
  missing=$(missing_of $names)
  [ -n "$missing" ] || return 0

  by_hand="apt-get install ${missing% }"
  sudo=
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || die "this needs root and there is no sudo here; as root, run: $by_hand"
    sudo -n true 2> /dev/null || [ -t 0 ] || die "sudo asks for a password here; run: sudo $by_hand"
    sudo=sudo
  fi
  say "Installing from Debian for '$1': ${missing% }"
  mkdir -p build
  : > "$log"
  # shellcheck disable=SC2086
  apt install --no-install-recommends $missing ||
    { say "Refreshing the list of packages first."; apt update && apt install --no-install-recommends $missing; } ||
    die "apt-get could not fetch or install them (the reason is in $log); with a network, run: $by_hand"
}

# npm ci, unless node_modules already holds what the lock file asks for. $1: run (small) or dev.
install_npm() {
  has node npm || install_packages node

  mkdir -p build
  if has flock; then exec 9> build/npm.lock; flock 9; fi                # two at once would trample each other
  stamp=node_modules/.installed
  wanted=$(cat package.json package-lock.json | sha256sum | cut -d ' ' -f 1)
  if [ -f "$stamp" ]; then
    case $(cat "$stamp") in "dev $wanted"|"$1 $wanted") touch build/npm.stamp; return 0 ;; esac
  fi
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] ||
    die "node $(node -v) is too old: install node 18 or later, as in Debian 12."

  # Who had the test tools keeps them.
  mode=$1
  [ ! -d node_modules/playwright-core ] || mode=dev
  rm -f "$stamp"
  if [ "$mode" = dev ]; then
    say "Installing npm packages for the style sheets and the browser tests."
    set --
  else
    say "Installing npm packages for the style sheets."
    set -- --omit=dev
  fi
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefer-offline \
    --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 "$@" > build/npm.log 2>&1 ||
    die "npm could not fetch its packages (the reason is in build/npm.log); with a network, run: npm ci"
  echo "$mode $wanted" > "$stamp"
  touch build/npm.stamp
}

[ $# -gt 0 ] || { say "usage: tools/install.sh build|node|test|bench|npm|npm-dev ..."; exit 2; }
for section; do
  case $section in
    npm) install_npm run ;;
    npm-dev) install_npm dev ;;
    *) install_packages "$section" ;;
  esac
done
