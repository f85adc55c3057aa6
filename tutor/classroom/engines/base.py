"""What every engine is given and gives back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

Reply = dict[str, Any]
"""`{"report": …}` as docs/json.md has it, or `{"error": sentence}`."""


@dataclass(frozen=True)
class Task:
    """One judging: some bytes as the answer to an exercise. `number` names it within the run."""

    number: int
    exercise: str
    chapter: str
    source: bytes


@dataclass(frozen=True)
class Setting:
    """How all of a run is judged. Paths are this machine's."""

    course_root: Path
    language: str
    device: str
    seed: int
    sandbox: str
    data: Path | None = None

    def as_json(self) -> str:
        """For another machine, without its paths to our files."""
        told = {**asdict(self), "course_root": "", "data": str(self.data or "")}
        return json.dumps(told)

    @classmethod
    def from_json(cls, text: str, course_root: Path) -> Setting:
        """What `as_json` told, with the course where it lies here."""
        told = json.loads(text)
        data = Path(told["data"]) if told["data"] else None
        return cls(**{**told, "course_root": course_root, "data": data})


class Engine(Protocol):
    """Judges tasks, several at a time."""

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Reply]]:
        """Replies in the order in which they come.

        Tasks are drawn only as they are needed, so that they need not all be in memory. Raises
        ClassroomError where nothing can be judged any more.
        """
        ...
