"""What a submission's text may not hold: the part of the rules that no operator stands for."""

from __future__ import annotations

import ast
import functools
import importlib.util
import sys
import types
import warnings
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tutor.lab.rules import GROUPS, Rules

MAX_BYTES = 1 << 20

_MODULES = frozenset(
    (
        "torch", "torchvision", "numpy", "pandas", "PIL", "math", "cmath", "random", "collections",
        "itertools", "functools", "dataclasses", "typing", "typing_extensions", "abc", "enum",
        "copy", "time", "datetime", "statistics", "fractions", "decimal", "heapq", "bisect",
        "struct", "array", "re", "textwrap", "json", "csv", "io", "contextlib", "warnings",
        "operator", "queue", "threading", "concurrent", "hashlib", "numbers", "pathlib", "zlib",
        "gzip", "base64", "scipy", "__future__", "submission",
    )
)  # fmt: skip
"""What a submission under rules may import; `scipy` is left to the groups that forbid it."""

_REACH = (
    "torch.library.**", "torch.utils.**", "torch.overrides.**", "torch.jit.**", "torch.fx.**",
    "torch.compile", "torch.compiler.**", "torch.export.**", "torch.onnx.**", "torch.package.**",
    "torch.hub.**", "torch.load", "torch.serialization.**", "torch.ops.**", "torch.classes.**",
    "torch.multiprocessing.**", "torch.distributed.**", "torch.profiler.**", "torch.fx**",
    "torch.get_device_module", "torch.Tensor.as_subclass", "torch.Tensor.__base__",
    "numpy.load", "numpy.ctypeslib.**", "numpy.f2py.**", "numpy.testing.**", "pandas.eval",
    "pandas.read_pickle", "pandas.core.**", "typing.get_type_hints", "typing.ForwardRef",
    "concurrent.futures.ProcessPoolExecutor", "concurrent.futures.process.**",
    "operator.attrgetter", "operator.methodcaller", "threading.settrace**",
    "threading.setprofile**",
    "eval", "exec", "compile", "globals", "locals", "vars", "breakpoint", "input", "help",
    "*.redispatch", "*.allow_override", "*.data_ptr", "*.ctypes", "*.f_back", "*.f_globals",
    "*.f_locals", "*.f_builtins", "*.f_code", "*.tb_frame", "*.tb_next", "*.gi_frame", "*.gi_code",
    "*.cr_frame", "*.cr_code", "*.ag_frame", "*.ag_code", "*.get_field",
)  # fmt: skip
_ALLOWED_IN_TORCH = ("torch.utils.data", "torch.utils.checkpoint")
_NEVER_BEHIND_A_DOT = frozenset(
    ("sys", "os", "gc", "builtins", "importlib", "inspect", "subprocess", "multiprocessing",
     "pickle", "marshal", "_C", "_ops", "_library", "_dispatch", "torch", "tutor")
)  # fmt: skip
"""Modules that other modules hold: `F.torch._C` is `torch._C`."""
_INDIRECT = frozenset(("getattr", "setattr", "delattr"))
_DUNDERS = frozenset(
    f"__{name}__"
    for name in (
        "init", "post_init", "new", "name", "qualname", "doc", "class", "main", "all", "version",
        "future", "annotations", "len", "call", "iter", "next", "enter", "exit", "contains",
        "getitem", "setitem", "eq", "ne", "lt", "le", "gt", "ge", "add", "radd", "sub", "rsub",
        "mul", "rmul", "truediv", "floordiv", "mod", "pow", "neg", "abs", "matmul", "repr", "str",
        "hash", "bool", "int", "float", "index",
    )
)  # fmt: skip


@dataclass(frozen=True)
class SourceFault:
    """Something the text may not hold: a message key with fields, the rule, and the line."""

    key: str
    rule: str
    line: int
    name: str = ""
    text: str = ""


def parse(source: str) -> ast.Module | SyntaxError:
    """The tree, or the error of a text that is not Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes and the like are the learner's own
        try:
            return ast.parse(source)
        except SyntaxError as error:
            return error
        except (ValueError, RecursionError, MemoryError) as error:
            return SyntaxError(str(error))


def check(tree: ast.Module, source: str, rules: Rules) -> SourceFault | None:
    """The first line that breaks one of `rules` in a way the dispatcher cannot see."""
    forbidden = {pattern: group for group in rules.forbid for pattern in GROUPS[group].source}
    if not rules.forbid and all(limit is None for limit in rules.limits().values()):
        return None
    lines = source.splitlines()
    visitor = _Names(tree)
    reaches = functools.cache(_reaches)  # a file has few names, each many times over
    for name, line in visitor.names:
        text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        for pattern, group in forbidden.items():
            if _matches(name, pattern):
                key = "source.loop" if name == "<loop>" else "source.forbidden"
                return SourceFault(key, group, line, name, text)
        if name == "<getattr>":
            return SourceFault("source.getattr", "", line, name, text)
        if reaches(name):
            return SourceFault("source.reach", "", line, name, text)
    for name, line in visitor.imported:
        if name.partition(".")[0] not in _MODULES and _exists(name.partition(".")[0]):
            text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
            return SourceFault("source.reach", "", line, name, text)
    return None


def check_literals(tree: ast.Module) -> int | None:
    """The line of the first statement that is not a name and a written-out answer."""
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if node.value is not None and all(isinstance(t, ast.Name) for t in targets):
                try:
                    ast.literal_eval(node.value)
                    continue
                except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                    pass
        return node.lineno
    return None


def _exists(module: str) -> bool:
    """Whether there is such a module: Python itself says best that a name is misspelled."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return True


def _reaches(name: str) -> bool:
    """Whether a name leads to what the rules are made of."""
    parts = name.split(".")
    magic = (part for part in parts if part.startswith("__") and part.endswith("__"))
    if any(part not in _DUNDERS for part in magic):
        return True
    if any(part in _NEVER_BEHIND_A_DOT for part in parts[1:]):
        return True
    if parts[0] in ("torch", "numpy", "pandas") and any(part.startswith("_") for part in parts[1:]):
        return not parts[-1].startswith("__")
    if any(name == start or name.startswith(start + ".") for start in _ALLOWED_IN_TORCH):
        return False
    if name == "torch.utils":
        return False
    return any(_matches(name, pattern) for pattern in _REACH)


def _matches(name: str, pattern: str) -> bool:
    if pattern.endswith(".**"):
        start = pattern[:-3]
        return name == start or name.startswith(start + ".")
    if pattern.endswith("**"):
        return name.startswith(pattern[:-2])
    if pattern.startswith("*."):
        return "." in name and name.rpartition(".")[2] == pattern[2:]
    return fnmatchcase(name, pattern)


def _canonical(name: str) -> str:
    """`torch.nn.functional.torch.os` is `os`: modules that hold modules are walked through."""
    first, *rest = name.split(".")
    module = sys.modules.get(first)
    while module is not None and rest:
        inner = vars(module).get(rest[0])
        if not isinstance(inner, types.ModuleType):
            break
        module, first, rest = inner, inner.__name__, rest[1:]
    return ".".join([first, *rest])


class _Names(ast.NodeVisitor):
    """Every dotted name of a file, aliases resolved, with its line."""

    def __init__(self, tree: ast.Module) -> None:
        self.names: list[tuple[str, int]] = []
        self.imported: list[tuple[str, int]] = []
        self._aliases: dict[str, str] = {}
        self._called: set[ast.expr] = set()
        for node in ast.walk(tree):  # imports anywhere count from the start
            if isinstance(node, ast.Import):
                for alias in node.names:
                    whole = alias.name if alias.asname else alias.name.partition(".")[0]
                    self._aliases[alias.asname or whole] = whole
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self._aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for node in ast.walk(tree):  # f = torch.foo
            if (
                isinstance(node, ast.Assign)
                and len(node.targets) == 1
                and isinstance(node.targets[0], ast.Name)
                and isinstance(node.value, (ast.Attribute, ast.Name))
            ):
                dotted = self._dotted(node.value)
                if dotted and dotted.partition(".")[0] in ("torch", "numpy"):
                    self._aliases.setdefault(node.targets[0].id, dotted)
        self.visit(tree)

    def _dotted(self, node: ast.AST) -> str | None:
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name):
            parts.append(self._aliases.get(node.id, node.id))
            name = _canonical(".".join(reversed(parts)))
            if node.id in self._aliases:
                self.imported.append((name, node.lineno))
            return name
        return "." + ".".join(reversed(parts)) if parts else None

    def visit_Import(self, node: ast.Import) -> None:
        found = [(alias.name, node.lineno) for alias in node.names]
        self.names += found
        self.imported += found

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        found = [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
        self.names += found
        self.imported += found

    def visit_Attribute(self, node: ast.Attribute) -> None:
        dotted = self._dotted(node)
        if dotted:
            self.names.append((dotted, node.lineno))
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        self.names.append((self._aliases.get(node.id, node.id), node.lineno))
        if node.id in _INDIRECT and node not in self._called:
            self.names.append(("<getattr>", node.lineno))

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        """`case C(name=x)` reads an attribute too."""
        self.names += [(f"?.{name}", node.lineno) for name in node.kwd_attrs]
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in _INDIRECT:
            self._called.add(node.func)
            if len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                base = self._dotted(node.args[0]) or ""
                self.names.append((f"{base}.{node.args[1].value!s}", node.lineno))
            else:
                self.names.append(("<getattr>", node.lineno))
        elif (
            isinstance(node.func, ast.Attribute)
            and node.func.attr in ("eval", "query")
            and (node.args or node.keywords)
        ):  # pandas evaluates a text; a module's eval() takes none
            self.names.append(("eval", node.lineno))
        self.generic_visit(node)

    def _loop(self, node: ast.AST) -> None:
        self.names.append(("<loop>", getattr(node, "lineno", 0)))
        self.generic_visit(node)

    visit_For = visit_While = visit_ListComp = visit_GeneratorExp = _loop  # noqa: N815
    visit_SetComp = visit_DictComp = visit_AsyncFor = _loop  # noqa: N815
