"""What a lesson's file and an exercise's words say, as plain data; see docs/course-format.md."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Prose:
    """Markdown between cells and quizzes, as it stands in the file. `line` counts from 1."""

    markdown: str
    line: int


@dataclass(frozen=True)
class Cell:
    """A `python` fence of a lesson and what it prints."""

    number: int
    """Counts the lesson's cells from 1."""
    source: str
    output: str | None
    """The text of the `output` fence below it; None where there is none."""
    line: int
    raises: bool = False
    run: bool = True


@dataclass(frozen=True)
class Choice:
    """One choice of a quiz, with what is said to whoever picks it."""

    text: str
    answer: str
    right: bool = False


@dataclass(frozen=True)
class Quiz:
    """A question in the page; exactly one choice is right."""

    id: str
    question: str
    choices: tuple[Choice, ...]
    line: int

    @property
    def order(self) -> tuple[int, ...]:
        """The choices as they are shown: drawn from the id, since authors tend to write the right
        one first. Answers are recorded by the choice's place in the file."""
        places = list(range(len(self.choices)))
        random.Random(self.id).shuffle(places)
        return tuple(places)


Block = Prose | Cell | Quiz


@dataclass(frozen=True)
class LessonText:
    """A lesson in one language."""

    title: str
    minutes: int
    objectives: tuple[str, ...]
    exercises: tuple[str, ...]
    sources: tuple[str, ...]
    blocks: tuple[Block, ...]
    file: Path

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The runnable cells, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Cell))

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        """The quizzes, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Quiz))


@dataclass(frozen=True)
class Words:
    """What an exercise says to the learner, in one language."""

    title: str
    task: str
    hints: tuple[str, ...]
    cases: dict[str, str] = field(default_factory=dict)
    mistakes: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
