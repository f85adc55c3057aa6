"""What the learner has chosen: theme, editor, device, keys. Kept with their progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tutor.tui.palette import DARK, LIGHT
from tutor.workspace import Progress


@dataclass(frozen=True)
class Choice:
    """A setting with a few values; the first is the one that holds until another is chosen."""

    name: str
    values: tuple[Any, ...]


THEME = Choice("theme", (DARK.name, LIGHT.name))
EDITOR = Choice("editor", ("built-in", "own"))
DEVICE = Choice("device", ("auto", "cpu", "cuda"))
PICTURES = Choice("pictures", ("auto", "blocks", "kitty", "sixel"))
CHECK_ON_SAVE = Choice("check_on_save", (True, False))
CHOICES = (THEME, PICTURES, EDITOR, DEVICE, CHECK_ON_SAVE)
KEYS = "keys"

DEFAULT_KEYS = {
    "help": "f1",
    "find": "ctrl+p",
    "language": "f3,ctrl+l",
    "theme": "f4",
    "check": "ctrl+s,f5",
    "hint": "f2",
    "solution": "f7",
    "next": "f8,ctrl+n",
    "other_pane": "f6",
    "editor": "ctrl+e",
}
"""The actions whose key can be chosen: the ids of their bindings, and the keys they have."""


class Settings:
    """Reads each setting once; a value that is kept and means nothing any more is passed over."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._read: dict[str, Any] = {}

    def get(self, choice: Choice) -> Any:
        """The value chosen."""
        value = self._value(choice.name)
        return value if value in choice.values else choice.values[0]

    def set(self, choice: Choice, value: Any) -> None:
        """Choose a value. Raises WorkspaceError."""
        self._keep(choice.name, value)

    @property
    def keys(self) -> dict[str, str]:
        """The keys that were chosen, by binding id."""
        kept = self._value(KEYS)
        if not isinstance(kept, dict):
            return {}
        return {name: str(key) for name, key in kept.items() if name in DEFAULT_KEYS and key}

    @property
    def keymap(self) -> dict[str, str]:
        """The same, for Textual."""
        # a keymap empties the keys that an action had: what else stands on them is put back
        return {**self.keys, **({"save": "ctrl+s"} if "check" in self.keys else {})}

    def set_key(self, name: str, key: str | None) -> None:
        """Give an action a key; None gives it back the one it had. Raises WorkspaceError."""
        keys = {**self.keys, name: key}
        self._keep(KEYS, {name: key for name, key in keys.items() if key})

    def _value(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = self._progress.setting(name)
        return self._read[name]

    def _keep(self, name: str, value: Any) -> None:
        self._progress.set_setting(name, value)
        self._read[name] = value
