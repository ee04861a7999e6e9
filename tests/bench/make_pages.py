#!/usr/bin/env python3
"""So many pages of one country out of a few: the example pages, told of other people, provinces and districts.

usage: make_pages.py PAGES OUT COUNT

Each copy takes place in one of the provinces of before July 2025, with its own districts in place of the pages'. Every
personal name becomes one of three people who stand for it in that province, so that people come back from page to page
as they do in the news, hold the posts of the pages in turn, and share their names with people elsewhere. Figures of
three digits and days of the month change, so that no two copies are one text. Seeded with a constant: the same pages
every time. COUNT pages of about two kilobytes, a thousand in a folder.
"""
import csv
import os
import random
import re
import sys

from make_text import GIVEN, MIDDLES, NAME, SURNAMES

HERE = os.path.dirname(os.path.abspath(__file__))
PROVINCE, DISTRICTS = "Hà Nam", ("Phủ Lý", "Lý Nhân", "Bình Lục", "Kim Bảng", "Duy Tiên", "Thanh Liêm")


def land():
    """Province -> its districts, of those that have as many as the pages name."""
    with open(os.path.join(HERE, "..", "..", "gazetteers", "places.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    provinces = {r["id"]: r["name"] for r in rows if r["kind"] == "province" and not r["id"].endswith("-2025")}
    out = {}
    for r in rows:
        if r["level"] == "district" and r["parent"] in provinces and not r["name"].isdigit():
            out.setdefault(provinces[r["parent"]], []).append(r["name"])
    return {p: sorted(set(d)) for p, d in sorted(out.items()) if len(set(d)) >= len(DISTRICTS)}


def name_of(*key):
    rng = random.Random("/".join(map(str, key)))
    return f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"


def copy(text, number, provinces):
    rng = random.Random(number)
    province = rng.choice(list(provinces))
    districts = rng.sample(provinces[province], len(DISTRICTS))
    people = {name: name_of(province, name, rng.randrange(3)) for name in set(NAME.findall(text))}
    swap = {PROVINCE: province, **dict(zip(DISTRICTS, districts)), **people}
    text = re.sub("|".join(sorted(swap, key=len, reverse=True)), lambda m: swap[m.group()], text)
    text = re.sub(r"(?<![\d/])([12]\d)(?=/\d{1,2}/20)", lambda m: str(rng.randrange(10, 29)), text)
    return re.sub(r"(?<![\d.])\d{3}(?![\d/-])", lambda m: str(rng.randrange(100, 1000)), text)


def main():
    pages, out, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    sources = [open(os.path.join(pages, name), encoding="utf-8").read() for name in sorted(os.listdir(pages))
               if name.endswith(".txt")]
    if not sources:
        sys.exit(f"make_pages: no pages in {pages}")
    provinces = land()
    for n in range(count):
        folder = os.path.join(out, f"{n // 1000:04}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"{n:07}.txt"), "w", encoding="utf-8") as file:
            file.write(copy(sources[n % len(sources)], n, provinces))


if __name__ == "__main__":
    main()
