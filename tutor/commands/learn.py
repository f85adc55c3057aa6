"""`tutor hint`, `tutor solution` and `tutor reset`: help with one exercise, and a new beginning."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tutor.commands.context import OK, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands

if TYPE_CHECKING:
    from tutor.course.model import Exercise
    from tutor.workspace import Workspace


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    for name, run in (("hint", run_hint), ("solution", run_solution), ("reset", run_reset)):
        parser = commands.add(name, run)
        parser.add_argument("exercise", metavar="EXERCISE", help=say("option.exercise"))
        if name == "solution":
            parser.add_argument("--diff", action="store_true", help=say("solution.diff"))
            parser.add_argument("--yes", action="store_true", help=say("solution.yes"))


def run_hint(context: Context) -> int:
    """Show the next hint, and remember that it was shown; after the last, all of them."""
    from tutor.commands.pages import show_markdown
    from tutor.course.words import read_words

    workspace = context.workspace
    exercise = context.exercise(context.arguments.exercise)
    hints = read_words(exercise, context.language).hints
    if not hints:
        raise CommandError(context.say("hint.none", name=exercise.name), OK)
    used = min(workspace.progress.hints_used(exercise.name), len(hints))
    shown = range(used, used + 1) if used < len(hints) else range(len(hints))
    for index in shown:
        print(context.say("hint.number", number=index + 1, count=len(hints)))
        show_markdown(context.console, hints[index], indent="  ")
    if used < len(hints):
        workspace.progress.use_hint(exercise.name, used + 1)
    after = "hint.more" if used + 1 < len(hints) else "hint.last"
    print(context.say(after, name=exercise.name))
    return OK


def run_solution(context: Context) -> int:
    """Show the reference, after passing or after saying that one wants it now."""
    from rich.syntax import Syntax

    workspace = context.workspace
    exercise = context.exercise(context.arguments.exercise)
    reference = _reference(context, exercise)
    mine = workspace.text(exercise) if context.arguments.diff else ""
    progress = workspace.progress
    if not progress.best(exercise.name).passed and not progress.solution_seen(exercise.name):
        _agree(context, exercise)
        progress.see_solution(exercise.name)
    if context.arguments.diff:
        from tutor.commands.comparing import show_difference

        titles = (context.say("solution.mine"), context.say("solution.reference"))
        if not show_difference(context.console, mine, reference, titles):
            print(context.say("solution.equal"))
    elif context.console.is_terminal:
        context.console.print(Syntax(reference, "python", theme="ansi_dark", word_wrap=True))
    else:
        print(reference, end="")
    return OK


def _reference(context: Context, exercise: Exercise) -> str:
    from tutor.course.toml_text import read_text

    return read_text(exercise.reference, context.say("solution.missing", name=exercise.name))


def _agree(context: Context, exercise: Exercise) -> None:
    if context.arguments.yes:
        return
    if not sys.stdin.isatty():
        raise CommandError(context.say("solution.ask_yes", name=exercise.name))
    answer = input(context.say("solution.ask", name=exercise.name) + " ")
    if answer.strip().lower() not in context.say("solution.yes_words").split():
        raise CommandError(context.say("solution.no", name=exercise.name), OK)


def run_reset(context: Context) -> int:
    """Bring the stub back, keeping what was there."""
    workspace: Workspace = context.workspace
    exercise = context.exercise(context.arguments.exercise)
    there = workspace.file(exercise).exists()
    backup = workspace.reset(exercise)
    if backup is not None:
        print(context.say("reset.done", name=exercise.name, backup=backup))
        print(context.say("reset.undo", backup=backup, file=workspace.file(exercise)))
    else:
        key = "reset.fresh" if there else "reset.back"
        print(context.say(key, name=exercise.name, file=workspace.file(exercise)))
    return OK
