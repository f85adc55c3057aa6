"""What a course is made of, as plain data; see docs/course-format.md."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
class Exercise:
    """Where an exercise's files are. Texts are read when asked for: `tutor.course.words`."""

    name: str
    chapter: str
    points: int
    exercises: Path
    """The chapter's folder of stubs, test files and words."""
    solutions: Path
    """The chapter's folder of references and variants."""

    @property
    def stub(self) -> Path:
        """What the learner begins with."""
        return self.exercises / f"{self.name}.py"

    @property
    def cases(self) -> Path:
        """`test_NAME.py`."""
        return self.exercises / f"test_{self.name}.py"

    @property
    def reference(self) -> Path:
        """The solution that answers are judged by."""
        return self.solutions / f"{self.name}.py"

    @property
    def variants(self) -> Path:
        """Other right answers, and the mistakes."""
        return self.solutions / f"{self.name}_variants.py"

    @cached_property
    def kind(self) -> Kind:
        """What the learner does; "write" where the test file cannot be read yet."""
        from tutor.course.cases import kind_of  # which reads what is described here

        return kind_of(self.cases)

    def words_file(self, language: Language) -> Path:
        """The file of its words, `NAME.en.toml`."""
        return self.exercises / f"{self.name}.{language}.toml"


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
