"""When passed exercises come back, and how a round is rated."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from tests.workspace.test_progress import report
from tutor.workspace import Progress, Workspace, WorkspaceError, database
from tutor.workspace.review_desk import ReviewDesk
from tutor.workspace.reviews import AGAIN, EASY, GOOD, HARD, rate

LATER = timedelta(days=400)
"""Longer than anything is put off."""


def learned(workspace, *scores, name="one"):
    for score in scores:
        workspace.progress.record(report(score, name=name), "mine")
    workspace.reviews.plan()


def in_days(workspace, name="one"):
    (planned,) = [each for each in workspace.reviews.all() if each.exercise == name]
    return (planned.due - datetime.now(UTC)) / timedelta(days=1)


@pytest.mark.parametrize(
    ("attempts", "hints", "solution", "rating"),
    [(1, 0, False, EASY), (2, 0, False, GOOD), (4, 0, False, HARD), (1, 1, False, HARD),
     (1, 0, True, AGAIN), (9, 3, True, AGAIN)],
)  # fmt: skip
def test_the_rating_says_how_it_went(attempts, hints, solution, rating):
    assert rate(attempts, hints, solution) == rating


def test_only_what_is_passed_comes_back_and_only_once(workspace):
    learned(workspace, 4)
    assert workspace.reviews.all() == []
    workspace.progress.record(report(10))
    assert workspace.reviews.plan() == 1
    assert workspace.reviews.plan() == 0
    assert [planned.exercise for planned in workspace.reviews.all()] == ["one"]
    assert workspace.reviews.due() == []
    assert [p.exercise for p in workspace.reviews.due(datetime.now(UTC) + LATER)] == ["one"]


def test_the_easier_it_was_the_later_it_comes_back(workspace):
    days = []
    for number, prepare in enumerate(
        [
            lambda name: workspace.progress.see_solution(name),
            lambda name: workspace.progress.use_hint(name, 1),
            lambda name: workspace.progress.record(report(3, name=name), ""),
            lambda name: None,
        ]
    ):
        name = f"exercise{number}"
        prepare(name)
        learned(workspace, 10, name=name)
        days.append(round(in_days(workspace, name)))  # the four are learned moments apart
    assert days == sorted(days)
    assert days[0] == 1
    assert len(set(days)) >= 3


def test_what_is_looked_at_after_passing_counts_for_nothing(workspace, tmp_path, course):
    other = Workspace.create(tmp_path / "other", course)
    learned(other, 10)
    workspace.progress.record(report(10), "mine")
    workspace.progress.use_hint("one", 3)
    workspace.progress.see_solution("one")
    workspace.reviews.plan()
    assert round(in_days(workspace)) == round(in_days(other))


def test_a_round_has_a_fresh_stub_and_leaves_the_solved_file_alone(workspace, course):
    exercise = course.exercise("one")
    workspace.save(exercise, "solved = True\n")
    learned(workspace, 4, 10)
    desk = ReviewDesk(workspace, exercise)
    assert desk.file(exercise) == workspace.root / "review/one.py"
    assert desk.text(exercise) == exercise.stub.read_text()
    assert desk.progress.best("one").attempts == 0
    desk.save(exercise, "half = 1\n")
    assert ReviewDesk(workspace, exercise).text(exercise) == "half = 1\n"
    desk.progress.record(report(10))
    assert workspace.text(exercise) == "solved = True\n"
    assert workspace.progress.best("one").attempts == 2
    assert desk.progress.best("one").passed
    again = ReviewDesk(workspace, exercise)
    assert again.text(exercise) == exercise.stub.read_text()
    assert [backup.read_text() for backup in workspace.backups(exercise)] == ["half = 1\n"]


def test_a_round_is_rated_once_and_sets_the_next_date(workspace, course):
    learned(workspace, 10)
    desk = ReviewDesk(workspace, course.exercise("one"))
    desk.progress.use_hint("one", 2)
    assert (desk.progress.hints_used("one"), workspace.progress.hints_used("one")) == (2, 0)
    desk.progress.record(report(4), "a")
    assert desk.round.rating is None
    assert [planned.begun for planned in workspace.reviews.all()] == [True]
    desk.progress.record(report(10), "b")
    assert desk.round.rating == HARD
    due = workspace.reviews.all()[0].due
    desk.progress.record(report(10), "c")
    assert workspace.reviews.all()[0].due == due > datetime.now(UTC)
    assert [planned.rounds for planned in workspace.reviews.all()] == [1]
    assert [attempt.submission for attempt in desk.progress.history("one")] == ["a", "b", "c"]


def test_a_solution_looked_at_brings_it_back_sooner(workspace, course):
    learned(workspace, 10)
    first = in_days(workspace)
    desk = ReviewDesk(workspace, course.exercise("one"))
    assert not desk.progress.solution_seen("one")
    desk.progress.see_solution("one")
    desk.progress.record(report(10), "copied")
    assert desk.round.rating == AGAIN
    assert 0.9 < in_days(workspace) < first / 2
    assert not workspace.progress.solution_seen("one")


def test_what_cannot_be_graded_is_no_attempt(workspace, course):
    learned(workspace, 10)
    desk = ReviewDesk(workspace, course.exercise("one"))
    for status in ("not started", "could not grade"):
        desk.progress.record(report(0, status=status), "")
    assert desk.round.attempts == 0


def test_other_exercises_are_seen_as_they_are(workspace, course):
    learned(workspace, 10)
    learned(workspace, 4, name="two")
    workspace.progress.use_hint("two", 1)
    desk = ReviewDesk(workspace, course.exercise("one"))
    assert desk.progress.best("two").attempts == 1
    assert desk.progress.hints_used("two") == 1
    assert set(desk.progress.standings()) == {"two"}


def test_a_database_from_before_gets_the_schedule(workspace, monkeypatch):
    file = workspace.progress.file
    file.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", database.MIGRATIONS[:1])
        Progress(file).record(report(10), "mine")
    old = Workspace.find(workspace.root)
    assert old.reviews.plan() == 1
    assert old.progress.best("one").passed
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(database.MIGRATIONS)
    connection.close()


def test_a_round_that_cannot_be_scheduled_is_not_half_recorded(workspace, course, monkeypatch):
    import fsrs

    learned(workspace, 10)
    desk = ReviewDesk(workspace, course.exercise("one"))

    def breaks(*_args, **_keywords):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(fsrs.Scheduler, "review_card", breaks)
    with pytest.raises(WorkspaceError):
        desk.progress.record(report(10), "mine")
    assert (desk.round.attempts, desk.round.rating) == (0, None)


def test_looking_for_what_is_due_does_not_import_the_scheduler(workspace):
    import subprocess
    import sys

    learned(workspace, 10)
    code = (
        "import sys, pathlib; from tutor.workspace import Workspace;"
        "ws = Workspace.find(pathlib.Path(sys.argv[1])); ws.reviews.due(); ws.reviews.plan();"
        "print('fsrs' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(workspace.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
