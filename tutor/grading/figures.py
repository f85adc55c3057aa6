"""What a cell draws, for a terminal."""

from tutor.figures.render import render

__all__ = ["render"]
