"""Which keys an action may be given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from tutor.tui.settings import DEFAULT_KEYS

_ALLOWED = re.compile(r"f([1-9]|1[0-9]|2[0-4])|(ctrl|alt|shift)\+.+")
_TERMINALS = {"ctrl+c", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+z"}
"""Keys that mean something else to a terminal: Tab, Enter, Backspace, stop."""


def refusal(key: str, name: str, keys: Mapping[str, str]) -> str | None:
    """Why the action `name` cannot have this key; None where it can.

    `keys`: what was chosen for other actions. The reason ends a key of the texts:
    `settings.refused_typed`, `…_terminal`, `…_taken`.
    """
    if not _ALLOWED.fullmatch(key) or re.fullmatch(r"shift\+.", key):
        return "typed"
    if key in _TERMINALS:
        return "terminal"
    for other, default in DEFAULT_KEYS.items():
        if other != name and key in keys.get(other, default).split(","):
            return "taken"
    return "taken" if key in _fixed() else None


def _fixed() -> set[str]:
    """Keys of the program, an exercise and its editor that cannot be chosen anew."""
    from textual.widgets import TextArea

    from tutor.tui.app import TutorApp
    from tutor.tui.screens.exercise import ExerciseScreen
    from tutor.tui.widgets.editor import Editor

    bindings: list[BindingType] = []
    for owner in (TutorApp, ExerciseScreen, Editor, TextArea):
        bindings += owner.BINDINGS
    return set(_keys(bindings))


def _keys(bindings: Iterable[BindingType]) -> Iterable[str]:
    for binding in bindings:
        if isinstance(binding, Binding):
            if binding.id not in DEFAULT_KEYS:
                yield from (key.strip() for key in binding.key.split(","))
        else:
            yield from (key.strip() for key in binding[0].split(","))
