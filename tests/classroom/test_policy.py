"""Due dates, lateness, extensions and weights."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tutor.classroom.errors import ClassroomError
from tutor.classroom.policy import Policy, read_policy
from tutor.course.model import CourseError
from tutor.course.reader import read_course

COURSE = read_course(SMALL_COURSE)
PAIR, CENTRE = COURSE.exercise("pair"), COURSE.exercise("centre_rows")


def policy(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")
    return read_policy(COURSE, file)


def test_without_one_nothing_is_late(tmp_path):
    found = policy(tmp_path, "")
    assert found.late_days("mei", PAIR, "2099-01-01T00:00:00+00:00") == 0.0
    assert found.share(400.0) == (1.0, "400 days late.")
    assert found.weight(PAIR) == 1.0


def test_a_day_lasts_to_its_end_in_the_class_s_time_zone(tmp_path):
    found = policy(tmp_path, 'timezone = "Asia/Shanghai"\n[due]\nchapter01 = 2026-03-01\n')
    assert found.due_for("mei", PAIR) == datetime.fromisoformat("2026-03-02T00:00:00+08:00")
    assert found.late_days("mei", PAIR, "2026-03-01T15:59:59+00:00") == 0.0
    assert found.late_days("mei", PAIR, "2026-03-02T12:00:00") == 0.5  # no offset: the class's
    assert found.late_days("mei", PAIR, "") == 0.0


def test_daylight_saving(tmp_path):
    found = policy(tmp_path, 'timezone = "Europe/Berlin"\n[due]\nall = 2026-03-29T12:00:00\n')
    assert found.late_days("mei", PAIR, "2026-03-29T10:00:00+00:00") == 0.0
    assert found.late_days("mei", PAIR, "2026-03-29T11:00:00+00:00") == pytest.approx(
        1 / 24, abs=1e-4
    )


def test_an_exercise_wins_over_its_chapter_and_an_extension_over_both(tmp_path):
    found = policy(
        tmp_path,
        """
        [due]
        all = 2026-01-01T00:00:00Z
        chapter01 = 2026-02-01T00:00:00Z
        pair = 2026-03-01T00:00:00Z
        [extensions.mei]
        chapter01 = 3
        [extensions."s 1"]
        pair = 2026-06-01T00:00:00Z
        [weights]
        chapter01 = 0.5
        pair = 2
    """,
    )

    def day(student, exercise):
        return found.due_for(student, exercise).strftime("%m-%d")

    assert day("bob", CENTRE) == "02-01"
    assert day("bob", PAIR) == "03-01"
    assert day("mei", PAIR) == "03-04"
    assert day("mei", CENTRE) == "02-04"
    assert day("s 1", PAIR) == "06-01"
    assert day("s 1", CENTRE) == "02-01"
    assert (found.weight(PAIR), found.weight(CENTRE)) == (2.0, 0.5)


@pytest.mark.parametrize(("days", "share", "sentence"), [
    (0.0, 1.0, ""), (0.02, 1.0, ""), (0.03, 0.9, "1 day late: 10% off."), (1.02, 0.9, "1 day late: 10% off."),
    (1.1, 0.8, "2 days late: 20% off."), (5.0, 0.7, "5 days late: 30% off."),
    (9.0, 0.0, "9 days late: nothing counts after 7 days."),
])  # fmt: skip
def test_what_lateness_costs(tmp_path, days, share, sentence):
    found = policy(
        tmp_path,
        "[late]\ngrace_minutes = 30\nper_day = 0.1\nat_most = 0.3\nclosed_after_days = 7\n",
    )
    assert found.share(days) == (pytest.approx(share), sentence)


@pytest.mark.parametrize(("text", "says"), [
    ("dues = 1", "“dues” means nothing in a policy. Did you mean “due”"),
    ("[due]\nchapter1 = 2026-01-01", "“chapter1” means nothing in \\[due\\].*“chapter01”"),
    ("[due]\npair = '2026-01-01'", "without quotes"), ("[due]\npair = 3", "without quotes"),
    ("due = 3", "write \\[due\\] in a line of its own"),
    ("[late]\nper_day = 10", "is a share, at most 1"), ("[late]\nper_day = -1", "a number, 0 or more"),
    ("[late]\nper_day = true", "a number, 0 or more"), ("[weights]\npair = nan", "a number, 0 or more"),
    ("[extensions]\nmei = 3", "write \\[mei\\]"), ("[extensions.mei]\npear = 3", "“pear” means nothing"),
    ("timezone = 'Mars'", "no time zone “Mars”"), ("count_as_zero = ['crash']", "“crash” means nothing.*crashed"),
    ("count_as_zero = 'crashed'", "is a list"),
])  # fmt: skip
def test_what_is_wrong_is_said(tmp_path, text, says):
    with pytest.raises(ClassroomError, match=says):
        policy(tmp_path, text)


def test_broken_toml_has_its_line(tmp_path):
    with pytest.raises(CourseError, match=r"policy\.toml:2"):
        policy(tmp_path, "[due]\npair = \n")


def test_a_course_can_bring_its_policy(small_course):
    file = small_course / "exercises/course.toml"
    file.write_text(file.read_text() + "\n[class.weights]\npair = 3\n", encoding="utf-8")
    course = read_course(small_course)
    assert read_policy(course, None).weight(course.exercise("pair")) == 3.0
    assert read_policy(COURSE, None).told == {}
