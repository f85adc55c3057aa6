"""What runs on a worker of a Dask cluster: bytes come in, bytes go out."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import threading
import zipfile
from pathlib import Path
from typing import Any

from tutor.classroom.engines.base import Reply, Setting, Task
from tutor.classroom.engines.judge import Judge, alone, problem_here
from tutor.course.model import Course

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack_course(course: Course) -> bytes:
    """What grading needs of a course, as a zip; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in ("exercises", "solutions"):
            for file in sorted((course.root / part).rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    path = file.relative_to(course.root).as_posix()
                    archive.writestr(zipfile.ZipInfo(path, _EPOCH), file.read_bytes())
    return packed.getvalue()


def pack_task(run: str, task: Task) -> bytes:
    """A task as bytes: a line of JSON, then the answer as it is."""
    head = {"run": run, "exercise": task.exercise, "chapter": task.chapter}
    return json.dumps(head).encode() + b"\n" + task.source


class _Place:
    """One run's course and graders on this worker."""

    def __init__(self, course: bytes, setting: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tutor-course-"))
        with zipfile.ZipFile(io.BytesIO(course)) as archive:
            archive.extractall(self.folder)  # made by ourselves
        (self.folder / "lessons").mkdir(exist_ok=True)
        self.setting = Setting.from_json(setting, self.folder)
        self._idle: list[Judge] = []
        self._all: list[Judge] = []
        self._lock = threading.Lock()

    def judge(self, head: dict[str, Any], source: bytes) -> Reply:
        with self._lock:
            if not self._idle:
                self._all.append(Judge(self.setting))
                self._idle.append(self._all[-1])
            judge = self._idle.pop()
        try:
            return judge.judge(str(head["exercise"]), str(head["chapter"]), source)
        finally:
            with self._lock:
                self._idle.append(judge)

    def close(self) -> None:
        for judge in self._all:
            judge.close()
        shutil.rmtree(self.folder, ignore_errors=True)


_places: dict[str, _Place] = {}


def open_place(run: str, course: bytes, setting: str) -> None:
    """Make this worker ready for a run."""
    alone()
    if run not in _places:
        _places[run] = _Place(course, setting)


def close_place(run: str) -> None:
    """The run is over."""
    place = _places.pop(run, None)
    if place is not None:
        place.close()


def judge(packed: bytes) -> bytes:
    """Judge a packed task; the reply as JSON, also where something went wrong."""
    line, _, source = packed.partition(b"\n")
    try:
        head = json.loads(line)
        place = _places.get(head["run"])
        if place is None:
            return b'{"again": true}'
        problem = problem_here(place.setting.sandbox)
        reply = {"error": problem} if problem else place.judge(head, source)
    except Exception as error:
        reply = {"error": f"the worker failed: {type(error).__name__}: {error}"}
    return json.dumps(reply, ensure_ascii=False).encode()
