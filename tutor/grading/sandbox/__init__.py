"""The sandbox of a worker: layers that cover each other's gaps, put on before the learner's file.

| layer | keeps | does not see |
| --- | --- | --- |
| Landlock | files, signals, abstract sockets, TCP ports | chmod, UDP, path sockets, io_uring |
| seccomp | sockets, programs, processes, tracing, namespaces, chmod | which file is opened |
| limits | address space, files' size, descriptors, tasks | shared or resident memory |
| privileges | what root could do | what an ordinary user may |
| namespace | the course and the network, which are not there at all | what is there |

The grader watches from outside what no limit covers: resident memory, threads, the scratch
folder's size, CPU time and the clock. Light: imports no torch.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tutor.grading.sandbox import bubblewrap, kernel, landlock, limits, paths, privileges, seccomp

MODES = ("auto", "require", "off")


class Layer(NamedTuple):
    """One layer, and whether this machine has it."""

    name: str
    available: bool
    detail: str
    needed: bool = True
    """Whether `--sandbox=require` refuses without it: another layer covers those that are not."""


class SandboxError(Exception):
    """A layer that is required is missing; the message says which."""


@dataclass(frozen=True)
class Kind:
    """What a worker is for, which decides what it may do and what is prepared in it.

    profile: `plain`; `processes`, which may start programs and processes; `ranks`, one of several
    processes of torch.distributed, which may use TCP within the sandbox's own network.
    data: folder of data sets that the cases read, or "". forbid: groups of operators.
    mode: one of MODES, or "" for the pool's own.
    """

    profile: str = "plain"
    device: str = "cpu"
    data: str = ""
    forbid: tuple[str, ...] = ()
    mode: str = ""


def layers() -> list[Layer]:
    """What this machine gives."""
    abi = landlock.version()
    filters = seccomp.available()
    outer = bubblewrap.program()
    linux = sys.platform.startswith("linux")
    return [
        Layer("landlock", abi > 0, f"ABI {abi}" if abi else "the kernel does not offer it"),
        Layer("seccomp", filters, "" if filters else "no system-call filters on this system"),
        Layer("limits", True, "" if linux else "only what this system's setrlimit offers"),
        Layer("privileges", linux, "" if linux else "nothing to drop on this system"),
        Layer("namespace", outer is not None, outer or "no working bwrap", needed=False),
    ]


def check_mode(mode: str) -> None:
    """Raise SandboxError where `mode` is `require` and a needed layer is missing, or unknown."""
    if mode not in MODES:
        raise SandboxError(f"the sandbox is one of {', '.join(MODES)}, not {mode!r}")
    if mode == "require":
        missing = [f"{layer.name} ({layer.detail})" for layer in layers()
                   if layer.needed and not layer.available]  # fmt: skip
        if missing:
            raise SandboxError(
                f"the sandbox is incomplete here, without: {', '.join(missing)}; "
                "--sandbox=auto grades with the layers that are there"
            )


@dataclass
class Sandbox:
    """What can be prepared once, in the zygote, for all its workers."""

    hidden: list[Path]
    inside: bool = False
    """Whether bwrap is around, so that no foreign socket lies in reach."""
    _rules: dict[tuple[str, str], list[landlock.Rule]] = field(default_factory=dict)
    _programs: dict[tuple[str, str], bytes] = field(default_factory=dict)
    _user: int | None = None

    def prepare(self, kind: Kind) -> None:
        """Open what such a worker may read, and build its filter, if that is not done yet."""
        if kind.mode == "off":
            return
        key = (kind.profile, kind.device)
        if key not in self._rules and landlock.version():
            may_read = paths.readable(self.hidden, profile=kind.profile, device=kind.device)
            rights = landlock.READ if kind.profile == "plain" else landlock.RUN
            self._rules[key] = [
                *landlock.open_rules(may_read, rights),
                *landlock.open_rules(paths.devices(kind.device), landlock.DEVICE),
            ]
        if key not in self._programs and seccomp.available():
            self._programs[key] = seccomp.program(
                processes=kind.profile == "processes",
                network=kind.profile == "ranks",
                signals=landlock.version() >= 6,
                local_sockets=kind.profile == "processes" and self.inside,
            )

    def choose_user(self, scratch: Path) -> int | None:
        """The user that workers become; see `privileges.other_user`."""
        needed = [Path(os.__file__), paths.PACKAGE / "lab" / "__init__.py", scratch]
        needed += [Path(module.__file__) for name in ("torch", "numpy", "pandas")
                   if (module := sys.modules.get(name)) and module.__file__]  # fmt: skip
        self._user = privileges.other_user(needed)
        return self._user

    def enter(self, kind: Kind, scratch: Path, memory: int, parent: int) -> list[str]:
        """Put all layers on this process, which must have one thread only.

        Returns the names of the needed layers that failed, for the grader to judge. The process
        ends where its parent has gone.
        """
        if kind.mode == "off":
            _die_with(parent)
            return []
        self.prepare(kind)
        key, failed = (kind.profile, kind.device), []

        def put_on(name: str, action: Callable[[], None]) -> None:
            try:
                action()
            except (OSError, KeyError) as error:
                failed.append(f"{name} ({error})")

        processes = kind.profile != "plain"
        put_on("limits", lambda: limits.apply(memory, device=kind.device, processes=processes))
        if sys.platform == "linux":
            put_on("privileges", self._drop)
            _die_with(parent)
            put_on("landlock", lambda: self._confine(key, kind, scratch))
            put_on("seccomp", lambda: seccomp.install(self._programs[key]))
        else:
            failed += ["landlock", "seccomp", "privileges"]
        return failed

    def _drop(self) -> None:
        if self._user is not None:
            privileges.become(self._user)
            kernel.prctl(kernel.PR_SET_DUMPABLE, 1)
        privileges.drop_all()

    def _confine(self, key: tuple[str, str], kind: Kind, scratch: Path) -> None:
        rights = landlock.WRITE
        if kind.profile == "processes":
            rights |= landlock.MAKE_SOCK | landlock.MAKE_FIFO
        own = landlock.open_rules([scratch], rights)
        # opened here: these are this process's own, not the zygote's
        own += landlock.open_rules([Path("/proc/self"), Path("/proc/thread-self")], landlock.READ)
        if kind.data:
            may_read = paths.without(Path(kind.data), self.hidden)
            own += landlock.open_rules(may_read, landlock.READ)
        if kind.profile == "processes":
            own += landlock.open_rules([Path("/dev/shm")], landlock.WRITE)
        landlock.restrict([*self._rules[key], *own], network=kind.profile == "ranks")
        for rule in own:
            os.close(rule.descriptor)
        for rule in self._rules[key]:
            os.close(rule.descriptor)


def _die_with(parent: int) -> None:
    """On Linux, be killed when the parent ends; changing user clears this, so it comes after."""
    if sys.platform == "linux":
        kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
        if os.getppid() != parent:
            os._exit(1)
