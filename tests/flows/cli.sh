#!/bin/bash
# Every verb as an operator uses it: help with an example that runs, JSON that parses, exit codes, faults in a sentence.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/flows/lib.sh
lo=${LOCALOFFER:-build/debug/localoffer}
export LOCALOFFER_DATABASE=$dir/cli.db

verbs=$($lo help | sed -nE 's/^  ([a-z]+) .*/\1/p')
has 'help lists the verbs' " $(echo $verbs) " ' find '
for verb in serve init migrate load find request routes export check config version help rights rules; do
  case " $(echo $verbs) " in *" $verb "*) pass ;; *) wrong "the verb $verb is not there" ;; esac
done

$lo init > "$dir/out" 2>&1; is 'init' 0 $?
$lo load --quiet > "$dir/out" 2>&1; is 'load' 0 $?
has 'load says how much' "$(cat "$dir/out")" 'rows'
has 'load again reads nothing' "$($lo load --quiet)" '0 files read'

# The example of each verb's help runs, here and now.
for verb in $verbs; do
  help=$($lo "$verb" --help 2>&1); is "$verb --help" 0 $?
  is "help $verb" "$help" "$($lo help "$verb" 2>&1)"
  example=$(printf '%s\n' "$help" | grep -oE 'localoffer [a-z]+.*' | tail -n 1)
  [ -n "$example" ] || { wrong "$verb has no example"; continue; }
  case $verb in serve) continue ;; esac
  example=${example//"--database var/localoffer.db"/}
  example=${example/"> "/"> $dir/"}
  (eval "$lo ${example#localoffer }") > "$dir/out" 2>&1; is "example: $example" 0 $?
done

for call in 'load --json' 'find Hull --json' 'routes --json' 'config --json' 'version --json' 'check --json' 'rules --json' 'rights tests/rules/facts/s3.json --json'; do
  $lo $call 2> /dev/null | node -e 'JSON.parse(require("fs").readFileSync(0, "utf8"))' 2> /dev/null; is "$call is JSON" 0 $?
done

code() { "$@" > "$dir/out" 2>&1; echo $?; }
is 'unknown verb' 64 "$(code $lo nonsense)"
is 'unknown flag' 64 "$(code $lo find --nonsense)"
is 'page that is not there' 66 "$(code $lo request GET /nowhere)"
is 'file that is not there' 66 "$(code $lo load nowhere/neighbours.csv)"
printf 'gss_code,name,rank,neighbour_gss,neighbour_name,closeness\nE06000001,H,x,E06000003,R,Close\n' > "$dir/neighbours.csv"
is 'file that is wrong' 65 "$(code $lo load "$dir/neighbours.csv")"
has 'the fault has file, line and column' "$(cat "$dir/out")" 'neighbours.csv, line 2, column rank'
has 'a fault as JSON' "$($lo load "$dir/neighbours.csv" --json 2>&1)" '"error"'
is 'empty database' 74 "$(code env LOCALOFFER_DATABASE="$dir/none.db" $lo check)"
has 'it says what to run' "$(cat "$dir/out")" 'localoffer init'
is 'folder that cannot be written' 71 "$(code env LOCALOFFER_DATABASE=/proc/x/y.db $lo init)"
has 'settings say where they come from' "$(LOCALOFFER_PORT=8099 $lo config)" 'environment'
has 'passwords are masked' "$(LOCALOFFER_DATABASE=postgresql://me:secret@h/d $lo config)" 'postgresql://me:'
case $(LOCALOFFER_DATABASE=postgresql://me:secret@h/d $lo config) in *secret*) wrong 'a password was printed' ;; *) pass ;; esac

# What "What must be shown" asks of the resolver.
has 'M1 1AE' "$($lo find 'M1 1AE' --json)" '"manchester"'
has 'Hull' "$($lo find Hull --json)" 'hull'
has 'Cumbria asks' "$($lo find Cumbria --json)" 'westmorland-and-furness'
has 'Berkshire lists' "$($lo find Berkshire --json)" 'windsor-and-maidenhead'
has 'Northamptonshire asks' "$($lo find Northamptonshire --json)" 'north-northamptonshire'
has 'CH1 lists' "$($lo find CH1 --json)" 'cheshire-west-and-chester'
has 'Cardiff leads on' "$($lo find Cardiff --json)" 'Wales'
has 'Lewes leads to its county' "$($lo find Lewes --json)" 'east-sussex'
has 'brimingham is guessed' "$($lo find brimingham --json)" 'birmingham'

if [ "$(id -u)" -eq 0 ] && mkdir "$dir/small" && mount -t tmpfs -o size=1500k none "$dir/small" 2> /dev/null; then
  is 'a small disk takes the tables' 0 "$(code env LOCALOFFER_DATABASE="$dir/small/full.db" $lo init)"
  is 'full disk' 71 "$(code env LOCALOFFER_DATABASE="$dir/small/full.db" $lo load --quiet)"
  has 'it says so' "$(cat "$dir/out")" 'disk is full'
  umount "$dir/small"
else
  skip 'a full disk: this needs root and mount'
fi
finish
