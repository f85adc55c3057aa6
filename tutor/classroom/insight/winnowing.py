"""Fingerprints of code by winnowing (Schleimer, Wilkerson and Aiken, 2003), over tokens.

The `copydetect` package does this with Python's own `hash` of text, which differs from run to run,
over every pair of files, and draws with matplotlib; a class's report must say the same each time.
"""

from __future__ import annotations

import builtins
import hashlib
import keyword
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

K = 10
"""Tokens in a row that count as one piece."""
WINDOW = 4
"""Of so many pieces in a row one is kept: K + WINDOW - 1 tokens in common are always found."""
_LONGEST = 100_000  # characters; what is longer is no exercise

_KEPT = {*keyword.kwlist, *dir(builtins)}
_WORD = re.compile(
    r"""
    (?P<comment>\#[^\n]*|\\\n)
    |(?P<text>[rbfuRBFU]{0,2}(?:\"{3}[\s\S]*?(?:\"{3}|\Z)|\'{3}[\s\S]*?(?:\'{3}|\Z)
        |"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))
    |(?P<number>\d[\w.]*)
    |(?P<name>\w+)
    |(?P<sign>\*\*=?|//=?|->|[-+*/%@&|^=<>!:]=|[^\s\w])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Fingerprints:
    """The kept pieces of one text, each with the lines (counted from 1) that it spans."""

    pieces: dict[int, tuple[int, int]]

    def lines(self, shared: AbstractSet[int]) -> frozenset[int]:
        """The lines that the pieces of `shared` cover."""
        return frozenset(
            line
            for piece in shared & self.pieces.keys()
            for line in range(self.pieces[piece][0], self.pieces[piece][1] + 1)
        )


def fingerprints(source: str) -> Fingerprints:
    """The fingerprints of a text, which need not be whole Python."""
    tokens = list(_tokens(source[:_LONGEST]))
    hashes = [
        int.from_bytes(
            hashlib.blake2b(
                "\0".join(word for word, _ in tokens[at : at + K]).encode("utf-8", "replace"),
                digest_size=8,
            ).digest()
        )
        for at in range(len(tokens) - K + 1)
    ]
    pieces: dict[int, tuple[int, int]] = {}
    for at in range(max(0, len(hashes) - WINDOW + 1)):
        window = hashes[at : at + WINDOW]
        least = min(window)
        where = at + WINDOW - 1 - window[::-1].index(least)  # the rightmost, as the paper has it
        pieces.setdefault(least, (tokens[where][1], tokens[where + K - 1][1]))
    return Fingerprints(pieces)


def _tokens(source: str) -> Iterator[tuple[str, int]]:
    """The words of a text with their lines: own names and texts are one word each, comments none.

    A lexer of its own, since the text may be broken anywhere, and a class has many.
    """
    line, end, before = 1, 0, ""
    for found in _WORD.finditer(source):
        line += source.count("\n", end, found.start())
        end = found.start()
        kind, word = found.lastgroup, found[0]
        if kind == "comment":
            continue
        if kind == "text":
            word = "text"
        elif (
            kind == "name"
            and word not in _KEPT
            and before != "."
            and not source.startswith("(", found.end())
        ):
            word = "name"
        before = word
        yield word, line
