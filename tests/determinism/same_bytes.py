#!/usr/bin/env python3
"""The same pages give the same bytes: in any order of the files, with any number of threads, in any locale and folder.

usage: same_bytes.py SODO CASE          CASE: order, threads, locale, again, merge, add, parts

The network is built once plainly and once in another way; all files must be equal, graph.sqlite by its dump. A locale
with a decimal comma is made with localedef into a scratch folder (Debian ships none); the case fails if that locale has no
comma, so that it never passes for the wrong reason. 77 = skipped, where localedef or its sources are missing.
"""
import glob
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = sorted(p for p in glob.glob(os.path.join(ROOT, "examples/pages/*")) if p.endswith((".txt", ".html", ".jsonl")))


def build(sodo, out, pages, options=(), env=None):
    done = subprocess.run([sodo, "build", "-q", *options, *pages, "-o", out], env=env or plain(), capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"build ended with {done.returncode}: {done.stderr.decode(errors='replace')}")


def plain(**more):
    return {**os.environ, "LC_ALL": "C", "TZ": "UTC", "SODO_GAZETTEERS": os.path.join(ROOT, "gazetteers"), **more}


def content(path):
    if path.endswith(".sqlite"):
        with sqlite3.connect(path) as store:
            return "\n".join(store.iterdump()).encode()
    with open(path, "rb") as file:
        return file.read()


def comma_locale(scratch):
    """Environment of a locale that writes 0,5; None where it cannot be made."""
    try:
        made = subprocess.run(["localedef", "-c", "-i", "vi_VN", "-f", "UTF-8", os.path.join(scratch, "vi_VN.UTF-8")],
                              capture_output=True, check=False)
    except FileNotFoundError:
        return None
    if made.returncode > 1 or not os.path.isdir(os.path.join(scratch, "vi_VN.UTF-8")):
        return None
    env = plain(LOCPATH=scratch, LC_ALL="vi_VN.UTF-8", TZ="Asia/Ho_Chi_Minh")
    shown = subprocess.run(["bash", "-c", "printf %.1f 0,5"], env=env, capture_output=True, text=True, check=False).stdout
    if shown != "0,5":
        raise RuntimeError(f"the locale made for the test writes {shown!r}, not 0,5")
    return env


def other(sodo, case, out, scratch):
    """Build in the other way; False = cannot be tried here."""
    if case == "order":
        build(sodo, out, PAGES[::-1])
    elif case == "threads":
        build(sodo, out, PAGES, ["--threads", "2"])
    elif case == "again":
        build(sodo, out, PAGES[:3])
        build(sodo, out, PAGES)
    elif case == "locale":
        env = comma_locale(scratch)
        if env is None:
            return False
        build(sodo, out, PAGES, env=env)
    elif case == "merge":
        records = subprocess.run([sodo, "extract", "-q", *PAGES], env=plain(), capture_output=True, check=True).stdout
        part = os.path.join(scratch, "part.jsonl")
        with open(part, "wb") as file:
            file.write(records)
        subprocess.run([sodo, "merge", "-q", part, "-o", out], env=plain(), check=True)
    elif case in ("add", "parts"):
        thirds = [PAGES[0::3], PAGES[1::3], PAGES[2::3]]
        for n, order in enumerate(itertools.permutations(range(3))):
            folder = out if n == 5 else f"{out}-{n}"
            if case == "add":
                for step, third in enumerate(order):
                    build(sodo, folder, thirds[third], ["--add"] if step else [])
            else:
                parts = [os.path.join(scratch, f"part-{third}") for third in order]
                for part, third in zip(parts, order):
                    if n == 0:
                        build(sodo, part, thirds[third])
                subprocess.run([sodo, "merge", "-q", *parts, "-o", folder], env=plain(), check=True)
            if n and differing(folder, f"{out}-0"):
                raise RuntimeError(f"{case}: in the order {order} other files than in the first one")
    return True


def differing(first, second):
    """Names of the files that are not the same in two folders."""
    names = sorted(set(os.listdir(first)) | set(os.listdir(second)))
    return [name for name in names if not all(os.path.exists(os.path.join(d, name)) for d in (first, second))
            or content(os.path.join(first, name)) != content(os.path.join(second, name))]


def main():
    sodo, case = os.path.abspath(sys.argv[1]), sys.argv[2]
    scratch = tempfile.mkdtemp(prefix="sodo-same-")
    try:
        first, second = os.path.join(scratch, "first"), os.path.join(scratch, "in", "another", "folder")
        os.makedirs(os.path.dirname(second))
        build(sodo, first, PAGES, ["--threads", "1"])
        if not other(sodo, case, second, scratch):
            print("skipped: no localedef, or no sources of locales (Debian package locales)")
            return 77
        names, bad = os.listdir(second), differing(first, second)
        print(f"{case}: {len(names)} files, {len(bad)} differ {' '.join(bad)}")
        return 1 if bad or len(names) < 9 else 0
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
