from pathlib import Path

import pytest

from tutor.course.reader import read_course
from tutor.course.scaffold import new_exercise

COURSE = """\
# the order of everything
name = "small"
title = { en = "Small", zh = "小课" }
languages = ["en", "zh"]

[[chapter]]
name = "chapter01"
title = { en = "First", zh = "第一" }
lessons = ["01-squares"]

[[chapter]]
name = "chapter02"
title = { en = "Second", zh = "第二" }
lessons = ["03-more"]  # keep me

[chapter.exercises]
"""

LESSON = """\
---
title: {title}
minutes: 5
objectives: [{title}]
exercises: [{exercises}]
---

## {title}

```python
print(1 + 1)
```

```output
2
```

{title}.

```quiz
id: two
question: "{title}?"
choices:
  - text: "2"
    right: true
    answer: {title}!
  - text: "3"
    answer: {title}?
```
"""


def write_lesson(root: Path, chapter: str, name: str, exercises: str) -> None:
    folder = root / "lessons" / chapter
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, title in ("", "Squares"), (".zh", "平方"):
        text = LESSON.format(title=title, exercises=exercises)
        (folder / f"{name}{suffix}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course without a fault: two chapters, two lessons, two exercises."""
    root = tmp_path / "course"
    (root / "exercises").mkdir(parents=True)
    (root / "exercises/course.toml").write_text(COURSE, encoding="utf-8")
    new_exercise(root, "chapter01", "mean_square", 4)
    new_exercise(root, "chapter02", "power", 10)
    write_lesson(root, "chapter01", "01-squares", "mean_square")
    write_lesson(root, "chapter02", "03-more", "power")
    return root


@pytest.fixture
def course(root: Path):
    return read_course(root)
