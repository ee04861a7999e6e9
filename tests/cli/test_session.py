#!/usr/bin/env python3
"""The session runner sees what is not as written: a runner that passes everything would hide every fault."""
import os
import sys
import tempfile
import unittest

import session


class Sessions(unittest.TestCase):
    def bad(self, text, name="a.session"):
        """How many commands of the text were not as written."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            held, sys.stdout = sys.stdout, open(os.devnull, "w", encoding="utf-8")
            try:
                return session.check(path, "/bin/true")
            finally:
                sys.stdout.close()
                sys.stdout = held

    def test_output_and_status(self):
        for text, bad in (("$ echo a\na\n", 0), ("$ echo a\nb\n", 1), ("$ echo a\n", 1), ("$ true\na\n", 1),
                          ("$ exit 3\n[3]\n", 0), ("$ exit 3\n", 1), ("$ true\n[3]\n", 1),
                          ("# remark\n\n$ echo a; echo b >&2\na\nb\n\n# more\n$ false\n[1]\n", 0),
                          ("$ printf '## x\\n'\n## x\n", 0), ("$ printf 'a\\n\\nb\\n'\na\n\nb\n", 0),
                          ("$ echo a &&\n> echo b\na\nb\n", 0), ("$ echo a; echo b; echo c\na\n...\nc\n", 0),
                          ("$ echo a; echo b\na\n...\nc\n", 1), ("$ echo x12y\nx\\d+y (re)\n", 0),
                          ("$ echo x12\nx\\d (re)\n", 1), ("$ touch f\n$ ls f\nf\n", 0), ("# nothing to run\n", 1)):
            self.assertEqual(self.bad(text), bad, text)

    def test_manual(self):
        for text, bad in (("```sh\ntrue\nfalse # ends with 1\n```\n", 0), ("```sh\nfalse\n```\n", 1),
                          ("```sh skip\nfalse\n```\n```sh\n# a remark\necho a \\\n  b | grep 'a b'\n```\n", 0),
                          ("```console\n$ echo a\nb\n```\n", 1), ("```\nfalse\n```\n", 1), ("```sh\nfalse | true\n```\n", 1),
                          ("```python\nassert 1 + 1 == 2\n```\n", 0), ("```python\nassert 1 + 1 == 3\n```\n", 1),
                          ("```sh needs=no_such_command\nfalse\n```\n```sh\ntrue\n```\n", 0)):
            self.assertEqual(self.bad(text, "a.md"), bad, text)


if __name__ == "__main__":
    sys.exit(0 if unittest.main(exit=False).result.wasSuccessful() else 1)
