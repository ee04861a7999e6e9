#!/usr/bin/env python3
"""The command and the library are built hardened: position-independent, read-only after start, no executable stack,
stack and buffer checks.

usage: check_hardened.py READELF FILE...
"""
import subprocess
import sys

import tree


def main():
    readelf, problems = sys.argv[1], []
    for path in sys.argv[2:]:
        look = lambda *options: subprocess.run([readelf, "-W", *options, path], capture_output=True, text=True, check=True).stdout
        header, segments, dynamic, symbols = look("-h"), look("-l"), look("-d"), look("--dyn-syms")
        stack = next((line for line in segments.splitlines() if "GNU_STACK" in line), "RWE")
        for right, word in (("DYN" in header, "is not position-independent"), ("GNU_RELRO" in segments, "has no RELRO"),
                            ("BIND_NOW" in dynamic or "NOW" in dynamic, "binds lazily"), ("RWE" not in stack, "has an executable stack"),
                            ("__stack_chk_fail" in symbols, "has no stack protector"), ("_chk@" in symbols, "has no buffer checks")):
            if not right:
                problems.append(f"{path} {word}")
    return tree.report("hardened", problems, len(sys.argv) - 2)


if __name__ == "__main__":
    sys.exit(main())
