from pathlib import Path

import pytest

from tutor.course.reader import read_course
from tutor.course.scaffold import new_exercise
from tutor.workspace import Workspace

COURSE = """\
name = "small"
title = { en = "Small", zh = "小课" }
languages = ["en", "zh"]

[[chapter]]
name = "chapter01"
title = { en = "First", zh = "第一" }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "course"
    (root / "exercises").mkdir(parents=True)
    (root / "exercises/course.toml").write_text(COURSE, encoding="utf-8")
    new_exercise(root, "chapter01", "one", 4)
    new_exercise(root, "chapter01", "two", 6)
    return root


@pytest.fixture
def course(root):
    return read_course(root)


@pytest.fixture
def workspace(tmp_path, course):
    return Workspace.create(tmp_path / "work", course)


QUIZ = """
```quiz
id: {id}
question: "?"
choices:
  - {{text: "1", answer: No.}}
  - {{text: "2", right: true, answer: Yes.}}
```
"""


def offer(root: Path) -> None:
    """Let chapter01 of the small course be tested out of with `one`; add a chapter02."""
    file = root / "exercises/course.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('"第一" }', '"第一" }\nlessons = ["00-test-out"]\ntest_out = ["one"]')
    text += '[[chapter]]\nname = "chapter02"\ntitle = { en = "Second", zh = "第二" }\n'
    file.write_text(text, encoding="utf-8")
    new_exercise(root, "chapter02", "three", 5)
    folder = root / "lessons/chapter01"
    folder.mkdir(parents=True)
    for suffix in "", ".zh":
        (folder / f"00-test-out{suffix}.md").write_text(
            "---\ntitle: Test\nminutes: 5\nobjectives: [try]\nexercises: [one]\n---\n"
            + QUIZ.format(id="a")
            + QUIZ.format(id="b"),
            encoding="utf-8",
        )


@pytest.fixture
def offering(root, tmp_path):
    """A workspace of that course."""
    offer(root)
    return Workspace.create(tmp_path / "offering", read_course(root))


def pass_test_out(workspace):
    """Answer the questions rightly and pass the exercise."""
    for quiz in "ab":
        workspace.progress.answer_quiz("01.00", quiz, 1)
    workspace.progress.record(
        {"name": "one", "chapter": "chapter01", "score": 4, "points": 4, "status": "passed",
         "device": "cpu", "seed": 0, "cases": [], "advice": [], "mistakes": []}
    )  # fmt: skip
