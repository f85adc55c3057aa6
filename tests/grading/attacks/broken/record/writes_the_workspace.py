"""Overwrites, truncates, renames and deletes the learner's files and the record."""

import os
import shutil

BASE = "@WORKSPACE@"
for action in (
    lambda: open(f"{BASE}/.tutor/progress.db", "wb").write(b"broken"),
    lambda: open(f"{BASE}/chapter01/secret.py", "a").write("broken"),
    lambda: os.truncate(f"{BASE}/.tutor/progress.db", 0),
    lambda: os.rename(f"{BASE}/.tutor", f"{BASE}/gone"),
    lambda: os.unlink(f"{BASE}/chapter01/secret.py"),
    lambda: os.mkdir(f"{BASE}/new"),
    lambda: shutil.rmtree(BASE),
    lambda: os.link(f"{BASE}/.tutor/progress.db", "linked"),
):
    try:
        action()
        print("LEAK")
    except OSError:
        pass


def secret(x):
    return x
