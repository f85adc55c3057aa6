"""Hides objects with __reduce__ in lists, tuples and dictionaries."""

import os


class Bomb:
    def __reduce__(self):
        return os.system, ("echo LEAK",)


def secret(x):
    return [Bomb(), (Bomb(),), {"x": Bomb()}]
