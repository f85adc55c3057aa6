"""What of an exercise's test file goes to the worker: the cases, and what they use."""

from __future__ import annotations

import ast

_GRADERS_OWN = ("given", "judge")


def prune(source: str, keep: list[str]) -> str:
    """The functions named in `keep` and all they use at module level, without any decorators.

    Judges, givens, rules and whatever only these use stay behind, so that nothing of how an
    answer is judged is in the worker's memory.
    """
    tree = ast.parse(source)
    statements = [node for node in tree.body if not _is_graders_own(node)]
    for node in statements:
        if isinstance(node, ast.FunctionDef) and _is_case(node):
            node.decorator_list = []
    names = [_defined(node) for node in statements]
    wanted, reached = set(keep), set[int]()
    while True:
        fresh = [
            place
            for place, defined in enumerate(names)
            if place not in reached and defined & wanted
        ]
        if not fresh:
            break
        for place in fresh:
            reached.add(place)
            wanted |= _used(statements[place])
    body = [statements[place] for place in sorted(reached)]
    future = [
        node
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]
    return ast.unparse(ast.Module([*future, *(n for n in body if n not in future)], []))


def _is_graders_own(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(decorator, ast.Attribute) and decorator.attr in _GRADERS_OWN
        for decorator in node.decorator_list
    )


def _is_case(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(called := d.func if isinstance(d, ast.Call) else d, ast.Name)
        and called.id == "case"
        for d in node.decorator_list
    )


def _defined(node: ast.stmt) -> set[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return {
        name.id
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


def _used(node: ast.stmt) -> set[str]:
    names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    # `lab.restart("reload")` names a function of the file by text
    names |= {
        text.value
        for text in ast.walk(node)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }
    return names
