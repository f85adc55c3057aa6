"""Which file of a submission answers which exercise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tutor.classroom.submissions.archive import inner_tree, is_archive
from tutor.classroom.submissions.notebook import Notebook
from tutor.classroom.submissions.tree import MAX_NOTEBOOK, MAX_SOURCE, File, Refused, Tree
from tutor.course.model import Course, Exercise
from tutor.course.toml_text import read_text


@dataclass(frozen=True)
class Answer:
    """The bytes to grade for one exercise; or `fault`: why there are none despite a file."""

    where: str
    content: bytes = b""
    modified: float | None = None
    fault: str = ""


class Finder:
    """Finds answers to the chosen exercises of a course."""

    def __init__(self, course: Course, exercises: Sequence[Exercise]) -> None:
        self._chosen = list(exercises)
        self._names = [exercise.name for exercise in course.exercises]
        self._chapters = {chapter.name for chapter in course.chapters}
        self._asked = {exercise.name: _to_write(exercise) for exercise in exercises}

    def answers(self, tree: Tree) -> dict[str, Answer]:
        """Answers by the exercise's name. What is not there is missing from it."""
        _open_inner(tree)
        found: dict[str, Answer] = {}
        for exercise in self._chosen:
            files = self._python_files(tree, exercise)
            if files:
                found[exercise.name] = _read(tree, files)
        missing = [exercise for exercise in self._chosen if exercise.name not in found]
        if missing:
            self._from_notebooks(tree, missing, found)
        return found

    def _python_files(self, tree: Tree, exercise: Exercise) -> list[File]:
        """The files that may be meant, all of the best kind there is."""
        sources = [file for file in tree.files.values() if file.name.lower().endswith(".py")]
        place = f"{exercise.chapter}/{exercise.name}.py"
        # named after nothing: then it may be the one answer that was asked for
        free = not any(
            self._named_in(file.stem) or self._chapters.intersection(file.path.split("/")[:-1])
            for file in sources
        )
        kinds = (
            [file for file in sources if f"/{file.path}".endswith(f"/{place}")],
            [file for file in sources if file.name == f"{exercise.name}.py"],
            [file for file in sources if self._named_in(file.stem) == exercise.name],
            sources if len(self._chosen) == 1 and len(sources) == 1 and free else [],
        )
        return next((kind for kind in kinds if kind), [])

    def _named_in(self, stem: str) -> str:
        """The exercise that a file's name ends with, or has in it: `mei_norm_grad-1`."""
        best, name = (0, 0), ""
        for each in self._names:
            found = re.search(rf"(?:^|[^A-Za-z0-9])({re.escape(each)})(?![A-Za-z0-9_])", stem)
            if found and (found.end(), len(each)) > best:
                best, name = (found.end(), len(each)), each
        return name

    def _from_notebooks(
        self, tree: Tree, missing: list[Exercise], found: dict[str, Answer]
    ) -> None:
        files = [file for file in tree.files.values() if file.name.lower().endswith(".ipynb")]
        for file in sorted(files, key=lambda file: (-(file.modified or 0), file.path)):
            left = [exercise for exercise in missing if exercise.name not in found]
            if not left:
                return
            where = _where(tree, file)
            named = self._named_in(file.stem)
            try:
                book = Notebook(file.read(MAX_NOTEBOOK), file.path)
            except Refused as error:
                for exercise in left:
                    if named in ("", exercise.name):
                        found[exercise.name] = Answer(
                            where, modified=file.modified, fault=str(error)
                        )
                continue
            for exercise in left:
                answer = self._in_notebook(book, exercise, named, left)
                if answer is None:
                    continue
                content, fault = answer
                found[exercise.name] = Answer(where, content, file.modified, fault)

    def _in_notebook(
        self, book: Notebook, exercise: Exercise, named: str, left: list[Exercise]
    ) -> tuple[bytes, str] | None:
        asked, all_names = self._asked[exercise.name]
        if book.marked(exercise.name):
            return book.source(exercise.name, set()), ""
        if named not in ("", exercise.name):
            return None
        alone = named == exercise.name
        if exercise.kind == "predict":  # its names are those of any notebook
            return (book.source(exercise.name, all_names), "") if alone else None
        defined = asked & book.defines()
        if not defined:
            return None
        rivals = [
            each.name
            for each in left
            if each.kind != "predict" and self._asked[each.name][0] & defined
        ]
        if len(rivals) > 1 and not alone:
            shown = ", ".join(sorted(defined))
            return b"", (
                f"the notebook defines {shown}, which {' and '.join(rivals)} ask for: begin its "
                f"cells with “# exercise: {exercise.name}”."
            )
        return book.source(exercise.name, all_names), ""


def _open_inner(tree: Tree) -> None:
    """A folder that holds nothing but a zip, as Moodle gives it, is that zip."""
    sources = [file for file in tree.files.values() if file.name.endswith((".py", ".ipynb"))]
    archives = [file for file in tree.files.values() if is_archive(file)]
    if sources:
        return
    for file in sorted(archives, key=lambda file: (file.modified or 0, file.path)):
        inner = inner_tree(file, f"{tree.label}/{file.path}")
        tree.files |= inner.files
        tree.faults += inner.faults


def _read(tree: Tree, files: list[File]) -> Answer:
    """The newest of them."""
    file = max(files, key=lambda file: (file.modified or 0, file.path))
    where = _where(tree, file)
    if len(files) > 1:
        where += f" (the newest of {len(files)})"
    try:
        return Answer(where, file.read(MAX_SOURCE), file.modified)
    except Refused as error:
        return Answer(where, modified=file.modified, fault=str(error))


def _where(tree: Tree, file: File) -> str:
    return f"{tree.label}: {file.path}" if file.path != tree.label else tree.label


def _to_write(exercise: Exercise) -> tuple[set[str], set[str]]:
    """The names that a learner must write, and all names of the stub."""
    stub = ast.parse(read_text(exercise.stub, "The stub is a file of the course."))
    empty, all_names = set[str](), set[str]()
    for statement in stub.body:
        names = _bound(statement)
        all_names |= names
        raises = any(
            isinstance(node, ast.Name) and node.id == "NotImplementedError"
            for node in ast.walk(statement)
        )
        if raises or exercise.kind != "write":
            empty |= names
    return empty, all_names


def _bound(statement: ast.stmt) -> set[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return set(_names_in(ast.walk(statement)))
    return set()


def _names_in(nodes: Iterable[ast.AST]) -> Iterable[str]:
    return (n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
