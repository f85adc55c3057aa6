"""Puts a hook before every import that is still to come."""

import sys
import types


class Everything:
    def find_spec(self, name, path=None, target=None):
        print("asked for", name)
        sys.modules[name] = types.SimpleNamespace(__spec__=None, __path__=[])
        return None


sys.meta_path.insert(0, Everything())


def secret(x):
    return x
