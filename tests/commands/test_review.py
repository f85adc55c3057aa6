"""`tutor review`, as a learner types it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.workspace.test_progress import report
from tutor.workspace import Workspace

DUE = "UPDATE reviews SET due = ?"


@pytest.fixture
def workspace(inside):
    return Workspace.find(inside.folder)


def passed(workspace, *names):
    for name in names:
        workspace.progress.record(report(10, name=name), "solved = True\n")
    workspace.reviews.plan()


def make_due(workspace):
    long_ago = (datetime.now(UTC) - timedelta(days=2)).isoformat(timespec="microseconds")
    with workspace.progress.database.writing() as connection:
        connection.execute(DUE, (long_ago,))


def test_nothing_comes_back_before_something_is_passed(inside):
    assert "Nothing comes back yet" in inside("review").stdout
    done = inside("review", "one")
    assert done.returncode == 2
    assert "not passed yet" in done.stderr
    done = inside("review", "--check")
    assert done.returncode == 2
    assert "needs an exercise" in done.stderr


def test_what_is_due_and_what_comes_later(inside, workspace):
    passed(workspace, "one", "two")
    assert "Nothing is due today" in inside("review").stdout
    assert "Later: 2" in inside("review").stdout
    make_due(workspace)
    assert "Due today: 2" in inside("review").stdout
    assert "Reviews due today: 2" in inside("status").stdout
    assert "今天要复习：2" in inside("review", "--lang", "zh").stdout
    found = json.loads(inside("review", "--json").stdout)
    assert [each["name"] for each in found["due"]] == ["one", "two"]
    assert found["due"][0].keys() >= {"name", "title", "due", "rounds", "begun"}
    assert found["coming"] == []


def test_a_round_from_the_fresh_stub_to_the_next_date(inside, workspace, root):
    passed(workspace, "one")
    make_due(workspace)
    mine = inside.folder / "chapter01/one.py"
    mine.write_text("solved = True\n")
    done = inside("review", "one", "--check")
    assert "No review of “one” is under way" in done.stderr
    begun = inside("review", "one")
    copy = inside.folder / "review/one.py"
    assert str(copy) in begun.stdout
    assert "tutor review one --check" in begun.stdout
    assert copy.read_text() == (root / "exercises/chapter01/one.py").read_text()
    assert json.loads(inside("review", "one", "--json").stdout)["file"] == str(copy)
    assert "hint 1 of" in inside("review", "one", "--hint").stdout
    copy.write_text((root / "solutions/chapter01/one.py").read_text())
    done = inside("review", "one", "--check")
    assert done.returncode == 0, done.stderr
    assert "Passed again with effort. It comes back on 20" in done.stdout
    assert "Nothing else is due today" in done.stdout
    assert mine.read_text() == "solved = True\n"
    assert workspace.progress.best("one").attempts == 1
    (planned,) = workspace.reviews.all()
    assert planned.due > datetime.now(UTC)
    assert planned.rounds == 1


def test_a_wrong_answer_says_how_to_go_on(inside, workspace):
    passed(workspace, "one")
    inside("review", "one")
    (inside.folder / "review/one.py").write_text(
        "import torch\n\n\ndef one(X):\n    return X * 3\n"
    )
    done = inside("review", "one", "--check")
    assert done.returncode == 1
    assert "tutor review one --check" in done.stdout
    found = json.loads(inside("review", "one", "--check", "--json").stdout)
    assert (found["rating"], found["due"]) == (None, None)
    shown = inside("review", "one", "--solution")
    assert "def one" in shown.stdout
    assert "comes back soon" in shown.stderr
    (copy,) = (inside.folder / "review").glob("*.py")
    copy.write_text(shown.stdout)
    found = json.loads(inside("review", "one", "--check", "--json").stdout)
    assert found["rating"] == "again"
    assert found["due"] > datetime.now(UTC).isoformat()
