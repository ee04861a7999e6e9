#!/usr/bin/env python3
"""Many pages out of a few: the example pages with other names, figures and places, until they fill so many megabytes.

usage: make_text.py PAGES OUT MEGABYTES

Each copy exchanges every personal name of the pages for another one, consistently within the page, and the numbers of
three digits. Seeded with a constant, so the text is the same every time. Repeated sentences flatter caches and
branch predictors: for honest figures run the benchmark on text of your own.
"""
import itertools
import os
import random
import re
import sys

SURNAMES = """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lưu Mai Tạ Cao Trịnh Lương
Lại Chu Kiều""".split()
MIDDLES = "Văn Thị Đình Hữu Quốc Xuân Minh Ngọc Thanh Đức Hồng Khắc Bích Trọng Kim Tuyết".split()
GIVEN = """An Anh Bách Bảo Bình Châu Chi Cường Dũng Duyên Đạt Giang Hà Hải Hân Hậu Hiền Hòa Hùng Hương Khang Khánh Lan Lâm Liên
Linh Loan Long Lộc Mai Mạnh Minh My Nam Nga Ngân Nghĩa Nhung Oanh Phong Phú Phương Quang Quân Quyên Sơn Tâm Thảo Thắng Thu Thủy Tiến
Toàn Trang Trung Tú Tuấn Tùng Tuyết Uyên Vân Vinh Yến""".split()
NAME = re.compile(r"(?<!\w)(?:" + "|".join(SURNAMES) + r")(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){2,3}(?!\w)")


def copy(text, rng):
    for name in sorted(set(NAME.findall(text)), key=len, reverse=True):
        text = text.replace(name, f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}")
    return re.sub(r"(?<![\d.])\d{3}(?![\d/-])", lambda m: str(rng.randrange(100, 1000)), text)


def main():
    pages, out, size = sys.argv[1], sys.argv[2], float(sys.argv[3]) * 1e6
    sources = [open(os.path.join(pages, name), encoding="utf-8").read() for name in sorted(os.listdir(pages))
               if name.endswith(".txt")]
    if not sources:
        sys.exit(f"make_text: no pages in {pages}")
    os.makedirs(out, exist_ok=True)
    rng, made = random.Random(20251125), 0
    for n in itertools.count():
        if made >= size:
            break
        text = copy(sources[n % len(sources)], rng)
        made += len(text.encode())
        with open(os.path.join(out, f"{n:06}.txt"), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
