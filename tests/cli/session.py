#!/usr/bin/env python3
"""Command lines with what they print and how they end, as one would type them.

usage: session.py SODO FILE...          FILE: a session (.session) or a page of the manual (.md)

A session is run by bash, command by command, in a fresh folder. Its lines:

    # a remark
    $ sodo query out person "x"         a command; lines that begin with "> " continue it
    what it prints                      standard output, then standard error, line by line
    one line (re)                       the line is a regular expression
    ...                                 any number of lines
    [1]                                 the status, where it is not 0

Of a manual page, every block marked `sh`, `console` or `python` is run, in order, in one folder. In `sh` blocks each line
is a command that must end with 0 (a remark behind it may say "# ends with 1"); `console` blocks are sessions; a `python`
block is one program. Blocks with the mark `skip` are for other machines and left out; those with `needs=NAME` run only
where that command, or module of SODO_PYTHON (python3), is at hand: whoever leaves one out says so.

The folder holds `examples`, `gazetteers`, `docs` and `tests` of the project as links and `build/cli/sodo`; `sodo` is found by name.
Blank lines at the end of what is printed do not count; the folder is shown as FOLDER, the project as PROJECT.
SODO_UPDATE_GOLDEN=1 rewrites sessions with what was printed; read the diff.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Step:
    def __init__(self, command, line):
        self.command, self.line, self.want, self.status, self.checked = command, line, [], 0, True


def parse_session(lines, first=1):
    """(steps, layout): layout holds remarks as text and steps as they follow each other."""
    steps, layout = [], []
    for number, line in enumerate(lines, first):
        if line.startswith("$ "):
            steps.append(Step(line[2:], number))
            layout.append(steps[-1])
        elif line.startswith("> ") and steps and not steps[-1].want:
            steps[-1].command += "\n" + line[2:]
        elif steps and layout[-1] is steps[-1] and re.fullmatch(r"\[\d+\]", line):
            steps[-1].status = int(line[1:-1])
        elif line == "#" or line.startswith("# ") or not layout or isinstance(layout[-1], str) or (line == "" and steps[-1].want == []):
            layout.append(line)
        else:
            steps[-1].want.append(line)
    for step in steps:  # blank lines before the next remark are layout
        while step.want and step.want[-1] == "":
            step.want.pop()
            layout.insert(layout.index(step) + 1, "")
    return steps, layout


PYTHON = os.environ.get("SODO_PYTHON", "python3")


def at_hand(name):
    return shutil.which(name) is not None or subprocess.run([PYTHON, "-c", f"import {name}"], capture_output=True,
                                                             check=False).returncode == 0


def parse_manual(text):
    steps = []
    for block in re.finditer(r"^```(sh|console|python)([^\n]*)\n(.*?)^```", text, re.M | re.S):
        kind, marks, body = block.groups()
        first = text.count("\n", 0, block.start(3)) + 1
        if "skip" in marks.split():
            continue
        missing = [m[6:] for m in marks.split() if m.startswith("needs=") and not at_hand(m[6:])]
        if missing:
            print(f"line {first}: left out, {' and '.join(missing)} not at hand")
            continue
        lines = body.splitlines()
        if kind == "python":
            step = Step(f"{PYTHON} - <<'END'\n{body}END", first)
            step.checked = False
            steps.append(step)
            continue
        if kind == "console":
            steps += parse_session(lines, first)[0]
            continue
        command = ""
        for number, line in enumerate(lines, first):
            command += line
            if line.endswith("\\"):
                command += "\n"
                continue
            if command.strip() and not command.lstrip().startswith("#"):
                step = Step(command, number)
                step.checked = False
                ends = re.search(r"# ends with (\d+)", command)
                step.status = int(ends.group(1)) if ends else 0
                steps.append(step)
            command = ""
    return steps


def matches(want, got):
    """Does the list of wanted lines fit the lines that were printed?"""
    if not want:
        return not got
    if want[0] == "...":
        return any(matches(want[1:], got[i:]) for i in range(len(got) + 1))
    if not got:
        return False
    one = want[0]
    same = re.fullmatch(one[:-5], got[0]) is not None if one.endswith(" (re)") else one == got[0]
    return same and matches(want[1:], got[1:])


def prepare(folder, sodo):
    os.makedirs(os.path.join(folder, "build/cli"))
    os.makedirs(os.path.join(folder, "bin"))
    for name in ("examples", "gazetteers", "docs", "tests"):
        if os.path.isdir(os.path.join(ROOT, name)):
            os.symlink(os.path.join(ROOT, name), os.path.join(folder, name))
    for link in ("build/cli/sodo", "bin/sodo"):
        os.symlink(os.path.abspath(sodo), os.path.join(folder, link))
    keep = {k: v for k, v in os.environ.items() if k.startswith(("ASAN_", "UBSAN_", "LSAN_", "SODO_")) or k in ("TMPDIR",)}
    return {**keep, "PATH": os.path.join(folder, "bin") + ":" + os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8",
            "HOME": folder, "TZ": "UTC", "TERM": "dumb", "SODO_GAZETTEERS": os.path.join(ROOT, "gazetteers"), "NO_COLOR": "1"}


def run(step, folder, env):
    done = subprocess.run(["bash", "-o", "pipefail", "-c", step.command], cwd=folder, env=env, capture_output=True,
                          stdin=subprocess.DEVNULL, check=False, timeout=300)
    out = [part.decode("utf-8", "replace").replace(folder, "FOLDER").replace(ROOT, "PROJECT").splitlines()
           for part in (done.stdout, done.stderr)]
    printed = out[0] + out[1]
    while printed and printed[-1] == "":
        printed.pop()
    return done.returncode, printed


def rewrite(path, layout):
    with open(path, "w", encoding="utf-8") as file:
        for piece in layout:
            if isinstance(piece, str):
                file.write(piece + "\n")
                continue
            file.write("$ " + piece.command.replace("\n", "\n> ") + "\n")
            file.writelines(line + "\n" for line in piece.want)
            if piece.status:
                file.write(f"[{piece.status}]\n")


def check(path, sodo):
    """Run one file; the number of commands that did not do as written."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    layout = None
    if path.endswith(".md"):
        steps = parse_manual(text)
    else:
        steps, layout = parse_session(text.splitlines())
    update = os.environ.get("SODO_UPDATE_GOLDEN") == "1" and layout is not None
    folder, bad = tempfile.mkdtemp(prefix="sodo-session-"), 0
    try:
        env = prepare(folder, sodo)
        for step in steps:
            status, got = run(step, folder, env)
            if status == step.status and (not step.checked or matches(step.want, got)):
                continue
            if update:
                step.want, step.status = got, status
                continue
            bad += 1
            print(f"{os.path.relpath(path, ROOT)}:{step.line}: $ {step.command}")
            if status != step.status:
                print(f"  ended with {status}, not {step.status}")
            print("  printed:\n" + "\n".join("    " + line for line in got[:60]))
            if step.checked:
                print("  wanted:\n" + "\n".join("    " + line for line in step.want[:60]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if update:
        rewrite(path, layout)
    print(f"{os.path.relpath(path, ROOT)}: {len(steps)} commands, {bad} not as written")
    return bad + (not steps)


def main():
    sodo, files = sys.argv[1], sys.argv[2:]
    return 1 if sum(check(path, sodo) for path in files) else 0


if __name__ == "__main__":
    sys.exit(main())
