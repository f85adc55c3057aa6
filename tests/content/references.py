"""Reference solutions, for tests that hold them against something else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

SOLUTIONS = Path(__file__).parents[2] / "solutions"


def reference(name: str) -> SimpleNamespace:
    """A reference's names, run as a file of its own."""
    (file,) = SOLUTIONS.glob(f"*/{name}.py")
    namespace: dict[str, object] = {"__name__": f"reference_{name}"}
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), namespace)
    return SimpleNamespace(**namespace)


def names_of(name: str) -> dict[str, Any]:
    """The same, by name."""
    return vars(reference(name))


def function_of(name: str) -> Any:
    """The function that is called as the exercise is."""
    return names_of(name)[name]
