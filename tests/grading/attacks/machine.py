"""A grader under attack, in a process of its own: `python -m tests.grading.attacks.machine`.

Reads the path of a hostile submission, checks it and then an honest one, and prints one JSON
object with the report and whatever has changed around it. So that the same suite can run as
another user, it starts by becoming that user where it is asked to.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HONEST = "def secret(x): return x * 7919.25 + 4242.125\n\n\ndef plain(x): return x + 1\n"
SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run"))


class Machine:
    """The surroundings: a course, a workspace with a record, a folder for all, open servers."""

    def __init__(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="attacked-"))
        tempfile.tempdir = str(self.base / "tmp")
        for name in ("tmp", "outside", "cache", "workspace"):
            (self.base / name).mkdir()
        (self.base / "outside").chmod(0o777)
        (self.base / "tmp").chmod(0o755)
        self.base.chmod(0o755)
        os.environ["TMPDIR"] = tempfile.tempdir
        os.environ["XDG_CACHE_HOME"] = str(self.base / "cache")
        self.course = Path(shutil.copytree(HERE / "course", self.base / "course"))
        self.workspace = self.base / "workspace"
        (self.workspace / ".tutor").mkdir()
        (self.workspace / "chapter01").mkdir()
        (self.workspace / ".tutor" / "progress.db").write_bytes(b"SENTINEL" * 100)
        self.mark = f"attack-{secrets.token_hex(8)}"
        self.heard: list[str] = []
        self.servers = self._serve()

    def _serve(self) -> dict[str, Any]:
        tcp, udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        path, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        tcp.bind(("127.0.0.1", 0))
        udp.bind(("127.0.0.1", 0))
        path.bind(str(self.base / "socket"))
        (self.base / "socket").chmod(0o777)
        abstract.bind(f"\0{self.mark}")
        for server in (tcp, path, abstract):
            server.listen()
            threading.Thread(target=self._hear, args=(server,), daemon=True).start()
        threading.Thread(target=self._hear_datagrams, args=(udp,), daemon=True).start()
        return {"PORT": tcp.getsockname()[1], "UDP": udp.getsockname()[1]}

    def _hear(self, server: socket.socket) -> None:
        while True:
            server.accept()
            self.heard.append(str(server.getsockname()))

    def _hear_datagrams(self, server: socket.socket) -> None:
        while True:
            server.recv(10)
            self.heard.append("a datagram")

    def text(self, source: str) -> str:
        """A submission that knows where everything is."""
        known = {
            "COURSE": self.course, "WORKSPACE": self.workspace, "OUTSIDE": self.base / "outside",
            "CACHE": self.base / "cache", "SOCKET": self.base / "socket", "ABSTRACT": self.mark,
            "GRADER": os.getpid(), "MARK": self.mark, **self.servers,
        }  # fmt: skip
        for name, value in known.items():
            source = source.replace(f"@{name}@", str(value))
        return source

    def state(self) -> dict[str, str]:
        """Content, mode, owner and time of all that must stay as it is."""
        found = {}
        for root in (self.course, self.workspace, self.base / "outside"):
            for path in (root, *sorted(root.rglob("*"))):
                stat = path.lstat()
                content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
                kept = (content, stat.st_mode, stat.st_uid, stat.st_mtime_ns, stat.st_nlink)
                found[str(path)] = str(kept)
        return found

    def left_behind(self) -> list[str]:
        """Files with this machine's mark, wherever anybody may write."""
        places = (*SHARED, Path.home(), Path("/"), Path(os.__file__).parent)
        return [str(path) for place in places if os.access(place, os.R_OK)
                for path in place.glob(f"{self.mark}*")]  # fmt: skip


def processes(folder: Path) -> set[int]:
    """All processes that come of the zygote whose scratch folders lie in `folder`."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if str(folder).encode() in (entry / "environ").read_bytes():
                    found.add(int(entry.name))
            except OSError:
                continue
    return found


def meta(source: str) -> dict[str, str]:
    """`# key: value` lines under the docstring."""
    lines = [line[2:].split(": ") for line in source.splitlines()[1:4] if line.startswith("# ")]
    return {pair[0]: pair[1] for pair in lines if len(pair) == 2}


def serve(mode: str) -> None:
    """Answer until the input ends."""
    os.environ["TUTOR_MAX_MEMORY"] = str(600 << 20)
    os.environ["TUTOR_SANDBOX"] = mode
    from tutor.course.reader import read_course
    from tutor.grading import handle
    from tutor.grading.cache import RunCache
    from tutor.grading.grader import Grader, Options

    handle.MAX_SCRATCH = 64 << 20
    machine = Machine()
    grader = Grader(read_course(machine.course), cache=RunCache(machine.base / "cache"))

    def check(name: str, source: str, seed: int | None = 0) -> dict[str, Any]:
        file = machine.workspace / "chapter01" / f"{name}.py"
        file.write_text(source)
        session = grader.session(grader.course.exercise(name), file, Options(seed=seed))
        for _ in session.run():
            pass
        return dict(session.report())

    def surroundings() -> dict[str, Any]:
        return {
            "state": machine.state(),
            "left": machine.left_behind(),
            "descriptors": len(os.listdir("/proc/self/fd")),
            "threads": threading.active_count(),
            "heard": list(machine.heard),
        }

    check("secret", HONEST)
    folder = machine.base / "tmp"
    usual = len(processes(folder))
    print(json.dumps({"uid": os.getuid(), "ready": True}), flush=True)
    for line in sys.stdin:
        path = Path(line.strip())
        source = path.read_text()
        known = meta(source)
        name = known.get("exercise", "secret")
        text = machine.text(source)
        (machine.workspace / "chapter01" / f"{name}.py").write_text(text)
        before = surroundings()
        started = time.monotonic()
        error, report = "", {}
        try:
            report = check(name, text, None if "seed" in known else 0)
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
        took = time.monotonic() - started
        deadline = time.monotonic() + 3
        while len(processes(folder)) > usual and time.monotonic() < deadline:
            time.sleep(0.02)
        left = len(processes(folder)) - usual
        (machine.workspace / "chapter01" / f"{name}.py").write_text(text)
        after = surroundings()
        same = {key for key in before if key != "state" and before[key] == after[key]}
        changed = sorted(
            key for key in {*before["state"], *after["state"]}
            if before["state"].get(key) != after["state"].get(key)
            and not key.endswith(("chapter01", f"{name}.py", "__pycache__"))
        )  # fmt: skip
        honest = check("secret", HONEST)
        answer = {
            "report": report, "error": error, "seconds": took, "processes_left": left,
            "changed": changed, "differs": sorted({*before} - same - {"state"}),
            "before": {k: v for k, v in before.items() if k != "state"},
            "after": {k: v for k, v in after.items() if k != "state"},
            "honest": [honest["score"], honest["points"]],
        }  # fmt: skip
        print(json.dumps(answer), flush=True)
    grader.close()
    shutil.rmtree(machine.base, ignore_errors=True)


if __name__ == "__main__":
    serve(sys.argv[1])
