"""Inline Markdown as styled text: emphasis, code, links, mathematics in the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from tutor.tui.render.lines import joint, wrap
from tutor.tui.render.math import layout
from tutor.tui.render.math.alphabets import is_bold, without_bold
from tutor.tui.render.theme import Theme

_SHORT_CODE = 28
"""Code in a line of prose that is no wider is not broken."""
_BOLD, _ITALIC = Style(bold=True), Style(italic=True)
_STRUCK = Style(strike=True)


@dataclass
class Prose:
    """Styled text, and the ranges of it that are not broken."""

    text: Text = field(default_factory=lambda: Text(no_wrap=True, end=""))
    kept: list[tuple[int, int]] = field(default_factory=list)

    def add(self, piece: Text | str, style: Style | None = None, *, keep: bool = False) -> None:
        """Append a piece; `keep` it in one line."""
        start = len(self.text)
        if isinstance(piece, str):
            self.text.append(piece, style)
        else:
            self.text.append_text(piece)
        if keep:
            self.kept.append((start, len(self.text)))

    def wrapped(self, width: int) -> list[Text]:
        """The lines, none wider than `width` cells."""
        # A range that is wider than the line is broken like any text.
        plain = self.text.plain
        kept = [(a, b) for a, b in self.kept if cell_len(plain[a:b]) <= width]
        return wrap(self.text, width, kept)


def mathematics(line: str, style: Style) -> Text:
    """A line of a formula; bold letters by the terminal's boldness, which every font has."""
    text = Text(without_bold(line), style, no_wrap=True, end="")
    for i, character in enumerate(line):
        if is_bold(character):
            text.stylize(_BOLD, i, i + 1)
    return text


def paragraphs(
    children: Sequence[Token], theme: Theme, style: Style | None = None
) -> Iterator[Prose | str]:
    """The prose of inline tokens, and as plain strings the display formulas between."""
    current = Prose()
    base = style or theme.text
    styles = [base]
    for i, token in enumerate(children):
        inside = styles[-1]
        match token.type:
            case "text":
                current.add(token.content.replace("\t", " "), inside)
            case "softbreak":
                before = current.text.plain[-1:]
                current.add(joint(before, _first_character(children[i + 1 :])), inside)
            case "hardbreak":
                yield current
                current = Prose()
            case "code_inline":
                short = cell_len(token.content) <= _SHORT_CODE
                current.add(token.content, inside + theme.code, keep=short)
            case "math_inline":
                (line,) = layout(token.content, display=False).lines
                current.add(mathematics(line, inside + theme.mathematics), keep=True)
            case "math_inline_double":
                yield current
                yield token.content
                current = Prose()
            case "image":
                alt = "".join(child.content for child in token.children or ())
                current.add(f"[{alt or token.attrGet('src') or ''}]", inside + theme.muted)
            case "strong_open":
                styles.append(inside + _BOLD)
            case "em_open":
                styles.append(inside + _ITALIC)
            case "s_open":
                styles.append(inside + _STRUCK)
            case "link_open":
                address = str(token.attrGet("href") or "")
                styles.append(inside + theme.link + Style(link=address or None))
            case "strong_close" | "em_close" | "s_close" | "link_close":
                styles.pop()
            case "html_inline":
                if token.content.startswith("<br"):
                    yield current
                    current = Prose()
            case _:
                current.add(token.content, inside)
    yield current


def _first_character(tokens: Sequence[Token]) -> str:
    for token in tokens:
        if token.type.startswith("math"):
            return "x"
        if token.content:
            return token.content[0]
    return ""


def prose(children: Sequence[Token], theme: Theme, style: Style | None = None) -> Prose:
    """All of it as one piece of prose: for headings and cells of tables."""
    whole = Prose()
    for part in paragraphs(children, theme, style):
        if whole.text:
            whole.add(" ")
        if isinstance(part, str):
            (line,) = layout(part, display=False).lines
            whole.add(mathematics(line, theme.mathematics), keep=True)
            continue
        shift = len(whole.text)
        whole.add(part.text)
        whole.kept += [(start + shift, end + shift) for start, end in part.kept]
    return whole
