"""The pytest plugin: an exercise's file is collected as its cases.

In a workspace, plain `pytest chapter01` grades the learner's files with the workspace's course.
The grader passes its own jobs by `Jobs`. Imports neither torch nor the grader until a file of a
workspace is collected, since pytest loads it everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tutor.course.model import Course, Exercise
    from tutor.grading.grader import Grader, Options, Session
    from tutor.grading.verdict import CaseVerdict

EventSink = Callable[[dict[str, Any]], None]


@dataclass
class Jobs:
    """What the grader asks pytest to run: files with their exercises, and where events go."""

    grader: Grader
    options: Options
    files: dict[Path, Exercise]
    emit: EventSink
    leftovers: list[ExerciseFile] = field(default_factory=list)
    """Files to be ended by who asked, when the learner has been told."""


JOBS = pytest.StashKey[Jobs]()
_GRADERS = pytest.StashKey[dict[Path, "Grader"]]()
_RUNNING = pytest.StashKey["ExerciseFile"]()


class CaseFailed(Exception):
    """The case's message, for pytest's report."""


class ExerciseFile(pytest.File):
    """A learner's file; its items are the exercise's cases."""

    session_of_check: Session
    emit: EventSink

    def collect(self) -> Iterable[CaseItem]:
        """One item a case."""
        check = self.session_of_check
        self._stream: Iterator[CaseVerdict] | None = None
        self.cases = {
            name: CaseItem.from_parent(self, name=name, points=case.points)
            for name, case in check.loaded.cases.items()
        }
        return list(self.cases.values())

    def verdict(self, name: str) -> CaseVerdict:
        """The verdict on a case; runs those selected, in order, as far as needed."""
        check = self.session_of_check
        if self._stream is None:
            chosen = [
                item.name
                for item in self.session.items
                if isinstance(item, CaseItem) and item.parent is self
            ]
            _end_running(self.config)
            self.config.stash[_RUNNING] = self
            self._stream = check.run(chosen or [name], self._metric)
        while name not in check.verdicts or len(check.verdicts[name].runs) < (
            check.loaded.cases[name].seeds
        ):
            verdict = next(self._stream)
            case = check.case_report(verdict)
            self.emit({"event": "case", "exercise": check.exercise.name, "case": case})
        return check.verdicts[name]

    def end(self) -> None:
        """Let its worker go."""
        if isinstance(self._stream, Generator):
            self._stream.close()

    def _metric(self, case: str, step: int, values: dict[str, float], who: str) -> None:
        name = self.session_of_check.exercise.name
        self.emit(
            {"event": "metric", "exercise": name, "case": case, "step": step, "values": values,
             "who": who}
        )  # fmt: skip


class CaseItem(pytest.Item):
    """One case of an exercise."""

    def __init__(self, *, points: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.points = points

    @property
    def file(self) -> ExerciseFile:
        """The file it belongs to."""
        assert isinstance(self.parent, ExerciseFile)
        return self.parent

    def runtest(self) -> None:
        """Grade the case."""
        verdict = self.file.verdict(self.name)
        self.user_properties.append(("score", verdict.score))
        self.user_properties.append(("points", verdict.case.points))
        report = self.file.session_of_check.case_report(verdict)
        if report["output"]:
            self.add_report_section("call", "stdout", report["output"])
        if not verdict.passed:
            raise CaseFailed(f"{report['outcome'].replace('_', ' ')}: {report['message']}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """The message alone; a traceback of the grader's would help nobody."""
        if isinstance(excinfo.value, CaseFailed):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands, and the case's sentence."""
        title = self.file.session_of_check.words.cases.get(self.name, self.name)
        return self.path, None, f"{self.name}: {title}"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collect a file that the grader asked for, or an exercise of a workspace, and as nothing else.

    As a module of tests pytest would import it, and the learner's code would meet the answers.
    """
    others = yield
    if file_path.suffix != ".py":
        return others
    jobs = parent.config.stash.get(JOBS, None)
    if jobs is None:
        own = _collect_in_workspace(file_path, parent)
    else:
        exercise = jobs.files.get(file_path)
        own = None
        if exercise is not None:
            own = _collect(parent, file_path, jobs.grader, exercise, jobs.options, jobs.emit)
    return others if own is None else [own]


def _collect(
    parent: pytest.Collector,
    file: Path,
    grader: Grader,
    exercise: Exercise,
    options: Options,
    emit: EventSink,
) -> ExerciseFile:
    node: ExerciseFile = ExerciseFile.from_parent(parent, path=file)
    node.session_of_check = grader.session(exercise, file, options)
    node.emit = emit
    return node


def _collect_in_workspace(file: Path, parent: pytest.Collector) -> ExerciseFile | None:
    root = next((p for p in file.parents if (p / ".tutor" / "workspace.toml").is_file()), None)
    if root is None or file.parent.parent != root:
        return None
    course, language = _workspace_course(root)
    exercise = next(
        (e for e in course.exercises if (e.chapter, e.name) == (file.parent.name, file.stem)), None
    )
    if exercise is None:
        return None
    from tutor.grading.device import pick_device
    from tutor.grading.grader import Grader, Options

    graders = parent.config.stash.setdefault(_GRADERS, {})
    if root not in graders:
        graders[root] = Grader(course)
    options = Options(language=language, device=pick_device("auto"), data=_data_folder())
    return _collect(parent, file, graders[root], exercise, options, lambda event: None)


def _workspace_course(root: Path) -> tuple[Course, str]:
    import tomllib

    from tutor.course.reader import default_root, read_course

    settings = tomllib.loads((root / ".tutor" / "workspace.toml").read_text(encoding="utf-8"))
    folder = settings.get("root")
    course = read_course(Path(folder) if folder else default_root())
    return course, str(settings.get("language", course.languages[0]))


def _data_folder() -> Path | None:
    named = os.environ.get("TUTOR_DATA")
    return Path(named) if named else None


def _end_running(config: pytest.Config) -> None:
    running = config.stash.get(_RUNNING, None)
    if running is not None:
        running.end()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let the last file's worker go, also where pytest has stopped half way."""
    jobs = session.config.stash.get(JOBS, None)
    if jobs is not None and _RUNNING in session.config.stash:
        jobs.leftovers.append(session.config.stash[_RUNNING])
    else:
        _end_running(session.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the workers."""
    for grader in config.stash.get(_GRADERS, {}).values():
        grader.close()
