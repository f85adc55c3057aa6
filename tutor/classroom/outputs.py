"""What comes out of a class run: one entry for every form that grades are asked for in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tutor.classroom.errors import ClassroomError
from tutor.classroom.exports.files import write_whole
from tutor.classroom.exports.people import Person, people
from tutor.classroom.exports.plain_text import file_name
from tutor.classroom.exports.words import ExportWords
from tutor.classroom.gradebook import Gradebook
from tutor.course.model import Course
from tutor.course.nearest import did_you_mean, nearest

FORMATS = {
    "csv": "grades.csv: a line for each student and exercise",
    "canvas": "grades-canvas.csv: for Canvas's gradebook import",
    "moodle": "grades-moodle.csv: for Moodle's grade import",
    "json": "grades.json: everything, for programs",
    "junit": "junit.xml: a suite for each student",
    "gradescope": "results.json: Gradescope's; in gradescope/ where there are several students",
    "github": "autograding.json: GitHub Classroom's; in autograding/ where there are several",
    "annotations": "annotations.txt: workflow commands for a log on GitHub",
    "students": "students/: a page for each student",
    "class": "class.html: a page on the class, for the instructor alone",
}
"""The forms that grades can take, and the files they become."""


def write(
    gradebook: Gradebook,
    course: Course,
    out: Path,
    formats: Iterable[str] = tuple(FORMATS),
    *,
    language: str | None = None,
) -> list[Path]:
    """Write the gradebook in each of `formats` (names of FORMATS) below the folder `out`.

    Each file is there whole or not at all. `language` is that of the pages; None is the course's
    first. Returns the files; raises ClassroomError for a name that is no format, or a full disk.
    """
    chosen = list(formats)
    for name in chosen:
        if name not in FORMATS:
            near = did_you_mean(nearest(name, FORMATS))
            raise ClassroomError(f"“{name}” is no format.{near} There are: {', '.join(FORMATS)}.")
    spoken = language if language and language in course.languages else course.languages[0]
    try:
        return [file for name in chosen for file in _WRITERS[name](gradebook, course, out, spoken)]
    except ModuleNotFoundError as error:
        raise ClassroomError(
            f"the pages need the Python package {error.name}: type `pip install 'tutor[class]'`. "
            "What was graded is safe in the gradebook."
        ) from error


def _csv(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.grades_csv import plain

    yield write_whole(out / "grades.csv", plain(gradebook))


def _canvas(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.grades_csv import canvas

    yield write_whole(out / "grades-canvas.csv", canvas(gradebook))


def _moodle(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.grades_csv import moodle

    yield write_whole(out / "grades-moodle.csv", moodle(gradebook))


def _json(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.grades_json import grades

    yield write_whole(out / "grades.json", grades(gradebook, course))


def _junit(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.junit import junit

    yield write_whole(out / "junit.xml", junit(gradebook))


def _gradescope(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.gradescope import text

    yield from _one_each(gradebook, course, out, language, ("results.json", "gradescope"), text)


def _github(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.github import text

    yield from _one_each(
        gradebook, course, out, language, ("autograding.json", "autograding"), text
    )


def _one_each(
    gradebook: Gradebook,
    course: Course,
    out: Path,
    language: str,
    names: tuple[str, str],
    text: Callable[[Person, ExportWords], str | None],
) -> Iterator[Path]:
    """A file for the one student, or a folder of files; a text that is None leaves no file."""
    alone, folder = names
    single = len(gradebook.people()) == 1
    for person in people(gradebook, course):
        file = out / alone if single else out / folder / f"{file_name(person.student)}.json"
        told = text(person, ExportWords(language))
        if told is None:
            file.unlink(missing_ok=True)
        else:
            yield write_whole(file, [told])


def _annotations(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.exports.github import workflow_commands

    say = ExportWords(language)
    named = len(gradebook.people()) != 1
    lines = (
        line
        for person in people(gradebook, course)
        for line in workflow_commands(person, say, named=named)
    )
    yield write_whole(out / "annotations.txt", lines)


def _students(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.insight.student_page import student_pages

    for student, page in student_pages(gradebook, course, language):
        yield write_whole(out / "students" / f"{file_name(student)}.html", [page])


def _class(gradebook: Gradebook, course: Course, out: Path, language: str) -> Iterator[Path]:
    from tutor.classroom.insight.class_page import class_page

    # `students` is written before; without it, no link leads nowhere
    names = {
        person.student: f"students/{file_name(person.student)}.html"
        for person in gradebook.people()
    }
    pages = {student: name for student, name in names.items() if (out / name).is_file()}
    yield write_whole(out / "class.html", [class_page(gradebook, course, language, pages)])


_WRITERS: dict[str, Callable[[Gradebook, Course, Path, str], Iterator[Path]]] = {
    "csv": _csv,
    "canvas": _canvas,
    "moodle": _moodle,
    "json": _json,
    "junit": _junit,
    "gradescope": _gradescope,
    "github": _github,
    "annotations": _annotations,
    "students": _students,
    "class": _class,
}
