"""What can go wrong with a class, as sentences for the instructor."""

from __future__ import annotations


class ClassroomError(Exception):
    """What is wrong, where, and the next thing to do."""


class GradebookError(ClassroomError):
    """A gradebook that is missing, is none, or cannot be written."""
