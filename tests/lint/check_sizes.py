#!/usr/bin/env python3
"""Files, headers and functions stay readable: at most 600, 200 and 60 lines, 6 parameters.

With --report it prints the longest ones instead. Tables (initialisers) are no functions and not counted.
"""
import re
import sys

import tree

FILE, HEADER, PUBLIC_HEADER, FUNCTION, PARAMETERS = 600, 200, 300, 60, 6
# A body opens where a line that starts at the left edge ends in ") {", and closes at the next "}" at the left edge.
# START_TEST(name) { … } of Check is one too.
HEAD = re.compile(r"^(?![ \t}#])[^;{}=]*?\b(\w+)\s*\(([^;{}]*)\)\s*\{", re.M)


def functions(text):
    """(name, line of the head, lines from head to closing brace, parameters) of each function."""
    text = tree.blank(text)
    for head in HEAD.finditer(text):
        first = text.rfind("\n", 0, head.start(1)) + 1
        stop = head.end()
        if "}" not in text[stop:text.find("\n", stop)]:
            end = re.compile(r"^\}", re.M).search(text, stop)
            stop = end.start() if end else len(text)
        depth = count = 0
        for c in head.group(2):
            depth += (c == "(") - (c == ")")
            count += c == "," and depth == 0
        names = head.group(2).strip()
        yield (head.group(1), tree.line_of(text, first), tree.line_of(text, stop) - tree.line_of(text, first) + 1,
               0 if names in ("", "void") else count + 1)


def measure():
    files, found = [], []
    for path in tree.paths("lib", "cli", "examples", "tests"):
        text = tree.read(path)
        files.append((text.count("\n"), path))
        found += [(lines, path, line, name, parameters) for name, line, lines, parameters in functions(text)]
    return files, found


def check():
    files, found = measure()
    problems = []
    for lines, path in files:
        public = path.startswith("lib/include/")
        most = PUBLIC_HEADER if public else HEADER if path.endswith(".h") else FILE
        if lines > most:
            problems.append(f"{path}: {lines} lines, {most} at most")
    for lines, path, line, name, parameters in found:
        if lines > FUNCTION:
            problems.append(f"{path}:{line}: {name}() has {lines} lines, {FUNCTION} at most")
        if parameters > PARAMETERS and name != "START_TEST":
            problems.append(f"{path}:{line}: {name}() has {parameters} parameters, {PARAMETERS} at most")
    return problems, len(files)


def show():
    files, found = measure()
    print(f"{len(files)} files, {sum(n for n, _ in files)} lines, {len(found)} functions")
    for lines, path in sorted(files, reverse=True)[:15]:
        print(f"{lines:6} {path}")
    for lines, path, line, name, _ in sorted(found, reverse=True)[:15]:
        print(f"{lines:6} {path}:{line} {name}()")
    return 0


if __name__ == "__main__":
    sys.exit(show() if "--report" in sys.argv else tree.main("sizes", check))
