"""Chromium without windows, driven over its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import codecs
import contextlib
import json
import re
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pyte

CHROMIUM = shutil.which("chromium")
SECONDS = 90
CODES = re.compile(r"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|.)")
KEYS = {
    "Enter": (13, "\r"), "ArrowDown": (40, ""), "ArrowUp": (38, ""), "Escape": (27, ""),
    "Backspace": (8, ""), "End": (35, ""), "F8": (119, ""),
}  # fmt: skip
FOREIGN = re.compile(r"\x1b\[[<=>][0-9;:]*[A-Za-z]")
"""Codes that pyte takes for text."""


class Page:
    """One page: its requests, and what its terminal was sent."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._session: str | None = None
        self.requests: list[str] = []
        self.drawn = ""
        """What the program has drawn since this was last emptied, without escape codes."""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
                continue
            params = told.get("params", {})
            match told["method"]:
                case "Network.requestWillBeSent":
                    self.requests.append(params["request"]["url"])
                case "Network.webSocketCreated":
                    self.requests.append(params["url"])
                case "Network.webSocketFrameReceived" if params["response"]["opcode"] == 2:
                    received = base64.b64decode(params["response"]["payloadData"])
                    text = self._decoder.decode(received)
                    self.drawn += CODES.sub("", text)
                    self._stream.feed(FOREIGN.sub("", text))
                case "Network.webSocketFrameSent":
                    match json.loads(params["response"]["payloadData"]):
                        case ["resize", {"width": columns, "height": rows}]:
                            self._screen.resize(rows, columns)

    @property
    def screen(self) -> str:
        """What stands in the page's terminal now."""
        return "\n".join(self._screen.display)

    async def tell(self, method: str, **params: Any) -> dict[str, Any]:
        """A command and its result."""
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        told = {"id": self._number, "method": method, "params": params}
        if self._session:
            told["sessionId"] = self._session
        await self._socket.send_json(told)
        result = await asyncio.wait_for(answer, SECONDS)
        assert "error" not in result, result
        found: dict[str, Any] = result["result"]
        return found

    async def open(self, address: str, width: int, height: int) -> None:
        """Go there, in a window of that size."""
        target = await self.tell("Target.createTarget", url="about:blank")
        attached = await self.tell(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        self._session = attached["sessionId"]
        await self.tell("Network.enable")
        await self.tell(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        await self.tell("Page.navigate", url=address)

    async def until(self, holds: Callable[[str], bool], what: str) -> None:
        """Wait until what was drawn holds."""
        for _ in range(SECONDS * 10):
            if holds(self.drawn):
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"the page did not show {what}; it has drawn: {self.drawn[-4000:]}")

    async def press(self, *keys: str) -> None:
        """Keys as the keyboard gives them: names of `KEYS`, or characters; `C-s` with Ctrl."""
        self.drawn = ""
        for pressed in keys:
            key = pressed.removeprefix("C-")
            code, text = KEYS.get(key) or (ord(key.upper()) if key.isalnum() else 0, key)
            event: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code}
            if key in KEYS:
                event["code"] = key
            if key != pressed:
                event["modifiers"] = 2
            elif text:
                event["text"] = text
            await self.tell("Input.dispatchKeyEvent", type="keyDown", **event)
            event.pop("text", None)
            await self.tell("Input.dispatchKeyEvent", type="keyUp", **event)

    async def picture(self) -> bytes:
        """The page as PNG."""
        shot = await self.tell("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])

    async def run(self, script: str) -> Any:
        """What a line of JavaScript gives; a promise's result."""
        result = await self.tell(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return result["result"].get("value")

    async def close(self) -> None:
        """No more news."""
        self._reader.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._reader


@contextlib.asynccontextmanager
async def browser() -> AsyncIterator[Page]:
    """A browser with a page; it knows no other machine and keeps nothing."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(prefix="chromium", ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--remote-debugging-port=0", f"--user-data-dir={folder}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
        assert process.stderr is not None
        try:
            address = ""
            while "DevTools listening on" not in address:
                line = await asyncio.wait_for(process.stderr.readline(), SECONDS)
                assert line, "chromium has ended"
                address = line.decode(errors="replace")
            drain = asyncio.create_task(process.stderr.read())
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(
                    address.split()[-1], max_msg_size=0, timeout=aiohttp.ClientWSTimeout(ws_close=5)
                ) as socket,
            ):
                page = Page(socket)
                try:
                    yield page
                finally:
                    await page.close()
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)
            await process.wait()
            await drain
