"""The worker's side of a check: runs cases with the learner's module, and says what it saw.

It runs in a process of its own, forked from the zygote. Nothing here knows an answer, and nothing
it says is trusted.
"""

from __future__ import annotations

import builtins
import linecache
import os
import socket
import sys
import traceback
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from tutor.grading import observation, wire
from tutor.grading.enforcement import Enforcer, RuleBroken, counting
from tutor.grading.sandbox import Kind
from tutor.lab.cases import Variant, collect_variants
from tutor.lab.lab import Lab, unwatched
from tutor.lab.rules import Rules

MAX_TEXT = 4000
LAB_FILE = Lab.raises.__code__.co_filename
MODULE = "submission"


class NoSuchName(Exception):
    """The learner's file does not define what the case asks for."""


class Implementation:
    """The learner's module as a case sees it; notes which names were used."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.__dict__["_namespace"] = namespace
        self.__dict__["_touched"] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            value = self._namespace[name]
        except KeyError:
            raise NoSuchName(name) from None
        self._touched[name] = True
        return value


class Worker:
    """Serves one connection until it closes."""

    def __init__(self, connection: socket.socket, kind: Kind, scratch: Path) -> None:
        self._connection = connection
        self._receiver = wire.Receiver(connection)
        self._filename = "submission.py"
        self._device, self._scratch = kind.device, scratch
        self._data = Path(kind.data) if kind.data else None
        self._forbid = list(kind.forbid)

    def serve(self, failed: list[str]) -> None:
        """Get ready, then set up and run cases as asked.

        failed: the layers of the sandbox that could not be put on.
        """
        self.get_ready()
        self._send({"kind": "ready", "failed": failed})
        try:
            setup, _ = self._receiver.receive()
            self._send({"kind": "loaded", **self._guarded(lambda: self._load(setup))})
            while True:
                message, blobs = self._receiver.receive()
                self._run(message, blobs)
        except wire.Closed:
            return

    def get_ready(self) -> None:
        """Make the device's context, install the bans, and rehearse.

        A fork copies a page when it first writes to it: a whole check of an exercise that nobody
        asked for writes to those that the true one will need.
        """
        if self._device != "cpu":
            torch.zeros(1, device=self._device)
            torch.backends.cuda.matmul.allow_tf32 = False
            torch.backends.cudnn.allow_tf32 = False
        self._enforcer = Enforcer(self._forbid, self._filename)
        connection, self._connection = self._connection, _Nobody()
        self._guarded(lambda: self._load(_REHEARSED_SETUP))
        self._run(dict(_REHEARSED_CASE), [])
        self._connection = connection
        linecache.clearcache()

    def _send(self, message: dict[str, Any], blobs: list[Any] | None = None) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        wire.send(self._connection, message, blobs)

    # -- loading ----------------------------------------------------------------------------

    def _load(self, setup: dict[str, Any]) -> dict[str, Any]:
        self._filename = self._enforcer.filename = setup["filename"]
        if setup["process_group"]:
            join_ranks(self._scratch, self._device, **setup["process_group"])
        self._cases = _execute(setup["cases"], setup["cases_filename"], "cases")
        namespace = _namespace(MODULE, self._filename)
        self._namespace = namespace
        with self._enforcer.watching(Rules(list(setup["forbid_always"]))):
            _run_source(setup["source"], self._filename, namespace)
        if setup.get("variants"):
            overlay(namespace, setup["variants"], setup["overlay"], setup["variants_filename"])
        if self._enforcer.breaches:
            raise RuleBroken
        return {"outcome": "observed"}

    # -- running ----------------------------------------------------------------------------

    def _run(self, message: dict[str, Any], blobs: list[bytearray]) -> None:
        outgoing: list[Any] = []
        implementation = Implementation(self._namespace)

        def run() -> dict[str, Any]:
            lab = Lab(
                message["seed"],
                message["case"],
                device=self._device,
                given=_move(observation.unpack(message["given"], blobs), self._device),
                scratch=self._scratch,
                data=self._data,
                host=self,
            )
            self._seed(lab.seed % 2**63)
            function = self._cases[message["case"]]
            arguments = _move(observation.unpack(message["args"], blobs), self._device)
            try:
                with self._enforcer.watching(Rules(**message["rules"])):
                    seen = function(implementation, lab, *arguments)
                if self._enforcer.breaches:
                    raise RuleBroken
                with unwatched():
                    tree, packed = observation.pack(seen)
            finally:
                lab.close()
            outgoing.extend(packed)
            return {"outcome": "observed", "tree": tree}

        self._turn = message["turn"]
        result = self._guarded(run)
        touched = sorted(implementation._touched)
        self._send({"kind": "result", "turn": self._turn, **result, "touched": touched}, outgoing)

    def _seed(self, seed: int) -> None:
        # torch.manual_seed prepares for devices that are not there, which takes a millisecond
        if self._device == "cpu":
            torch.default_generator.manual_seed(seed)
        else:
            torch.manual_seed(seed)

    def _guarded(self, action: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Run it, and turn whatever it raises into an outcome."""
        try:
            return action()
        except RuleBroken:
            breach = self._enforcer.breaches[0]
            text = linecache.getline(self._filename, breach.line).strip() if breach.line else ""
            return {"outcome": "rule_broken", **breach.to_json(), "text": text}
        except NoSuchName as error:
            return {"outcome": "raised", "type": "NoSuchName", "message": str(error), "trace": []}
        except observation.NotPlain as error:
            return {"outcome": "not_plain", "message": str(error)}
        except MemoryError:
            return {"outcome": "out_of_memory"}
        except (KeyboardInterrupt, SystemExit) as error:
            return {
                "outcome": "raised",
                "type": type(error).__name__,
                "message": str(error)[:MAX_TEXT],
                "trace": self._trace(error),
            }
        except BaseException as error:
            return self._describe(error)

    def _describe(self, error: BaseException) -> dict[str, Any]:
        if getattr(self, "_enforcer", None) and self._enforcer.breaches:
            # the ban was turned into another exception on its way (autograd does that)
            breach = self._enforcer.breaches[0]
            text = linecache.getline(self._filename, breach.line).strip() if breach.line else ""
            return {"outcome": "rule_broken", **breach.to_json(), "text": text}
        message = _text(error)
        if isinstance(error, torch.cuda.OutOfMemoryError) or (
            isinstance(error, RuntimeError) and "can't allocate memory" in message
        ):
            return {"outcome": "out_of_memory"}
        trace = self._trace(error)
        if isinstance(error, NotImplementedError) and trace:
            last = trace[-1]
            if "raise NotImplementedError" in last["text"] and last["innermost"]:
                return {"outcome": "not_started"}
        if isinstance(error, NotImplementedError) and not trace:
            frames = traceback.extract_tb(error.__traceback__)
            if frames and frames[-1].filename == LAB_FILE:  # an unanswered `...`
                return {"outcome": "not_started"}
        return {
            "outcome": "raised",
            "type": type(error).__name__,
            "builtin": next(
                kind.__name__
                for kind in type(error).__mro__
                if getattr(builtins, kind.__name__, None) is kind
            ),
            "message": message,
            "trace": trace,
        }

    def _trace(self, error: BaseException) -> list[dict[str, Any]]:
        """The learner's own lines of the traceback, outermost first."""
        frames = traceback.extract_tb(error.__traceback__)
        trace = [
            {
                "line": frame.lineno or 0,
                "function": frame.name[:200],
                "text": linecache.getline(self._filename, frame.lineno or 0).strip()[:300],
                "innermost": place == len(frames) - 1,
            }
            for place, frame in enumerate(frames)
            if frame.filename == self._filename
        ]
        if isinstance(error, SyntaxError) and error.filename == self._filename:
            line = error.lineno or 0
            text = (error.text or "").rstrip()[:300]
            trace.append({"line": line, "function": "", "text": text, "innermost": True})
        return trace[-8:] if len(trace) <= 8 else [*trace[:4], *trace[-4:]]

    # -- what a lab asks of its host ----------------------------------------------------------

    def report(self, step: int, values: dict[str, float]) -> None:
        """A point of a training curve."""
        finite = {name[:60]: repr(value) for name, value in list(values.items())[:20]}
        self._send({"kind": "metric", "turn": self._turn, "step": step, "values": finite})

    def restart(self, function: str, args: tuple[Any, ...]) -> Any:
        """Ask the grader to run a function in a fresh worker."""
        return self._ask({"kind": "ask", "what": "restart", "function": function}, args)

    def ranks(self, count: int, function: str, args: tuple[Any, ...]) -> list[Any]:
        """Ask the grader to run a function in `count` processes."""
        asked = {"kind": "ask", "what": "ranks", "function": function, "count": count}
        result = self._ask(asked, args)
        return list(result)

    def _ask(self, message: dict[str, Any], args: tuple[Any, ...]) -> Any:
        with unwatched():
            tree, blobs = observation.pack(args)
            self._send({**message, "turn": self._turn, "args": tree}, blobs)
            answer, received = self._receiver.receive()
            if answer["outcome"] != "observed":
                raise AskFailed(answer["message"])
            return observation.unpack(answer["tree"], received)

    def cost(self, function: Callable[[], Any]) -> dict[str, int]:
        """What `function()` takes."""
        with counting() as cost:
            function()
        return cost.totals()


class AskFailed(Exception):
    """The other process did not observe anything; the message says why."""


class _Nobody(socket.socket):
    """Takes whatever is sent, and sends it nowhere."""

    def __init__(self) -> None:
        """Without a descriptor: a worker may make no socket."""

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Not sent."""


_REHEARSED_SETUP: dict[str, Any] = {
    "source": "import torch\n\n\ndef f(x):\n    return (x @ x + 1).exp()\n",
    "filename": "rehearsal.py",
    "cases": (
        "import torch\n\n\ndef case(impl, lab):\n    x = lab.randn(3, 3, requires_grad=True)\n"
        "    y = impl.f(x)\n    y.sum().backward()\n    return [y, x.grad, {'a': 1.5}]\n"
    ),
    "cases_filename": "rehearsed_cases.py",
    "forbid_always": [],
    "process_group": None,
}
_REHEARSED_CASE: dict[str, Any] = {
    "turn": "", "case": "case", "seed": 0, "given": None, "args": [],
    "rules": {"forbid": [], "max_ops": 1000},
}  # fmt: skip


def join_ranks(scratch: Path, device: str, rank: int, count: int, store: str) -> None:
    """Become one of `count` processes of torch.distributed that meet in the scratch folder."""
    import torch.distributed as dist

    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    dist.init_process_group(
        "nccl" if device == "cuda" and torch.cuda.device_count() >= count else "gloo",
        store=dist.FileStore(str(scratch / store), count),  # type: ignore[attr-defined]
        rank=rank,
        world_size=count,
    )


def _namespace(name: str, filename: str) -> dict[str, Any]:
    module = types.ModuleType(name)
    module.__file__ = filename
    sys.modules[name] = module
    return module.__dict__


def _execute(source: str, filename: str, name: str) -> dict[str, Any]:
    namespace = _namespace(name, filename)
    _run_source(source, filename, namespace)
    return namespace


def _run_source(source: str, filename: str, namespace: dict[str, Any]) -> None:
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec", dont_inherit=True), namespace)


def overlay(namespace: dict[str, Any], source: str, names: list[str], filename: str) -> None:
    """Replace names of the reference's namespace by those of the variants called `names`.

    The variants run in a copy of it, so that one may call the reference's function it replaces.
    """
    around = dict(namespace)
    variants: list[Variant] = collect_variants(lambda: _run_source(source, filename, around))
    for variant in variants:
        if variant.name in names:
            namespace.update(variant.replacements())


def _move(value: Any, device: str) -> Any:
    if device == "cpu":
        return value
    if isinstance(value, torch.Tensor):
        return value.to(device)
    if isinstance(value, (list, tuple)):
        return type(value)(_move(item, device) for item in value)
    if isinstance(value, dict):
        return {key: _move(item, device) for key, item in value.items()}
    return value


def _text(error: BaseException) -> str:
    try:
        return str(error)[:MAX_TEXT]
    except Exception:  # its __str__ is the learner's
        return ""
