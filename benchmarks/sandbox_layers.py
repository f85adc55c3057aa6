"""What each layer of the sandbox costs a worker: `python -m benchmarks.sandbox_layers`.

Forks children of a process that has imported torch, as the zygote does, and times each step in
the child, one after the other as a worker takes them. Prints a table of medians; `--json FILE`
writes them too.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import tempfile
import time
from pathlib import Path

from tutor.grading.pool import Pool
from tutor.grading.sandbox import Kind, Sandbox, kernel, landlock, limits, privileges, seccomp

RUNS = 100


def _timed_child(sandbox: Sandbox, kind: Kind, scratch: Path) -> dict[str, float]:
    """Milliseconds of each step, measured in a forked child."""
    from tutor.grading.worker import Worker

    read_end, write_end = os.pipe()
    started = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        try:
            found = {"fork": time.perf_counter() - started}
            key = (kind.profile, kind.device)
            left, _ = socket.socketpair()
            worker = Worker(left, kind, scratch)

            def step(name: str, action: object) -> None:
                before = time.perf_counter()
                action()  # type: ignore[operator]
                found[name] = time.perf_counter() - before

            step("session, death signal", lambda: (os.setsid(), kernel.prctl(1, 9)))
            step("limits", lambda: limits.apply(8 << 30))
            step("privileges", privileges.drop_all)
            own = landlock.open_rules([scratch], landlock.WRITE)
            step("landlock", lambda: landlock.restrict([*sandbox._rules[key], *own]))
            step("seccomp", lambda: seccomp.install(sandbox._programs[key]))
            step("rehearsal", worker.get_ready)
            os.write(write_end, json.dumps(found).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        found = json.loads(answer.read())
    os.waitpid(pid, 0)
    return {name: 1000 * seconds for name, seconds in found.items()}


def layer_costs(runs: int) -> dict[str, float]:
    """Median milliseconds of each step."""
    from tutor.grading.zygote import _import_everything

    _import_everything()
    sandbox, kind = Sandbox([]), Kind()
    sandbox.prepare(kind)
    with tempfile.TemporaryDirectory() as folder:
        samples = [_timed_child(sandbox, kind, Path(folder)) for _ in range(runs)]
    return {name: statistics.median(s[name] for s in samples) for name in samples[0]}


def round_trips(runs: int) -> dict[str, float]:
    """Median milliseconds as the grader sees them: a ready worker, and one forked on demand."""
    setup = {
        "process_group": None, "source": "def f(x): return x\n", "filename": "it.py",
        "overlay": [], "variants": "", "variants_filename": "v.py", "forbid_always": [],
        "cases": "def c(impl, lab): return impl.f(lab.randn(3))\n", "cases_filename": "c.py",
    }  # fmt: skip
    case = {"turn": "", "case": "c", "seed": 0, "given": None, "args": [], "rules": {"forbid": []}}
    found: dict[str, float] = {}
    for sandbox in ("auto", "off"):
        pool = Pool(sandbox=sandbox)
        pool.start()
        ready, waited = [], []
        for _ in range(runs):
            time.sleep(0.1)  # the next worker gets ready, as it does while a learner types
            started = time.perf_counter()
            with pool.worker() as worker:
                worker.send(setup)
                worker.receive(10)
                worker.send(case)
                worker.receive(10)
                ready.append(1000 * (time.perf_counter() - started))
            started = time.perf_counter()
            with pool.worker(Kind(forbid=()), scratch=pool._folder):
                waited.append(1000 * (time.perf_counter() - started))
        pool.close()
        name = "sandboxed" if sandbox == "auto" else "without sandbox"
        found[f"a ready worker answers ({name})"] = statistics.median(ready)
        found[f"a worker forked on demand is ready ({name})"] = statistics.median(waited)
    return found


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    trips = round_trips(asked.runs)  # first: this process must not have torch's threads yet
    found = {**layer_costs(asked.runs), **trips}
    print("| step | median, ms |\n| --- | ---: |")
    for name, milliseconds in found.items():
        print(f"| {name} | {milliseconds:.2f} |")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
