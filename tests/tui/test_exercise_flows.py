"""An exercise as a learner works on it: checks that hang, other editors, attempts, undoing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.conftest import begin, shown
from tests.tui.test_screens import RIGHT, WRONG, checked, exercise
from tutor.grading.client import Grader
from tutor.tui import key_order
from tutor.tui.app import TutorApp
from tutor.tui.catalog import Step
from tutor.tui.open_file import OpenFile
from tutor.tui.screens.attempts import AttemptsScreen
from tutor.tui.screens.conflict import ConflictScreen
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.screens.map import MapScreen
from tutor.tui.widgets.editor import Editor
from tutor.workspace import Workspace

ENDLESS = "def centre_rows(X):\n    while True:\n        pass\n"
RAISES = "def centre_rows(X):\n    rows = X.shape[0]\n    return X / missing\n"
SLOW = "import time\n\n\ndef centre_rows(X):\n    time.sleep(1)\n    return X\n"


def editor_of(app: TutorApp) -> Editor:
    return app.screen.query_one(Editor)


def state_of(app: TutorApp) -> str:
    return str(app.screen.query_one("#check")._state)  # type: ignore[attr-defined]


async def until(app: TutorApp, words: str, seconds: float = 30) -> None:
    """Wait until the screen shows these words."""
    for _ in range(int(seconds * 10)):
        await asyncio.sleep(0.1)
        if words in shown(app):
            return
    raise AssertionError(f"{words!r} is not on the screen:\n{shown(app)}")


# Keys that arrive at once


def burst(app: TutorApp, keys: str) -> None:
    """All of them before the first has had its effect, as from a slow line."""
    for key in keys.split():
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_a_burst_of_keys_acts_in_order(program: TutorApp, workspace: Workspace) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+home")
        before = editor_of(program).text
        burst(program, "a b backspace c home x end enter d ctrl+s e")
        await checked(program, pilot)
        saved = workspace.text(workspace.course.exercises[0])
        assert saved == "xac" + before.replace("\n", "\nd\n", 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_typed_right_behind_the_key_that_edits_is_not_lost(
    program: TutorApp, size: tuple[int, int]
) -> None:
    async with program.run_test(size=size) as pilot:
        await exercise(program, pilot)
        before = editor_of(program).text
        burst(program, "e r e t")
        await pilot.press("end")
        assert editor_of(program).text == before.replace("raise NotImplementedError", "ret")


async def test_keys_go_on_where_a_widget_never_answers(
    program: TutorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_order, "PATIENCE", 0.1)
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+home")
        answer = asyncio.Event()

        async def stuck() -> None:
            await answer.wait()

        editor_of(program).call_next(stuck)
        await asyncio.sleep(0.05)
        burst(program, "a f1")
        await asyncio.sleep(0.5)
        assert program.screen is not program.screen_stack[1]  # the help has come up
        answer.set()
        await pilot.pause()


# Checks that hang


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_check_that_hangs_is_stopped_by_a_key(
    program: TutorApp, workspace: Workspace, size: tuple[int, int]
) -> None:
    workspace.save(workspace.course.exercises[0], ENDLESS)
    async with program.run_test(size=size) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await pilot.pause(1)
        assert state_of(program) == "running"
        assert "Esc stop" in shown(program)
        await pilot.press("escape")
        await until(program, "Stopped.")
        assert isinstance(program.screen, ExerciseScreen)
        editor_of(program).take(RIGHT)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "Passed: 10 of 10" in shown(program)
    assert [attempt.score for attempt in workspace.progress.history("centre_rows")] == [10]


async def test_a_check_that_hangs_does_not_hold_the_next_exercise_up(
    program: TutorApp, workspace: Workspace
) -> None:
    first, second = workspace.course.exercises[:2]
    workspace.save(first, ENDLESS)
    workspace.save(second, "def double(x): return 2 * x\ndef total(x): return x.sum(-1)\n")
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await pilot.pause(1)
        await pilot.press("escape", "escape")
        await pilot.pause(0.3)
        assert isinstance(program.screen, MapScreen)
        program.open(Step(exercise=second))
        await pilot.pause(0.4)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "Passed" in shown(program), shown(program)
    assert workspace.progress.history("centre_rows") == []


async def test_resizing_and_another_language_in_the_middle_of_a_check(
    program: TutorApp, workspace: Workspace
) -> None:
    workspace.save(workspace.course.exercises[0], SLOW)
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await until(program, "a 3×3 matrix")
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.2)
        assert state_of(program) == "running"
        await pilot.press("f3")
        await until(program, "正在检查")
        assert "3×3 的矩阵" in shown(program)
        await pilot.resize_terminal(120, 40)
        await checked(program, pilot)
        await until(program, "还差一点")
        assert "3×3 的矩阵" in shown(program)
        assert "Checking" not in shown(program)


async def test_what_was_said_is_said_in_the_other_language(
    program: TutorApp, workspace: Workspace
) -> None:
    workspace.save(workspace.course.exercises[0], WRONG)
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "You centred the columns" in shown(program)
        await pilot.press("f3")
        await pilot.pause(0.3)
        assert "你把各列中心化了" in shown(program)
        assert "any shape" not in shown(program)


# Other editors


async def test_what_another_editor_saves_is_read_and_checked_at_once(
    program: TutorApp, workspace: Workspace
) -> None:
    file = workspace.file(workspace.course.exercises[0])
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        file.write_text(RIGHT)
        await until(program, "Passed: 10 of 10")
        assert editor_of(program).text == RIGHT
        other = file.with_suffix(".new")  # as editors do that rename
        other.write_text(WRONG)
        other.rename(file)
        await until(program, "Not yet: 0 of 10")
        await pilot.press("e", "ctrl+z")
        assert editor_of(program).text == RIGHT


async def conflict(app: TutorApp, pilot: Pilot[None]) -> None:
    """Unsaved text here, and a change from outside."""
    await exercise(app, pilot)
    await pilot.press("e", "ctrl+end", "x", "space", "equals_sign", "space", "1")
    app.workspace.file(app.workspace.course.exercises[0]).write_text(WRONG)
    for _ in range(100):
        await pilot.pause(0.1)
        if isinstance(app.screen, ConflictScreen):
            break
    await pilot.pause(0.2)


async def test_of_two_versions_mine_is_kept_and_theirs_is_a_copy(
    program: TutorApp, workspace: Workspace
) -> None:
    it = workspace.course.exercises[0]
    async with program.run_test(size=(80, 24)) as pilot:
        await conflict(program, pilot)
        assert "Another program has changed this file" in shown(program)
        await pilot.press("m")
        await pilot.pause(0.3)
        assert editor_of(program).text.endswith("x = 1")
    assert workspace.text(it).endswith("x = 1")
    assert [copy.read_text() for copy in workspace.backups(it)] == [WRONG]


async def test_of_two_versions_theirs_is_taken_and_mine_can_be_brought_back(
    program: TutorApp, workspace: Workspace
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await conflict(program, pilot)
        await pilot.press("t")
        await checked(program, pilot)
        assert editor_of(program).text == WRONG
        assert "You centred the columns" in shown(program)
        await pilot.press("e", "ctrl+z")
        assert editor_of(program).text.endswith("x = 1")


async def test_of_two_versions_none_is_lost_when_one_decides_later(
    program: TutorApp, workspace: Workspace
) -> None:
    it = workspace.course.exercises[0]
    async with program.run_test(size=(80, 24)) as pilot:
        await conflict(program, pilot)
        await pilot.press("escape")
        await pilot.pause(1)
        assert isinstance(program.screen, ExerciseScreen), "asked once is enough"
        assert editor_of(program).text.endswith("x = 1")
        assert workspace.text(it) == WRONG
        await pilot.press("escape", "escape")  # leaving saves
        await pilot.pause(0.3)
    assert workspace.text(it).endswith("x = 1")
    assert [copy.read_text() for copy in workspace.backups(it)] == [WRONG]


async def test_a_version_is_chosen_with_the_mouse(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await conflict(program, pilot)
        rows = shown(program).split("\n")
        y = next(number for number, row in enumerate(rows) if "the other: it comes" in row)
        await pilot.click(offset=(20, y))
        await pilot.pause(0.3)
        assert editor_of(program).text == WRONG


def test_news_of_a_file(workspace: Workspace) -> None:
    it = workspace.course.exercises[0]
    file = OpenFile(workspace, it)
    file.read()
    assert file.news() is None
    file.path.write_text("")  # an editor begins to write
    assert file.news() is None
    file.path.write_text("x = 1\n")
    assert file.news() == "x = 1\n"
    assert file.news() is None, "told once"
    assert file.write("mine\n") is not None, "theirs was not taken: it is kept"
    assert file.news() is None
    file.path.unlink()
    assert file.news() is None
    file.write("mine\n")
    assert file.path.read_text() == "mine\n"
    file.path.write_bytes(b"\xff\xfe")
    assert file.news() is None
    copy = file.write("mine again\n")
    assert copy is not None
    assert copy.read_bytes() == b"\xff\xfe"


async def test_an_editor_that_cannot_be_started_is_named(
    program: TutorApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    broken = tmp_path / "broken-editor"
    broken.write_bytes(b"\x00\x01")
    broken.chmod(0o755)
    async with program.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(program, "suspend", nullcontext)
        await exercise(program, pilot)
        for named in (str(broken), "'no end"):
            monkeypatch.setenv("VISUAL", named)
            await pilot.press("ctrl+e")
            await pilot.pause(0.2)
            said = [note.message for note in program._notifications]
            assert any(f"{named} is no program" in message for message in said)


# Undoing, leaving, coming back


async def test_undo_survives_saving_leaving_and_coming_back(
    program: TutorApp, workspace: Workspace
) -> None:
    it = workspace.course.exercises[0]
    stub = workspace.text(it)
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+end", "a", "ctrl+s")
        await pilot.press("e", "b", "escape", "escape", "escape")
        await pilot.pause(0.3)
        assert isinstance(program.screen, MapScreen)
        assert workspace.text(it) == stub + "ab"
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+z")
        assert editor_of(program).text == stub + "a"
        await pilot.press("ctrl+z")
        assert editor_of(program).text == stub
        await pilot.press("ctrl+y", "ctrl+y")
        assert editor_of(program).text == stub + "ab"


async def test_going_elsewhere_and_quitting_save(program: TutorApp, workspace: Workspace) -> None:
    first, second = workspace.course.exercises[:2]
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+end", "a")
        program.open(Step(exercise=second))
        await pilot.pause(0.4)
        assert workspace.text(first).endswith("\na")
        await pilot.press("e", "ctrl+end", "b", "ctrl+q")
        await pilot.pause(0.2)
    assert workspace.text(second).endswith("\nb")


async def test_a_verdict_that_was_just_shown_is_recorded_when_one_quits(
    program: TutorApp, workspace: Workspace
) -> None:
    workspace.save(workspace.course.exercises[0], RIGHT)
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        for _ in range(6000):
            await asyncio.sleep(0.01)
            if state_of(program) == "done":
                break
        await program.action_quit()
    assert workspace.progress.best("centre_rows").passed


# Attempts


async def test_what_changed_since_the_last_attempt(program: TutorApp, workspace: Workspace) -> None:
    workspace.save(workspace.course.exercises[0], WRONG)
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "Since your last attempt" not in shown(program)
        editor_of(program).take(RIGHT)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        screen = shown(program)
        assert "✓ now right: any shape" in screen
        assert "-     return X - X.mean(0)" in screen
        assert "+     return X - X.mean(1, keepdim=True)" in screen
        editor_of(program).take(WRONG)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "✗ no longer right: any shape" in shown(program)


async def test_an_attempt_comes_back_into_the_editor_and_goes_again(
    program: TutorApp, workspace: Workspace
) -> None:
    it = workspace.course.exercises[0]
    workspace.save(it, WRONG)
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("f10")
        assert isinstance(program.screen, ExerciseScreen), "there is none yet"
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        editor_of(program).take(RIGHT)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        await pilot.press("f10")
        await pilot.pause(0.3)
        assert isinstance(program.screen, AttemptsScreen)
        await pilot.press("down")
        await pilot.pause(0.2)
        assert "wrong" in shown(program)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert editor_of(program).text == WRONG
        assert workspace.text(it) == RIGHT
        assert "unsaved" in shown(program)
        await pilot.press("ctrl+z")
        assert editor_of(program).text == RIGHT


async def test_details_show_what_a_case_asks(program: TutorApp, workspace: Workspace) -> None:
    workspace.save(workspace.course.exercises[0], WRONG)
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert shown(program).count("impl.centre_rows") == 1, "the first that fails tells all"
        await pilot.press("d")
        await pilot.pause(0.2)
        assert shown(program).count("impl.centre_rows") == 3
        await pilot.press("d")
        await pilot.pause(0.2)
        assert "impl.centre_rows" not in shown(program)
        rows = shown(program).split("\n")
        y = next(number for number, row in enumerate(rows) if "any shape" in row)
        await pilot.click(offset=(10, y))
        await pilot.pause(0.2)
        assert shown(program).count("impl.centre_rows") == 1


# What is wrong, where one types


async def test_problems_are_said_in_the_status_line(
    program: TutorApp, workspace: Workspace
) -> None:
    workspace.save(workspace.course.exercises[0], RAISES)
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "✗ line 3, in the last check: NameError" in shown(program)
        assert "3✗" in shown(program)
        await pilot.press("e", "ctrl+home", "ctrl+b")
        assert editor_of(program).cursor_location == (2, 4)
        await pilot.press("end", "left_parenthesis")
        await until(program, "is not Python yet")
        await pilot.press("backspace")
        await until(program, "in the last check")
        await pilot.press("ctrl+k")
        for _ in range(50):
            await asyncio.sleep(0.1)
            if "✗ line" not in shown(program):
                break
        assert "✗ line" not in shown(program)


async def test_the_problem_is_gone_to_with_the_mouse(
    program: TutorApp, workspace: Workspace
) -> None:
    workspace.save(workspace.course.exercises[0], "x = 1\ny = (\n")
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.click("#status", offset=(5, 0))
        await pilot.pause(0.1)
        assert editor_of(program).cursor_location[0] == 1
        assert editor_of(program).has_focus


# Finding


async def test_finding_and_replacing_by_keys(program: TutorApp, workspace: Workspace) -> None:
    workspace.save(workspace.course.exercises[0], "row = 1\nrows = row + row\n")
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+f", *"row")
        await pilot.pause(0.1)
        assert "1 of 4" in shown(program)
        await pilot.press("down", "down", "up")
        await pilot.pause(0.1)
        assert "2 of 4" in shown(program)
        await pilot.press("enter")
        assert editor_of(program).selection.start == (1, 7)
        await pilot.press("tab", "x", "enter")
        assert editor_of(program).text == "row = 1\nrows = x + row\n"
        await pilot.press("ctrl+t")
        await pilot.pause(0.1)
        assert "3 replaced" in shown(program)
        assert editor_of(program).text == "x = 1\nxs = x + x\n"
        await pilot.press("escape")
        assert editor_of(program).has_focus
        await pilot.press("ctrl+z")
        assert editor_of(program).text == "row = 1\nrows = x + row\n"
        await pilot.press("ctrl+f", *"nowhere")
        await pilot.pause(0.1)
        assert "not found" in shown(program)
        await pilot.press("escape", "ctrl+g", "2", "enter")
        assert editor_of(program).cursor_location == (1, 0)
        assert editor_of(program).has_focus


async def test_finding_with_the_mouse(program: TutorApp, workspace: Workspace) -> None:
    workspace.save(workspace.course.exercises[0], "row = 1\nrows = row + row\n")
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e", "ctrl+f", *"row")
        await pilot.pause(0.2)
        row = next(row for row in shown(program).split("\n") if "↓ next" in row)
        y = shown(program).split("\n").index(row)
        await pilot.click(offset=(row.index("↓ next") + 2, y))
        await pilot.pause(0.1)
        assert "2 of 4" in shown(program)


async def test_a_file_that_is_no_text_is_said_and_left_alone(
    workspace: Workspace, grader: Grader
) -> None:
    file = workspace.file(workspace.course.exercises[0])
    file.write_bytes(b"\xff\xfe\x00")
    app = begin(workspace, "en", grader)
    async with app.run_test(size=(80, 24)) as pilot:
        await exercise(app, pilot)
        assert any("UTF-8" in note.message or "text" in note.message for note in app._notifications)
        await pilot.press("e", "x", "escape", "escape")
        await pilot.pause(0.2)
        assert isinstance(app.screen, MapScreen)
    assert file.read_bytes() == b"\xff\xfe\x00"
