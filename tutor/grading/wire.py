"""Frames of JSON and raw bytes between processes that do not trust each other.

A frame is a big-endian header length, a JSON object, and the blobs whose sizes the object lists.
Nothing is pickled, evaluated or imported from what the other side says.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

MAX_HEADER = 16 << 20
MAX_BLOBS = 1 << 30
MAX_BLOB_COUNT = 100_000

Blob = bytes | bytearray | memoryview
Frame = tuple[dict[str, Any], list[bytearray]]


class WireError(Exception):
    """The other side broke the frame's form, or went away."""


class Closed(WireError):
    """The other side closed the connection between two frames."""


class Expired(WireError):
    """The deadline passed before a frame was whole."""


def send(
    connection: socket.socket, message: dict[str, Any], blobs: list[Blob] | None = None
) -> None:
    """Send one frame; blocks until it is handed to the kernel."""
    blobs = blobs or []
    sizes = [memoryview(blob).nbytes for blob in blobs]
    header = json.dumps({"message": message, "blobs": sizes}, allow_nan=False).encode()
    if len(header) > MAX_HEADER or sum(sizes) > MAX_BLOBS or len(sizes) > MAX_BLOB_COUNT:
        raise WireError("too large to be sent")
    connection.sendall(struct.pack(">I", len(header)) + header)
    for blob in blobs:
        if memoryview(blob).nbytes:
            connection.sendall(memoryview(blob).cast("B"))


class Receiver:
    """Reads frames; keeps what came of a frame when the socket has no more for the moment."""

    def __init__(self, connection: socket.socket, max_blobs: int = MAX_BLOBS) -> None:
        self._connection, self._max_blobs = connection, max_blobs

    def receive(self, deadline: float | None = None) -> Frame:
        """One frame. `deadline` is by `time.monotonic`; raises Closed, Expired or WireError."""
        start = self._exactly(4, deadline, between=True)
        (length,) = struct.unpack(">I", start)
        if length > MAX_HEADER:
            raise WireError("header too long")
        try:
            header = json.loads(self._exactly(length, deadline).decode(), parse_constant=_refuse)
            message, sizes = header["message"], header["blobs"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise WireError("header is not of the form agreed") from error
        if (
            not isinstance(message, dict)
            or not isinstance(sizes, list)
            or len(sizes) > MAX_BLOB_COUNT
            or not all(type(size) is int and size >= 0 for size in sizes)
            or sum(sizes) > self._max_blobs
        ):
            raise WireError("header is not of the form agreed")
        return message, [self._exactly(size, deadline) for size in sizes]

    def _exactly(self, size: int, deadline: float | None, between: bool = False) -> bytearray:
        data = bytearray(size)
        view, filled = memoryview(data), 0
        while filled < size:
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise Expired
                self._connection.settimeout(left)
            else:
                self._connection.settimeout(None)
            try:
                got = self._connection.recv_into(view[filled:])
            except TimeoutError as error:
                raise Expired from error
            except OSError as error:
                raise Closed from error
            if not got:
                raise Closed if between and not filled else WireError("the frame was cut off")
            filled += got
        return data


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")
