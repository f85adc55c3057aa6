"""`tutor start --web` as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import SMALL_COURSE

SECONDS = 60


class Served:
    """The running command, its address and its children."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self.process, self.address = process, address
        self.host = urlsplit(address).netloc

    def children(self) -> list[int]:
        """Process numbers of the programs that pages opened."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in text.split()]

    async def until_alone(self) -> None:
        """Wait until the programs of its pages have ended."""
        async with asyncio.timeout(SECONDS):
            while self.children():
                await asyncio.sleep(0.1)

    async def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ctrl-C; gives the exit code."""
        self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), SECONDS)


@contextlib.asynccontextmanager
async def served(
    folder: Path, *more: str, course: Path | None = SMALL_COURSE, **environment: str
) -> AsyncIterator[Served]:
    """The command, with its default course where `course` is None."""
    command = [sys.executable, "-m", "tutor", "--lang", "en"]
    if course is not None:
        command += ["--course", str(course)]
    process = await asyncio.create_subprocess_exec(
        *command, "start", "--web", "--no-open", *more, str(folder),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "TUTOR_GRADER": "off", **environment}, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        address = None
        while address is None:
            line = await asyncio.wait_for(process.stdout.readline(), SECONDS)
            assert line, "the command has ended"
            address = re.search(r"http://\S+", line.decode())
        yield Served(process, address[0])
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
