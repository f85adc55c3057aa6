"""What a run writes down, and what it does not do twice."""

from __future__ import annotations

import os
import random

import pytest

from tests.classroom.conftest import Classroom, Counting, report
from tutor.classroom import gradebook, run
from tutor.classroom.errors import GradebookError
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.merging import merge
from tutor.course.reader import read_course


def test_only_what_changed_is_judged_again(classroom: Classroom):
    classroom.hand_in("mei", "111")
    classroom.hand_in("bob", "1")
    classroom.hand_in("eve", "1")  # the same bytes as bob's
    classroom.roster("mei,,", "bob,,", "eve,,", "zoe,,")
    counts = classroom.grade()
    assert sorted(classroom.engine.judged) == [b"1", b"111"]
    assert (counts.seats, counts.done, counts.judged) == (4, 4, 3)
    assert classroom.grades() == {
        ("mei", "pair"): ("graded", 3.0), ("bob", "pair"): ("graded", 1.0),
        ("eve", "pair"): ("graded", 1.0), ("zoe", "pair"): ("not submitted", None),
    }  # fmt: skip
    classroom.hand_in("bob", "11")
    classroom.grade()
    assert classroom.engine.judged[2:] == [b"11"]
    classroom.hand_in("bob", "1")  # back to what is known
    classroom.grade()
    assert len(classroom.engine.judged) == 3
    with classroom.book() as book:
        assert [row.final for row in book.history("bob", "pair")] == [1.0, 2.0, 1.0]
        assert [row.final for row in book.history("mei", "pair")] == [3.0]
        assert book.source(book.history("bob", "pair")[1].sha256) == b"11"


@pytest.mark.parametrize("change", ["again", "seed", "course"])
def test_what_else_has_everything_judged_again(classroom: Classroom, small_course, change):
    classroom.hand_in("mei", "111")
    classroom.grade(course=small_course)
    if change == "course":
        words = small_course / "exercises/chapter01/pair.en.toml"
        words.write_text(words.read_text() + "\n# changed\n")
    classroom.grade(course=small_course, again=change == "again", seed=8 if change == "seed" else 7)
    assert classroom.engine.judged == [b"111", b"111"]
    with classroom.book() as book:
        rows = book.history("mei", "pair")
        assert [row.seed for row in rows] == [7, 8 if change == "seed" else 7]
        assert (rows[0].course_version == rows[1].course_version) == (change != "course")


def test_stopped_anywhere_it_goes_on_and_judges_nothing_twice(classroom: Classroom):
    chance = random.Random(3)
    for number in range(60):
        classroom.hand_in(f"s{number}", f"# {number}\n" + "1" * (number % 7))
    while True:
        before = len(classroom.engine.judged)
        classroom.engine.dies_after = before + chance.randrange(0, 12)
        try:
            classroom.grade()
            break
        except KeyboardInterrupt:
            assert all(
                status in ("graded", "not submitted") for status, _ in classroom.grades().values()
            )
    assert len(classroom.engine.judged) == len(set(classroom.engine.judged)) == 60
    expected = {
        (f"s{n}", "pair"): ("graded", float(f"# {n}\n{'1' * (n % 7)}".count("1")))
        for n in range(60)
    }
    assert classroom.grades() == expected


def test_what_could_not_be_graded_is_tried_again_and_said(classroom: Classroom):
    classroom.hand_in("mei", "1")
    classroom.engine.says[b"1"] = {"error": "the grader ended unexpectedly"}
    assert classroom.grade().problems == 1
    assert classroom.watcher.problems == [("mei, pair", "the grader ended unexpectedly")]
    assert classroom.grades()["mei", "pair"] == ("could not be graded", None)
    classroom.engine.says.clear()
    assert classroom.grade().problems == 0
    assert classroom.grades()["mei", "pair"] == ("graded", 1.0)


@pytest.mark.parametrize(
    ("outcomes", "status", "final"),
    [
        (["timed_out", "timed_out"], "timed out", None),
        (["crashed", "out_of_memory"], "crashed", None),
        (["passed", "timed_out"], "graded", 4.0),
        (["rule_broken", "crashed"], "graded", 4.0),
    ],
)
def test_a_crash_is_no_zero_unless_the_policy_says_so(classroom, outcomes, status, final):
    classroom.hand_in("mei", "1")
    reply = report("pair", 4)
    case = reply["report"]["cases"][0]
    reply["report"]["cases"] = [{**case, "outcome": outcome} for outcome in outcomes]
    classroom.engine.says[b"1"] = reply
    classroom.grade()
    assert classroom.grades()["mei", "pair"] == (status, final)
    classroom.policy = 'count_as_zero = ["crashed", "timed out", "not submitted"]'
    classroom.roster("mei,,", "zoe,,")
    classroom.grade()
    assert classroom.grades()["mei", "pair"] == (status, final or 0.0)
    assert classroom.grades()["zoe", "pair"] == ("not submitted", 0.0)
    assert classroom.engine.judged == [b"1"]


def test_a_policy_that_changes_needs_no_judging(classroom: Classroom):
    file = classroom.hand_in("mei", "1111")
    os.utime(file, (1_767_225_600 + 90_000,) * 2)
    classroom.grade()
    classroom.policy = (
        "[due]\npair = 2026-01-01T00:00:00Z\n[late]\nper_day = 0.25\n[weights]\npair = 2"
    )
    classroom.grade()
    with classroom.book() as book:
        first, second = book.history("mei", "pair")
    assert (first.final, first.late_days) == (4.0, 0.0)
    assert (second.points, second.score, second.final) == (12.0, 8.0, 4.0)
    assert second.late_days == pytest.approx(90_000 / 86_400, abs=1e-3)
    assert second.reason == "2 days late: 50% off."
    assert len(classroom.engine.judged) == 1


def test_who_withdraws_has_not_submitted_and_keeps_a_history(classroom: Classroom):
    file = classroom.hand_in("mei", "11")
    classroom.roster("mei,,")
    classroom.grade()
    file.unlink()
    classroom.grade()
    with classroom.book() as book:
        assert [row.status for row in book.history("mei", "pair")] == ["graded", "not submitted"]


def test_a_clock_that_goes_backwards(classroom: Classroom, monkeypatch):
    classroom.hand_in("mei", "1")
    times = iter(f"20{year}-01-01T00:00:00.000+00:00" for year in range(99, 10, -1))
    for module in (gradebook, run):
        monkeypatch.setattr(module, "now", lambda: next(times))
    classroom.grade()
    classroom.hand_in("mei", "11")
    classroom.grade()
    assert classroom.grades()["mei", "pair"] == ("graded", 2.0)
    with classroom.book() as book:
        rows = book.history("mei", "pair")
    assert [row.final for row in rows] == [1.0, 2.0]
    assert rows[0].graded_at > rows[1].graded_at


def test_a_disk_that_fills_up_in_the_middle(classroom: Classroom, monkeypatch):
    for number in range(40):
        classroom.hand_in(f"s{number}", f"# {number} 1\n" + os.urandom(3000).hex())
    real = Gradebook.__init__

    def small(self, *arguments, **named):
        real(self, *arguments, **named)
        with self.reading() as connection:
            connection.execute("PRAGMA max_page_count = 30")

    monkeypatch.setattr(Gradebook, "__init__", small)
    with pytest.raises(GradebookError, match=r"the disk is full.*type the same command again"):
        classroom.grade()
    monkeypatch.undo()
    kept = [final for _, final in classroom.grades().values() if final is not None]
    done = len(classroom.engine.judged)
    assert 0 < len(kept) < 40
    classroom.grade()
    assert len(classroom.engine.judged) - done == 40 - len(kept)
    assert all(status == "graded" for status, _ in classroom.grades().values())


def test_an_exercise_that_the_course_no_longer_has(classroom: Classroom, small_course):
    classroom.hand_in("mei", "11")
    classroom.grade(course=small_course)
    file = small_course / "exercises/course.toml"
    file.write_text(file.read_text().replace("pair = 6\n", ""))
    classroom.only = ("centre_rows",)
    classroom.grade(course=small_course)
    assert "pair" not in [each.name for each in read_course(small_course).exercises]
    assert classroom.grades() == {
        ("mei", "centre_rows"): ("not submitted", None), ("mei", "pair"): ("graded", 2.0),
    }  # fmt: skip


def test_shards_have_each_student_once_and_merge_to_the_whole(classroom: Classroom):
    for number in range(23):
        classroom.hand_in(f"s{number}", f"# {number}\n" + "1" * (number % 7))
    classroom.roster(*(f"s{number},Student {number}," for number in range(24)))
    (classroom.given / "notes.txt").write_text("x")
    classroom.grade(out="whole")
    for part in (1, 2, 3):
        classroom.engine = Counting()
        classroom.grade(out=f"part{part}", shard=(part, 3))
    parts = [classroom.folder / f"part{part}" for part in (3, 1, 2)]
    sizes = [len(classroom.grades(part.name)) for part in parts]
    assert sum(sizes) == 24
    assert min(sizes) > 2
    for _ in range(2):  # merging again adds nothing
        merge(classroom.folder / "merged", parts).close()
    assert list(classroom.grades("merged").items()) == list(classroom.grades("whole").items())
    with classroom.book("merged") as book:
        assert len(book.history("s5", "pair")) == 1
        assert [each["where"] for each in book.about()["unmapped"]] == ["notes.txt"]


def test_gradebooks_of_different_seeds_do_not_merge(classroom: Classroom):
    classroom.hand_in("mei", "1")
    classroom.grade(out="a")
    classroom.grade(out="b", seed=8)
    with pytest.raises(GradebookError, match=r"not the same seed \(7, 8\)"):
        merge(classroom.folder / "c", [classroom.folder / "a", classroom.folder / "b"])


def test_two_submissions_by_one_student(classroom: Classroom):
    old = classroom.hand_in("mei", "1")
    new = classroom.hand_in("mei_again", "11")
    classroom.hand_in("mei", "111", "centre_rows")
    classroom.only = ("pair", "centre_rows")
    classroom.roster("mei,,")
    os.utime(old, (1000, 1000))
    os.utime(new, (2000, 2000))
    classroom.grade()
    assert classroom.grades() == {
        ("mei", "centre_rows"): ("graded", 3.0), ("mei", "pair"): ("graded", 2.0),
    }  # fmt: skip
    with classroom.book() as book:
        reason = next(book.rows("mei", "pair")).reason
    assert reason == "The newest counts; an older one is in mei: chapter01/pair.py."


def test_strangers_and_what_may_be_anybodys_are_listed(classroom: Classroom):
    classroom.hand_in("mei", "1")
    classroom.hand_in("stranger", "1")
    classroom.hand_in("Wang Li", "1")
    classroom.roster("mei,,", "a,Wang Li,", "b,Wang Li,")
    assert classroom.grade().problems == 2
    assert classroom.watcher.problems == [
        ("Wang Li", "it may be that of a or b; name it after one id."),
        ("stranger", "nobody on the roster is called that."),
    ]
    with classroom.book() as book:
        assert [each["where"] for each in book.about()["unmapped"]] == ["Wang Li", "stranger"]


def test_a_chinese_class_reads_chinese_reasons(classroom: Classroom):
    file = classroom.hand_in("mei", "11")
    os.utime(file, (1_767_225_600 + 90_000,) * 2)
    classroom.policy = 'count_as_zero = ["not submitted"]\n[due]\npair = 2026-01-01T00:00:00Z\n[late]\nper_day = 0.25\n'
    classroom.roster("mei,李梅,", "zoe,,")
    classroom.grade(language="zh")
    with classroom.book() as book:
        book.adjust("mei", "pair", 5.0, "口试", "吴老师")
        mei, zoe = book.rows()
    assert mei.reason == "迟交 2 天，扣 50%。 吴老师 手工设为 5（原为 1）：口试"
    assert zoe.reason == "按零分计。"


def test_every_language_says_the_same():
    from string import Formatter

    from tutor.classroom.sentences import _SENTENCES

    fields = {
        language: {
            key: {f for _, f, _, _ in Formatter().parse(text) if f} for key, text in each.items()
        }
        for language, each in _SENTENCES.items()
    }
    assert fields["en"] == fields["zh"]
