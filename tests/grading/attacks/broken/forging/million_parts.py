"""Returns a list of millions of lists."""

def secret(x):
    return [[] for _ in range(3_000_000)]
