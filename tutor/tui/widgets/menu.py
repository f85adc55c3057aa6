"""A list on a page: lines that can be chosen, and headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.tui.palette import LOOKS


@dataclass(frozen=True)
class Item:
    """A line. `key` names what it stands for; None for a heading, which takes no cursor."""

    text: Text
    key: str | None = None


class Menu(OptionList):
    """Arrows, j and k, or the mouse; Enter or a click takes a line.

    A subclass says in its own binding of Enter what that does.
    """

    BINDINGS = [
        Binding("down,j", "cursor_down", "keys.down", show=False),
        Binding("up,k", "cursor_up", "keys.up", show=False),
        Binding("home,g", "first", "keys.top", show=False),
        Binding("end,G", "last", "keys.bottom", show=False),
        Binding("pageup", "page_up", "keys.page_up", show=False),
        Binding("pagedown,space", "page_down", "keys.page_down", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._keys: list[str | None] = []
        self._rows: list[Text] = []

    def show(self, items: Sequence[Item], *, here: str | None = None) -> None:
        """Show other lines; the cursor stays on its line, or goes to that of `here`."""
        wanted, before = here or self.key, self.highlighted or 0
        top = self.scroll_offset.y
        self._keys = [item.key for item in items]
        self._rows = [item.text for item in items]
        self.clear_options()
        self.add_options([Option(item.text, disabled=item.key is None) for item in items])
        open_ones = [index for index, key in enumerate(self._keys) if key is not None]
        if wanted in self._keys and wanted is not None:
            self.highlighted = self._keys.index(wanted)
        elif open_ones:
            self.highlighted = min(open_ones, key=lambda index: abs(index - before))
        self.scroll_to(y=top, animate=False)

    def on_resize(self) -> None:
        """What stands below may leave the list fewer rows: the cursor stays in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Mark the line under the cursor, so that it shows without colours too."""
        super().watch_highlighted(highlighted)
        accent = (LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]).accent
        for index, line in enumerate(self._rows[: self.option_count]):
            marked = line
            if index == highlighted:
                marked = Text.assemble(("▌", accent), line[1:], no_wrap=True, overflow="ellipsis")
            if self.get_option_at_index(index).prompt != marked:
                self.replace_option_prompt_at_index(index, marked)

    @property
    def key(self) -> str | None:
        """What the line under the cursor stands for."""
        at = self.highlighted
        return self._keys[at] if at is not None and at < len(self._keys) else None

    def key_at(self, index: int) -> str | None:
        """What a line stands for."""
        return self._keys[index]
