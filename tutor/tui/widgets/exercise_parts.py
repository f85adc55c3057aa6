"""What stands beside the editor: the task, hints, and what a check said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rich.style import Style
from rich.text import Text

from tutor.tui.attempts import Change
from tutor.tui.code import fold, highlight
from tutor.tui.palette import Look
from tutor.tui.prose import prose
from tutor.tui.signs import DONE, WAITING, WRONG, outcome_sign, outcome_style
from tutor.tui.texts import Texts
from tutor.tui.widgets.lines import Part

PRINTED_LINES = 12
"""Lines of a case's output that are shown while it is not open."""
CHANGED_LINES = 8
"""Lines of what was changed since the last attempt that are shown."""


class Passage(Part):
    """Markdown, perhaps under a heading of its own and behind a bar."""

    def __init__(self, markdown: str, *, heading: str = "", bar: str = "") -> None:
        """`bar`: the name of a style of the Look; empty for no bar."""
        super().__init__()
        self._markdown, self._heading, self._bar = markdown, heading, bar

    def build(self, width: int, look: Look) -> list[Text]:
        style = getattr(look, self._bar) if self._bar else look.heading
        inner = width - 2 if self._bar else width
        lines = [Text(self._heading, style=style + Style(bold=True))] if self._heading else []
        lines += prose(self._markdown, inner, look)
        if self._bar:
            lines = [Text.assemble(("▎ ", style), line, no_wrap=True, end="") for line in lines]
        return [*lines, Text()]


class Line(Part):
    """One styled line."""

    def __init__(self, text: str, style: str = "text") -> None:
        super().__init__()
        self._text, self._style = text, style

    def build(self, width: int, look: Look) -> list[Text]:
        return fold(Text(self._text, style=getattr(look, self._style)), width)


class CasePart(Part):
    """A case: waiting at first, then its outcome in sign and word, and what went wrong."""

    def __init__(
        self,
        case: dict[str, Any],
        texts: Texts,
        *,
        title: str = "",
        asked: str = "",
        again: bool = False,
    ) -> None:
        """`case`: name, title and points; the whole report once it is there. `title`: in the
        language of the moment. `asked`: the code of the case, shown where it is not empty, and
        then all that was printed too. `again`: its message is that of the case above."""
        super().__init__()
        self._case, self._texts = case, texts
        self._width, self._again = 0, again
        self._title, self._asked = title or case["title"], asked

    @property
    def name(self) -> str:
        """The case's name."""
        return str(self._case["name"])

    def build(self, width: int, look: Look) -> list[Text]:
        self._width = width
        case, outcome = self._case, self._case.get("outcome")
        sign = outcome_sign(outcome) if outcome else WAITING
        style = outcome_style(outcome, look) if outcome else look.muted
        word = self._texts(f"outcome.{outcome}") if outcome else self._texts("outcome.waiting")
        points = f"{case.get('score', '–')}/{case['points']}"
        room = width - 2 - len(points) - 1
        title = prose(self._title, max(10, room), look)
        lines = []
        for number, row in enumerate(title):
            line = Text.assemble((f"{sign} " if not number else "  ", style), row, no_wrap=True)
            if not number:
                line.pad_right(max(0, width - line.cell_len - len(points)))
                line.append(points, style=look.muted)
            lines.append(line)
        if outcome and outcome != "passed":
            lines += self._words(word, width, look, style)
        if self._asked:
            lines += self._block(self._texts("exercise.asked"), highlight(self._asked, look), look)
        return [*lines, *self._printed(width, look)]

    def _words(self, word: str, width: int, look: Look, style: Style) -> list[Text]:
        message = str(self._case.get("message", ""))
        if self._again:
            message = self._texts("exercise.as_above")
        if self._case["outcome"] == "not_started":
            return []
        rows: list[Text] = []
        lead = Text(word + self._texts("exercise.colon"), style=style)
        said = [marked(row, look) for row in message.split("\n")]
        texts = [Text.assemble(lead, said[0]), *said[1:]]
        for text in texts:
            wrapped = text.wrap(_console(), max(10, width - 4))
            rows += [Text.assemble("    ", row, no_wrap=True, end="") for row in wrapped]
        return rows

    def _printed(self, width: int, look: Look) -> list[Text]:
        output = str(self._case.get("output", "")).rstrip("\n")
        if not output:
            return []
        rows = output.split("\n")
        shown = rows if self._asked else rows[:PRINTED_LINES]
        texts = [Text(row, style=look.text) for row in shown]
        lines = self._block(self._texts("exercise.printed"), texts, look)
        if len(rows) > len(shown):
            left = self._texts("exercise.more_lines", lines=len(rows) - len(shown))
            lines.append(Text(f"    {left}", style=look.muted))
        return lines

    def _block(self, heading: str, rows: list[Text], look: Look) -> list[Text]:
        lines = [Text(f"    {heading}", style=look.muted)]
        for row in rows:
            pieces = fold(row, self._width - 6)
            lines += [
                Text.assemble(("    │ ", look.faint), piece, no_wrap=True, end="")
                for piece in pieces
            ]
        return lines


class ChangePart(Part):
    """What is better and worse than at the last attempt, and what was changed in between."""

    def __init__(
        self,
        change: Change,
        titles: dict[str, str],
        texts: Texts,
        *,
        heading: str,
        whole: bool = False,
    ) -> None:
        """`titles`: the cases' sentences by name. `whole`: every line that was changed."""
        super().__init__()
        self._heading = heading
        self._change, self._titles, self._texts = change, titles, texts
        self._most = len(change.lines) if whole else CHANGED_LINES

    def build(self, width: int, look: Look) -> list[Text]:
        texts, change = self._texts, self._change
        lines = [Text(self._heading, style=look.heading)]
        for names, sign, style, key in (
            (change.passed, DONE, look.good, "exercise.now_right"),
            (change.lost, WRONG, look.bad, "exercise.now_wrong"),
        ):
            for name in names:
                lead = Text(f"{sign} {texts(key)}{texts('exercise.colon')}", style=style)
                rows = prose(self._titles.get(name, name), max(10, width - lead.cell_len), look)
                for number, row in enumerate(rows):
                    start = lead if not number else Text(" " * lead.cell_len)
                    lines.append(Text.assemble(start, row, no_wrap=True, end=""))
        if not change.passed and not change.lost:
            lines.append(Text(texts("exercise.same_cases"), style=look.muted))
        if change.same:
            lines.append(Text(texts("exercise.same_file"), style=look.muted))
        lines += changed_lines(change.lines[: self._most], width, look)
        if len(change.lines) > self._most:
            left = len(change.lines) - self._most
            lines.append(Text(texts("exercise.more_changed", lines=left), style=look.muted))
        return [*lines, Text()]


def changed_lines(rows: Sequence[tuple[str, str]], width: int, look: Look) -> list[Text]:
    """Signs and lines of a difference, as `tutor.tui.attempts` gives them."""
    styles = {"-": look.bad, "+": look.good}
    lines = []
    for sign, row in rows:
        style = styles.get(sign, look.muted)
        pieces = fold(Text(row, style=style), max(4, width - 2))
        for number, piece in enumerate(pieces):
            mark = sign if not number else " "
            lines.append(Text.assemble((f"{mark} ", style), piece, no_wrap=True, end=""))
    return lines


class CurvePart(Part):
    """The training curve of the learner's run, the reference's under it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._points: dict[tuple[str, str], list[list[float]]] = {}

    def retext(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts
        self.changed()

    def add(self, who: str, step: int, values: dict[str, float]) -> None:
        """A point of each value; `who` is `you` or `reference`."""
        for name, value in values.items():
            self._points.setdefault((name, who), []).append([float(step), float(value)])

    def build(self, width: int, look: Look) -> list[Text]:
        if not self._points:
            return []
        from tutor.figures.render import render

        series = {
            f"{name}, {self._texts('exercise.' + who)}": points
            for (name, who), points in self._points.items()
        }
        figure = {"kind": "curve", "title": "", "series": series, "xlabel": "", "ylabel": ""}
        drawn = render(figure, width, 12)
        return [*Text.from_ansi(drawn).split("\n"), *self._ends(width, look), Text()]

    def _ends(self, width: int, look: Look) -> list[Text]:
        """Where each curve has come to, in numbers: curves that lie on each other differ by colour
        alone."""
        lines = []
        for name in dict.fromkeys(name for name, _ in self._points):
            ends = [
                f"{self._texts('exercise.' + who)} {self._points[name, who][-1][1]:.4g}"
                for who in ("you", "reference")
                if (name, who) in self._points
            ]
            lines += fold(Text(f"{name}: {' · '.join(ends)}", style=look.muted), width)
        return lines


def marked(text: str, look: Look) -> Text:
    """Words in which code between backticks stands out, as it does in prose."""
    done = Text(style=look.text)
    for index, part in enumerate(re.split(r"`([^`\n]+)`", text)):
        done.append(part, style=Style(color=look.colours.accent) if index % 2 else None)
    return done


def _console() -> Any:
    from rich.console import Console

    return Console(width=200)
