"""`tutor list`, `tutor status` and `tutor next`: what there is, how far one is, where to go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tutor.commands.context import OK, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_json

if TYPE_CHECKING:
    from tutor.course.model import Chapter, Exercise
    from tutor.workspace import Standing


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    for name, run in (("list", run_list), ("status", run_status), ("next", run_next)):
        add_json(commands.add(name, run), say)


def _standings(context: Context) -> dict[str, Standing]:
    workspace = context.workspace_if_any
    return workspace.progress.standings() if workspace else {}


def _optional(context: Context) -> frozenset[str]:
    """The names of the chapters that were tested out of."""
    workspace = context.workspace_if_any
    return workspace.tested_out() if workspace else frozenset()


def _state(exercise: Exercise, standings: dict[str, Standing], optional: frozenset[str]) -> str:
    standing = standings.get(exercise.name)
    if standing is None:
        return "optional" if exercise.chapter in optional else "new"
    return "passed" if standing.passed else "tried"


def _title(context: Context, exercise: Exercise) -> str:
    from tutor.course.model import CourseError
    from tutor.course.words import read_words

    try:
        return read_words(exercise, context.language).title
    except CourseError:
        return ""  # one broken file hides no other exercise


def _row(
    context: Context,
    exercise: Exercise,
    standings: dict[str, Standing],
    optional: frozenset[str],
) -> dict[str, Any]:
    standing = standings.get(exercise.name)
    return {
        "name": exercise.name,
        "title": _title(context, exercise),
        "state": _state(exercise, standings, optional),
        "score": standing.score if standing else 0,
        "points": exercise.points,
        "attempts": standing.attempts if standing else 0,
    }


def run_list(context: Context) -> int:
    """All chapters, lessons and exercises, with marks."""
    course, standings, optional = context.course, _standings(context), _optional(context)
    chapters: list[dict[str, Any]] = [
        {
            "name": chapter.name,
            "title": chapter.title(context.language),
            "lessons": [lesson.number for lesson in chapter.lessons],
            "test_lesson": chapter.test_lesson.number if chapter.test_lesson else None,
            "test_out": [exercise.name for exercise in chapter.test_out],
            "tested_out": chapter.name in optional,
            "exercises": [
                _row(context, exercise, standings, optional) for exercise in chapter.exercises
            ],
        }
        for chapter in course.chapters
    ]
    if context.arguments.json:
        print(
            json.dumps({"course": course.name, "chapters": chapters}, ensure_ascii=False, indent=2)
        )
        return OK
    from rich.cells import cell_len
    from rich.text import Text

    from tutor.commands.painting import marked

    marks = {
        "passed": ("✓", "green"),
        "tried": ("✗", "red"),
        "new": ("◌", "dim"),
        "optional": ("⋅", "dim"),
    }
    words = {state: context.say(f"state.{state}") for state in marks}
    widest = max(cell_len(word) for word in words.values())
    width = max((len(exercise.name) for exercise in course.exercises), default=0)
    for entry in chapters:
        head = Text(f"\n{entry['name']}", style="bold").append(f"  {entry['title']}")
        if entry["tested_out"]:
            head.append("  " + context.say("status.tested_out"), "green")
        context.console.print(head)
        if entry["test_lesson"] and not entry["tested_out"]:
            names = ", ".join(entry["test_out"])
            offer = context.say("list.test_out", lesson=entry["test_lesson"], names=names)
            context.console.print(Text(f"  {offer}", style="dim"))
        for row in entry["exercises"]:
            mark, style = marks[row["state"]]
            word = words[row["state"]]
            line = Text("  ").append(f"{mark} {word}", style)
            line.append(" " * (widest - cell_len(word)))
            line.append(f"  {row['name']:<{width}}  ").append(f"{row['score']:g}/{row['points']}  ")
            context.console.print(line.append(marked(row["title"], context.console, "dim")))
    context.console.print()
    context.console.print(marked(context.say("list.next"), context.console))
    return OK


def run_status(context: Context) -> int:
    """How far the learner is, by chapter."""
    workspace = context.workspace
    course, standings = workspace.course, workspace.progress.standings()
    following = workspace.current_exercise()
    optional = workspace.tested_out()
    chapters = [_chapter(context, chapter, standings, optional) for chapter in course.chapters]
    spare = sum(chapter["optional_points"] for chapter in chapters)
    score = sum(chapter["score"] for chapter in chapters)
    points = sum(chapter.points for chapter in course.chapters)
    if context.arguments.json:
        found = {
            "workspace": str(workspace.root),
            "course": course.name,
            "language": workspace.language,
            "score": score,
            "points": points,
            "optional_points": spare,
            "next": following.name if following else None,
            "chapters": chapters,
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return OK
    from rich.text import Text

    from tutor.commands.painting import marked

    console, say = context.console, context.say
    console.print(say("status.where", folder=workspace.root))
    for chapter in chapters:
        done, of = chapter["passed"], chapter["exercises"]
        filled = round(20 * done / of) if of else 0
        line = Text("  ").append("━" * filled, "green").append("╌" * (20 - filled), "dim")
        line.append(f"  {done}/{of}  {chapter['name']}  ").append(chapter["title"])
        if chapter["tested_out"]:
            line.append("  " + say("status.tested_out"), "green")
        console.print(line)
    key = "status.score_optional" if spare else "status.score"
    console.print(say(key, score=f"{score:g}", points=points, optional=spare))
    known = {exercise.name for exercise in course.exercises}
    due = sum(planned.exercise in known for planned in workspace.reviews.due())
    if due:
        console.print(marked(say("status.review", count=due), console))
    if following is None:
        console.print(say("check.all_passed"))
    else:
        console.print(marked(say("status.next", name=following.name), console))
    return OK


def _chapter(
    context: Context,
    chapter: Chapter,
    standings: dict[str, Standing],
    optional: frozenset[str],
) -> dict[str, Any]:
    tested_out = chapter.name in optional
    left = [e.points for e in chapter.exercises if e.name not in standings]
    mine = [standings[e.name] for e in chapter.exercises if e.name in standings]
    return {
        "name": chapter.name,
        "title": chapter.title(context.language),
        "passed": sum(standing.passed for standing in mine),
        "exercises": len(chapter.exercises),
        "score": sum(standing.score for standing in mine),
        "points": chapter.points,
        "tested_out": tested_out,
        "optional_points": sum(left) if tested_out else 0,
    }


def run_next(context: Context) -> int:
    """The next exercise: what it asks for, and which file to edit."""
    from tutor.course.words import read_words

    workspace = context.workspace
    exercise = workspace.current_exercise()
    if context.arguments.json:
        found = exercise and {
            "name": exercise.name,
            "chapter": exercise.chapter,
            "file": str(workspace.file(exercise)),
            "lessons": _lessons(context, exercise),
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return OK
    if exercise is None:
        print(context.say("check.all_passed"))
        return OK
    from rich.text import Text

    from tutor.commands.pages import show_markdown

    words = read_words(exercise, context.language)
    title = Text(exercise.name, style="bold").append(f"  {words.title}")
    context.console.print(title)
    show_markdown(context.console, words.task)
    print()
    for number in _lessons(context, exercise):
        print(context.say("next.lesson", number=number))
    print(context.say("next.edit", file=workspace.file(exercise), name=exercise.name))
    return OK


def _lessons(context: Context, exercise: Exercise) -> list[str]:
    """The numbers of the lessons of its chapter that name it."""
    from tutor.course.lesson import read_lesson
    from tutor.course.model import CourseError

    found = []
    for lesson in context.course.lessons:
        if lesson.chapter != exercise.chapter:
            continue
        try:
            text = read_lesson(context.course, lesson, context.language)
        except CourseError:
            continue
        if exercise.name in text.exercises:
            found.append(lesson.number)
    return found
