"""Unicode's other letters: bold, script, double-struck, and the raised and lowered ones."""

from __future__ import annotations

import string
import unicodedata

_LATIN = string.ascii_uppercase + string.ascii_lowercase

# Unicode put these letters elsewhere before it had the mathematical alphabets.
_ELSEWHERE = {
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "double": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    "bold": {},
}
_START = {"bold": 0x1D400, "script": 0x1D49C, "fraktur": 0x1D504, "double": 0x1D538}
_DIGITS = {"bold": 0x1D7CE, "double": 0x1D7D8}
_GREEK_UPPER, _GREEK_LOWER = 0x1D6A8, 0x1D6C2


def _alphabet(style: str) -> dict[str, str]:
    letters = {c: chr(_START[style] + i) for i, c in enumerate(_LATIN)} | _ELSEWHERE[style]
    if style in _DIGITS:
        letters |= {c: chr(_DIGITS[style] + i) for i, c in enumerate(string.digits)}
    if style == "bold":
        letters |= {chr(0x391 + i): chr(_GREEK_UPPER + i) for i in range(25) if i != 17}
        letters |= {chr(0x3B1 + i): chr(_GREEK_LOWER + i) for i in range(25)}
        letters |= {"∇": "\U0001d6c1", "∂": "\U0001d6db"}
    return letters


_ALPHABETS = {style: _alphabet(style) for style in _START}
STYLES = {
    "mathbf": "bold",
    "boldsymbol": "bold",
    "bm": "bold",
    "textbf": "bold",
    "bf": "bold",
    "mathcal": "script",
    "mathscr": "script",
    "mathbb": "double",
    "mathds": "double",
    "mathfrak": "fraktur",
}
"""The commands that choose an alphabet."""

_PLAIN_OF_BOLD = {ord(bold): plain for plain, bold in _ALPHABETS["bold"].items()}


def styled(text: str, style: str) -> str:
    """The text in another alphabet ("" for the usual one); characters that it lacks stay."""
    if not style:
        return text
    alphabet = _ALPHABETS[style]
    return "".join(alphabet.get(c, c) for c in text)


def is_bold(character: str) -> bool:
    """Whether it is a letter of the bold alphabet."""
    return ord(character) in _PLAIN_OF_BOLD


def without_bold(text: str) -> str:
    """The text with bold letters made plain; every terminal can embolden, few fonts have these."""
    return text.translate(_PLAIN_OF_BOLD)


_SUBSCRIPTS = dict(
    zip(
        "0123456789+−=()aehijklmnoprstuvxβγρφχ,:",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ,:",
        strict=True,
    )
)
_SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ×⊤⊺′∗†‡∘,:",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡˣᵀᵀ′*†‡°ʼ˸",
        strict=True,
    )
)


def lowered(text: str) -> str | None:
    """The text in subscript characters, or None where one is missing."""
    return _in(_SUBSCRIPTS, text)


def raised(text: str) -> str | None:
    """The text in superscript characters, or None where one is missing."""
    return _in(_SUPERSCRIPTS, text)


def _in(table: dict[str, str], text: str) -> str | None:
    characters = [table.get(c) for c in without_bold(text)]
    return None if None in characters else "".join(c for c in characters if c)


def accented(text: str, mark: str) -> str:
    """The text under a mark: over its middle letter, or along all of it for a line."""
    if mark in "\u0305\u0332":
        marked = "".join(c if unicodedata.combining(c) else c + mark for c in text)
    else:
        bases = [i for i, c in enumerate(text) if not unicodedata.combining(c)]
        middle = bases[len(bases) // 2] if bases else 0
        end = middle + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        marked = text[:end] + mark + text[end:]
    return unicodedata.normalize("NFC", marked)
