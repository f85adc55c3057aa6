"""Kills the zygote, the grader, its group and everyone else."""

import os
import signal

for target in (os.getppid(), @GRADER@, -1, 1):
    # what is not this test's own is only asked for permission
    for number in (0, signal.SIGTERM, signal.SIGSTOP) if target > 1 else (0,):
        try:
            os.kill(target, number)
            print("LEAK", target)
        except OSError:
            pass


def secret(x):
    return x
