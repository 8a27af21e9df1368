#!/usr/bin/env bash
# Installs what building and testing need and this machine lacks: two C libraries, git, and the
# official JSON Schema test suite as Debian packages it, and Python's jsonschema as an independent judge.
set -euo pipefail

command -v swift >/dev/null || {
  echo "swift is not on the PATH: install the Swift 6.3 toolchain from https://swift.org/install" >&2
  exit 2
}

case "$(uname -s)" in
  Darwin)
    command -v brew >/dev/null || { echo "Homebrew is needed: https://brew.sh" >&2; exit 2; }
    for formula in jansson libgit2 pkg-config; do
      brew list --formula "$formula" >/dev/null 2>&1 || brew install "$formula"
    done
    ;;
  Linux)
    missing=()
    for package in libjansson-dev libgit2-dev pkg-config git json-schema-test-suite; do
      dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
        || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
      echo "installing: ${missing[*]}"
      sudo=""
      [ "$(id -u)" -eq 0 ] || sudo="sudo"
      $sudo apt-get update -qq
      DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "${missing[@]}" >/dev/null
    fi
    ;;
  *)
    echo "install jansson and libgit2 with their headers, then run swift build" >&2
    ;;
esac

# The judge of witnesses has an environment of its own below .build.
judges="$(dirname "$0")/../../.build/judges"
wanted="$(dirname "$0")/../Judges/requirements.txt"
cmp -s "$wanted" "$judges/installed.txt" || {
  python3 -c 'import venv, ensurepip' 2>/dev/null || {
    sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq python3-venv >/dev/null
  }
  echo "installing the judge of witnesses into .build/judges"
  python3 -m venv "$judges"
  "$judges/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" "$judges/installed.txt"
}
