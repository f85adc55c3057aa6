"""Raises SystemExit(0), as a successful program would."""
# earns: 1

def secret(x):
    raise SystemExit(0)


def plain(x):
    return x + 1
