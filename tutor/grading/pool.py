"""The grader's side of the workers: starts the zygote, has it fork, keeps one worker ready."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import itertools
import json
import os
import queue
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tutor.grading.handle import Box, PoolError, Worker, WorkerEnded
from tutor.grading.sandbox import Kind, SandboxError, bubblewrap, check_mode, paths

__all__ = ["Kind", "Pool", "PoolError", "Worker", "WorkerEnded"]

START_SECONDS = 120
MAX_MEMORY = int(os.environ.get("TUTOR_MAX_MEMORY", 8 << 30))
_PREFIX, _LOCK = "tutor-workers-", "lock"
_BOOT = (
    "import sys; sys.path.append(sys.argv[1]);"
    "from tutor.grading.zygote import main; main(int(sys.argv[2]))"
)


class Pool:
    """One zygote and its workers. Its methods may be called from several threads.

    hidden: folders of courses, which no worker may see. sandbox: `auto`, `require` (a missing
    layer is a PoolError) or `off`, for workers that do not say; default `$TUTOR_SANDBOX`, else
    `auto`.
    """

    def __init__(self, hidden: list[Path] | None = None, sandbox: str | None = None) -> None:
        self._hidden = [part for root in hidden or [] for part in paths.course_files(root)]
        self._mode = sandbox or os.environ.get("TUTOR_SANDBOX") or "auto"
        self._off = self._mode == "off"
        self._numbers = itertools.count(1)
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._hears = False
        self._user: int | None = None
        self._data: set[str] = set()
        self._answers: dict[int, Box] = {}
        self._spare: tuple[Kind, Worker] | None = None

    # -- the zygote -----------------------------------------------------------------------------

    def start(self) -> None:
        """Start the zygote, wait until it has imported torch, and have a first worker made ready.

        Raises PoolError.
        """
        with self._lock:
            if self._alive():
                return
            self._end()
            self._check_mode(self._mode)
            _sweep()
            self._folder, self._hold = _own_folder()
            inside = not self._off and bubblewrap.program() is not None
            try:
                self._start(inside)
            except PoolError:
                if not inside:
                    self._clear()
                    raise
                self._start(False)  # a bwrap that works with everything need not work with this
            self._make_spare(Kind(mode="off" if self._off else self._mode))

    @staticmethod
    def _check_mode(mode: str) -> None:
        try:
            check_mode(mode)
        except SandboxError as error:
            raise PoolError(str(error)) from None

    def _alive(self) -> bool:
        return self._process is not None and self._process.poll() is None and self._hears

    def _start(self, inside: bool) -> None:
        ours, theirs = socket.socketpair()
        settings = {
            "hidden": [str(path) for path in self._hidden],
            "mode": "off" if self._off else "auto",
            "scratch": str(self._folder),
            "inside": inside,
        }
        package_parent = str(paths.PACKAGE.parent)
        command = [sys.executable, "-I", "-c", _BOOT, package_parent, str(theirs.fileno())]
        if inside:
            command = self._wrapped(command)
        self._process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_clean_environment(),
            cwd="/",
            start_new_session=True,
        )
        theirs.close()
        ours.sendall(json.dumps(settings).encode())
        self._control = ours
        self._control_file = ours.makefile("rb")
        ours.settimeout(START_SECONDS)
        try:
            line = self._control_file.readline()
        except OSError:  # too slow, or gone before it said a word
            line = b""
        if not line:
            raise PoolError(self._why_not())
        ours.settimeout(None)
        self._user = json.loads(line)["user"]
        self._hears = True
        self._listener = threading.Thread(
            target=self._listen, args=(self._control_file,), daemon=True
        )
        self._listener.start()

    def _wrapped(self, command: list[str]) -> list[str]:
        profile = "processes"  # the most that a worker may need; Landlock gives each its own
        may_read = paths.readable(self._hidden, profile=profile, device="any")
        for folder in self._data:
            may_read += paths.without(Path(folder), self._hidden)
        return bubblewrap.wrapped(
            command, readable=may_read, writable=self._folder, hidden=self._hidden
        )

    def _why_not(self) -> str:
        process = self._process
        assert process is not None
        assert process.stderr is not None
        process.kill()
        said = process.stderr.read().decode(errors="replace").strip().splitlines()
        process.wait()
        process.stderr.close()
        self._control_file.close()
        self._control.close()
        self._process = None
        return f"the worker process did not start: {said[-1] if said else 'no word'}"

    def _listen(self, control: Any) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in control:
                message = json.loads(line)
                number = message.get("forked") or message.get("exited")
                box = self._answers.get(number)
                if box is not None:
                    box.put(message)
                if "exited" in message:
                    self._answers.pop(number, None)
        self._hears = False
        for box in list(self._answers.values()):
            box.put({"gone": True})

    # -- workers --------------------------------------------------------------------------------

    @contextlib.contextmanager
    def worker(self, kind: Kind | None = None, scratch: Path | None = None) -> Iterator[Worker]:
        """A fresh worker, killed at the end if it has not gone by itself.

        scratch: another worker's scratch folder, to be shared. Raises PoolError.
        """
        kind = kind or Kind()
        kind = dataclasses.replace(kind, mode=kind.mode or self._mode)
        self._check_mode(kind.mode)
        worker = self._take(kind, scratch)
        try:
            yield worker
        finally:
            worker.stop()
            if scratch is None:  # the next one gets ready when this one no longer needs the time
                self._make_spare(kind)
            worker.close()

    def _take(self, kind: Kind, scratch: Path | None) -> Worker:
        # at first the worker that stood ready may be dead, then the zygote; after that all is new
        for _ in range(2):
            with contextlib.suppress(PoolError):
                return self._ready(kind, scratch)
        return self._ready(kind, scratch)

    def _ready(self, kind: Kind, scratch: Path | None) -> Worker:
        with self._lock:
            if kind.data not in ("", *self._data):
                self._data.add(kind.data)
                if bubblewrap.program() is not None:
                    self._end()  # the folder is mounted when the zygote starts
            if self._off != (kind.mode == "off"):
                self._end()  # its surroundings are those of the zygote
                self._off = not self._off
            self.start()
            worker = self._next(kind) if scratch is None else self._fork(kind, scratch)
        try:
            failed = worker.ready()
            if failed and kind.mode == "require":
                raise PoolError(f"the sandbox is incomplete here: {', '.join(failed)}")
        except PoolError:
            worker.close()
            raise
        worker.max_memory = MAX_MEMORY
        return worker

    def _next(self, kind: Kind) -> Worker:
        """The worker that stands ready, or a new one of that kind."""
        ready_for, worker = self._spare or (None, None)
        self._spare = None
        if worker is None or ready_for != kind:
            if worker is not None:
                worker.close()
            worker = self._fork(kind, None)
        return worker

    def _make_spare(self, kind: Kind) -> None:
        """Have the next worker made ready while others work."""
        with self._lock, contextlib.suppress(PoolError):
            if self._spare is None and self._alive():
                self._spare = (kind, self._fork(kind, None))

    def _fork(self, kind: Kind, scratch: Path | None) -> Worker:
        ours, theirs = socket.socketpair()
        read_end, write_end = os.pipe()
        box: Box = queue.Queue()
        number = next(self._numbers)
        folder = scratch or Path(tempfile.mkdtemp(dir=self._folder))
        if scratch is None and self._user is not None:
            os.chown(folder, self._user, self._user)
        request = {
            "fork": number,
            "kind": dataclasses.asdict(kind),
            "scratch": str(folder),
            "memory": MAX_MEMORY,
        }
        self._answers[number] = box
        worker = Worker(
            ours, read_end, box, lambda: self._kill(number),
            scratch=folder, owns_scratch=scratch is None, max_memory=MAX_MEMORY,
            whole_session=kind.profile == "processes",
        )  # fmt: skip
        try:
            with self._lock:
                socket.send_fds(
                    self._control, [json.dumps(request).encode() + b"\n"],
                    [theirs.fileno(), write_end],
                )  # fmt: skip
        except OSError as error:
            self._hears = False
            box.put({"gone": True})
            worker.close()
            raise PoolError("the worker process has gone") from error
        finally:
            theirs.close()
            os.close(write_end)
        return worker

    def _kill(self, number: int) -> None:
        """Have the zygote kill a worker and its process group, if it still runs."""
        with self._lock, contextlib.suppress(OSError):
            self._control.sendall(json.dumps({"kill": number}).encode() + b"\n")

    def close(self) -> None:
        """End the zygote and all workers."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._spare is not None:
            self._spare[1].close()
            self._spare = None
        if self._process is None:
            return
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._listener.join(timeout=5)
        with contextlib.suppress(OSError):
            self._control_file.close()
            self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()
        self._process = None
        self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._hold is not None:
            os.close(self._hold)


def _own_folder() -> tuple[Path, int | None]:
    """A new folder, and the descriptor that says whose it is; named so only once it is locked."""
    made = Path(tempfile.mkdtemp(prefix="tutor-"))
    made.chmod(0o711)
    hold = _held(made / _LOCK)
    return made.rename(made.with_name(made.name.replace("tutor-", _PREFIX, 1))), hold


def _held(file: Path, *, create: bool = True) -> int | None:
    """A descriptor that locks the file until this process ends; None where another one does."""
    with contextlib.suppress(OSError):
        descriptor = os.open(file, os.O_RDWR | (os.O_CREAT if create else 0), 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        except OSError:
            os.close(descriptor)
    return None


def _sweep() -> None:
    """Remove what graders left that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        hold = _held(folder / _LOCK, create=False)
        if hold is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(hold)


def _clean_environment() -> dict[str, str]:
    kept = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    own |= {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
    return own | {"CUBLAS_WORKSPACE_CONFIG": ":4096:8"}
