"""Returns an integer of ten million digits."""

def secret(x):
    return 1 << 40_000_000
