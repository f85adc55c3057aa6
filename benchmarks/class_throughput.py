"""How fast a class is graded, whether every grade is right, and what it takes of memory.

    python -m benchmarks.class_throughput ten        ten submissions: tutor, cold pytest, nbgrader
    python -m benchmarks.class_throughput class      200 students with known grades, killed 20 times
    python -m benchmarks.class_throughput memory     10,000 generated submissions
    python -m benchmarks.class_throughput jobs       the same submissions with 1, 2, 4 … graders
    python -m benchmarks.class_throughput writer     as many replies that come at once

Everything lies in a temporary folder. The figures of one run belong together: compare ratios, not
seconds, between machines. `ten --nbgrader PYTHON` and `--otter PYTHON` name a Python that has them.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.warm_check import PLAIN
from tutor.classroom.engines.base import Task
from tutor.classroom.gradebook import FILE, Gradebook
from tutor.classroom.run import Counts
from tutor.course.model import Exercise
from tutor.course.reader import default_root, read_course

TUTOR = [sys.executable, "-m", "tutor"]
LIGHT = ("axpy", "broadcast_shape", "norm", "row_normalise", "num_grad", "vjp")
PLAIN_CASES = ("norm", "row_normalise", "norm_grad", "chain", "value", "vjp")
"""Exercises whose cases plain pytest can compare, without judges."""
COURSE = read_course(default_root())


def tutor(*words: object, codes: tuple[int, ...] = (0,)) -> float:
    """Seconds that the command takes; it must end with one of `codes`."""
    start = time.perf_counter()
    done = subprocess.run([*TUTOR, *map(str, words)], capture_output=True, text=True)
    if done.returncode not in codes:
        raise SystemExit(f"tutor {words[0]} ended with {done.returncode}: {done.stderr}")
    return time.perf_counter() - start


def answers(exercise: Exercise) -> Iterator[tuple[str, str, bool]]:
    """Texts that people could hand in: a name, the module, and whether it earns all points."""
    reference = exercise.reference.read_text(encoding="utf-8")
    yield "reference", reference, True
    variants = ast.parse(exercise.variants.read_text(encoding="utf-8"))
    helpers = "\n\n".join(
        ast.unparse(each)
        for each in variants.body
        if not getattr(each, "decorator_list", None)
        and not (isinstance(each, ast.ImportFrom) and str(each.module).startswith("tutor"))
    )
    for node in variants.body:
        if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1:
            continue
        call = node.decorator_list[0]
        if not isinstance(call, ast.Call) or len(call.args) != 1:
            continue
        target = ast.literal_eval(call.args[0])
        if target in {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}:
            continue  # it calls the reference's function, and would call itself
        name, node.decorator_list, node.name = node.name, [], target
        # one that calls itself does so by its own name
        text = f"{reference}\n\n{helpers}\n\n\n{ast.unparse(node)}\n\n\n{name} = {target}\n"
        yield name, text, ast.unparse(call.func) == "right"


def hand_in(folder: Path, student: str, exercise: Exercise, text: str) -> None:
    """One answer, unlike any other student's."""
    file = folder / student / exercise.chapter / f"{exercise.name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text}\n# {student}\n", encoding="utf-8")


def make_class(folder: Path, students: int) -> dict[tuple[str, str], tuple[str, bool]]:
    """A class on the light exercises; what each answer is, and whether it earns all points."""
    chance = random.Random(1)
    truth = {}
    for name in LIGHT:
        exercise = COURSE.exercise(name)
        kinds = list(answers(exercise))
        kinds.append(("stub", exercise.stub.read_text(encoding="utf-8"), False))
        kinds.append(("broken", "def (:\n", False))
        for number in range(students):
            kind, text, right = chance.choice(kinds)
            student = f"s{number:04d}"
            hand_in(folder, student, exercise, text)
            truth[student, name] = kind, right
    return truth


def faults(out: Path, truth: dict[tuple[str, str], tuple[str, bool]]) -> list[str]:
    """Grades that are not what they should be."""
    found = []
    with Gradebook(out) as book:
        for row in book.rows():
            kind, right = truth[row.student, row.exercise]
            named = (row.report or {}).get("mistakes", [])
            good = row.status == "graded" and (row.final == row.points) == right
            if not right and kind not in ("stub", "broken"):
                good = good and named == [kind]
            if kind in ("stub", "broken"):
                good = good and row.final == 0
            if not good:
                found.append(
                    f"{row.student} {row.exercise} ({kind}): {row.status} {row.final} {named}"
                )
    return found


def run_class(folder: Path, students: int, kills: int, jobs: int) -> None:
    """Grade it in one run, and in one that is killed at random moments; all must be right."""
    truth = make_class(folder / "given", students)
    words = ["grade", folder / "given", "--only", ",".join(LIGHT), "--format", "csv",
             "--seed", 4711, "--jobs", jobs]  # fmt: skip
    took = tutor(*words, "--out", folder / "whole")
    wrong = faults(folder / "whole", truth)[:20]
    print(f"{students} students, {len(truth)} answers, no two alike: {took:.0f} s, "
          f"{len(truth) / took * 60:.0f} a minute; wrong grades: {wrong}", flush=True)  # fmt: skip
    out = folder / "killed"
    goals = sorted(random.sample(range(len(truth)), kills))
    for goal in goals:
        process = subprocess.Popen(
            [*TUTOR, *map(str, [*words, "--out", out])],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while _judged(out) < goal and process.poll() is None:
            time.sleep(0.02)
        time.sleep(random.uniform(0, 0.2))
        process.kill()
        process.wait()
    tutor(*words, "--out", out)
    print(f"killed {kills} times, after {goals} grades: wrong grades: {faults(out, truth)[:20]}, "
          f"judged {_judged(out)} times")  # fmt: skip


def _judged(out: Path) -> int:
    if not (out / FILE).exists():
        return 0
    with Gradebook(out) as book, book.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM grading").fetchone()[0])


def run_ten(folder: Path, nbgrader: str, otter: str) -> None:
    """Ten submissions to one exercise, and to the light ones: tutor against the others."""
    for label, names in (
        ("one exercise", PLAIN_CASES[:1]),
        (f"{len(PLAIN_CASES)} exercises", PLAIN_CASES),
    ):
        here = folder / label.replace(" ", "-")
        for name in names:
            exercise = COURSE.exercise(name)
            text = exercise.reference.read_text(encoding="utf-8")
            for number in range(10):
                hand_in(here / "given", f"s{number}", exercise, text)
        words = ["grade", here / "given", "--only", ",".join(names), "--format", "csv"]
        took = {"tutor grade, from cold": tutor(*words, "--out", here / "out")}
        took["tutor grade, warm"] = _warm(here, names)
        took["cold pytest, one after the other"] = _pytest(here, names)
        if nbgrader and len(names) == 1:
            took["nbgrader autograde"] = _nbgrader(here, nbgrader, names[0])
        if otter and len(names) == 1:
            took["otter run"] = _otter(here, otter, names[0])
        print(
            f"\n| ten submissions, {label} | seconds | submissions a minute |\n| --- | --- | --- |"
        )
        for what, seconds in took.items():
            print(f"| {what} | {seconds:.1f} | {600 / seconds:.0f} |")


def _warm(here: Path, names: tuple[str, ...]) -> float:
    """What ten more take in a run that has been going: from the times in the gradebook."""
    for name in names:
        exercise = COURSE.exercise(name)
        text = exercise.reference.read_text(encoding="utf-8")
        for number in range(60):
            hand_in(here / "many", f"m{number:02d}", exercise, text)
    tutor("grade", here / "many", "--only", ",".join(names), "--format", "csv", "--out", here / "m")
    with Gradebook(here / "m") as book, book.reading() as connection:
        times = [row[0] for row in connection.execute(
            "SELECT julianday(graded_at) * 86400 FROM grading ORDER BY id")]  # fmt: skip
    half = len(times) // 2
    return float(times[-1] - times[half]) / (len(times) - 1 - half) * 10 * len(names)


def _pytest(here: Path, names: tuple[str, ...]) -> float:
    start = time.perf_counter()
    for number in range(10):
        files = []
        for name in names:
            exercise = COURSE.exercise(name)
            mine = here / "given" / f"s{number}" / exercise.chapter / f"{name}.py"
            file = here / f"test_{name}_{number}.py"
            file.write_text(PLAIN.format(cases=str(exercise.cases), mine=str(mine),
                                         reference=str(exercise.reference), name=name))  # fmt: skip
            files.append(str(file))
        alone = ["-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(here)]
        subprocess.run([sys.executable, "-m", "pytest", *alone, *files], check=True,
                       capture_output=True, cwd=default_root())  # fmt: skip
    return time.perf_counter() - start


# nbgrader and Otter need notebooks; torch is not in their environments, so that theirs is the
# easier work: the same function on lists
_FUNCTION = "def axpy(a, x, y):\n    return [a * each + other for each, other in zip(x, y)]\n"
_TEST = "assert axpy(2, [1, 2], [3, 4]) == [5, 8]\n"


def _cell(source: str, **metadata: object) -> dict[str, object]:
    return {"cell_type": "code", "id": f"c{abs(hash(source)) % 10**8}", "execution_count": None,
            "outputs": [], "source": source, "metadata": metadata}  # fmt: skip


def _book(file: Path, cells: list[dict[str, object]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    file.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4,
                                "nbformat_minor": 5}))  # fmt: skip


def _nbgrader(here: Path, python: str, name: str) -> float:
    course = here / "nbgrader"
    tags = {"schema_version": 3, "task": False}
    answer = {**tags, "grade": False, "grade_id": "answer", "locked": False, "solution": True}
    test = {
        **tags,
        "grade": True,
        "grade_id": "test",
        "locked": True,
        "points": 1,
        "solution": False,
    }
    cells = [_cell(_FUNCTION, nbgrader=answer), _cell(_TEST, nbgrader=test)]
    _book(course / "source/hw/hw.ipynb", cells)
    for number in range(10):
        _book(course / f"submitted/s{number}/hw/hw.ipynb", cells)
    run = [python, "-m", "nbgrader"]
    environment = {**os.environ, "PATH": f"{Path(python).parent}:{os.environ['PATH']}"}
    subprocess.run([*run, "generate_assignment", "hw"], cwd=course, check=True, capture_output=True,
                   env=environment)  # fmt: skip
    start = time.perf_counter()
    subprocess.run([*run, "autograde", "hw"], cwd=course, check=True, capture_output=True,
                   env=environment)  # fmt: skip
    took = time.perf_counter() - start
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as book:
        given = book.execute("SELECT count(*), sum(auto_score) FROM grade").fetchone()
    _same("nbgrader", given, (10, 10.0))
    return took


def _same(program: str, given: object, right: object) -> None:
    """What it gave must be right, or its time says nothing."""
    if given != right:
        raise SystemExit(f"{program} gave {given}, not {right}: it did not grade")


def _otter(here: Path, python: str, name: str) -> float:
    course = here / "otter"
    tests = course / "tests"
    tests.mkdir(parents=True)
    (tests / "q1.py").write_text(
        "OK_FORMAT = True\n"
        "test = {'name': 'q1', 'points': 1, 'suites': [{'cases': [{'code': "
        "'>>> axpy(2, [1, 2], [3, 4])\\n[5, 8]'}], 'type': 'doctest'}]}\n"
    )
    subprocess.run(["zip", "-qr", "autograder.zip", "tests"], cwd=course, check=True)
    start = time.perf_counter()
    for number in range(10):
        _book(course / f"s{number}.ipynb", [_cell(_FUNCTION)])
        subprocess.run([python, "-m", "otter", "run", "-a", "autograder.zip", f"s{number}.ipynb"],
                       cwd=course, check=True, capture_output=True)  # fmt: skip
        done = json.loads((course / "results.json").read_text())["tests"]
        _same("otter", [each["score"] for each in done if "score" in each], [1.0])
    return time.perf_counter() - start


def run_memory(folder: Path, submissions: int, jobs: int) -> None:
    """Resident memory of the command and of all its graders, as the class goes by."""
    exercise = COURSE.exercise("predict_gradient")
    text = exercise.stub.read_text(encoding="utf-8")
    for number in range(submissions):
        hand_in(folder / "given", f"s{number:05d}", exercise, text)
    process = subprocess.Popen(
        [*TUTOR, "grade", str(folder / "given"), "--only", exercise.name, "--format", "csv",
         "--out", str(folder / "out"), "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    start = time.perf_counter()
    print("| graded | command, MB | with graders, MB |\n| --- | --- | --- |")
    shown = 0
    while process.poll() is None:
        done = _judged(folder / "out")
        if done >= shown:
            whole = sum(_resident(pid) for pid in _tree(process.pid))
            print(f"| {done} | {_resident(process.pid)} | {whole} |", flush=True)
            shown += max(1, submissions // 10)
        time.sleep(0.3)
    took = time.perf_counter() - start
    print(f"\n{_judged(folder / 'out')} in {took:.0f} s, {submissions / took * 60:.0f} a minute")


def _tree(pid: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, look = [pid], [pid]
    while look:
        look = [child for parent in look for child in children.get(parent, [])]
        found += look
    return found


def _resident(pid: int) -> int:
    """Megabytes; of a page that several processes share, each has its part. 0 for a process that
    has ended, or that whoever measures may not look into."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) // 1024
    except OSError:
        pass
    return 0


def run_jobs(folder: Path, students: int) -> None:
    """The same class with more and more graders."""
    truth = make_class(folder / "given", students)
    print(f"{len(truth)} answers, {os.cpu_count()} processors\n")
    print("| jobs | seconds | a minute |\n| --- | --- | --- |")
    jobs = 1
    while jobs <= 2 * (os.cpu_count() or 1):
        took = tutor("grade", folder / "given", "--only", ",".join(LIGHT), "--format", "csv",
                     "--seed", 1, "--jobs", jobs, "--out", folder / f"jobs{jobs}")  # fmt: skip
        print(f"| {jobs} | {took:.0f} | {len(truth) / took * 60:.0f} |", flush=True)
        jobs *= 2


class _Instant:
    """An engine that needs no time, so that what is measured is all the rest."""

    def __init__(self, report: dict[str, object]) -> None:
        self._report = report

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, dict[str, object]]]:
        """The same report for everybody."""
        for task in tasks:
            yield task, {"report": self._report}


class _Silent:
    """Watches how much memory this process takes."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int]] = []

    def tell(self, counts: Counts) -> None:
        """Note it now and then."""
        if counts.done % 10_000 == 0:
            self.rows.append((counts.done, _resident(os.getpid())))

    def problem(self, where: str, why: str) -> None:
        """There are none."""


def run_writer(folder: Path, submissions: int) -> None:
    """From zips on the disk to rows in the gradebook, and from there to a CSV."""
    from tutor.classroom.outputs import write
    from tutor.classroom.policy import Policy
    from tutor.classroom.run import ClassRun, Plan
    from tutor.classroom.students import join
    from tutor.classroom.submissions.answers import Finder
    from tutor.classroom.submissions.collect import collect

    exercise = COURSE.exercise("norm")
    text = exercise.reference.read_text(encoding="utf-8")
    given = folder / "given"
    given.mkdir()
    for number in range(submissions):
        with zipfile.ZipFile(given / f"s{number:06d}.zip", "w") as made:
            made.writestr(f"{exercise.chapter}/{exercise.name}.py", f"{text}\n# {number}\n")
    hand_in(folder / "one", "s0", exercise, text)
    tutor(
        "grade", folder / "one", "--only", exercise.name, "--format", "csv", "--out", folder / "o"
    )
    with Gradebook(folder / "o") as book:
        report = book.latest()[0].report
    assert report is not None
    watcher = _Silent()
    for label in ("first run", "run again, nothing changed"):
        start = time.perf_counter()
        students, _ = join(
            collect([given], COURSE).submissions, None, Finder(COURSE, [exercise]), Policy()
        )
        plan = Plan(COURSE, (exercise,), Policy(), 1, "cpu", "en")
        with Gradebook(folder / "book", create=True) as book:
            ClassRun(plan, students, [], [], book, watcher).run(_Instant(report))
        took = time.perf_counter() - start
        print(f"{label}: {took:.0f} s, {submissions / took * 60:.0f} a minute", flush=True)
    size = (folder / "book" / FILE).stat().st_size
    start = time.perf_counter()
    with Gradebook(folder / "book") as book:
        write(book, COURSE, folder / "book", ["csv"])
    print(f"gradebook {size / 1e6:.0f} MB; grades.csv in {time.perf_counter() - start:.0f} s\n")
    print("| graded | MB |\n| --- | --- |")
    for done, megabytes in watcher.rows:
        print(f"| {done} | {megabytes} |")


def main() -> None:
    """Measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["ten", "class", "memory", "jobs", "writer"])
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--nbgrader", default="")
    parser.add_argument("--otter", default="")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tutor-benchmark-"))
    parts: dict[str, Callable[[], None]] = {
        "ten": lambda: run_ten(folder, asked.nbgrader, asked.otter),
        "class": lambda: run_class(folder, asked.students, asked.kills, asked.jobs),
        "memory": lambda: run_memory(folder, asked.submissions, asked.jobs),
        "jobs": lambda: run_jobs(folder, asked.students),
        "writer": lambda: run_writer(folder, asked.submissions),
    }
    try:
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        os.environ["PYTHONPATH"] = str(default_root())
        parts[asked.what]()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
