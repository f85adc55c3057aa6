"""The seven files of a new exercise, as a small example that works: `tutor author new`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tutor.course.model import CourseError, Exercise
from tutor.course.nearest import did_you_mean, nearest
from tutor.course.reader import COURSE_FILE, make_exercise, read_course, unusable

TEMPLATES = Path(__file__).with_name("templates")


def new_exercise(course_root: Path, chapter: str, name: str, points: int = 10) -> list[Path]:
    """Write the files of an exercise and its line in course.toml; return what was written.

    The example asks for the mean of squares; the author edits it. Raises CourseError where the
    name or the chapter will not do, or where one of the files stands already: nothing is
    overwritten, and nothing is written then.
    """
    course = read_course(course_root)
    why = unusable(name)
    if why:
        raise CourseError(f"“{name}” cannot be an exercise's name: {why}.")
    if points < 2:
        raise CourseError("the example has two cases: give it 2 points or more.")
    chapters = [each.name for each in course.chapters]
    if chapter not in chapters:
        guess = did_you_mean(nearest(chapter, chapters))
        raise CourseError(
            f"the course has no chapter “{chapter}”.{guess} Add a [[chapter]] for it first.",
            course.root / COURSE_FILE,
        )
    for each in course.exercises:
        if each.name == name:
            raise CourseError(
                f"“{name}” stands in {each.chapter} already: names are unique in a course.",
                course.root / COURSE_FILE,
            )
    exercise = make_exercise(course.root, chapter, name, points)
    files = _files(exercise, course.languages)
    for file in files:
        if file.exists():
            raise CourseError("this file exists: choose another name, or move it away.", file)
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    course_file = course.root / COURSE_FILE
    course_file.write_text(_with_line(course_file, chapter, name, points), encoding="utf-8")
    return [*files, course_file]


def _files(exercise: Exercise, languages: tuple[str, ...]) -> dict[Path, str]:
    templates = {
        exercise.stub: "stub.py",
        exercise.cases: "cases.py",
        exercise.reference: "reference.py",
        exercise.variants: "variants.py",
    }
    for language in languages:
        own = TEMPLATES / f"words.{language}.toml.txt"
        templates[exercise.words_file(language)] = (
            own.name.removesuffix(".txt") if own.exists() else "words.en.toml"
        )
    fields = {
        "NAME": exercise.name,
        "FIRST": str(exercise.points // 2),
        "SECOND": str(exercise.points - exercise.points // 2),
    }
    return {file: _filled(template, fields) for file, template in templates.items()}


def _filled(template: str, fields: dict[str, str]) -> str:
    text = (TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")
    return re.sub(r"«(\w+)»", lambda found: fields[found[1]], text)


def _with_line(file: Path, chapter: str, name: str, points: int) -> str:
    import tomlkit  # keeps the author's comments and spacing; needed for nothing else

    text = file.read_text(encoding="utf-8")
    document = tomlkit.parse(text)
    tables: Any = document["chapter"]
    table = next(each for each in tables if each["name"] == chapter)
    if "exercises" not in table:
        table["exercises"] = tomlkit.table()
        table["exercises"].add(name, points)
        table["exercises"].add(tomlkit.nl())
    else:
        table["exercises"][name] = points
    return tomlkit.dumps(document)
