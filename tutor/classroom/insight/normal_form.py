"""What a function says apart from how it is written: two texts with one normal form are one answer.

Names of variables, parameters, helpers and own attributes, comments, docstrings, annotations,
formatting and the way a library was imported are normalised; what is computed is kept.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_QUIET = (ast.expr_context, ast.arguments, ast.alias)


@dataclass(frozen=True)
class Form:
    """The normal form of one function or class."""

    digest: str
    size: int
    """How much it says: nodes of its syntax tree. `return 2 * x` has 5."""


def parse(source: str) -> ast.Module | None:
    """The syntax tree; None where the text is not Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def definitions(tree: ast.Module) -> dict[str, Definition]:
    """Top-level functions and classes; of two with one name the last."""
    return {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }


def forms(tree: ast.Module, public: Iterable[str]) -> dict[str, Form]:
    """The forms of the top-level functions and classes; `public` names keep their names."""
    found = definitions(tree)
    imported = _imports(tree)
    helpers = set(found) - set(public)
    return {name: form(node, imported, helpers) for name, node in found.items()}


def imports(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: `F` for `torch.nn.functional`."""
    return _imports(tree)


def form(node: Definition, imported: dict[str, str], helpers: Iterable[str] = ()) -> Form:
    """The form of one definition, whatever its own name is."""
    writer = _Writer(imported, set(helpers), node.name)
    try:
        text = writer.written(node)
    except RecursionError:
        text, writer.size = ast.dump(node), 0
    return Form(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), writer.size)


def _imports(tree: ast.Module) -> dict[str, str]:
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                found[each.asname or each.name.partition(".")[0]] = (
                    each.name if each.asname else each.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for each in node.names:
                found[each.asname or each.name] = f"{node.module or ''}.{each.name}"
    return found


class _Writer:
    """Writes a definition as text in which equal answers are equal."""

    def __init__(self, imported: dict[str, str], helpers: set[str], own: str) -> None:
        self.imported, self.helpers, self.own = imported, helpers, own
        self.names: dict[str, str] = {}
        self.attributes: set[str] = set()
        self.size = 0

    def written(self, node: Definition) -> str:
        bound = _bound(node)
        self.local = bound - {node.name}
        self.attributes = {
            each.attr
            for each in ast.walk(node)
            if isinstance(each, ast.Attribute)
            and isinstance(each.ctx, ast.Store)
            and isinstance(each.value, ast.Name)
            and each.value.id == "self"
        }
        return self._node(node)

    def _name(self, name: str) -> str:
        if name == self.own:
            return "OWN"
        if name in self.local or name in self.helpers:
            return self.names.setdefault(name, f"v{len(self.names)}")
        return self.imported.get(name, name)

    def _path(self, node: ast.expr) -> str | None:
        """`F.relu` and `torch.nn.functional.relu` as the same dotted path."""
        if isinstance(node, ast.Name) and node.id not in self.local:
            return self.imported.get(node.id)
        if isinstance(node, ast.Attribute):
            base = self._path(node.value)
            return base and f"{base}.{node.attr}"
        return None

    def _node(self, node: ast.AST) -> str:
        if isinstance(node, ast.AnnAssign):
            if node.value is None:
                return ""
            node = ast.Assign(targets=[node.target], value=node.value)
        if not isinstance(node, _QUIET):
            self.size += 1
        path = self._path(node) if isinstance(node, ast.expr) else None
        if path is not None:
            return f"<{path}>"
        parts = [type(node).__name__]
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "type_comment", "type_params", "ctx", "kind"):
                continue
            parts.append(self._field(node, field, value))
        return f"({' '.join(parts)})"

    def _field(self, node: ast.AST, field: str, value: object) -> str:
        if field == "body" and isinstance(value, list):
            value = _without_docstring(value)
        if isinstance(value, list):
            return "[" + " ".join(self._field(node, "", each) for each in value) + "]"
        if isinstance(value, ast.AST):
            return self._node(value)
        if isinstance(value, str) and not isinstance(node, ast.Constant):
            if isinstance(node, ast.Attribute):
                known = value in self.attributes
                return self.names.setdefault(f".{value}", f"a{len(self.names)}") if known else value
            if isinstance(node, ast.keyword):
                return value
            method = isinstance(node, ast.FunctionDef) and value not in self.local
            return value if method and value != self.own else self._name(value)
        return repr(value)


def _bound(node: Definition) -> set[str]:
    """Names that the definition gives itself: parameters, variables, inner functions."""
    found = set()
    methods = {each for each in node.body if isinstance(node, ast.ClassDef)}
    for each in ast.walk(node):
        if isinstance(each, ast.arg):
            found.add(each.arg)
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            found.add(each.id)
        elif isinstance(each, ast.ExceptHandler):
            found.add(each.name or "")
        elif isinstance(each, ast.FunctionDef) and each not in methods and each is not node:
            found.add(each.name)
    return found


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    return [
        each
        for each in body
        if not (
            (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
            or isinstance(each, ast.Pass | ast.Import | ast.ImportFrom)
        )
    ]
