"""Takes shared anonymous memory, which RLIMIT_DATA does not count."""
# earns: 1

import mmap


def secret(x):
    kept = []
    while True:
        part = mmap.mmap(-1, 64 << 20)
        part[:] = b"x" * (64 << 20)
        kept.append(part)


def plain(x):
    return x + 1
