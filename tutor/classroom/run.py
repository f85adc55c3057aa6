"""Grading a class: what is to be judged, in which order, and what is written down of it."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from tutor.classroom.database import now
from tutor.classroom.engines.base import Engine, Reply, Task
from tutor.classroom.errors import ClassroomError
from tutor.classroom.gradebook import Entry, Gradebook, Graded, new_uid
from tutor.classroom.outcomes import outcome_of
from tutor.classroom.policy import Policy
from tutor.classroom.rows import Status
from tutor.classroom.sentences import say
from tutor.classroom.students import Handed, Student
from tutor.classroom.submissions.collect import Unmapped
from tutor.classroom.versions import course_version, digest_of, points_of, software
from tutor.course.model import Course, Exercise

_BATCH = 200
"""Entries written at once where nothing had to be judged."""
_LISTED = 10_000
"""Problems that the gradebook keeps of one run."""


class Watcher(Protocol):
    """Who is told how it goes."""

    def tell(self, counts: Counts) -> None:
        """Something was done."""

    def problem(self, where: str, why: str) -> None:
        """Something cannot be graded, or is nobody's."""


@dataclass
class Counts:
    """How far a run is. A seat is one student's place in one exercise."""

    seats: int = 0
    done: int = 0
    judged: int = 0
    """Of the seats done, those whose answer was judged in this run."""
    by_status: dict[Status, int] = field(default_factory=dict)
    problems: int = 0
    """What could not be opened, is nobody's, or could not be graded."""


@dataclass(frozen=True)
class Plan:
    """What a run is asked to do."""

    course: Course
    """What grades: the course, or its copy with the instructor's own files laid over it."""
    exercises: tuple[Exercise, ...]
    policy: Policy
    seed: int
    device: str
    language: str
    again: bool = False
    """Judge also what was judged before."""


@contextlib.contextmanager
def only_writer(out: Path) -> Iterator[Path]:
    """Hold the right to write to the folder `out`; gives a folder to work in, removed at the end.

    Raises ClassroomError where another run holds it. A killed run's right is free again.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise ClassroomError(f"{out} cannot be written to: {error.strerror}.") from error
    work = out / ".work"
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ClassroomError(
                f"another `tutor grade` is writing to {out}. Wait until it is done, or give "
                "another --out."
            ) from None
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        yield work
    except OSError as error:
        raise ClassroomError(f"{out} cannot be written to: {error.strerror}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
        os.close(handle)


class ClassRun:
    """One run over a class. The gradebook has this one writer."""

    def __init__(
        self,
        plan: Plan,
        students: list[Student],
        unmapped: list[Unmapped],
        roster_problems: list[str],
        gradebook: Gradebook,
        watcher: Watcher,
    ) -> None:
        self.plan, self.students, self.gradebook = plan, students, gradebook
        self.counts = Counts(seats=len(students) * len(plan.exercises))
        self._watcher = watcher
        self._unmapped = list(unmapped)
        self._roster_problems = roster_problems
        self._points = {each.name: points_of(each) for each in plan.exercises}
        self._digests = {each.name: digest_of(each, plan.language) for each in plan.exercises}
        self._software = software()
        self._waiting: dict[str, list[Entry]] = {}
        """Who waits for a judging, by its key."""
        self._keys: dict[int, str] = {}
        self._batch: list[Entry] = []
        self._fresh: set[str] = set()
        """Keys judged in this run."""

    def run(self, engine: Engine) -> Counts:
        """Grade all that has changed; raises ClassroomError where it cannot go on."""
        course, exercises = self.plan.course, self.plan.exercises
        self.gradebook.begin(
            self._about(),
            [student.person for student in self.students],
            [(each.name, each.chapter, self._worth(each)) for each in exercises],
            [each.name for each in course.exercises],
        )
        for each in self._unmapped:
            self._problem(each.where, each.why, listed=True)
        tasks = self._tasks()
        with contextlib.closing(engine.run(tasks)) as replies:  # type: ignore[type-var]
            for task, reply in replies:
                self._finish(task, reply)
        self._flush()
        self.gradebook.note(self._about())
        return self.counts

    # -- what is to be judged ---------------------------------------------------------------------

    def _tasks(self) -> Iterator[Task]:
        """What nobody has judged yet; all else is written down on the way."""
        number = 0
        for student in self.students:
            handed = student.handed(self.plan.exercises)
            for where, why in handed.problems:
                self._problem(where, why)
            for exercise in self.plan.exercises:
                entry, source = self._entry(student, handed, exercise)
                if source is None:
                    self._settle(entry, None)
                    continue
                key = self._key(exercise, entry.sha256)
                known = self.gradebook.find(key)
                if key in self._waiting:
                    self._waiting[key].append(entry)
                elif known is not None and self._still_good(known):
                    self._settle(self._with(entry, exercise, known), known)
                else:
                    number += 1
                    self._waiting[key] = [entry]
                    self._keys[number] = key
                    yield Task(number, exercise.name, exercise.chapter, source)
        self._flush()

    def _still_good(self, known: Graded) -> bool:
        if known.key in self._fresh:
            return True
        return not self.plan.again and known.status != "could not be graded"

    def _key(self, exercise: Exercise, sha256: str) -> str:
        plan = self.plan
        parts = (
            exercise.name, self._digests[exercise.name], sha256, plan.seed, plan.device,
            plan.language,
        )  # fmt: skip
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()

    def _worth(self, exercise: Exercise) -> float:
        return round(self._points[exercise.name] * self.plan.policy.weight(exercise), 4)

    def _entry(
        self, student: Student, handed: Handed, exercise: Exercise
    ) -> tuple[Entry, bytes | None]:
        """What is known before judging, and the bytes to judge."""
        answer = handed.answers.get(exercise.name)
        entry = Entry(student.person.student, exercise.name, "not submitted", self._worth(exercise))
        if answer is None:
            fault = handed.fault
            status: Status = "could not be graded" if fault else "not submitted"
            return self._counted(replace(entry, status=status, reason=fault)), None
        submitted = handed.submitted(answer)
        entry = replace(
            entry,
            submission=answer.where,
            submitted_at=submitted,
            late_days=self.plan.policy.late_days(student.person.student, exercise, submitted),
        )
        if answer.fault:
            entry = replace(entry, status="could not be graded", reason=answer.fault)
            self._problem(answer.where, answer.fault)
            return self._counted(entry), None
        sha256 = hashlib.sha256(answer.content).hexdigest()
        return replace(
            entry, sha256=sha256, reason=handed.notes(answer, self.plan.language)
        ), answer.content

    # -- what it came to --------------------------------------------------------------------------

    def _finish(self, task: Task, reply: Reply) -> None:
        key = self._keys.pop(task.number)
        entries = self._waiting.pop(key)
        exercise = self.plan.course.exercise(task.exercise)
        status, reason, report = outcome_of(reply, self.plan.language)
        graded = Graded(
            key=key, sha256=entries[0].sha256, status=status, reason=reason, report=report,
            course_version=course_version(self.plan.course, self._digests[exercise.name]),
            seed=self.plan.seed, device=self.plan.device, software=self._software,
            graded_at=now(), uid=new_uid(),
        )  # fmt: skip
        self.gradebook.record(
            graded, [self._with(entry, exercise, graded) for entry in entries], task.source
        )
        self._fresh.add(key)
        for entry in entries:
            self._count(status, judged=True)
            if status == "could not be graded":
                self._problem(f"{entry.student}, {entry.exercise}", reason)
        self._watcher.tell(self.counts)

    def _with(self, entry: Entry, exercise: Exercise, graded: Graded) -> Entry:
        """The entry with what was judged: score, lateness, what counts."""
        said = [entry.reason, graded.reason]
        entry = replace(entry, status=graded.status, grading=graded.uid)
        if graded.status == "graded" and graded.report is not None:
            weight = self.plan.policy.weight(exercise)
            share, sentence = self.plan.policy.share(entry.late_days, self.plan.language)
            score = graded.report["score"] * weight
            said.append(sentence)
            entry = replace(entry, score=round(score, 4), final=round(score * share, 4))
        return self._counted(replace(entry, reason=" ".join(filter(None, said))))

    def _counted(self, entry: Entry) -> Entry:
        """With nothing that counts turned into a zero, where the policy says so."""
        if entry.status == "graded" or entry.status not in self.plan.policy.count_as_zero:
            return entry
        reason = f"{entry.reason} {say(self.plan.language, 'zero')}".strip()
        return replace(entry, final=0.0, reason=reason)

    def _settle(self, entry: Entry, known: Graded | None) -> None:
        """Write down, with others, what needs no judging."""
        self._batch.append(entry)
        self._count(entry.status)
        if len(self._batch) >= _BATCH:
            self._flush()
            self._watcher.tell(self.counts)

    def _flush(self) -> None:
        if self._batch:
            self.gradebook.record(None, self._batch)
            self._batch = []

    def _count(self, status: Status, *, judged: bool = False) -> None:
        counts = self.counts
        counts.done += 1
        counts.judged += judged
        counts.by_status[status] = counts.by_status.get(status, 0) + 1

    def _problem(self, where: str, why: str, *, listed: bool = False) -> None:
        self.counts.problems += 1
        if not listed and len(self._unmapped) < _LISTED:
            self._unmapped.append(Unmapped(where, why))
        self._watcher.problem(where, why)

    def _about(self) -> dict[str, Any]:
        plan = self.plan
        return {
            "course": plan.course.name,
            "title": plan.course.titles,
            "seed": plan.seed,
            "policy": plan.policy.told,
            "device": plan.device,
            "language": plan.language,
            "exercises": [
                {
                    "name": each.name,
                    "chapter": each.chapter,
                    "title": _titles(plan.course, each),
                    "points": self._points[each.name],
                    "weight": plan.policy.weight(each),
                }
                for each in plan.exercises
            ],
            "roster": self._roster_problems,
            "unmapped": [{"where": each.where, "why": each.why} for each in self._unmapped],
            "software": self._software,
        }


def _titles(course: Course, exercise: Exercise) -> dict[str, str]:
    from tutor.course.words import read_words

    return {language: read_words(exercise, language).title for language in course.languages}


def shard_of(student: str, shards: int) -> int:
    """Which part of `shards`, counted from 1, a student is in: the same whoever else is there."""
    return int(hashlib.sha256(student.encode()).hexdigest()[:12], 16) % shards + 1
