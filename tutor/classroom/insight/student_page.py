"""One student's report as a page: their code, verdicts, advice, and how the grade came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from tutor.classroom.errors import GradebookError
from tutor.classroom.exports.github import line
from tutor.classroom.exports.people import Person, capped, cases, is_private, people, scale
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.insight.charts import bar
from tutor.classroom.insight.pages import CourseWords, PageWords, code, percent, render
from tutor.classroom.rows import GradeRow
from tutor.course.model import Course

SIGNS = {
    "right": "✓",
    "partly": "◐",
    "wrong": "✗",
    "not_started": "○",
    "not submitted": "–",
    "crashed": "!",
    "timed out": "!",
    "could not be graded": "?",
}
"""A sign besides colour and words for each state of a row."""


@dataclass(frozen=True)
class CaseView:
    """One case as the page shows it, in the class's points."""

    title: str
    outcome: str
    score: float
    points: float
    message: str
    output: str


@dataclass(frozen=True)
class RowView:
    """One exercise as the page shows it."""

    row: GradeRow
    title: str
    state: str
    sign: str
    final: float | None
    advice: list[str]
    cases: list[CaseView]
    code: Markup | None

    @property
    def told(self) -> bool:
        """Whether there is more to say than that nothing was handed in."""
        return self.row.status != "not submitted" or bool(self.row.reason or self.row.adjusted)


def student_pages(gradebook: Gradebook, course: Course, language: str) -> Iterator[tuple[str, str]]:
    """Each student's id and page, one by one. Nothing of other students is in a page."""
    words, said = PageWords(language), CourseWords(course, language)
    title = course_title(gradebook, course, language)
    # those who handed in the same bytes need them read once
    read = lru_cache(maxsize=64)(lambda sha256: source(gradebook, sha256))
    for person in people(gradebook, course):
        views = [_view(row, said, read(row.sha256) if row.sha256 else None) for row in person.rows]
        yield person.student, _page(person, views, words, title, language)


def course_title(gradebook: Gradebook, course: Course, language: str) -> str:
    """The title of the course that was graded; the open course's where none was recorded."""
    titles = gradebook.about()["title"] or course.titles
    return str(titles.get(language) or next(iter(titles.values()), course.name))


def source(gradebook: Gradebook, sha256: str) -> str | None:
    """A graded file as text, whatever its bytes are; None where the gradebook has it no more."""
    try:
        return gradebook.source(sha256).decode("utf-8", "replace")
    except GradebookError:
        return None


def state(row: GradeRow) -> str:
    """How a row stands, in one word; a key of SIGNS."""
    if row.status != "graded":
        return row.status
    report = row.report or {}
    if report.get("status") == "not started":
        return "not_started"
    score = row.score or 0.0
    if score >= row.points - 1e-9:
        return "right"
    return "partly" if score > 0 else "wrong"


def _page(
    person: Person, views: list[RowView], words: PageWords, course: str, language: str
) -> str:
    share = (person.final or 0.0) / person.points if person.points else 0.0
    return render(
        "student.html",
        words,
        language=language,
        course=course,
        person=person,
        views=views,
        meter=bar(share, percent(share)),
        weighted=any(abs(scale(view.row) - 1) > 1e-9 for view in views),
    )


def _view(row: GradeRow, said: CourseWords, text: str | None) -> RowView:
    word = state(row)
    shown = [_case(row, case, said) for case in cases(row)]
    places = {line(case.message) for case in shown if case.outcome != "passed"}
    marked = frozenset(place for place in places if place)
    return RowView(
        row=row,
        title=said.title(row.exercise),
        state=word,
        sign=SIGNS[word],
        final=capped(row),
        advice=said.advice(row.exercise, row.report or {}),
        cases=shown,
        code=None if text is None else code(text, marked),
    )


def _case(row: GradeRow, case: dict[str, Any], said: CourseWords) -> CaseView:
    factor = scale(row)
    score, points = case["score"] * factor, case["points"] * factor
    if is_private(case):
        # an empty title is shown as “a case of your instructor's own”
        return CaseView("", case["outcome"], score, points, "", "")
    title = said.case(row.exercise, case["name"], case["title"])
    return CaseView(title, case["outcome"], score, points, case["message"], case["output"])
