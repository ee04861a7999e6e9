#!/usr/bin/env bash
# tests/bench/run.sh [TEXT] - how fast is `sodo extract`, against `wc -w` on the same text?
#   TEXT  a folder of pages, real ones and at least 30 MB for a figure worth telling; without it, pages are multiplied
#         from the examples with other names, and the repetition flatters us.
# Prints user seconds on one core (the median of RUNS, 5), megabytes a second, and the ratio. SODO names the command.
set -euo pipefail
cd "$(dirname "$0")/../.."
sodo=${SODO:-build/cli/sodo}
runs=${RUNS:-5}
[ -x "$sodo" ] || { echo "bench: $sodo is not there: ./tests/run.sh builds it" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

text=${1:-}
if [ -z "$text" ]; then
  text=$scratch/pages
  python3 tests/bench/make_text.py examples/pages "$text" "${MEGABYTES:-10}"
  echo "pages multiplied from the examples: repeated text flatters; give a folder of real pages"
fi
[ -d "$text" ] || { echo "bench: $text is no folder" >&2; exit 2; }
# What extract reads of a folder, in one file for wc: the same bytes, without the cost of opening many.
find "$text" -type f -name '*.txt' -print0 | sort -z | xargs -0 cat >"$scratch/all"
bytes=$(stat -c %s "$scratch/all")
[ "$bytes" -gt 0 ] || { echo "bench: no .txt pages in $text" >&2; exit 2; }

# Median user seconds of a command over the runs, its output thrown away.
seconds() {
  local i
  for ((i = 0; i < runs; i++)); do
    { TIMEFORMAT=%U; time "$@" >/dev/null 2>"$scratch/err" || cat "$scratch/err" >&2; } 2>&1 | tail -n 1
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

words=$(seconds wc -w "$scratch/all")
extract=$(seconds "$sodo" extract --threads 1 "$text")
python3 - "$bytes" "$words" "$extract" "$runs" "$(find "$text" -type f -name '*.txt' | wc -l)" <<'END'
import os, platform, sys
size, words, extract, runs, pages = (float(x) for x in sys.argv[1:])
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
print(f"text     {size / 1e6:.1f} MB in {pages:.0f} pages, median of {runs:.0f} runs, user time on one core ({cpu}), locale {os.environ.get('LC_ALL') or os.environ.get('LANG') or 'C'}")
print(f"wc -w    {words:8.3f} s {size / 1e6 / max(words, 1e-3):8.1f} MB/s")
print(f"extract  {extract:8.3f} s {size / 1e6 / max(extract, 1e-3):8.1f} MB/s")
print(f"ratio    {words / max(extract, 1e-3):.3f} x the speed of wc -w")
END
