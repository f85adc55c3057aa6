"""`tutor doctor`: what this machine offers, and what to do about what is missing."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from typing import Any, NamedTuple

from tutor.commands.context import NOT_GRADED, OK, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_data, add_json

_SMALLEST = (80, 24)
_ASK_TORCH = """
import json, torch
cuda = torch.cuda.is_available()
print(json.dumps({"version": torch.__version__,
                  "device": torch.cuda.get_device_name(0) if cuda else "",
                  "cuda": torch.version.cuda or ""}))
"""


class Finding(NamedTuple):
    """One thing that was looked at."""

    name: str
    good: bool
    text: str


def add(commands: Commands, say: Messages) -> None:
    """Add the command."""
    parser = commands.add("doctor", run_doctor)
    add_data(parser, say)
    add_json(parser, say)


def run_doctor(context: Context) -> int:
    """Look at everything; exit code 3 where exercises cannot be graded here."""
    findings = [_python(context), *_torch(context), _sandbox(context), _terminal(context)]
    findings += [_data(context), _course(context), _workspace(context)]
    if context.arguments.json:
        print(json.dumps([f._asdict() for f in findings], ensure_ascii=False, indent=2))
    else:
        _show(context, findings)
    broken = [f for f in findings if not f.good and f.name in ("python", "torch", "course")]
    return NOT_GRADED if broken else OK


def _show(context: Context, findings: list[Finding]) -> None:
    from rich.text import Text

    from tutor.commands.painting import indented, marked

    for finding in findings:
        mark, style = ("✓", "green") if finding.good else ("!", "yellow")
        context.console.print(
            Text(f"{mark} ", style).append(context.say(f"doctor.{finding.name}"), "bold")
        )
        text = marked(finding.text, context.console)
        if not context.console.soft_wrap:
            text = indented(text, context.console.width, "    ")
            context.console.print(text)
        else:
            context.console.print(Text("    ") + text)


def _python(context: Context) -> Finding:
    version = platform.python_version()
    good = sys.version_info >= (3, 11)
    return Finding(
        "python",
        good,
        context.say("doctor.python_is", version=version, file=sys.executable)
        if good
        else context.say("doctor.python_old", version=version),
    )


def _torch(context: Context) -> list[Finding]:
    import subprocess

    say = context.say
    try:
        done = subprocess.run(
            [sys.executable, "-c", _ASK_TORCH], capture_output=True, text=True, timeout=120
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired):
        return [Finding("torch", False, say("doctor.torch_silent"))]
    except ValueError:
        lines = done.stderr.strip().splitlines()
        return [
            Finding("torch", False, say("doctor.torch_broken", error=lines[-1] if lines else ""))
        ]
    device = say("doctor.device_cpu", count=os.cpu_count() or 1)
    if found["device"]:
        device = say("doctor.device_cuda", name=found["device"], cuda=found["cuda"])
    return [
        Finding("torch", True, say("doctor.torch_is", version=found["version"])),
        Finding("device", True, device),
    ]


def _sandbox(context: Context) -> Finding:
    from tutor.grading.sandbox import layers

    found = layers()
    on = ", ".join(layer.name for layer in found if layer.available)
    missing = [layer for layer in found if not layer.available]
    if not missing:
        return Finding("sandbox", True, context.say("doctor.sandbox_all", on=on))
    off = ", ".join(f"{layer.name} ({layer.detail})" for layer in missing)
    enough = not any(layer.needed for layer in missing)
    key = "doctor.sandbox_enough" if enough else "doctor.sandbox_some"
    return Finding("sandbox", enough, context.say(key, on=on or "–", off=off))


def _terminal(context: Context) -> Finding:
    say = context.say
    if not sys.stdout.isatty():
        return Finding("terminal", True, say("doctor.no_terminal"))
    size = shutil.get_terminal_size()
    colours = {
        None: say("doctor.colours_none"),
        "truecolor": "16 777 216",
        "256": "256",
        "standard": "16",
        "windows": "16",
    }[context.console.color_system]
    text = say("doctor.terminal_is", columns=size.columns, lines=size.lines, colours=colours)
    if size.columns < _SMALLEST[0] or size.lines < _SMALLEST[1]:
        wish = say("doctor.terminal_small", columns=_SMALLEST[0], lines=_SMALLEST[1])
        return Finding("terminal", False, f"{text} {wish}")
    return Finding("terminal", True, text)


def _data(context: Context) -> Finding:
    from tutor.workspace.data import data_folder, data_sets

    folder = data_folder(context.arguments.data)
    sets = data_sets(folder)
    if sets:
        return Finding("data", True, context.say("doctor.data_is", folder=folder,
                                                 names=", ".join(sets)))  # fmt: skip
    return Finding("data", True, context.say("doctor.data_none", folder=folder))


def _course(context: Context) -> Finding:
    from tutor.course.model import CourseError
    from tutor.workspace import WorkspaceError

    try:
        course = context.course
    except CourseError as error:
        return Finding("course", False, str(error))
    except WorkspaceError as error:
        return Finding("course", False, error.text(context.say.language))
    return Finding(
        "course",
        True,
        context.say(
            "doctor.course_is",
            title=course.title(context.language),
            lessons=len(course.lessons),
            exercises=len(course.exercises),
            folder=course.root,
        ),
    )


def _workspace(context: Context) -> Finding:
    from tutor.course.model import CourseError
    from tutor.workspace import WorkspaceError

    say = context.say
    try:
        workspace = context.workspace_if_any
        if workspace is None:
            return Finding("workspace", True, say("doctor.workspace_none"))
        standings = workspace.progress.standings()
        writable = os.access(workspace.root, os.W_OK)
    except CourseError as error:
        return Finding("workspace", False, str(error))
    except WorkspaceError as error:
        return Finding("workspace", False, error.text(say.language))
    missing = [
        exercise.name
        for exercise in workspace.course.exercises
        if exercise.stub.exists() and not workspace.file(exercise).exists()
    ]
    text = say(
        "doctor.workspace_is",
        folder=workspace.root,
        passed=sum(standing.passed for standing in standings.values()),
        count=len(workspace.course.exercises),
    )
    if missing:
        text += " " + say("doctor.workspace_missing", names=", ".join(missing))
    if not writable:
        text += " " + say("doctor.workspace_read_only")
    return Finding("workspace", not missing and writable, text)
