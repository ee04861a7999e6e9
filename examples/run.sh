#!/usr/bin/env bash
# examples/run.sh [OUT] - install what is missing, build sodo, and run the main job on the example pages.
# The network goes to OUT (build/tour); run it as often as you like.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-build/tour}
sodo=build/cli/sodo

.ci/install build
.ci/build build

"$sodo" build examples/pages -o "$out"
"$sodo" orgchart "$out" "Hà Nam" -o "$out/hanam.svg"
cat <<END

The network of the example pages is in $out/. Look at:
  $out/hanam.svg       the org chart of Hà Nam, for any browser
  $out/graph.gexf      for Gephi and Gephi Lite
  $out/nodes.csv       with edges.csv, for a spreadsheet
Ask it:
  $sodo orgchart $out "Hà Nam" --at 2021-12-31
  $sodo query $out attended "tổng kết công tác dân vận"
  $sodo query $out person "tran thi bich van"
END
