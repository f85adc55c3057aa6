"""The process that workers are forked from: it has imported torch, and knows no answer.

It is started with a clean environment, runs no parallel operator, starts no thread and never asks
about CUDA: each of these would spoil its children. Started as `python -I -c` by
`tutor.grading.pool`, inside bwrap where there is one.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from tutor.grading.sandbox import Kind, Sandbox, kernel, network

SITE = ("site-packages", "dist-packages", "lib-dynload")


def main(number: int) -> None:
    """Serve fork requests on the inherited control socket until it closes.

    The first message says what is `hidden`, the sandbox's `mode`, where the `scratch` folders are,
    and whether bwrap is around (`inside`): not the command line, which a worker could read.
    """
    control = socket.socket(fileno=number)
    os.closerange(3, number)
    os.closerange(number + 1, 65536)
    settings = json.loads(control.recv(65536))
    sandbox = Sandbox([Path(path) for path in settings["hidden"]])
    off = settings["mode"] == "off"
    sandbox.inside = settings["inside"]
    if not off and not sandbox.inside:
        network.leave()
    if sys.platform == "linux":
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
    _import_everything()
    sandbox.prepare(Kind(mode=settings["mode"]))
    user = None if off else sandbox.choose_user(Path(settings["scratch"]))
    _shorten_path()
    gc.collect()
    gc.freeze()
    _Zygote(control, sandbox).serve({"ready": os.getpid(), "user": user})


def _import_everything() -> None:
    import numpy as np
    import torch

    torch.set_num_threads(1)
    import pandas as pd
    import torch.testing

    from tutor.grading import enforcement, worker  # noqa: F401

    # touched once here so that no worker pays for it; all of it single-threaded
    with enforcement.counting():
        torch.randn(2, 2).matmul(torch.randn(2, 2)).sum().item()
    torch.library.get_kernel(torch.ops.aten.relu.default, "CPU")
    str(torch.zeros(1)), pd.DataFrame({"a": [1]}), np.zeros(1)


def _shorten_path() -> None:
    """Leave installed packages on the import path, and no folder of anybody's project."""
    library = Path(os.__file__).parent
    sys.path[:] = [
        entry
        for entry in sys.path
        if Path(entry).name in SITE or Path(entry) == library or entry.endswith(".zip")
    ]


class _Zygote:
    def __init__(self, control: socket.socket, sandbox: Sandbox) -> None:
        self._control, self._sandbox = control, sandbox
        self._children: dict[int, int] = {}
        self._wakeup, wake = socket.socketpair()
        for end in (self._wakeup, wake):
            end.setblocking(False)
        self._wake = wake
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the terminal program's

    def serve(self, ready: dict[str, object]) -> None:
        self._say(ready)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(self._wakeup, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj is self._wakeup:
                        self._wakeup.recv(4096)
                    elif not self._obey():
                        return
                self._reap()

    def _say(self, message: dict[str, object]) -> None:
        self._control.sendall(json.dumps(message).encode() + b"\n")

    def _obey(self) -> bool:
        try:
            data, fds, _, _ = socket.recv_fds(self._control, 65536, 8)
        except OSError:
            data, fds = b"", []
        if not data:
            for pid in self._children:
                _kill_group(pid)
            return False
        for line in data.splitlines():
            message = json.loads(line)
            if "fork" in message:
                self._fork(message, fds)
            elif "kill" in message:
                for pid, number in list(self._children.items()):
                    if number == message["kill"]:
                        _kill_group(pid)
        return True

    def _fork(self, message: dict[str, Any], fds: list[int]) -> None:
        number, parent = message["fork"], os.getpid()
        kind = Kind(**{**message["kind"], "forbid": tuple(message["kind"]["forbid"])})
        self._sandbox.prepare(kind)
        pid = os.fork()
        if pid == 0:
            try:
                signal.set_wakeup_fd(-1)
                for each in (signal.SIGCHLD, signal.SIGINT):
                    signal.signal(each, signal.SIG_DFL)
                _become_worker(fds, self._sandbox, kind, message, parent)
            finally:
                os._exit(70)
        for fd in fds:
            os.close(fd)
        self._children[pid] = number
        self._say({"forked": number, "pid": pid})

    def _reap(self) -> None:
        while True:
            try:
                if sys.platform == "linux":  # what it started ends with it
                    ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
                    if ended is not None and ended.si_pid in self._children:
                        _kill_group(ended.si_pid)
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            number = self._children.pop(pid, None)
            if number is not None:
                self._sweep()
                self._say({"exited": number, "status": os.waitstatus_to_exitcode(status)})

    def _sweep(self) -> None:
        """Shared memory outlives processes; within bwrap nobody else's lies there."""
        if self._sandbox.inside and not self._children:
            for entry in os.scandir("/dev/shm"):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _kill_group(pid: int) -> None:
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _become_worker(
    fds: list[int], sandbox: Sandbox, kind: Kind, message: dict[str, Any], parent: int
) -> None:
    os.setsid()
    connection_fd, output_fd = fds
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(output_fd, 1)
    os.dup2(output_fd, 2)
    sys.stdout, sys.stderr = (
        open(number, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        for number in (1, 2)
    )
    scratch = Path(message["scratch"])
    os.chdir(scratch)
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "TORCHINDUCTOR_CACHE_DIR"):
        os.environ[name] = str(scratch)
    tempfile.tempdir = str(scratch)
    from tutor.grading.worker import Worker

    failed = sandbox.enter(kind, scratch, message["memory"], parent)
    os.closerange(3, connection_fd)
    os.closerange(connection_fd + 1, 65536)
    connection = socket.socket(fileno=connection_fd)
    Worker(connection, kind, scratch).serve(failed)
    connection.close()
    sys.stdout.flush()
    os._exit(0)
