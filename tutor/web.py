"""The program in a browser, served on this machine to whoever knows the address.

Needs textual-serve, whose page's scripts are used as they are; the page itself is ours, because
its own asks another machine for a font.
"""
# textual-serve is an extra: mypy may run where it is not installed
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import asyncio
import html
import secrets
import shlex
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

ADDRESS = "127.0.0.1"
STATIC = Path(textual_serve.__path__[0]) / "static"
PATIENCE = 5.0
"""Seconds that a program has to end when it is asked to."""
LARGEST = 500
"""Columns and rows that a page may ask for."""
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' ws://{host}",
        "frame-ancestors 'none'",
    ]
)
"""What the page may load: nothing of another machine."""


class Server:
    """Serves a program to browsers on this machine; each page has a process of its own.

    The address holds a token that nobody guesses. Who comes without it, through another name of
    this machine or from another page, is refused.
    """

    def __init__(self, command: Sequence[str], port: int, words: Callable[[str], str]) -> None:
        """`command` runs the program, `port` 0 takes a free one; `words` by key.

        OSError where the port is taken.
        """
        self._command = "exec " + shlex.join(command)
        self._words = words
        self._socket = socket.create_server((ADDRESS, port))
        self._host = f"{ADDRESS}:{self._socket.getsockname()[1]}"
        self._token = secrets.token_urlsafe(24)
        self._open: set[web.WebSocketResponse] = set()
        self._downloads = DownloadManager()

    @property
    def address(self) -> str:
        """What one opens."""
        return f"http://{self._host}/{self._token}/"

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until Ctrl-C or a request to end; `ready` is called once pages are answered."""
        asyncio.run(self._serve(ready))

    async def _serve(self, ready: Callable[[], None]) -> None:
        over = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, over.set)
        runner = web.AppRunner(self._application(), access_log=None, handle_signals=False)
        await runner.setup()
        await web.SockSite(runner, self._socket).start()
        ready()
        await over.wait()
        for page in list(self._open):
            await page.close(code=WSCloseCode.GOING_AWAY)
        await runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[web.middleware(partial(self._guard))])
        application.add_routes(
            [
                web.get(f"/{self._token}/", self._page),
                web.get(f"/{self._token}/focus.js", self._script),
                web.get(f"/{self._token}/socket", self._terminal),
                web.static(f"/{self._token}/static", STATIC),
            ]
        )
        return application

    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        token = request.path.split("/")[1]
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            return web.Response(status=403, text=self._words("no_token") + "\n")
        origin = request.headers.get("Origin")
        if request.host != self._host or origin not in (None, f"http://{self._host}"):
            return web.Response(status=403, text=self._words("other_page") + "\n")
        if request.path.endswith("/socket") and origin is None:  # browsers always say it
            return web.Response(status=403, text=self._words("other_page") + "\n")
        response: web.StreamResponse = await handler(request)
        return response

    async def _page(self, request: web.Request) -> web.Response:
        texts = {key: html.escape(self._words(key)) for key in ("title", "opening", "closed")}
        text = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
        page = text.format(
            socket=f"ws://{self._host}/{self._token}/socket", language=self._words("code"), **texts
        )
        headers = {
            "Content-Security-Policy": POLICY.format(host=self._host),
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def _script(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(Path(__file__).with_suffix(".js"))

    async def _terminal(self, request: web.Request) -> web.StreamResponse:
        """A page's keys go to a process of its own, what that draws goes back."""
        page = web.WebSocketResponse(heartbeat=15)
        await page.prepare(request)

        async def close() -> None:
            await page.close()

        program = AppService(
            self._command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=close,
            download_manager=self._downloads,
        )
        self._open.add(page)
        try:
            await program.start(_size(request, "width", 80), _size(request, "height", 24))
            async for message in page:
                if message.type == WSMsgType.TEXT:
                    await _pass_on(message.json(), program, page)
        finally:
            self._open.discard(page)
            await _end(program)
        return page


async def _pass_on(message: Any, program: AppService, page: web.WebSocketResponse) -> None:
    """One message of the page's script: a kind, and what goes with it."""
    match message:
        case ["stdin", str(keys)]:
            await program.send_bytes(keys.encode())
        case ["resize", {"width": int(width), "height": int(height)}]:
            await program.set_terminal_size(min(width, LARGEST), min(height, LARGEST))
        case ["ping", data]:
            await page.send_json(["pong", data])
        case ["blur"] | ["blur", _]:
            await program.blur()
        case ["focus"] | ["focus", _]:
            await program.focus()


async def _end(program: AppService) -> None:
    """Let the program end by itself, so that it keeps what is not saved yet; else end it."""
    process = program._process
    if process is None:
        return
    with suppress(TimeoutError, ConnectionError):
        await asyncio.wait_for(program.stop(), PATIENCE)
    with suppress(ProcessLookupError):
        if process.returncode is None:
            process.terminate()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _size(request: web.Request, name: str, default: int) -> int:
    text = request.query.get(name, "")
    return max(1, min(int(text), LARGEST)) if text.isdecimal() else default


def open_browser(address: str) -> bool:
    """Open the address in a browser with windows; False where there is none."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser or sys.platform == "emscripten":
        return False  # one that runs in this terminal
    return browser.open(address)
