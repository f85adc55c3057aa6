"""Loops without end."""
# earns: 1

def secret(x):
    while True:
        pass


def plain(x):
    return x + 1
