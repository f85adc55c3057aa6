"""Which answers are one that everybody can read: the course's reference, or a right variant."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from tutor.classroom.insight.normal_form import Form, definitions, form, forms, imports, parse
from tutor.course.model import Exercise

LEAST = 30
"""Nodes that an answer needs before being equal says anything: `return X - X.mean(1, keepdim=True)`
has 12, and there is hardly another way to write it."""


@dataclass
class Published:
    """The answers of one exercise that can be looked up, by the name they define."""

    stub: dict[str, Form] = field(default_factory=dict)
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    """For each name to be written: digests of right answers, and where they stand."""
    helpers: frozenset[str] = frozenset()
    """Digests of what the reference defines besides."""
    texts: list[str] = field(default_factory=list)
    """The stub, the reference and the variants, as they are."""

    def own(self, source: str) -> dict[str, Form] | None:
        """What a submission defines beyond the stub; None where the text is not Python."""
        tree = parse(source)
        if tree is None:
            return None
        found = forms(tree, self.stub)
        return {name: made for name, made in found.items() if self.stub.get(name) != made}

    def match(self, own: dict[str, Form]) -> str | None:
        """Where a whole answer can be read: `reference`, `by_windows`, or both where it is mixed.

        None where a part of it is the student's own.
        """
        if not self.answers:
            return None
        places = [
            self.answers[name].get(own[name].digest if name in own else "") for name in self.answers
        ]
        if None in places:
            return None
        if "reference" in places and not self.helpers <= {form.digest for form in own.values()}:
            return None
        return ", ".join(dict.fromkeys(place for place in places if place))


def published(exercise: Exercise) -> Published:
    """What the course's files give away of an exercise; nothing where they cannot be read."""
    texts = []
    for file in (exercise.stub, exercise.reference, exercise.variants):
        try:
            texts.append(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            texts.append("")
    found = Published(texts=texts)
    stub, reference, variants = (parse(text) or ast.Module([], []) for text in texts)
    public = set(definitions(stub))
    found.stub = forms(stub, public)
    if exercise.kind != "write":
        return found  # a repaired line, or a number, is the same for everyone who is right
    reference_forms = forms(reference, public)
    for name, made in reference_forms.items():
        if found.stub.get(name) != made and name in found.stub:
            found.answers[name] = {made.digest: "reference"}
    found.helpers = frozenset(
        made.digest for name, made in reference_forms.items() if name not in found.stub
    )
    imported = {**imports(reference), **imports(variants)}
    helpers = (set(definitions(variants)) | set(definitions(reference))) - public
    for node in definitions(variants).values():
        for name, part in _replaced(node):
            if name in found.answers:
                found.answers[name].setdefault(form(part, imported, helpers).digest, node.name)
    return found


def _replaced(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
) -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """What a right variant puts in the reference's place, by name."""
    names: list[str] = []
    for each in node.decorator_list:
        if (
            isinstance(each, ast.Call)
            and isinstance(each.func, ast.Name)
            and each.func.id == "right"
        ):
            names = [str(one.value) for one in each.args if isinstance(one, ast.Constant)]
    inner = definitions(ast.Module(node.body, [])) if isinstance(node, ast.ClassDef) else {}
    bag = [(name, inner[name]) for name in names if name in inner]
    if bag or len(names) != 1:
        return bag
    node.decorator_list = []
    return [(names[0], node)]
