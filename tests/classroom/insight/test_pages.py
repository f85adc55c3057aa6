"""The pages: what a student wrote cannot act, nobody sees another's work, all is said in words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.classroom.exports.books import Book, case, hostile_book, report
from tests.classroom.invented import invented_gradebook
from tutor.classroom.exports.plain_text import file_name
from tutor.classroom.insight.pages import PageWords, _words, code, prose, sentence
from tutor.classroom.insight.student_page import student_pages
from tutor.classroom.insight.survey import survey
from tutor.classroom.outputs import write
from tutor.course.reader import read_course

COURSE = read_course(Path(__file__).parents[2] / "small_course")
VOID = {"meta", "br", "rect", "line"}
KNOWN_TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "header",
    "footer",
    "section",
    "h1",
    "h2",
    "h3",
    "p",
    "strong",
    "span",
    "bdi",
    "a",
    "table",
    "em",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "dl",
    "dt",
    "dd",
    "ol",
    "ul",
    "li",
    "pre",
    "code",
    "details",
    "summary",
    "figure",
    "figcaption",
    "br",
    "svg",
    "rect",
    "text",
    "line",
    "defs",
    "pattern",
}


class Page(HTMLParser):
    """A page as a browser's parser sees it: elements, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def read(file: Path) -> Page:
    return Page(file.read_text(encoding="utf-8"))


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("make", [invented_gradebook, hostile_book])
def test_pages_are_whole_and_hold_nothing_that_runs(
    tmp_path: Path, make: object, language: str
) -> None:
    book = make(tmp_path / "g.db")  # type: ignore[operator]
    for file in write(book, COURSE, tmp_path, ["students", "class"], language=language):
        page = read(file)
        assert page.open == [], file
        tags = {tag for tag, _ in page.elements}
        assert tags <= KNOWN_TAGS
        attributes = {name for _, found in page.elements for name in found}
        assert not [name for name in attributes if name.startswith("on")]
        links = [found["href"] for _, found in page.elements if found.get("href")]
        assert all(re.match(r"#|students/[\w-]+\.html$", link or "") for link in links)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", file.read_text("utf-8"))
        assert ("html", {"lang": language}) in page.elements
        [policy] = [f for t, f in page.elements if t == "meta" and "http-equiv" in f]
        assert policy["content"].startswith("default-src 'none'")  # type: ignore[union-attr]


def test_what_was_hidden_is_shown_as_text(tmp_path: Path) -> None:
    files = write(hostile_book(tmp_path / "g.db"), COURSE, tmp_path, ["students"])
    hostile = read(files[1])
    assert "<img src=x onerror=alert(1)>" in hostile.text
    assert "⟨U+202E⟩" in hostile.text
    assert "␀" in hostile.text
    assert "{{ 7 * 7 }}" in hostile.text  # no template of ours ran it
    assert files[1].parent == tmp_path / "students"  # whatever path the id spells
    assert files[1].stem == file_name("../..\\evil<&>")


def test_a_page_holds_nothing_of_other_students(tmp_path: Path) -> None:
    book = invented_gradebook(tmp_path / "g.db")
    names = {person.student: person.name for person in book.people()}
    for student, page in student_pages(book, COURSE, "en"):
        text = Page(page).text
        assert names[student] in text
        assert [name for other, name in names.items() if other != student and name in text] == []
    ours = write(hostile_book(tmp_path / "h.db"), COURSE, tmp_path, ["students"])
    assert "THE HONEST ANSWER" in read(ours[0]).text
    assert "THE HONEST ANSWER" not in read(ours[1]).text


def test_a_student_reads_verdict_advice_lateness_and_adjustment(tmp_path: Path) -> None:
    pages = dict(student_pages(invented_gradebook(tmp_path / "g.db"), COURSE, "en"))
    mei, bob, zoe = (" ".join(Page(pages[name]).text.split()) for name in ("s2", "s3", "s5"))
    assert "15 of 26 points" in mei
    assert "You centred the columns: the mean went over axis 0." in mei  # the course's own words
    assert "Set by hand to 9 (it was 6) by Prof. Ng: oral exam" in mei
    assert "keepdim=True" in mei
    assert "2 days late: 20% off." in bob
    assert "1.5 d" in bob
    assert "timed out" in bob
    assert "Nothing counts yet." in zoe
    assert "Nothing of these exercises was found in what you handed in: pair, centre_rows." in zoe


def test_a_chinese_page_speaks_chinese(tmp_path: Path) -> None:
    pages = dict(student_pages(invented_gradebook(tmp_path / "g.db"), COURSE, "zh"))
    text = " ".join(Page(pages["s2"]).text.split())
    assert "小课程" in text
    assert "15 分（满分 26 分）" in text
    assert "部分正确" in text
    for english in ("partly right", "Your code", "passed", "Case by case"):
        assert english not in text


def test_both_languages_say_the_same_things() -> None:
    def keys(table: dict[str, object], above: str = "") -> set[tuple[str, tuple[str, ...]]]:
        found = set()
        for key, value in table.items():
            if isinstance(value, dict):
                found |= keys(value, f"{above}{key}.")
            else:
                fields = tuple(sorted(re.findall(r"\{(\w+)\}", str(value))))
                found.add((above + key, fields))
        return found

    assert keys(_words("en")) == keys(_words("zh"))
    assert PageWords("fr").language == "en"


def test_words_say_what_colour_says(tmp_path: Path) -> None:
    for _, page in student_pages(invented_gradebook(tmp_path / "g.db"), COURSE, "en"):
        parsed = Page(page)
        signs = [found for _, found in parsed.elements if found.get("class") == "sign"]
        assert all(found.get("aria-hidden") == "true" for found in signs)
        for tag, found in parsed.elements:
            if tag == "svg":
                assert found["role"] == "img"
                assert found["aria-label"]


def test_an_exercise_that_the_course_no_longer_has_keeps_its_grade(tmp_path: Path) -> None:
    book = Book(tmp_path / "g.db", [("s1", "Ada", "")], [("gone", 6.0)])
    told = report("gone", [case("one", 3, 6, title="what it asked")], advice=["Once said."])
    book.hand_in("s1", "gone", "def f(): pass\n", told)
    [page, whole] = write(book.gradebook, COURSE, tmp_path, ["students", "class"])
    assert "what it asked" in read(page).text
    assert "Once said." in read(page).text
    assert "gone" in read(whole).text


def test_the_class_page_links_the_pages_that_are_there(tmp_path: Path) -> None:
    book = invented_gradebook(tmp_path / "g.db")
    [alone] = write(book, COURSE, tmp_path, ["class"])
    assert not [found for tag, found in read(alone).elements if tag == "a"]
    *_, linked = write(book, COURSE, tmp_path, ["students", "class"])
    links = [str(found["href"]) for tag, found in read(linked).elements if tag == "a"]
    assert len(links) == 5
    assert all((tmp_path / link).is_file() for link in links)


def test_an_empty_class_has_a_page(tmp_path: Path) -> None:
    book = Book(tmp_path / "g.db", [], [("pair", 6.0)]).gradebook
    [page] = write(book, COURSE, tmp_path, ["class"])
    assert "No time of handing in is known." in read(page).text
    none = Book(tmp_path / "n.db", [("s1", "Ada", "")], [("pair", 6.0)]).gradebook
    files = write(none, COURSE, tmp_path / "none")
    assert (tmp_path / "none" / "class.html") in files


def test_code_is_numbered_and_shows_the_lines_in_question() -> None:
    page = Page(str(code('x = """a\nb"""\n\ny = 1\n', frozenset({2}))))
    lines = [f["class"] for tag, f in page.elements if str(f.get("class", "")).startswith("line")]
    assert lines == ["line", "line marked", "line", "line"]
    assert page.text.split() == ["1", "x", "=", '"""a', "2", 'b"""', "3", "4", "y", "=", "1"]
    assert "…" in code("x = 1\n" * 20_000)


def test_prose_has_code_stress_and_mathematics() -> None:
    assert prose("`a<b>*c*$d$` [no](x)\n<i>") == (
        "<code>a&lt;b&gt;*c*$d$</code> [no](x)<br>\n&lt;i&gt;"
    )
    assert prose("*every* **one**, 2 * 3 * 4, a*b*c") == (
        "<em>every</em> <strong>one</strong>, 2 * 3 * 4, a*b*c"
    )
    assert prose(r"length $\|\mathbf{x}\|^2$, $a < b$, $\frac{1}{n}$, $5") == (
        "length ‖𝐱‖², a &lt; b, 1/n, $5"
    )
    assert sentence("`x` *y* $z$\n<b>") == "`x` *y* $z$<br>\n&lt;b&gt;"


def test_a_survey_adds_up(tmp_path: Path) -> None:
    found = survey(invented_gradebook(tmp_path / "g.db"))
    assert found.distribution() == [0, 0, 0, 0, 0, 1, 1, 0, 0, 1]  # 15, 16 and 26 of 26
    pair, rows = found.exercises()
    assert (pair.counts["graded"], pair.full, pair.mean) == (2, 2, 1.0)
    assert (rows.full, rows.mean, rows.median) == (
        1,
        pytest.approx(45 / 60),
        pytest.approx(16 / 20),
    )
    assert [(each.case, each.failed, each.tried) for each in found.hardest()] == [
        ("square", 1, 3),
        ("any_shape", 1, 3),
    ]
    [mistake] = found.mistakes()
    assert (mistake.mistake, mistake.students) == ("centres_columns", ("s2",))
    assert [(day.day, day.in_time, day.late) for day in found.days()] == [
        ("2026-02-27", 6, 0), ("2026-02-28", 0, 0), ("2026-03-01", 0, 0), ("2026-03-02", 0, 1),
    ]  # fmt: skip
    assert len(found.open) == 5


def test_a_term_is_shown_by_week_and_a_wrong_clock_does_not_fill_the_page(tmp_path: Path) -> None:
    people = [(f"s{number}", f"S{number}", "") for number in range(4)]
    book = Book(tmp_path / "g.db", people, [("pair", 6.0)])
    told = report("pair", [case("one", 6, 6)])
    # a Monday, the Sunday after it, a day in May, and a clock that was never set
    days = ["2026-03-02", "2026-03-08", "2026-05-20", "1970-01-01"]
    for (student, *_), day in zip(people, days, strict=True):
        book.hand_in(
            student, "pair", f"x = '{student}'\n", told, submitted_at=f"{day}T09:00:00+00:00"
        )
    found = survey(book.gradebook)
    columns = {column.day: column.in_time for column in found.days()}
    assert found.weekly
    assert columns == {"1969-12-29": 1, "2026-03-02": 2, "2026-05-18": 1}
