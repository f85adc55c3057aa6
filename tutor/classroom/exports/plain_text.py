"""Text that students wrote, made safe to show: nothing in it acts, nothing in it hides."""

from __future__ import annotations

import hashlib
import re

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_HARMLESS = re.compile(r"[\t\n -~]*")
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **{code: f"⟨U+{code:04X}⟩" for code in range(0x80, 0xA0)},
    **{ord(char): f"⟨U+{ord(char):04X}⟩" for char in _BIDI},
    **{code: f"⟨U+{code:04X}⟩" for code in (0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)},
    **dict.fromkeys(range(55296, 57344), "�"),
}
_FOR_LINES = {code: sign for code, sign in _HIDDEN.items() if code not in (0x09, 0x0A)}
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST_NAME = 60


def visible(text: str) -> str:
    """The text in which every control character, direction override and lone surrogate shows.

    Colours of a terminal are left out; line breaks and tabs stay. What comes back may stand in XML.
    """
    if _HARMLESS.fullmatch(text):
        return text
    plain = _ANSI.sub("", text).replace("\r\n", "\n")
    return plain.translate(_FOR_LINES)


def one_line(text: str) -> str:
    """`visible`, on one line."""
    return " ".join(visible(text).split())


def file_name(name: str) -> str:
    """A file's name for a student or an exercise, without suffix, good on every file system.

    Two names never share a file, also where upper and lower case or the forms of an accented
    letter are one: what is not plain lower-case ASCII carries a digest of the whole.
    """
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:_LONGEST_NAME]
    if plain and plain == name and plain == plain.lower() and not _RESERVED.fullmatch(plain):
        return plain
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain or 'student'}-{digest}"


def number(value: float) -> int | float:
    """Points as people write them: `4`, `2.5`; two digits after the point at most."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
