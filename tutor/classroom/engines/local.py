"""Graders of this machine: a few processes, each warm, each fed by a thread that waits for it."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

from tutor.classroom.engines.base import Reply, Setting, Task
from tutor.classroom.engines.judge import Judge, alone, problem_here
from tutor.classroom.errors import ClassroomError

_MEMORY = 3 << 29
"""Bytes that a grader and its worker should find."""


def default_jobs(device: str) -> int:
    """As many as the processors and the memory allow; on a GPU one, which all take in turn."""
    if device != "cpu":
        return 1
    processors = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        memory = processors * _MEMORY
    return max(1, min(processors, memory // _MEMORY))


class LocalEngine:
    """`jobs` graders side by side."""

    def __init__(self, setting: Setting, jobs: int, scratch: Path | None = None) -> None:
        problem = problem_here(setting.sandbox)
        if problem:
            raise ClassroomError(f"{problem}. See `tutor doctor`.")
        alone()
        self._setting, self._jobs, self._scratch = setting, jobs, scratch

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Reply]]:
        """See `Engine`."""
        waiting: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[Task, Reply]] = queue.SimpleQueue()
        judges: list[Judge] = []
        threads: list[threading.Thread] = []
        running = 0
        try:
            while True:
                # one in reserve for each grader, so that none waits for the writer
                while running < 2 * self._jobs:
                    task = next(tasks, None)
                    if task is None:
                        break
                    if len(threads) < self._jobs:
                        judges.append(Judge(self._setting, self._scratch))
                        threads.append(_thread(judges[-1], waiting, done))
                    waiting.put(task)
                    running += 1
                if not running:
                    return
                yield done.get()
                running -= 1
        finally:
            while not waiting.empty():
                waiting.get()
            for _ in threads:
                waiting.put(None)
            for judge in judges:
                judge.close()


def _thread(
    judge: Judge,
    waiting: queue.SimpleQueue[Task | None],
    done: queue.SimpleQueue[tuple[Task, Reply]],
) -> threading.Thread:
    def work() -> None:
        while (task := waiting.get()) is not None:
            try:
                reply = judge.judge(task.exercise, task.chapter, task.source)
            except Exception as error:  # whatever it is, the class goes on
                reply = {"error": f"the grader failed: {type(error).__name__}: {error}"}
            done.put((task, reply))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread
