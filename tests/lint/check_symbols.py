#!/usr/bin/env python3
"""The shared library shows sodo_* only, and everything that the public headers declare.

usage: check_symbols.py NM LIBRARY
"""
import re
import subprocess
import sys

import tree


def main():
    nm, library = sys.argv[1:3]
    lines = subprocess.run([nm, "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    shown = {line.split()[-1].split("@")[0] for line in lines.splitlines()}
    declared = set()
    for path in tree.paths("lib/include", ends=(".h", ".h.in")):
        text = tree.blank(tree.read(path))
        declared |= set(re.findall(r"SODO_API(?:_VOID)?\s[^;{}#]*?\b(sodo_\w+)\s*\(", text))
    problems = [f"{library} shows {name}" for name in sorted(shown) if not name.startswith("sodo_")]
    problems += [f"{library} lacks {name}" for name in sorted(declared - shown)]
    problems += [f"{library} shows {name}, which no public header declares" for name in sorted(shown - declared)
                 if name.startswith("sodo_")]
    return tree.report("symbols", problems, len(shown))


if __name__ == "__main__":
    sys.exit(main())
