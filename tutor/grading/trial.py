"""Running one implementation of an exercise through its cases, in workers."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.course.model import CourseError
from tutor.grading import observation
from tutor.grading.exercise_files import LoadedExercise
from tutor.grading.pool import Kind, Pool, Worker, WorkerEnded
from tutor.grading.seeds import FRESH_SEEDS
from tutor.lab.cases import Case
from tutor.lab.lab import Lab, derive_seed

LOAD_SECONDS = 20.0
MAX_CURVE = 5000
OUT_OF_TURN = "it answered out of turn"

Metric = Callable[[str, int, dict[str, float]], None]


class Cancelled(Exception):
    """Whoever asked for the check no longer wants it."""


@dataclass(frozen=True)
class Implementation:
    """What a worker runs: the learner's text, or ours, perhaps with variants over it."""

    source: str
    filename: str
    overlay: tuple[str, ...] = ()
    variants: str = ""


@dataclass
class Run:
    """What came of one case with one seed."""

    case: str
    index: int
    outcome: str
    """observed, not_plain, raised, not_started, timed_out, out_of_memory, crashed, rule_broken."""
    detail: dict[str, Any] = field(default_factory=dict)
    tree: Any = None
    blobs: list[Any] = field(default_factory=list)
    touched: tuple[str, ...] = ()
    printed: str = ""
    curve: list[tuple[int, dict[str, float]]] = field(default_factory=list)
    """What `lab.report` was told, in order."""

    def value(self, *, seen: bool = False) -> Any:
        """The observation; raises observation.Malformed."""
        return observation.unpack(self.tree, self.blobs, seen=seen)


@dataclass
class _Asked:
    """A run that a worker was asked for: what its answers must carry, and the CPU second at which
    the worker has used up its time."""

    turn: str
    deadline_cpu: float


@dataclass
class Setting:
    """Where and how cases run: the same for the learner's code and for the reference."""

    device: str = "cpu"
    seed: int = 0
    data: Path | None = None
    seconds: float = 20.0
    sandbox: str = ""
    """`auto`, `require`, `off`, or "" for the pool's own."""
    cancelled: threading.Event = field(default_factory=threading.Event)


class Trials:
    """Runs implementations of one exercise; remembers the inputs that its givens made."""

    def __init__(self, pool: Pool, loaded: LoadedExercise, setting: Setting) -> None:
        self._pool, self.loaded, self.setting = pool, loaded, setting
        self._given: dict[tuple[str, int], tuple[Any, Any]] = {}

    def seed(self, index: int) -> int:
        """The seed of a case's run number `index`."""
        return derive_seed(self.setting.seed, self.loaded.exercise.name, index)

    def _given_seed(self, index: int) -> int:
        """Where the run's seed is a fresh one, the worker's does not lead to what a judge keeps."""
        if self.setting.seed < FRESH_SEEDS:
            return self.seed(index)
        return derive_seed(self.setting.seed, self.loaded.exercise.name, index, "given")

    def seconds(self, case: Case) -> float:
        """CPU seconds that a run of the case may take."""
        return case.seconds or self.setting.seconds

    def given(self, case: Case, index: int) -> tuple[Any, Any]:
        """What the case's given sends, and what it keeps for the judge."""
        if case.giving is None:
            return None, None
        key = (case.name, index)
        if key not in self._given:
            lab = Lab(self._given_seed(index), f"{case.name}:given", data=self.setting.data)
            try:
                answer = case.giving(lab)
            except Exception as error:  # of any kind: it is the author's code
                what = f"the given of {case.name} failed with {type(error).__name__}: {error}"
                raise CourseError(what, self.loaded.exercise.cases) from error
            if not isinstance(answer, tuple) or len(answer) != 2:
                raise CourseError(
                    f"{case.name}.given returns two things: what is sent, and what is kept",
                    self.loaded.exercise.cases,
                )
            self._given[key] = answer
        return self._given[key]

    def judging_lab(self, case: Case, index: int) -> Lab:
        """The lab that a judge sees."""
        given, kept = self.given(case, index)
        return Lab(self.seed(index), case.name, given=given, kept=kept, data=self.setting.data)

    def kind(self, profile: str = "") -> Kind:
        """What a worker must be prepared for to run the exercise's cases."""
        needs_processes = any(case.processes for case in self.loaded.cases.values())
        # a folder that no case reads from is not opened to the learner's code
        reads = any(word in self.loaded.pruned() for word in ("dataset", "load"))
        return Kind(
            profile or ("processes" if needs_processes else "plain"),
            self.setting.device,
            str(self.setting.data) if self.setting.data and reads else "",
            tuple(self.loaded.forbidden),
            self.setting.sandbox,
        )

    def run(
        self,
        implementation: Implementation,
        wanted: list[tuple[str, int]],
        on_metric: Metric | None = None,
    ) -> Iterator[Run]:
        """Run the wanted `(case, index)` in order, each within its limits.

        A worker that dies is replaced for the rest; one that cannot even load the
        implementation gives its outcome to all.
        """
        left = list(wanted)
        while left:
            with self._pool.worker(self.kind()) as worker:
                failure = self._load(worker, implementation)
                if failure is not None:
                    printed = worker.printed()
                    for name, index in left:
                        yield Run(name, index, failure[0], failure[1], printed=printed)
                        printed = ""
                    return
                asked, gone = self._ask(worker, *left[0]), False
                while left and not gone:
                    name, index = left.pop(0)
                    run = self._hear(worker, implementation, name, index, asked, on_metric)
                    run.printed = worker.printed()
                    gone = bool(run.detail.pop("worker_gone", False))
                    if left and not gone:  # it works on this one while the last one is judged
                        asked = self._ask(worker, *left[0])
                    yield run

    def _load(
        self,
        worker: Worker,
        implementation: Implementation,
        process_group: dict[str, Any] | None = None,
    ) -> tuple[str, dict[str, Any]] | None:
        loaded = self.loaded
        worker.send(
            {
                "process_group": process_group,
                "source": implementation.source,
                "filename": implementation.filename,
                "overlay": list(implementation.overlay),
                "variants": implementation.variants,
                "variants_filename": "variants.py",
                "cases": loaded.pruned(),
                "cases_filename": "cases.py",
                "forbid_always": loaded.rules.forbid,
            }
        )
        try:
            message, _ = self._receive(worker, LOAD_SECONDS)
        except WorkerEnded as ended:
            return ended.outcome, {"how": ended.detail, "seconds": LOAD_SECONDS}
        if message.get("kind") != "loaded":
            return "crashed", {"how": OUT_OF_TURN}
        outcome = message.get("outcome")
        if outcome == "observed":
            return None
        if outcome not in OUTCOMES:
            return "crashed", {"how": OUT_OF_TURN}
        return outcome, dict(message)

    def _receive(self, worker: Worker, seconds: float) -> tuple[dict[str, Any], list[bytearray]]:
        return worker.receive(seconds, self._stop_if_cancelled)

    def _stop_if_cancelled(self) -> None:
        if self.setting.cancelled.is_set():
            raise Cancelled

    def _ask(self, worker: Worker, name: str, index: int) -> _Asked | None:
        """Ask for a run of a case; None where the worker has said something that nobody asked."""
        if worker.said_more():
            return None
        case = self.loaded.cases[name]
        turn = self._send_case(worker, case, index, name, ())
        return _Asked(turn, worker.cpu() + self.seconds(case))

    def _hear(
        self,
        worker: Worker,
        implementation: Implementation,
        name: str,
        index: int,
        asked: _Asked | None,
        on_metric: Metric | None,
    ) -> Run:
        """What comes of the run that was asked for."""
        out_of_turn = Run(name, index, "crashed", {"how": OUT_OF_TURN, "worker_gone": True})
        if asked is None:
            return out_of_turn
        case = self.loaded.cases[name]
        curve: list[tuple[int, dict[str, float]]] = []
        while True:
            left = max(asked.deadline_cpu - worker.cpu(), 0.01)
            try:
                message, blobs = self._receive(worker, left)
            except WorkerEnded as ended:
                how = {"how": ended.detail, "seconds": self.seconds(case), "worker_gone": True}
                return Run(name, index, ended.outcome, how)
            kind = message.get("kind") if message.pop("turn", None) == asked.turn else None
            if kind == "metric":
                self._pass_on(name, index, message, curve, on_metric)
            elif kind == "ask":
                started = time.monotonic()
                self._answer(worker, implementation, case, index, message, blobs)
                asked.deadline_cpu += time.monotonic() - started
            elif kind == "result":
                run = _as_run(name, index, message, blobs)
                run.curve = curve
                return run
            else:
                return out_of_turn

    def _send_case(
        self, worker: Worker, case: Case, index: int, function: str, args: tuple[Any, ...]
    ) -> str:
        """Ask for a run; returns the word that its answers must carry."""
        given, _ = self.given(case, index)
        tree, blobs = observation.pack([given, args])
        turn = secrets.token_hex(8)
        worker.send(
            {
                "turn": turn,
                "case": function,
                "seed": self.seed(index),
                "given": tree[0],
                "args": tree[1],
                "rules": self.loaded.rules_of(case).to_json(),
            },
            blobs,
        )
        return turn

    @staticmethod
    def _pass_on(
        name: str,
        index: int,
        message: dict[str, Any],
        curve: list[tuple[int, dict[str, float]]],
        on_metric: Metric | None,
    ) -> None:
        """Note a point of the curve; the first seed's is shown as it comes."""
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
            values = {str(key)[:60]: float(value) for key, value in message["values"].items()}
            if len(curve) < MAX_CURVE:
                curve.append((int(message["step"]), values))
                if on_metric is not None and index == 0:
                    on_metric(name, *curve[-1])

    # -- lab.restart and lab.ranks ------------------------------------------------------------

    def _answer(
        self,
        worker: Worker,
        implementation: Implementation,
        case: Case,
        index: int,
        message: dict[str, Any],
        blobs: list[bytearray],
    ) -> None:
        try:
            function, count = str(message["function"]), int(message.get("count", 1))
            args = observation.unpack(message["args"], blobs)
        except (KeyError, TypeError, ValueError, observation.Malformed):
            worker.send({"outcome": "refused", "message": "the request was not understood"})
            return
        if message.get("what") == "restart":
            ended = self._elsewhere(worker, implementation, case, index, function, args)
        else:
            ended = self._ranks(worker, implementation, case, index, function, args, count)
        if isinstance(ended, str):
            worker.send({"outcome": "refused", "message": ended})
        else:
            worker.send({"outcome": "observed", "tree": ended[0]}, ended[1])

    def _elsewhere(
        self,
        worker: Worker,
        implementation: Implementation,
        case: Case,
        index: int,
        function: str,
        args: tuple[Any, ...],
        process_group: dict[str, Any] | None = None,
    ) -> tuple[Any, list[Any]] | str:
        """The observation of `function` in a fresh worker with the same scratch folder."""
        kind = self.kind("ranks" if process_group else "")
        with self._pool.worker(kind, worker.scratch) as other:
            failure = self._load(other, implementation, process_group)
            if failure is not None:
                said = failure[1].get("message") or failure[1].get("how") or ""
                return f"{failure[0]}: {said}"
            turn = self._send_case(other, case, index, function, tuple(args))
            try:
                message, blobs = self._receive(other, self.seconds(case))
            except WorkerEnded as ended:
                return f"{ended.outcome} {ended.detail}".strip()
            if message.get("turn") != turn:
                return OUT_OF_TURN
            if message.get("outcome") != "observed":
                what = message.get("type") or message.get("outcome")
                return f"{what}: {message.get('message', '')}"
            return message.get("tree"), list(blobs)

    def _ranks(
        self,
        worker: Worker,
        implementation: Implementation,
        case: Case,
        index: int,
        function: str,
        args: tuple[Any, ...],
        count: int,
    ) -> tuple[Any, list[Any]] | str:
        if not 1 <= count <= 8:
            return "lab.ranks takes 1 to 8 processes"
        store = f"ranks-{time.monotonic_ns()}"

        def one(rank: int) -> tuple[Any, list[Any]] | str:
            group = {"rank": rank, "count": count, "store": store}
            return self._elsewhere(
                worker, implementation, case, index, function, (rank, *args), group
            )

        with ThreadPoolExecutor(count) as threads:
            answers = list(threads.map(one, range(count)))
        values = []
        for answer in answers:
            if isinstance(answer, str):
                return answer
            values.append(observation.unpack(answer[0], answer[1]))
        return observation.pack(values)


OUTCOMES = frozenset(
    ("observed", "not_plain", "raised", "not_started", "timed_out", "out_of_memory", "rule_broken")
)


def _as_run(name: str, index: int, message: dict[str, Any], blobs: list[Any]) -> Run:
    """A worker's result, which may say anything, as a Run."""
    outcome = message.pop("outcome", None)
    touched = message.pop("touched", ())
    if outcome not in OUTCOMES or not isinstance(touched, list):
        return Run(name, index, "crashed", {"how": OUT_OF_TURN, "worker_gone": True})
    if outcome == "out_of_memory":  # what took the memory may still hold it
        message["worker_gone"] = True
    names = tuple(str(item)[:200] for item in touched[:200])
    tree = message.pop("tree", None)
    return Run(name, index, outcome, dict(message), tree, blobs, names)
