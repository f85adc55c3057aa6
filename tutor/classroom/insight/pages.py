"""How pages are made: templates, their words, and what may be said of whatever a student wrote."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexers.python import PythonLexer

from tutor.classroom.exports.plain_text import number, one_line, visible
from tutor.course.model import Course, CourseError
from tutor.course.texts import Words
from tutor.course.words import read_words

_FOLDER = Path(__file__).parent
_LONGEST = 60_000  # characters of one file that a page shows
_CODE = re.compile(r"`([^`\n]+)`")
_MATH = re.compile(r"\$([^$\n]{1,300})\$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_STRESS = re.compile(r"(?<![\w*])\*([^*\n\s](?:[^*\n]*[^*\n\s])?)\*(?![\w*])")


class PageWords:
    """What the pages say in one language: `say("late", days=2)`."""

    def __init__(self, language: str) -> None:
        """A language that the pages do not speak falls back to English."""
        known = (_FOLDER / f"words.{language}.toml").exists()
        self.language = language if known else "en"
        self._table = _words(self.language)

    def __call__(self, key: str, /, **fields: object) -> str:
        """The words of a dotted key, with their fields filled in."""
        found: Any = self._table
        for part in key.split("."):
            found = found[part]
        text: str = found
        return text.format(**fields) if fields else text


@cache
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"words.{language}.toml").read_text(encoding="utf-8"))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        plain=visible, line=one_line, number=number, percent=percent, prose=prose, sentence=sentence
    )
    return environment


def render(template: str, words: PageWords, **values: Any) -> str:
    """A whole page, with its style in it; nothing in it runs or is fetched."""
    style = Markup((_FOLDER / "templates" / "style.css").read_text(encoding="utf-8"))
    page = _environment().get_template(template).render(say=words, style=style, **values)
    return page.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no UTF-8


def percent(share: float) -> str:
    """A share from 0 to 1 as people say it."""
    return f"{100 * share:.0f}%"


def sentence(text: str) -> Markup:
    """Words of the program: line breaks count, nothing else means anything."""
    return Markup(str(escape(visible(text.strip()))).replace("\n", "<br>\n"))


@lru_cache(maxsize=2048)
def prose(text: str) -> Markup:
    """Words of the course: code between backticks, `*stress*`, `$mathematics$` on one line."""
    said = []
    for at, part in enumerate(_CODE.split(visible(text.strip()))):
        if at % 2:
            said.append(Markup("<code>{}</code>").format(part))
            continue
        safe = str(escape(_MATH.sub(lambda found: _mathematics(found[1]), part)))
        safe = _STRONG.sub(r"<strong>\1</strong>", safe)
        said.append(Markup(_STRESS.sub(r"<em>\1</em>", safe).replace("\n", "<br>\n")))
    return Markup("").join(said)


def _mathematics(latex: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    try:
        # stars of mathematics are no stress
        known = latex.replace(r"\|", "‖")  # which it leaves out
        text = str(LatexNodes2Text(math_mode="text").latex_to_text(known)).strip()
    except Exception:  # whatever its parser makes of text that is no LaTeX
        return latex
    text = re.sub(r"\^(\d)(?!\w)", lambda found: found[1].translate(_RAISED), text)
    return text.replace("*", "∗")


@lru_cache(maxsize=64)
def code(text: str, marked: frozenset[int] = frozenset()) -> Markup:
    """A file as numbered, highlighted lines; the lines of `marked` (from 1) stand out."""
    shown = visible(text[:_LONGEST])
    highlighted = highlight(shown, *_highlighter())
    lines = [
        Markup('<span class="line{}"><span class="no">{} </span>{}\n</span>').format(
            " marked" if at in marked else "", at, Markup(line)
        )
        for at, line in enumerate(highlighted.rstrip("\n").split("\n"), 1)
    ]
    if len(text) > _LONGEST:
        lines.append(Markup('<span class="line">…\n</span>'))
    return Markup('<pre class="code" tabindex="0"><code>{}</code></pre>').format(
        Markup("").join(lines)
    )


@cache
def _highlighter() -> tuple[PythonLexer, HtmlFormatter[str]]:
    # the formatter closes its spans at each line's end, so that lines can be taken apart
    return PythonLexer(stripnl=False, ensurenl=False), HtmlFormatter(nowrap=True)


class CourseWords:
    """What a course says of its exercises, in one language; the report's words where it cannot."""

    def __init__(self, course: Course, language: str) -> None:
        self._course, self._language = course, language
        self._read: dict[str, Words | None] = {}

    def words(self, exercise: str) -> Words | None:
        """The exercise's words; None for one that the course no longer has."""
        if exercise not in self._read:
            try:
                found = read_words(self._course.exercise(exercise), self._language)
            except CourseError:
                found = None
            self._read[exercise] = found
        return self._read[exercise]

    def title(self, exercise: str) -> str:
        """The exercise's title."""
        found = self.words(exercise)
        return found.title if found else exercise

    def case(self, exercise: str, name: str, told: str) -> str:
        """What a case asks for; `told` is what the report says."""
        found = self.words(exercise)
        return found.cases.get(name, told) if found else told

    def mistake(self, exercise: str, name: str, told: str) -> str:
        """What is said to a mistake; `told` is what the report says."""
        found = self.words(exercise)
        return found.mistakes.get(name, told) if found else told

    def advice(self, exercise: str, report: dict[str, Any]) -> list[str]:
        """All advice of a report."""
        told = list(report.get("advice", []))
        names = list(report.get("mistakes", []))
        if len(told) != len(names):
            return told
        return [self.mistake(exercise, *pair) for pair in zip(names, told, strict=True)]
