"""`tutor grade`: a class's submissions in, a gradebook and all that comes out of it."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.commands.context import NOT_GRADED, OK, WRONG, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_data, add_json

if TYPE_CHECKING:
    from tutor.classroom.engines.base import Engine
    from tutor.classroom.gradebook import Gradebook
    from tutor.classroom.run import ClassRun, Counts, Plan
    from tutor.commands.grading_progress import Progress
    from tutor.course.model import Course, Exercise


def add(commands: Commands, say: Messages) -> None:
    """Add the command."""
    parser = commands.add("grade", run_grade)
    option = parser.add_argument
    option("submissions", nargs="+", type=Path, metavar="SUBMISSIONS", help=say("grade.given"))
    option("--out", type=Path, required=True, metavar="DIR", help=say("grade.out"))
    option("--roster", type=Path, metavar="CSV", help=say("grade.roster"))
    option("--only", action="append", default=[], metavar="TARGET", help=say("grade.only"))
    option("--policy", type=Path, metavar="FILE", help=say("grade.policy"))
    option("--private", type=Path, metavar="DIR", help=say("grade.private"))
    option("--seed", type=_seed, metavar="N", help=say("grade.seed"))
    option("--again", action="store_true", help=say("grade.again"))
    option("--engine", choices=["local", "dask"], default="local", help=say("grade.engine"))
    option("--jobs", type=_count, metavar="N", help=say("grade.jobs"))
    option("--scheduler", metavar="ADDRESS", help=say("grade.scheduler"))
    option("--shard", type=_shard, default=(1, 1), metavar="I/N", help=say("grade.shard"))
    option("--format", metavar="NAMES", help=say("grade.format"))
    option("--device", choices=["auto", "cpu", "cuda"], default="auto", help=say("option.device"))
    option(
        "--sandbox", choices=["require", "auto", "off"], default="require",
        help=say("grade.sandbox"),
    )  # fmt: skip
    add_data(parser, say)
    add_json(parser, say)


def _seed(text: str) -> int:
    from tutor.grading.seeds import fresh_seed

    return fresh_seed() if text == "random" else int(text)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError
    return count


def _shard(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise ValueError
    return int(found[1]), int(found[2])


def run_grade(context: Context) -> int:
    """Grade what has changed; 0 all graded, 1 something is listed, 3 it could not go on."""
    asked = context.arguments
    if asked.scheduler and asked.engine != "dask":
        raise CommandError(context.say("grade.scheduler_dask"))
    formats = wanted_formats(context)
    with said():
        from tutor.classroom.run import only_writer

        with only_writer(asked.out) as work:
            counts, book = _graded(context, work)
            with book:
                if asked.shard == (1, 1):
                    export(context, book, asked.out, formats)
                _conclude(context, counts, book)
    return WRONG if counts.problems else OK


@contextlib.contextmanager
def said() -> Iterator[None]:
    """Turn what went wrong with a class into a sentence with its exit code."""
    from tutor.classroom.errors import ClassroomError

    try:
        yield
    except ClassroomError as error:
        raise CommandError(str(error), NOT_GRADED) from error


def wanted_formats(context: Context) -> list[str]:
    """The names after --format; all where there is none. CommandError for an unknown one."""
    from tutor.classroom.outputs import FORMATS
    from tutor.course.nearest import did_you_mean, nearest

    given = context.arguments.format
    names = list(FORMATS) if given is None else [name for name in given.split(",") if name]
    for name in names:
        if name not in FORMATS:
            raise CommandError(
                context.say("grade.no_format", name=name, formats=", ".join(FORMATS))
                + did_you_mean(nearest(name, FORMATS))
            )
    return names


def export(context: Context, book: Gradebook, out: Path, formats: list[str]) -> list[Path]:
    """Write the gradebook in the forms that are wanted."""
    from tutor.classroom.outputs import write

    return write(book, context.course, out, formats, language=context.language)


def _graded(context: Context, work: Path) -> tuple[Counts, Gradebook]:
    from tutor.classroom.gradebook import Gradebook
    from tutor.commands.grading_progress import Progress

    asked = context.arguments
    book = Gradebook(asked.out, create=True)
    try:
        progress = Progress(context.say)
        plan = _plan(context, book, work)
        run = _class_run(context, plan, book, progress)
        counts = run.run(_engine(context, plan, work))
        progress.end(counts)
    except BaseException:
        book.close()
        raise
    return counts, book


def _plan(context: Context, book: Gradebook, work: Path) -> Plan:
    from tutor.classroom.errors import ClassroomError
    from tutor.classroom.policy import read_policy
    from tutor.classroom.run import Plan
    from tutor.classroom.versions import lay_over
    from tutor.course.reader import read_course
    from tutor.grading.device import pick_device
    from tutor.grading.seeds import fresh_seed

    asked = context.arguments
    course = context.course
    before = book.about()
    if before["runs"] and before["course"] != course.name:
        raise ClassroomError(
            context.say("grade.other_course", out=asked.out, course=before["course"])
        )
    policy = read_policy(course, asked.policy)
    if asked.private is not None:
        lay_over(course, asked.private.resolve(), work / "course")
        course = read_course(work / "course")
    seed = asked.seed if asked.seed is not None else before["seed"]
    return Plan(
        course,
        _exercises(context, course),
        policy,
        fresh_seed() if seed is None else seed,
        pick_device(asked.device),
        context.language,
        asked.again,
    )


def _exercises(context: Context, course: Course) -> tuple[Exercise, ...]:
    """Those that --only names, in the course's order; all without it."""
    from tutor.course.targets import resolve

    chosen = {
        exercise.name
        for each in context.arguments.only
        for name in each.split(",")
        if name
        for exercise in resolve(course, name, Path.cwd())
    }
    return tuple(each for each in course.exercises if not chosen or each.name in chosen)


def _class_run(context: Context, plan: Plan, book: Gradebook, progress: Progress) -> ClassRun:
    from tutor.classroom.roster import read_roster
    from tutor.classroom.run import ClassRun, shard_of
    from tutor.classroom.students import join
    from tutor.classroom.submissions.answers import Finder
    from tutor.classroom.submissions.collect import collect

    asked = context.arguments
    roster = read_roster(asked.roster) if asked.roster is not None else None
    ours = [path for path in (asked.out, asked.roster, asked.policy, asked.private) if path]
    collected = collect(asked.submissions, plan.course, ours)
    students, nobodys = join(
        collected.submissions, roster, Finder(plan.course, plan.exercises), plan.policy
    )
    part, parts = asked.shard
    students = [each for each in students if shard_of(each.person.student, parts) == part]
    problems = roster.problems if roster is not None else []
    for problem in problems:
        context.warn(problem)
    return ClassRun(plan, students, [*collected.unmapped, *nobodys], problems, book, progress)


def _engine(context: Context, plan: Plan, work: Path) -> Engine:
    from tutor.classroom.engines.base import Setting
    from tutor.classroom.engines.local import LocalEngine, default_jobs
    from tutor.workspace.data import data_folder

    asked = context.arguments
    setting = Setting(
        plan.course.root, plan.language, plan.device, plan.seed, asked.sandbox,
        data_folder(asked.data),
    )  # fmt: skip
    jobs = asked.jobs or default_jobs(plan.device)
    if asked.engine == "local":
        return LocalEngine(setting, jobs, work)
    from tutor.classroom.engines.dask import DaskEngine

    return DaskEngine(setting, plan.course, address=asked.scheduler, jobs=jobs, warn=context.warn)


def _conclude(context: Context, counts: Counts, book: Gradebook) -> None:
    asked, about = context.arguments, book.about()
    if asked.json:
        told = {
            "out": str(asked.out), "gradebook": str(book.path), "seed": about["seed"],
            "device": about["device"], "students": len(book.people()), "seats": counts.seats,
            "judged": counts.judged, "statuses": counts.by_status, "problems": about["unmapped"],
            "roster": about["roster"],
        }  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    statuses = ", ".join(
        f"{context.say('standing.' + status.replace(' ', '_'))} {count}"
        for status, count in sorted(counts.by_status.items())
    )
    print(context.say("grade.done", statuses=statuses or "0", judged=counts.judged))
    print(context.say("grade.where", out=asked.out, seed=about["seed"]))
    if counts.problems:
        print(context.say("grade.listed", count=counts.problems))
    if asked.shard != (1, 1):
        print(context.say("grade.merge", out=asked.out))
    else:
        print(context.say("grade.next", out=asked.out))
