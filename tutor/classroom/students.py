"""Whose is what: submissions joined with the roster, and opened one student at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.classroom.gradebook import Person
from tutor.classroom.policy import Policy, utc_text
from tutor.classroom.roster import Roster
from tutor.classroom.sentences import say
from tutor.classroom.submissions.answers import Answer, Finder
from tutor.classroom.submissions.collect import Submission, Unmapped
from tutor.classroom.submissions.git import committed
from tutor.classroom.submissions.tree import Refused
from tutor.course.model import Exercise


@dataclass
class Handed:
    """What one student handed in, opened."""

    answers: dict[str, Answer] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    """What could not be opened: where, and why."""
    fault: str = ""
    """Why there may be no answer, where something was handed in and could not be opened."""
    given: str = ""
    """When, as the roster has it: that wins over what files say."""
    commits: dict[str, str] = field(default_factory=dict)
    """By an answer's place, the commit that it was checked out from."""
    older: dict[str, str] = field(default_factory=dict)
    """By an answer's place, the older one that it was taken over."""

    def submitted(self, answer: Answer) -> str:
        """When it was handed in, as ISO 8601; empty where nothing says so."""
        return self.given or utc_text(answer.modified)

    def notes(self, answer: Answer, language: str = "en") -> str:
        """What the instructor should know of where it comes from."""
        said = []
        if answer.where in self.older:
            said.append(say(language, "newest", where=self.older[answer.where]))
        if answer.where in self.commits:
            said.append(say(language, "commit", commit=self.commits[answer.where][:12]))
        return " ".join(said)


@dataclass
class Student:
    """One of the class and what they handed in; nothing of it is open."""

    person: Person
    submissions: list[Submission]
    finder: Finder
    given: str = ""

    def handed(self, exercises: tuple[Exercise, ...]) -> Handed:
        """Open all of it; for each exercise the newest answer counts."""
        handed = Handed(given=self.given)
        for submission in self.submissions:
            try:
                self._open(submission, handed)
            except Refused as error:
                handed.problems.append((submission.label, str(error)))
            except (RecursionError, MemoryError, ValueError, OSError) as error:
                why = f"it cannot be read: {type(error).__name__}: {error}"
                handed.problems.append((submission.label, why))
        handed.fault = " ".join(why for _, why in handed.problems[:3])
        return handed

    def _open(self, submission: Submission, handed: Handed) -> None:
        tree = submission.opened()
        found = self.finder.answers(tree)
        handed.problems += [(submission.label, fault) for fault in tree.faults]
        commit = committed(tree.folder) if tree.folder else None
        for name, answer in found.items():
            if commit is not None:
                # the checkout made the files; the commit is what the student did
                answer = Answer(answer.where, answer.content, commit[1], answer.fault)
                handed.commits[answer.where] = commit[0]
            other = handed.answers.get(name)
            if other is None:
                handed.answers[name] = answer
                continue
            old, new = sorted((other, answer), key=lambda each: (each.modified or 0, each.where))
            handed.answers[name] = new
            handed.older[new.where] = old.where


def join(
    submissions: list[Submission],
    roster: Roster | None,
    finder: Finder,
    policy: Policy,
) -> tuple[list[Student], list[Unmapped]]:
    """The class, in the roster's order, and the submissions that are nobody's.

    Without a roster, each submission's own name is a student.
    """
    problems: list[Unmapped] = []
    if roster is None:
        roster = Roster()
        for name in sorted({submission.who[0] for submission in submissions}):
            roster.add(Person(name), set())
    students = {
        person.student: Student(
            Person(person.student, person.name, person.email, position), [], finder,
            _given(roster, person.student, policy),
        )
        for position, person in enumerate(roster.people)
    }  # fmt: skip
    for submission in submissions:
        owner, why = _owner(submission, roster)
        if owner is None:
            problems.append(Unmapped(submission.label, why))
        else:
            students[owner].submissions.append(submission)
    return list(students.values()), problems


def _owner(submission: Submission, roster: Roster) -> tuple[str | None, str]:
    several: tuple[str, ...] = ()
    for name in submission.who:
        found = roster.match(name)
        if len(found) == 1:
            return found[0], ""
        several = several or found
    if several:
        return None, f"it may be that of {' or '.join(several[:4])}; name it after one id."
    return None, "nobody on the roster is called that."


def _given(roster: Roster, student: str, policy: Policy) -> str:
    text = roster.submitted.get(student, "")
    if not text:
        return ""
    try:
        return policy.moment(text).isoformat()
    except ValueError:
        roster.problems.append(
            f"“{student}”: “{text}” is no moment such as 2026-03-01T18:00:00; files' times count."
        )
        return ""
