"""Markdown to lines: one Text for each line of the terminal, none wider than asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from rich.style import Style
from rich.text import Text

from tutor.tui.render.code import code_lines
from tutor.tui.render.markdown import tokens
from tutor.tui.render.math import layout
from tutor.tui.render.outline import Heading
from tutor.tui.render.prose import mathematics, paragraphs, prose
from tutor.tui.render.table import Table, table_lines
from tutor.tui.render.theme import DARK, THEMES, Theme

_NARROW = 12
"""Lists and quotes are not indented further when less than this is left, in cells."""
_FORMULA_INDENT = 4
_BULLETS = "•◦▪"
_CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


@dataclass(frozen=True)
class Page:
    """A rendered page."""

    lines: list[Text]
    headings: list[Heading]


def render(markdown: str, width: int, *, theme: Theme | str = DARK) -> list[Text]:
    """The page's lines, none wider than `width` cells (12 or more).

    `theme`: a Theme, or `"dark"`, `"light"`, `"ansi"`.
    """
    return render_page(markdown, width, theme=theme).lines


def render_page(markdown: str, width: int, *, theme: Theme | str = DARK) -> Page:
    """The page's lines, and where its headings stand in them."""
    chosen = THEMES[theme] if isinstance(theme, str) else theme
    writer = _Writer(chosen)
    root = SyntaxTreeNode(tokens(markdown.translate(_CONTROLS)))
    lines = writer.blocks(root.children, max(width, _NARROW))
    return Page(lines, writer.headings)


class _Writer:
    """Renders blocks; remembers the headings of the outermost level."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.headings: list[Heading] = []
        self.depth = 0
        """How many lists and quotes stand around the block."""

    def blocks(
        self, nodes: Iterable[SyntaxTreeNode], width: int, *, tight: bool = False
    ) -> list[Text]:
        """Blocks one below the other, with an empty line between, unless the list is tight."""
        lines: list[Text] = []
        for node in nodes:
            block = self.block(node, width)
            if not block:
                continue
            if lines and not (tight and node.type in _TIGHT_BLOCKS):
                lines.append(_empty())
            if node.type == "heading" and not self.depth:
                title = "".join(line.plain for line in self.heading_text(node, 10_000))
                self.headings.append(Heading(int(node.tag[1]), title, len(lines)))
            lines += block
        return lines

    def block(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """One block's lines."""
        match node.type:
            case "heading":
                return self.heading(node, width)
            case "paragraph":
                return self.paragraph(node, width)
            case "bullet_list" | "ordered_list":
                return self.listing(node, width)
            case "blockquote":
                return self.quote(node, width)
            case "fence":
                language = node.info.split()[0] if node.info.split() else ""
                return code_lines(node.content, language, width, self.theme)
            case "code_block":
                return code_lines(node.content, "", width, self.theme)
            case "math_block" | "math_block_label":
                return self.formula(node.content, width)
            case "table":
                return self.table(node, width)
            case "hr":
                return [_line("─" * width, self.theme.faint)]
            case "html_block" if node.content.lstrip().startswith("<!--"):
                return []
            case _:
                return code_lines(node.content, "", width, self.theme) if node.content else []

    def heading_text(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """A heading's words."""
        level = int(node.tag[1])
        style = self.theme.headings[min(level, 4) - 1]
        return prose(_inline(node), self.theme, style).wrapped(width)

    def heading(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """A heading; the first two levels are underlined."""
        lines = self.heading_text(node, width)
        level = int(node.tag[1])
        if level <= 2:
            style = self.theme.headings[0] if level == 1 else self.theme.faint
            lines.append(_line(("━" if level == 1 else "─") * width, style))
        return lines

    def paragraph(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """Prose, with the display formulas that stand in it."""
        lines: list[Text] = []
        for part in paragraphs(_inline(node), self.theme):
            if isinstance(part, str):
                lines += [*([_empty()] if lines else []), *self.formula(part, width), _empty()]
            elif part.text.plain.strip():
                part.text = part.text[_leading_spaces(part.text) :]
                lines += part.wrapped(width)
        while lines and not lines[-1].plain:
            lines.pop()
        return lines

    def formula(self, latex: str, width: int) -> list[Text]:
        """A formula in two dimensions, indented where there is room."""
        box = layout(latex, True, width)
        if box.width > width - _FORMULA_INDENT:
            indent = max(0, (width - box.width) // 2)
        else:
            indent = _FORMULA_INDENT
        style = self.theme.mathematics
        return [_prefixed(" " * indent, mathematics(line.rstrip(), style)) for line in box.lines]

    def listing(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """A bulleted or numbered list."""
        ordered = node.type == "ordered_list"
        first = int(node.attrs.get("start", 1)) if ordered else 0
        items = node.children
        tight = all(
            block.hidden for item in items for block in item.children if block.type == "paragraph"
        )
        bullet = _BULLETS[min(_list_level(node), len(_BULLETS)) - 1]
        marks = [f"{first + i}. " if ordered else f"{bullet} " for i in range(len(items))]
        indent = max(map(len, marks))
        lines: list[Text] = []
        self.depth += 1
        for mark, item in zip(marks, items, strict=True):
            if lines and not tight:
                lines.append(_empty())
            room = width - indent
            if room < _NARROW:
                lines += self.blocks(item.children, width, tight=tight)
                continue
            block = self.blocks(item.children, room, tight=tight) or [_empty()]
            lines.append(_prefixed(mark.rjust(indent), block[0], self.theme.bullet))
            lines += [_prefixed(" " * indent, line) for line in block[1:]]
        self.depth -= 1
        return lines

    def quote(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """A quotation, with a bar at its left."""
        bar = "▎ " if width - 2 >= _NARROW else ""
        self.depth += 1
        lines = self.blocks(node.children, width - len(bar))
        self.depth -= 1
        return [_prefixed(bar, line, self.theme.bullet) for line in lines]

    def table(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        """A table; see `tutor.tui.render.table`."""
        rows = [row.children for section in node.children for row in section.children]
        alignments = [str(cell.attrs.get("style", "")) for cell in rows[0]]
        bold = self.theme.text + Style(bold=True)
        header = tuple(prose(_inline(cell), self.theme, bold) for cell in rows[0])
        body = tuple(tuple(prose(_inline(cell), self.theme) for cell in row) for row in rows[1:])
        names = tuple(style.removeprefix("text-align:") or "left" for style in alignments)
        return table_lines(Table(header, body, names), width, self.theme)


_TIGHT_BLOCKS = frozenset(["paragraph", "bullet_list", "ordered_list"])


def _inline(node: SyntaxTreeNode) -> list[Token]:
    found = [child for child in node.children if child.type == "inline"]
    return (found[0].token.children or []) if found and found[0].token else []


def _list_level(node: SyntaxTreeNode) -> int:
    level, parent = 1, node.parent
    while parent is not None:
        level += parent.type == "bullet_list"
        parent = parent.parent
    return level


def _leading_spaces(text: Text) -> int:
    return len(text.plain) - len(text.plain.lstrip())


def _empty() -> Text:
    return Text(no_wrap=True, end="")


def _line(text: str, style: Style) -> Text:
    return Text(text, style, no_wrap=True, end="")


def _prefixed(prefix: str, line: Text, style: Style | None = None) -> Text:
    whole = _empty()
    whole.append(prefix, style)
    return whole.append_text(line)
