"""`tutor start` and `tutor init`: a workspace, and the program that opens it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.commands.context import DEFAULT_FOLDER, OK, CommandError, Context
from tutor.commands.messages import Messages
from tutor.commands.parsing import Commands, add_data

if TYPE_CHECKING:
    from tutor.workspace import Workspace


def add(commands: Commands, say: Messages) -> None:
    """Add the commands."""
    parser = commands.add("start", run_start)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=say("start.folder"))
    parser.add_argument(
        "--device", choices=["auto", "cpu", "cuda"], default="auto", help=say("option.device")
    )
    add_data(parser, say)
    parser.add_argument("--web", action="store_true", help=say("start.web"))
    parser.add_argument("--port", type=_port, default=None, metavar="N", help=say("start.port"))
    parser.add_argument("--no-open", action="store_true", help=say("start.no_open"))
    parser = commands.add("init", run_init)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=say("init.folder"))


def run_start(context: Context) -> int:
    """Open the program, in a new workspace where there is none."""
    if context.arguments.web:
        return _serve(context)
    for given, name in (
        (context.arguments.port, "--port"),
        (context.arguments.no_open, "--no-open"),
    ):
        if given:
            raise CommandError(context.say("start.only_web", option=name))
    # a browser's page has no terminal here: its program talks to the server that started it
    in_browser = "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")
    if not (in_browser or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise CommandError(context.say("start.no_terminal"))
    workspace = _open(context)
    from tutor.tui.app import run
    from tutor.workspace.data import data_folder

    run(
        workspace,
        language=context.arguments.lang,
        device=context.arguments.device,
        data=data_folder(context.arguments.data),
    )
    return OK


def _serve(context: Context) -> int:
    """Serve the program to a browser on this machine, until Ctrl-C."""
    try:
        from tutor.web import Server, open_browser
    except ModuleNotFoundError as missing:
        raise CommandError(context.say("start.no_web", missing=missing.name)) from None
    workspace, asked, say = _open(context), context.arguments, context.say
    command = [sys.executable, "-P", "-m", "tutor"]
    if asked.lang:
        command += ["--lang", asked.lang]
    if asked.course:
        command += ["--course", str(asked.course.resolve())]
    command += ["start", str(workspace.root), "--device", asked.device]
    if asked.data:
        command += ["--data", str(asked.data.resolve())]
    try:
        server = Server(command, asked.port or 0, lambda key: say(f"web.{key}"))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise CommandError(say("start.port_taken", port=asked.port, reason=reason)) from None

    def ready() -> None:
        opened = not asked.no_open and open_browser(server.address)
        print(say("start.opened" if opened else "start.served", address=server.address), flush=True)

    server.run(ready)
    print(say("start.web_over"))
    return OK


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError("")
    return int(text)


def run_init(context: Context) -> int:
    """Make a workspace, or add what is new in the course to one."""
    _open(context)
    return OK


def _open(context: Context) -> Workspace:
    from tutor.workspace import Workspace

    folder: Path | None = context.arguments.folder
    found = context.workspace_if_any if folder is None else None
    if found is not None:
        added = found.update()
        _say_added(context, found, [exercise.name for exercise in added])
        return found
    target = (folder or Path(DEFAULT_FOLDER)).expanduser().resolve()
    existing = Workspace.find(target, context.course if context.arguments.course else None)
    if existing is not None and existing.root == target:
        added = existing.update()
        _say_added(context, existing, [exercise.name for exercise in added])
        return existing
    workspace = Workspace.create(target, context.course, context.language)
    print(context.say("init.made", folder=workspace.root))
    elsewhere = workspace.root != Path.cwd().resolve()
    print(context.say("init.next" if elsewhere else "init.go_on", folder=_as_typed(workspace.root)))
    return workspace


def _say_added(context: Context, workspace: Workspace, names: list[str]) -> None:
    key = "init.added" if names else "init.nothing_new"
    print(context.say(key, folder=workspace.root, names=", ".join(names)))


def _as_typed(folder: Path) -> str:
    try:
        return str(folder.relative_to(Path.cwd()))
    except ValueError:
        return str(folder)
