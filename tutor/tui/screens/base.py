"""What all screens share: the bars, the language, the covering of a terminal that is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen

from tutor.tui.texts import Texts
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.title_bar import TitleBar
from tutor.tui.widgets.too_small import COLUMNS, ROWS, TooSmall

if TYPE_CHECKING:
    from tutor.tui.app import TutorApp

Result = TypeVar("Result")

WIDE = 110
"""Columns from which two panes stand side by side."""
HORIZONTAL = [(0, "-tiny"), (COLUMNS, "-narrow"), (WIDE, "-wide")]
VERTICAL = [(0, "-flat"), (ROWS, "-tall")]


class TutorScreen(Screen[None]):
    """A full screen: title bar, body, keys. Subclasses give `body` and `retext`."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL
    HELP = ""
    """The key of the text that `F1` shows above the keys."""

    @property
    def tutor(self) -> TutorApp:
        """The app, by its type."""
        return cast("TutorApp", self.app)

    @property
    def texts(self) -> Texts:
        """The words in the language of the moment."""
        return self.tutor.texts

    @property
    def wide(self) -> bool:
        """Whether there is room for two panes."""
        return self.size.width >= WIDE

    def compose(self) -> ComposeResult:
        """The bars around the body."""
        yield TitleBar()
        yield from self.body()
        yield KeyBar()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """What is between the bars."""
        raise NotImplementedError

    def retext(self) -> None:
        """Say everything again, in the language of the moment; what one looks at stays."""
        raise NotImplementedError

    def keep(self) -> None:
        """The screen goes, or the program ends: save what would be lost."""

    def speak(self) -> None:
        """Let the bars and the body speak the language of the moment."""
        self.query_one(KeyBar).retext(self.texts)
        self.query_one(TooSmall).retext(self.texts)
        self.retext()

    def on_mount(self) -> None:
        """Speak once everything is there."""
        self.speak()

    def keys_changed(self) -> None:
        """The keys of the moment may have changed."""
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()


class TutorModal(ModalScreen[Result]):
    """A window over a screen; Escape closes it."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL

    @property
    def tutor(self) -> TutorApp:
        """The app, by its type."""
        return cast("TutorApp", self.app)

    @property
    def texts(self) -> Texts:
        """The words in the language of the moment."""
        return self.tutor.texts

    def speak(self) -> None:
        """Speak the language of the moment."""

    def on_mount(self) -> None:
        """Speak once everything is there."""
        self.speak()

    def action_close(self, *_: Any) -> None:
        """Close without an answer."""
        self.dismiss(None)
