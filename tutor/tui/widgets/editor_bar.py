"""The bar under the editor: finds, replaces, goes to a line."""

from __future__ import annotations

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from tutor.tui.palette import LOOKS
from tutor.tui.texts import Texts
from tutor.tui.widgets.editor import Editor


class BarKeys(Widget):
    """What can be pressed, or clicked, beside a field."""

    class Pressed(Message):
        """One of them was clicked."""

        def __init__(self, action: str) -> None:
            self.action = action
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._said = ""
        self._keys: list[tuple[str, str, str]] = []
        self._spans: list[tuple[int, int, str]] = []

    def say(self, said: str, keys: list[tuple[str, str, str]]) -> None:
        """Words, then keys: what is printed on each, what it does, and its action."""
        self._said, self._keys = said, keys
        self.refresh()

    def render(self) -> Text:
        """One line; remembers where each key stands, for the mouse."""
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        line = Text(no_wrap=True, end="")
        line.append(f" {self._said} ", style=look.strong)
        self._spans = []
        for key, label, action in self._keys:
            start = line.cell_len
            line.append(f" {key}", style=look.accent)
            line.append(f" {label} ", style=look.muted)
            self._spans.append((start, line.cell_len, action))
        return line

    def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        for start, end, action in self._spans:
            if start <= event.x < end:
                self.post_message(self.Pressed(action))


class EditorBar(Vertical):
    """Hidden until it is asked for; Escape hides it again."""

    BINDINGS = [
        Binding("down", "step(1)", "keys.match_after", show=False),
        Binding("up", "step(-1)", "keys.match_before", show=False),
        Binding("tab", "field(1)", "keys.field", show=False),
        Binding("shift+tab", "field(-1)", "keys.field", show=False),
        Binding("ctrl+t", "replace_all", "keys.replace_all", show=False),
    ]

    class Closed(Message):
        """The bar is hidden; the editor goes on."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(id="bar")
        self._editor = editor
        self._texts: Texts | None = None
        self._done = 0
        """How many were replaced at last."""

    def compose(self) -> ComposeResult:
        """A row to find, one to replace, one to go to a line."""
        for name in ("find", "replace", "line"):
            with Horizontal(id=f"{name}-row"):
                yield Static(id=f"{name}-label", markup=False)
                yield Input(
                    id=f"{name}-field", compact=True, type="integer" if name == "line" else "text"
                )
                yield BarKeys(id=f"{name}-keys")

    def on_mount(self) -> None:
        """Not seen at first."""
        self.display = False

    def retext(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts
        for name in ("find", "replace", "line"):
            self.query_one(f"#{name}-label", Static).update(texts(f"editor.{name}"))
        self._say()

    def _field(self, name: str) -> Input:
        return self.query_one(f"#{name}-field", Input)

    @property
    def finding(self) -> bool:
        """Whether it finds (else it goes to a line, or is hidden)."""
        return bool(self.display) and self.has_class("-find")

    def open_find(self) -> None:
        """Find what is selected, or what was searched before."""
        self.set_classes("-find")
        self.display = True
        field, chosen = self._field("find"), self._editor.selected_text
        if chosen and "\n" not in chosen:
            field.value = chosen
        field.focus()
        field.select_all()
        self._search()

    def open_line(self) -> None:
        """Ask for a line's number."""
        self.set_classes("-line")
        self.display = True
        self._editor.search("")
        field = self._field("line")
        field.value = ""
        field.focus()
        self._say()

    def close(self) -> None:
        """Hide; nothing is marked any more, what is selected stays."""
        self.display = False
        self._editor.search("")
        self.post_message(self.Closed())

    def _search(self) -> None:
        self._done = 0
        self._editor.search(self._field("find").value)
        self._editor.step_match(1, stay=True)
        self._say()

    def refresh_count(self) -> None:
        """The text or the cursor has changed."""
        if self.finding:
            self._say()

    def _say(self) -> None:
        texts = self._texts
        if texts is None:
            return
        editor = self._editor
        count, number = len(editor.matches), editor.match_number
        said = ""
        if self._done:
            said = texts("editor.replaced", count=self._done)
        elif editor.wanted:
            key = "editor.count" if count else "editor.none"
            said = texts(key, number=number or "–", count=count)
        steps = [
            ("↓", texts("keys.match_after"), "step(1)"),
            ("↑", texts("keys.match_before"), "step(-1)"),
        ]
        self.query_one("#find-keys", BarKeys).say(said, steps)
        self.query_one("#replace-keys", BarKeys).say(
            "",
            [
                ("Enter", texts("editor.this_one"), "replace"),
                ("^T", texts("editor.all"), "replace_all"),
            ],
        )
        lines = texts("editor.lines", count=editor.document.line_count)
        self.query_one("#line-keys", BarKeys).say(
            lines, [("Enter", texts("editor.go"), "go"), ("Esc", texts("keys.close"), "close")]
        )

    # Keys and mouse

    @on(Input.Changed, "#find-field")
    def _typed(self) -> None:
        if self.finding:
            self._search()

    @on(Input.Changed, "#replace-field")
    def _typed_other(self) -> None:
        self._done = 0

    @on(Input.Submitted)
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        acts = {
            "find-field": lambda: self.action_step(1),
            "replace-field": self.action_replace,
            "line-field": self.action_go,
        }
        acts[message.input.id or ""]()

    @on(BarKeys.Pressed)
    async def _pressed(self, message: BarKeys.Pressed) -> None:
        await self.run_action(message.action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the moment."""
        return self.finding if action in ("step", "field", "replace_all") else True

    def action_step(self, direction: int) -> None:
        """Select the next match, or the one before."""
        self._done = 0
        self._editor.step_match(direction)
        self._say()

    def action_field(self, direction: int) -> None:
        """To the other field."""
        other = "find" if self._field("replace").has_focus else "replace"
        self._field(other).focus()

    def action_replace(self) -> None:
        """Replace the selected match, and go to the next."""
        self._done = 0
        self._editor.replace_match(self._field("replace").value)
        self._say()

    def action_replace_all(self) -> None:
        """Replace every match; one undo brings all back."""
        self._done = self._editor.replace_all(self._field("replace").value)
        self._say()

    def action_go(self) -> None:
        """Go to the line that was typed."""
        typed = self._field("line").value
        if typed.lstrip("+-").isdigit():
            self._editor.go_to_line(int(typed))
        self.close()

    def action_close(self) -> None:
        """Hide."""
        self.close()
