#!/usr/bin/env bash
# The tour that `make demo` shows: typed Swift, an additive change, a breaking one refused and then
# released as it should be. Everything happens in a throw-away folder; a step that does not do what
# it says ends the tour with an error.
#
#   Tests/Demo/run.sh PATH/TO/treaty PATH/TO/demo-reader
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: run.sh TREATY DEMO-READER (or: make demo)" >&2; exit 2; }
programs=$(cd "$(dirname "$1")" && pwd)
reader=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

export PATH="$programs:$PATH" HOME=$place LC_ALL=C
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
export GIT_AUTHOR_NAME=Demo GIT_AUTHOR_EMAIL=demo@example.org
export GIT_COMMITTER_NAME=Demo GIT_COMMITTER_EMAIL=demo@example.org
export GIT_AUTHOR_DATE="1700000000 +0000" GIT_COMMITTER_DATE="1700000000 +0000"
# What CI says about its own pull request is not about this repository.
unset GITHUB_EVENT_NAME GITHUB_BASE_REF CI_MERGE_REQUEST_DIFF_BASE_SHA
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

bold='' dim='' plain='' colour=never
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\033[1m' dim=$'\033[2m' plain=$'\033[0m' colour=always
fi
step=0
title() { step=$((step + 1)); printf '\n%s%d. %s%s\n\n' "$bold" "$step" "$*" "$plain"; }
say() { printf '%s\n' "$@"; }
fails() { printf 'demo: %s\n' "$*" >&2; exit 1; }

# expect CODE TEXT LINE: shows a command line, runs it, and insists on its exit code and on a text in
# what it prints.
expect() {
  local code=$1 text=$2 line=$3 ended=0 printed
  printf '%s$ %s%s\n' "$dim" "$line" "$plain"
  printed=$(eval "$line" 2>&1) || ended=$?
  printf '%s\n' "$printed"
  if [ "$ended" -ne 0 ]; then printf '%s(exit code %d)%s\n' "$dim" "$ended" "$plain"; fi
  [ "$ended" -eq "$code" ] || fails "expected exit code $code, not $ended"
  [[ $printed == *"$text"* ]] || fails "expected to read: $text"
  echo
}
# edit FILE START OLD NEW: replaces a text in the first line that has it, from the line with START on.
edit() {
  awk -v start="$2" -v old="$3" -v new="$4" '
    index($0, start) { inside = 1 }
    inside && !done && (at = index($0, old)) {
      $0 = substr($0, 1, at - 1) new substr($0, at + length(old)); done = 1
    }
    { print }
    END { exit !done }' "$1" > "$1.edited" && mv "$1.edited" "$1" || fails "cannot edit $1"
}
changed() { git --no-pager diff --color="$colour" -U0 -- "$@" | tail -n +5; echo; }

treaty() { command treaty "$1" --color "$colour" "${@:2}"; }

title "A repository that has schemas: treaty init names them"
mkdir "$place/shop" && cd "$place/shop"
git init -q -b main .
mkdir schemas
cat > schemas/order.schema.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Order",
  "type": "object",
  "required": ["id"],
  "properties": { "id": { "type": "string" }, "total": { "type": "number" } }
}
JSON
expect 0 "treaty.json: written" "treaty init"
expect 0 'schemas/**/*.schema.json' "cat treaty.json"
git add -A && git commit -q -m "Begin"
expect 0 "fine" "treaty diff"

title "Typed Swift from the contract pack of this package"
mkdir "$place/pack" && cd "$place/pack"
git init -q -b main .
cp -R "$root/contracts" "$root/schemas" "$root/treaty.json" .
mkdir docs && cp -R "$root/docs/decisions" "$root/docs/migrations" docs/
pack=contracts/ro_public_contracts_v0.schema.json
manifest=contracts/run_operate/run_operate.contract.json
version() { edit "$manifest" '"version"' "$1" "$2"; changed "$manifest"; }
expect 0 "changed" "treaty generate"
expect 0 "public var message: String" \
  "grep -m 1 -A 12 'struct ErrorResponse' generated/RunOperate.swift"
expect 0 "" "treaty generate --check"
git add -A && git commit -q -m "Publish the contracts"
say "The same types read a document: a program of eight lines, Tests/Demo/Reader/main.swift." ""
reader() { "$reader"; }
expect 0 "kept and written again" \
  "echo '{\"code\": \"RO_BUSY\", \"message\": \"Try later.\", \"x_hint\": 5}' | reader"
expect 1 "/message" "echo '{\"code\": \"RO_BUSY\", \"message\": 7}' | reader"

title "An additive change: a rotation of a secret may name the request behind it"
git checkout -q -b name-requests
edit "$pack" '"SecretRotationEvent": {' '"properties": {' \
  '"properties": { "ticket": { "description": "The request behind it.", "type": "string" },'
changed "$pack"
git commit -q -a -m "Name the request behind a rotation"
expect 0 "additive" "treaty diff"
expect 0 "0.2.0" "treaty next"
say "It is additive, so a minor version is needed, and check refuses the change until it is there." ""
expect 1 "release.bump-too-small" "treaty check"
version 0.1.0 0.2.0
expect 0 "fine" "treaty check"
treaty generate 2> "$place/log" || fails "$(cat "$place/log")"
git add -A && git commit -q -m "Release it"
git checkout -q main && git merge -q --ff-only name-requests

title "A breaking change: an address must have two tokens"
git checkout -q -b two-tokens
edit "$pack" '"AddressingTokenSet": {' '"minProperties": 1' '"minProperties": 2'
changed "$pack"
git commit -q -a -m "Ask for two tokens"
expect 1 "witness" "treaty diff"
say "The witness is a document that used to be an address. You need not believe it, you can try it:" ""
witness=$(command treaty diff | sed -n 's/^ *= witness: //p' | head -n 1) || true
[ -n "$witness" ] || fails "the report has no witness"
printf '%s\n' "$witness" > "$place/witness.json"
git show "main:$pack" > "$place/before.schema.json"
expect 0 "valid" "treaty validate '../before.schema.json#/\$defs/AddressingTokenSet' ../witness.json"
expect 1 "at least 2 members" \
  "treaty validate '$pack#/\$defs/AddressingTokenSet' ../witness.json"
expect 1 "refuted: the old schema accepts" \
  "treaty compare 'main:$pack#/\$defs/AddressingTokenSet' '$pack#/\$defs/AddressingTokenSet'"

title "The gate refuses it"
expect 1 "release.note-missing" "treaty check"
expect 0 "why: " "treaty explain release.note-missing"
expect 0 "1.0.0" "treaty next"

title "The same change, released as it should be: example, version, decision, note"
fixtures=contracts/run_operate/fixtures/AddressingTokenSet
say "The example of an address with one token is an example of what is refused now:"
expect 0 "" "git mv $fixtures/valid-one-token.json $fixtures/invalid-one-token.json"
version 0.2.0 1.0.0
cat > docs/decisions/0008-two-tokens.md <<'NOTE'
---
status: accepted
---

# An address has two tokens

One token does not tell two runs apart.
NOTE
say "The report of the gate said which findings the note must cover:" ""
covers=$(command treaty check | sed -n 's/.*`covers: \(\[[^]]*\]\)`.*/\1/p' | head -n 1) || true
[ -n "$covers" ] || fails "the report names no findings to cover"
mkdir -p docs/migrations/run_operate
cat > docs/migrations/run_operate/1.0.0.md <<NOTE
---
module: run_operate
from: 0.2.0
to: 1.0.0
decision: "0008"
covers: $covers
---

## What changed

An addressing token set has at least two tokens.

## How to detect affected artifacts

Look for addresses that are built from one token.

## What to regenerate or migrate

Store these artifacts again, below an address that also names the run.
NOTE
expect 0 "## What changed" "cat docs/migrations/run_operate/1.0.0.md"
expect 0 "fine" "treaty check"

cat <<END
${bold}That was the tour.${plain} In a repository of your own:

  treaty init              write the first file
  treaty diff              what did I change?
  treaty check             may it be released like this?
  treaty help COMMAND      what else there is

The program is $programs/treaty
Read on in docs/getting-started.md.
END
