"""YAML as plain strings, lists and mappings that know their lines.

Every scalar stays the text that was typed: `text: yes` is the word, `minutes: 20` the digits.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import yaml

from tutor.course.model import CourseError
from tutor.course.nearest import did_you_mean, nearest


class Mapping(dict[str, object]):
    """A YAML mapping. `line` is its own, `lines` those of its keys, in the file."""

    def __init__(self, file: Path, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.lines: dict[str, int] = {}

    def wrong(self, message: str, key: str | None = None) -> CourseError:
        """A complaint about `key`, or about the mapping."""
        return CourseError(message, self.file, self.lines.get(key or "", self.line))

    def only(self, *keys: str) -> None:
        """Raise CourseError for a key that is not one of these."""
        for key in self:
            if key not in keys:
                guess = did_you_mean(nearest(key, keys, 1))
                raise self.wrong(
                    f"“{key}” means nothing here.{guess} There are: {', '.join(keys)}.", key
                )

    def text(self, key: str, example: str) -> str:
        """The text of a key that must be there."""
        value = self.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"“{key}” needs a text: write `{key}: {example}`.", key)
        return value.strip()

    def texts(self, key: str, example: str) -> tuple[str, ...]:
        """The texts of a list, which may be missing."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(f"“{key}” is a list of texts: write `{key}: {example}`.", key)
        return tuple(value)


def parse_mapping(text: str, file: Path, first_line: int) -> Mapping:
    """The mapping in `text`, whose first line is line `first_line` of the file."""
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        what = error.problem or error.context or "it cannot be read"
        raise CourseError(
            f"this is not valid YAML: {what}. A text with a colon or quotes in it goes between "
            "quotes.",
            file,
            line,
        ) from None
    except yaml.YAMLError as error:
        raise CourseError(f"this is not valid YAML: {error}.", file, first_line) from None
    if not isinstance(node, yaml.MappingNode):
        raise CourseError("write it as `key: value` lines.", file, first_line)
    value = _value(node, file, first_line)
    assert isinstance(value, Mapping)
    return value


def _compose(text: str) -> yaml.Node | None:
    """The node of a text: by libyaml, eight times as fast, unless something is wrong with it."""
    if yaml.__with_libyaml__:
        with contextlib.suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=yaml.CSafeLoader)
    return yaml.compose(text, Loader=yaml.SafeLoader)  # which complains in better words


def _value(node: yaml.Node, file: Path, first_line: int) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, first_line) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        mapping = Mapping(file, first_line + node.start_mark.line)
        for key_node, value in node.value:
            key = str(key_node.value)
            line = first_line + key_node.start_mark.line
            if key in mapping:
                raise CourseError(
                    f"“{key}” is here twice, first in line {mapping.lines[key]}. Take one out.",
                    file,
                    line,
                )
            mapping[key] = _value(value, file, first_line)
            mapping.lines[key] = line
        return mapping
    return str(node.value)
