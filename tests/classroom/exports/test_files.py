"""Files are whole or not there, and have names for every file system; text cannot act or hide."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.classroom.errors import ClassroomError
from tutor.classroom.exports.files import write_whole
from tutor.classroom.exports.plain_text import file_name, number, one_line, visible


@given(st.text(max_size=80))
def test_a_name_is_good_on_every_file_system(name: str) -> None:
    made = file_name(name)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,80}", made)
    assert not re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", made)


def test_two_students_never_share_a_file() -> None:
    names = ["mei", "Mei", "MEI", "梅", "李", "é", "e\u0301", "a/b", "a\\b", "a b", "..", ".", "", "con",
             "CON", "x" * 200, "x" * 201, "a-b"]  # fmt: skip
    made = [unicodedata.normalize("NFC", file_name(name)).casefold() for name in names]
    assert len(set(made)) == len(names)
    assert file_name("mei_2-a") == "mei_2-a"


@given(st.text())
def test_visible_text_has_nothing_that_acts(text: str) -> None:
    shown = visible(text)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown
    )
    shown.encode("utf-8")
    assert "\n" not in one_line(text)


def test_what_was_hidden_shows() -> None:
    assert visible("\x1b[1;31mred\x1b[0m a\x00b\u202ec\r\nd\te") == "red a␀b⟨U+202E⟩c\nd\te"
    assert visible("\x1b]8;;http://x\x07link\x1b]8;;\x07") == "link"
    assert visible("李梅 שלום") == "李梅 שלום"
    assert [number(value) for value in (4.0, 2.456, 0.1 + 0.2)] == [4, 2.46, 0.3]


def test_a_file_that_fails_halfway_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "grades.csv"
    write_whole(file, ["old"])

    def breaks() -> object:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(file, breaks())  # type: ignore[arg-type]
    assert file.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["grades.csv"]


def test_a_disk_without_room_is_one_sentence(tmp_path: Path) -> None:
    """A process whose files may not grow meets the same error from the system as a full disk."""
    program = textwrap.dedent(
        """
        import resource, signal, sys
        from pathlib import Path
        from tutor.classroom.errors import ClassroomError
        from tutor.classroom.exports.files import write_whole
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_whole(Path(sys.argv[1]), ["x" * 100_000])
        except ClassroomError as error:
            print(error)
        """
    )
    file = tmp_path / "grades.csv"
    file.write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True
    )
    assert "grades.csv cannot be written: " in done.stdout, done.stderr
    assert "Make room there" in done.stdout
    assert file.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["grades.csv"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ClassroomError, match="cannot be written"):
        write_whole(tmp_path / "file" / "grades.csv", ["x"])
