"""`tutor try`: one case in this very terminal, ungraded and in the open.

Nothing is sandboxed or captured: `print`, `breakpoint()` and any debugger work. Rules do not count,
and nothing is recorded.
"""

from __future__ import annotations

import argparse
import linecache
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import torch

from tutor.course.model import CourseError
from tutor.course.reader import default_root, read_course
from tutor.course.words import read_words
from tutor.grading import observation
from tutor.grading.device import pick_device
from tutor.grading.enforcement import counting
from tutor.grading.exercise_files import LoadedExercise, load_exercise
from tutor.grading.reports import GraderError, must_exist
from tutor.grading.trial import Run, Setting, Trials
from tutor.grading.verdict import Judgement
from tutor.lab.cases import Case
from tutor.lab.lab import Lab, derive_seed


class _OpenHost:
    """A lab's host in the terminal's own process."""

    def report(self, step: int, values: dict[str, float]) -> None:
        print(f"step {step}: " + ", ".join(f"{k} {v:.4g}" for k, v in values.items()))

    def restart(self, function: str, args: tuple[Any, ...]) -> Any:
        raise SystemExit("this case needs a fresh worker (lab.restart): use `tutor check`")

    def ranks(self, count: int, function: str, args: tuple[Any, ...]) -> list[Any]:
        raise SystemExit("this case needs several processes (lab.ranks): use `tutor check`")

    def cost(self, function: Any) -> dict[str, int]:
        with counting() as cost:
            function()
        return cost.totals()


def _import(file: Path) -> Any:
    """Run a file as a module of its own, so that a debugger finds its lines."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return module


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tutor.grading.open_case")
    parser.add_argument("--course-root", type=Path, default=None)
    parser.add_argument("--exercise", required=True)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--case", default=None, help="default: the first one")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--lang", default="en")
    return parser


def _observe(case: Case, implementation: Any, lab: Lab) -> Any:
    torch.manual_seed(lab.seed % 2**63)
    try:
        return case.function(implementation, lab)
    finally:
        lab.close()


def main(arguments: list[str] | None = None) -> int:
    """Run the case; exit code 0 if it agrees with the reference, 1 if not, 2 if asked wrongly."""
    asked = _parser().parse_args(arguments)
    try:
        course = read_course(asked.course_root or default_root())
        exercise = course.exercise(asked.exercise)
        loaded = load_exercise(exercise)
        device = pick_device(asked.device)
        must_exist(asked.file)
        name = asked.case or next(iter(loaded.cases))
        if name not in loaded.cases:
            raise CourseError(
                f"{exercise.name} has no case {name!r}; it has: {', '.join(loaded.cases)}"
            )
    except (CourseError, GraderError) as error:
        print(error, file=sys.stderr)
        return 2
    return _try(loaded, name, asked, device, course.seconds)


def _try(
    loaded: LoadedExercise, name: str, asked: argparse.Namespace, device: str, seconds: float
) -> int:
    case = loaded.cases[name]
    setting = Setting(device, asked.seed, asked.data, seconds)
    trials = Trials(None, loaded, setting)  # type: ignore[arg-type]  # it forks nothing here
    words = read_words(loaded.exercise, asked.lang)
    seed = derive_seed(asked.seed, loaded.exercise.name, 0)
    print(
        f"{loaded.exercise.name}, {name}: {words.cases.get(name, '')} (seed {asked.seed}, {device})"
    )

    def lab() -> Lab:
        given, _ = trials.given(case, 0)
        scratch = Path(tempfile.mkdtemp(prefix="tutor-"))
        return Lab(seed, name, device=device, given=given, scratch=scratch, data=asked.data,
                   host=_OpenHost())  # fmt: skip

    sys.path.insert(0, str(asked.file.resolve().parent))
    try:
        seen = _observe(case, _import(asked.file.resolve()), lab())
    except NotImplementedError:
        print("not started yet: `raise NotImplementedError` was reached")
        return 1
    except Exception:
        linecache.checkcache()
        traceback.print_exc()
        return 1
    expected = _observe(case, _import(loaded.exercise.reference), lab())
    print(f"yours:     {_short(seen)}")
    print(f"reference: {_short(expected)}")
    judged = Judgement(trials, words, asked.lang).judge(
        case, _run(name, seen), _run(name, expected)
    )
    print("agrees with the reference" if judged.passed else judged.message)
    return 0 if judged.passed else 1


def _run(name: str, value: Any) -> Run:
    try:
        tree, blobs = observation.pack(value)
    except observation.NotPlain as error:
        return Run(name, 0, "not_plain", {"message": str(error)})
    return Run(name, 0, "observed", {}, tree, [bytearray(memoryview(b).cast("B")) for b in blobs])


def _short(value: Any) -> str:
    if isinstance(value, torch.Tensor):
        head = f"tensor of shape {tuple(value.shape)}, {str(value.dtype).removeprefix('torch.')}"
        return head + ("\n" + str(value) if value.numel() <= 100 else "")
    text = repr(value)
    return text if len(text) < 2000 else text[:2000] + " …"


if __name__ == "__main__":
    raise SystemExit(main())
