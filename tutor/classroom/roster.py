"""Who is in the class: the roster, and whose submission one is by its name."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tutor.classroom.errors import ClassroomError
from tutor.classroom.gradebook import Person

_IDS = (
    "id", "student id", "student_id", "studentid", "学号", "identifier", "id number", "sis user id",
    "username", "login", "sis login id", "github_username", "email", "email address",
)  # fmt: skip
_NAMES = ("name", "full name", "student name", "student", "姓名")
_FIRST, _LAST = ("first name", "firstname", "given name", "名"), (
    "last name", "lastname", "surname", "family name", "姓",
)  # fmt: skip
_EMAILS = ("email", "email address", "e-mail", "mail", "邮箱", "电子邮箱", "sis login id")
_KEYS = (
    "id", "sis user id", "sis login id", "username", "login", "login id", "github_username",
    "github", "identifier", "id number", "学号",
)  # fmt: skip
_SUBMITTED = ("submitted_at", "submitted at", "提交时间")
_NOT_PEOPLE = ("points possible", "student, test", "test student")


@dataclass
class Roster:
    """The people of a class, and what their submissions may be called."""

    people: list[Person] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    submitted: dict[str, str] = field(default_factory=dict)
    """When, by student, where the roster says so."""
    _exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _tokens: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _squeezed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _names: dict[str, frozenset[str]] = field(default_factory=dict)
    _by_word: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, person: Person, keys: set[str]) -> None:
        """Take a person, who may be called any of `keys` besides id, name and email."""
        student = person.student
        self.people.append(person)
        for key in {student, person.email, *keys} - {""}:
            self._exact[_plain(key)].add(student)
            self._tokens["_".join(_words(key))].add(student)
        if person.email:  # `ann` of ann@x.org is a login where it stands alone, else any Ann
            self._exact[_plain(person.email.partition("@")[0])].add(student)
        words = _words(person.name)
        if words:
            self._exact[_plain(person.name)].add(student)
            self._squeezed["".join(words)].add(student)
            self._squeezed["".join([*words[1:], words[0]])].add(student)
            self._squeezed["".join([words[-1], *words[:-1]])].add(student)
            self._names[student] = frozenset(words)
            for word in words:
                self._by_word[word].add(student)

    def match(self, label: str) -> tuple[str, ...]:
        """Whose a submission of that name is: one student; several where it may be any of them.

        Where ids and names in the label speak of different people, it may be any of these.
        """
        exact = self._exact.get(_plain(label))
        if exact:
            return tuple(sorted(exact))
        words = _words(label)
        ids, names = self._by_ids(words), self._by_names(words)
        found = (ids & names) or (ids | names)
        return tuple(sorted(found))

    def _by_ids(self, words: list[str]) -> set[str]:
        """By ids and logins that stand in it whole; `ada_1` is not also `ada`."""
        found: set[str] = set()
        taken: set[int] = set()
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                span = set(range(first, first + length))
                students = self._tokens.get("_".join(words[first : first + length]))
                if students and not span & taken:
                    found |= students
                    taken |= span
        return found

    def _by_names(self, words: list[str]) -> set[str]:
        """By names that stand in it, in any order; the longest, so that Ann Lee is not Ann."""
        there = set(words)
        squeezed = [self._squeezed.get(word, set()) for word in ("".join(words), *words)]
        best: dict[str, int] = dict.fromkeys(set().union(*squeezed), 99)
        for word in there:
            for student in self._by_word.get(word, ()):
                if self._names[student] <= there:
                    best[student] = max(best.get(student, 0), len(self._names[student]))
        longest = max(best.values(), default=0)
        return {student for student, length in best.items() if length == longest}


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _plain(text))


def read_roster(file: Path) -> Roster:
    """The roster in a CSV file; raises ClassroomError where it is none."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise ClassroomError(f"the roster {file} cannot be read: {error.strerror}.") from error
    roster = Roster()
    text, problem = _decoded(raw)
    if problem:
        roster.problems.append(f"{file.name} {problem}")
    lines = text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    separator = max(",;\t", key=head.count)
    try:
        table = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(row)]
    except csv.Error as error:
        raise ClassroomError(f"the roster {file} is no CSV file: {error}.") from error
    if not table:
        raise ClassroomError(f"the roster {file} is empty. Give it the columns id,name,email.")
    columns = {name.strip().casefold(): index for index, name in reversed([*enumerate(table[0])])}
    _Reader(file, columns, table[1:], roster).read()
    if not roster.people:
        raise ClassroomError(f"the roster {file} names nobody: only its first line is there.")
    return roster


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text, and what had to be assumed about it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding).removeprefix("\ufeff"), ""
            except UnicodeDecodeError:
                continue
    # Chinese systems write pairs of high bytes, Western ones single ones between letters
    pairs = all(len(run) % 2 == 0 and min(run) >= 0xA1 for run in re.findall(rb"[\x80-\xff]+", raw))
    for encoding, name in (
        (("gb18030", "GBK"), ("cp1252", "Latin-1")) if pairs else (("cp1252", "Latin-1"),)
    ):
        try:
            return raw.decode(encoding), (
                f"is not UTF-8 and was read as {name}; save it as UTF-8 if names look wrong."
            )
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1"), "is not UTF-8 and was read as Latin-1; save it as UTF-8."


class _Reader:
    def __init__(
        self, file: Path, columns: dict[str, int], rows: list[list[str]], roster: Roster
    ) -> None:
        self.file, self.columns, self.roster = file, columns, roster
        self.rows = [(n, row) for n, row in enumerate(rows, 2) if not self._is_head(row)]

    def _is_head(self, row: list[str]) -> bool:
        """Canvas puts lines about assignments between the people."""
        return self.value(row, _NAMES).casefold() in _NOT_PEOPLE or (
            "sis login id" in self.columns and not self.value(row, ("id",))
        )

    def value(self, row: list[str], names: tuple[str, ...]) -> str:
        for name in names:
            index = self.columns.get(name)
            if index is not None and index < len(row):
                text = row[index].strip()
                if text.startswith('="') and text.endswith('"'):  # Excel's way to keep zeros
                    text = text[2:-1]
                if text:
                    return unicodedata.normalize("NFC", text)
        return ""

    def read(self) -> None:
        known = [name for name in _IDS if name in self.columns]
        if not known:
            raise ClassroomError(
                f"the roster {self.file} has no column of ids: its first line should be "
                "id,name,email, or be as Canvas or Moodle export it."
            )
        complete = [n for n in known if all(self.value(row, (n,)) for _, row in self.rows)]
        order = tuple(dict.fromkeys([*complete, *known]))
        seen: dict[str, int] = {}
        for line, row in self.rows:
            student = self.value(row, order)
            where = f"{self.file.name}, line {line}"
            if not student:
                self.roster.problems.append(f"{where}: nobody's id stands there; it is left out.")
                continue
            if student in seen:
                self.roster.problems.append(
                    f"{where}: “{student}” is in line {seen[student]} already; the first counts."
                )
                continue
            seen[student] = line
            self._take(row, student)

    def _take(self, row: list[str], student: str) -> None:
        name = self.value(row, _NAMES)
        if not name:
            name = f"{self.value(row, _FIRST)} {self.value(row, _LAST)}".strip()
        elif "," in name:  # Canvas writes “Lovelace, Ada”
            last, _, first = name.partition(",")
            name = f"{first.strip()} {last.strip()}"
        email = self.value(row, tuple(each for each in _EMAILS))
        email = email if "@" in email else ""
        keys = {self.value(row, (key,)) for key in _KEYS}
        self.roster.add(Person(student, name, email), keys)
        submitted = self.value(row, _SUBMITTED)
        if submitted:
            self.roster.submitted[student] = submitted
