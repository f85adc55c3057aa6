"""LaTeX source cut into elements: characters, commands, groups, environments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pylatexenc import latexwalker, macrospec

from tutor.tui.render.math.symbols import MATCHING


@dataclass(frozen=True)
class Element:
    """A piece of source: a character, a command (`\\alpha`), a group or an environment."""

    source: str
    """As it stands in the source; for a command without what follows it."""
    command: str | None = None
    children: tuple[Element, ...] | None = None
    """What a group, an environment or embedded mathematics holds."""
    environment: str | None = None

    @property
    def is_group(self) -> bool:
        """Whether it is `{…}`."""
        return self.children is not None and self.environment is None


@cache
def _context() -> macrospec.LatexContextDb:
    # Commands take their arguments in our parser: LaTeX lets `\frac12`, `x^\frac12` and
    # `\hat\mathbf{x}` stand, and a table of arguments does not.
    context = macrospec.LatexContextDb()
    specials = [macrospec.SpecialsSpec(c) for c in "&~^_"]
    context.add_context_category("mathematics", specials=specials)
    context.set_unknown_macro_spec(macrospec.MacroSpec(""))
    context.set_unknown_environment_spec(macrospec.EnvironmentSpec(""))
    return context


def elements(latex: str) -> tuple[Element, ...]:
    """The source's elements, in order; never fails: what cannot be parsed is characters."""
    try:
        walker = latexwalker.LatexWalker(latex, latex_context=_context(), tolerant_parsing=True)
        nodes, _, _ = walker.get_latex_nodes()
    except (latexwalker.LatexWalkerError, IndexError, ValueError, RecursionError):
        return tuple(Element(c) for c in latex)
    return _from_nodes(nodes)


def _from_nodes(nodes: list[Any]) -> tuple[Element, ...]:
    found: list[Element] = []
    for node in nodes:
        match node:
            case latexwalker.LatexCharsNode():
                found += [Element(c) for c in node.chars]
            case latexwalker.LatexSpecialsNode():
                found.append(Element(node.specials_chars))
            case latexwalker.LatexMacroNode():
                found.append(Element("\\" + node.macroname, command=node.macroname))
                found += [Element(c) for c in node.macro_post_space]
            case latexwalker.LatexGroupNode() | latexwalker.LatexMathNode():
                children = _from_nodes(node.nodelist)
                found.append(Element(node.latex_verbatim(), children=children))
            case latexwalker.LatexEnvironmentNode():
                found.append(
                    Element(
                        node.latex_verbatim(),
                        children=_from_nodes(node.nodelist),
                        environment=node.environmentname,
                    )
                )
            case _:
                pass  # a comment
    return tuple(found)


def pairs(row: tuple[Element, ...]) -> dict[int, int]:
    """Where each plain opening delimiter of a row is closed: `(`, `[`, `\\{`, `\\lVert`, …

    Half-open intervals, `\\left` and sized delimiters stay out: what does not nest is no pair.
    """
    closing = {end: start for start, end in MATCHING.items()}
    open_at: list[int] = []
    found: dict[int, int] = {}
    for i, element in enumerate(row):
        if i and _is_sizing(row, i):
            continue
        if element.source in ("|", "\\|") and element.children is None:
            if open_at and row[open_at[-1]].source == element.source:
                found[open_at.pop()] = i
            elif element.source != "|" or _expects_operand(row, i):
                open_at.append(i)
        elif element.source in MATCHING and element.children is None:
            open_at.append(i)
        elif element.source in closing and element.children is None:
            if open_at and row[open_at[-1]].source == closing[element.source]:
                found[open_at.pop()] = i
            else:
                open_at.clear()
        elif element.source in ("&", "\\\\"):
            open_at.clear()
    return found


def _is_sizing(row: tuple[Element, ...], i: int) -> bool:
    before = _before(row, i)
    return before is not None and before.command in ("left", "right", "middle")


def _expects_operand(row: tuple[Element, ...], i: int) -> bool:
    # `|` opens at the start and after a sign; in `p(x|y)` it means “given”.
    before = _before(row, i)
    return before is None or before.source in "=+-(,[<>&" or before.command in _SIGNS


_SIGNS = frozenset("le leq ge geq cdot times to quad , ; frac approx log exp sum".split())


def _before(row: tuple[Element, ...], i: int) -> Element | None:
    return next((e for e in reversed(row[:i]) if not e.source.isspace()), None)
