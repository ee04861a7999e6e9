#!/usr/bin/env python3
"""Which rule makes wrong facts, and of which kind and zone: for whoever works at accuracy.

usage: by_rule.py SODO GOLD_SET... [--list [RULE]]      by_rule.py build/cli/sodo dev portal

For each rule: facts it made that the gold calls right or optional, and wrong ones; then how often the gold's facts of a
kind were missed, by page. --list prints each wrong fact of all rules or of one with its page, confidence and sentence.
The last table says whether confidence means what it says: facts by confidence, and the share of right ones.
"""
import collections
import json
import sys

import gold


def labels(record):
    """(kind, words as the scorer prints them) -> relations of the record that say so."""
    entities = {e["id"]: e for e in record.get("entities", [])}
    name = lambda i: entities.get(i, {}).get("name", "") or ""
    out = collections.defaultdict(list)
    for r in record.get("relations", []):
        source, target = name(r["source"]), name(r["target"])
        if r["kind"] == "holds":
            position = entities.get(r["target"], {})
            title, body = position.get("title", "") or "", name(position.get("organization"))
            out["holds", " · ".join((source, title, body))].append(r)
            out["holds_status", " · ".join((source, title, r.get("status", "current")))].append(r)
        elif r["kind"] == "attends":
            out["attends", f"{source} @ {target}"].append(r)
            for role in r.get("roles", []):
                out["attends_role", f"{source} @ {target} as {role}"].append(r)
        elif r["kind"] == "organizes":
            out["organizes", f"{source} → {target}"].append(r)
        elif r["kind"] == "issued":
            out["issued", f"{target} ← {source}"].append(r)
    return out


JUDGED = ("holds", "attends", "organizes", "issued")


def judge(records, sets):
    """Rows (rule, kind, page, relation, words, is it right) of all facts that are judged, and what was missed."""
    rows, missed = [], collections.Counter()
    for set_name in sets:
        _, errors = gold.score(set_name, records)
        wrong = collections.defaultdict(set)
        for page, what, kind, words in errors:
            if what == "spurious":
                wrong[page].add((kind, words))
            else:
                missed[kind] += 1
        for page in (gold.os.path.basename(p).rsplit(".", 1)[0] for p in gold.pages(set_name)):
            for (kind, words), relations in labels(records.get(page, {})).items():
                if kind in JUDGED:
                    rows += [(r.get("rule", "?"), kind, page, r, words, (kind, words) not in wrong[page]) for r in relations]
    return rows, missed


def table(title, rows, key):
    counts = collections.defaultdict(lambda: [0, 0])
    for row in rows:
        counts[key(row)][not row[5]] += 1
    print(f"\n{title:40}{'right':>7}{'wrong':>7}{'share':>8}")
    for name, (right, wrong) in sorted(counts.items(), key=lambda x: (-x[1][1], x[0])):
        print(f"{name:40}{right:7}{wrong:7}{right / (right + wrong):8.3f}")


def zones(sodo, set_names):
    """For each page of the sets, by document id: (first offset, zone) of its sentences, from the trace."""
    out, page, zone = {}, None, "?"
    for set_name in set_names:
        trace = gold.subprocess.run([sodo, "extract", "-q", "--trace", *gold.pages(set_name)], capture_output=True, check=True)
        for line in trace.stdout.decode("utf-8").splitlines():
            fields = line.split("\t")
            if fields[0] == "page":
                page = out.setdefault(json.loads(fields[1].removeprefix("id=")), [])
            elif fields[0] == "sentence":
                zone = next((f[5:] for f in fields if f.startswith("zone=")), "?")
                page.append(None)
            elif fields[0] == "token" and page and page[-1] is None:
                page[-1] = (int(fields[1]), zone)
    return out


def zone_at(sentences, offset):
    return next((zone for begin, zone in reversed(sentences) if begin <= offset), "?")


def band(relation):
    value = relation.get("confidence", 0)
    return "0.90 and more" if value >= 0.9 else "0.60 to 0.89" if value >= 0.6 else "below 0.60"


def main():
    arguments = sys.argv[1:]
    listed = None
    if "--list" in arguments:
        at = arguments.index("--list")
        listed = arguments[at + 1:at + 2] or ["all"]
        arguments = arguments[:at]
    if len(arguments) < 2 or not gold.is_there():
        print(__doc__ if gold.is_there() else f"by_rule: no gold in {gold.GOLD} (SODO_SHARED names the folder)", file=sys.stderr)
        return 2
    sodo, sets = arguments[0], arguments[1:]
    records = {key: r for set_name in sets for key, r in gold.extract(sodo, set_name).items()}
    rows, missed = judge(records, sets)
    if listed:
        for rule, kind, page, relation, words, right in sorted(rows, key=lambda r: (r[0], r[2], r[4])):
            if not right and listed[0] in ("all", rule):
                number = (relation.get("evidence") or [{}])[0].get("sentence", -1)
                sentence = records[page]["sentences"][number] if number >= 0 else ""
                print(f"{rule}\t{kind}\t{page}\t{relation.get('confidence', 0):.2f}\t{words}\t{sentence}")
        return 0
    table("rule", rows, lambda r: r[0])
    table("kind", rows, lambda r: r[1])
    where = zones(sodo, sets)
    table("zone", rows, lambda r: zone_at(where.get(r[2], []), r[3]["start"]))
    table("confidence", rows, lambda r: band(r[3]))
    print("\nmissed: " + ", ".join(f"{kind} {count}" for kind, count in sorted(missed.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
