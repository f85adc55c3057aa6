"""`tutor grader status` and `tutor grader stop`: the process that stays ready between checks."""

from __future__ import annotations

import json

from tutor.commands.context import BAD_COMMAND, OK, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_json


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    under = Commands(commands.add("grader", run_help), say, under="grader_")
    add_json(under.add("status", run_status), say)
    under.add("stop", run_stop)


def run_help(context: Context) -> int:
    """`tutor grader` alone."""
    raise CommandError(context.say("grader.which"), BAD_COMMAND)


def run_status(context: Context) -> int:
    """Which graders run, for which course, and what they are doing."""
    from tutor.grading.starting import is_shared, states

    found = states()
    if context.arguments.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return OK
    for state in found:
        if "seconds" not in state:
            print(context.say("grader_status.silent", pid=state["pid"]))
            continue
        doing = "busy" if state["running"] else "idle"
        print(
            context.say(
                "grader_status.one",
                course=state["course_root"],
                pid=state["pid"],
                age=_minutes(context, state["seconds"]),
                checks=state["checks"],
                doing=context.say(
                    f"grader_status.{doing}",
                    time=_minutes(context, state["idle"]),
                    waiting=state["waiting"],
                ),
            )
        )
    if not found:
        print(context.say("grader_status.none" if is_shared() else "grader_status.off"))
    return OK


def _minutes(context: Context, seconds: int) -> str:
    unit = "seconds" if seconds < 120 else "minutes"
    return context.say(f"grader_status.{unit}", count=seconds if seconds < 120 else seconds // 60)


def run_stop(context: Context) -> int:
    """End them; the next check starts a new one."""
    from tutor.grading.starting import stop_all

    print(context.say("grader_stop.stopped" if stop_all() else "grader_stop.none"))
    return OK
