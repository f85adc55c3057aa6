"""The class's report as a page, for the instructor: how it went, what is hard, what is alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tutor.classroom.gradebook import Gradebook
from tutor.classroom.insight.charts import bar, histogram, timeline
from tutor.classroom.insight.likeness import Answer, Likeness, Pair, likeness
from tutor.classroom.insight.pages import CourseWords, PageWords, code, percent, render
from tutor.classroom.insight.published import Published, published
from tutor.classroom.insight.student_page import course_title, source
from tutor.classroom.insight.survey import survey
from tutor.course.model import Course, UnknownTarget

MOST_PEOPLE = 2000
"""Students that the page lists one by one; a larger class has grades.csv."""
MOST_NAMES = 30
_MOST_PAIRS = 25
_MOST_OPEN = 500


@dataclass(frozen=True)
class PairView:
    """Two files side by side."""

    pair: Pair
    names: tuple[str, str]
    code: tuple[Markup, Markup]


@dataclass(frozen=True)
class AlikeView:
    """What comparing one exercise's answers found."""

    exercise: str
    title: str
    found: Likeness
    pairs: list[PairView]
    cut: int


def class_page(
    gradebook: Gradebook, course: Course, language: str, pages: Mapping[str, str]
) -> str:
    """The page, whole; `pages` are the students' own, relative to it, by id."""
    words, said = PageWords(language), CourseWords(course, language)
    found = survey(gradebook)
    shares = found.shares()
    columns = found.days()
    exercises = found.exercises()
    names = [each.name for each in exercises]
    return render(
        "class.html",
        words,
        language=language,
        course=course_title(gradebook, course, language),
        about=gradebook.about(),
        software=_software(gradebook.about()),
        survey=found,
        handed_in=int(found.frame[found.frame["status"] != "not submitted"]["student"].nunique()),
        mean=float(shares.mean()) if len(shares) else None,
        median=float(shares.median()) if len(shares) else None,
        ungraded=len(found.names) - len(shares),
        distribution=histogram(found.distribution(), words("class.distribution_chart")),
        exercises=exercises,
        hardest=found.hardest(),
        mistakes=found.mistakes(),
        weekly=found.weekly,
        days=timeline(columns, words("class.days_chart")) if columns else None,
        open=found.open[:_MOST_OPEN],
        open_more=max(0, len(found.open) - _MOST_OPEN),
        alike=list(_alike(gradebook, course, names, said, found.names)),
        said=said,
        pages=pages,
        bar=bar,
        percent=percent,
        most_names=MOST_NAMES,
        most_people=MOST_PEOPLE,
    )


def _software(about: dict[str, Any]) -> str:
    return ", ".join(f"{name} {version}" for name, version in about["software"].items())


def _alike(
    gradebook: Gradebook,
    course: Course,
    exercises: list[str],
    said: CourseWords,
    names: dict[str, str],
) -> Iterator[AlikeView]:
    for told in exercises:
        try:
            known = published(course.exercise(told))
        except UnknownTarget:
            known = Published()
        found = likeness(told, known, _answers(gradebook, told))
        shown = [_pair(pair, names) for pair in found.pairs[:_MOST_PAIRS]]
        cut = max(0, len(found.pairs) - _MOST_PAIRS)
        yield AlikeView(told, said.title(told), found, shown, cut)


def _pair(pair: Pair, names: dict[str, str]) -> PairView:
    one, other = (names.get(student, student) for student in pair.students)
    lines = pair.lines()
    marked = (code(pair.texts[0], lines[0]), code(pair.texts[1], lines[1]))
    return PairView(pair, (one, other), marked)


def _answers(gradebook: Gradebook, exercise: str) -> Iterator[Answer]:
    texts: dict[str, str | None] = {}
    for row in gradebook.rows(exercise=exercise):
        if row.sha256:
            if row.sha256 not in texts:
                texts[row.sha256] = source(gradebook, row.sha256)
            text = texts[row.sha256]
            if text is not None:
                yield Answer(row.student, row.sha256, text)
