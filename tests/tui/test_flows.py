"""What a learner does, by keys."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest

from tests.tui.conftest import shown
from tests.tui.test_screens import RIGHT, WRONG, cell_run, checked, exercise, lesson
from tutor.tui.app import TutorApp
from tutor.tui.screens.conflict import ConflictScreen
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.screens.map import MapScreen
from tutor.tui.screens.reader import ReaderScreen
from tutor.tui.texts import FOLDER, words
from tutor.tui.widgets.editor import Editor
from tutor.workspace import Workspace

BODY = "return X - X.mean(1, keepdim=True)"


async def test_from_the_map_to_a_passed_exercise_by_keys_alone(
    program: TutorApp, workspace: Workspace
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("c")
        await pilot.pause(0.3)
        assert isinstance(program.screen, ReaderScreen)
        for _ in range(12):
            if any("▌" in row and "centre_rows" in row for row in shown(program).split("\n")):
                break
            await pilot.press("n")
            await pilot.pause(0.1)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert isinstance(program.screen, ExerciseScreen)
        await pilot.press("e")  # what stands in the gap is selected
        for character in BODY:
            await pilot.press(
                {
                    "(": "left_parenthesis",
                    ")": "right_parenthesis",
                    " ": "space",
                    ".": "full_stop",
                    ",": "comma",
                    "-": "minus",
                    "=": "equals_sign",
                }.get(character, character)
            )
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "Passed: 10 of 10" in shown(program)
        await pilot.press("f8")
        await pilot.pause(0.3)
        assert program.screen.exercise.name == "pair"  # type: ignore[attr-defined]
    assert workspace.progress.best("centre_rows").passed
    assert BODY in workspace.text(workspace.course.exercises[0])


async def test_language_switches_while_running_and_keeps_the_place(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("f3")
        await pilot.pause(0.2)
        assert "各行中心化" in shown(program)
        await pilot.press("f3")
        await pilot.pause(0.2)
        assert "Centre the rows" in shown(program)
    assert program.workspace.language == "en"


async def test_a_save_during_a_check_begins_it_again(
    program: TutorApp, workspace: Workspace
) -> None:
    slow = "import time\ndef centre_rows(X):\n    time.sleep(8)\n    return X\n"
    workspace.save(workspace.course.exercises[0], slow)
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+s")
        await pilot.pause(3)
        program.screen.query_one(Editor).load_text(RIGHT)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        assert "Passed: 10 of 10" in shown(program)
    assert [attempt.score for attempt in workspace.progress.history("centre_rows")] == [10]


async def test_what_another_editor_wrote_is_read_again(
    program: TutorApp, workspace: Workspace
) -> None:
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        workspace.file(workspace.course.exercises[0]).write_text(WRONG)
        await pilot.pause(1.5)
        assert program.screen.query_one(Editor).text == WRONG


async def test_unsaved_work_is_not_replaced_and_the_other_version_is_kept(
    program: TutorApp, workspace: Workspace
) -> None:
    it = workspace.course.exercises[0]
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        program.screen.query_one(Editor).load_text(RIGHT)
        workspace.file(it).write_text(WRONG)
        await pilot.pause(1.5)
        assert isinstance(program.screen, ConflictScreen)
        await pilot.press("ctrl+s")
        assert program.screen.query_one(Editor).text == RIGHT
        await checked(program, pilot)
    assert workspace.text(it) == RIGHT
    assert [backup.read_text() for backup in workspace.backups(it)] == [WRONG]


async def test_leaving_saves(program: TutorApp, workspace: Workspace) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("e")
        program.screen.query_one(Editor).load_text(WRONG)
        await pilot.press("escape", "escape")
        await pilot.pause(0.3)
        assert isinstance(program.screen, MapScreen)
    assert workspace.text(workspace.course.exercises[0]) == WRONG


async def test_reset_asks_and_keeps_the_file(program: TutorApp, workspace: Workspace) -> None:
    it = workspace.course.exercises[0]
    workspace.save(it, WRONG)
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+r", "n")
        await pilot.pause(0.2)
        assert workspace.text(it) == WRONG
        await pilot.press("ctrl+r", "y")
        await pilot.pause(0.2)
        assert "raise NotImplementedError" in program.screen.query_one(Editor).text
    assert [backup.read_text() for backup in workspace.backups(it)] == [WRONG]


async def test_hints_and_the_solution_are_recorded(program: TutorApp, workspace: Workspace) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("f2", "f2", "f2", "f2")
        await pilot.press("f7", "n")
        await pilot.pause(0.2)
        assert not workspace.progress.solution_seen("centre_rows")
        await pilot.press("f7", "y")
        await pilot.pause(0.2)
        assert "X - X.mean(1, keepdim=True)" in shown(program)
    assert workspace.progress.hints_used("centre_rows") == 3
    assert workspace.progress.solution_seen("centre_rows")


async def test_ones_own_editor_is_suspended_to(
    program: TutorApp, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "my-editor"
    script.write_text(f"#!/bin/sh\nprintf '{RIGHT.replace(chr(10), chr(92) + 'n')}' > \"$1\"\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(script))
    from contextlib import nullcontext

    async with program.run_test(size=(80, 24)) as pilot:
        # a test's terminal cannot be suspended; the editor itself is started for real
        monkeypatch.setattr(program, "suspend", nullcontext)
        await exercise(program, pilot)
        await pilot.press("ctrl+e")
        await checked(program, pilot)
        assert "Passed: 10 of 10" in shown(program)


async def test_an_editor_that_is_not_there_is_named(
    program: TutorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with program.run_test(size=(80, 24)) as pilot:
        await exercise(program, pilot)
        await pilot.press("ctrl+e")
        await pilot.pause(0.4)
        said = [note.message for note in program._notifications]
        assert any("no-such-editor is no program" in message for message in said)


async def test_a_cell_that_prints_forever_freezes_nothing(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        runner = program.screen._runner  # type: ignore[attr-defined]
        cell = runner._cells[1]
        object.__setattr__(cell, "source", "while True:\n    print('again')\n")
        await pilot.press("enter")
        for _ in range(200):  # a pilot's pause would wait until the flood is over
            await asyncio.sleep(0.1)
            if "again" in shown(program):
                break
        assert runner.running == 1
        program.simulate_key("i")
        for _ in range(200):
            await asyncio.sleep(0.1)
            if runner.running is None:
                break
        assert runner.running is None
        assert "again" in shown(program)


async def test_cells_run_and_the_place_is_kept(program: TutorApp, workspace: Workspace) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await cell_run(program, pilot)
        assert "tensor([1., 4.])" in shown(program)
        await pilot.press("G")
        await pilot.pause(0.3)
        await pilot.press("escape")
        await pilot.pause(0.3)
    assert workspace.progress.lesson_state("01.01").finished


async def test_resizing_keeps_both_panes_usable(program: TutorApp) -> None:
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        assert program.screen.query_one(Editor).display
        await pilot.press("e")
        for size in ((80, 24), (200, 50), (70, 18), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.2)
            assert program.screen.query_one(Editor).size.width > 20
        assert program.screen.query_one("#check").display


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("def f(x):", ["end", "enter", "y"], "def f(x):\n    y"),
        ("    return 1", ["end", "enter", "y"], "    return 1\ny"),
        ("    a", ["end", "enter", "y"], "    a\n    y"),
        ("if x:  # why", ["end", "enter", "y"], "if x:  # why\n    y"),
        ("        a", [*["right"] * 8, "backspace"], "    a"),
        ("a\nb", ["shift+down", "tab"], "    a\nb"),
        ("a\nb", ["shift+down", "shift+end", "tab"], "    a\n    b"),
        ("    a\n    b", ["shift+down", "shift+end", "shift+tab"], "a\nb"),
        ("a\n  b", ["shift+down", "shift+end", "ctrl+underscore"], "# a\n  # b"),
        ("# a\n  # b", ["shift+down", "shift+end", "ctrl+underscore"], "a\n  b"),
        ("a", ["tab"], "    a"),
    ],
)
async def test_the_editor_does_what_programmers_expect(
    program: TutorApp, before: str, keys: list[str], after: str
) -> None:
    async with program.run_test(size=(120, 40)) as pilot:
        await exercise(program, pilot)
        editor = program.screen.query_one(Editor)
        editor.load_text(before)
        editor.focus()
        await pilot.pause(0.1)
        await pilot.press(*keys)
        assert editor.text == after


def test_both_languages_have_the_same_words_and_none_is_unused() -> None:
    assert words("en").keys() == words("zh").keys()
    code = "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.py"))
    built = (
        "outcome.",
        "state.",
        "keys.",
        "settings.",
        "find.",
        "review.went_",
        "cell.",
        "exercise.you",
        "exercise.reference",
        "editor.",
    )
    unused = [
        key
        for key in words("en")
        if f'"{key}"' not in code and f"'{key}'" not in code and not key.startswith(built)
    ]
    assert unused == []


async def test_the_first_frame_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys, pathlib, tempfile, asyncio\n"
        "from tutor.course.reader import read_course\n"
        "from tutor.workspace import Workspace\n"
        "from tutor.tui import app as module\n"
        "from tutor.tui.app import TutorApp\n"
        "from tutor.course.reader import default_root\n"
        "module.IDLE_SECONDS = 600  # what the first lesson needs comes later\n"
        "ws = Workspace.create(pathlib.Path(tempfile.mkdtemp()) / 'w', read_course(default_root()))\n"
        "async def go():\n"
        "    app = TutorApp(ws)\n"
        "    async with app.run_test(size=(80, 24)) as pilot:\n"
        "        await pilot.pause()\n"
        "        print([m for m in ('torch', 'pandas', 'numpy', 'pytest', 'markdown_it',\n"
        "              'pygments', 'pylatexenc') if m in sys.modules])\n"
        "asyncio.run(go())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
