"""A figure as text for a terminal."""

from __future__ import annotations

from tutor.figures import Figure


def render(figure: Figure, width: int, height: int, color: bool = True) -> str:
    """The figure as lines of text, with ANSI colours unless `color` is false.

    width: columns that the text may take. height: rows that one plot or picture may take; titles
    and legends come on top, and a grid of images has as many rows of pictures as it needs.
    """
    # drawing needs NumPy and plotext; a screen without pictures starts sooner without them
    width, height = max(width, 20), max(height, 6)
    if figure["kind"] == "curve":
        from tutor.figures import curves

        return curves.render(figure, width, height, color)
    from tutor.figures import pictures

    draw = {"images": pictures.images, "heatmap": pictures.heatmap, "boxes": pictures.boxes}
    return draw[figure["kind"]](figure, width, height, color)
