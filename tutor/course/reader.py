"""Reads `exercises/course.toml`: what a course is made of and in which order.

Lessons and words are not opened here, so that a course of any size opens at once, and so that
one broken lesson does not shut the others.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tutor.course.model import Chapter, Course, CourseError, Exercise, Language, Lesson
from tutor.course.nearest import did_you_mean, nearest
from tutor.course.toml_text import find_line, parse, read_text

COURSE_FILE = Path("exercises/course.toml")
_COURSE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_CHAPTER_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LESSON_NAME = re.compile(r"\d+-[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_COURSE_KEYS = ("name", "title", "languages", "seconds", "chapter", "class")
"""`class` is the instructor's: tutor.classroom.policy reads it."""
_CHAPTER_KEYS = ("name", "title", "lessons", "test_out", "exercises")


def default_root() -> Path:
    """The folder of the course that comes with the program: a checkout's, or a wheel's."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "lessons").is_dir() and (checkout / COURSE_FILE).is_file():
        return checkout
    return Path(__file__).resolve().parents[1] / "_course"


def read_course(root: Path) -> Course:
    """The course in the folder `root`; raises CourseError with file and line of a mistake."""
    root = root.resolve()
    file = root / COURSE_FILE
    if not file.is_file():
        raise CourseError(
            f"“{root}” is not a course: it has no {COURSE_FILE}. Give --course a folder that holds "
            "lessons/, exercises/ and solutions/."
        )
    text = read_text(file, "Write it as docs/course-format.md says.")
    return _CourseFile(root, file, text).course()


class _CourseFile:
    """One course.toml, read with a line for each complaint."""

    def __init__(self, root: Path, file: Path, text: str) -> None:
        self.root, self.file, self.text = root, file, text
        self.starts = [
            number
            for number, line in enumerate(text.splitlines(), 1)
            if re.match(r"\s*\[\[\s*chapter\s*\]\]", line)
        ]

    def wrong(self, message: str, line: int | None = None) -> CourseError:
        return CourseError(message, self.file, line)

    def line(self, key: str, chapter: int | None = None) -> int | None:
        """The line that sets `key`, in the chapter with that index or before all chapters."""
        after = 0 if chapter is None or chapter >= len(self.starts) else self.starts[chapter]
        return find_line(self.text, rf"""(^|[\s{{,])["']?{re.escape(key)}["']?\s*=""", after=after)

    def course(self) -> Course:
        table = parse(self.text, self.file)
        self.known_keys(table, _COURSE_KEYS, None)
        name = self.value(table, "name", str, '"deep-learning"')
        if not _COURSE_NAME.fullmatch(name):
            raise self.wrong(
                f"“{name}” cannot be a course's name: use letters, digits and dashes, as in "
                '"deep-learning".',
                self.line("name"),
            )
        languages = self.languages(table)
        titles = self.titles(table, languages, None)
        seconds = table.get("seconds", 20)
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or seconds <= 0:
            raise self.wrong(
                "“seconds” is the CPU seconds a case may take: a number above 0.",
                self.line("seconds"),
            )
        tables = table.get("chapter")
        if not isinstance(tables, list) or not tables:
            raise self.wrong("a course needs at least one chapter: add a [[chapter]] table.")
        chapters = tuple(self.chapter(n, table, languages) for n, table in enumerate(tables))
        self.unique(chapters)
        chapters = tuple(self.with_test_out(n, table, chapters) for n, table in enumerate(tables))
        return Course(name, titles, languages, float(seconds), chapters, self.root)

    def known_keys(self, table: dict[str, Any], keys: tuple[str, ...], chapter: int | None) -> None:
        for key in table:
            if key not in keys:
                raise self.wrong(
                    f"“{key}” means nothing here.{did_you_mean(nearest(key, keys, 1))} "
                    f"There are: {', '.join(keys)}.",
                    self.line(key, chapter) or find_line(self.text, rf"\[.*{re.escape(key)}.*\]"),
                )

    def value(
        self, table: dict[str, Any], key: str, kind: type, example: str, chapter: int | None = None
    ) -> Any:
        if not isinstance(table.get(key), kind):
            line = self.line(key, chapter) if key in table else None
            if line is None and chapter is not None and chapter < len(self.starts):
                line = self.starts[chapter]
            what = "is missing" if key not in table else "is not of the right kind"
            raise self.wrong(f"“{key}” {what}: write {key} = {example}.", line)
        return table[key]

    def languages(self, table: dict[str, Any]) -> tuple[Language, ...]:
        languages = self.value(table, "languages", list, '["en", "zh"]')
        good = [c for c in languages if isinstance(c, str) and _LANGUAGE.fullmatch(c)]
        if not languages or good != languages or len(set(good)) != len(good):
            raise self.wrong(
                '“languages” lists different language codes, the default first: ["en", "zh"].',
                self.line("languages"),
            )
        return tuple(good)

    def titles(
        self, table: dict[str, Any], languages: tuple[Language, ...], chapter: int | None
    ) -> dict[Language, str]:
        example = "{ " + ", ".join(f'{code} = "…"' for code in languages) + " }"
        titles = self.value(table, "title", dict, example, chapter)
        for code in languages:
            if not isinstance(titles.get(code), str) or not titles[code].strip():
                raise self.wrong(
                    f"the title has no text in “{code}”: write title = {example}.",
                    self.line("title", chapter),
                )
        return dict(titles)

    def chapter(
        self, index: int, table: dict[str, Any], languages: tuple[Language, ...]
    ) -> Chapter:
        start = self.starts[index] if index < len(self.starts) else None
        if not isinstance(table, dict):
            raise self.wrong("a chapter is a table: begin it with [[chapter]].", start)
        self.known_keys(table, _CHAPTER_KEYS, index)
        name = self.value(table, "name", str, '"chapter01"', index)
        if not _CHAPTER_NAME.fullmatch(name):
            raise self.wrong(
                f"“{name}” cannot be a chapter's name, which is a folder's too: use small letters "
                'and digits, as in "chapter05".',
                self.line("name", index),
            )
        lessons = tuple(
            self.lesson(name, lesson, index)
            for lesson in self.value({"lessons": [], **table}, "lessons", list, "[…]", index)
        )
        exercises = self.value({"exercises": {}, **table}, "exercises", dict, "{ … }", index)
        return Chapter(
            name,
            self.titles(table, languages, index),
            lessons,
            tuple(self.exercise(name, key, points, index) for key, points in exercises.items()),
        )

    def lesson(self, chapter: str, name: object, index: int) -> Lesson:
        if not isinstance(name, str) or not _LESSON_NAME.fullmatch(name):
            raise self.wrong(
                f"“{name}” cannot be a lesson's name: number it and name it as its file, as in "
                '"03-image-convolutions".',
                find_line(self.text, re.escape(str(name)), after=self.starts[index] - 1),
            )
        return Lesson(name, chapter, self.root / "lessons" / chapter / f"{name}.md")

    def exercise(self, chapter: str, name: str, points: object, index: int) -> Exercise:
        why = unusable(name)
        if why:
            raise self.wrong(
                f"“{name}” cannot be an exercise's name: {why}.", self.line(name, index)
            )
        if isinstance(points, bool) or not isinstance(points, int) or points < 1:
            raise self.wrong(
                f"“{name}” needs its points, a whole number above 0: write {name} = 10.",
                self.line(name, index),
            )
        return make_exercise(self.root, chapter, name, points)

    def with_test_out(
        self, index: int, table: dict[str, Any], chapters: tuple[Chapter, ...]
    ) -> Chapter:
        """The chapter with its test-out, which may name only exercises of its own."""
        chapter = chapters[index]
        if "test_out" not in table:
            return chapter
        line = self.line("test_out", index)
        names = self.value(table, "test_out", list, '["axpy", "norm", "chain"]', index)
        mine = {exercise.name: exercise for exercise in chapter.exercises}
        theirs = {ex.name: other.name for other in chapters for ex in other.exercises}
        if not names or len({str(name) for name in names}) != len(names):
            raise self.wrong("“test_out” names different exercises of the chapter.", line)
        for name in names:
            if name in mine:
                continue
            quoted = rf"""["']{re.escape(str(name))}["']"""
            at = find_line(self.text, quoted, after=(line or 1) - 1) or line
            if name in theirs:
                raise self.wrong(
                    f"“test_out” of {chapter.name} names “{name}”, which is an exercise of "
                    f"{theirs[name]}. Name exercises of {chapter.name}.",
                    at,
                )
            near = did_you_mean(nearest(str(name), mine, 1))
            raise self.wrong(
                f"“test_out” names “{name}”, and {chapter.name} has no such exercise.{near} Add it "
                "to [chapter.exercises], or take it out here.",
                at,
            )
        offer = replace(chapter, test_out=tuple(mine[name] for name in names))
        if offer.test_lesson is None:
            raise self.wrong(
                f"“test_out” needs a lesson that holds its quizzes: list “00-test-out” first in "
                f"the lessons of {chapter.name}, and write lessons/{chapter.name}/00-test-out.md.",
                line,
            )
        return offer

    def unique(self, chapters: tuple[Chapter, ...]) -> None:
        where: dict[tuple[str, str], int] = {}  # the chapter that has the name
        for index, chapter in enumerate(chapters):
            for what, name in [
                ("chapter", chapter.name),
                *(("lesson", lesson.number) for lesson in chapter.lessons),
                *(("exercise", exercise.name) for exercise in chapter.exercises),
            ]:
                if (what, name) in where:
                    first = self.line_of(what, name, where[what, name])
                    also = f" (first in line {first})" if first else ""
                    raise self.wrong(
                        f"two {what}s are called “{name}”{also}. Rename one of them: names are "
                        "unique in a course.",
                        self.line_of(what, name, index),
                    )
                where[what, name] = index

    def line_of(self, what: str, name: str, chapter: int) -> int | None:
        """The line where a chapter, lesson or exercise of that chapter gets its name."""
        if what == "lesson":
            return self.starts[chapter] if chapter < len(self.starts) else None
        return self.line("name" if what == "chapter" else name, chapter)


def unusable(name: str) -> str | None:
    """Why an exercise cannot have this name; None where it can."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        return "it names a Python file: use small letters, digits and underscores, as in corr2d"
    if name.startswith("test_") or name.endswith("_variants"):
        return "names that begin with test_ or end in _variants belong to its other files"
    return None


def make_exercise(root: Path, chapter: str, name: str, points: int) -> Exercise:
    """The exercise with its files in the folders of the course at `root`."""
    return Exercise(name, chapter, points, *_folders(root, chapter))


@cache
def _folders(root: Path, chapter: str) -> tuple[Path, Path]:
    return root / "exercises" / chapter, root / "solutions" / chapter
