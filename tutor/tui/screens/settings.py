"""What can be chosen: language, theme, editor, device, checking, keys. It holds at once."""

from __future__ import annotations

import os
from typing import Any

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList

from tutor.tui.key_names import key_name
from tutor.tui.palette import LOOKS
from tutor.tui.remapping import refusal
from tutor.tui.screens.base import TutorScreen
from tutor.tui.settings import CHOICES as ALL_CHOICES
from tutor.tui.settings import DEFAULT_KEYS, Choice
from tutor.tui.widgets.lines import LinePage
from tutor.tui.widgets.menu import Item, Menu
from tutor.tui.widgets.passages import Markdown
from tutor.tui.widgets.title_bar import TitleBar

CHOICES = {choice.name: choice for choice in ALL_CHOICES}
LABEL_COLUMN = 26


class Choices(Menu):
    """The settings."""

    BINDINGS = [Binding("enter", "select", "keys.change")]


class SettingsScreen(TutorScreen):
    """A list: Enter and → choose the next value, ← the one before; on a key, Enter asks for it."""

    HELP = "help.settings"
    BINDINGS = [
        Binding("right,l", "change(1)", "keys.change", show=False),
        Binding("left,h", "change(-1)", "keys.change_back", show=False),
        Binding("backspace,delete", "default", "keys.default"),
        Binding("escape,q,s", "dismiss", "keys.back"),
    ]

    def body(self) -> ComposeResult:
        """The list, and below it what the line is about."""
        yield Choices()
        about = LinePage(measure=400, id="about")
        about.can_focus = False
        yield about

    def retext(self) -> None:
        """List everything as it is now."""
        texts = self.texts
        self.query_one(TitleBar).say(
            texts("settings.title"), state=str(self.tutor.workspace.root.name)
        )
        items = [
            Item(Text()),
            self._row("language", texts("settings.language_name")),
            *(self._row(name, self._value(choice)) for name, choice in CHOICES.items()),
            Item(Text()),
            Item(Text(f" {texts('settings.keys')}", style=self._look.heading)),
            *(self._key_row(name) for name in DEFAULT_KEYS),
        ]
        menu = self.query_one(Choices)
        menu.show(items)
        menu.focus()
        self._explain()

    @property
    def _look(self) -> Any:
        return LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]

    def _value(self, choice: Choice) -> str:
        value = self.tutor.settings.get(choice)
        word = {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value
        return self.texts(f"settings.{choice.name}_{word}".replace("-", "_"))

    def _row(self, name: str, value: str) -> Item:
        look = self._look
        label = Text(f"   {self.texts(f'settings.{name}')}", style=look.text)
        label.truncate(LABEL_COLUMN, pad=True)
        line = Text.assemble(label, ("‹ ", look.muted), (value, look.accent), (" ›", look.muted))
        line.no_wrap, line.overflow = True, "ellipsis"
        return Item(line, name)

    def _key_row(self, name: str) -> Item:
        look, chosen = self._look, self.tutor.settings.keys.get(name)
        label = Text(f"   {self.texts(f'settings.key_{name}')}", style=look.text)
        label.truncate(LABEL_COLUMN, pad=True)
        shown = "  ".join(key_name(key) for key in (chosen or DEFAULT_KEYS[name]).split(","))
        line = Text.assemble(label, "  ", (shown, look.accent))
        if chosen:
            line.append(f"   {self.texts('settings.chosen')}", style=look.muted)
        line.no_wrap, line.overflow = True, "ellipsis"
        return Item(line, f"key:{name}")

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        name = self.query_one(Choices).key or ""
        about = "key" if name.startswith("key:") else name
        if not about:
            return
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
        words = self.texts(f"settings.about_{about}")
        if about == "editor":
            key = "settings.editor_is" if editor else "settings.editor_none"
            words = f"{words} {self.texts(key, editor=editor)}"
        self.query_one("#about", LinePage).show([Markdown(words)])

    # Choosing

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_change(1)

    def action_change(self, direction: int) -> None:
        """The next value of the line, or the one before; a key is asked for."""
        name = self.query_one(Choices).key or ""
        if name.startswith("key:"):
            if direction > 0:
                self._ask(name.removeprefix("key:"))
        elif name == "language":
            self.tutor.action_language()
        elif name in CHOICES:
            choice = CHOICES[name]
            at = choice.values.index(self.tutor.settings.get(choice)) + direction
            self.tutor.choose(choice, choice.values[at % len(choice.values)])
            self.retext()

    def action_default(self) -> None:
        """Back to what holds where nothing was chosen."""
        name = self.query_one(Choices).key or ""
        if name.startswith("key:"):
            self.tutor.choose_key(name.removeprefix("key:"), None)
        elif name in CHOICES:
            self.tutor.choose(CHOICES[name], CHOICES[name].values[0])
        self.retext()

    def _ask(self, name: str) -> None:
        from tutor.tui.screens.ask_key import AskKeyScreen

        words = self.texts(f"settings.key_{name}")
        self.app.push_screen(AskKeyScreen(words), lambda key: self._take(name, key))

    def _take(self, name: str, key: str | None) -> None:
        if key is None:
            return
        reason = refusal(key, name, self.tutor.settings.keys)
        if reason is None:
            self.tutor.choose_key(name, key)
            self.retext()
        else:
            words = self.texts(f"settings.refused_{reason}").format(key=key_name(key))
            self.notify(words, severity="warning", timeout=8)
