#!/usr/bin/env python3
"""How long does `sodo extract` take over one page: with the tables read, with their compiled form, and with a million rows more?

usage: start.py [SODO]           SODO: the command (build/cli/sodo); ROWS (1000000) and RUNS (15) from the environment
Wall and processor milliseconds, median of the runs, files in the cache. The rows are bodies of random syllables, in tables of
their own laid over the shipped ones; "mapped" is what they add to the start when they are compiled.
"""
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SODO = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build/cli/sodo"))
ROWS, RUNS = int(os.environ.get("ROWS", 1000000)), int(os.environ.get("RUNS", 15))
PAGE = os.path.join(ROOT, "examples/pages/2022-12-binh-luc-tong-ket.txt")
SYLLABLES = [a + b for a in "b c d g h kh l m n nh ph t th tr v x".split() for b in
             "an anh ang ao ba bi cao dong em gia hai hong khoa lam minh nam oanh phuc quy son tam uyen van xuan y".split()]


def run(*words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run([SODO, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * wall, 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def median(*words, runs=RUNS):
    times = [run(*words) for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times)]


def tell(what, times):
    print(f"{what:34} {times[0]:8.1f} ms wall {times[1]:8.1f} ms processor", flush=True)


def write_rows(folder, rows):
    random.seed(1)
    tables, each = 4, rows // 4
    for table in range(tables):
        with open(os.path.join(folder, f"organizations_{table}.csv"), "w", encoding="utf-8") as out:
            out.write("id,name,class,source\n")
            for n in range(table * each, (table + 1) * each):
                out.write(f"b-{n},{' '.join(random.choices(SYLLABLES, k=4)).capitalize()},other,bench\n")


with tempfile.TemporaryDirectory() as folder:
    small, big = os.path.join(folder, "small"), os.path.join(folder, "big")
    os.mkdir(small)
    os.mkdir(big)
    write_rows(small, 4)
    tell("--version", median("--version"))
    tell("one page, tables read", median("extract", PAGE, "-g", small))
    run("gazetteer", "compile", "-g", small)
    few = median("extract", PAGE, "-g", small)
    tell("one page, compiled", few)
    write_rows(big, ROWS)
    tell(f"{ROWS} rows: compile", run("gazetteer", "compile", "-g", big))
    print(f"gazetteers.bin: {os.path.getsize(os.path.join(big, 'gazetteers.bin')) / 1e6:.0f} MB")
    many = median("extract", PAGE, "-g", big)
    tell("one page, compiled with them", many)
    tell(f"{ROWS} rows mapped", [many[0] - few[0], many[1] - few[1]])
