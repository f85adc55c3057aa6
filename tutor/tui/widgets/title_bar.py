"""The line on top: where one is, and what one has."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tutor.tui.palette import LOOKS


class TitleBar(Widget):
    """A path of names on the left, a state on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._path: tuple[str, ...] = ()
        self._state = ""

    def say(self, *path: str, state: str = "") -> None:
        """Show other words; the last name of the path is where one is."""
        self._path, self._state = path, state
        self.refresh()

    def render(self) -> Text:
        """The line, cut in the middle of the path where it is too long."""
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        width = self.size.width
        state = Text(self._state, style=look.muted)
        room = width - state.cell_len - 3
        line = Text(no_wrap=True, end="")
        for number, name in enumerate(self._path):
            last = number == len(self._path) - 1
            if not last:
                left = sum(Text(n).cell_len + 3 for n in self._path[number + 1 :])
                if line.cell_len + Text(name).cell_len + 3 + left > room:
                    continue
            line.append(name, style=look.strong if last else look.muted)
            if not last:
                line.append(" › ", style=look.faint)
        line.truncate(max(0, room), overflow="ellipsis")
        line.pad_right(max(1, width - line.cell_len - state.cell_len - 1))
        line.append_text(state)
        return line
