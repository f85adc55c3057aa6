"""One grader that judges one answer after another, replaced when it dies."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
from pathlib import Path

from tutor.classroom.engines.base import Reply, Setting
from tutor.grading.client import Grader, GraderError

_LONGEST = 3600.0
"""Seconds after which a grader that says nothing is taken for dead; cases have their own limits."""
_TRIES = 2


def alone() -> None:
    """Graders that are started from now on are this program's own, and end with it."""
    os.environ["TUTOR_GRADER"] = "off"


class Judge:
    """For one thread. The grader starts with the first answer, and stays."""

    def __init__(self, setting: Setting, scratch: Path | None = None) -> None:
        """`scratch` is a folder to work in; the system's for temporary files where it is None."""
        self._setting = setting
        self._grader = Grader()
        self._folder = Path(tempfile.mkdtemp(prefix="tutor-class-", dir=scratch))

    def judge(self, exercise: str, chapter: str, source: bytes) -> Reply:
        """The report, or a sentence on why there is none."""
        file = self._folder / chapter / f"{exercise}.py"
        try:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(source)
        except OSError as error:
            return {"error": f"the answer cannot be written to {file.parent}: {error.strerror}"}
        problem = ""
        for _ in range(_TRIES):
            grader = self._grader
            clock = threading.Timer(_LONGEST, grader.close)
            clock.daemon = True
            clock.start()
            try:
                report = self._report(exercise, file)
            except GraderError as error:
                problem = str(error)
                grader.close()
            else:
                if report is not None:
                    return {"report": report}
                problem = "the check was given up"
            finally:
                clock.cancel()
        return {"error": problem}

    def _report(self, exercise: str, file: Path) -> Reply | None:
        setting = self._setting
        report = None
        for event in self._grader.check(
            setting.course_root,
            [(exercise, file)],
            language=setting.language,
            device=setting.device,
            seed=setting.seed,
            data=setting.data,
            sandbox=setting.sandbox,
        ):
            if event["event"] == "report":
                report = event["report"]
        return report

    def close(self) -> None:
        """End the grader, also in the middle of a check."""
        with contextlib.suppress(GraderError):
            self._grader.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def problem_here(sandbox: str) -> str:
    """Why this machine cannot grade with that sandbox; empty where it can."""
    from tutor.grading.sandbox import SandboxError, check_mode

    try:
        check_mode(sandbox)
    except SandboxError as error:
        return str(error)
    return ""
