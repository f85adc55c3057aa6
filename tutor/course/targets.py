"""What `tutor check TARGET` means: a chapter, an exercise, a lesson or a file."""

from __future__ import annotations

import re
from pathlib import Path

from tutor.course.model import Course, Exercise, Lesson, UnknownTarget
from tutor.course.nearest import did_you_mean, nearest

_NUMBER = re.compile(r"(\d+)[.](\d+)")


def resolve(course: Course, target: str, base: Path) -> tuple[Exercise, ...]:
    """The exercises that `target` names, in the course's order.

    target: `chapter05` or `5`, `corr2d`, a lesson's number `05.03`, or the path of a file or
    folder such as `chapter05/corr2d.py`, relative to `base`. Raises UnknownTarget.
    """
    chapter = _chapter(course, target)
    if chapter is not None:
        return chapter
    for exercise in course.exercises:
        if exercise.name == target:
            return (exercise,)
    if _NUMBER.fullmatch(target):
        return _practised(course, find_lesson(course, target))
    by_path = _by_path(course, target, base)
    if by_path:
        return by_path
    raise unknown(course, target)


def find_lesson(course: Course, target: str) -> Lesson:
    """The lesson with that number (`05.03`, `5.3`) or name; raises UnknownTarget."""
    number = _NUMBER.fullmatch(target)
    stem = Path(target).name.removesuffix(".md").partition(".")[0]
    for lesson in course.lessons:
        if number and _same_number(lesson.number, target):
            return lesson
        if not number and stem in (lesson.name, lesson.name.partition("-")[2]):
            return lesson
    numbers = [lesson.number for lesson in course.lessons]
    names = [lesson.name.partition("-")[2] for lesson in course.lessons]
    near = nearest(target, [*numbers, *names])
    raise UnknownTarget(f"no lesson is called “{target}”.{did_you_mean(near)}", target, near)


def unknown(course: Course, target: str) -> UnknownTarget:
    """Nothing is called so; with the nearest names."""
    names = [
        *(exercise.name for exercise in course.exercises),
        *(chapter.name for chapter in course.chapters),
        *(lesson.number for lesson in course.lessons),
    ]
    near = nearest(Path(target).name.removesuffix(".py") or target, names)
    return UnknownTarget(
        f"the course has no chapter, exercise or lesson “{target}”.{did_you_mean(near)}",
        target,
        near,
    )


def _same_number(one: str, other: str) -> bool:
    parts = [[int(digits) for digits in number.split(".") if digits.isdecimal()]
             for number in (one, other)]  # fmt: skip
    return parts[0] == parts[1]


def _chapter(course: Course, target: str) -> tuple[Exercise, ...] | None:
    for chapter in course.chapters:
        digits = chapter.name.lstrip("abcdefghijklmnopqrstuvwxyz_")
        same_digits = target.isdecimal() and digits.isdecimal() and int(target) == int(digits)
        if target == chapter.name or same_digits:
            return chapter.exercises
    return None


def _practised(course: Course, lesson: Lesson) -> tuple[Exercise, ...]:
    from tutor.course.lesson import read_lesson  # a Markdown parser, for this kind of target alone

    wanted = read_lesson(course, lesson, course.languages[0]).exercises
    found = tuple(exercise for exercise in course.exercises if exercise.name in wanted)
    if not found:
        raise UnknownTarget(
            f"the lesson {lesson.number} has no exercises: read it with `tutor lesson "
            f"{lesson.number}`.",
            lesson.number,
        )
    return found


def _by_path(course: Course, target: str, base: Path) -> tuple[Exercise, ...]:
    path = (base / target).resolve()
    if path.suffix == ".py" or "/" in target or target in (".", ".."):
        for exercise in course.exercises:
            if (exercise.chapter, f"{exercise.name}.py") == (path.parent.name, path.name):
                return (exercise,)
        if path.suffix != ".py":
            return _chapter(course, path.name) or ()
        for exercise in course.exercises:
            if path.stem == exercise.name:
                return (exercise,)
    return ()
