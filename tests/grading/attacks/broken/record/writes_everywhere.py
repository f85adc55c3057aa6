"""Writes wherever anybody may write."""

import os

for folder in ("@OUTSIDE@", "/tmp", "/var/tmp", "/dev/shm", "/run", os.path.expanduser("~"), "/"):
    path = f"{folder}/@MARK@"
    if os.path.realpath(folder) == os.getcwd():
        continue
    for action in (
        lambda: open(path, "w").write("x"),
        lambda: os.mkdir(path + "d"),
        lambda: os.mkfifo(path + "p"),
        lambda: os.symlink("/", path + "l"),
        lambda: os.open(folder, os.O_TMPFILE | os.O_RDWR),
    ):
        try:
            action()
            print("LEAK", folder)
        except OSError:
            pass


def secret(x):
    return x
