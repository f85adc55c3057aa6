"""The whole tree is linted, formatted, typed and layered; nothing of a machine is in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",)],
    ids=" ".join,
)
def test_tools_have_nothing_to_say(command: tuple[str, ...]) -> None:
    done = run(tool(command[0]), *command[1:])
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_help_imports_neither_torch_nor_textual() -> None:
    done = run(sys.executable, "-X", "importtime", "-m", "tutor", "--help")
    imported = set(re.findall(r"\|\s+([\w.]+)$", done.stderr, re.MULTILINE))
    assert done.returncode == 0
    assert "tutor.cli" in imported
    assert {
        name for name in imported if name.split(".")[0] in ("torch", "textual", "pandas")
    } == set()


def tracked() -> list[Path]:
    done = run("git", "ls-files", "-z")
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_lock_file_and_no_path_of_a_machine() -> None:
    files = tracked()
    assert not [file for file in files if file.name == "uv.lock"]
    home = re.compile(r"/(?:home|Users|root)/[a-z]\w+/|\b(?:files\.pythonhosted|pypi)\.org\b")
    found = []
    for file in files:
        if file == Path(__file__) or file.suffix in (".png", ".svg", ".raw"):
            continue
        if home.search(file.read_text(encoding="utf-8", errors="ignore")):
            found.append(file.name)
    assert found == []
