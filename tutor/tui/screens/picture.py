"""A cell's pictures, each as large as the screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from rich.color import Color
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center
from textual.widget import Widget

from tutor.figures import Figure
from tutor.figures.cells import RGB
from tutor.figures.render import render
from tutor.tui.cell_output import many_colours
from tutor.tui.graphics import BLOCKS, Cell, cell_size, image_widget, protocol
from tutor.tui.palette import LOOKS, Look
from tutor.tui.screens.base import TutorScreen
from tutor.tui.settings import PICTURES
from tutor.tui.widgets.lines import LinePage, Part
from tutor.tui.widgets.title_bar import TitleBar


class Drawn(Part):
    """A figure as text, as wide as the page."""

    def __init__(self, figure: Figure, rows: int) -> None:
        super().__init__()
        self._figure, self._rows = figure, rows

    def build(self, width: int, look: Look) -> list[Text]:
        colour = self._figure["kind"] != "curve" or many_colours()
        drawn = render(self._figure, width, self._rows, colour)
        return list(Text.from_ansi(drawn, no_wrap=True, end="").split("\n", allow_blank=False))


class PictureScreen(TutorScreen):
    """Shows pixels where the terminal can, else characters."""

    HELP = "help.picture"
    BINDINGS = [
        Binding("right,n,space,enter", "turn(1)", "keys.picture_after"),
        Binding("left,p", "turn(-1)", "keys.picture_before"),
        Binding("escape,q,v", "leave", "keys.back"),
    ]

    def __init__(self, figures: Sequence[Figure], number: int) -> None:
        """`number`: of the cell that drew them."""
        super().__init__()
        self._figures, self._number = figures, number
        self._at = 0
        self._shown_for: tuple[Any, ...] = ()

    def body(self) -> ComposeResult:
        """One picture."""
        yield Center(id="picture")

    def retext(self) -> None:
        """Say which picture it is, and draw it."""
        count = len(self._figures)
        which = self.texts("picture.which", number=self._at + 1, count=count) if count > 1 else ""
        self.query_one(TitleBar).say(self.texts("picture.title", cell=self._number), state=which)
        self._shown_for = ()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    async def _draw(self) -> None:
        place = self.query_one("#picture")
        size = place.size
        wanted = (self._at, size, self.app.theme)
        if not size.area or wanted == self._shown_for:
            return
        self._shown_for = wanted
        figure = self._figures[self._at]
        kind = protocol(self.tutor.settings.get(PICTURES))
        forget(place)
        await place.remove_children()
        if kind == BLOCKS or figure["kind"] == "curve":
            page = LinePage(measure=400)
            await place.mount(page)
            # titles and legends come on top
            page.show([Drawn(figure, max(6, size.height - 4))])
            page.focus()
            return
        await place.mount(self._pixels(figure, kind, size.width - 2, size.height))

    def _pixels(self, figure: Figure, kind: str, columns: int, rows: int) -> Widget:
        from PIL import Image

        from tutor.figures.raster import raster

        cell: Cell = cell_size()
        colours = (LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]).colours
        paper: RGB = Color.parse(colours.background).get_truecolor()
        ink: RGB = Color.parse(colours.text).get_truecolor()
        drawn = raster(figure, columns * cell.width, rows * cell.height, paper, ink)
        # whole characters, so that nothing is stretched
        across, down = math.ceil(drawn.width / cell.width), math.ceil(drawn.height / cell.height)
        whole = Image.new("RGB", (across * cell.width, down * cell.height), paper)
        whole.paste(drawn)
        widget = image_widget(kind, whole, cell)
        widget.styles.width, widget.styles.height = across, down
        return widget

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There may be but one."""
        return action != "turn" or len(self._figures) > 1

    def action_turn(self, step: int) -> None:
        """The picture behind, or before."""
        self._at = (self._at + step) % len(self._figures)
        self.retext()

    def action_leave(self) -> None:
        """Back to the lesson."""
        forget(self.query_one("#picture"))
        self.dismiss()


def forget(place: Widget) -> None:
    """Let the terminal free the images that it was sent."""
    for shown in place.children:
        if not isinstance(shown, LinePage):
            shown.image = None  # type: ignore[attr-defined]
