"""Raises an error with a message of a hundred megabytes."""
# earns: 1

def secret(x):
    raise ValueError("x" * (100 << 20))


def plain(x):
    return x + 1
