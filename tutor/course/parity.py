"""What is wrong with a course's files, as far as reading them tells: nothing is run here.

The languages say the same things in the same places, every key of the words is used, lessons and
exercises name each other, and the points add up.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.course.cases import CasesFile, read_cases, read_mistakes
from tutor.course.lesson import outline, read_lesson
from tutor.course.model import Course, CourseError, Exercise, Lesson
from tutor.course.reader import COURSE_FILE
from tutor.course.texts import Cell, LessonText, Quiz, Words
from tutor.course.toml_text import find_line
from tutor.course.words import TABLES, read_words


@dataclass(frozen=True)
class Fault:
    """One thing to put right. `line` counts from 1; None where the whole file is meant."""

    file: Path
    line: int | None
    message: str


def faults(course: Course, exercises: Iterable[Exercise] | None = None) -> list[Fault]:
    """What is wrong: with the whole course, or with these exercises and nothing else."""
    if exercises is not None:
        return [fault for exercise in exercises for fault in exercise_faults(course, exercise)]
    found = [fault for exercise in course.exercises for fault in exercise_faults(course, exercise)]
    for lesson in course.lessons:
        found += lesson_faults(course, lesson)
    return found + list(_unpractised(course)) + list(_strays(course))


def exercise_faults(course: Course, exercise: Exercise) -> list[Fault]:
    """What is wrong with the files of one exercise."""
    found = [
        Fault(file, None, f"this file is missing. Write the {what} of “{exercise.name}”.")
        for what, file in (("stub", exercise.stub), ("reference", exercise.reference))
        if not file.is_file()
    ]
    words: dict[str, Words] = {}
    cases: CasesFile | None = None
    mistakes: dict[str, int] | None = None
    for language in course.languages:
        try:
            words[language] = read_words(exercise, language)
        except CourseError as error:
            found.append(_fault(error, exercise))
    try:
        cases = read_cases(exercise.cases)
    except CourseError as error:
        found.append(_fault(error, exercise))
    try:
        mistakes = read_mistakes(exercise.variants)
    except CourseError as error:
        found.append(_fault(error, exercise))
    for language, its in words.items():
        keys = _Keys(exercise.words_file(language), its)
        if cases is not None:
            found += keys.cases(cases, exercise.cases)
        if mistakes is not None:
            found += keys.against("mistakes", mistakes, exercise.variants)
    told = {
        *(["mistakes"] if mistakes is not None else []),
        *(["cases", "rules"] if cases is not None else []),
        *(["reasons"] if cases is not None and not cases.any_reason else []),
    }  # against the code, so that each language's own file is named once
    found += _same_words(exercise, words, [table for table in TABLES if table not in told])
    if cases is not None:
        found += _points(course, exercise, cases)
    return found


def _fault(error: CourseError, exercise: Exercise) -> Fault:
    return Fault(error.file or exercise.cases, error.line, error.message)


class _Keys:
    """The keys of one words file against the code that uses them."""

    def __init__(self, file: Path, words: Words) -> None:
        self.file, self.words = file, words
        self.text = file.read_text(encoding="utf-8")

    def line(self, table: str, key: str | None = None) -> int | None:
        start = find_line(self.text, rf"^\s*\[{table}\]")
        if key is None or start is None:
            return start
        return find_line(self.text, rf"""^\s*["']?{key}["']?\s*=""", after=start) or start

    def against(
        self, table: str, used: Iterable[str], by: Path, *, any_key: bool = False
    ) -> Iterator[Fault]:
        has: dict[str, str] = getattr(self.words, table)
        used = list(used)
        for key in used:
            if key not in has:
                yield Fault(
                    self.file,
                    self.line(table),
                    f"{by.name} has “{key}”, and [{table}] has no words for it. Write them.",
                )
        for key in has:
            if key not in used and not any_key:
                yield Fault(
                    self.file,
                    self.line(table, key),
                    f"nothing in {by.name} uses {table}.{key}. Rename it or take it out.",
                )

    def cases(self, cases: CasesFile, by: Path) -> Iterator[Fault]:
        yield from self.against("cases", (case.name for case in cases.cases), by)
        yield from self.against("reasons", cases.reasons, by, any_key=cases.any_reason)
        yield from self.against("rules", cases.rules, by)
        for key, text in self.words.reasons.items():
            wrong = _bad_fields(text, cases.reasons.get(key))
            if wrong:
                yield Fault(self.file, self.line("reasons", key), wrong)


def _bad_fields(text: str, allowed: frozenset[str] | None) -> str | None:
    try:
        fields = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
    except ValueError as error:
        return f"this is not a format string ({error}). Double a brace that is meant: {{{{."
    names = {field.partition(".")[0].partition("[")[0] for field in fields}
    if allowed is None or names <= allowed:
        return None
    missing = ", ".join(sorted(names - allowed)) or "{}"
    has = ", ".join(sorted(allowed)) or "none"
    return f"the judge gives no field “{missing}” to these words. It gives: {has}."


def _same_words(exercise: Exercise, words: dict[str, Words], tables: list[str]) -> Iterator[Fault]:
    if len(words) < 2:
        return
    first, *others = words
    for other in others:
        file = exercise.words_file(other)
        for table in tables:
            one, two = getattr(words[first], table), getattr(words[other], table)
            for key in one.keys() ^ two.keys():
                has, lacks = (first, other) if key in one else (other, first)
                yield Fault(
                    exercise.words_file(lacks),
                    None,
                    f"{table}.{key} stands in the “{has}” words and not here. Write it.",
                )
        counts = len(words[first].hints), len(words[other].hints)
        if counts[0] != counts[1]:
            yield Fault(
                file, None, f"“{first}” has {counts[0]} hints, “{other}” has {counts[1]}. Write "
                "as many.",
            )  # fmt: skip


def _points(course: Course, exercise: Exercise, cases: CasesFile) -> Iterator[Fault]:
    if not cases.cases:
        yield Fault(exercise.cases, None, "there is no case here: decorate a function with @case.")
    elif cases.points is not None and cases.points != exercise.points:
        file = course.root / COURSE_FILE
        yield Fault(
            file,
            find_line(file.read_text(encoding="utf-8"), rf"(^|[\s{{,]){exercise.name}\s*="),
            f"“{exercise.name}” has {exercise.points} points here and {cases.points} in the cases "
            f"of {exercise.cases.name}. Write {exercise.name} = {cases.points}, or change the "
            "cases.",
        )


def lesson_faults(course: Course, lesson: Lesson) -> list[Fault]:
    """What is wrong with a lesson and its siblings in the other languages."""
    found: list[Fault] = []
    texts: dict[str, LessonText] = {}
    for language in course.languages:
        try:
            texts[language] = read_lesson(course, lesson, language)
        except CourseError as error:
            found.append(Fault(error.file or lesson.file, error.line, error.message))
    for text in texts.values():
        found += _lesson_alone(course, text)
        found += _test_out(course, lesson, text)
    if len(texts) > 1:
        first, *others = texts
        for other in others:
            found += _siblings(texts[first], texts[other], first)
    return found


def _lesson_alone(course: Course, text: LessonText) -> Iterator[Fault]:
    names = {exercise.name for exercise in course.exercises}
    source = text.file.read_text(encoding="utf-8")
    for name in text.exercises:
        if name not in names:
            yield Fault(
                text.file,
                find_line(source, rf"\b{name}\b"),
                f"the course has no exercise “{name}”. Add it to exercises/course.toml, or take it "
                "out here.",
            )
    for level, line in outline(text.blocks):
        if level not in (2, 3):
            yield Fault(
                text.file,
                line,
                f"headings are ## and ###, not {'#' * level}: the title in the front matter is "
                "the #.",
            )


def _test_out(course: Course, lesson: Lesson, text: LessonText) -> Iterator[Fault]:
    """The lesson of a chapter's test-out has quizzes, and leads to the exercises of the offer."""
    chapter = next(each for each in course.chapters if each.name == lesson.chapter)
    if lesson != chapter.test_lesson:
        return
    names = [exercise.name for exercise in chapter.test_out]
    if not text.quizzes:
        yield Fault(
            text.file, None, f"{chapter.name} can be tested out of here, and no quiz asks anything."
        )
    if list(text.exercises) != names:
        yield Fault(
            text.file,
            find_line(text.file.read_text(encoding="utf-8"), r"^exercises:") or 1,
            f"write exercises: [{', '.join(names)}], as test_out of {chapter.name} has them.",
        )


def _siblings(one: LessonText, two: LessonText, language: str) -> Iterator[Fault]:
    for what, mine, theirs in (
        ("minutes", two.minutes, one.minutes),
        ("exercises", list(two.exercises), list(one.exercises)),
        ("number of objectives", len(two.objectives), len(one.objectives)),
    ):
        if mine != theirs:
            yield Fault(two.file, 1, f"{what}: {mine} here, {theirs} in “{language}”. Agree.")
    heads = outline(one.blocks), outline(two.blocks)
    if [level for level, _ in heads[0]] != [level for level, _ in heads[1]]:
        yield _first_heading(two, *heads, language)
    yield from _cells(one, two, language)
    yield from _quizzes(one, two, language)
    order = [[type(b).__name__ for b in text.blocks if isinstance(b, (Cell, Quiz))]
             for text in (one, two)]  # fmt: skip
    if order[0] != order[1] and sorted(order[0]) == sorted(order[1]):
        yield Fault(
            two.file, None, f"cells and quizzes come in another order than in “{language}”."
        )


def _first_heading(
    two: LessonText, one_heads: list[tuple[int, int]], heads: list[tuple[int, int]], language: str
) -> Fault:
    line = heads[-1][1] if heads else None
    for (wanted, _), (level, at) in zip(one_heads, heads, strict=False):
        if wanted != level:
            line = at
            break
    return Fault(
        two.file,
        line,
        f"the headings' levels are not those of “{language}”, from here on: "
        f"{len(heads)} headings here, {len(one_heads)} there.",
    )


def _cells(one: LessonText, two: LessonText, language: str) -> Iterator[Fault]:
    if len(one.cells) != len(two.cells):
        yield Fault(
            two.file, None, f"{len(two.cells)} cells here, {len(one.cells)} in “{language}”."
        )
    for theirs, mine in zip(one.cells, two.cells, strict=False):
        if mine.source != theirs.source:
            what = "is not that"
        elif (mine.raises, mine.run) != (theirs.raises, theirs.run):
            what = "has not the marks"
        elif mine.output != theirs.output:
            what = "has not the output"
        else:
            continue
        yield Fault(
            two.file,
            mine.line,
            f"cell {mine.number} {what} of “{language}” ({one.file.name}:{theirs.line}). The "
            "languages' cells are equal.",
        )


def _quizzes(one: LessonText, two: LessonText, language: str) -> Iterator[Fault]:
    ids = [[quiz.id for quiz in text.quizzes] for text in (one, two)]
    if ids[0] != ids[1]:
        yield Fault(
            two.file,
            two.quizzes[0].line if two.quizzes else None,
            f"the quizzes are {', '.join(ids[1]) or 'none'} here and {', '.join(ids[0]) or 'none'} "
            f"in “{language}”.",
        )
        return
    for theirs, mine in zip(one.quizzes, two.quizzes, strict=True):
        if [c.right for c in mine.choices] != [c.right for c in theirs.choices]:
            yield Fault(
                two.file,
                mine.line,
                f"the choices of “{mine.id}” are not as many, or not right in the same places, as "
                f"in “{language}”.",
            )


def _unpractised(course: Course) -> Iterator[Fault]:
    named: set[str] = set()
    for lesson in course.lessons:
        try:
            named.update(read_lesson(course, lesson, course.languages[0]).exercises)
        except CourseError:
            return  # said already, and its exercises are not known
    file = course.root / COURSE_FILE
    text = file.read_text(encoding="utf-8")
    for exercise in course.exercises:
        if exercise.name not in named:
            yield Fault(
                file,
                find_line(text, rf"(^|[\s{{,]){exercise.name}\s*="),
                f"no lesson names the exercise “{exercise.name}”. Add it to the `exercises:` of "
                "one.",
            )


def _strays(course: Course) -> Iterator[Fault]:
    tests = {exercise.cases for exercise in course.exercises}
    for file in sorted((course.root / "exercises").glob("*/test_*.py")):
        if file not in tests:
            name = file.stem.removeprefix("test_")
            yield Fault(
                file,
                None,
                f"exercises/course.toml has no exercise “{name}” in {file.parent.name}. Add it "
                "there, or remove its files.",
            )
    lessons = {
        lesson.text_file(language, course.languages[0])
        for lesson in course.lessons
        for language in course.languages
    }
    for file in sorted((course.root / "lessons").glob("*/*.md")):
        if file not in lessons:
            yield Fault(
                file, None, "exercises/course.toml does not list this lesson. Add it, or remove it."
            )
