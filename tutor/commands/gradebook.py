"""`tutor gradebook`: reading a class's grades in the terminal, explaining and adjusting them."""

from __future__ import annotations

import argparse
import getpass
import json
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.commands.context import OK, CommandError, Context
from tutor.commands.grade import export, said, wanted_formats
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, Parser, add_json

if TYPE_CHECKING:
    from rich.table import Table

    from tutor.classroom.gradebook import Gradebook
    from tutor.classroom.rows import GradeRow

_WIDE = 160
"""Columns of a table that goes to a file or a pipe."""


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    top = commands.add("gradebook", run_show)
    top.add_argument("--out", type=Path, metavar="DIR", help=say("gradebook.out"))
    add_json(top, say)
    top.set_defaults(student=None, exercise=None)
    under = Commands(top, say, under="gradebook_")
    parser = under.add("show", run_show)
    parser.add_argument("--student", metavar="STUDENT", help=say("gradebook.student"))
    parser.add_argument("--exercise", metavar="EXERCISE", help=say("gradebook.exercise"))
    _where(parser, say)
    add_json(parser, say)
    parser = under.add("explain", run_explain)
    _seat(parser, say)
    parser.add_argument("--source", action="store_true", help=say("gradebook_explain.source"))
    add_json(parser, say)
    parser = under.add("adjust", run_adjust)
    _seat(parser, say)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--final", type=float, metavar="N", help=say("gradebook_adjust.final"))
    either.add_argument("--undo", action="store_true", help=say("gradebook_adjust.undo"))
    parser.add_argument(
        "--reason", required=True, metavar="TEXT", help=say("gradebook_adjust.reason")
    )
    parser = under.add("merge", run_merge)
    parser.add_argument(
        "books", nargs="+", type=Path, metavar="GRADEBOOK", help=say("gradebook_merge.books")
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=say("gradebook_merge.out")
    )
    parser.add_argument("--format", metavar="NAMES", help=say("grade.format"))
    parser = under.add("export", run_export)
    _where(parser, say)
    parser.add_argument("--format", metavar="NAMES", help=say("grade.format"))


def _seat(parser: Parser, say: Messages) -> None:
    parser.add_argument("student", metavar="STUDENT", help=say("gradebook.student"))
    parser.add_argument("exercise", metavar="EXERCISE", help=say("gradebook.exercise"))
    _where(parser, say)


def _where(parser: Parser, say: Messages) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=say("gradebook.out")
    )


def _open(context: Context) -> Gradebook:
    """The gradebook of --out, of this folder, or the only one in a folder below."""
    from tutor.classroom.gradebook import FILE, Gradebook

    given: Path | None = context.arguments.out
    if given is None:
        here = Path.cwd()
        found = [here / FILE] if (here / FILE).is_file() else sorted(here.glob(f"*/{FILE}"))
        if len(found) != 1:
            key = "gradebook.several" if found else "gradebook.none"
            names = ", ".join(str(each.parent.name) for each in found[:6])
            raise CommandError(context.say(key, folder=here, names=names))
        given = found[0]
    return Gradebook(given / FILE if given.is_dir() else given)


def run_show(context: Context) -> int:
    """A table of all students, or the exercises of one, or all students of one exercise."""
    asked = context.arguments
    with said(), _open(context) as book:
        if asked.student is not None or asked.exercise is not None:
            rows = list(book.rows(asked.student, asked.exercise))
            if not rows:
                raise CommandError(
                    context.say("gradebook.nobody", name=asked.student or asked.exercise)
                )
            if asked.json:
                _print_json([_as_json(row) for row in rows])
            else:
                _print(context, _seats(context, rows))
            return OK
        by_student: dict[str, list[GradeRow]] = defaultdict(list)
        for row in book.rows():
            by_student[row.student].append(row)
        if asked.json:
            _print_json([_as_json(row) for rows in by_student.values() for row in rows])
            return OK
        _print(context, _class(context, by_student))
        about = book.about()
        for each in about["unmapped"]:
            print(f"{each['where']}: {each['why']}")
        for problem in about["roster"]:
            print(problem)
        print(context.say("gradebook.next"))
    return OK


def _print(context: Context, table: Table) -> None:
    console = context.console
    if not console.is_terminal:
        console.width = _WIDE
    console.print(table)


def _class(context: Context, by_student: dict[str, list[GradeRow]]) -> Table:
    from rich.table import Table

    from tutor.classroom.rows import STATUSES

    say = context.say
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(say("gradebook.column_student"), overflow="fold")
    table.add_column(say("gradebook.column_name"), overflow="fold")
    for key in ("final", "points"):
        table.add_column(say(f"gradebook.column_{key}"), justify="right")
    present = {row.status for rows in by_student.values() for row in rows}
    statuses = [status for status in STATUSES if status in present]
    for status in statuses:
        table.add_column(say(f"standing.{status.replace(' ', '_')}"), justify="right")
    for student, rows in by_student.items():
        counts = [sum(row.status == status for row in rows) for status in statuses]
        table.add_row(
            student,
            rows[0].name,
            _number(sum(row.final or 0.0 for row in rows)),
            _number(sum(row.points for row in rows)),
            *(str(count) if count else "" for count in counts),
        )
    return table


def _seats(context: Context, rows: list[GradeRow]) -> Table:
    from rich.table import Table

    say = context.say
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("student", "exercise", "status"):
        table.add_column(say(f"gradebook.column_{key}"), overflow="fold")
    for key in ("score", "final", "points", "late"):
        table.add_column(say(f"gradebook.column_{key}"), justify="right")
    table.add_column(say("gradebook.column_reason"), overflow="fold")
    for row in rows:
        table.add_row(
            row.student,
            row.exercise,
            say(f"standing.{row.status.replace(' ', '_')}"),
            _number(row.score),
            _number(row.final),
            _number(row.points),
            _number(row.late_days) if row.late_days else "",
            row.reason,
        )
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _as_json(row: GradeRow) -> dict[str, object]:
    return asdict(row)


def _print_json(told: object) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=2))


def run_explain(context: Context) -> int:
    """How a grade came about, what can repeat it, and everything that was recorded before it."""
    asked, say = context.arguments, context.say
    with said(), _open(context) as book:
        history = book.history(asked.student, asked.exercise)
        row = next(book.rows(asked.student, asked.exercise))
        if asked.json:
            _print_json({"latest": _as_json(row), "history": [_as_json(each) for each in history]})
            return OK
        if asked.source:
            if not row.sha256:
                raise CommandError(say("gradebook_explain.no_source"), OK)
            print(book.source(row.sha256).decode("utf-8", "replace"), end="")
            return OK
        print(f"{row.student} {row.name}".strip())
        status = say(f"standing.{row.status.replace(' ', '_')}")
        print(
            say(
                "gradebook_explain.grade",
                exercise=row.exercise,
                status=status,
                score=_number(row.score),
                final=_number(row.final),
                points=_number(row.points),
            )
        )
        for key, value in (
            ("reason", row.reason),
            ("submission", row.submission),
            ("submitted", row.submitted_at),
            ("late", f"{row.late_days:g}" if row.late_days else ""),
            ("sha256", row.sha256),
            ("course", row.course_version),
            ("seed", "" if row.seed is None else str(row.seed)),
            ("device", row.device),
            ("software", ", ".join(f"{name} {text}" for name, text in row.software.items())),
            ("graded", row.graded_at),
        ):
            if value:
                print(f"  {say('gradebook_explain.' + key)}: {value}")
        _cases(context, row)
        if len(history) > 1:
            print(say("gradebook_explain.history"))
            for each in history:
                print(f"  {each.graded_at or '–'}  {_number(each.final)}  {each.reason}".rstrip())
        if row.sha256 and row.seed is not None:
            print(say("gradebook_explain.repeat", exercise=row.exercise, student=row.student,
                      seed=row.seed, device=row.device))  # fmt: skip
    return OK


def _cases(context: Context, row: GradeRow) -> None:
    for case in (row.report or {}).get("cases", []):
        outcome = context.say(f"outcome.{case['outcome']}")
        print(f"  {case['score']}/{case['points']}  {case['name']}: {outcome}")
        for line in case["message"].splitlines():
            print(f"       {line}")
    for advice in (row.report or {}).get("advice", []):
        print(f"  {context.say('check.advice')}: {advice}")


def run_adjust(context: Context) -> int:
    """Set what counts by hand, with the reason, or take that back."""
    asked = context.arguments
    with said(), _open(context) as book:
        try:
            who = getpass.getuser()
        except (OSError, KeyError):
            who = ""
        final = None if asked.undo else asked.final
        book.adjust(asked.student, asked.exercise, final, asked.reason, who)
        row = next(book.rows(asked.student, asked.exercise))
        print(
            context.say(
                "gradebook_adjust.done",
                student=row.student,
                exercise=row.exercise,
                final=_number(row.final),
                points=_number(row.points),
            )
        )
        print(context.say("gradebook_adjust.next"))
    return OK


def run_merge(context: Context) -> int:
    """Put the gradebooks of shards together, and write what comes out of the whole."""
    from tutor.classroom.merging import merge
    from tutor.classroom.run import only_writer

    asked = context.arguments
    formats = wanted_formats(context)
    with said(), only_writer(asked.out), merge(asked.out, asked.books) as book:
        export(context, book, asked.out, formats)
        print(context.say("gradebook_merge.done", people=len(book.people()), out=asked.out))
    return OK


def run_export(context: Context) -> int:
    """Write the files that come out of a gradebook, beside it."""
    formats = wanted_formats(context)
    with said(), _open(context) as book:
        for file in export(context, book, book.path.parent, formats):
            print(file)
    return OK
