"""What a worker may use up: set by the kernel, besides what the grader watches from outside."""

from __future__ import annotations

import contextlib
import resource
import sys
from pathlib import Path

MAX_FILE = 1 << 30
MAX_DESCRIPTORS = 256
SPARE_TASKS = 512


def apply(memory: int, *, device: str = "cpu", processes: bool = False) -> None:
    """Limit this process for good.

    memory: bytes of address space beyond what is in use now; not where CUDA reserves terabytes.
    """
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, MAX_FILE)
    _limit(resource.RLIMIT_NOFILE, 4096 if processes or device != "cpu" else MAX_DESCRIPTORS)
    if sys.platform != "linux":
        return
    _limit(resource.RLIMIT_MSGQUEUE, 0)
    _limit(resource.RLIMIT_MEMLOCK, 1 << 20 if device == "cpu" else resource.RLIM_INFINITY)
    # it counts all tasks of the user, so room is left above all that the machine runs
    running = Path("/proc/loadavg").read_text().split()[3].partition("/")[2]
    _limit(resource.RLIMIT_NPROC, int(running) + SPARE_TASKS)
    if device == "cpu":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + memory)


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY and (value == resource.RLIM_INFINITY or value > hard):
        value = hard
    with contextlib.suppress(ValueError, OSError):  # a system without this limit
        resource.setrlimit(what, (value, value))
