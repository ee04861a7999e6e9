#!/usr/bin/env python3
"""A set of the gold is reached as minimum.txt asks. Skipped (77) where no gold is at hand.

usage: test_gold.py SODO SET
"""
import sys

import gold


def least(name):
    with open(gold.os.path.join(gold.ROOT, "tests", "gold", "minimum.txt"), encoding="utf-8") as file:
        rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return [(key, which, float(value)) for set_name, figure, value in rows if set_name == name
            for key, which in (figure.rsplit(".", 1),)]


def main():
    sodo, name = sys.argv[1:3]
    if not gold.is_there():
        print(f"skipped: no gold in {gold.GOLD} (SODO_SHARED names the folder)")
        return 77
    tallies, _ = gold.score(name, gold.extract(sodo, name))
    print(f"{name:24}{'P':>8}{'R':>8}{'F1':>8}{'right':>8}{'wrong':>8}{'missed':>8}")
    for key, t in sorted(tallies.items()):
        print(f"{key:24}{t.p:8.3f}{t.r:8.3f}{t.f1:8.3f}{t.tp:8}{t.fp:8}{t.fn:8}")
    status = 0
    for key, which, value in least(name):
        got = getattr(tallies[key], which) if key in tallies else 0.0
        if got < value:
            print(f"{name} {key}: {which} is {got:.3f}, at least {value:.3f} is asked", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
