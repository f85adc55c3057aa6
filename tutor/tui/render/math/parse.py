"""LaTeX to a tree. Knows what each command takes; never fails, and says what it did not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from tutor.tui.render.math import symbols
from tutor.tui.render.math.alphabets import STYLES, styled
from tutor.tui.render.math.grids import ENVIRONMENTS, grid, split_cells, without_columns
from tutor.tui.render.math.source import Element, elements, pairs
from tutor.tui.render.math.tree import (
    EMPTY,
    Accent,
    Arrow,
    Brace,
    Fenced,
    Fraction,
    Kind,
    Lines,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Tag,
    signs_bound,
)

UPRIGHT = frozenset("text mathrm textrm textnormal mathsf mathtt texttt textsf mbox hbox".split())
UPRIGHT |= {"textit", "mathit", "emph", "operatorname"}
TRANSPARENT = {"mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct"}
TRANSPARENT |= {"boxed", "fbox", "smash", "ensuremath", "mathinner", "cancel", "pmb"}
KINDS = {"mathop": Kind.FUNCTION, "mathrel": Kind.RELATION, "mathbin": Kind.BINARY}


def parse(latex: str) -> tuple[Node, tuple[str, ...]]:
    """The tree, and the commands and environments that are not known."""
    unknown: list[str] = []
    try:
        tree = Parser(elements(latex), unknown).row()
    except RecursionError:
        return Symbol(" ".join(latex.split())), (latex,)
    return tree, tuple(dict.fromkeys(unknown))


class Parser:
    """Reads one row of elements; groups and cells have parsers of their own."""

    def __init__(self, row: tuple[Element, ...], unknown: list[str], style: str = "") -> None:
        """`style`: the alphabet of letters, as `\\mathbf` sets it."""
        self.elements = row
        self.unknown = unknown
        self.style = style
        self.place = 0
        self.pairs = pairs(row)

    # Reading

    def row(self) -> Node:
        """All nodes."""
        if any(e.source == "\\\\" for e in self.elements):
            rows = split_cells(self.elements)
            if len(rows) > 1 or len(rows[0]) > 1:
                cells = tuple(tuple(self.nested(cell) for cell in cells) for cells in rows)
                return grid("aligned", cells)
        nodes: list[Node] = []
        while self.place < len(self.elements):
            self.read_one(nodes)
        return one(nodes)

    def read_one(self, nodes: list[Node]) -> None:
        """Read the next node and append it, or attach it to the one before as a script."""
        element = self.elements[self.place]
        if element.source in ("^", "_") and element.command is None:
            self.place += 1
            self.attach(nodes, element.source, self.argument())
        elif element.source == "'":
            primes = 0
            while self.place < len(self.elements) and self.elements[self.place].source == "'":
                primes += 1
                self.place += 1
            self.attach(nodes, "^", Symbol("′" * primes))
        elif element.command in ("limits", "nolimits"):
            self.place += 1
            if nodes and isinstance(nodes[-1], Symbol):
                nodes[-1] = replace(nodes[-1], limits=element.command == "limits")
        elif element.command in ("over", "choose", "atop"):
            self.place += 1
            rest = self.nested(self.elements[self.place :])
            self.place = len(self.elements)
            top = one(nodes)
            bar = element.command == "over"
            fraction: Node = Fraction(top, rest, bar=bar)
            nodes[:] = [Fenced("(", ")", (fraction,)) if element.command == "choose" else fraction]
        else:
            node = self.node()
            if node is not None:
                nodes.append(node)

    def node(self) -> Node | None:
        """The next node without its scripts; None for what shows nothing."""
        element = self.elements[self.place]
        if self.place in self.pairs:
            return self.pair()
        self.place += 1
        if element.environment is not None:
            return self.environment(element)
        if element.children is not None:
            body = self.nested(element.children)
            return replace(body, kind=Kind.ORDINARY) if is_sign(body) else body
        if element.command is not None:
            return self.command(element.command)
        return self.character(element.source)

    def argument(self) -> Node:
        """The next group, character or command with its own arguments."""
        self.skip_spaces()
        if self.place >= len(self.elements):
            return EMPTY
        if self.elements[self.place].source in ("&", "\\\\"):
            return EMPTY
        self.pairs.pop(self.place, None)
        if self.peek().isdigit():
            self.place += 1
            return Symbol(styled(self.elements[self.place - 1].source, self.style))
        return self.node() or EMPTY

    def option(self) -> Node | None:
        """What stands in square brackets next, if they do."""
        self.skip_spaces()
        end = self.pairs.get(self.place)
        if end is None or self.elements[self.place].source != "[":
            return None
        inside = self.elements[self.place + 1 : end]
        self.place = end + 1
        return self.nested(inside)

    def raw_argument(self) -> Element:
        """The next element, unparsed."""
        self.skip_spaces()
        if self.place >= len(self.elements):
            return Element("", children=())
        self.place += 1
        return self.elements[self.place - 1]

    def skip_spaces(self) -> None:
        """Go on to the next element that is no white space."""
        while self.place < len(self.elements) and self.elements[self.place].source.isspace():
            self.place += 1

    def nested(self, row: tuple[Element, ...], style: str | None = None) -> Node:
        """A row inside this one."""
        return Parser(row, self.unknown, self.style if style is None else style).row()

    # What there is

    def attach(self, nodes: list[Node], sign: str, script: Node) -> None:
        """Put a script on the last node."""
        while nodes and isinstance(nodes[-1], Space):
            nodes.pop()
        base = nodes.pop() if nodes else EMPTY
        if isinstance(base, Brace) and base.label is None and base.over == (sign == "^"):
            nodes.append(replace(base, label=script))
            return
        if not isinstance(base, Scripts):
            base = Scripts(base)
        if sign == "_":
            base = replace(base, below=joined(base.below, script))
        else:
            base = replace(base, above=joined(base.above, script))
        nodes.append(base)

    def character(self, character: str) -> Node | None:
        """A character that stands for itself."""
        if character.isspace() or character == "&":
            return None
        if character == "~":
            return Space(1)
        if character in symbols.PLAIN:
            text, kind = symbols.PLAIN[character]
            if text == ":" and self.peek() == "=":
                self.place += 1
                return Symbol(":=", Kind.RELATION)
            return Symbol(text, kind)
        if character.isdigit():
            number = character
            while (following := self.peek()) and (following.isdigit() or following == "."):
                if following == "." and not self.peek(1).isdigit():
                    break
                number += following
                self.place += 1
            return Symbol(styled(number, self.style))
        return Symbol(styled(character, self.style))

    def peek(self, ahead: int = 0) -> str:
        """The source of an element that was not read yet."""
        place = self.place + ahead
        return self.elements[place].source if place < len(self.elements) else ""

    def pair(self) -> Node:
        """Delimiters that belong together, with what they enclose."""
        start, end = self.place, self.pairs[self.place]
        inside = self.nested(self.elements[start + 1 : end])
        self.place = end + 1
        left, right = (delimiter_of(self.elements[i]) for i in (start, end))
        return Fenced(left, right, (inside,))

    def left_right(self) -> Node:
        """`\\left( … \\middle| … \\right)`; one that is never closed encloses the rest."""
        left = delimiter_of(self.raw_argument())
        parts: list[Node] = []
        middles: list[str] = []
        right, depth, start = "", 0, self.place
        while self.place < len(self.elements):
            command = self.elements[self.place].command
            if command == "left":
                depth += 1
            elif command == "right" and depth:
                depth -= 1
            elif command in ("right", "middle") and not depth:
                parts.append(self.nested(self.elements[start : self.place]))
                self.place += 1
                sign = delimiter_of(self.raw_argument())
                start = self.place
                if command == "right":
                    right = sign
                    return Fenced(left, right, tuple(parts), tuple(middles))
                middles.append(sign)
                continue
            self.place += 1
        parts.append(self.nested(self.elements[start:]))
        return Fenced(left, right, tuple(parts), tuple(middles))

    def environment(self, element: Element) -> Node:
        """`\\begin{…} … \\end{…}`."""
        name = (element.environment or "").removesuffix("*")
        inside = element.children or ()
        if name not in ENVIRONMENTS:
            self.unknown.append(f"\\begin{{{element.environment}}}")
        columns, inside = without_columns(name, inside)
        rows = tuple(tuple(self.nested(cell) for cell in cells) for cells in split_cells(inside))
        return grid(name, rows, columns)

    def command(self, name: str) -> Node | None:
        """A command, with the arguments it takes."""
        if name in symbols.SYMBOLS:
            text, kind = symbols.SYMBOLS[name]
            return Symbol(styled(text, self.style) if self.style == "bold" else text, kind)
        if name in symbols.BIG:
            sign = symbols.BIG[name]
            return Symbol(sign, Kind.BIG, limits=sign not in symbols.INTEGRALS)
        if name in symbols.FUNCTIONS:
            return Symbol(name, Kind.FUNCTION)
        if name in symbols.FUNCTIONS_WITH_LIMITS or name in symbols.LONG_FUNCTIONS:
            text = symbols.LONG_FUNCTIONS.get(name, name)
            return Symbol(text, Kind.FUNCTION, limits=True)
        if name in symbols.SPACES:
            width = symbols.SPACES[name]
            return Space(width) if width else None
        if name in symbols.ACCENTS:
            return Accent(symbols.ACCENTS[name], self.argument())
        if name in UPRIGHT:
            return self.upright(name)
        if name in STYLES:
            return self.restyled(STYLES[name])
        if name in TRANSPARENT:
            body = self.argument()
            if name in KINDS and isinstance(body, Symbol):
                return replace(body, kind=KINDS[name], limits=name == "mathop")
            return body
        if name == "left":
            return self.left_right()
        if name in symbols.SILENT_WITH_ARGUMENT:
            self.raw_argument()
            return None
        if name in symbols.SILENT:
            return None
        if name in STRUCTURES:
            return STRUCTURES[name](self)
        self.unknown.append("\\" + name)
        return Symbol(name, Kind.WORD)

    def upright(self, name: str) -> Node:
        """Words in a formula; spaces count there."""
        starred = name == "operatorname" and self.peek() == "*"
        if starred:
            self.place += 1
        element = self.raw_argument()
        if not element.is_group:
            self.place -= 1
            return self.argument()
        if name == "operatorname":
            text = plain_text(element.children or ())
            return Symbol(text.replace("−", "-"), Kind.FUNCTION, limits=starred)
        nodes: list[Node] = []
        text = ""
        mathematics = name.startswith("math")

        def flush() -> None:
            nonlocal text
            if mathematics:
                text = text.strip()
            nodes.extend(words(text))
            text = ""

        for child in element.children or ():
            if child.children is not None and child.source.startswith("{"):
                text += plain_text(child.children)
            elif child.children is not None:
                flush()
                nodes.append(self.nested(child.children, ""))
            elif mathematics and (child.command or child.source in ("^", "_")):
                return self.nested(element.children or (), "")
            elif child.command is not None:
                text += symbols.SYMBOLS.get(child.command, (" ", Kind.ORDINARY))[0]
            else:
                text += " " if child.source in "~\n" else child.source
        flush()
        return one(nodes)

    def restyled(self, style: str) -> Node:
        """A group in another alphabet."""
        self.skip_spaces()
        before, self.style = self.style, style
        try:
            return self.argument()
        finally:
            self.style = before

    def column_of_lines(self) -> Node:
        """`\\substack`."""
        element = self.raw_argument()
        rows = split_cells(element.children or (element,))
        return Lines(tuple(one([self.nested(cell) for cell in cells]) for cells in rows))

    def kept_together(self, over: bool) -> Node:
        """`\\underbrace`, `\\overbrace`; the label comes as a script."""
        return Brace(self.argument(), None, over)

    def arrow(self, left: bool) -> Node:
        """`\\xrightarrow[under]{over}`."""
        under = self.option()
        return Arrow(self.argument(), under, left)

    def stack(self, over: bool) -> Node:
        """`\\overset{small}{base}`, `\\underset`, `\\stackrel`."""
        small, base = self.argument(), self.argument()
        if isinstance(base, Symbol) and base.kind is Kind.FUNCTION:
            base = replace(base, limits=True)
            return Scripts(base, None if over else small, small if over else None)
        return Stack(base, small if over else None, None if over else small)

    def negated(self) -> Node:
        """`\\not` strikes the next symbol through."""
        body = self.argument()
        if isinstance(body, Symbol):
            return replace(body, text=body.text + "\u0338")
        return Accent("\u0338", body)

    def root(self) -> Node:
        """`\\sqrt[index]{body}`."""
        index = self.option()
        return Root(self.argument(), index)

    def fraction(self, small: bool = False) -> Node:
        """`\\frac`."""
        return Fraction(self.argument(), self.argument(), small=small)

    def binomial(self) -> Node:
        """`\\binom`."""
        return Fenced("(", ")", (Fraction(self.argument(), self.argument(), bar=False),))

    def tag(self) -> Node:
        """`\\tag{1}`."""
        if self.peek() == "*":
            self.place += 1
        return Tag(Symbol(f"({plain_text(self.raw_argument().children or ())})", Kind.WORD))

    def phantom(self) -> Node:
        """Space as wide as the argument, roughly."""
        return Space(len(plain_text(self.raw_argument().children or ())))

    def coloured(self) -> Node:
        """`\\textcolor{red}{body}`: the colour is left out."""
        self.raw_argument()
        return self.argument()

    def modulo(self) -> Node:
        """`\\pmod{n}`."""
        inside = Row((Symbol("mod", Kind.FUNCTION), self.argument()))
        return Row((Space(1), Fenced("(", ")", (inside,))))


STRUCTURES: dict[str, Callable[[Parser], Node]] = {
    "frac": Parser.fraction,
    "dfrac": Parser.fraction,
    "cfrac": Parser.fraction,
    "tfrac": lambda parser: parser.fraction(small=True),
    "nicefrac": lambda parser: parser.fraction(small=True),
    "binom": Parser.binomial,
    "dbinom": Parser.binomial,
    "tbinom": Parser.binomial,
    "sqrt": Parser.root,
    "substack": Parser.column_of_lines,
    "underbrace": lambda parser: parser.kept_together(over=False),
    "overbrace": lambda parser: parser.kept_together(over=True),
    "xrightarrow": lambda parser: parser.arrow(left=False),
    "xleftarrow": lambda parser: parser.arrow(left=True),
    "overset": lambda parser: parser.stack(over=True),
    "stackrel": lambda parser: parser.stack(over=True),
    "underset": lambda parser: parser.stack(over=False),
    "not": Parser.negated,
    "tag": Parser.tag,
    "phantom": Parser.phantom,
    "hphantom": Parser.phantom,
    "textcolor": Parser.coloured,
    "colorbox": Parser.coloured,
    "pmod": Parser.modulo,
}


def one(nodes: list[Node]) -> Node:
    """The nodes as one node; signs without operands lose their space."""
    if len(nodes) == 1:
        return nodes[0]
    return Row(signs_bound(tuple(nodes)))


def is_sign(node: Node) -> TypeGuard[Symbol]:
    """Whether it is a sign that keeps its distance unless it stands in braces, as in `60{,}000`."""
    return isinstance(node, Symbol) and node.kind in {
        Kind.BINARY,
        Kind.RELATION,
        Kind.PUNCTUATION,
    }


def joined(first: Node | None, second: Node) -> Node:
    """Two scripts in the same place: `f'^2`."""
    return second if first is None else one([first, second])


def words(text: str) -> list[Node]:
    """Text as a word, with the spaces at its ends kept as such."""
    core = text.strip()
    if not core:
        return [Space(1)] if text else []
    kind = Kind.WORD if len(core) > 1 else Kind.ORDINARY
    if not (core[0].isalnum() and core[-1].isalnum()):
        kind = Kind.ORDINARY
    before = [Space(1)] if text[0].isspace() else []
    after = [Space(1)] if text[-1].isspace() else []
    return [*before, Symbol(" ".join(core.split()), kind), *after]


def plain_text(row: tuple[Element, ...]) -> str:
    """The characters of a row; commands as their symbols."""
    text = ""
    for element in row:
        if element.children is not None:
            text += plain_text(element.children)
        elif element.command in symbols.SPACES:
            text += " " * min(1, symbols.SPACES[element.command])
        elif element.command is not None:
            text += symbols.SYMBOLS.get(element.command, (element.command, None))[0]
        else:
            text += " " if element.source == "~" else element.source
    return text


def delimiter_of(element: Element) -> str:
    """The sign of a delimiter; `.` is invisible."""
    if element.command is not None:
        return symbols.DELIMITERS.get(element.command, element.command)
    return {".": "", "<": "⟨", ">": "⟩"}.get(element.source, element.source)
