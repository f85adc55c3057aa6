"""Figures in a notebook, drawn by matplotlib."""

from __future__ import annotations

from typing import Any

import numpy as np

from tutor.figures import Figure
from tutor.figures.pictures import pixels_of


def show(figure: Figure) -> None:
    """Draw the figure below the notebook's cell."""
    from IPython.display import display  # type: ignore[import-not-found, unused-ignore]

    display(draw(figure))


def draw(figure: Figure) -> Any:
    """The figure as a matplotlib Figure."""
    try:
        from matplotlib.figure import Figure as Canvas
    except ImportError:
        raise RuntimeError(
            "pictures in a notebook need matplotlib: install it with "
            "`pip install 'tutor[notebook]'` and run the cell again"
        ) from None
    canvas = Canvas(layout="constrained")
    _DRAW[figure["kind"]](figure, canvas)
    return canvas


def _curve(figure: Figure, canvas: Any) -> None:
    canvas.set_size_inches(5, 3)
    axes = canvas.subplots()
    for name, points in figure["series"].items():
        xs, ys = np.array(points, dtype=float).reshape(-1, 2).T
        axes.plot(xs, ys, label=name, marker="o" if len(xs) == 1 else None)
    if any(figure["series"]):
        axes.legend()
    axes.set(title=figure["title"], xlabel=figure["xlabel"], ylabel=figure["ylabel"])
    axes.grid(alpha=0.3)


def _images(figure: Figure, canvas: Any) -> None:
    columns = max(1, min(figure["columns"], len(figure["images"])))
    rows = -(-len(figure["images"]) // columns) or 1
    side = 3.0 if len(figure["images"]) == 1 else 1.3
    canvas.set_size_inches(side * columns, side * rows)
    grid = canvas.subplots(rows, columns, squeeze=False).ravel()
    for axes in grid:
        axes.axis("off")
    for axes, image, title in zip(grid, figure["images"], figure["titles"], strict=False):
        axes.imshow(pixels_of(image))
        axes.set_title(title, fontsize=9)


def _heatmap(figure: Figure, canvas: Any) -> None:
    canvas.set_size_inches(4, 3.2)
    axes = canvas.subplots()
    shown = axes.imshow(np.array(figure["values"], dtype=float), aspect="auto")
    canvas.colorbar(shown)
    axes.set(title=figure["title"], xlabel=figure["xlabel"], ylabel=figure["ylabel"])


def _boxes(figure: Figure, canvas: Any) -> None:
    from matplotlib.patches import Rectangle

    canvas.set_size_inches(4, 4)
    axes = canvas.subplots()
    axes.imshow(pixels_of(figure["image"]))
    axes.axis("off")
    labels = figure["labels"] or [""] * len(figure["boxes"])
    for number, (box, label) in enumerate(zip(figure["boxes"], labels, strict=True)):
        left, top, right, bottom = box
        paint = f"C{number % 10}"
        # pixel (0, 0) reaches from -0.5 to 0.5
        corner, size = (left - 0.5, top - 0.5), (right - left, bottom - top)
        axes.add_patch(Rectangle(corner, *size, fill=False, edgecolor=paint, linewidth=2))
        if label:
            axes.text(*corner, label, color="white", backgroundcolor=paint, fontsize=9)


_DRAW = {"curve": _curve, "images": _images, "heatmap": _heatmap, "boxes": _boxes}
