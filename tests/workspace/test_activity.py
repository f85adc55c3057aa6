"""Days, time, points and mistakes, counted from the record."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tutor.workspace.activity import activity
from tutor.workspace.review_desk import ReviewDesk

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMES = ("one", "two")


@pytest.fixture(autouse=True)
def in_utc(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def attempt(workspace, monkeypatch, name, score, *, days=0, minutes=0, mistakes=(), points=10):
    at = (NOON + timedelta(days=days, minutes=minutes)).isoformat(timespec="microseconds")
    monkeypatch.setattr("tutor.workspace.progress.now", lambda: at)
    status = "passed" if score == points else "wrong"
    workspace.progress.record(
        {"name": name, "chapter": "chapter01", "score": score, "points": points, "status": status,
         "device": "cpu", "seed": 0, "cases": [], "advice": [], "mistakes": list(mistakes)}, "",
    )  # fmt: skip


def found(workspace):
    return activity(workspace.progress.database, NAMES)


def test_nothing_done_is_nothing_counted(workspace):
    nothing = found(workspace)
    assert (nothing.checks, nothing.days, nothing.time) == (0, (), timedelta())
    assert (nothing.points, nothing.mistakes) == ((), ())
    assert (nothing.streak(date(2026, 3, 2)), nothing.longest) == (0, 0)


def test_a_streak_lasts_until_a_day_is_left_out(workspace, monkeypatch):
    for day in (0, 1, 2, 5, 6):
        attempt(workspace, monkeypatch, "one", 1, days=day)
    activity = found(workspace)
    assert activity.longest == 3
    first = NOON.date()
    for later, streak in ((2, 3), (3, 3), (4, 0), (6, 2), (7, 2), (8, 0)):
        assert activity.streak(first + timedelta(days=later)) == streak


def test_time_is_that_of_sittings(workspace, monkeypatch):
    for minutes in (0, 10, 40, 71, 75):
        attempt(workspace, monkeypatch, "one", 1, minutes=minutes)
    assert found(workspace).time == timedelta(minutes=10 + 30 + 4)
    at = (NOON + timedelta(minutes=80)).isoformat(timespec="microseconds")
    monkeypatch.setattr("tutor.workspace.progress.now", lambda: at)
    workspace.progress.use_hint("one", 1)
    assert found(workspace).time == timedelta(minutes=49)
    assert found(workspace).checks == 5


def test_points_are_the_best_scores_at_the_end_of_each_day(workspace, monkeypatch):
    attempt(workspace, monkeypatch, "one", 4)
    attempt(workspace, monkeypatch, "one", 7, minutes=5)
    attempt(workspace, monkeypatch, "two", 3, days=1)
    attempt(workspace, monkeypatch, "one", 2, days=2)
    attempt(workspace, monkeypatch, "gone", 10, days=2)
    first = NOON.date()
    assert found(workspace).points == (
        (first, 7), (first + timedelta(days=1), 10), (first + timedelta(days=2), 10),
    )  # fmt: skip


def test_a_mistake_is_overcome_by_passing_after_it(workspace, monkeypatch):
    attempt(workspace, monkeypatch, "one", 1, mistakes=("flips",))
    attempt(workspace, monkeypatch, "one", 1, minutes=1, mistakes=("flips", "sums"))
    attempt(workspace, monkeypatch, "one", 10, minutes=2)
    attempt(workspace, monkeypatch, "one", 1, days=1, mistakes=("sums",))
    attempt(workspace, monkeypatch, "two", 1, days=2, mistakes=("other",))
    mistakes = {mistake.name: mistake for mistake in found(workspace).mistakes}
    assert list(mistakes) == ["other", "sums", "flips"]
    assert (mistakes["flips"].overcome, mistakes["flips"].times) == (True, 2)
    assert (mistakes["sums"].overcome, mistakes["sums"].times) == (False, 2)
    assert mistakes["sums"].last == NOON.date() + timedelta(days=1)


def test_reviews_count_as_checks_and_mistakes_but_not_as_points(workspace, course, monkeypatch):
    attempt(workspace, monkeypatch, "one", 4, points=4)
    workspace.reviews.plan()
    desk = ReviewDesk(workspace, course.exercise("one"))
    at = (NOON + timedelta(days=9)).isoformat(timespec="microseconds")
    monkeypatch.setattr("tutor.workspace.reviews.now", lambda: at)
    report = {"status": "wrong", "score": 1, "points": 4, "mistakes": ["flips"], "cases": []}
    desk.progress.record(report, "x")
    activity = found(workspace)
    assert activity.checks == 2
    assert activity.points == ((NOON.date(), 4),)
    assert [(mistake.name, mistake.overcome) for mistake in activity.mistakes] == [("flips", False)]
