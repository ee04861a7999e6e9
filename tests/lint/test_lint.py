#!/usr/bin/env python3
"""The checks find what they are for: planted faults, each with the check that must see it."""
import os
import sys
import tempfile
import unittest

import check_layers
import check_sizes
import check_words
import tree


class Planted(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root, tree.ROOT = tree.ROOT, self.folder.name

    def tearDown(self):
        tree.ROOT = self.root
        self.folder.cleanup()

    def plant(self, path, text):
        full = os.path.join(tree.ROOT, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def test_layers(self):
        layers = {"read": ["api", "read"], "text": ["api", "text"]}
        packages = {"read": ["unicode/"], "text": []}
        self.plant("lib/text/text.h", "")
        for text, words in (
                ('#include "text/text.h"\n', "may not include text"),
                ('  #  include "text/text.h"\n', "may not include text"),
                ('#include <sqlite3.h>\n', "may not use"),
                ('#include "nowhere.h"\n', "not a header"),
                ('/* #include "text/text.h" */\n#include <unicode/uchar.h>\n#include <stdio.h>\n', None)):
            self.plant("lib/read/a.c", text)
            found = check_layers.check_file("lib/read/a.c", layers, packages)
            self.assertEqual(bool(found), words is not None, (text, found))
            self.assertTrue(words is None or words in found[0], found)

    def test_sizes(self):
        body = "    x();\n"
        text = f"static int f(int a, int b) {{\n{body * 58}}}\n\nint g(void) {{ return 1; }}\n"
        self.assertEqual([f[0] for f in check_sizes.functions(text)], ["f", "g"])
        self.assertEqual([f[2:] for f in check_sizes.functions(text)][0], (60, 2))
        self.plant("lib/read/a.c", text.replace(body, body + body, 1) + "int h(int a, int b, int c, int d, int e, int f,\n"
                   "      int (*g)(int, int)) {\n}\n")
        problems, _ = check_sizes.check()
        self.assertEqual(len(problems), 2, problems)
        self.assertIn("f() has 61 lines", problems[0])
        self.assertIn("h() has 7 parameters", problems[1])

    def test_words(self):
        for text, bad in (('/* Bí thư */ char *a = "secretary";\n', False),
                          ('char *a = "Bí thư";\n', True),
                          ('char *a = "\\u1ee7y";\n', True),
                          ('char *a = "\\xe1\\xbb\\xa7";\n', True),
                          ('char *a = "\\"/* \u2026 \u2192 \u201cx\u201d";\n', False),
                          ('int x = atoi(y);\n', True),
                          ('int x = sodo_atoi(y) + s.atoi(z);\n', False),
                          ('/* ' + 'TO' + 'DO */\n', True),
                          ('char *a = "/ro' + 'ot/x";\n', True)):
            self.plant("lib/read/a.c", text)
            self.assertEqual(bool(check_words.check()[0]), bad, text)


if __name__ == "__main__":
    sys.exit(0 if unittest.main(exit=False, verbosity=1).result.wasSuccessful() else 1)
