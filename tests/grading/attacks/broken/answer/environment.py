"""Looks for paths and secrets in the environment and the command line."""

import os
import sys

for name, value in os.environ.items():
    if any(word in value for word in ("@COURSE@", "@WORKSPACE@", "SENTINEL")):
        print("LEAK", name)
for path in sys.path + sys.argv:
    if any(word in path for word in ("@COURSE@", "@WORKSPACE@")):
        print("LEAK", path)


def secret(x):
    return x
