"""`tutor review`: passed exercises come back, each with a fresh stub, before they are forgotten."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tutor.commands.context import NOT_GRADED, OK, WRONG, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_grading, add_json, add_sandbox

if TYPE_CHECKING:
    from tutor.course.model import Exercise
    from tutor.workspace.review_desk import ReviewDesk
    from tutor.workspace.reviews import Planned

COMING = 5
"""How many of those that are not due yet are shown."""


def add(commands: Commands, say: Messages) -> None:
    """Add the command."""
    parser = commands.add("review", run_review)
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help=say("review.exercise"))
    does = parser.add_mutually_exclusive_group()
    for option in ("check", "hint", "solution"):
        does.add_argument(f"--{option}", action="store_true", help=say(f"review.{option}"))
    add_json(parser, say)
    add_grading(parser, say)
    add_sandbox(parser, say)


def run_review(context: Context) -> int:
    """What is due; or one exercise's round: its beginning, a check, a hint, the solution."""
    asked = context.arguments
    context.workspace.reviews.plan()
    if asked.exercise is None:
        for option in ("check", "hint", "solution"):
            if getattr(asked, option):
                raise CommandError(context.say("review.which", option=option))
        return _overview(context)
    from tutor.workspace.review_desk import ReviewDesk

    exercise = context.exercise(asked.exercise)
    planned = {each.exercise: each for each in context.workspace.reviews.all()}
    if exercise.name not in planned:
        raise CommandError(context.say("review.not_passed", name=exercise.name))
    if (asked.check or asked.hint or asked.solution) and not planned[exercise.name].begun:
        raise CommandError(context.say("review.not_begun", name=exercise.name))
    desk = ReviewDesk(context.workspace, exercise)
    if asked.check:
        return _check(context, desk)
    if asked.hint:
        return _hint(context, desk)
    if asked.solution:
        return _solution(context, desk)
    return _begin(context, desk, planned[exercise.name])


def _overview(context: Context) -> int:
    known = {exercise.name: exercise for exercise in context.course.exercises}
    planned = [each for each in context.workspace.reviews.all() if each.exercise in known]
    today = datetime.now(UTC)
    due = [each for each in planned if each.is_due(today)]
    coming = [each for each in planned if not each.is_due(today)]
    if context.arguments.json:
        found = {
            "due": [_row(context, known[each.exercise], each) for each in due],
            "coming": [_row(context, known[each.exercise], each) for each in coming],
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return OK
    from tutor.commands.painting import marked

    say, console = context.say, context.console
    if not planned:
        console.print(marked(say("review.none"), console))
        return OK
    if due:
        console.print(say("review.due", count=len(due)), style="bold")
        _table(context, due, known)
    if coming:
        console.print(say("review.coming", count=len(coming)), style="bold")
        _table(context, coming[:COMING], known)
    key = "review.next" if due else "review.nothing_due"
    first = (due or coming)[0]
    console.print(marked(say(key, name=first.exercise, date=_day(first.due)), console))
    return OK


def _table(context: Context, planned: list[Planned], known: dict[str, Exercise]) -> None:
    from rich.text import Text

    from tutor.commands.painting import marked

    width = max((len(each.exercise) for each in planned), default=0)
    for each in planned:
        line = Text(f"  {_day(each.due)}  ", "dim").append(f"{each.exercise:<{width}}", "bold")
        if each.begun:
            line.append(f"  {context.say('review.begun')}", "yellow")
        row = _row(context, known[each.exercise], each)
        title = marked(row["title"], context.console, "dim")
        context.console.print(line.append("  ").append(title))


def _row(context: Context, exercise: Exercise, planned: Planned) -> dict[str, Any]:
    from tutor.course.model import CourseError
    from tutor.course.words import read_words

    try:
        title = read_words(exercise, context.language).title
    except CourseError:
        title = ""  # one broken file hides no other exercise
    return {
        "name": exercise.name,
        "title": title,
        "due": planned.due.isoformat(timespec="seconds"),
        "rounds": planned.rounds,
        "begun": planned.begun,
    }


def _day(moment: datetime) -> str:
    """The day in the learner's time zone."""
    return moment.astimezone().date().isoformat()


def _begin(context: Context, desk: ReviewDesk, planned: Planned) -> int:
    exercise = desk.exercise
    if context.arguments.json:
        row = _row(context, exercise, planned)
        found = {**row, "file": str(desk.file(exercise)), "begun": True}
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return OK
    from rich.text import Text

    from tutor.commands.pages import show_markdown
    from tutor.course.words import read_words

    words = read_words(exercise, context.language)
    context.console.print(Text(exercise.name, style="bold").append(f"  {words.title}"))
    show_markdown(context.console, words.task)
    print()
    if not planned.is_due(datetime.now(UTC)):
        print(context.say("review.early", date=_day(planned.due)))
    print(context.say("review.edit", file=desk.file(exercise), name=exercise.name))
    return OK


def _check(context: Context, desk: ReviewDesk) -> int:
    from tutor.commands.check import summary
    from tutor.grading.client import Grader
    from tutor.workspace.data import data_folder

    asked, exercise = context.arguments, desk.exercise
    text = desk.text(exercise)
    reports: list[dict[str, Any]] = []
    with Grader() as grader:
        events = grader.check(
            desk.course.root,
            [(exercise.name, desk.file(exercise))],
            language=context.language,
            device=asked.device,
            seed=asked.seed,
            data=data_folder(asked.data),
            sandbox=asked.sandbox,
        )
        if asked.json:
            reports += [event["report"] for event in events if event["event"] == "report"]
        else:
            from tutor.commands.check_screen import CheckScreen

            with CheckScreen(context, desk) as screen:
                for event in events:
                    screen.show(event)
                    reports += [event["report"]] if event["event"] == "report" else []
    for report in reports:
        desk.progress.record(report, text)
    from tutor.workspace.reviews import RATINGS

    if asked.json:
        rating = desk.round.rating
        found = {
            **summary(context, reports),
            "rating": None if rating is None else RATINGS[rating],
            "due": None if rating is None else _due(desk).isoformat(timespec="seconds"),
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _conclude(context, desk, reports)
    states = {report["status"] for report in reports}
    if "could not grade" in states or not reports:
        return NOT_GRADED
    return OK if states == {"passed"} else WRONG


def _due(desk: ReviewDesk) -> datetime:
    return next(each.due for each in desk.reviews.all() if each.exercise == desk.exercise.name)


def _conclude(context: Context, desk: ReviewDesk, reports: list[dict[str, Any]]) -> None:
    from tutor.commands.painting import marked
    from tutor.workspace.reviews import RATINGS

    say, console, name = context.say, context.console, desk.exercise.name
    console.print()
    if any(report["status"] == "could not grade" for report in reports):
        console.print(marked(say("check.next_doctor"), console))
        return
    rating = desk.round.rating
    if rating is None:
        file = desk.file(desk.exercise).relative_to(desk.root)
        console.print(marked(say("review.again", file=file, name=name), console))
        return
    went = say(f"review.went_{RATINGS[rating]}")
    console.print(say("review.passed", went=went, date=_day(_due(desk))), style="bold green")
    due = [each.exercise for each in desk.reviews.due() if each.exercise != name]
    console.print(marked(say("review.next", name=due[0]) if due else say("review.done"), console))


def _hint(context: Context, desk: ReviewDesk) -> int:
    from tutor.commands.pages import show_markdown
    from tutor.course.words import read_words

    name = desk.exercise.name
    hints = read_words(desk.exercise, context.language).hints
    if not hints:
        raise CommandError(context.say("hint.none", name=name), OK)
    number = min(desk.progress.hints_used(name) + 1, len(hints))
    desk.progress.use_hint(name, number)
    print(context.say("hint.number", number=number, count=len(hints)))
    show_markdown(context.console, hints[number - 1], indent="  ")
    print(context.say("review.hint_noted"))
    return OK


def _solution(context: Context, desk: ReviewDesk) -> int:
    from tutor.course.toml_text import read_text

    name = desk.exercise.name
    text = read_text(desk.exercise.reference, context.say("solution.missing", name=name))
    desk.progress.see_solution(name)
    if context.console.is_terminal:
        from rich.syntax import Syntax

        context.console.print(Syntax(text, "python", theme="ansi_dark", word_wrap=True))
    else:
        print(text, end="")
    context.warn(context.say("review.solution_noted", name=name))
    return OK
