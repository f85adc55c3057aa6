"""Command lines: argparse, in the learner's language, with help that teaches."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from tutor.commands.context import BAD_COMMAND, Context
from tutor.commands.messages import Messages

Run = Callable[[Context], int]

_TRANSLATED = {
    "required": r"the following arguments are required: (.+)",
    "one_value": r"argument (.+): expected (?:one|at least one) argument",
    "choice": r"argument (.+): invalid choice: '?([^']+?)'? \(choose from (.+)\)",
    "value": r"argument (.+): invalid \w+ value: '?([^']*)'?",
    "together": r"argument (.+): not allowed with argument (.+)",
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks the learner's language and names the help of its command."""

    def __init__(self, *, say: Messages, **settings: Any) -> None:
        self.say = say
        super().__init__(
            **settings, add_help=False, allow_abbrev=False, formatter_class=_formatter(say)
        )
        self._positionals.title = say("help.arguments")
        self._optionals.title = say("help.options")
        self.add_argument("-h", "--help", action="help", help=say("help.help"))

    def error(self, message: str) -> NoReturn:
        """One sentence and the next command; exit code 2."""
        for key, pattern in _TRANSLATED.items():
            found = re.fullmatch(pattern, message)
            if found:
                fields = {f"v{number}": text for number, text in enumerate(found.groups(), 1)}
                message = self.say(f"parse.{key}", **fields)
        more = self.say("parse.more", command=f"{self.prog} --help")
        print(f"tutor: {message} {more}", file=sys.stderr)
        raise SystemExit(BAD_COMMAND)


def _formatter(say: Messages) -> Any:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, max_help_position=28)

        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            super().add_usage(
                usage, actions, groups, say("help.usage") if prefix is None else prefix
            )

    return Formatter


class Commands:
    """Adds commands to the parser, each with the texts that messages.*.toml has for it."""

    def __init__(self, parser: Parser, say: Messages, under: str = "") -> None:
        self.say, self._under = say, under
        self._added = parser.add_subparsers(
            dest=f"{under}command",
            metavar=say("help.command"),
            title=say("help.commands"),
            parser_class=Parser,
        )
        self.parsers: dict[str, Parser] = {}

    def add(self, name: str, run: Run | None = None) -> Parser:
        """A command; `run` gets the context and returns the exit code."""
        key = f"{self._under}{name}"
        say = self.say
        parser = self._added.add_parser(
            name,
            say=say,
            help=say(f"{key}.help"),
            description=say(f"{key}.about"),
            epilog=say(f"{key}.examples") + "\n\n" + say("help.codes"),
        )
        self.parsers[name] = parser
        if run is not None:
            parser.set_defaults(run=run)
        # also after the command; what is not given there leaves what stood before it
        common(parser, say, default=argparse.SUPPRESS)
        return parser


def common(parser: Parser, say: Messages, default: Any = None) -> None:
    """The options of every command."""
    parser.add_argument("--lang", metavar="CODE", default=default, help=say("option.lang"))
    parser.add_argument(
        "--course", metavar="DIR", type=Path, default=default, help=say("option.course")
    )


def add_json(parser: Parser, say: Messages) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def add_grading(parser: Parser, say: Messages) -> None:
    """Where and with which inputs to run."""
    parser.add_argument(
        "--device", choices=["auto", "cpu", "cuda"], default="auto", help=say("option.device")
    )
    parser.add_argument("--seed", type=_seed, default=0, metavar="N", help=say("option.seed"))
    add_data(parser, say)


def add_sandbox(parser: Parser, say: Messages) -> None:
    """`--sandbox`."""
    parser.add_argument(
        "--sandbox",
        choices=["auto", "require", "off"],
        default=os.environ.get("TUTOR_SANDBOX") or "auto",
        help=say("option.sandbox"),
    )


def _seed(text: str) -> int:
    """A number, or one drawn for `random`."""
    if text != "random":
        return int(text)
    from tutor.grading.seeds import fresh_seed

    return fresh_seed()


def add_data(parser: Parser, say: Messages) -> None:
    """`--data`."""
    parser.add_argument("--data", type=Path, metavar="DIR", help=say("option.data"))
