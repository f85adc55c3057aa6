"""A class made of the course's own material: every grade is right, whatever happens to the run."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

from tests.classroom.graded import (
    call,
    count,
    judged_twice,
    kill,
    quick_course,
    start,
    wait_for,
)
from tests.classroom.made import faults, make_class
from tutor.classroom.gradebook import Gradebook
from tutor.grading.sandbox import layers

STUDENTS = 20
"""Enough that each kind of answer is there. benchmarks/class_throughput.py takes 200."""
KILLS = 3

pytestmark = [
    pytest.mark.skipif(
        not all(layer.available for layer in layers() if layer.needed),
        reason="this system lacks a layer of the sandbox, which a class is graded in",
    ),
    # a machine that others share may take its time
    pytest.mark.timeout(900),
]


def words(folder: Path, out: str = "out", *more: object) -> list[object]:
    return [
        "grade", folder / "submissions", "--roster", folder / "roster.csv", "--policy",
        folder / "policy.toml", "--course", folder / "course", "--out", folder / out, "--jobs", 2,
        "--format", "csv,json", *more,
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    quick_course(tmp_path)
    return tmp_path


def test_every_grade_is_right_and_can_be_repeated(folder):
    truth = make_class(folder, STUDENTS)
    out = folder / "out"
    done = call(*words(folder, "out", "--json"), code=1)  # a stranger is listed
    told = json.loads(done.stdout)
    assert [each["where"] for each in told["problems"]] == ["stranger.zip"]
    assert told["students"] == STUDENTS
    assert "problems" in done.stderr.splitlines()[-1]
    assert (out / "grades.csv").exists()
    assert not (out / ".work").exists()
    with Gradebook(out) as book:
        rows = book.latest()
        assert faults(rows, truth) == []
        for row in rows:
            if row.sha256:
                assert book.source(row.sha256)
                assert (row.seed, row.device) == (told["seed"], "cpu")
                assert row.course_version.startswith("small (")
                assert row.software["torch"]
    named = {name for row in rows for name in (row.report or {}).get("mistakes", [])}
    assert {"centres_columns", "squares", "loses_a_step", "sums_first"} <= named
    # run again, it judges nothing and draws no other seed
    before = count(out), count(out, "entry")
    again = json.loads(call(*words(folder, "out", "--json"), code=1).stdout)
    assert (again["judged"], again["seed"]) == (0, told["seed"])
    assert (count(out), count(out, "entry")) == before


def test_killed_at_random_moments_it_goes_on(folder):
    truth = make_class(folder, STUDENTS)
    out = folder / "out"
    chance = random.Random()
    goals = sorted(chance.sample(range(45), KILLS))
    for goal in goals:
        process = start(*words(folder))
        alive = wait_for(lambda goal=goal: count(out) >= goal, process)
        assert alive, process.communicate()
        time.sleep(chance.uniform(0, 0.3))
        kept = count(out)
        kill(process)
        assert count(out) >= kept >= goal, (goal, goals)
    call(*words(folder), code=1)
    with Gradebook(out) as book:
        assert faults(book.rows(), truth) == [], goals
    assert judged_twice(out) == []
