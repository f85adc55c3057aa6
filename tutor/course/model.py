"""What a course is made of, as plain data; see docs/course-format.md."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tutor.course.nearest import did_you_mean, nearest

Language = str
Kind = Literal["write", "predict", "repair"]


class CourseError(Exception):
    """A course file is broken: what is wrong, where, and what to do."""

    def __init__(self, message: str, file: Path | None = None, line: int | None = None) -> None:
        self.message, self.file, self.line = message, file, line
        where = "" if file is None else f"{file}:{line}: " if line else f"{file}: "
        super().__init__(where + message)


class UnknownTarget(CourseError):
    """Nothing in the course has this name; `message` suggests the nearest names."""

    def __init__(self, message: str, target: str = "", near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.target, self.near = target, near


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


@dataclass(frozen=True)
class Exercise:
    """Where an exercise's files are. Texts are read when asked for: `tutor.course.words`."""

    name: str
    chapter: str
    points: int
    kind: Kind
    stub: Path
    cases: Path
    """`test_NAME.py`."""
    reference: Path
    variants: Path

    def words_file(self, language: Language) -> Path:
        """The file of its words, `NAME.en.toml`."""
        return self.stub.with_name(f"{self.name}.{language}.toml")


@dataclass(frozen=True)
class Lesson:
    """Where a lesson's files are. Its text is read when asked for: `tutor.course.lesson`."""

    name: str
    """As course.toml has it: `03-image-convolutions`."""
    chapter: str
    file: Path
    """The first language's file."""

    @property
    def number(self) -> str:
        """As people say it: `05.03`."""
        return f"{self.chapter.removeprefix('chapter')}.{self.name.partition('-')[0]}"

    def text_file(self, language: Language, default: Language) -> Path:
        """The file in `language`; the default language's has no suffix."""
        return self.file if language == default else self.file.with_suffix(f".{language}.md")


@dataclass(frozen=True)
class Chapter:
    """Lessons and exercises on one topic."""

    name: str
    titles: dict[Language, str]
    lessons: tuple[Lesson, ...]
    exercises: tuple[Exercise, ...]
    test_out: tuple[Exercise, ...] = ()
    """Whoever passes these, and `test_lesson`'s quizzes, may skip the rest; empty for no offer."""

    @property
    def test_lesson(self) -> Lesson | None:
        """The lesson NN.00 that holds the quizzes of the test-out; None where there is no offer."""
        numbered = (lesson for lesson in self.lessons if int(lesson.name.partition("-")[0]) == 0)
        return next(numbered, None) if self.test_out else None

    def title(self, language: Language) -> str:
        """The title in `language`."""
        return self.titles[language]

    @property
    def points(self) -> int:
        """The sum of its exercises' points."""
        return sum(exercise.points for exercise in self.exercises)


@dataclass(frozen=True)
class Course:
    """An ordered list of chapters."""

    name: str
    titles: dict[Language, str]
    languages: tuple[Language, ...]
    seconds: float
    chapters: tuple[Chapter, ...]
    root: Path
    """The folder that holds lessons/, exercises/ and solutions/."""

    def title(self, language: Language) -> str:
        """The title in `language`."""
        return self.titles[language]

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises, in order."""
        return tuple(exercise for chapter in self.chapters for exercise in chapter.exercises)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons, in order."""
        return tuple(lesson for chapter in self.chapters for lesson in chapter.lessons)

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name; raises UnknownTarget."""
        for exercise in self.exercises:
            if exercise.name == name:
                return exercise
        near = nearest(name, (exercise.name for exercise in self.exercises))
        raise UnknownTarget(f"no exercise is called “{name}”.{did_you_mean(near)}", name, near)
