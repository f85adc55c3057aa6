"""The gate that keeps authors honest: `tutor author check`.

For an exercise: what the stub, the reference, the right variants, the mistakes and trivial
answers come to. For a lesson: what its cells print. For both: that the languages agree. DESIGN
lists the checks; each is one function here, and each has a test that breaks a course in just that
way.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tutor.course import parity
from tutor.course.lesson import read_lesson
from tutor.course.model import Course, CourseError, Exercise, Lesson
from tutor.course.parity import Fault
from tutor.course.reader import default_root, read_course
from tutor.grading import record
from tutor.grading.device import pick_device
from tutor.grading.exercise_check import ExerciseCheck, Scope
from tutor.grading.grader import Grader
from tutor.grading.lesson_check import check_lesson
from tutor.grading.reports import GraderError

Progress = Callable[[str], None]


def check(
    course: Course,
    exercises: list[Exercise] | None = None,
    lessons: list[Lesson] | None = None,
    *,
    scope: Scope | None = None,
    progress: Progress = lambda line: None,
) -> list[Fault]:
    """All faults of the exercises and lessons (default: of the whole course)."""
    scope = scope or Scope()
    whole = exercises is None and lessons is None
    chosen = list(course.exercises) if whole else exercises or []
    read = list(course.lessons) if whole else lessons or []
    found = _language_faults(course, chosen, read, whole)
    for lesson in read:
        progress(f"lesson {lesson.number}")
        found += _lesson_faults(course, lesson)
    checked = record.Record(course.root)
    grader = Grader(course)
    try:
        for exercise in chosen:
            progress(f"exercise {exercise.name}")
            found += _exercise_faults(grader, exercise, scope, checked)
    finally:  # what has passed is kept, also where the author gives up in the middle
        checked.save()
        grader.close()
    return found


def _language_faults(
    course: Course, exercises: list[Exercise], lessons: list[Lesson], whole: bool
) -> list[Fault]:
    if whole:
        return parity.faults(course)
    found = parity.faults(course, exercises)
    for lesson in lessons:
        found += parity.lesson_faults(course, lesson)
    return found


def _lesson_faults(course: Course, lesson: Lesson) -> list[Fault]:
    """Run the cells of the first language; that its siblings show the same is parity's part."""
    try:
        text = read_lesson(course, lesson, course.languages[0])
    except CourseError:
        return []  # the languages' check names it
    return [Fault(fault.file, fault.line, fault.message) for fault in check_lesson(text)]


# -- one exercise -------------------------------------------------------------------------------


def _exercise_faults(
    grader: Grader, exercise: Exercise, scope: Scope, checked: record.Record
) -> list[Fault]:
    try:
        loaded = grader.load(exercise)
        loaded.variant_list()
        training = scope.all_cases or scope.full or checked.wants(exercise.name, loaded.digest)
        found = list(ExerciseCheck(grader, exercise, scope, training).faults())
        if not found and training:
            checked.passed(exercise.name, loaded.digest)
        return found
    except CourseError as error:
        return [Fault(error.file or exercise.cases, error.line or 1, error.message)]
    except GraderError as error:
        return [Fault(exercise.cases, 1, str(error))]


# -- the command --------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tutor.grading.gate", description=__doc__)
    parser.add_argument("names", nargs="*", help="chapters, lessons (05.03) or exercises; all")
    parser.add_argument("--course-root", type=Path, default=None)
    parser.add_argument("--full", action="store_true", help="the reference with twenty seeds")
    parser.add_argument("--all", action="store_true", help="all training cases")
    parser.add_argument("--device", default="cpu", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--json", action="store_true")
    return parser


def _chosen(course: Course, names: list[str]) -> tuple[list[Exercise], list[Lesson]]:
    from tutor.course.targets import resolve

    exercises: list[Exercise] = []
    lessons: list[Lesson] = []
    for name in names:
        chapter = next((chapter for chapter in course.chapters if chapter.name == name), None)
        lesson = next((lesson for lesson in course.lessons if lesson.number == name), None)
        if chapter is not None:
            lessons += chapter.lessons
            exercises += chapter.exercises
        elif lesson is not None:
            lessons.append(lesson)
        else:
            exercises += resolve(course, name, Path.cwd())
    return list(dict.fromkeys(exercises)), list(dict.fromkeys(lessons))


def main(arguments: list[str] | None = None) -> int:
    """The command; exit code 0 where nothing is wrong, 1 for faults, 2 for a wrong command."""
    asked = _parser().parse_args(arguments)
    try:
        course = read_course(asked.course_root or default_root())
        exercises, lessons = _chosen(course, asked.names) if asked.names else (None, None)
        device = pick_device(asked.device)
    except (CourseError, GraderError) as error:
        print(error, file=sys.stderr)
        return 2
    found = check(
        course,
        exercises,
        lessons,
        scope=Scope(asked.full, asked.all, device, asked.data),
        progress=lambda line: print(line, file=sys.stderr, flush=True),
    )
    if asked.json:
        rows: list[dict[str, Any]] = [
            {"file": str(fault.file), "line": fault.line, "message": fault.message}
            for fault in found
        ]
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for fault in found:
            print(f"{fault.file}:{fault.line}: {fault.message}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
