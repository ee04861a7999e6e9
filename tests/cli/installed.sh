#!/usr/bin/env bash
# tests/cli/installed.sh SOURCE BUILD CC - what `meson install` puts somewhere works there: the command finds its
# gazetteers, a program finds header and library by pkg-config, the manual page is there.
set -euo pipefail
source=$1 build=$2
read -ra cc <<<"$3"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset SODO_GAZETTEERS
meson install -C "$build" --no-rebuild --destdir "$scratch" >"$scratch/log" 2>&1 || { tail -5 "$scratch/log"; exit 1; }
bin=$(dirname "$(find "$scratch" -path '*/bin/sodo')")
pc=$(dirname "$(find "$scratch" -name sodo.pc)")
[ -n "$(find "$scratch" -path '*/man1/sodo.1' -size +1k)" ] || { echo "no manual page"; exit 1; }

cd "$scratch"
"$bin/sodo" build -q "$source/examples/pages" -o network
export PKG_CONFIG_PATH=$pc PKG_CONFIG_SYSROOT_DIR=$scratch

"${cc[@]}" -o who "$source/examples/who_attended.c" $(pkg-config --cflags-only-I --libs sodo)
LD_LIBRARY_PATH=$(dirname "$pc") ./who network "tong ket cong tac dan van" >answer 2>&1
grep -q "Trần Thị Bích Vân" answer || {
  echo "the installed library does not answer"
  exit 1
}
echo "installed: command, gazetteers, header, library, manual page"
