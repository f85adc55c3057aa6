"""Changes the limits, priority and processors of the grader."""

import ctypes
import os
import resource

for process in (@GRADER@, os.getppid()):
    for change in (
        lambda: resource.prlimit(process, resource.RLIMIT_NOFILE, (3, 3)),
        lambda: os.sched_setscheduler(process, os.SCHED_IDLE, os.sched_param(0)),
        lambda: os.sched_setaffinity(process, {0}),
        lambda: os.setpriority(os.PRIO_PROCESS, process, 19),
    ):
        try:
            change()
            print("LEAK", process)
        except OSError:
            pass


def secret(x):
    return x
