"""When a git checkout was committed, read without obeying a word of the student's configuration."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SECONDS = 20
_WHEN = re.compile(rb"^committer [^\n]*> (\d{1,12}) [+-]\d{4}$", re.MULTILINE)


def committed(folder: Path) -> tuple[str, float] | None:
    """The checked-out commit and its time, in seconds since 1970; None where that cannot be said.

    `git log` in there could start programs that the student's .git/config names. So git works in
    an empty repository of ours, and looks up one object in theirs.
    """
    inside = folder / ".git"
    commit = _head(inside) if inside.is_dir() and not inside.is_symlink() else None
    if commit is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        environment = {
            "PATH": os.environ.get("PATH", os.defpath), "GIT_DIR": name, "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{inside / "objects"}"',
        }  # fmt: skip
        try:
            for words in (["init", "-q", "--bare", name], ["cat-file", "commit", commit]):
                done = subprocess.run(
                    ["git", *words], env=environment, capture_output=True, cwd=name,
                    timeout=_SECONDS, stdin=subprocess.DEVNULL, check=True,
                )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            return None
    found = _WHEN.search(done.stdout)
    return (commit, float(found[1])) if found else None


def _head(inside: Path) -> str | None:
    text = _small(inside / "HEAD")
    if text.startswith("ref: "):
        name = text[5:]
        if not re.fullmatch(r"refs/[\w./-]+", name) or ".." in name:
            return None
        text = _small(inside / name) or next(
            (
                line.partition(" ")[0]
                for line in _small(inside / "packed-refs", 1 << 20).splitlines()
                if line.partition(" ")[2] == name
            ),
            "",
        )
    return text if _HASH.fullmatch(text) else None


def _small(file: Path, most: int = 1024) -> str:
    try:
        if file.is_symlink() or not file.is_file():
            return ""
        with file.open("rb") as stream:
            return stream.read(most).decode("utf-8", "replace").strip()
    except OSError:
        return ""
