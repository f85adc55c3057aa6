"""Blocks of code: highlighted, and folded where they are wider than the page."""

from __future__ import annotations

from functools import cache, lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound
from rich.style import Style
from rich.text import Text

from tutor.tui.render.lines import fold_points
from tutor.tui.render.theme import Theme

CONTINUED = "↪ "
"""Stands before the rest of a line that was folded."""
_PLAIN = frozenset(["", "text", "output", "txt", "plain", "console"])
_TAB = 4


def code_lines(source: str, language: str, width: int, theme: Theme) -> list[Text]:
    """The lines of a block of code, none wider than `width` cells, in a frame or on a ground."""
    framed = theme.block.bgcolor is None or language == "output"
    inner = max(2, width - 2)
    lines: list[Text] = []
    for source_line in highlighted(source.expandtabs(_TAB), language, theme):
        for line in folded(source_line, inner, theme):
            whole = Text(no_wrap=True, end="")
            whole.append("│ " if framed else " ", theme.faint if framed else theme.block)
            whole.append_text(line)
            if not framed:
                whole.append(" " * max(0, width - whole.cell_len))
                whole.stylize(theme.block)
            lines.append(whole if width > 3 else line)
    return lines


def folded(line: Text, width: int, theme: Theme) -> list[Text]:
    """A line of code in pieces; a mark shows those that are no lines of their own."""
    if line.cell_len <= width:
        return [line]
    if width <= len(CONTINUED) + 1:
        return list(line.divide(fold_points(line.plain, width)))
    room = width - len(CONTINUED)
    first = fold_points(line.plain, width)[0]
    head, rest = line.divide([first])
    pieces = [head]
    for piece in rest.divide(fold_points(rest.plain, room)):
        pieces.append(Text.assemble((CONTINUED, theme.faint), piece))
    return pieces


def highlighted(source: str, language: str, theme: Theme) -> list[Text]:
    """One Text for each line of the source."""
    return [line.copy() for line in _highlighted(source.rstrip("\n"), language, theme)]


@lru_cache(maxsize=256)
def _highlighted(source: str, language: str, theme: Theme) -> tuple[Text, ...]:
    styles = _styles(theme)
    lines = [Text(no_wrap=True, end="")]
    for token, value in _lexer(language).get_tokens(source):
        style = _style(token, styles)
        for i, part in enumerate(value.split("\n")):
            if i:
                lines.append(Text(no_wrap=True, end=""))
            lines[-1].append(part, style)
    return tuple(lines)


@cache
def _lexer(language: str) -> Lexer:
    if language not in _PLAIN:
        try:
            return get_lexer_by_name(language, stripnl=False, ensurenl=False)
        except ClassNotFound:
            pass
    return TextLexer(stripnl=False, ensurenl=False)


@lru_cache(maxsize=8)
def _styles(theme: Theme) -> dict[_TokenType, Style]:
    bold = Style(bold=True)
    return {
        Token: theme.text,
        Token.Keyword: theme.keyword,
        Token.Operator.Word: theme.keyword,
        Token.Name.Builtin.Pseudo: theme.keyword,
        Token.Name.Builtin: theme.name,
        Token.Name.Function: theme.name,
        Token.Name.Class: theme.name + bold,
        Token.Name.Tag: theme.name,
        Token.Name.Decorator: theme.number,
        Token.Name.Exception: theme.error,
        Token.Literal.String: theme.string,
        Token.Literal.Number: theme.number,
        Token.Comment: theme.comment,
        Token.Generic.Deleted: theme.error,
        Token.Generic.Inserted: theme.string,
    }


def _style(token: _TokenType, styles: dict[_TokenType, Style]) -> Style:
    while token not in styles and token.parent is not None:
        token = token.parent
    return styles[token]
