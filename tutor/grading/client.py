"""Talking to the grader from a program that must not import torch."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tutor.grading.reports import GraderError
from tutor.grading.starting import Link, connect

__all__ = ["Grader", "GraderError"]

Sent = tuple[Link, int]
"""The connection that a request went over, and the how many-th it was there."""


class Grader:
    """A grader, found or started when it is first needed, and let go by `close()`.

    It is a process that all programs of the learner share and that outlives them, except in CI and
    with TUTOR_GRADER=off: then it is this program's alone. One check at a time; `cancel` may be
    called from another thread.
    """

    def __init__(self) -> None:
        self._link: Link | None = None
        self._root: Path | None = None
        self._connecting = threading.Lock()
        self._checking = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def warm(
        self,
        course_root: Path | None = None,
        exercises: Sequence[str] = (),
        *,
        device: str = "auto",
        seed: int = 0,
        data: Path | None = None,
        sandbox: str = "",
    ) -> None:
        """Let the grader be ready to check these exercises, and return at once.

        Without a course it is the one that comes with the program. What goes wrong is said by
        `check`.
        """
        if course_root is None:
            from tutor.course.reader import default_root

            course_root = default_root()
        body = _body("warm", course_root, [(name, "") for name in exercises],
                     device=device, seed=seed, data=data, sandbox=sandbox)  # fmt: skip
        threading.Thread(target=self._warm, args=(course_root, body), daemon=True).start()

    def _warm(self, root: Path, body: dict[str, Any]) -> None:
        # a check that has begun needs no warming, and its connection is its own
        if self._checking.acquire(blocking=False):
            try:
                self._sent(root, body)
            finally:
                self._checking.release()

    def check(
        self,
        course_root: Path,
        jobs: list[tuple[str, Path]],
        *,
        language: str = "en",
        device: str = "auto",
        seed: int = 0,
        data: Path | None = None,
        sandbox: str = "",
    ) -> Iterator[dict[str, Any]]:
        """Grade files as solutions of exercises; yields events, the last is `done`.

        The check begins with the call. Iterating raises GraderError where nothing could be graded.
        """
        body = _body("check", course_root, jobs,
                     device=device, seed=seed, data=data, sandbox=sandbox)  # fmt: skip
        request = {**body, "language": language}
        return self._answers(course_root, request, self._sent(course_root, request))

    def _sent(self, root: Path, request: dict[str, Any]) -> Sent | None:
        """Ask at once, so that the grader works while the caller gets ready to hear it."""
        try:
            return self._send(root, request)
        except GraderError:
            return None  # tried again, and said, when the caller wants to hear

    def _send(self, root: Path, request: dict[str, Any]) -> Sent:
        link = self._connected(root)
        try:
            return link, link.send(request)
        except OSError as error:
            self._let_go(link)
            raise GraderError(link.why_it_ended()) from error

    def _answers(
        self, root: Path, request: dict[str, Any], sent: Sent | None
    ) -> Iterator[dict[str, Any]]:
        """Events up to `done`. A grader that has gone before it said a word is replaced, once."""
        with self._checking:
            if sent is not None and (yield from self._heard(*sent)):
                return
            link, number = self._send(root, request)
            if not (yield from self._heard(link, number)):
                raise GraderError(link.why_it_ended())

    def _heard(self, link: Link, number: int) -> Generator[dict[str, Any], None, bool]:
        """What the grader answers to request `number`; False where it has gone without a word."""
        heard = ended = False
        error = ""
        try:
            for event in link.events(number):
                heard = True
                if event["event"] == "error":
                    error = str(event["message"])
                    continue
                ended = event["event"] == "done"
                if ended and error:
                    raise GraderError(error)
                yield event
                if ended:
                    return True
            ended = True
            self._let_go(link)
        finally:
            if not ended:  # whoever asked stopped listening
                link.cancel()
        if heard:
            raise GraderError(link.why_it_ended())
        return False

    def _connected(self, root: Path) -> Link:
        with self._connecting:
            if self._link is None or self._root != root:
                if self._link is not None:
                    self._link.close()
                self._link, self._root = None, root
                self._link = connect(root)
            return self._link

    def _let_go(self, link: Link) -> None:
        with self._connecting:
            if self._link is link:
                self._link = None
        link.close()

    def cancel(self) -> None:
        """Stop the running check; its iterator ends."""
        link = self._link
        if link is not None:
            link.cancel()

    def close(self) -> None:
        """Hang up; a grader of this program's own ends."""
        link = self._link
        if link is not None:
            self._let_go(link)


def _body(
    what: str,
    course_root: Path,
    jobs: Sequence[tuple[str, Path | str]],
    *,
    device: str,
    seed: int,
    data: Path | None,
    sandbox: str,
) -> dict[str, Any]:
    return {
        "request": what,
        "course_root": str(course_root.absolute()),
        "jobs": [[name, str(file and Path(file).absolute())] for name, file in jobs],
        "device": device,
        "seed": seed,
        "data": str(data.absolute()) if data else "",
        "sandbox": sandbox,
    }
