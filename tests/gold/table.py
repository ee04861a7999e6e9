#!/usr/bin/env python3
"""The accuracy table of README.md, from a run: table.py SODO [--write]

--write puts it between the marks of README.md.
"""
import os
import re
import sys

import gold

SETS = (("dev", "48 real pages, newspapers and portals"), ("portal", "24 pages in the manner of local portals"))
ROWS = (("mention:person", "people"), ("mention:position", "positions"), ("mention:organization", "bodies"),
        ("mention:place", "places"), ("mention:event", "events"), ("fact:holds", "who holds which post"),
        ("fact:holds_status", "… former, acting, appointed, left"), ("fact:attends", "who attended what"),
        ("fact:attends_role", "… in what role"), ("fact:organizes", "who organized it"), ("fact:event_date", "when"))


def table(sodo):
    scores = [gold.score(name, gold.extract(sodo, name))[0] for name, _ in SETS]
    lines = ["| right of what is found / found of what is there | " + " | ".join(title for _, title in SETS) + " |",
             "|---|" + "---|" * len(SETS)]
    for key, title in ROWS:
        cells = [f"{100 * s[key].p:.0f} % / {100 * s[key].r:.0f} %" if key in s else "" for s in scores]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main():
    if not gold.is_there():
        print(f"table: no gold in {gold.GOLD} (SODO_SHARED names the folder)", file=sys.stderr)
        return 77
    text = table(sys.argv[1])
    if "--write" not in sys.argv:
        print(text, end="")
        return 0
    path = os.path.join(gold.ROOT, "README.md")
    with open(path, encoding="utf-8") as file:
        readme = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", lambda m: m[1] + text + m[2], readme, flags=re.S))
    return 0


if __name__ == "__main__":
    sys.exit(main())
