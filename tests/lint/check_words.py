#!/usr/bin/env python3
"""Words are data: no Vietnamese in the C of lib/ and cli/, no path of somebody's machine, nothing left open.

A literal with a letter that only Vietnamese writing uses fails, outside comments. Exempt are the tables that are
letters themselves (LETTER_TABLES: they spell no word) and the commands that --help shows (HELP_TEXTS: nothing reads them). Everywhere in the tree: no absolute path of a home or work
folder, no mark of unfinished work, no function that knows neither UTF-8 nor our locale.
"""
import re
import sys
import unicodedata

import tree

LETTER_TABLES = {"lib/fold/tone.c", "lib/fold/fold.c", "lib/fold/split.c"}
HELP_TEXTS = {"cli/table.c", "cli/help.c"}
MARKS = set("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
BANNED = ("atoi", "atol", "atof", "strtok", "strcoll", "strcasecmp", "tolower", "toupper", "isalpha", "isalnum",
          "isupper", "islower", "isdigit", "isspace", "strcpy", "strcat", "sprintf", "gets", "setlocale")
ALLOWED = {("cli/main.c", "setlocale")}
# Put together, so that this file does not find itself.
MACHINE = re.compile(r"/(?:" + "|".join(("wo" + "rk", "fa" + "rm", "ro" + "ot", "ho" + r"me/\w+")) + ")/")
OPEN_MARKS = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")


def is_vietnamese(char):
    """Đ đ, and Latin letters under a mark: a for 'à', but not a quotation mark or an arrow."""
    return char in "\u0110\u0111" or bool(set(unicodedata.normalize("NFD", char)[1:]) & MARKS) or char in MARKS


def literal_words(path):
    """Literals of a C file that hold Vietnamese letters, also when escaped as \\u1ec7 or bytes."""
    text = tree.blank(tree.read(path), strings=False)
    for found in tree.PIECE.finditer(text):
        literal = found.group(0)
        escaped = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), literal)
        raw = re.sub(r"(?:\\x[0-9A-Fa-f]{2})+", lambda m: bytes.fromhex(m.group(0).replace("\\x", "")).decode(
            "utf-8", "ignore"), escaped)
        if any(is_vietnamese(c) for c in raw):
            yield tree.line_of(text, found.start()), literal


def check():
    problems = []
    program = tree.paths("lib", "cli")
    for path in program:
        if path not in LETTER_TABLES | HELP_TEXTS:
            problems += [f"{path}:{line}: words are data, not C: {text}" for line, text in literal_words(path)]
        text = tree.blank(tree.read(path))
        for name in BANNED:
            for found in re.finditer(rf"(?<![\w.>])\b{name}\s*\(", text):
                if (path, name) not in ALLOWED:
                    problems.append(f"{path}:{tree.line_of(text, found.start())}: {name}() is not for us (STYLE)")
    everything = tree.paths(".", ends=(".c", ".h", ".py", ".sh", ".md", ".build", ".csv", ".rules", ".txt", "run", "full",
                                       ".toml", ".yml"))
    for path in everything:
        for number, line in enumerate(tree.read(path).splitlines(), 1):
            if MACHINE.search(line):
                problems.append(f"{path}:{number}: a path of one machine: {line.strip()[:80]}")
            if OPEN_MARKS.search(line) and not path.endswith((".txt", ".csv")):
                problems.append(f"{path}:{number}: left open: {line.strip()[:80]}")
    return problems, len(everything)


if __name__ == "__main__":
    sys.exit(tree.main("words", check))
