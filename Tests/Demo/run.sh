#!/usr/bin/env bash
# Shows Treaty at work in a throw-away repository: typed Swift, an additive change, a breaking one.
set -euo pipefail

treaty=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=Demo GIT_AUTHOR_EMAIL=demo@example.org
export GIT_COMMITTER_NAME=Demo GIT_COMMITTER_EMAIL=demo@example.org

title() { printf '\n\033[1m== %s\033[0m\n\n' "$*"; }
# Runs a command as a reader would type it, and insists on how it must end.
shows() {
  local expected=$1 code=0
  shift
  printf '\033[2m$ treaty %s\033[0m\n' "$*"
  "$treaty" "$@" || code=$?
  printf '\033[2m(exit code %s)\033[0m\n' "$code"
  [ "$code" -eq "$expected" ] || { echo "demo: expected exit code $expected" >&2; exit 1; }
}
# Puts one line behind the first line that holds a text, at or after the line that holds a start.
insert_after() {
  local file=$1 start=$2 anchor=$3 line=$4
  awk -v start="$start" -v anchor="$anchor" -v line="$line" '
    index($0, start) { inside = 1 }
    { print }
    inside && index($0, anchor) { print line; inside = 0; done = 1 }
    END { exit !done }' "$file" > "$file.edited" && mv "$file.edited" "$file"
}
replace() {
  local file=$1 from=$2 to=$3
  awk -v from="$from" -v to="$to" '
    (at = index($0, from)) && !done { $0 = substr($0, 1, at - 1) to substr($0, at + length(from)); done = 1 }
    { print }
    END { exit !done }' "$file" > "$file.edited" && mv "$file.edited" "$file"
}

cd "$place"
git init -q -b main .
cp -R "$root/contracts" "$root/schemas" "$root/treaty.json" .
mkdir -p docs
cp -R "$root/docs/decisions" "$root/docs/migrations" docs/
git add -A
git commit -q -m "Publish the contracts"
pack=contracts/ro_public_contracts_v0.schema.json
manifest=contracts/run_operate/run_operate.contract.json

title "Typed Swift from the contract pack"
shows 0 generate
git add -A
git commit -q -m "Generate Swift"
for file in generated/*; do echo "  $file"; done
grep -h -A 12 'struct ErrorResponse' generated/*.swift | head -13

title "An additive change: an error may say where it is explained"
insert_after "$pack" '"ErrorResponse": {' '"properties": {' \
  '        "help_url": { "description": "Where the code is explained.", "type": "string" },'
git --no-pager diff -U0 -- "$pack" | tail -n +6
shows 1 check --against HEAD
title "It is additive, so a minor version is enough"
replace "$manifest" '"version": "0.1.0"' '"version": "0.2.0"'
shows 0 check --against HEAD
git commit -q -a -m "Say where an error is explained"

title "A breaking change: no more draining"
replace "$pack" '"drain", ' ''
git --no-pager diff -U0 -- "$pack" | tail -n +6
shows 1 check --against HEAD
title "What the next version must be, and why"
shows 0 next --against HEAD
title "That was the tour. In a repository of your own, start with: treaty init"
