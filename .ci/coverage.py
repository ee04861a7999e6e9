#!/usr/bin/env python3
"""Coverage of lib/ and cli/ from a build with -Db_coverage=true, by folder, with the least covered files.

usage: coverage.py BUILD [--min LINES BRANCHES]     (per cent, over everything)
"""
import collections
import json
import os
import subprocess
import sys


def gcov(build):
    """For each source of the project: {line: hit}, {(line, n): hit}, joined over all objects."""
    lines, branches = collections.defaultdict(dict), collections.defaultdict(dict)
    data = sorted(os.path.join(where, name) for where, _, names in os.walk(build) for name in names
                  if name.endswith(".gcno") and "/tests/" not in where)
    for path in data:
        out = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", os.path.relpath(path, build)],
                             cwd=build, capture_output=True, check=True).stdout
        for document in out.splitlines():
            for file in json.loads(document)["files"]:
                name = os.path.relpath(os.path.join(build, file["file"]))
                if not name.startswith(("lib/", "cli/")):
                    continue
                for line in file["lines"]:
                    number = line["line_number"]
                    lines[name][number] = lines[name].get(number, 0) + line["count"]
                    for n, branch in enumerate(line["branches"]):
                        key = (number, n)
                        branches[name][key] = branches[name].get(key, 0) + branch["count"]
    return lines, branches


def share(counts):
    counts = list(counts)
    return sum(1 for c in counts if c), len(counts)


def percent(hit, total):
    return 100 * hit / total if total else 100.0


def main():
    arguments = sys.argv[1:]
    build = arguments[0]
    least = [float(x) for x in arguments[2:4]] if "--min" in arguments else [0, 0]
    lines, branches = gcov(build)
    if not lines:
        print("coverage: no data; was the build made with -Db_coverage=true and tests run?", file=sys.stderr)
        return 1
    folders = collections.defaultdict(lambda: [0, 0, 0, 0])
    files = []
    for name in sorted(lines):
        row = [*share(lines[name].values()), *share(branches[name].values())]
        files.append((percent(*row[:2]), name, row))
        for folder in (os.path.dirname(name), "all"):
            folders[folder] = [a + b for a, b in zip(folders[folder], row)]
    print(f"{'folder':20}{'lines':>9}{'branches':>9}{'of lines':>10}")
    for folder, row in sorted(folders.items(), key=lambda x: (x[0] == "all", x[0])):
        print(f"{folder:20}{percent(*row[:2]):8.1f}%{percent(*row[2:]):8.1f}%{row[1]:10}")
    print("least covered:")
    for share_of, name, row in sorted(files)[:12]:
        print(f"  {share_of:5.1f}%  {name} ({row[1] - row[0]} lines never run)")
    got = percent(*folders["all"][:2]), percent(*folders["all"][2:])
    print(f"coverage: lines {got[0]:.1f}%, branches {got[1]:.1f}%")
    return 0 if got[0] >= least[0] and got[1] >= least[1] else 1


if __name__ == "__main__":
    sys.exit(main())
