"""The line at the bottom: the keys of the moment."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.screen import Screen
from textual.widget import Widget

from tutor.tui.palette import LOOKS
from tutor.tui.texts import Texts

ALWAYS = "help"
"""The action whose key is shown even where room is short."""


class KeyBar(Widget):
    """What can be pressed (or clicked) now; as many keys as the width holds, first ones first."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: Texts | None = None
        self._spans: list[tuple[int, int, str]] = []

    def retext(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts
        self.refresh()

    def on_mount(self) -> None:
        """Follow what the focus changes."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[object]) -> None:
        self.refresh()

    def _keys(self, texts: Texts) -> list[tuple[str, str, str]]:
        """Key, what is printed on it, what it does; `help` last."""
        seen: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in seen:
                key = binding.key.split(",")[0]
                shown = self.app.get_key_display(binding)
                seen[binding.action] = (key, shown, texts(binding.description))
        help_key = seen.pop(ALWAYS, None)
        return [*seen.values(), *([help_key] if help_key else [])]

    def render(self) -> Text:
        """The line; remembers where each key stands, for the mouse."""
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        line = Text(no_wrap=True, end="")
        self._spans = []
        if self._texts is None:
            return line
        keys = self._keys(self._texts)
        room = self.size.width
        if keys:
            room -= _width(keys[-1])
        for number, (key, shown, label) in enumerate(keys):
            last = number == len(keys) - 1
            if not last and line.cell_len + _width((key, shown, label)) > room:
                continue
            start = line.cell_len
            line.append(f" {shown}", style=look.accent)
            line.append(f" {label} ", style=look.muted)
            self._spans.append((start, line.cell_len, key))
        return line

    def on_click(self, event: events.Click) -> None:
        """A click presses the key."""
        for start, end, key in self._spans:
            if start <= event.x < end:
                self.app.simulate_key(key)


def _width(key: tuple[str, str, str]) -> int:
    return cell_len(f" {key[1]} {key[2]} ")
