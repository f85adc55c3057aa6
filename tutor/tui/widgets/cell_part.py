"""A cell in the page: its source, and below it what it prints."""

from __future__ import annotations

from rich.text import Text

from tutor.course.texts import Cell
from tutor.tui.cell_runner import CellRunner
from tutor.tui.code import fold, highlight
from tutor.tui.palette import Look
from tutor.tui.signs import DONE, WAITING, WRONG
from tutor.tui.texts import Texts
from tutor.tui.widgets.lines import Part

SIGNS = {"idle": " ", "queued": WAITING, "running": "▶", "ok": DONE, "failed": WRONG}
MARGIN = 5
"""Cells that the number takes."""


class CellPart(Part):
    """Shows the author's output until the cell has been run here."""

    focusable = True

    def __init__(self, cell: Cell, runner: CellRunner, texts: Texts) -> None:
        super().__init__()
        self.cell, self._runner, self._texts = cell, runner, texts

    def build(self, width: int, look: Look) -> list[Text]:
        return self._source(width, look) + self._below(width, look)

    def height(self, width: int, look: Look) -> int:
        rows = self.source.split("\n")  # colours, which take the most time, change no height
        source = sum(len(fold(Text(row), width - MARGIN - 1)) for row in rows)
        return source + len(self._below(width, look))

    def _below(self, width: int, look: Look) -> list[Text]:
        """What stands under the source."""
        lines: list[Text] = []
        number = self.cell.number
        if number in self._runner.edited:
            lines.append(self._label("cell.edited", look))
        state = self._runner.state(number)
        output = self._runner.outputs.get(number)
        if output is not None:
            lines.append(self._label(f"cell.{state}" if state != "idle" else "cell.stale", look))
            lines += _indented(output.lines(width - MARGIN, look, self._texts))
        elif self.cell.output is not None and number not in self._runner.edited:
            lines.append(self._label("cell.recorded", look))
            for row in self.cell.output.rstrip("\n").split("\n"):
                lines += _indented(fold(Text(row, style=look.muted), width - MARGIN))
        return [*lines, Text()]

    @property
    def source(self) -> str:
        """What runs."""
        return self._runner.source(self.cell.number).rstrip("\n")

    @property
    def markdown(self) -> str:
        return f"```python\n{self.source}\n```"

    def _label(self, key: str, look: Look) -> Text:
        style = {
            "cell.failed": look.bad,
            "cell.running": look.warn,
            "cell.edited": look.accent,
        }.get(key, look.muted)
        return Text.assemble((" " * MARGIN, look.text), (f"╌╌ {self._texts(key)}", style))

    def _source(self, width: int, look: Look) -> list[Text]:
        sign = SIGNS[self._runner.state(self.cell.number)] if self.cell.run else " "
        number = f"{self.cell.number:>2} {sign} " if self.cell.run else " " * MARGIN
        lines: list[Text] = []
        for row in highlight(self.source, look):
            for piece in fold(row, width - MARGIN - 1):
                margin = " " * MARGIN if lines else number
                line = Text.assemble((margin, look.muted), piece, no_wrap=True, end="")
                line.pad_right(width - line.cell_len)
                line.stylize_before(look.code)
                lines.append(line)
        return lines


def _indented(lines: list[Text]) -> list[Text]:
    return [Text.assemble(" " * MARGIN, line, no_wrap=True, end="") for line in lines]
