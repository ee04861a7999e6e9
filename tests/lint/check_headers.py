#!/usr/bin/env python3
"""Every header compiles alone: as C11, the public ones as C++17 too, without a warning.

usage: check_headers.py --cc CC [--cxx CXX] FLAG...    (flags after --)
"""
import os
import subprocess
import sys
import tempfile

import tree


def compile_alone(compiler, language, standard, flags, header, scratch):
    """The compiler's first message, or None. Two includes in a row prove the guard."""
    source = os.path.join(scratch, "alone." + ("c" if language == "c" else "cpp"))
    with open(source, "w", encoding="utf-8") as file:
        file.write(f'#include "{header}"\n#include "{header}"\nextern int sodo_alone_;\n')
    run = subprocess.run([*compiler, "-x", language, f"-std={standard}", "-fsyntax-only", "-Wall", "-Wextra",
                          "-Wpedantic", "-Werror", *flags, source], capture_output=True, text=True, check=False)
    return None if run.returncode == 0 else (run.stderr.strip().splitlines() or ["failed"])[0:3]


def main():
    arguments = sys.argv[1:]
    split = arguments.index("--")
    options, flags = dict(zip(arguments[:split:2], arguments[1:split:2])), arguments[split + 1:]
    cc, cxx = options["--cc"].split(), options.get("--cxx", "").split()
    headers = tree.paths("lib", "cli", "tests/support", ends=(".h",))
    problems, checked = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in headers:
            public = path.startswith("lib/include/")
            name = os.path.relpath(path, "lib/include" if public else "lib")
            if not path.startswith("lib/"):
                name = os.path.join(tree.ROOT, path)
            for compiler, language, standard in ((cc, "c", "c11"), (cxx, "c++", "c++17")):
                if language == "c++" and not (public and cxx):
                    continue
                checked += 1
                words = compile_alone(compiler, language, standard, flags, name, scratch)
                if words:
                    problems.append(f"{path} as {standard}:\n  " + "\n  ".join(words))
    return tree.report("headers", problems, checked)


if __name__ == "__main__":
    sys.exit(main())
