import pytest

from tutor.course.model import CourseError
from tutor.course.reader import read_course
from tutor.course.scaffold import new_exercise


def test_the_line_goes_to_the_right_chapter_and_comments_stay(root):
    written = new_exercise(root, "chapter01", "second", 6)
    assert len(written) == 7
    text = (root / "exercises/course.toml").read_text(encoding="utf-8")
    assert "# the order of everything" in text
    assert "# keep me" in text
    names = [exercise.name for exercise in read_course(root).chapters[0].exercises]
    assert names == ["mean_square", "second"]


@pytest.mark.parametrize(
    ("chapter", "name", "says"),
    [
        ("chapter03", "x", "no chapter “chapter03”"),
        ("chapter01", "power", "stands in chapter02 already"),
        ("chapter01", "for", "names a Python file"),
    ],
)
def test_what_will_not_do(root, chapter, name, says):
    before = sorted(root.rglob("*"))
    with pytest.raises(CourseError, match=says):
        new_exercise(root, chapter, name)
    assert sorted(root.rglob("*")) == before


def test_nothing_is_overwritten_nor_half_written(root):
    words = root / "exercises/chapter01/fresh.zh.toml"
    words.write_text("mine")
    with pytest.raises(CourseError, match="this file exists"):
        new_exercise(root, "chapter01", "fresh")
    assert words.read_text() == "mine"
    assert not (root / "exercises/chapter01/fresh.py").exists()
