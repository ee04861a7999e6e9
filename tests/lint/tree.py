"""The project's tree as the checks of this folder see it: files, layers, C text without comments."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def paths(*folders, ends=(".c", ".h")):
    """Paths of all files below the folders that end so, relative to the project, sorted."""
    found = []
    for folder in folders:
        for where, dirs, files in os.walk(os.path.join(ROOT, folder)):
            dirs[:] = sorted(d for d in dirs if not d.startswith((".", "build", "__pycache__")))
            found += [os.path.relpath(os.path.join(where, f), ROOT) for f in files if f.endswith(ends)]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def layer_of(path):
    parts = path.split(os.sep)
    if path.startswith(os.path.join("lib", "include", "sodo")):
        return "api"
    if parts[0] in ("lib", "tests") and len(parts) > 2:
        return parts[1]
    return parts[0]


# Comments, string literals and character literals of C, in the order in which a compiler meets them.
PIECE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank(text, comments=True, strings=True):
    """The text with comments or literals replaced by blanks, lines kept."""
    def one(match):
        piece = match.group(0)
        wanted = comments if piece.startswith("/") else strings
        return re.sub(r"[^\n]", " ", piece) if wanted else piece
    return PIECE.sub(one, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def report(name, problems, checked):
    """Print the problems, or one line; the exit status."""
    for problem in problems:
        print(problem)
    print(f"{name}: {checked} checked, {len(problems)} problems")
    return 1 if problems or not checked else 0


def main(name, function):
    try:
        problems, checked = function()
    except (OSError, UnicodeDecodeError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    return report(name, problems, checked)
