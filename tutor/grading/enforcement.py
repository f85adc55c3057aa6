"""Rules in the worker: forbidden operators raise below Python, and costs are counted.

The operators of a forbidden group are overridden in this process's dispatcher, so that a ban holds
for every spelling: aliases, methods, modules, scripts, other threads and disabled modes all end in
the dispatcher. The override calls the operator's own kernel where the rule does not count.
"""

from __future__ import annotations

import ctypes
import functools
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
import torch.utils._contextlib
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.flop_counter import FlopCounterMode

from tutor.lab.lab import is_unwatched
from tutor.lab.rules import GROUPS, Rules

_BACKENDS = ("CPU", "CUDA")
_AUDITED = frozenset(
    ("gc.get_objects", "gc.get_referrers", "gc.get_referents", "ctypes.dlopen", "ctypes.dlsym",
     "ctypes.cdata", "ctypes.addressof", "ctypes.string_at", "code.__new__", "sys.settrace",
     "sys.setprofile", "sys._current_frames", "subprocess.Popen", "os.fork", "os.exec")
)  # fmt: skip
"""What a submission under rules does only to undo them; torch does none of it at work."""


class RuleBroken(BaseException):
    """A forbidden operator was reached. Not an Exception: `except Exception` does not hide it."""


class Breach:
    """Which rule was broken, by which operator, and the learner's line (0 if unknown)."""

    def __init__(self, rule: str, what: str, line: int) -> None:
        self.rule, self.what, self.line = rule, what, line

    def to_json(self) -> dict[str, Any]:
        """Plain data, for the wire."""
        return {"rule": self.rule, "what": self.what, "line": self.line}


class Enforcer:
    """Overrides the operators of `groups` at once; a rule counts inside `watching`."""

    def __init__(self, groups: list[str], filename: str) -> None:
        self.breaches: list[Breach] = []
        self.filename = filename
        self._active: frozenset[str] = frozenset()
        banned: dict[str, list[str]] = {}
        for group in groups:
            for operator in GROUPS[group].operators:
                banned.setdefault(operator, []).append(group)
        if banned:
            library = torch._C._dispatch_library("IMPL", "aten", "", __file__, 0)
            # nothing that Python's collector could find holds the bans: they last until the end
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(library))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # overriding is what this is for
                for operator, names in banned.items():
                    self._override(library, operator, tuple(names))
        if "autograd" in groups:
            self._guard_backward()
        if groups:
            self._close_registration()

    def _close_registration(self) -> None:
        """From here on, reaching for the bans or registering kernels breaks a rule."""
        register = torch._C._dispatch_library

        def closed(kind: str, namespace: str, *arguments: Any) -> Any:
            if namespace == "aten" and self._active:
                self._note("torch.library")
            return register(kind, namespace, *arguments)

        torch._C._dispatch_library = closed  # type: ignore[assignment]

        # `@torch.no_grad()` renames the function that it wraps, which makes a code object
        rename = getattr(torch.utils._contextlib, "_set_stack_frame_name", None)
        renaming = getattr(rename, "__code__", None)

        def hear(event: str, _: Any) -> None:  # cannot be taken back, by whoever asks
            if event in _AUDITED and self._active and sys._getframe(1).f_code is not renaming:
                self._note(event)

        sys.addaudithook(hear)

    def _note(self, what: str) -> None:
        self.breaches.append(Breach("", what, self._learners_line()))
        raise RuleBroken(what)

    def _override(self, library: Any, operator: str, groups: tuple[str, ...]) -> None:
        packet = getattr(torch.ops.aten, operator, None)
        if packet is None:  # this torch does not have it
            return
        for overload in packet.overloads():
            target = getattr(packet, overload)
            name = target.name()
            try:
                composite = torch._C._dispatch_has_kernel_for_dispatch_key(
                    name, "CompositeImplicitAutograd"
                )
            except RuntimeError:  # known to scripts only: what it calls is reached by itself
                continue
            for key in _BACKENDS[:1] if composite else _BACKENDS:
                if not torch._C._dispatch_has_computed_kernel_for_dispatch_key(name, key):
                    continue
                guard = self._guard(operator, groups, torch.library.get_kernel(target, key))
                spelled = operator if overload == "default" else f"{operator}.{overload}"
                where = "CompositeImplicitAutograd" if composite else key
                library.impl(spelled, where, guard, True)

    def _guard(self, operator: str, groups: tuple[str, ...], kernel: Any) -> Callable[..., Any]:
        def guarded(keyset: Any, *args: Any, **kwargs: Any) -> Any:
            self._refuse_if_active(groups, f"torch.ops.aten.{operator}")
            return kernel.call_boxed(keyset, *args, **kwargs)

        return guarded

    def _guard_backward(self) -> None:
        import torch.autograd.graph

        run = torch.autograd.graph._engine_run_backward

        @functools.wraps(run)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            self._refuse_if_active(("autograd",), "backward")
            return run(*args, **kwargs)

        modules: tuple[Any, ...] = (torch.autograd.graph, torch.autograd)
        for module in modules:
            if hasattr(module, "_engine_run_backward"):
                module._engine_run_backward = guarded

    def _refuse_if_active(self, groups: tuple[str, ...], what: str) -> None:
        if is_unwatched():
            return
        for group in groups:
            if group in self._active:
                self.breaches.append(Breach(group, what, self._learners_line()))
                raise RuleBroken(group)

    def _learners_line(self) -> int:
        frame: types.FrameType | None = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename == self.filename:
                return frame.f_lineno
            frame = frame.f_back
        return 0

    @contextmanager
    def watching(self, rules: Rules) -> Iterator[None]:
        """Enforce `rules` inside; what was broken is in `breaches`, also if it was caught."""
        self.breaches.clear()
        self._active = frozenset(rules.forbid)
        try:
            if any(limit is not None for limit in rules.limits().values()):
                with counting(flops=rules.max_flops is not None) as cost:
                    yield
                self._check_limits(rules, cost)
            else:
                yield
        finally:
            self._active = frozenset()

    def _check_limits(self, rules: Rules, cost: Cost) -> None:
        spent = cost.totals()
        for name, limit in rules.limits().items():
            used = spent[name.removeprefix("max_")]
            if limit is not None and used > limit:
                self.breaches.append(Breach(name, f"{used} > {limit}", 0))


class Cost(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Counts operators and the bytes of the largest tensor created, in this thread.

    A tensor on the `meta` device has a shape and no memory: it counts for nothing.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.ops = 0
        self.bytes = 0
        self.flop_counter: FlopCounterMode | None = None
        self._lock = threading.Lock()

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        if is_unwatched():
            return result
        given = {
            leaf.untyped_storage().data_ptr()
            for leaf in tree_leaves((args, kwargs or {}))
            if isinstance(leaf, torch.Tensor) and leaf.layout == torch.strided
        }
        largest = 0
        for leaf in tree_leaves(result):
            if isinstance(leaf, torch.Tensor) and leaf.layout == torch.strided:
                storage = leaf.untyped_storage()
                if storage.device.type != "meta" and storage.data_ptr() not in given:
                    largest = max(largest, storage.nbytes())
        with self._lock:
            self.ops += 1
            self.bytes = max(self.bytes, largest)
        return result

    def totals(self) -> dict[str, int]:
        """`{"ops", "bytes", "flops"}`."""
        flops = self.flop_counter.get_total_flops() if self.flop_counter else 0
        return {"ops": self.ops, "bytes": self.bytes, "flops": int(flops)}


@contextmanager
def counting(flops: bool = True) -> Iterator[Cost]:
    """Count what happens inside, in this thread and in threads started inside."""
    cost = Cost()
    run = threading.Thread.run

    def counted_run(thread: threading.Thread) -> None:
        with Cost() as theirs:
            run(thread)
        with cost._lock:
            cost.ops += theirs.ops
            cost.bytes = max(cost.bytes, theirs.bytes)

    threading.Thread.run = counted_run  # type: ignore[method-assign, assignment]
    try:
        if flops:
            cost.flop_counter = FlopCounterMode(display=False)
            with cost.flop_counter, cost:
                yield cost
        else:
            with cost:
                yield cost
    finally:
        threading.Thread.run = run  # type: ignore[method-assign]
