"""Frames: whole ones come through, broken ones are refused, slow ones expire."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest

from tutor.grading import wire


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    left, right = socket.socketpair()
    yield left, right
    left.close()
    right.close()


def raw(header: object) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack(">I", len(text)) + text


def test_a_frame_comes_through(ends: tuple[socket.socket, socket.socket]) -> None:
    big = bytes(range(256)) * 8000
    sender = threading.Thread(target=wire.send, args=(ends[0], {"a": 1}, [b"", big, bytearray(3)]))
    sender.start()
    message, blobs = wire.Receiver(ends[1]).receive(time.monotonic() + 10)
    sender.join()
    assert message == {"a": 1}
    assert [bytes(blob) for blob in blobs] == [b"", big, bytes(3)]


@pytest.mark.parametrize(
    "header",
    [
        [],
        {"message": {}},
        {"message": 1, "blobs": []},
        {"message": {}, "blobs": [-1]},
        {"message": {}, "blobs": [True]},
        {"message": {}, "blobs": [2**40]},
        {"message": {}, "blobs": [1.0]},
        {"message": {}, "blobs": [0] * 20_000},
    ],
    ids=lambda header: str(header)[:30],
)
def test_other_headers_are_refused(
    ends: tuple[socket.socket, socket.socket], header: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "MAX_BLOB_COUNT", 10_000)
    ends[0].sendall(raw(header))
    with pytest.raises(wire.WireError, match="form agreed"):
        wire.Receiver(ends[1]).receive(time.monotonic() + 5)


def test_nan_is_not_json(ends: tuple[socket.socket, socket.socket]) -> None:
    text = b'{"message": {"a": NaN}, "blobs": []}'
    ends[0].sendall(struct.pack(">I", len(text)) + text)
    with pytest.raises(wire.WireError):
        wire.Receiver(ends[1]).receive(time.monotonic() + 5)


def test_a_huge_header_is_refused_unread(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(struct.pack(">I", 2**32 - 1))
    with pytest.raises(wire.WireError, match="too long"):
        wire.Receiver(ends[1]).receive(time.monotonic() + 5)


def test_half_a_frame_expires_or_is_cut_off(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(raw({"message": {}, "blobs": [10]}) + b"12345")
    with pytest.raises(wire.Expired):
        wire.Receiver(ends[1]).receive(time.monotonic() + 0.05)
    ends[0].sendall(raw({"message": {}, "blobs": [10]})[:9])
    ends[0].close()
    with pytest.raises(wire.WireError):
        wire.Receiver(ends[1]).receive(time.monotonic() + 5)


def test_closing_between_frames_is_told_apart(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].close()
    with pytest.raises(wire.Closed):
        wire.Receiver(ends[1]).receive(time.monotonic() + 5)
