"""The colours of the editor."""

from __future__ import annotations

from rich.style import Style
from textual.widgets.text_area import TextAreaTheme

from tutor.tui.palette import Colours

MATCH, PROBLEM = "match", "problem"
"""Marks over the syntax: what was searched, and what is wrong. Both underline."""


def editor_theme(colours: Colours) -> TextAreaTheme:
    """The editor's theme in these colours."""
    return TextAreaTheme(
        name=colours.name,
        base_style=Style(color=colours.text, bgcolor=colours.background),
        gutter_style=Style(color=colours.faint, bgcolor=colours.background),
        cursor_style=Style(color=colours.background, bgcolor=colours.accent),
        cursor_line_style=Style(bgcolor=colours.surface),
        cursor_line_gutter_style=Style(color=colours.muted, bgcolor=colours.surface),
        bracket_matching_style=Style(bgcolor=colours.panel, bold=True, underline=True),
        selection_style=Style(bgcolor=colours.selection),
        syntax_styles={
            "string": Style(color=colours.good),
            "string.documentation": Style(color=colours.good),
            "comment": Style(color=colours.muted, italic=True),
            "keyword": Style(color=colours.violet),
            "keyword.function": Style(color=colours.violet),
            "keyword.return": Style(color=colours.violet),
            "keyword.operator": Style(color=colours.violet),
            "conditional": Style(color=colours.violet),
            "repeat": Style(color=colours.violet),
            "exception": Style(color=colours.violet),
            "include": Style(color=colours.violet),
            "boolean": Style(color=colours.accent),
            "number": Style(color=colours.accent),
            "float": Style(color=colours.accent),
            "class": Style(color=colours.primary, bold=True),
            "type.class": Style(color=colours.primary, bold=True),
            "type": Style(color=colours.primary),
            "function": Style(color=colours.primary),
            "function.call": Style(color=colours.primary),
            "method": Style(color=colours.primary),
            "method.call": Style(color=colours.primary),
            "constant.builtin": Style(color=colours.accent),
            MATCH: Style(color=colours.accent, bold=True, underline=True),
            PROBLEM: Style(color=colours.bad, underline=True),
        },
    )
