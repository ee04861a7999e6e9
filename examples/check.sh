#!/usr/bin/env bash
# examples/check.sh BUILD NAME - the test of an example: run it on the example pages and look at what it prints.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1 name=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export SODO_GAZETTEERS=$PWD/gazetteers LC_ALL=C.UTF-8

# shows WORDS... - each of them stands in what was printed.
shows() {
  local words
  for words in "$@"; do
    grep -qF -- "$words" "$scratch/out" || { cat "$scratch/out"; echo "$name: \"$words\" is not there" >&2; exit 1; }
  done
}

case "$name" in
  tag_one_text)
    "$build/examples/tag_one_text" gazetteers <examples/pages/2022-12-binh-luc-tong-ket.txt >"$scratch/out"
    shows "person       Đinh Thị Hồng Nhạn" "Tạ Văn Phấn --holds--> Chủ tịch Ủy ban nhân dân huyện Bình Lục" "(former)"
    ;;
  build_graph)
    "$build/examples/build_graph" gazetteers "$scratch/network" examples/pages/*.txt >"$scratch/out"
    shows " people" "Đinh Thị Hồng Nhạn"
    [ -s "$scratch/network/graph.sqlite" ] || { echo "$name: no graph.sqlite" >&2; exit 1; }
    ;;
  who_attended)
    "$build/cli/sodo" build -q examples/pages -o "$scratch/network"
    "$build/examples/who_attended" "$scratch/network" "tong ket cong tac dan van" >"$scratch/out"
    shows "Hoàng Thị Mai Liên" "Trần Thị Bích Vân"
    status=0
    "$build/examples/who_attended" "$scratch/network" "no such event" >"$scratch/out" 2>&1 || status=$?
    [ "$status" -eq 1 ] || { echo "$name: nothing found ends with $status, not 1" >&2; exit 1; }
    ;;
  run.sh)
    "$build/cli/sodo" build -q examples/pages -o "$scratch/network" # what run.sh runs, without installing anything
    "$build/cli/sodo" orgchart "$scratch/network" "Hà Nam" -o "$scratch/hanam.svg"
    grep -v '^ *#' examples/run.sh | grep -qF 'build examples/pages' || { echo "run.sh builds other pages" >&2; exit 1; }
    cp "$scratch/hanam.svg" "$scratch/out"
    shows "<svg" "Ban Dân vận"
    ;;
esac
echo "$name: as expected"
