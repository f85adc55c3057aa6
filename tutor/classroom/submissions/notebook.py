"""A notebook as a submission: the definitions that an exercise asks for, and what they need."""

from __future__ import annotations

import ast
import contextlib
import json
import re
from dataclasses import dataclass
from functools import cached_property

from tutor.classroom.submissions.tree import Refused

_MARK = re.compile(r"#\s*exercise:\s*([A-Za-z_]\w*)")
_MAGIC = re.compile(r"^\s*[%!?]")
_KEPT = (
    ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign,
    ast.AnnAssign, ast.AugAssign,
)  # fmt: skip


@dataclass
class Cell:
    """One code cell: its source without magics, and the exercise that it says it is for."""

    source: str
    mark: str

    @cached_property
    def statements(self) -> list[ast.stmt]:
        """What it does; nothing where it is no Python."""
        try:
            return ast.parse(self.source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return []


class Notebook:
    """The code cells of a notebook."""

    def __init__(self, content: bytes, label: str) -> None:
        """Raises Refused for what is no notebook."""
        import nbformat

        try:
            # the text is parsed as JSON first: nbformat wants a mapping
            told = json.loads(content.decode("utf-8"))
            book = nbformat.reads(json.dumps(told), as_version=4)  # type: ignore[no-untyped-call]
            found = [str(cell.source) for cell in book.cells if cell.cell_type == "code"]
        except Exception as error:
            raise Refused(f"{label} is no notebook that can be read: {_short(error)}.") from error
        self.cells = [_cell(source) for source in found]

    def marked(self, exercise: str) -> bool:
        """Whether a cell begins with `# exercise: NAME`."""
        return any(cell.mark == exercise for cell in self.cells)

    def defines(self) -> set[str]:
        """The functions and classes that its cells define."""
        return {
            statement.name
            for cell in self.cells
            for statement in cell.statements
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        }

    def source(self, exercise: str, names: set[str]) -> bytes:
        """A module with `names` and all that they need, in the notebook's order.

        Imports, definitions and assignments alone: a cell that trains or prints is not run. Where
        cells are marked for the exercise, they are the answer, whole; where one of these is no
        Python, the learner reads so.
        """
        marked = [cell for cell in self.cells if cell.mark == exercise]
        if marked:
            own = "\n\n".join(cell.source for cell in marked)
            statements = [each for cell in marked for each in cell.statements]
            names = _used(statements).difference(*map(_binds, statements))
            before = [cell for cell in self.cells if not cell.mark]
            return f"{_needed(before, names)}\n\n{own}".strip().encode() + b"\n"
        return _needed([cell for cell in self.cells if not cell.mark], names).encode() + b"\n"


def _cell(source: str) -> Cell:
    found = _MARK.match(source.lstrip())
    lines = ["" if _MAGIC.match(line) else line for line in source.splitlines()]
    if source.lstrip().startswith("%%"):
        lines = []
    return Cell("\n".join(lines), found[1] if found else "")


def _short(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200].rstrip(".") if lines else type(error).__name__


def _needed(cells: list[Cell], names: set[str]) -> str:
    """The source of the statements that define `names`, and of those that these use."""
    kept = [
        (cell, statement)
        for cell in cells
        for statement in cell.statements
        if isinstance(statement, _KEPT)
    ]
    wanted, chosen = set(names), set[int]()
    while True:
        more = {
            index
            for index, (_, statement) in enumerate(kept)
            if index not in chosen and _binds(statement) & wanted
        }
        if not more:
            break
        chosen |= more
        wanted |= _used([kept[index][1] for index in more])
    parts: list[str] = []
    for index in sorted(chosen):
        cell, statement = kept[index]
        first = min(
            [statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))]
        )
        lines = cell.source.splitlines()[first - 1 : statement.end_lineno]
        text = "\n".join(lines)
        try:  # `a = 1; print(a)` stands in one line
            whole = len(ast.parse(text).body) == 1
        except SyntaxError:
            whole = False
        with contextlib.suppress(RecursionError):
            text = text if whole else ast.unparse(statement)
        if not isinstance(statement, (ast.Import, ast.ImportFrom)) or text not in parts:
            parts.append(text)
    return "\n\n".join(parts)


def _binds(statement: ast.stmt) -> set[str]:
    match statement:
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            bound = {(each.asname or each.name).partition(".")[0] for each in names}
            return bound | ({"*"} if "*" in bound else set())
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return {statement.name}
        case _:
            return {
                node.id
                for node in ast.walk(statement)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            }


def _used(statements: list[ast.stmt]) -> set[str]:
    """The names that they look up; a star import may give any of them."""
    names = {
        node.id for each in statements for node in ast.walk(each) if isinstance(node, ast.Name)
    }
    return names | {"*", "annotations"}
