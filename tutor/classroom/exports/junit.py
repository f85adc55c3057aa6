"""The class as JUnit XML: a suite for each student, a test case for each case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from tutor.classroom.exports.people import Person, capped, cases, people
from tutor.classroom.exports.plain_text import number, one_line, visible
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.rows import GradeRow

_ENDED = ("timed_out", "out_of_memory", "crashed")
"""Outcomes of a case that broke off: errors, while a wrong answer is a failure."""
Counts = Counter[str]


def junit(gradebook: Gradebook) -> Iterator[str]:
    """The document, a student at a time. No times are given: the gradebook keeps none."""
    name = one_line(str(gradebook.about()["course"])) or "tutor"
    total: Counts = Counter()
    for person in people(gradebook):
        total += _suite(person)[1]
    root = ElementTree.Element("testsuites", {"name": name, **_numbers(total)})
    opening = ElementTree.tostring(root, encoding="unicode").removesuffix("/>").rstrip()
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}>\n'
    for person in people(gradebook):
        suite = _suite(person)[0]
        ElementTree.indent(suite)
        yield ElementTree.tostring(suite, encoding="unicode") + "\n"
    yield "</testsuites>\n"


def _numbers(counts: Counts) -> dict[str, str]:
    return {key: str(counts[key]) for key in ("tests", "failures", "errors", "skipped")}


def _suite(person: Person) -> tuple[ElementTree.Element, Counts]:
    title = f"{person.name} ({person.student})" if person.name else person.student
    suite = ElementTree.Element("testsuite", {"name": one_line(title)})
    about = ElementTree.SubElement(suite, "properties")
    counts: Counts = Counter()
    for row in person.rows:
        final = capped(row)
        told = {
            "final": "" if final is None else str(number(final)),
            "points": str(number(row.points)),
            "status": row.status,
            "late_days": str(number(row.late_days)),
            "reason": visible(row.reason),
            "seed": "" if row.seed is None else str(row.seed),
            "course_version": row.course_version,
            "sha256": row.sha256,
        }
        for key, value in told.items():
            ElementTree.SubElement(about, "property", name=f"{row.exercise}.{key}", value=value)
        counts += _row(suite, row)
    suite.attrib.update(_numbers(counts))
    return suite, counts


def _row(suite: ElementTree.Element, row: GradeRow) -> Counts:
    place = one_line(f"{row.chapter}.{row.exercise}")
    counts: Counts = Counter()
    if row.status != "graded" or not cases(row):
        case = ElementTree.SubElement(suite, "testcase", classname=place, name=row.exercise)
        kind = "skipped" if row.status == "not submitted" else "error"
        said = {"message": one_line(row.reason) or row.status}
        # the common schemas give `skipped` a message and no type
        if kind == "error":
            said["type"] = row.status
        ElementTree.SubElement(case, kind, said)
        return Counter(tests=1, **{"skipped" if kind == "skipped" else "errors": 1})
    for told in cases(row):
        case = ElementTree.SubElement(
            suite, "testcase", classname=place, name=one_line(str(told["name"]))
        )
        counts["tests"] += 1
        if told["outcome"] != "passed":
            kind = "error" if told["outcome"] in _ENDED else "failure"
            counts["errors" if kind == "error" else "failures"] += 1
            said = {"type": told["outcome"], "message": one_line(told["title"])}
            ElementTree.SubElement(case, kind, said).text = visible(told["message"])
        if told["output"]:
            ElementTree.SubElement(case, "system-out").text = visible(told["output"])
    return counts
