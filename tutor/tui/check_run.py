"""The checks of one exercise, one at a time, heard where the screen's handlers run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

from textual.message_pump import MessagePump

from tutor.course.model import Exercise
from tutor.grading.client import Grader, GraderError
from tutor.tui.feed import Feed

Event = dict[str, Any]


class CheckRun:
    """Starts a check, and forgets the one before it: its events are heard no more."""

    _cancelling: ClassVar[Thread | None] = None
    """Gives up the check before, which may have been another screen's."""

    def __init__(
        self,
        owner: MessagePump,
        grader: Grader,
        exercise: Exercise,
        *,
        root: Path,
        device: str,
        data: Path | None,
    ) -> None:
        self._owner, self._grader, self._exercise = owner, grader, exercise
        self._root, self._device, self._data = root, device, data
        self._round = 0
        self._running = False

    def warm(self) -> None:
        """What can be paid for before the learner saves is not paid for after."""
        self._grader.warm(self._root, [self._exercise.name], device=self._device, data=self._data)

    def begin(
        self,
        file: Path,
        language: str,
        events: Callable[[list[Event]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Check the file. `events` hears what is new, `failed` why it could not be done."""
        self.give_up()
        this = self._round
        self._running = True

        def iterate() -> Iterator[Event]:
            cancelling = CheckRun._cancelling
            if cancelling is not None:  # else this check might be the one that is cancelled
                cancelling.join()
            for last in (False, True):
                said = False
                try:
                    for event in self._check(file, language):
                        said = said or event["event"] != "done"
                        yield event
                except GraderError:
                    if said or last or this != self._round:
                        raise
                if said or this != self._round:
                    return  # else the grader went without a word: asked once more

        def came(batch: list[Event]) -> None:
            if this == self._round:
                self._running = not any(event["event"] == "report" for event in batch)
                events(batch)

        def ended(error: Exception | None) -> None:
            if this == self._round:
                self._running = False
                if error is not None:
                    failed(error)

        Feed(self._owner, iterate, came, ended, urgent=_is_report)

    def _check(self, file: Path, language: str) -> Iterator[Event]:
        return self._grader.check(
            self._root,
            [(self._exercise.name, file)],
            language=language,
            device=self._device,
            data=self._data,
        )

    def give_up(self) -> None:
        """Hear no more of the check that runs, if one does; nobody waits for it."""
        self._round += 1
        if self._running:
            self._running = False
            CheckRun._cancelling = Thread(target=self._grader.cancel, daemon=True)
            CheckRun._cancelling.start()


def _is_report(event: Event) -> bool:
    return bool(event["event"] == "report")
