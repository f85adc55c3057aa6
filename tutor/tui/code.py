"""Python source as coloured lines."""

from __future__ import annotations

from functools import lru_cache

from pygments.lexers.python import PythonLexer
from pygments.token import Token, _TokenType
from rich.cells import get_character_cell_size
from rich.style import Style
from rich.text import Text

from tutor.tui.palette import LOOKS, Look

_LEXER = PythonLexer(stripnl=False, ensurenl=False)


def highlight(source: str, look: Look) -> list[Text]:
    """One Text per line of the source."""
    return [line.copy() for line in _highlight(source, look.colours.name)]


@lru_cache(maxsize=256)
def _highlight(source: str, name: str) -> tuple[Text, ...]:
    styles = _styles(name)
    lines = [Text(no_wrap=True, end="")]
    for token, value in _LEXER.get_tokens(source):
        style = _style(token, styles)
        first, *rest = value.split("\n")
        lines[-1].append(first, style)
        for line in rest:
            lines.append(Text(no_wrap=True, end=""))
            lines[-1].append(line, style)
    return tuple(lines)


@lru_cache(maxsize=4)
def _styles(name: str) -> dict[_TokenType, Style]:
    colours = LOOKS[name].colours
    return {
        Token: Style(color=colours.text),
        Token.Keyword: Style(color=colours.violet),
        Token.Operator.Word: Style(color=colours.violet),
        Token.Name.Function: Style(color=colours.primary),
        Token.Name.Class: Style(color=colours.primary, bold=True),
        Token.Name.Decorator: Style(color=colours.accent),
        Token.Name.Builtin: Style(color=colours.primary),
        Token.Name.Builtin.Pseudo: Style(color=colours.violet),
        Token.Name.Exception: Style(color=colours.bad),
        Token.Literal.String: Style(color=colours.good),
        Token.Literal.Number: Style(color=colours.accent),
        Token.Comment: Style(color=colours.muted, italic=True),
    }


def _style(token: _TokenType, styles: dict[_TokenType, Style]) -> Style:
    while token not in styles and token.parent is not None:
        token = token.parent
    return styles[token]


def fold(text: Text, width: int) -> list[Text]:
    """A line broken where it is full: code and output keep every character."""
    if text.cell_len <= width:
        return [text]
    breaks, used = [], 0
    for index, character in enumerate(text.plain):
        size = get_character_cell_size(character)
        if used + size > width:
            breaks.append(index)
            used = 0
        used += size
    return list(text.divide(breaks))
