#!/usr/bin/env bash
# tests/fuzz/search.sh TARGET SECONDS - let libFuzzer search, from the corpus; what it finds new stays in a scratch folder,
# a crash is copied into the corpus, where every test run replays it.
set -euo pipefail
target=$(realpath "${1:?usage: search.sh TARGET SECONDS}")
seconds=${2:-60}
cd "$(dirname "$0")"
name=$(basename "$target")
name=${name#fuzz_}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/new" "$scratch/crash"
export SODO_GAZETTEERS=${SODO_GAZETTEERS:-$(realpath ../../gazetteers)} TMPDIR=$scratch
status=0
"$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
  -artifact_prefix="$scratch/crash/" "$scratch/new" "corpus/$name" >"$scratch/log" 2>&1 || status=$?
grep -E '^stat::(number_of_executed_units|average_exec_per_sec|new_units_added)' "$scratch/log" | sed "s/^stat::/$name: /"
if [ "$status" -ne 0 ]; then
  tail -40 "$scratch/log"
  for crash in "$scratch"/crash/*; do [ -e "$crash" ] && cp "$crash" "corpus/$name/" && echo "$name: kept corpus/$name/$(basename "$crash")"; done
fi
exit "$status"
