"""The pages in a real browser: nothing runs, the text is there, light and dark can be read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from tests.classroom.exports.books import hostile_book
from tests.classroom.invented import invented_gradebook
from tutor.classroom.outputs import write
from tutor.course.reader import read_course

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]
COURSE = read_course(Path(__file__).parents[2] / "small_course")


def chromium(folder: Path, page: Path, *arguments: str) -> str:
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-dev-shm-usage", "--no-first-run", f"--user-data-dir={folder / 'profile'}",
            *arguments, page.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def pixels(file: Path) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a PNG of eight bits a channel, unfiltered."""
    data = file.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    size = {2: 3, 6: 4}[data[25]]
    at, packed = 8, b""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += length + 12
    raw = zlib.decompress(packed)
    stride = width * size
    rows, above = [], bytearray(stride)
    for index in range(height):
        kind = raw[index * (stride + 1)]
        row = bytearray(raw[index * (stride + 1) + 1 : (index + 1) * (stride + 1)])
        for x in range(stride):
            left = row[x - size] if x >= size else 0
            corner = above[x - size] if x >= size else 0
            row[x] = (row[x] + _predicted(kind, left, above[x], corner)) & 255
        rows.append(bytes(row))
        above = row
    return width, size, rows


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        guess = left + above - corner
        return min((left, above, corner), key=lambda each: abs(guess - each))
    return (0, left, above, (left + above) // 2)[kind]


def paper(file: Path) -> int:
    """How bright the page's corner is, 0 to 255."""
    _, size, rows = pixels(file)
    return sum(rows[4][4 * size : 4 * size + 3]) // 3


def test_a_hostile_page_runs_nothing_in_a_browser(tmp_path: Path) -> None:
    files = write(hostile_book(tmp_path / "g.db"), COURSE, tmp_path, ["students", "class"])
    for file in files[1:]:
        seen = chromium(tmp_path, file, "--dump-dom")
        assert "<img" not in seen
        assert "<script" not in seen
        assert "alert(1)" in re.sub(r"<[^>]*>", "", seen)  # it is there, as text
        assert "</main>" in seen


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_browser_shows_the_class_and_its_charts(tmp_path: Path, language: str) -> None:
    book = invented_gradebook(tmp_path / "g.db")
    [file] = write(book, COURSE, tmp_path, ["class"], language=language)
    seen = chromium(tmp_path, file, "--dump-dom")
    assert seen.count('<svg class="chart"') == 2
    assert "李梅" in seen
    assert ("小课程" in seen) is (language == "zh")


def test_light_and_dark_are_both_drawn(tmp_path: Path) -> None:
    [file, *_] = write(invented_gradebook(tmp_path / "g.db"), COURSE, tmp_path, ["students"])
    shots = {}
    for mode, arguments in (("light", ()), ("dark", ("--blink-settings=preferredColorScheme=0",))):
        shot = tmp_path / f"{mode}.png"
        chromium(tmp_path, file, *arguments, f"--screenshot={shot}", "--window-size=300,200")
        shots[mode] = paper(shot)
    assert shots["light"] > 240
    assert shots["dark"] < 60


def test_it_prints(tmp_path: Path) -> None:
    [file, *_] = write(invented_gradebook(tmp_path / "g.db"), COURSE, tmp_path, ["students"])
    printed = tmp_path / "page.pdf"
    chromium(tmp_path, file, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    assert printed.read_bytes().startswith(b"%PDF-")
    assert printed.stat().st_size > 5_000
