"""Runs other programs, by every way there is."""

import os
import subprocess

for run in (
    lambda: subprocess.run(["/bin/sh", "-c", "echo LEAK"]),
    lambda: os.system("echo LEAK"),
    lambda: os.posix_spawn("/bin/sh", ["sh", "-c", "echo LEAK"], {}),
    lambda: os.popen("echo LEAK").read(),
    lambda: os.execv("/bin/echo", ["echo", "LEAK"]),
):
    try:
        run()
    except OSError:
        pass


def secret(x):
    return x
