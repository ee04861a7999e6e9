#!/usr/bin/env python3
"""What each stage makes of a page: golden.py SODO CASE_FOLDER

A case is a folder with page.txt (or .html, .jsonl). Beside it lie what the program made of it:

    trace.txt      sodo extract --trace: zones, sentences, mentions, relations, entities, with rule and reasons
    record.jsonl   sodo extract: the page record, one member of its lists a line; versions of gazetteers and rules left out
    nodes.csv      sodo build: the network
    edges.csv

SODO_UPDATE_GOLDEN=1 rewrites them; the diff is then read by a reviewer like any other change.
"""
import difflib
import glob
import json
import os
import subprocess
import sys
import tempfile


def show_record(line):
    """A record so that a changed fact is a changed line."""
    record = json.loads(line)
    record.get("sodo", {}).pop("gazetteer", None)
    record.get("sodo", {}).pop("rules", None)
    one = lambda value: json.dumps(value, ensure_ascii=False)
    lines = []
    for key, value in record.items():
        if isinstance(value, list):
            lines.append(f'{one(key)}: [')
            lines += ["  " + one(item) + "," for item in value]
            lines.append("]")
        else:
            lines.append(f"{one(key)}: {one(value)}")
    return "\n".join(lines) + "\n"


def sodo_run(sodo, *arguments, cwd):
    done = subprocess.run([sodo, *arguments], cwd=cwd, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode != 0:
        sys.exit(f"sodo {' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8")


def produce(sodo, case, page):
    yield "trace.txt", sodo_run(sodo, "extract", "-q", "--trace", page, cwd=case)
    yield "record.jsonl", "".join(map(show_record, sodo_run(sodo, "extract", "-q", page, cwd=case).splitlines()))
    with tempfile.TemporaryDirectory() as out:
        sodo_run(sodo, "build", "-q", page, "-o", os.path.join(out, "network"), cwd=case)
        for name in ("nodes.csv", "edges.csv"):
            with open(os.path.join(out, "network", name), encoding="utf-8") as file:
                yield name, file.read()


def main():
    sodo, case = os.path.abspath(sys.argv[1]), sys.argv[2]
    pages = sorted(os.path.basename(p) for p in glob.glob(os.path.join(case, "page.*")))
    if len(pages) != 1:
        sys.exit(f"{case}: one file page.* is wanted")
    status = 0
    for name, got in produce(sodo, case, pages[0]):
        path = os.path.join(case, name)
        if os.environ.get("SODO_UPDATE_GOLDEN") == "1":
            with open(path, "w", encoding="utf-8") as file:
                file.write(got)
            continue
        try:
            with open(path, encoding="utf-8") as file:
                want = file.read()
        except FileNotFoundError:
            want = ""
        if got != want:
            status = 1
            sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True), path, "now", n=1))
    return status


if __name__ == "__main__":
    sys.exit(main())
