import subprocess
import sys

import pytest

from tutor.course.model import CourseError
from tutor.course.reader import default_root, read_course

HEAD = 'name = "c"\ntitle = { en = "C" }\nlanguages = ["en"]\n'
CHAPTER = '[[chapter]]\nname = "chapter01"\ntitle = { en = "One" }\n'


def broken(tmp_path, text):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises/course.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_course(tmp_path)
    return caught.value


def test_reads_order_points_titles_and_files(course, root):
    assert [chapter.name for chapter in course.chapters] == ["chapter01", "chapter02"]
    assert [(e.name, e.points) for e in course.exercises] == [("mean_square", 4), ("power", 10)]
    assert course.chapters[1].title("zh") == "第二"
    assert [lesson.number for lesson in course.lessons] == ["01.01", "02.03"]
    exercise = course.exercise("power")
    assert exercise.stub == root / "exercises/chapter02/power.py"
    assert exercise.variants == root / "solutions/chapter02/power_variants.py"
    assert exercise.kind == "write"


def test_the_kind_is_what_the_test_file_says(root):
    file = root / "exercises/chapter02/test_power.py"
    file.write_text(file.read_text() + '\nKIND = "repair"\n')
    assert read_course(root).exercise("power").kind == "repair"


def test_a_test_file_that_is_half_written_does_not_shut_the_course(root):
    (root / "exercises/chapter02/test_power.py").write_text('KIND = "predict"\ndef')
    (root / "exercises/chapter01/mean_square.py").unlink()
    assert len(read_course(root).exercises) == 2


def test_the_default_course_reads():
    assert read_course(default_root()).name == "deep-learning"


def test_a_course_without_lessons_at_hand_still_reads(root):
    for file in (root / "lessons/chapter01").iterdir():
        file.unlink()
    assert len(read_course(root).lessons) == 2


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name = \n", 1, "not valid TOML"),
        (HEAD + CHAPTER + "[chapter.exercises]\na = 1\nb = 2\na = 3\n", 10, "first in line 8"),
        (
            HEAD + CHAPTER + "[chapter.exercises]\nnorm = 1\n"
            '[[chapter]]\nname = "chapter02"\ntitle = { en = "Two" }\n'
            "[chapter.exercises]\nnorm = 1\n",
            13,
            "two exercises are called “norm” (first in line 8)",
        ),
        (HEAD + CHAPTER + CHAPTER, 8, "two chapters are called “chapter01”"),
        (HEAD + CHAPTER + "lesons = []\n", 7, "Did you mean “lessons”?"),
        (HEAD + CHAPTER + 'lessons = ["images"]\n', 7, "number it"),
        (HEAD + CHAPTER + "[chapter.exercises]\nCorr = 1\n", 8, "small letters"),
        (HEAD + CHAPTER + "[chapter.exercises]\ncorr = 0\n", 8, "write corr = 10"),
        (HEAD + CHAPTER + "[chapter.exercises]\ntest_a = 1\n", 8, "test_"),
        (HEAD + '[[chapter]]\nname = "chapter01"\n', 4, "“title” is missing"),
        (HEAD.replace('["en"]', '["en", "zh"]') + CHAPTER, 2, "no text in “zh”"),
        (HEAD, None, "at least one chapter"),
        (HEAD.replace('"c"', '"a course"') + CHAPTER, 1, "letters, digits and dashes"),
        (HEAD + "seconds = 0\n" + CHAPTER, 4, "above 0"),
    ],
)
def test_a_mistake_has_one_sentence_with_file_and_line(tmp_path, text, line, says):
    error = broken(tmp_path, text)
    assert (error.file, error.line) == (tmp_path / "exercises/course.toml", line)
    assert says in str(error)


def test_a_folder_that_is_no_course(tmp_path):
    with pytest.raises(CourseError, match="is not a course"):
        read_course(tmp_path)


def test_reading_a_course_imports_nothing_heavy():
    code = (
        "import sys; from tutor.course.reader import *; read_course(default_root());"
        "print([m for m in ('torch', 'numpy', 'yaml', 'markdown_it', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
