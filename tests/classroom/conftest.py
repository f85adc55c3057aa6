"""A class run without graders: what is decided before and after judging, at full speed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tutor.classroom.engines.base import Reply, Task
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.policy import Policy, read_policy
from tutor.classroom.roster import read_roster
from tutor.classroom.run import ClassRun, Counts, Plan, shard_of
from tutor.classroom.students import join
from tutor.classroom.submissions.answers import Finder
from tutor.classroom.submissions.collect import collect
from tutor.course.reader import read_course


class Quiet:
    """Hears everything and says nothing."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str]] = []

    def tell(self, counts: Counts) -> None:
        pass

    def problem(self, where: str, why: str) -> None:
        self.problems.append((where, why))


@dataclass
class Counting:
    """An engine that gives a point for each `1` in an answer and dies where it is told to."""

    judged: list[bytes] = field(default_factory=list)
    dies_after: int = 10**9
    says: dict[bytes, Reply] = field(default_factory=dict)

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Reply]]:
        held: list[Task] = []
        for task in tasks:
            held.append(task)
            if len(held) < 4:  # several are under way at once, and end in another order
                continue
            yield self._reply(held.pop(1))
        while held:
            yield self._reply(held.pop())

    def _reply(self, task: Task) -> tuple[Task, Reply]:
        if len(self.judged) >= self.dies_after:
            raise KeyboardInterrupt
        self.judged.append(task.source)
        return task, self.says.get(task.source, report(task.exercise, task.source.count(b"1")))


def report(name: str, score: int, outcome: str = "wrong") -> Reply:
    case = {"name": "one", "title": "one", "outcome": outcome, "score": score, "points": 6,
            "message": "", "output": ""}  # fmt: skip
    return {"report": {"name": name, "chapter": "chapter01", "score": score, "points": 6,
                       "status": "wrong", "device": "cpu", "seed": 7, "cases": [case],
                       "advice": [], "mistakes": []}}  # fmt: skip


@dataclass
class Classroom:
    """Submissions, and a gradebook that they are graded into."""

    folder: Path
    engine: Counting = field(default_factory=Counting)
    only: tuple[str, ...] = ("pair",)
    policy: str = ""
    watcher: Quiet = field(default_factory=Quiet)

    @property
    def given(self) -> Path:
        return self.folder / "given"

    def hand_in(self, student: str, text: str | bytes, exercise: str = "pair") -> Path:
        file = self.given / student / "chapter01" / f"{exercise}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def roster(self, *lines: str) -> None:
        (self.folder / "roster.csv").write_text("\n".join(("id,name,email", *lines)), "utf-8")

    def grade(
        self,
        *,
        seed: int = 7,
        again: bool = False,
        out: str = "out",
        shard: tuple[int, int] = (1, 1),
        course: Path = SMALL_COURSE,
        language: str = "en",
    ) -> Counts:
        """One run; the gradebook is closed afterwards."""
        read = read_course(course)
        exercises = tuple(each for each in read.exercises if each.name in self.only)
        policy = Policy()
        if self.policy:
            (self.folder / "policy.toml").write_text(self.policy, "utf-8")
            policy = read_policy(read, self.folder / "policy.toml")
        file = self.folder / "roster.csv"
        roster = read_roster(file) if file.exists() else None
        collected = collect([self.given], read)
        students, nobodys = join(collected.submissions, roster, Finder(read, exercises), policy)
        students = [s for s in students if shard_of(s.person.student, shard[1]) == shard[0]]
        plan = Plan(read, exercises, policy, seed, "cpu", language, again)
        self.watcher = Quiet()
        with Gradebook(self.folder / out, create=True) as book:
            run = ClassRun(
                plan, students, [*collected.unmapped, *nobodys],
                roster.problems if roster else [], book, self.watcher,
            )  # fmt: skip
            return run.run(self.engine)

    def book(self, out: str = "out") -> Gradebook:
        return Gradebook(self.folder / out)

    def grades(self, out: str = "out") -> dict[tuple[str, str], tuple[str, float | None]]:
        with self.book(out) as book:
            return {(row.student, row.exercise): (row.status, row.final) for row in book.rows()}


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    made = Classroom(tmp_path)
    made.given.mkdir()
    return made


Make = Callable[..., Classroom]
