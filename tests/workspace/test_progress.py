import hashlib
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from tutor.workspace import LessonState, Progress, Standing, WorkspaceError, database


def report(score, *, name="one", status=None):
    status = status or ("passed" if score == 10 else "wrong")
    return {
        "name": name, "chapter": "chapter01", "score": score, "points": 10, "status": status,
        "device": "cpu", "seed": 0, "cases": [], "advice": [], "mistakes": [],
    }  # fmt: skip


def test_the_best_attempt_counts(workspace):
    progress = workspace.progress
    assert progress.best("one") == Standing()
    for score in (4, 10, 7):
        progress.record(report(score))
    progress.record(report(3, name="two"))
    standing = progress.best("one")
    assert (standing.score, standing.points, standing.attempts) == (10, 10, 3)
    assert standing.passed
    assert standing.last_at == progress.history("one")[-1].at
    assert not progress.standings()["two"].passed
    assert workspace.next_exercise().name == "two"
    workspace.progress.record(report(10, name="two"))
    assert workspace.next_exercise() is None


def test_whoever_went_ahead_goes_on_there(workspace):
    assert workspace.current_exercise().name == "one"
    workspace.progress.record(report(3, name="two"))
    assert workspace.current_exercise().name == "two"
    assert workspace.next_exercise().name == "one"
    workspace.progress.record(report(10, name="two"))
    assert workspace.current_exercise().name == "one"
    workspace.progress.record(report(10))
    assert workspace.current_exercise() is None


def test_an_attempt_keeps_report_and_text(workspace, course):
    workspace.save(course.exercises[0], "answer = 'π'\n")
    workspace.progress.record(report(4))
    workspace.progress.record(report(5), "given = 1\n")
    first, second = workspace.progress.history("one")
    assert first.submission == "answer = 'π'\n"
    assert first.sha256 == hashlib.sha256("answer = 'π'\n".encode()).hexdigest()
    assert first.report == report(4)
    assert second.submission == "given = 1\n"


@pytest.mark.parametrize("status", ["not started", "could not grade"])
def test_what_is_no_attempt(workspace, status):
    workspace.progress.record(report(0, status=status))
    assert workspace.progress.standings() == {}


def test_hints_solutions_lessons_quizzes_settings(workspace):
    progress = workspace.progress
    assert progress.hints_used("one") == 0
    for number in (1, 2, 2):
        progress.use_hint("one", number)
    assert progress.hints_used("one") == 2
    assert not progress.solution_seen("one")
    progress.see_solution("one")
    progress.see_solution("one")
    assert progress.solution_seen("one")
    assert progress.lesson_state("05.03") == LessonState(0, False)
    progress.set_lesson_state("05.03", position=3.25, finished=True)
    assert progress.lesson_state("05.03") == LessonState(3.25, True)
    progress.answer_quiz("05.03", "kept-axis", 1)
    progress.answer_quiz("05.03", "kept-axis", 0)
    assert progress.quiz_answers("05.03") == {"kept-axis": 0}
    progress.set_setting("place", {"lesson": "05.03"})
    assert progress.setting("place") == {"lesson": "05.03"}
    assert progress.setting("theme", "dark") == "dark"


def test_it_is_there_after_reopening_and_from_any_thread(workspace):
    thread = threading.Thread(target=lambda: workspace.progress.record(report(10)))
    thread.start()
    thread.join()
    assert Progress(workspace.progress.file).best("one").passed


WRITER = """
import sys
from pathlib import Path
from tutor.workspace import Progress
progress = Progress(Path(sys.argv[1]))
print("ready", flush=True)
n = 0
while n < int(sys.argv[3]):
    n += 1
    progress.record({"name": sys.argv[2], "chapter": "c", "score": 1, "points": 10,
                     "status": "wrong", "n": n}, "x" * 5000)
    progress.use_hint(sys.argv[2], n)
    print(n, flush=True)
"""


def writer(file, name, count):
    command = [sys.executable, "-c", WRITER, str(file), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_killed_at_any_moment_what_was_recorded_stays(workspace):
    file = workspace.progress.file
    said = 0
    for delay in (0.0, 0.01, 0.03, 0.06, 0.1, 0.15):
        with writer(file, "one", 10**9) as child:
            child.stdout.readline()
            time.sleep(delay)
            child.kill()
            lines = child.stdout.read().split()
        said += len(lines)
        progress = Progress(file)
        assert progress.notices == []
        history = progress.history("one")
        assert len(history) >= said  # all that was said to be kept, and perhaps one more
        assert len(history) - said <= 6
        assert all(attempt.submission == "x" * 5000 for attempt in history)
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert said > 0


def test_two_writers_at_once_lose_nothing(workspace):
    file = workspace.progress.file
    children = [writer(file, name, 40) for name in ("one", "two")]
    for _ in range(40):
        workspace.progress.record(report(1, name="three"), "")
    for child in children:
        with child:
            child.stdout.read()
        assert child.returncode == 0
    standings = workspace.progress.standings()
    assert {name: standing.attempts for name, standing in standings.items()} == {
        "one": 40, "two": 40, "three": 40,
    }  # fmt: skip
    assert workspace.progress.hints_used("two") == 40


def test_a_writer_that_does_not_let_go(workspace, monkeypatch):
    progress = workspace.progress
    monkeypatch.setattr(database, "BUSY", 0.05)
    holder = sqlite3.connect(progress.file)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(WorkspaceError, match="Another program holds"):
            progress.use_hint("one", 1)
    finally:
        holder.close()
    progress.use_hint("one", 1)


def test_an_older_schema_is_brought_forward_with_its_data(workspace, monkeypatch):
    workspace.progress.record(report(10))
    file = workspace.progress.file
    newer = [*database.MIGRATIONS, "CREATE TABLE newer (exercise TEXT PRIMARY KEY)"]
    monkeypatch.setattr(database, "MIGRATIONS", newer)
    assert Progress(file).best("one").passed
    with database.Database(file).reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(newer)
        assert connection.execute("SELECT * FROM newer").fetchall() == []


def test_a_migration_that_fails_leaves_the_old_schema(workspace, monkeypatch):
    file = workspace.progress.file
    broken = [*database.MIGRATIONS, "CREATE TABLE new (a); CREATE TABLE attempts (b)"]
    monkeypatch.setattr(database, "MIGRATIONS", broken)
    with pytest.raises(WorkspaceError):
        Progress(file)
    monkeypatch.undo()
    with database.Database(file).reading() as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "new" not in tables
    assert "attempts" in tables


def test_a_newer_schema_is_left_alone(workspace, monkeypatch):
    workspace.progress.record(report(10))
    monkeypatch.setattr(database, "MIGRATIONS", [])
    with pytest.raises(WorkspaceError, match="newer tutor"):
        Progress(workspace.progress.file)
    monkeypatch.undo()
    assert Progress(workspace.progress.file).best("one").passed


@pytest.mark.parametrize("damage", ["text", "middle"])
def test_a_damaged_record_is_kept_aside_and_said(workspace, damage):
    for _ in range(50):
        workspace.progress.record(report(4), "x" * 2000)
    file = workspace.progress.file
    content = file.read_bytes()
    if damage == "text":
        content = b"this is no database" * 100
    else:
        content = content[:4096] + b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    progress = Progress(file)
    (notice,) = progress.notices
    assert "damaged" in str(notice)
    assert "已损坏" in notice.text("zh")
    (copy,) = file.parent.glob("progress.db.damaged-*Z")
    assert copy.read_bytes() == content
    assert str(copy) in str(notice)
    progress.record(report(10))
    assert Progress(file).best("one").passed
    assert Progress(file).notices == []
