import os
import subprocess
import sys
from pathlib import Path

import pytest

import tutor
from tutor.course.scaffold import new_exercise

COURSE = """\
name = "small"
title = { en = "Small", zh = "小课" }
languages = ["en", "zh"]

[[chapter]]
name = "chapter01"
title = { en = "First", zh = "第一章" }
lessons = ["01-squares"]
"""
LESSON = """\
---
title: {title}
minutes: 5
objectives: [{title}]
exercises: [one, two]
---

## {title}

$x^2$

```python
print(1 + 1)
```

```output
2
```

```quiz
id: two
question: "{title}?"
choices:
  - {{text: "2", right: true, answer: Yes.}}
  - {{text: "3", answer: No.}}
```
"""


class Tutor:
    """Runs `python -m tutor` in a folder, as a user would."""

    def __init__(self, folder: Path, root: Path, home: Path) -> None:
        self.folder, self.root = folder, root
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "LANG": "C.UTF-8",
            "TUTOR_GRADER": "off",  # nothing outlives a test
            "PYTHONPATH": str(Path(tutor.__file__).parents[1]),
        }

    def __call__(self, *words: str, folder: Path | None = None, **environment: str):
        return subprocess.run(
            self.command(*words),
            cwd=folder or self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=180,
        )

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "tutor", *words]

    def answer(self, text: str) -> None:
        (self.folder / "chapter01/one.py").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "course"
    (root / "exercises").mkdir(parents=True)
    (root / "lessons/chapter01").mkdir(parents=True)
    (root / "exercises/course.toml").write_text(COURSE, encoding="utf-8")
    for suffix, title in ("", "Squares"), (".zh", "平方"):
        file = root / f"lessons/chapter01/01-squares{suffix}.md"
        file.write_text(LESSON.format(title=title), encoding="utf-8")
    new_exercise(root, "chapter01", "one", 4)
    new_exercise(root, "chapter01", "two", 6)
    return root


@pytest.fixture
def outside(tmp_path, root) -> Tutor:
    """In a folder that is no workspace."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return Tutor(folder, root, tmp_path / "home")


@pytest.fixture
def inside(tmp_path, root) -> Tutor:
    """In a new workspace of the small course."""
    run = Tutor(tmp_path, root, tmp_path / "home")
    made = run("init", "work", "--course", str(root))
    assert made.returncode == 0, made.stderr
    run.folder = tmp_path / "work"
    return run
