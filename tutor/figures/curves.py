"""Curves as text, drawn by plotext."""

from __future__ import annotations

import math
import threading

import plotext

from tutor.figures import Figure
from tutor.figures.cells import RGB, Row, text, to_ansi

COLORS: tuple[RGB, ...] = (
    (66, 133, 244),
    (236, 126, 34),
    (46, 160, 87),
    (219, 68, 110),
    (150, 105, 220),
    (0, 160, 170),
    (170, 130, 60),
    (130, 130, 130),
)
"""Told apart from each other, and from black and from white."""
MARKERS = "ox+*#@%&"
"""Where there are no colours."""

_lock = threading.Lock()  # plotext draws on one global canvas


def render(figure: Figure, width: int, height: int, color: bool) -> str:
    """The curves on axes, their names above."""
    series = {
        name: [(x, y) for x, y in points if x is not None and y is not None]
        for name, points in figure["series"].items()
    }
    above: list[Row] = []
    if figure["title"]:
        above.append(text(figure["title"], bold=True))
    if any(series):
        above += _legend(list(series), width, color)
    if figure["ylabel"]:
        above.append(text(figure["ylabel"]))
    head = to_ansi(above, color) + "\n" if above else ""
    if not any(series.values()):
        return head + "(nothing to draw: no finite values)"
    return head + _plot(series, figure["xlabel"], width, height, color)


def _plot(
    series: dict[str, list[tuple[float, float]]], xlabel: str, width: int, height: int, color: bool
) -> str:
    with _lock:
        plotext.clear_figure()
        plotext.limit_size(False, False)
        plotext.plot_size(width, height)
        plotext.theme("clear")
        for number, points in enumerate(series.values()):
            if not points:
                continue
            marker = "braille" if color else MARKERS[number % len(MARKERS)]
            draw = plotext.plot if len(points) > 1 else plotext.scatter
            if len(points) == 1 and color:
                marker = "●"
            draw(
                [x for x, _ in points],
                [y for _, y in points],
                marker=marker,
                color=COLORS[number % len(COLORS)],
            )
        xs = [x for points in series.values() for x, _ in points]
        ys = [y for points in series.values() for _, y in points]
        if min(ys) == max(ys):
            room = abs(ys[0]) * 0.1 or 1.0
            ys = [ys[0] - room, ys[0] + room]
            plotext.ylim(*ys)
        plotext.xticks(*_ticks(min(xs), max(xs), width // 10))
        plotext.yticks(*_ticks(min(ys), max(ys), height // 3))
        if xlabel:
            plotext.xlabel(xlabel)
        drawn = plotext.build()
        plotext.clear_figure()
    if not color:
        drawn = plotext.uncolorize(drawn)
    return "\n".join(line.rstrip() for line in drawn.rstrip("\n").split("\n"))


def _ticks(low: float, high: float, most: int) -> tuple[list[float], list[str]]:
    """At most so many round numbers from `low` to `high`, and how they are written."""
    if low == high:
        return [low], [f"{low:.4g}"]
    least = (high - low) / max(most, 2)
    power = 10.0 ** math.floor(math.log10(least))
    step = power * next(factor for factor in (1, 2, 5, 10) if factor * power >= least * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    # the point itself, not its rounded neighbour, where a tick lies on the border
    places = [min(max(number * step, low), high) for number in range(first, last + 1)]
    if step >= 1e-4 and max(abs(low), abs(high)) < 1e6:
        digits = max(0, -math.floor(math.log10(step) + 1e-9))
        return places, [f"{round(place, digits) + 0.0:.{digits}f}" for place in places]
    return places, [f"{place:.3g}" for place in places]


def _legend(names: list[str], width: int, color: bool) -> list[Row]:
    rows: list[Row] = [[]]
    for number, name in enumerate(names):
        mark = "━━" if color else MARKERS[number % len(MARKERS)]
        entry = text(mark, ink=COLORS[number % len(COLORS)])
        entry += text(f" {name}"[: width - 6]) + text("   ")
        if rows[-1] and len(rows[-1]) + len(entry) > width:
            rows.append([])
        rows[-1] += entry
    return rows
