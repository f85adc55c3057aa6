"""What each layer keeps alone, what it lets through, and that another one covers the gap."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.grading.sandbox import (
    Layer,
    SandboxError,
    check_mode,
    landlock,
    layers,
    limits,
    privileges,
    seccomp,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")

needs_landlock = pytest.mark.skipif(landlock.version() < 6, reason="needs Landlock ABI 6")
needs_seccomp = pytest.mark.skipif(not seccomp.available(), reason="needs seccomp")

_PROBE = """
import json, os, signal, socket, sys
layers, secret, folder, port, path_socket = json.loads(sys.argv[1])
from pathlib import Path
from tutor.grading.sandbox import landlock, limits, privileges, seccomp
parent = os.getppid()
privileges.drop_all()
if "landlock" in layers:
    libraries = landlock.open_rules([Path("/usr"), Path(os.__file__).parent], landlock.READ)
    own = landlock.open_rules([Path(folder)], landlock.WRITE)
    landlock.restrict([*libraries, *own])
if "seccomp" in layers:
    seccomp.install(seccomp.program())

def works(action):
    try:
        action()
    except OSError:
        return False
    return True

def mode_changes():
    before = os.stat(secret).st_mode
    os.chmod(secret, before ^ 0o100)
    changed = os.stat(secret).st_mode != before
    os.chmod(secret, before)
    if not changed:
        raise OSError

def child():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)

print(json.dumps({
    "read": works(lambda: open(secret).read()),
    "write": works(lambda: open(secret, "a").close()),
    "list": works(lambda: os.listdir(os.path.dirname(secret))),
    "scratch": works(lambda: open(folder + "/x", "w").close()),
    "mode": works(mode_changes),
    "udp": works(lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port))),
    "tcp": works(lambda: socket.create_connection(("127.0.0.1", port), 1)),
    "path_socket": works(lambda: socket.socket(socket.AF_UNIX).connect(path_socket)),
    "signal": works(lambda: os.kill(parent, 0)),
    "fork": works(child),
    "session": works(os.setsid),
}))
"""


@pytest.fixture
def probe(tmp_path: Path) -> Iterator[Any]:
    """What still works in a process with only some layers."""
    (tmp_path / "course").mkdir()
    (tmp_path / "scratch").mkdir()
    secret = tmp_path / "course" / "secret"
    secret.write_text("42")
    with socket.socket() as tcp, socket.socket(socket.AF_UNIX) as server:
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        server.bind(str(tmp_path / "socket"))
        server.listen()
        port = tcp.getsockname()[1]

        def run(*wanted: str) -> dict[str, bool]:
            given = [wanted, str(secret), str(tmp_path / "scratch"), port, str(tmp_path / "socket")]
            done = subprocess.run(
                [sys.executable, "-c", _PROBE, json.dumps(given)],
                capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[3],
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            found: dict[str, bool] = json.loads(done.stdout)
            return found

        yield run


def test_without_layers_all_is_possible(probe: Any) -> None:
    found = probe()
    assert all(found[what] for what in found if what != "session"), found


@needs_landlock
def test_landlock_alone_keeps_files_ports_and_signals(probe: Any) -> None:
    found = probe("landlock")
    assert not any(found[what] for what in ("read", "write", "list", "tcp", "signal"))
    assert found["scratch"]
    assert all(found[what] for what in ("mode", "udp", "fork")), "known gaps, which seccomp covers"


@needs_seccomp
def test_seccomp_alone_keeps_sockets_processes_and_modes(probe: Any) -> None:
    found = probe("seccomp")
    kept = ("mode", "udp", "tcp", "path_socket", "signal", "fork", "session")
    assert not any(found[what] for what in kept)
    assert all(found[what] for what in ("read", "write", "list")), "known gaps, Landlock's part"


@needs_landlock
@needs_seccomp
def test_together_only_the_scratch_folder_is_left(probe: Any) -> None:
    found = probe("landlock", "seccomp")
    assert [what for what in found if found[what]] == ["scratch"]


def _in_child(action: Any) -> Any:
    """The JSON that `action()` returns in a forked process."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(write_end, json.dumps(action()).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return json.loads(text)


def test_no_capability_is_left_and_none_comes_back() -> None:
    def action() -> dict[str, str]:
        privileges.drop_all()
        lines = Path("/proc/self/status").read_text().splitlines()
        return {
            line.split()[0]: line.split()[1] for line in lines if "Cap" in line or "NoNew" in line
        }

    found = _in_child(action)
    assert int(found["CapEff:"], 16) == int(found["CapPrm:"], 16) == int(found["CapInh:"], 16) == 0
    assert found["NoNewPrivs:"] == "1"
    if os.geteuid() == 0:
        assert int(found["CapBnd:"], 16) == 0


def test_limits_hold_for_files_descriptors_and_address_space() -> None:
    def action() -> dict[str, str]:
        limits.apply(100 << 20)
        found = {}
        attempts: dict[str, Any] = {
            "descriptors": lambda: [os.dup(0) for _ in range(1000)],
            "memory": lambda: bytearray(300 << 20),
        }
        for name, attempt in attempts.items():
            try:
                attempt()
            except (OSError, MemoryError) as error:
                found[name] = type(error).__name__
        return found

    assert _in_child(action) == {"descriptors": "OSError", "memory": "MemoryError"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
def test_root_becomes_a_user_that_can_read_what_it_needs(tmp_path: Path) -> None:
    assert privileges.other_user([Path("/usr")]) == privileges.NOBODY
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    assert privileges.other_user([private]) is None


def test_require_refuses_in_words_where_a_layer_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    missing = next(layer for layer in layers() if layer.name == "landlock")
    assert missing == Layer("landlock", False, "the kernel does not offer it")
    with pytest.raises(SandboxError, match=r"incomplete here, without: landlock .*--sandbox=auto"):
        check_mode("require")
    check_mode("auto")


def test_an_unknown_mode_is_named() -> None:
    with pytest.raises(SandboxError, match="auto, require, off, not 'on'"):
        check_mode("on")
