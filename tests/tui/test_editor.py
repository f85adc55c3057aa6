"""The editor by itself: keys, finding, undoing, marks."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets.text_area import Selection

from tutor.tui.diagnostics import Problem, followed, raised_problems, syntax_problem
from tutor.tui.searching import Match, find, replaced
from tutor.tui.signs import WRONG
from tutor.tui.widgets.editor import Editor

TEXT = "def f(x):\n    return x\n\ndef g(x):\n    return f(x)\n"


class Desk(App[None]):
    """An editor and nothing else."""

    def __init__(self, text: str = TEXT) -> None:
        super().__init__()
        self.editor = Editor(text)

    def compose(self) -> ComposeResult:
        yield self.editor

    def on_mount(self) -> None:
        self.editor.focus()


@pytest.mark.parametrize(
    ("before", "at", "keys", "after"),
    [
        ("a\nb\nc", (0, 0), ["ctrl+d"], "a\na\nb\nc"),
        ("a\nb", (1, 1), ["ctrl+d"], "a\nb\nb"),
        ("a\nb\nc", (0, 0), ["shift+down", "shift+down", "ctrl+d"], "a\nb\na\nb\nc"),
        ("a\nb\nc", (1, 0), ["alt+up"], "b\na\nc"),
        ("a\nb\nc", (0, 0), ["alt+up"], "a\nb\nc"),
        ("a\nb\nc", (0, 0), ["alt+down", "alt+down"], "b\nc\na"),
        ("a\nb\nc", (2, 0), ["alt+down"], "a\nb\nc"),
        ("a\nb\nc", (0, 0), ["shift+down", "shift+end", "alt+down"], "c\na\nb"),
        ("a\nb\nc", (1, 0), ["ctrl+k"], "a\nc"),
        ("a\nb\nc", (2, 1), ["ctrl+k"], "a\nb\n"),
        ("a\nb\nc", (1, 0), ["ctrl+x"], "a\nc"),
        ("ab\nc", (0, 1), ["ctrl+a", "delete"], ""),
        ("f(a[1], b)", (0, 1), ["ctrl+right_square_bracket", "x"], "f(a[1], bx)"),
        ("f(a)", (0, 4), ["ctrl+right_square_bracket", "x"], "fx(a)"),
        ("no brackets", (0, 3), ["ctrl+right_square_bracket", "x"], "no xbrackets"),
        ("    a", (0, 5), ["home", "x"], "    xa"),
    ],
)
async def test_keys_on_lines(before: str, at: tuple[int, int], keys: list[str], after: str) -> None:
    desk = Desk(before)
    async with desk.run_test() as pilot:
        desk.editor.move_cursor(at)
        await pilot.press(*keys)
        assert desk.editor.text == after
        if after != before and "x" not in keys:
            for _ in keys:
                await pilot.press("ctrl+z")
            assert desk.editor.text == before


async def test_a_long_line_is_wrapped_and_its_number_stands_once() -> None:
    long = "# " + "word " * 30
    desk = Desk(f"a = 1\n{long}\nb = 2")
    async with desk.run_test(size=(40, 12)) as pilot:
        editor = desk.editor

        def rows() -> list[str]:
            return [editor.render_line(y).text.rstrip() for y in range(8)]

        drawn = rows()
        assert drawn[0] == "1  a = 1"
        assert drawn[1].startswith("2  # word")
        assert all(row.startswith("   word") for row in drawn[2:6])
        assert drawn[6] == "3  b = 2"
        editor.show_problems([Problem(1, 0, len(long), "long", "syntax")])
        assert [row[1] for row in rows()[:3]] == [" ", WRONG, " "]
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert rows()[3] == "3  b = 2"
        assert rows()[1].count("word") + rows()[2].count("word") == 30
        editor.move_cursor((2, 0))
        await pilot.press("up", "end", "x")
        assert editor.text == f"a = 1\n{long}x\nb = 2"


async def test_where_one_was_in_a_wrapped_text_is_found_again() -> None:
    text = "\n".join(f"# {number} " + "word " * 30 for number in range(60))
    desk = Desk(text)
    async with desk.run_test(size=(40, 12)) as pilot:
        editor = desk.editor
        editor.go_to_line(40)
        await pilot.pause()
        top = editor.draft().top
        assert 30 < top < 40
        draft = editor.draft()
        editor.load_text("x")
        editor.open(text, draft)
        await pilot.pause()
        assert editor.draft().top == top


@pytest.mark.parametrize(
    ("stub", "typed", "after"),
    [
        ("def f():\n    raise NotImplementedError\n", "x", "def f():\n    x\n"),
        ("a = ...  # one number\nb = ...\n", "1", "a = 1  # one number\nb = ...\n"),
        ("F.pad(..., x)\nb = ...\n", "1", "F.pad(..., x)\nb = 1\n"),
        ("a = 1\n", "x", "xa = 1\n"),
    ],
)
async def test_one_begins_to_type_where_the_stub_has_its_gap(
    stub: str, typed: str, after: str
) -> None:
    desk = Desk("")
    async with desk.run_test() as pilot:
        desk.editor.open(stub, None)
        await pilot.press(typed)
        assert desk.editor.text == after
        await pilot.press("ctrl+z")
        assert desk.editor.text == stub


async def test_what_came_from_outside_is_not_selected() -> None:
    desk = Desk("")
    async with desk.run_test() as pilot:
        desk.editor.open("def f():\n    raise NotImplementedError\n", None)
        assert desk.editor.selected_text == "raise NotImplementedError"
        desk.editor.reload("def f():\n    return 1\n")
        assert desk.editor.selected_text == ""
        await pilot.press("x")
        assert "return" in desk.editor.text


async def test_moved_lines_stay_selected() -> None:
    desk = Desk("a\nb\nc\nd")
    async with desk.run_test() as pilot:
        desk.editor.selection = Selection((1, 0), (2, 1))
        await pilot.press("alt+up")
        assert desk.editor.text == "b\nc\na\nd"
        assert desk.editor.selected_text == "b\nc"


async def test_what_is_found_is_counted_selected_and_goes_round() -> None:
    desk = Desk("one two\nOne\nnone")
    async with desk.run_test():
        editor = desk.editor
        editor.search("one")
        assert editor.matches == [Match(0, 0, 3), Match(1, 0, 3), Match(2, 1, 4)]
        assert editor.match_number == 0
        editor.step_match(1, stay=True)
        assert editor.match_number == 1
        editor.step_match(1)
        assert (editor.match_number, editor.selected_text) == (2, "One")
        editor.step_match(1)
        editor.step_match(1)
        assert editor.match_number == 1
        editor.step_match(-1)
        assert editor.match_number == 3
        editor.search("One")
        assert editor.matches == [Match(1, 0, 3)]
        editor.search("nowhere")
        editor.step_match(1)
        assert editor.matches == []


async def test_replacing_one_and_all_can_be_undone_in_one_step_each() -> None:
    desk = Desk("x = x + xx\ny\nx")
    async with desk.run_test() as pilot:
        editor = desk.editor
        editor.search("x")
        editor.step_match(1, stay=True)
        editor.replace_match("abc")
        assert editor.text == "abc = x + xx\ny\nx"
        assert editor.selected_text == "x"
        assert editor.replace_all("x2") == 4
        assert editor.text == "abc = x2 + x2x2\ny\nx2"
        await pilot.press("ctrl+z")
        assert editor.text == "abc = x + xx\ny\nx"
        await pilot.press("ctrl+z")
        assert editor.text == "x = x + xx\ny\nx"
        await pilot.press("ctrl+y", "ctrl+y")
        assert editor.text == "abc = x2 + x2x2\ny\nx2"


async def test_replacing_by_what_is_searched_comes_to_an_end() -> None:
    desk = Desk("a a")
    async with desk.run_test():
        desk.editor.search("a")
        desk.editor.step_match(1, stay=True)
        for _ in range(2):
            desk.editor.replace_match("aa")
        assert desk.editor.text == "aa aa"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb\nc\n", "a\nc\n"),
        ("a\nb\nc\n", "a\nb\nx\ny\nc\n"),
        ("a\nb", "a\nb\nc"),
        ("a\nb\nc", "a\nb"),
        ("a", ""),
        ("", "a\nb\n"),
        ("a\na\na", "a\na"),
        ("a\nb", "b\na"),
        ("a\n", "a"),
    ],
)
async def test_another_text_is_taken_as_one_step(old: str, new: str) -> None:
    desk = Desk(old)
    async with desk.run_test() as pilot:
        desk.editor.reload(new)
        assert desk.editor.text == new
        assert not desk.editor.modified
        await pilot.press("ctrl+z")
        assert desk.editor.text == old
        assert desk.editor.modified


async def test_the_cursor_stays_on_its_line_when_lines_come_in_above() -> None:
    desk = Desk("a\nb\nc\n")
    async with desk.run_test():
        desk.editor.move_cursor((2, 1))
        desk.editor.reload("new\na\nb\nc\n")
        assert desk.editor.cursor_location == (3, 1)


async def test_a_draft_brings_the_history_back() -> None:
    desk = Desk("a\n")
    async with desk.run_test() as pilot:
        await pilot.press("x")
        draft = desk.editor.draft()
    other = Desk("")
    async with other.run_test() as pilot:
        other.editor.open("xa\n# from elsewhere\n", draft)
        assert other.editor.text == "xa\n# from elsewhere\n"
        assert not other.editor.modified
        await pilot.press("ctrl+z")
        assert other.editor.text == "xa\n"
        await pilot.press("ctrl+z")
        assert other.editor.text == "a\n"


@pytest.mark.parametrize(("number", "row"), [(1, 0), (5, 4), (999, 5), (0, 0), (-3, 0)])
async def test_going_to_a_line(number: int, row: int) -> None:
    desk = Desk()
    async with desk.run_test():
        desk.editor.go_to_line(number)
        assert desk.editor.cursor_location[0] == row


async def test_marks_follow_the_scrolling_and_count_characters_not_bytes() -> None:
    lines = [f"变量{number} = '文' + wanted" for number in range(300)]
    desk = Desk("\n".join(lines))
    async with desk.run_test(size=(80, 20)) as pilot:
        editor = desk.editor
        editor.search("wanted")
        editor.show_problems([Problem(250, 0, 2, "why", "syntax", lines[250])])
        editor.go_to_line(251)
        await pilot.pause(0.2)
        top = round(editor.scroll_y)
        strip = editor.render_line(250 - top)
        assert "✗" in strip.text
        marked = "".join(
            segment.text for segment in strip if segment.style and segment.style.underline
        )
        assert marked == "变量wanted"
        assert "✗" not in editor.render_line(249 - top).text


def test_finding_in_lines() -> None:
    assert find(["a.b", "A.B"], "a.b") == [Match(0, 0, 3), Match(1, 0, 3)]
    assert find(["aXb", "a.b"], ".") == [Match(1, 1, 2)]
    assert find(["abc"], "") == []
    assert replaced(["a a", "b", "a"], find(["a a", "b", "a"], "a"), "\\1") == "\\1 \\1\nb\n\\1"


@pytest.mark.parametrize(
    ("source", "row"),
    [
        ("x = 1\n", None),
        ("def f(:\n    pass\n", 0),
        ("x = 1\nif x\n    y = 2\n", 1),
        ("def f():\nreturn 1\n", 1),
        ("x = (1,\n", 0),
        ("return 3\n", 0),
        ("'\\d'\n", None),
        ("x = 'abc\n", 0),
        ("\ty = 1\n", 0),
        ("a = 1\0\n", 0),
        ("", None),
        ("(" * 500, 0),
    ],
)
def test_syntax_is_looked_at_as_one_types(source: str, row: int | None) -> None:
    found = syntax_problem(source)
    assert (found and found.row) == row
    if found is not None:
        assert found.message
        assert 0 <= found.start < found.end


def test_the_line_at_which_a_check_ended_is_found_in_both_languages() -> None:
    source = "import torch\n\ndef f(x):\n    return g(x)\n\ndef g(x):\n    return x.nothing\n"
    for trace in (
        "  line 4: return g(x)\n  line 7: return x.nothing",
        "  第 4 行：return g(x)\n  第 7 行：return x.nothing",
    ):
        cases = [
            {"outcome": "raised", "message": f"AttributeError: no\n{trace}"},
            {"outcome": "raised", "message": f"AttributeError: no\n{trace}"},
            {"outcome": "wrong", "message": "element\n  line 1: import torch"},
        ]
        (problem,) = raised_problems({"cases": cases}, source)
        assert (problem.row, problem.start, problem.message) == (6, 4, "AttributeError: no")
        (moved,) = followed([problem], ["# new", *source.split("\n")])
        assert moved.row == 7
        assert followed([problem], source.replace("nothing", "T").split("\n")) == []


def test_a_line_that_no_longer_stands_there_is_not_marked() -> None:
    cases = [{"outcome": "raised", "message": "ValueError: no\n  line 1: other = 2"}]
    assert raised_problems({"cases": cases}, "x = 1\n") == []
