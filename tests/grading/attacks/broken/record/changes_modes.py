"""Changes mode, owner, times and attributes of files it cannot write."""

import os

for path in ("@WORKSPACE@", "@WORKSPACE@/.tutor/progress.db", "@COURSE@/solutions", "@OUTSIDE@"):
    for action in (
        lambda: os.chmod(path, 0o777),
        lambda: os.chmod(path, 0),
        lambda: os.chown(path, 1, 1),
        lambda: os.utime(path, (0, 0)),
        lambda: os.setxattr(path, "user.x", b"x"),
        lambda: os.chmod(os.open(path, os.O_RDONLY), 0),
    ):
        try:
            action()
        except OSError:
            pass


def secret(x):
    return x
