"""A grader of the small course, shared: each check has a worker of its own anyway."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tutor.course.reader import read_course
from tutor.grading.grader import Grader, Options
from tutor.grading.reports import CaseReport, Report

Check = Callable[..., Report]


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    grader = Grader(read_course(SMALL_COURSE))
    grader.start()
    yield grader
    grader.close()


@pytest.fixture
def check(grader: Grader, tmp_path: Path) -> Check:
    """Grade a text as a solution of an exercise."""

    def run(name: str, source: str | bytes, **options: object) -> Report:
        file = tmp_path / f"{name}.py"
        file.write_bytes(source if isinstance(source, bytes) else source.encode())
        session = grader.session(grader.course.exercise(name), file, Options(**options))
        for _ in session.run():
            pass
        return session.report()

    return run


def case(report: Report, name: str) -> CaseReport:
    """One case of a report."""
    return next(case for case in report["cases"] if case["name"] == name)
