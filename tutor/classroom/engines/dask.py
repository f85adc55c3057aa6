"""A Dask cluster: one that runs already, by its scheduler's address, or one on this machine."""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import queue
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from tutor.classroom.engines import cluster
from tutor.classroom.engines.base import Reply, Setting, Task
from tutor.classroom.errors import ClassroomError
from tutor.course.model import Course

_CONNECT_SECONDS = 20
_NO_WORKERS_SECONDS = 60.0
_TRIES = 5


class DaskEngine:
    """Tasks go out and replies come back as bytes; a dead worker's tasks go to another."""

    def __init__(
        self,
        setting: Setting,
        course: Course,
        *,
        address: str | None,
        jobs: int,
        warn: Callable[[str], None] = lambda line: None,
    ) -> None:
        """Without an address, `jobs` workers are started on this machine. Raises ClassroomError."""
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError:
            raise ClassroomError(
                "--engine dask needs Dask: `pip install 'tutor[dask]'`, here and on the workers."
            ) from None
        _hush()
        self._address, self._jobs, self._warn = address, jobs, warn
        self._setting = setting.as_json()
        self._course = cluster.pack_course(course)
        self._run = uuid.uuid4().hex
        self._threads, self._asked = 0, 0.0

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Reply]]:
        """See `Engine`."""
        with contextlib.ExitStack() as stack:
            where: Any = self._address
            if where is None:
                where = stack.enter_context(
                    self._dask.LocalCluster(
                        n_workers=self._jobs, threads_per_worker=1, processes=True,
                        dashboard_address=None, host="127.0.0.1",
                    )
                )  # fmt: skip
            try:
                client = self._dask.Client(where, timeout=_CONNECT_SECONDS, set_as_default=False)
            except (OSError, TimeoutError, ValueError) as error:
                raise ClassroomError(
                    f"no Dask scheduler answers at {where}: is it running, and is the address that "
                    "of `dask scheduler`, as in tcp://host:8786?"
                ) from error
            stack.callback(_quietly, client.close)
            try:
                client.register_plugin(self._plugin())
            except Exception as error:
                raise ClassroomError(
                    f"the workers of {where} cannot be made ready: {error}. Is the same tutor "
                    "installed there?"
                ) from error
            stack.callback(_quietly, client.unregister_worker_plugin, self._run)
            yield from self._replies(client, tasks)

    def _replies(self, client: Any, tasks: Iterator[Task]) -> Iterator[tuple[Task, Reply]]:
        done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        running: dict[str, tuple[Task, Any, int]] = {}

        def submit(task: Task, tries: int) -> None:
            packed = cluster.pack_task(self._run, task)
            key = f"tutor-{self._run}-{task.number}-{tries}"
            future = client.submit(cluster.judge, packed, key=key, pure=False)
            running[key] = (task, future, tries)
            future.add_done_callback(done.put)

        exhausted = False
        seen = time.monotonic()
        while True:
            while not exhausted and len(running) < self._room(client):
                task = next(tasks, None)
                if task is None:
                    exhausted = True
                else:
                    submit(task, 1)
            if not running and exhausted:
                return
            try:
                future = done.get(timeout=1.0)
            except queue.Empty:
                self._must_live(client)
                if self._threads_of(client):
                    seen = time.monotonic()
                elif time.monotonic() - seen > _NO_WORKERS_SECONDS:
                    seen = time.monotonic()
                    self._warn("the cluster has no workers; waiting for some")
                continue
            entry = running.pop(future.key, None)
            if entry is None:
                continue
            task, _, tries = entry
            reply = self._reply(client, future)
            if reply is None and tries < _TRIES:
                submit(task, tries + 1)
            else:
                yield task, reply or {"error": f"{tries} workers were lost while they judged it"}

    def _room(self, client: Any) -> int:
        """Two for each thread of the cluster: enough that none waits, and no more in memory."""
        return 2 * max(1, self._threads_of(client))

    def _threads_of(self, client: Any) -> int:
        if time.monotonic() - self._asked > 1.0:
            try:
                workers = client.scheduler_info(n_workers=-1).get("workers", {})
            except Exception:
                self._must_live(client)
                workers = {}
            self._threads = sum(int(worker["nthreads"]) for worker in workers.values())
            self._asked = time.monotonic()
        return self._threads

    def _plugin(self) -> Any:
        """Makes every worker ready, also one that comes later or again."""
        run, course, setting = self._run, self._course, self._setting
        parts = {
            "name": run,
            "setup": lambda plugin, worker: cluster.open_place(run, course, setting),
            "teardown": lambda plugin, worker: cluster.close_place(run),
        }
        return type("CoursePlugin", (self._dask.WorkerPlugin,), parts)()

    def _reply(self, client: Any, future: Any) -> Reply | None:
        """What a worker said; None where it is to be asked again."""
        try:
            raw = future.result(timeout=_CONNECT_SECONDS)
            told = json.loads(raw)
        except Exception as error:
            self._must_live(client)
            if type(error).__name__ == "KilledWorker":
                return {"error": "every worker that judged it died"}
            return None
        if not isinstance(told, dict) or told.get("again"):
            return None
        return told

    def _must_live(self, client: Any) -> None:
        if client.status != "running":
            raise ClassroomError(
                "the Dask scheduler is gone. What was graded is kept: start it, then type the same "
                "command again."
            )


def _hush() -> None:
    """What goes wrong with the cluster is said by us, in a sentence; not by its log as well."""
    for name in ("distributed", "tornado", "asyncio", *logging.Logger.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _quietly(call: Callable[..., Any], *arguments: Any) -> None:
    with contextlib.suppress(Exception):  # the cluster may be gone
        call(*arguments)
