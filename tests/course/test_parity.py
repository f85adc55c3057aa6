import pytest

from tutor.course.parity import faults
from tutor.course.reader import read_course

CH2 = "exercises/chapter02/"
ZH = "lessons/chapter02/03-more.zh.md"


def test_a_scaffolded_course_has_no_fault(course):
    assert faults(course) == []


def edit(root, name, old, new):
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "says"),
    [
        (ZH, "print(1 + 1)", "print(2 + 0)", 10, "cell 1 is not that of “en”"),
        (ZH, "\n2\n```", "\n3\n```", 10, "cell 1 has not the output"),
        (ZH, "```python", "```python no-run", 10, "cell 1 has not the marks"),
        (ZH, "## 平方", "### 平方", 8, "headings' levels"),
        (ZH, "id: two", "id: deux", 20, "the quizzes are deux here and two"),
        (ZH, "    right: true\n    answer: 平方!\n  - text: \"3\"\n",
         "    answer: 平方!\n  - text: \"3\"\n    right: true\n", 20, "choices of “two”"),
        (ZH, "minutes: 5", "minutes: 6", 1, "minutes: 6 here, 5 in “en”"),
        (ZH, "[power]", "[]", 1, "exercises: [] here"),
        (ZH, "[power]", "[pwer]", 5, "no exercise “pwer”"),
        (ZH, "## 平方", "# 平方", 8, "not #"),
        (CH2 + "power.zh.toml", "any_length =", "any_size =", 12, "has “any_length”"),
        (CH2 + "power.zh.toml", "any_length =", "any_size =", 14, "uses cases.any_size"),
        (CH2 + "power.en.toml", "takes_the_root =", "takes_root =", 16, "has “takes_the_root”"),
        (CH2 + "power.en.toml", "takes_the_root =", "takes_root =", 19, "mistakes.takes_root"),
        (CH2 + "power.zh.toml", '  "分两步走', '  "再来一个",\n  "分两步走', None, "3 hints"),
        ("exercises/course.toml", "power = 10", "power = 9", 20, "10 in the cases of test_power"),
    ],
)  # fmt: skip
def test_each_difference_is_a_fault_with_its_line(root, name, old, new, line, says):
    edit(root, name, old, new)
    found = faults(read_course(root))
    file = root / name
    assert any(f.file == file and f.line == line and says in f.message for f in found), found


JUDGED = """
from tutor.lab import Rules, Wrong, at_least, case

RULES = Rules(["softmax"], max_ops=3)


@case(points=10, judge=at_least(1, score=lambda seen, lab: seen))
def any_length(impl, lab):
    return impl.power(lab.randn(3))


@any_length.judge
def judge(seen, expected, lab):
    raise Wrong("no", mine=1)
"""


def test_reasons_and_rules_need_words_and_fields_that_exist(root):
    (root / CH2 / "test_power.py").write_text(JUDGED)
    for language in "en", "zh":
        words = root / CH2 / f"power.{language}.toml"
        text = words.read_text(encoding="utf-8").split("[cases]")[0]
        mistakes = "".join(
            f'{name} = "x"\n' for name in ("sums_instead", "squares_the_mean", "takes_the_root")
        )
        words.write_text(
            f'{text}[cases]\nany_length = "x"\n[mistakes]\n{mistakes}'
            '[reasons]\nno = "{mine} {reference}"\nstale = "x"\n[rules]\nsoftmax = "x"\n',
            encoding="utf-8",
        )
    said = [fault.message for fault in faults(read_course(root)) if "en" in fault.file.name]
    assert len(said) == 4
    assert any("“too_low”" in message for message in said)
    assert any("“max_ops”" in message for message in said)
    assert any("reasons.stale" in message for message in said)
    assert any("no field “reference”" in message for message in said)


def test_missing_files_and_strays_are_named(root):
    (root / "lessons/chapter02/03-more.zh.md").unlink()
    (root / "lessons/chapter02/09-draft.md").write_text("draft")
    (root / "solutions/chapter01/mean_square.py").unlink()
    (root / CH2 / "test_other.py").write_text("")
    found = {fault.file.name: fault.message for fault in faults(read_course(root))}
    assert "missing" in found["03-more.zh.md"]
    assert "does not list" in found["09-draft.md"]
    assert "reference of “mean_square”" in found["mean_square.py"]
    assert "no exercise “other”" in found["test_other.py"]


def test_an_exercise_that_no_lesson_names(root):
    for suffix in "", ".zh":
        edit(root, f"lessons/chapter02/03-more{suffix}.md", "[power]", "[]")
    (fault,) = faults(read_course(root))
    assert "no lesson names the exercise “power”" in fault.message
    assert fault.line == 20


def test_some_exercises_alone(root):
    (root / CH2 / "power.zh.toml").unlink()
    course = read_course(root)
    assert faults(course, [course.exercise("mean_square")]) == []
    assert len(faults(course, [course.exercise("power")])) == 1
