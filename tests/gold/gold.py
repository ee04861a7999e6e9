"""Where the gold is, and the pages of each set: shared by the test and by_rule.py.

The gold is no part of the project. It is looked for where SODO_SHARED says, else in ../shared beside the project.
"""
import glob
import importlib.util
import json
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("SODO_SHARED") or os.path.join(os.path.dirname(ROOT), "shared")
GOLD = os.path.join(SHARED, "gold")
SETS = ("seeds", "dev", "portal")


def is_there():
    return os.path.exists(os.path.join(GOLD, "score.py"))


def pages(name):
    """The pages of a set: beside its gold, or in a folder of its name beside the gold folder."""
    return sorted(glob.glob(os.path.join(GOLD, name, "*.txt")) or glob.glob(os.path.join(SHARED, name, "*.txt")))


def scorer():
    """The gold's own score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", os.path.join(GOLD, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def extract(sodo, name):
    """Page records of a set, by document id."""
    run = subprocess.run([sodo, "extract", "-q", *pages(name)], capture_output=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"sodo extract ended with {run.returncode}: {run.stderr.decode(errors='replace')[-500:]}")
    records = [json.loads(line) for line in run.stdout.splitlines()]
    return {r["document"]["id"]: r for r in records}


def score(name, records):
    """(tallies by figure, errors as (page, missed or spurious, kind, words)) of a set."""
    judge = scorer()
    tallies, errors = {}, []
    stems = sorted({os.path.splitext(p)[0] for end in ("gold", "facts") for p in glob.glob(os.path.join(GOLD, name, "*." + end))})
    for stem in stems:
        page = os.path.basename(stem)
        record = records.get(page, {})
        if os.path.exists(stem + ".gold"):
            text, gold, optional = judge.parse_gold(stem + ".gold")
            found = [(m["kind"], m["start"], m["end"]) for m in record.get("mentions", []) if m["kind"] in judge.KINDS.values()]
            judge.score_mentions(page, text, gold, optional, found, tallies, errors)
        if os.path.exists(stem + ".facts"):
            judge.score_facts(page, judge.parse_facts(stem + ".facts"), record, tallies, errors)
    for group in ("mention", "fact"):
        total = judge.Tally()
        for key, tally in tallies.items():
            if key.startswith(group + ":") and key not in ("fact:holds_title", "fact:holds_status", "fact:attends_role"):
                total.add(tally.tp, tally.fp, tally.fn)
        tallies[group + ":all"] = total
    return tallies, errors
