#!/usr/bin/env python3
"""Are the C files laid out as .clang-format says?  usage: check_layout.py CLANG_FORMAT"""
import subprocess
import sys

import tree


def main():
    wrong = []
    files = tree.paths("lib", "cli", "tests", "examples")
    for name in files:
        shaped = subprocess.run([sys.argv[1], name], cwd=tree.ROOT, capture_output=True, check=True, text=True).stdout
        if shaped != tree.read(name):
            wrong.append(name)
            print(f"{name}: run {sys.argv[1]} -i on it")
    print(f"layout: {len(files)} files, {len(wrong)} to be laid out anew")
    return 1 if wrong or not files else 0


sys.exit(main())
