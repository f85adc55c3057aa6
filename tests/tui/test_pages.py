"""The pages beside lessons and exercises: review, progress, settings; by keys, and as they look."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import begin, shown
from tests.tui.test_screens import LANGUAGES, RIGHT, SIZES, Matches, checked
from tests.workspace.conftest import offering, pass_test_out, root  # noqa: F401
from tutor.grading.client import Grader
from tutor.tui.app import TutorApp
from tutor.tui.catalog import Step
from tutor.tui.remapping import refusal
from tutor.tui.screens.map import MapScreen
from tutor.tui.screens.progress import ProgressScreen
from tutor.tui.screens.review import ReviewScreen
from tutor.tui.screens.review_exercise import ReviewExerciseScreen
from tutor.tui.screens.settings import SettingsScreen
from tutor.tui.settings import CHECK_ON_SAVE, DEVICE, EDITOR, Settings
from tutor.tui.widgets.check_page import CheckPage
from tutor.tui.widgets.course_map import CourseMap
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.menu import Menu
from tutor.workspace import Workspace

FIRST = datetime(2025, 3, 2, 12, tzinfo=UTC)


def attempt(
    workspace: Workspace, name: str, at: datetime, score: int, mistakes: tuple[str, ...] = ()
) -> None:
    """An attempt of that time, as the record keeps it."""
    exercise = workspace.course.exercise(name)
    report = {"name": name, "mistakes": list(mistakes), "cases": [], "advice": []}
    with workspace.progress.database.writing() as connection:
        connection.execute(
            "INSERT INTO attempts (exercise, at, score, points, passed, sha256, submission, report)"
            " VALUES (?, ?, ?, ?, ?, '', '', ?)",
            (
                name,
                at.isoformat(timespec="microseconds"),
                score,
                exercise.points,
                score == exercise.points,
                json.dumps(report),
            ),
        )


def due_in(workspace: Workspace, name: str, days: float) -> None:
    """Let a passed exercise come back then."""
    workspace.reviews.plan()
    due = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="microseconds")
    with workspace.progress.database.writing() as connection:
        connection.execute("UPDATE reviews SET due = ? WHERE exercise = ?", (due, name))


def some_days(workspace: Workspace) -> None:
    """Three days of work: one mistake overcome, one not."""
    for days, minutes, name, score, mistakes in (
        (0, 0, "centre_rows", 4, ("centres_columns",)),
        (0, 10, "centre_rows", 10, ()),
        (1, 0, "pair", 2, ("mean_for_sum",)),
        (3, 0, "fit_slope", 4, ()),
    ):
        at = FIRST + timedelta(days=days, minutes=minutes)
        attempt(workspace, name, at, score, mistakes)
    workspace.reviews.plan()


def two_reviews(workspace: Workspace) -> None:
    """One that is due since yesterday, one that is due in a week."""
    now = datetime.now(UTC)
    for name, score in (("centre_rows", 10), ("pair", 6)):
        attempt(workspace, name, now - timedelta(days=9), score)
    due_in(workspace, "centre_rows", -1)
    due_in(workspace, "pair", 7)


async def review(app: TutorApp, pilot: Pilot[None]) -> None:
    two_reviews(app.workspace)
    app.screen.speak()  # type: ignore[attr-defined]
    await pilot.press("r")
    await pilot.pause(0.3)


async def review_empty(app: TutorApp, pilot: Pilot[None]) -> None:
    await pilot.press("r")
    await pilot.pause(0.3)


async def map_with_review(app: TutorApp, pilot: Pilot[None]) -> None:
    two_reviews(app.workspace)
    app.screen.speak()  # type: ignore[attr-defined]
    await pilot.press("j")
    await pilot.pause(0.3)


async def review_exercise(app: TutorApp, pilot: Pilot[None]) -> None:
    await review(app, pilot)
    await pilot.press("enter")
    await pilot.pause(0.4)


async def progress(app: TutorApp, pilot: Pilot[None]) -> None:
    some_days(app.workspace)
    await pilot.press("p")
    await pilot.pause(0.5)


async def progress_end(app: TutorApp, pilot: Pilot[None]) -> None:
    await progress(app, pilot)
    await pilot.press("G")
    await pilot.pause(0.3)


async def settings(app: TutorApp, pilot: Pilot[None]) -> None:
    await pilot.press("s")
    await pilot.pause(0.3)


async def ask_key(app: TutorApp, pilot: Pilot[None]) -> None:
    await settings(app, pilot)
    await pilot.press("G", "enter")
    await pilot.pause(0.3)


async def help_map(app: TutorApp, pilot: Pilot[None]) -> None:
    await pilot.press("question_mark")
    await pilot.pause(0.3)


STATES = [
    review, review_empty, map_with_review, progress, progress_end, settings,
    ask_key, help_map,
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_page(
    workspace: Workspace,
    matches: Matches,
    state: Callable[[TutorApp, Pilot[None]], object],
    size: tuple[int, int],
    language: str,
    grader: Grader,
) -> None:
    app = begin(workspace, language, grader)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        await state(app, pilot)  # type: ignore[misc]
        matches(app, f"{state.__name__}-{size[0]}-{language}")


async def test_a_review_from_the_map_to_the_next_date(
    program: TutorApp, workspace: Workspace
) -> None:
    workspace.save(workspace.course.exercises[0], RIGHT)
    two_reviews(workspace)
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        assert "one passed exercise comes back today" in shown(program)
        await pilot.press("j", "enter")
        await pilot.pause(0.3)
        assert isinstance(program.screen, ReviewScreen)
        await pilot.press("enter")
        await pilot.pause(0.4)
        assert isinstance(program.screen, ReviewExerciseScreen)
        editor = program.screen.query_one(Editor)
        assert "raise NotImplementedError" in editor.text
        assert "0 of 10 points" in shown(program)
        await pilot.press("f2")
        editor.load_text(RIGHT)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        said = [note.message for note in program._notifications]
        assert any("Passed again with effort: it comes back on 20" in words for words in said)
        await pilot.press("f8")
        await pilot.pause(0.4)
        assert isinstance(program.screen, ReviewScreen)
        assert "Nothing is due today" in shown(program)
        await pilot.press("escape")
        await pilot.pause(0.3)
        assert isinstance(program.screen, MapScreen)
        assert "comes back today" not in shown(program)
    assert workspace.progress.best("centre_rows").attempts == 1
    assert workspace.progress.hints_used("centre_rows") == 0
    assert (workspace.root / "review/centre_rows.py").read_text() == RIGHT


async def test_f8_goes_to_the_next_one_that_is_due(program: TutorApp, workspace: Workspace) -> None:
    two_reviews(workspace)
    due_in(workspace, "pair", 0)
    async with program.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.3)
        await pilot.press("r", "c")
        await pilot.pause(0.4)
        program.screen.query_one(Editor).load_text(RIGHT)
        await pilot.press("ctrl+s")
        await checked(program, pilot)
        await pilot.press("f8")
        await pilot.pause(0.5)
        assert isinstance(program.screen, ReviewExerciseScreen)
        assert program.screen.exercise.name == "pair"
        await pilot.press("escape")
        await pilot.pause(0.3)
        assert "Today (1)" in shown(program)
        assert "begun" in shown(program)


async def test_what_is_passed_gets_its_place_in_the_schedule(
    program: TutorApp, workspace: Workspace
) -> None:
    attempt(workspace, "centre_rows", datetime.now(UTC) - timedelta(days=40), 10)
    async with program.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.05)
            if "comes back today" in shown(program):
                break
        assert "comes back today" in shown(program)
        assert "review" in next(row for row in shown(program).split("\n") if "centre_rows" in row)
    assert [planned.exercise for planned in workspace.reviews.all()] == ["centre_rows"]


async def test_every_number_on_the_progress_page_is_in_the_record(
    program: TutorApp, workspace: Workspace
) -> None:
    some_days(workspace)
    today = datetime.now(UTC)
    for days in (1, 0):
        attempt(workspace, "repair_mean", today - timedelta(days=days), 1)
    async with program.run_test(size=(120, 60)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("p")
        await pilot.pause(0.5)
        assert isinstance(program.screen, ProgressScreen)
        page = shown(program)
        assert "2 of 5 · 17 of 25 points" in page
        assert "2 now · 2 at most" in page
        assert "Days with a check   5" in page
        assert "about 10 min" in page
        assert "2 met, 1 of them overcome." in page
        assert "✓ overcome  centre_rows  2025-03-02" in page
        assert "◔ not yet  pair  2025-03-03" in page
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert isinstance(program.screen, MapScreen)


async def test_settings_hold_at_once_and_are_kept(
    program: TutorApp, workspace: Workspace, grader: Grader
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("s")
        await pilot.pause(0.2)
        assert isinstance(program.screen, SettingsScreen)
        await pilot.press("right")
        await pilot.pause(0.2)
        assert "‹ 中文 ›" in shown(program)
        await pilot.press("j", "enter")
        assert program.theme == "tutor-light"
        await pilot.press("j", "j", "left", "j", "right", "right", "left", "j", "enter")
        await pilot.pause(0.2)
        assert "‹ CPU ›" in shown(program)
        assert "‹ 否 ›" in shown(program)
    again = begin(workspace, workspace.language, grader)
    assert workspace.language == "zh"
    assert again.theme == "tutor-light"
    assert Settings(workspace.progress).get(EDITOR) == "own"
    again._device = "auto"
    assert again.device == "cpu"
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("s", "j", "backspace", "j", "j", "j", "backspace")
        await pilot.pause(0.2)
        assert again.theme == "tutor-dark"
        assert again.settings.get(DEVICE) == "auto"


async def test_the_mouse_chooses_settings_too(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("s")
        await pilot.pause(0.2)
        await pilot.click(Menu, offset=(10, 2))
        await pilot.pause(0.3)
        assert program.theme == "tutor-light"


async def test_a_key_is_given_to_an_action_and_taken_back(
    program: TutorApp, workspace: Workspace, grader: Grader
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("s")
        await pilot.pause(0.2)
        await pilot.press(*["j"] * 7, "enter", "f12")
        await pilot.pause(0.3)
        assert "F12   chosen by you" in shown(program)
        await pilot.press("f12")
        await pilot.pause(0.2)
        program.screen.query_one(Input)
    again = begin(workspace, "en", grader)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        assert isinstance(again.screen, MapScreen)
        await pilot.press("f12")
        await pilot.pause(0.2)
        again.screen.query_one(Input)
        await pilot.press("escape", "s", *["j"] * 7, "backspace")
        await pilot.pause(0.2)
        assert "^P" in shown(again)
    assert Settings(workspace.progress).keys == {}


@pytest.mark.parametrize(
    ("key", "reason"),
    [("x", "typed"), ("enter", "typed"), ("up", "typed"), ("shift+x", "typed"), ("ctrl+c", "terminal"),
     ("f2", "taken"), ("ctrl+q", "taken"), ("ctrl+f", "taken"), ("f12", None), ("ctrl+t", None)],
)  # fmt: skip
def test_keys_that_are_needed_elsewhere_are_refused(key: str, reason: str | None) -> None:
    assert refusal(key, "check", {}) == reason


def test_a_key_that_was_given_away_is_taken_and_the_old_one_is_free() -> None:
    keys = {"hint": "f12"}
    assert refusal("f12", "check", keys) == "taken"
    assert refusal("f2", "check", keys) is None
    assert refusal("f12", "hint", keys) is None


async def test_a_refused_key_is_explained(program: TutorApp, workspace: Workspace) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("s", "G", "enter", "f1")
        await pilot.pause(0.3)
        said = [note.message for note in program._notifications]
        assert any("F1 does something else already" in words for words in said)
        await pilot.press("enter", "escape")
        await pilot.pause(0.2)
        assert isinstance(program.screen, SettingsScreen)
    assert Settings(workspace.progress).keys == {}


async def test_pages_are_found_by_name(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await pilot.press("slash", *"settings", "enter")
        await pilot.pause(0.3)
        assert isinstance(program.screen, SettingsScreen)
        await pilot.press("ctrl+p", *"course map", "enter")
        await pilot.pause(0.3)
        assert isinstance(program.screen, MapScreen)


@pytest.mark.parametrize("page", [review, review_exercise, progress, settings, ask_key])
async def test_the_language_changes_in_the_middle_of_any_page(
    program: TutorApp, page: Callable[[TutorApp, Pilot[None]], object]
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        await page(program, pilot)  # type: ignore[misc]
        screen, before = program.screen, shown(program)
        program.action_language()
        await pilot.pause(0.4)
        assert program.screen is screen
        assert shown(program) != before
        assert any("\u4e00" <= letter <= "\u9fff" for letter in shown(program))
        program.action_language()
        await pilot.pause(0.4)
        assert shown(program) == before


async def test_jumps_on_the_map(offering: Workspace, grader: Grader) -> None:  # noqa: F811
    app = begin(offering, "en", grader)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        course_map = app.screen.query_one(CourseMap)
        one, two, three = (Step(exercise=each) for each in offering.course.exercises)
        for key, step in (("n", one), ("n", two), ("n", three), ("n", three), ("N", two)):
            await pilot.press(key)
            await pilot.pause(0.1)
            assert course_map.row.step == step
        await pilot.press("2")
        await pilot.pause(0.1)
        assert course_map.row.chapter == offering.course.chapters[1]
        await pilot.press("z")
        await pilot.pause(0.1)
        assert "three" not in shown(app)
        await pilot.press("z")
        await pilot.pause(0.1)
        assert " three " in shown(app)
        assert " one " in shown(app)
        pass_test_out(offering)
        app.screen.speak()
        await pilot.press("1", "n")
        await pilot.pause(0.1)
        assert course_map.row.step == three


async def test_saving_need_not_check(program: TutorApp, workspace: Workspace) -> None:
    program.settings.set(CHECK_ON_SAVE, False)
    exercise = workspace.course.exercises[0]
    async with program.run_test(size=(120, 40)) as pilot:
        program.open(Step(exercise=exercise))
        await pilot.pause(0.4)
        assert "^S save" in shown(program)
        assert "F5 check" in shown(program)
        program.screen.query_one(Editor).load_text(RIGHT)
        await pilot.press("ctrl+s")
        await pilot.pause(0.5)
        assert workspace.text(exercise) == RIGHT
        assert not program.screen.query_one(CheckPage).running
        await pilot.press("f5")
        await checked(program, pilot)
        assert "Passed: 10 of 10" in shown(program)


async def test_a_chosen_key_checks(program: TutorApp, workspace: Workspace) -> None:
    program.choose_key("check", "f12")
    workspace.save(workspace.course.exercises[0], RIGHT)
    async with program.run_test(size=(120, 40)) as pilot:
        program.open(Step(exercise=workspace.course.exercises[0]))
        await pilot.pause(0.4)
        assert "F12 check" in shown(program)
        await pilot.press("f12")
        await checked(program, pilot)
        assert "Passed: 10 of 10" in shown(program)


async def test_edit_opens_the_editor_that_was_chosen(
    program: TutorApp, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "my-editor"
    script.write_text('#!/bin/sh\necho "# mine" > "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    program.settings.set(EDITOR, "own")
    async with program.run_test(size=(80, 24)) as pilot:
        # a test's terminal cannot be suspended; the editor itself is started for real
        monkeypatch.setattr(program, "suspend", nullcontext)
        program.open(Step(exercise=workspace.course.exercises[0]))
        await pilot.pause(0.4)
        await pilot.press("e")
        await pilot.pause(0.5)
    assert workspace.text(workspace.course.exercises[0]) == "# mine\n"


async def test_a_chapter_that_is_done_folds_and_the_next_unfolds(
    offering: Workspace,  # noqa: F811
    grader: Grader,
) -> None:
    app = begin(offering, "en", grader)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        app.screen.speak()
        assert " two " in shown(app)
        pass_test_out(offering)
        app.screen.speak()
        await pilot.pause(0.2)
        assert " two " not in shown(app)
        assert " three " in shown(app)


def test_the_first_frame_imports_neither_scheduler_nor_plots(workspace: Workspace) -> None:
    two_reviews(workspace)
    code = (
        "import sys, pathlib, asyncio\n"
        "from tutor.workspace import Workspace\n"
        "from tutor.tui.app import TutorApp\n"
        "async def go():\n"
        "    app = TutorApp(Workspace.find(pathlib.Path(sys.argv[1])))\n"
        "    async with app.run_test(size=(80, 24)) as pilot:\n"
        "        await pilot.pause(0.3)\n"
        "        print([m for m in ('fsrs', 'plotext', 'numpy', 'torch') if m in sys.modules])\n"
        "asyncio.run(go())\n"
    )
    command = [sys.executable, "-c", code, str(workspace.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
