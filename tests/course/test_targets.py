import pytest

from tutor.course.model import UnknownTarget
from tutor.course.targets import find_lesson, resolve


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("chapter02", ["power"]),
        ("2", ["power"]),
        ("02", ["power"]),
        ("mean_square", ["mean_square"]),
        ("01.01", ["mean_square"]),
        ("1.1", ["mean_square"]),
        ("chapter02/power.py", ["power"]),
        ("./chapter02/", ["power"]),
        ("power.py", ["power"]),
    ],
)
def test_what_a_target_names(course, tmp_path, target, names):
    assert [exercise.name for exercise in resolve(course, target, tmp_path)] == names


def test_a_path_is_relative_to_the_base(course, tmp_path):
    found = resolve(course, "../chapter02/power.py", tmp_path / "chapter01")
    assert [exercise.name for exercise in found] == ["power"]


@pytest.mark.parametrize(
    ("target", "near"),
    [("powre", "power"), ("mean_sqare.py", "mean_square"), ("chaptre02", "chapter02")],
)
def test_a_typing_mistake_names_the_nearest(course, tmp_path, target, near):
    with pytest.raises(UnknownTarget, match=f"“{near}”") as caught:
        resolve(course, target, tmp_path)
    assert caught.value.near[0] == near
    assert caught.value.target == target


def test_lessons_by_number_and_name(course):
    for target in ("02.03", "2.3", "03-more", "more", "03-more.zh.md"):
        assert find_lesson(course, target).number == "02.03"
    with pytest.raises(UnknownTarget, match=r"02\.03"):
        find_lesson(course, "02.04")
