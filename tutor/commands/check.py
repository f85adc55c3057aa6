"""`tutor check` and `tutor try`: grading, and one case at a time in the open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.commands.context import BAD_COMMAND, NOT_GRADED, OK, WRONG, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_grading, add_json, add_sandbox

if TYPE_CHECKING:
    from tutor.course.model import Exercise
    from tutor.grading.client import Grader
    from tutor.workspace import Workspace

Watcher = Callable[[dict[str, Any]], None]


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    parser = commands.add("check", run_check)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=say("check.targets"))
    parser.add_argument("--watch", action="store_true", help=say("check.watch"))
    add_json(parser, say)
    add_grading(parser, say)
    add_sandbox(parser, say)
    parser = commands.add("try", run_try)
    parser.add_argument("exercise", metavar="EXERCISE", help=say("option.exercise"))
    parser.add_argument("--case", metavar="NAME", help=say("try.case"))
    add_grading(parser, say)


def run_check(context: Context) -> int:
    """Grade exercises of the workspace; with --watch again at each save."""
    asked = context.arguments
    if asked.watch and asked.json:
        raise CommandError(context.say("check.watch_json"))
    workspace = context.workspace
    exercises = chosen(context, workspace)
    from tutor.grading.client import Grader

    with Grader() as grader:
        if not asked.watch:
            return _check(context, grader, workspace, exercises)
        return _watch(context, grader, workspace, exercises)


def chosen(context: Context, workspace: Workspace) -> list[Exercise]:
    """The exercises that the targets name, each once; without a target the next one."""
    targets = context.arguments.targets
    if not targets:
        following = workspace.current_exercise()
        if following is None:
            raise CommandError(context.say("check.all_passed"), OK)
        return [following]
    from tutor.course.targets import resolve

    found: dict[str, Exercise] = {}
    for target in targets:
        exercises = resolve(workspace.course, target, Path.cwd())
        path = Path(target).resolve()
        if path.is_file() and not any(_same(path, workspace.file(each)) for each in exercises):
            raise CommandError(context.say("check.elsewhere", file=path, folder=workspace.root))
        found |= {exercise.name: exercise for exercise in exercises}
    if not found:
        raise CommandError(context.say("check.empty", target=" ".join(targets)))
    return list(found.values())


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _check(
    context: Context, grader: Grader, workspace: Workspace, exercises: list[Exercise]
) -> int:
    texts = {exercise.name: workspace.text(exercise) for exercise in exercises}
    events = _begun(context, grader, workspace, exercises)
    if context.arguments.json:
        reports = _graded(context, workspace, texts, events, lambda event: None)
        import json

        print(json.dumps(summary(context, reports), ensure_ascii=False, indent=2))
    else:
        from tutor.commands.check_screen import CheckScreen

        with CheckScreen(context, workspace) as screen:
            reports = _graded(context, workspace, texts, events, screen.show)
        screen.conclude(reports)
    return _code(reports)


def _begun(
    context: Context, grader: Grader, workspace: Workspace, exercises: list[Exercise]
) -> Iterator[dict[str, Any]]:
    """The events of a check that has begun: it runs while the screen gets ready."""
    from tutor.workspace.data import data_folder

    asked = context.arguments
    return grader.check(
        workspace.course.root,
        [(exercise.name, workspace.file(exercise)) for exercise in exercises],
        language=context.language,
        device=asked.device,
        seed=asked.seed,
        data=data_folder(asked.data),
        sandbox=asked.sandbox,
    )


def _graded(
    context: Context,
    workspace: Workspace,
    texts: dict[str, str],
    events: Iterator[dict[str, Any]],
    watcher: Watcher,
) -> list[dict[str, Any]]:
    """The reports, recorded; the watcher sees every event as it comes."""
    from tutor.workspace import WorkspaceError

    reports: list[dict[str, Any]] = []
    unkept: WorkspaceError | None = None
    for event in events:
        watcher(event)
        if event["event"] == "report":
            report = event["report"]
            reports.append(report)
            try:
                workspace.progress.record(report, texts[report["name"]])
            except WorkspaceError as error:  # what was graded is shown all the same
                unkept = error
    if unkept is not None:
        context.warn(unkept.text(context.say.language))
    return reports


def _code(reports: list[dict[str, Any]]) -> int:
    states = {report["status"] for report in reports}
    if "could not grade" in states or not reports:
        return NOT_GRADED
    return OK if states == {"passed"} else WRONG


def summary(context: Context, reports: list[dict[str, Any]]) -> dict[str, Any]:
    """What `--json` prints; docs/json.md is its form."""
    return {
        "score": sum(report["score"] for report in reports),
        "points": sum(report["points"] for report in reports),
        "device": reports[0]["device"] if reports else context.arguments.device,
        "seed": context.arguments.seed,
        "exercises": reports,
    }


def _watch(
    context: Context, grader: Grader, workspace: Workspace, exercises: list[Exercise]
) -> int:
    """Check, then check again what was saved, until Ctrl-C; the last check's exit code."""
    from tutor.commands.watching import wait_for_change
    from tutor.workspace import WorkspaceError

    files = {workspace.file(exercise): exercise for exercise in exercises}
    code = OK
    due = exercises
    try:
        while True:
            try:
                code = _check(context, grader, workspace, due)
            except WorkspaceError as error:  # deleted or half saved: the next save may mend it
                context.warn(error.text(context.say.language))
                code = NOT_GRADED
            print(context.say("check.watching", count=len(files)), flush=True)
            changed = wait_for_change(list(files))
            due = [files[file] for file in changed]
    except KeyboardInterrupt:
        print()
        return code


def run_try(context: Context) -> int:
    """Become the process that runs one case without a sandbox, with prints and debugger."""
    asked = context.arguments
    exercise = context.exercise(asked.exercise)
    workspace = context.workspace
    workspace.text(exercise)  # says so where it is missing
    if asked.case is not None:
        from tutor.course.cases import read_cases

        names = [case.name for case in read_cases(exercise.cases).cases]
        if asked.case not in names:
            raise CommandError(
                context.say(
                    "try.no_case", case=asked.case, name=exercise.name, names=", ".join(names)
                ),
                BAD_COMMAND,
            )
    from tutor.workspace.data import data_folder

    command = [
        sys.executable, "-m", "tutor.grading.open_case",
        "--course-root", str(workspace.course.root),
        "--exercise", exercise.name,
        "--file", str(workspace.file(exercise)),
        *(["--case", asked.case] if asked.case else []),
        "--seed", str(asked.seed),
        "--device", asked.device,
        "--data", str(data_folder(asked.data)),
        "--lang", context.language,
    ]  # fmt: skip
    sys.stdout.flush()
    os.execv(sys.executable, command)
