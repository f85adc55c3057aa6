def secret(x):
    raise NotImplementedError


def plain(x):
    raise NotImplementedError
