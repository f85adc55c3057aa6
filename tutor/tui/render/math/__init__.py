"""LaTeX mathematics in a terminal: in two dimensions, or in one line."""

from __future__ import annotations

from functools import lru_cache

from tutor.tui.render.math.box import Box, text_box

__all__ = ["Box", "layout", "unknown"]


@lru_cache(maxsize=4096)
def layout(latex: str, display: bool = True, width: int | None = None) -> Box:
    """The formula as lines of characters; never fails.

    With `display`, in two dimensions, broken where it is wider than `width` cells; without,
    in one line however long.
    """
    # reading LaTeX takes long to import, and much prose has no formula
    from tutor.tui.render.math.breaking import fitted
    from tutor.tui.render.math.display import box
    from tutor.tui.render.math.inline import line
    from tutor.tui.render.math.parse import parse

    tree, _ = parse(latex)
    if not display:
        return text_box(" ".join(line(tree).split()))
    return box(tree) if width is None else fitted(tree, width)


def unknown(latex: str) -> list[str]:
    """The commands and environments that are shown by name because they are not known."""
    from tutor.tui.render.math.parse import parse

    return list(parse(latex)[1])
