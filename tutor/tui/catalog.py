"""Titles and order of what there is to learn, read only when they come into view."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tutor.course.model import Chapter, Course, Exercise, Language, Lesson

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C one is ten times faster, where there is one."""


@dataclass(frozen=True)
class Step:
    """A lesson or an exercise on the way through the course."""

    lesson: Lesson | None = None
    exercise: Exercise | None = None

    @property
    def key(self) -> str:
        """What progress remembers it by."""
        if self.lesson is not None:
            return f"lesson:{self.lesson.number}"
        return f"exercise:{self.exercise.name}" if self.exercise is not None else ""


class Catalog:
    """A course's titles in every language, and the order in which one meets everything."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._heads: dict[Path, dict[str, Any]] = {}
        self._titles: dict[Path, str] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}

    def lesson_title(self, lesson: Lesson, language: Language) -> str:
        """The title; the file's name where it cannot be read."""
        head = self._head(lesson.text_file(language, self.course.languages[0]))
        return str(head.get("title") or lesson.name.partition("-")[2].replace("-", " "))

    def lesson_minutes(self, lesson: Lesson) -> int:
        """How long it takes, as its author says; 0 where they do not."""
        minutes = self._head(lesson.file).get("minutes")
        return minutes if isinstance(minutes, int) else 0

    def exercise_title(self, exercise: Exercise, language: Language) -> str:
        """The title; the exercise's name where it cannot be read."""
        file = exercise.words_file(language)
        if file not in self._titles:
            self._titles[file] = _words_title(file) or exercise.name
        return self._titles[file]

    def title(self, step: Step, language: Language) -> str:
        """The step as people say it: number and title, or name and title."""
        if step.lesson is not None:
            return f"{step.lesson.number} {self.lesson_title(step.lesson, language)}"
        if step.exercise is not None:
            title = self.exercise_title(step.exercise, language)
            name = step.exercise.name
            return name if title == name else f"{name} · {title}"
        return ""

    def steps(self, chapter: Chapter) -> tuple[Step, ...]:
        """Each lesson, followed by the exercises that practise it; then the others."""
        if chapter.name not in self._steps:
            self._steps[chapter.name] = tuple(self._order(chapter))
        return self._steps[chapter.name]

    def _order(self, chapter: Chapter) -> Iterator[Step]:
        left = {exercise.name: exercise for exercise in chapter.exercises}
        for lesson in chapter.lessons:
            yield Step(lesson=lesson)
            if lesson == chapter.test_lesson:
                continue  # its exercises stand with the lessons that teach them
            for name in self._head(lesson.file).get("exercises") or ():
                if exercise := left.pop(str(name), None):
                    yield Step(exercise=exercise)
        yield from (Step(exercise=exercise) for exercise in left.values())

    def chapter_of(self, step: Step) -> Chapter:
        """The chapter that holds it."""
        of = step.lesson or step.exercise
        assert of is not None
        return next(c for c in self.course.chapters if c.name == of.chapter)

    def all_steps(self) -> Iterator[Step]:
        """Every step of the course, in order; chapters are read as they are reached."""
        for chapter in self.course.chapters:
            yield from self.steps(chapter)

    def find(self, key: str) -> Step | None:
        """The step that progress remembers by this key; None where the course has it no more."""
        kind, _, name = key.partition(":")
        if kind == "lesson":
            found = (Step(lesson=les) for les in self.course.lessons if les.number == name)
        else:
            found = (Step(exercise=ex) for ex in self.course.exercises if ex.name == name)
        return next(found, None)

    def after(self, step: Step, *, direction: int = 1) -> Step | None:
        """The step before or behind this one, across chapters; None at the course's ends."""
        chapters = self.course.chapters
        at = chapters.index(self.chapter_of(step))
        steps = self.steps(chapters[at])
        index = steps.index(step) + direction
        while not 0 <= index < len(steps):
            at += direction
            if not 0 <= at < len(chapters):
                return None
            steps = self.steps(chapters[at])
            index = 0 if direction > 0 else len(steps) - 1
        return steps[index]

    def lesson_of(self, exercise: Exercise) -> Lesson | None:
        """The lesson that an exercise practises."""
        chapter = self.chapter_of(Step(exercise=exercise))
        lesson: Lesson | None = None
        for step in self.steps(chapter):
            lesson = step.lesson or lesson
            if step.exercise == exercise:
                return lesson
        return None

    def _head(self, file: Path) -> dict[str, Any]:
        if file not in self._heads:
            self._heads[file] = _front_matter(file)
        return self._heads[file]


def _front_matter(file: Path) -> dict[str, Any]:
    """The lesson's front matter; empty where there is none: opening it says what is wrong."""
    lines: list[str] = []
    try:
        with file.open(encoding="utf-8") as stream:
            if next(stream, "").strip() != "---":
                return {}
            for line in stream:
                if line.strip() == "---":
                    break
                lines.append(line)
        head = yaml.load("".join(lines), Loader=Loader)
    except (OSError, UnicodeError, yaml.YAMLError):
        return {}
    return head if isinstance(head, dict) else {}


def _words_title(file: Path) -> str | None:
    """The `title` of an exercise's words, without parsing the rest."""
    try:
        with file.open(encoding="utf-8") as stream:
            for line in stream:
                if re.match(r"title\s*=", line):
                    return str(tomllib.loads(line)["title"])
    except (OSError, UnicodeError, tomllib.TOMLDecodeError):
        return None
    return None
