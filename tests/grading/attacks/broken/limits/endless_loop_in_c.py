"""Loops in C, where no Python signal handler runs."""
# earns: 1

def secret(x):
    return sum(range(10**15))


def plain(x):
    return x + 1
