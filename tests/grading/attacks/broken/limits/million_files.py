"""Makes a million empty files."""
# earns: 1

def secret(x):
    for number in range(1_000_000):
        open(f"f{number}", "w").close()
    return x


def plain(x):
    return x + 1
