"""Reading: copying, links, the place, code that is no cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import shown
from tests.tui.test_screens import lesson
from tutor.course.texts import Prose
from tutor.tui import copying
from tutor.tui.app import TutorApp
from tutor.tui.catalog import Step
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.screens.reader import ReaderScreen
from tutor.tui.widgets.lesson_parts import CodeBlock, Passage, passages
from tutor.tui.widgets.lines import LinePage

TEXT = """\
Before.

## First

Words, and [the exercise](pair.py), and [a page](https://example.org/x).

```text
a -> b
```

- in a list:

  ```text
  c
  ```

### Inside

More.

## Second

End.
"""


def test_a_text_is_cut_at_headings_and_around_code() -> None:
    parts = passages(Prose(TEXT, 1))
    assert [part.heading for part in parts if part.heading] == ["First", "Inside", "Second"]
    (code,) = [part for part in parts if isinstance(part, CodeBlock)]
    assert code.source == "a -> b"
    assert copying.block(code) == "a -> b"
    assert copying.block(parts[0]) is None


@pytest.mark.parametrize(
    ("heading", "first", "last"),
    [
        ("First", "## First", "More."),
        ("Inside", "### Inside", "More."),
        ("Second", "## Second", "End."),
    ],
)
def test_a_section_reaches_to_the_next_heading_of_its_level(
    heading: str, first: str, last: str
) -> None:
    parts = passages(Prose(TEXT, 1))
    index = next(i for i, part in enumerate(parts) if part.heading == heading)
    title, markdown = copying.section(parts, index)
    assert title == heading
    assert markdown.startswith(first)
    assert markdown.endswith(f"{last}\n")


async def test_a_cell_and_a_section_are_copied_by_keys(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await pilot.press("y")
        assert program.clipboard.startswith("import torch\n")
        assert program.clipboard.endswith("print(X.mean(1))")
        await pilot.press("G", "Y")
        assert program.clipboard.startswith("## Rows\n\nA matrix $X$ of shape")
        assert "```python\nimport torch\n" in program.clipboard


async def test_text_is_selected_with_the_mouse_and_copied(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        rows = shown(program).split("\n")
        row = next(i for i, text in enumerate(rows) if "A matrix" in text)
        page, column = program.screen.query_one(LinePage), rows[row].index("A matrix")
        top = page.region.y
        await pilot.mouse_down(page, offset=(column, row - top))
        await pilot.hover(page, offset=(column + 4, row - top))
        await pilot.hover(page, offset=(column + 8, row - top))
        await pilot.mouse_up(page, offset=(column + 8, row - top))
        await pilot.pause()
        await pilot.press("ctrl+c")
        assert program.clipboard.strip() == "A matrix"


async def test_links_of_the_text_are_followed(
    program: TutorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(program, "open_url", lambda url: opened.append(url))
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        assert isinstance(program.screen, ReaderScreen)
        page = program.screen.page
        page.show([Passage(TEXT)])
        await pilot.pause()
        rows = shown(program).split("\n")
        for words, x in (("a page", 2), ("the exercise", 4)):
            row = next(i for i, text in enumerate(rows) if words in text)
            await pilot.click(page, offset=(rows[row].index(words) + x, row - page.region.y))
            await pilot.pause()
        assert opened == ["https://example.org/x"]
        assert isinstance(program.screen, ExerciseScreen)
        assert program.screen.exercise.name == "pair"


async def test_the_place_is_kept_at_another_width(program: TutorApp, tmp_path: Path) -> None:
    async with program.run_test(size=(80, 18)) as pilot:
        await lesson(program, pilot)
        for _ in range(3):
            await pilot.press("pagedown")
        await pilot.pause()
        assert isinstance(program.screen, ReaderScreen)
        page = program.screen.page
        before = page.place.part
        assert before > 0
        await pilot.press("escape")
        await pilot.resize_terminal(120, 18)
        program.open(Step(lesson=program.workspace.course.lessons[0]))
        await pilot.pause()
        assert isinstance(program.screen, ReaderScreen)
        assert program.screen.page.place.part == before
