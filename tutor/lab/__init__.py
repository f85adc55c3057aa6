"""The author's whole API: what an exercise's files and a lesson's cells import."""

from tutor.lab.cases import Case, case, mistake, right
from tutor.lab.judging import Wrong, at_least, at_most, between, same_items, same_shape
from tutor.lab.lab import Lab
from tutor.lab.rules import Rules

__all__ = [
    "Case",
    "Lab",
    "Rules",
    "Wrong",
    "at_least",
    "at_most",
    "between",
    "case",
    "load",
    "mistake",
    "right",
    "same_items",
    "same_shape",
    "show",
]


def __getattr__(name: str) -> object:
    # data sets and pictures are for lessons and givens; a worker that needs neither starts sooner
    if name == "load":
        from tutor.lab.data import load

        return load
    if name == "show":
        import importlib

        return importlib.import_module("tutor.lab.show")
    raise AttributeError(f"module 'tutor.lab' has no attribute {name!r}")
