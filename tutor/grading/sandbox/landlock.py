"""Landlock: which files a process may reach, whom it may signal, which ports it may use.

It is an allow list on paths: whatever no rule names is refused, however it is spelled or linked.
What it does not cover (chmod, UDP, sockets in the file system, io_uring) is seccomp's part.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tutor.grading.sandbox import kernel

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every architecture
_VERSION, _PATH_BENEATH = 1, 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, REFER, TRUNCATE, IOCTL_DEV = (
    1 << bit for bit in (7, 8, 9, 10, 13, 14, 15)
)
_FOR_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
_KNOWN_RIGHTS = (0, 13, 14, 15, 15, 16, 16, 16)
_SCOPE_SOCKETS_AND_SIGNALS = 3

READ = READ_FILE | READ_DIR
RUN = READ | EXECUTE
DEVICE = READ_FILE | WRITE_FILE | IOCTL_DEV
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE


class Rule(NamedTuple):
    """An open path (`O_PATH`) and what may be done beneath it."""

    descriptor: int
    rights: int
    is_folder: bool


def version() -> int:
    """The kernel's Landlock ABI; 0 where there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    try:
        return kernel.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    except OSError:
        return 0


def open_rules(paths: Iterable[Path], rights: int) -> list[Rule]:
    """Open what exists of `paths`. The descriptors are the caller's to close."""
    rules = []
    for path in paths:
        with contextlib.suppress(OSError):
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rules.append(Rule(descriptor, rights, path.is_dir()))
    return rules


def restrict(rules: Iterable[Rule], *, network: bool = False) -> None:
    """Confine this thread and all it starts to `rules`, for good.

    network: whether TCP ports may be used. Needs no_new_privs; raises OSError.
    """
    abi = version()
    bits = _KNOWN_RIGHTS[min(abi, len(_KNOWN_RIGHTS) - 1)]
    handled = (1 << bits) - 1
    attributes = [handled]
    if abi >= 4:
        attributes.append(0 if network else 3)
    if abi >= 6:
        attributes.append(_SCOPE_SOCKETS_AND_SIGNALS)
    packed = struct.pack(f"={len(attributes)}Q", *attributes)
    ruleset = kernel.syscall(_CREATE, packed, ctypes.c_size_t(len(packed)), ctypes.c_uint32(0))
    try:
        for rule in rules:
            rights = rule.rights & handled & (~0 if rule.is_folder else _FOR_FILES)
            kernel.syscall(
                _ADD, ctypes.c_int(ruleset), ctypes.c_int(_PATH_BENEATH),
                struct.pack("=Qi", rights, rule.descriptor), ctypes.c_uint32(0),
            )  # fmt: skip
        kernel.syscall(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)
