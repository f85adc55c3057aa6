"""What the instructor decides: due dates, lateness, extensions, weights, what counts as zero.

A table `[class]` in course.toml, or a file of its own for `--policy`; the keys are the same:

    timezone = "Asia/Shanghai"
    count_as_zero = ["not submitted"]

    [due]
    chapter01 = 2026-03-01              # the end of that day
    axpy = 2026-03-08T18:00:00          # an exercise's own wins over its chapter's

    [late]
    grace_minutes = 30
    per_day = 0.1                       # of what was earned, for each day begun
    at_most = 0.5
    closed_after_days = 7               # then nothing counts

    [extensions.s123]                   # by the roster's id; days, or a moment
    chapter01 = 3
    all = 2026-04-01

    [weights]
    chapter01 = 1.0
    axpy = 2.0
"""

from __future__ import annotations

import math
import zoneinfo
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any

from tutor.classroom.errors import ClassroomError
from tutor.classroom.rows import STATUSES
from tutor.classroom.sentences import say
from tutor.course.model import Course, Exercise
from tutor.course.nearest import did_you_mean, nearest
from tutor.course.toml_text import parse, read_text

_KEYS = ("timezone", "count_as_zero", "due", "late", "extensions", "weights")
_LATE_KEYS = ("grace_minutes", "per_day", "at_most", "closed_after_days")
_DAY = 86_400.0


@dataclass(frozen=True)
class Late:
    """What being late costs."""

    grace_minutes: float = 0.0
    per_day: float = 0.0
    at_most: float = 1.0
    closed_after_days: float | None = None


@dataclass
class Policy:
    """The instructor's decisions, checked; without any, nothing is ever late."""

    due: dict[str, datetime] = field(default_factory=dict)
    """By the name of a chapter or an exercise."""
    late: Late = field(default_factory=Late)
    extensions: dict[str, dict[str, float | datetime]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    count_as_zero: tuple[str, ...] = ()
    zone: tzinfo | None = None
    told: dict[str, Any] = field(default_factory=dict)
    """As it was written, for the gradebook."""

    def due_for(self, student: str, exercise: Exercise) -> datetime | None:
        """When this student's answer is due, their extension counted in; None for never."""
        due = self.due.get(exercise.name, self.due.get(exercise.chapter, self.due.get("all")))
        own = self.extensions.get(student, {})
        more = own.get(exercise.name, own.get(exercise.chapter, own.get("all")))
        if due is None or more is None:
            return due
        return more if isinstance(more, datetime) else due + timedelta(days=more)

    def late_days(self, student: str, exercise: Exercise, submitted_at: str) -> float:
        """Days after the due date; 0.0 where in time, or where either is not known."""
        due = self.due_for(student, exercise)
        if due is None or not submitted_at:
            return 0.0
        days = (self.moment(submitted_at) - due).total_seconds() / _DAY
        return round(max(0.0, days), 4)

    def moment(self, text: str) -> datetime:
        """An ISO 8601 moment; without an offset it is the policy's time zone's."""
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None:
            return found
        return found.replace(tzinfo=self.zone) if self.zone else found.astimezone()

    def share(self, late_days: float, language: str = "en") -> tuple[float, str]:
        """Which share of the points counts that late, and a sentence where it is not in time."""
        late = self.late
        begun = math.ceil(max(0.0, late_days - late.grace_minutes * 60 / _DAY))
        if begun == 0:
            return 1.0, ""
        said = say(language, "late_one" if begun == 1 else "late", days=begun)
        closed = late.closed_after_days
        if closed is not None and begun > closed:
            return 0.0, say(language, "late_closed", late=said, days=closed)
        lost = min(late.at_most, late.per_day * begun)
        key = "late_off" if lost else "late_free"
        return 1.0 - lost, say(language, key, late=said, share=lost)

    def weight(self, exercise: Exercise) -> float:
        """How much the exercise's points weigh."""
        return self.weights.get(exercise.name, self.weights.get(exercise.chapter, 1.0))


def read_policy(course: Course, file: Path | None) -> Policy:
    """The policy in `file`, else that of course.toml's `[class]`; raises CourseError."""
    where = file or course.root / "exercises" / "course.toml"
    text = read_text(where, "Give --policy a TOML file.")
    table = parse(text, where)
    told = table if file else table.get("class", {})
    return _Policy(where, course).read(told if isinstance(told, dict) else {})


class _Policy:
    def __init__(self, file: Path, course: Course) -> None:
        self.file = file
        self.names = [
            "all",
            *(chapter.name for chapter in course.chapters),
            *(exercise.name for exercise in course.exercises),
        ]
        self.zone: tzinfo | None = None

    def wrong(self, message: str) -> ClassroomError:
        return ClassroomError(f"{self.file}: {message}")

    def known(self, key: str, names: Iterable[str], where: str) -> None:
        names = list(names)
        if key not in names:
            guess = did_you_mean(nearest(key, names))
            raise self.wrong(f"“{key}” means nothing in {where}.{guess}")

    def table(self, told: dict[str, Any], key: str) -> dict[str, Any]:
        found = told.get(key, {})
        if not isinstance(found, dict):
            raise self.wrong(f"“{key}” is a table: write [{key}] in a line of its own.")
        return found

    def read(self, told: dict[str, Any]) -> Policy:
        for key in told:
            self.known(key, _KEYS, "a policy")
        if "timezone" in told:
            try:
                self.zone = zoneinfo.ZoneInfo(str(told["timezone"]))
            except (zoneinfo.ZoneInfoNotFoundError, ValueError):
                raise self.wrong(
                    f"there is no time zone “{told['timezone']}”; write one as in "
                    'timezone = "Europe/Berlin".'
                ) from None
        zero = told.get("count_as_zero", [])
        if not isinstance(zero, list):
            raise self.wrong('“count_as_zero” is a list: count_as_zero = ["not submitted"].')
        for status in zero:
            self.known(str(status), STATUSES[1:], "count_as_zero")
        return Policy(
            due=self.values(told, "due", self.moment),
            late=self.late(self.table(told, "late")),
            extensions={
                student: self.values(self.table(told, "extensions"), student, self.extension)
                for student in self.table(told, "extensions")
            },
            weights=self.values(told, "weights", self.number),
            count_as_zero=tuple(zero),
            zone=self.zone,
            told=_plain(told),
        )

    def values(self, told: dict[str, Any], key: str, kind: Callable[[str, Any], Any]) -> Any:
        found = self.table(told, key)
        for name in found:
            self.known(name, self.names, f"[{key}], which names chapters and exercises")
        return {name: kind(f"[{key}] {name}", value) for name, value in found.items()}

    def late(self, told: dict[str, Any]) -> Late:
        for key in told:
            self.known(key, _LATE_KEYS, "[late]")
        numbers = {key: self.number(f"[late] {key}", value) for key, value in told.items()}
        for key in ("per_day", "at_most"):
            if numbers.get(key, 0) > 1:
                raise self.wrong(f"[late] {key} is a share, at most 1: 0.1 is ten in a hundred.")
        return Late(**numbers)

    def number(self, where: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e9:
            raise self.wrong(f"{where} is a number, 0 or more, not {value!r}.")
        return float(value)

    def extension(self, where: str, value: Any) -> float | datetime:
        is_number = isinstance(value, (int, float))
        return self.number(where, value) if is_number else self.moment(where, value)

    def moment(self, where: str, value: Any) -> datetime:
        if isinstance(value, datetime):
            if value.tzinfo is not None:
                return value
            return value.replace(tzinfo=self.zone) if self.zone else value.astimezone()
        if isinstance(value, date):  # the whole day is left
            return self.moment(where, datetime.combine(value + timedelta(days=1), time()))
        raise self.wrong(
            f"{where} is a day or a moment without quotes, such as 2026-03-01 or "
            f"2026-03-01T18:00:00, not {value!r}."
        )


def _plain(value: Any) -> Any:
    """The same as JSON can hold it."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


def utc_text(seconds: float | None) -> str:
    """A moment in seconds since 1970 as ISO 8601; empty where there is none."""
    if seconds is None:
        return ""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
