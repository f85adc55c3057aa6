"""`tutor author check` and `tutor author new`: for who writes exercises and lessons."""

from __future__ import annotations

import sys
from pathlib import Path

from tutor.commands.context import BAD_COMMAND, NOT_GRADED, OK, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_data, add_json


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    under = Commands(commands.add("author", run_help), say, under="author_")
    parser = under.add("check", run_check)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=say("author_check.targets"))
    parser.add_argument("--full", action="store_true", help=say("author_check.full"))
    parser.add_argument("--all", action="store_true", help=say("author_check.all"))
    parser.add_argument(
        "--device", choices=["auto", "cpu", "cuda"], default="cpu", help=say("option.device")
    )
    add_data(parser, say)
    add_json(parser, say)
    parser = under.add("new", run_new)
    parser.add_argument("chapter", metavar="CHAPTER", help=say("author_new.chapter"))
    parser.add_argument("name", metavar="NAME", help=say("author_new.name"))
    parser.add_argument(
        "--points", type=int, default=10, metavar="N", help=say("author_new.points")
    )


def run_help(context: Context) -> int:
    """`tutor author` alone."""
    raise CommandError(context.say("author.which"), BAD_COMMAND)


def run_check(context: Context) -> int:
    """The gate, in a process of its own: it needs torch."""
    import subprocess

    asked = context.arguments
    command = [
        sys.executable, "-m", "tutor.grading.gate",
        "--course-root", str(context.course.root),
        *(["--full"] if asked.full else []),
        *(["--all"] if asked.all else []),
        *(["--json"] if asked.json else []),
        "--device", asked.device,
        *(["--data", str(asked.data)] if asked.data else []),
        *asked.targets,
    ]  # fmt: skip
    sys.stdout.flush()
    code = subprocess.run(command, check=False).returncode
    return code if code >= 0 else NOT_GRADED


def run_new(context: Context) -> int:
    """Write the files of a new exercise, as an example that works."""
    from tutor.course.scaffold import new_exercise

    asked = context.arguments
    for file in new_exercise(context.course.root, asked.chapter, asked.name, asked.points):
        print(_short(file))
    print(context.say("author_new.next", name=asked.name))
    return OK


def _short(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)
