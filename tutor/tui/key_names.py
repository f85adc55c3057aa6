"""Keys as they are printed on keyboards."""

from __future__ import annotations

NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "delete": "Del",
    "backspace": "⌫",
    "ctrl+underscore": "^/",
    "ctrl+right_square_bracket": "^]",
    "ctrl+home": "^Home",
    "ctrl+end": "^End",
    "alt+up": "Alt ↑",
    "alt+down": "Alt ↓",
}


def key_name(key: str) -> str:
    """Textual's name of a key, as people write it."""
    if key in NAMES:
        return NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+').upper()}"
    if key.startswith("alt+"):
        return f"Alt {key_name(key.removeprefix('alt+'))}"
    if key.startswith("shift+"):
        return "⇧" + key_name(key.removeprefix("shift+")).title()
    return key.upper() if len(key) > 1 else key
