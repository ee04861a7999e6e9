#!/usr/bin/env python3
"""Every shipped rule has three examples or more: one that it must fulfil, one `not`; and once it is broken, an example fails.

usage: check_rules.py SODO [ALL]      ALL: break every rule, not one in 25 (some minutes)
A rule is broken by an overlay that holds it again with a pattern that nothing matches; `sodo rules check` must then name it. A
rule that only gives attributes or sets states is not broken: others may give the same.
"""
import os
import re
import subprocess
import sys
import tempfile

import tree

NOWHERE = '"qxz" "qxz"'  # no page has these words


def rules_of(path):
    """(name, phase, lines) of each rule of a file."""
    phase, rules = "", []
    for line in tree.read(path).splitlines():
        top = re.match(r"(phase|rule|words|macro)\s+(\S+)", line)
        if top and top.group(1) == "phase":
            phase = top.group(2)
        if top and top.group(1) == "rule":
            rules.append((top.group(2), phase, [line]))
        elif not top and rules and line[:1] in (" ", "\t"):
            rules[-1][2].append(line)
        elif top:
            rules.append((None, phase, []))
    return [r for r in rules if r[0]]


def count(lines):
    does = sum(bool(re.match(r"\s+example\s", line)) for line in lines)
    does_not = sum(bool(re.match(r"\s+not\s+\"", line)) for line in lines)
    return does, does_not


def does_any(lines, *actions):
    return any(re.match(rf"\s+({'|'.join(actions)})\s", line) for line in lines)


def broken(lines):
    """The rule's text, its pattern behind words that stand nowhere."""
    text = "\n".join(lines)
    begin = re.search(r"^\s+match\s", text, re.M).end()
    end = re.search(r"^\s+(make|fact|attr|set|clear|drop|each|when|conf|priority|zones|example|say)\s|^\s+not\s+\"", text[begin:], re.M)
    return text[:begin] + f"{NOWHERE} ( {text[begin:begin + end.start()].rstrip()} )\n" + text[begin + end.start():]


def fails_when_broken(sodo, rule):
    name, phase, lines = rule
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "rules"))
        with open(os.path.join(folder, "rules", "broken.rules"), "w", encoding="utf-8") as out:
            out.write(f"phase {phase}\n\n{broken(lines)}\n")
        run = subprocess.run([sodo, "rules", "check", "-g", folder, "--max-errors", "1000"], capture_output=True, text=True, check=False)
    return run.returncode == 1 and re.search(rf"broken\.rules:\d+: {re.escape(name)}: ", run.stderr)


def main():
    rules = [rule for path in tree.paths("gazetteers/rules", ends=(".rules",)) for rule in rules_of(path)]
    problems = []
    for name, _, lines in rules:
        does, does_not = count(lines)
        if does_any(lines, "make", "fact", "drop", "each", "attr") and (does + does_not < 3 or not does or not does_not):
            problems.append(f"rule {name}: {does} examples, {does_not} counter-examples; wanted are 3 together, and one of each")
    made = [rule for rule in rules if does_any(rule[2], "make", "fact", "drop", "each")]
    for rule in made if len(sys.argv) > 2 else made[::25]:
        if not fails_when_broken(sys.argv[1], rule):
            problems.append(f"rule {rule[0]} can be broken without an example that fails")
    return tree.report("rules", problems, len(rules))


if __name__ == "__main__":
    sys.exit(main())
