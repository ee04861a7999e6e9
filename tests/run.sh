#!/usr/bin/env bash
# tests/run.sh [MESON TEST OPTION...] - install what is missing, build, run every test.
#   ./tests/run.sh                  all of them
#   ./tests/run.sh --suite unit     one suite: unit golden cli examples fuzz lint gold
# SODO_BUILD names the build folder (build), SODO_OPTIONS more options for meson setup.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${SODO_BUILD:-build}
.ci/install build test
# shellcheck disable=SC2086 # a list of words
.ci/build "$folder" -Dtests=enabled ${SODO_OPTIONS:-}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
meson test -C "$folder" --no-rebuild --print-errorlogs "$@" 2>&1 | tee "$log" || status=$?
# Meson's closing lines, as one.
awk '/^(Ok|Expected Fail|Fail|Unexpected Pass|Skipped|Timeout): /{ sub(/: +/, ": "); sub(/ +$/, ""); line = line (line ? ", " : "") $0 }
     END { print line ? line : "no test was run" }' "$log"
exit "$status"
