def secret(x):
    return x * 7919.25 + 4242.125


def plain(x):
    return x + 1
