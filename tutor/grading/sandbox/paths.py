"""Which files a worker may read: Python, its libraries and little else; never a course's.

An allowed folder that holds something hidden is taken apart: its entries are listed one by one,
down to the hidden one, which stays out. What is not there yet when the list is made stays out too.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

import tutor

PACKAGE = Path(tutor.__file__).resolve().parent
_OURS = ("__init__.py", "lab", "grading", "py.typed")
"""What a worker needs of this package: no `_course`, whatever else comes to lie beside it."""
_COURSE_FOLDERS = ("exercises", "solutions", "lessons")

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo")
_FILES = (
    "/etc/ld.so.cache", "/etc/localtime", "/etc/timezone", "/dev/urandom", "/dev/random",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/stat",
    "/proc/sys/vm/overcommit_memory", "/sys/devices/system/cpu", "/sys/devices/system/node",
)  # fmt: skip
_PROGRAMS = ("/bin", "/usr/bin", "/usr/local/bin", "/usr/include", "/usr/libexec", "/etc/hosts")
_INTERFACES = ("/sys/class/net", "/sys/bus/pci", "/sys/devices")
"""Gloo looks up the network devices' speed."""
_CUDA = (
    "/usr/local/nvidia", "/usr/local/cuda", "/usr/share/nvidia", "/etc/nvidia", "/sys/module",
    "/sys/bus/pci", "/sys/devices", "/sys/class", "/proc/driver", "/proc/devices", "/proc/modules",
    "/proc/sys/kernel", "/proc/version",
)  # fmt: skip


def course_files(root: Path) -> list[Path]:
    """The folders of a course that no worker may see."""
    return [root.resolve() / name for name in _COURSE_FOLDERS]


def always_hidden() -> list[Path]:
    """The course that comes with the program, in a wheel and in a checkout."""
    return [PACKAGE / "_course", *course_files(PACKAGE.parent)]


def readable(hidden: Iterable[Path], *, profile: str = "plain", device: str = "cpu") -> list[Path]:
    """Files and folders to be read, none of which holds anything of `hidden`."""
    secret = {path.resolve() for path in [*hidden, *always_hidden()]}
    wanted = [*map(Path, _LIBRARIES), *map(Path, _FILES), *_python(), *_own_modules()]
    wanted += [Path(entry) for entry in os.environ.get("LD_LIBRARY_PATH", "").split(":") if entry]
    if profile != "plain":
        interpreter = Path(sys.executable)
        wanted += [*map(Path, _PROGRAMS), interpreter.parent, interpreter.resolve()]
    if profile == "ranks":
        wanted += map(Path, _INTERFACES)
    if device != "cpu":
        wanted += map(Path, _CUDA)
    found: dict[Path, None] = {}
    for path in wanted:
        found |= dict.fromkeys(_apart(path, secret))
    return list(found)


def without(folder: Path, hidden: Iterable[Path]) -> list[Path]:
    """`folder`, or what of it holds nothing hidden."""
    return list(_apart(folder, {path.resolve() for path in [*hidden, *always_hidden()]}))


def devices(device: str) -> list[Path]:
    """Device files that may be written."""
    names = [Path("/dev/null"), Path("/dev/zero")]
    if device != "cpu":
        others = (Path("/dev") / name for name in ("dxg", "kfd", "dri"))
        names += [*Path("/dev").glob("nvidia*"), *others]
    return names


def _own_modules() -> list[Path]:
    return [PACKAGE / name for name in _OURS]


def _python() -> Iterator[Path]:
    """The folders of Python and of installed packages; no project that a `.pth` file points to."""
    named = sysconfig.get_paths()
    for key in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield Path(named[key])
    for prefix in {sys.prefix, sys.base_prefix}:
        yield Path(prefix) / "lib"
        yield Path(prefix) / "pyvenv.cfg"
    for entry in map(Path, sys.path):
        if entry.name in ("site-packages", "dist-packages", "lib-dynload"):
            yield entry


def _apart(path: Path, secret: set[Path], depth: int = 0) -> Iterator[Path]:
    """`path`, or its entries where it holds something secret."""
    try:
        real = path if str(path).startswith("/proc") else path.resolve()
        if any(real == each or each in real.parents for each in secret):
            return
        if real == PACKAGE and depth:
            return  # named module by module
        if not any(real in each.parents for each in (*secret, PACKAGE / "_")):
            if real.exists():
                yield real
            return
        for entry in sorted(real.iterdir()):
            yield from _apart(entry, secret, depth + 1)
    except OSError:
        return
