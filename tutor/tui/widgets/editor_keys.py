"""The keys of the editor."""

from __future__ import annotations

from textual.binding import Binding, BindingType


def _key(keys: str, action: str, words: str) -> BindingType:
    return Binding(keys, action, words, show=False)


MOVES: list[BindingType] = [
    _key("up", "cursor_up", ""),
    _key("down", "cursor_down", ""),
    _key("left", "cursor_left", ""),
    _key("right", "cursor_right", ""),
    _key("ctrl+left", "cursor_word_left", ""),
    _key("ctrl+right", "cursor_word_right", ""),
    _key("home", "cursor_line_start", ""),
    _key("end", "cursor_line_end", ""),
    _key("pageup", "cursor_page_up", ""),
    _key("pagedown", "cursor_page_down", ""),
    _key("ctrl+home", "first_line", "keys.top"),
    _key("ctrl+end", "last_line", "keys.bottom"),
    _key("shift+up", "cursor_up(True)", ""),
    _key("shift+down", "cursor_down(True)", ""),
    _key("shift+left", "cursor_left(True)", ""),
    _key("shift+right", "cursor_right(True)", ""),
    _key("shift+home", "cursor_line_start(True)", ""),
    _key("shift+end", "cursor_line_end(True)", ""),
    _key("ctrl+shift+left", "cursor_word_left(True)", ""),
    _key("ctrl+shift+right", "cursor_word_right(True)", ""),
    _key("ctrl+a", "select_all", "keys.select_all"),
    _key("ctrl+right_square_bracket", "to_bracket", "keys.to_bracket"),
]
"""Where the cursor goes. What every program does with a key is not explained."""

CHANGES: list[BindingType] = [
    _key("backspace", "delete_left", ""),
    _key("delete", "delete_right", ""),
    _key("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", "keys.delete_word"),
    _key("alt+delete", "delete_word_right", ""),
    _key("ctrl+u,super+backspace", "delete_to_start_of_line", ""),
    _key("ctrl+x,super+x", "cut", "keys.cut"),
    _key("ctrl+c,super+c", "copy", "keys.copy"),
    _key("ctrl+v", "paste", "keys.paste"),
    _key("ctrl+z,super+z", "undo", "keys.undo"),
    _key("ctrl+y,ctrl+shift+z,super+y", "redo", "keys.redo"),
    _key("shift+tab", "dedent", "keys.dedent"),
    _key("ctrl+underscore,ctrl+slash", "comment", "keys.comment"),
    _key("ctrl+d", "duplicate", "keys.duplicate"),
    _key("alt+up", "move_lines(-1)", "keys.lines_up"),
    _key("alt+down", "move_lines(1)", "keys.lines_down"),
    _key("ctrl+k,ctrl+shift+k", "delete_line", "keys.delete_line"),
]
"""What they do to the text."""
