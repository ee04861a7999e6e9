#!/usr/bin/env python3
"""Every #include against layers.txt: stages never include each other, packages only at their doors."""
import os
import re
import sys

import tree

SYSTEM = set("""assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h limits.h locale.h math.h setjmp.h
emmintrin.h signal.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h tgmath.h
threads.h time.h uchar.h wchar.h wctype.h dirent.h dlfcn.h fcntl.h fnmatch.h ftw.h getopt.h glob.h iconv.h langinfo.h
libgen.h poll.h pthread.h regex.h sched.h strings.h sys/ioctl.h sys/mman.h sys/resource.h sys/stat.h sys/time.h
sys/types.h sys/wait.h termios.h unistd.h""".split())


def load_rules(path="tests/lint/layers.txt"):
    layers, packages = {}, {}
    for line in tree.read(path).splitlines():
        if line.strip() and not line.startswith("#"):
            words = line.split()
            is_package = lambda w: w.endswith((".h", "/"))
            layers[words[0]] = [w for w in words[1:] if not is_package(w)]
            packages[words[0]] = [w for w in words[1:] if is_package(w)]
    return layers, packages


def owner(layer, name, path):
    """The layer that an include in quotes belongs to; None = no such file. '' in front is the file's own folder."""
    if name.startswith("sodo/"):
        return "api"
    if os.path.exists(os.path.join(tree.ROOT, "lib", name)):
        return name.split("/")[0]
    if os.path.exists(os.path.join(tree.ROOT, os.path.dirname(path), name)) and layer not in STAGES:
        return layer
    for folder in ("tests/support", "cli"):
        if os.path.exists(os.path.join(tree.ROOT, folder, name)):
            return folder.split("/")[-1]
    return None


STAGES = set("""api base model fold gazetteer rules read text match relate resolve graph store write query
pipeline""".split())


def check_file(path, layers, packages):
    layer = tree.layer_of(path)
    if layer not in layers:
        return [f"{path}:1: layer {layer!r} is not in tests/lint/layers.txt"]
    allowed = set(layers[layer])
    doors = packages[layer] + packages.get(os.path.relpath(path, "lib"), [])
    if "*" in allowed:
        allowed |= STAGES
    problems = []
    text = tree.blank(tree.read(path), strings=False)
    for found in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', text, re.M):
        place = f"{path}:{tree.line_of(text, found.start())}"
        quoted, angled = found.groups()
        if angled and angled.startswith("sodo/"):
            quoted = angled
        if quoted:
            to = owner(layer, quoted, path)
            if to is None:
                problems.append(f'{place}: "{quoted}" is not a header of the project (write it from lib/)')
            elif to not in allowed:
                problems.append(f"{place}: layer {layer} may not include {to} ({quoted})")
        elif angled not in SYSTEM and not any(angled == p or p.endswith("/") and angled.startswith(p)
                                              for p in doors):
            problems.append(f"{place}: layer {layer} may not use <{angled}>")
    return problems


def check():
    layers, packages = load_rules()
    files = tree.paths("lib", "cli", "examples", "tests")
    return [p for f in files for p in check_file(f, layers, packages)], len(files)


if __name__ == "__main__":
    sys.exit(tree.main("layers", check))
