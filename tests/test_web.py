"""`tutor start --web`: who is let in, what is drawn, and that it ends."""

from __future__ import annotations

import asyncio
import io
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

pytest.importorskip("textual_serve", reason="textual-serve is not installed")
import aiohttp

from tests.browser import CHROMIUM, browser
from tests.web import SECONDS, served


async def test_only_who_knows_the_address_is_let_in(tmp_path: Path) -> None:
    async with served(tmp_path / "w") as it, aiohttp.ClientSession() as session:
        origin = f"http://{it.host}"

        async def asked(address: str, **headers: str) -> tuple[int, str]:
            async with session.get(address, headers=headers) as response:
                return response.status, await response.text()

        status, page = await asked(it.address)
        assert (status, "textual-terminal" in page) == (200, True)
        for address in (f"{origin}/", f"{origin}/wrong/", f"{origin}/wrong/socket"):
            status, words = await asked(address)
            assert (status, "lacks its key" in words) == (403, True)
        assert (await asked(it.address, Host="tutor.example"))[0] == 403
        assert (await asked(it.address, Origin="http://tutor.example"))[0] == 403
        socket_address = f"{it.address}socket"
        for headers in ({}, {"Origin": "http://tutor.example"}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(socket_address, headers=headers)
            assert refused.value.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{origin}/wrong/socket", headers={"Origin": origin})
        assert it.children() == []
        assert await it.end() == 0


async def test_a_page_has_a_program_that_ends_with_it_and_with_the_server(tmp_path: Path) -> None:
    async with served(tmp_path / "w") as it, aiohttp.ClientSession() as session:
        headers = {"Origin": f"http://{it.host}"}
        async with session.ws_connect(f"{it.address}socket?width=90", headers=headers) as page:
            await asyncio.wait_for(drawn(page, b"Rows and means"), SECONDS)
            (first,) = it.children()
        await asyncio.wait_for(gone(first), SECONDS)
        async with session.ws_connect(f"{it.address}socket", headers=headers) as page:
            await asyncio.wait_for(drawn(page, b"Rows and means"), SECONDS)
            (second,) = it.children()
            assert await it.end() == 0
            await asyncio.wait_for(gone(second), SECONDS)


async def drawn(page: aiohttp.ClientWebSocketResponse, text: bytes) -> None:
    seen = b""
    while text not in seen:
        seen += await page.receive_bytes()


async def gone(number: int) -> None:
    while Path(f"/proc/{number}").exists():
        await asyncio.sleep(0.1)


async def test_a_port_that_is_taken_and_options_that_need_the_browser_are_said(
    tmp_path: Path,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for options, words in (
            (["--web", "--no-open", "--port", port], f"Port {port} cannot be used"),
            (["--no-open"], "--no-open goes with --web"),
            (["--web", "--port", "0"], "tutor start --help"),
        ):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tutor", "--lang", "en", "start", *options,
                str(tmp_path / "w"), stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            )  # fmt: skip
            _, said = await asyncio.wait_for(process.communicate(), SECONDS)
            assert words in said.decode()
            assert "Traceback" not in said.decode()
            assert process.returncode == 2


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_in_chromium_the_map_is_drawn_keys_move_and_a_lesson_opens(tmp_path: Path) -> None:
    async with served(tmp_path / "w") as it, browser() as page:
        await page.open(it.address, 1280, 800)
        await page.until(lambda drawn: "Rows and means" in drawn and "help" in drawn, "the map")
        picture = Image.open(io.BytesIO(await page.picture())).convert("RGB")
        assert picture.size == (1280, 800)
        assert len(set(picture.get_flattened_data())) > 20
        await page.press("ArrowDown")
        await page.until(lambda drawn: bool(drawn.strip()), "that the cursor has moved")
        await page.press("c")
        await page.until(lambda drawn: "A matrix X of shape (n, d)" in drawn, "the lesson")
        await page.press("n")
        await page.until(lambda drawn: "Enter choose" in drawn, "the keys of a question")
        await page.press("Escape")
        await page.until(lambda drawn: "centre_rows" in drawn, "the map again")
        blocked = await page.run("fetch('http://127.0.0.1:9/').then(() => 'let', () => 'refused')")
        assert blocked == "refused"
        asked = [urlsplit(url) for url in page.requests if not url.startswith("data:")]
        asked = [url for url in asked if url.netloc != "127.0.0.1:9"]
        assert {url.netloc for url in asked} == {it.host}
        assert any(url.path.endswith("/socket") for url in asked)
        assert await it.end() == 0
